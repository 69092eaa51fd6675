/** Where a session is put right afterwards. Each form carries the revision it was drawn from, so that two do not meet. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { ActionForm } from "#components/form/action-form.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput, TextInput } from "#components/form/text-input.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { CorrectExercises } from "#components/session/correct-exercises.tsx";
import { dayDate, longDay } from "#components/session/day-text.ts";
import { Banner } from "#components/ui/banner.tsx";
import { Section } from "#components/ui/section.tsx";
import { newId } from "#lib/kernel/ids.ts";
import { readSessionPage } from "#lib/usecases/session-page.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";
import { amend } from "./actions.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("session.done"))("correct") };
}

/** Corrects a session afterwards: its day, its figures, or the whole of it. The first entry stays on record. */
export default async function CorrectPage({ params }: { readonly params: Promise<{ readonly id: string }> }) {
  const actor = await requireActor("patient");
  const { id } = await params;
  const page = requireValue(await readSessionPage(actor, { sessionId: id }));
  if (page.kind !== "finished" && page.kind !== "open") notFound();
  const [t, done, format] = [
    await getTranslations("session.correct"),
    await getTranslations("session.done"),
    await getFormatter(),
  ];
  const theme = (await getPreferences())?.theme ?? "auto";
  const { answers } = page;
  const hidden = (
    <>
      <input type="hidden" name="amendmentId" value={newId()} />
      <input type="hidden" name="sessionId" value={page.sessionId} />
      <input type="hidden" name="revision" value={answers.revision} />
      <input
        type="hidden"
        name="drowsy"
        value={answers.drowsy === null ? "" : answers.drowsy ? "yes" : "no"}
      />
    </>
  );
  const kept = (
    <>
      <input type="hidden" name="day" value={answers.localDay} />
      <input type="hidden" name="restPain" value={answers.restPainBefore ?? ""} />
    </>
  );
  const key = (form: string) => `${actor.memberId}.${form}.${page.sessionId}.${answers.revision}`;
  return (
    <>
      <PageHeader
        back={{ href: `/session/${page.sessionId}`, label: t("back") }}
        title={t("title", { date: format.dateTime(dayDate(answers.localDay), longDay) })}
        lead={t("lead")}
      />
      {answers.withdrawn ? (
        <Section>
          <Banner>{done("withdrawn")}</Banner>
          <ActionForm action={amend} idempotencyKey={newIdempotencyKey()}>
            {hidden}
            {kept}
            <input type="hidden" name="restore" value="on" />
            <SubmitButton size="l" wide>
              {t("restore")}
            </SubmitButton>
          </ActionForm>
        </Section>
      ) : (
        <>
          <Section title={t("exercises")} titleHidden>
            <CorrectExercises
              sessionId={page.sessionId}
              patientId={page.patientId}
              exercises={page.exercises}
              bands={page.bands}
              shows={page.shows}
              theme={theme}
            />
          </Section>
          <Section title={t("about")}>
            <ActionForm action={amend} idempotencyKey={newIdempotencyKey()} draftKey={key("amend")}>
              {hidden}
              <Field name="day" label={t("day")}>
                <DateInput defaultValue={answers.localDay} max={page.today} />
              </Field>
              <PainScaleField
                name="restPain"
                label={t("restPain")}
                answered={answers.restPainBefore ?? undefined}
              />
              <Field name="reason" label={t("reason")} hint={t("reasonHint")}>
                <TextInput maxLength={300} />
              </Field>
              <SubmitButton variant="secondary" size="l" wide>
                {t("save")}
              </SubmitButton>
            </ActionForm>
          </Section>
          <Section title={t("withdraw")}>
            <p className="sec-note">{t("withdrawText")}</p>
            <ActionForm action={amend} idempotencyKey={newIdempotencyKey()}>
              {hidden}
              {kept}
              <input type="hidden" name="withdrawn" value="on" />
              <SubmitButton variant="secondary" size="l" wide>
                {t("withdraw")}
              </SubmitButton>
            </ActionForm>
          </Section>
        </>
      )}
    </>
  );
}
