/** Where an earlier day’s session is entered. Only days that the use case offers can be picked, each saying if it waits. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { Select } from "#components/form/select.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { dayDate, longDay } from "#components/session/day-text.ts";
import { readBackdatePage } from "#lib/usecases/session-page.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { backdate } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("session.backdate"))("title") };
}

/** Enters a session done on an earlier day: which day, then the same form as a session under way. */
export default async function NewSessionPage({
  searchParams,
}: {
  readonly searchParams: Promise<{ readonly day?: string | string[] }>;
}) {
  const actor = await requireActor("patient");
  const { day } = await searchParams;
  const page = requireValue(
    await readBackdatePage(actor, { day: typeof day === "string" ? day : undefined }),
  );
  const [t, format] = [await getTranslations("session.backdate"), await getFormatter()];
  const back = { href: "/today", label: t("back") };
  if (page.days.length === 0) return <PageHeader back={back} title={t("title")} lead={t("none")} />;
  const options = page.days.map((one) => {
    const name = format.dateTime(dayDate(one.day), longDay);
    return { value: one.day, label: one.waits ? `${name}, ${t("waits")}` : name };
  });
  return (
    <>
      <PageHeader back={back} title={t("title")} lead={t("lead")} />
      <ActionForm
        action={backdate}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${actor.memberId}.backdate`}
      >
        <input type="hidden" name="sessionId" value={page.sessionId} />
        <Field name="day" label={t("day")}>
          <Select options={options} defaultValue={page.day ?? page.days[0]?.day} />
        </Field>
        <PainScaleField name="restPain" label={t("restPain")} />
        <Dock>
          <SubmitButton size="xl" wide>
            {t("next")}
          </SubmitButton>
        </Dock>
      </ActionForm>
    </>
  );
}
