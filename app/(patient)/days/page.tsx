/** Days off as the person who has them sees them. A pause that the therapist made is shown, and cannot be taken back here. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput } from "#components/form/text-input.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { dayDate, shortDay } from "#components/session/day-text.ts";
import styles from "#components/session/session.module.css";
import { Section } from "#components/ui/section.tsx";
import { eachDay } from "#lib/domain/calendar.ts";
import { type ExcusePage, readExcusePage } from "#lib/usecases/excuse.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { markDays, takeBack } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today.links"))("days") };
}

/** Marks days as ill or away, and takes that back. */
export default async function DaysPage() {
  const actor = await requireActor("patient");
  const page = requireValue(await readExcusePage(actor));
  const t = await getTranslations("today.days");
  const count = new Set(page.current.flatMap((excuse) => eachDay(excuse.from, excuse.to))).size;
  return (
    <>
      <PageHeader
        back={{ href: "/today", label: t("back") }}
        title={t("title", { count })}
        lead={t("lead")}
      />
      <Section title={t("form")}>
        <ActionForm
          action={markDays}
          idempotencyKey={newIdempotencyKey()}
          draftKey={`${page.patientId}.excuse`}
        >
          <input type="hidden" name="patientId" value={page.patientId} />
          <input type="hidden" name="excuseId" value={page.formId} />
          <Field name="fromDay" label={t("from")}>
            <DateInput defaultValue={page.today} />
          </Field>
          <Field name="toDay" label={t("to")} hint={t("toHint")}>
            <DateInput defaultValue={page.today} />
          </Field>
          <Field name="reason" label={t("reason")} group>
            <RadioGroup
              options={[
                { value: "ill", label: t("ill") },
                { value: "away", label: t("away") },
              ]}
            />
          </Field>
          <SubmitButton size="xl" wide>
            {t("save")}
          </SubmitButton>
        </ActionForm>
      </Section>
      <Section title={t("current")}>
        {page.current.length === 0 ? <p>{t("none")}</p> : <Excuses page={page} excuses={page.current} />}
      </Section>
      {page.past.length === 0 ? null : (
        <Section title={t("past")}>
          <Excuses page={page} excuses={page.past} />
        </Section>
      )}
    </>
  );
}

async function Excuses({
  page,
  excuses,
}: {
  readonly page: ExcusePage;
  readonly excuses: ExcusePage["current"];
}) {
  const [t, format] = [await getTranslations("today.days"), await getFormatter()];
  const day = (value: string) => format.dateTime(dayDate(value), shortDay);
  return (
    <ul className={styles.days}>
      {excuses.map((excuse) => {
        const days =
          excuse.from === excuse.to
            ? day(excuse.from)
            : format.dateTimeRange(dayDate(excuse.from), dayDate(excuse.to), shortDay);
        return (
          <li key={excuse.id}>
            <span>
              {days}
              <small>
                {t("row", { reason: excuse.reason })}
                {excuse.byPatient ? "" : `, ${t("byTherapist")}`}
              </small>
            </span>
            {excuse.reason === "therapist_pause" ? null : (
              <ActionForm
                action={takeBack}
                idempotencyKey={newIdempotencyKey()}
                label={t("withdrawName", { days })}
                className={styles.inline}
              >
                <input type="hidden" name="patientId" value={page.patientId} />
                <input type="hidden" name="excuseId" value={excuse.id} />
                <input type="hidden" name="withdrawalId" value={page.withdrawalIds[excuse.id]} />
                <SubmitButton variant="quiet">{t("withdraw")}</SubmitButton>
              </ActionForm>
            )}
          </li>
        );
      })}
    </ul>
  );
}
