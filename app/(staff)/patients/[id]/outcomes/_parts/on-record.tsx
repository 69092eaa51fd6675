/** Every answer on record, with what replaced it or why it was taken back. Invariant: nothing on record disappears. */
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { pgicKeyOf } from "#components/prom/pgic-words.ts";
import styles from "#components/prom/prom.module.css";
import { dayDate } from "#components/session/day-text.ts";
import { LinkButton } from "#components/ui/button.tsx";
import { DataTable } from "#components/ui/data-table.tsx";
import { VisuallyHidden } from "#components/ui/visually-hidden.tsx";
import type { OutcomeEntry } from "#lib/usecases/outcomes.ts";

interface OnRecordProps {
  readonly entries: readonly OutcomeEntry[];
  readonly patientId: string;
  readonly zone: string;
}

export function OnRecord({ entries, patientId, zone }: OnRecordProps) {
  const t = useTranslations("prom");
  const format = useFormatter();
  const scoreOf = ({ instrument, score, missing }: OutcomeEntry) =>
    score === null
      ? t("outcomes.record.noScore", { missing })
      : instrument === "pgic"
        ? t(`pgic.words.${pgicKeyOf(score)}`)
        : format.number(score, { maximumFractionDigits: 1 });
  const dayOf = ({ day }: OutcomeEntry) =>
    format.dateTime(dayDate(day), { dateStyle: "medium", timeZone: "UTC" });
  const nameOf = (entry: OutcomeEntry) => `${t(`short.${entry.instrument}`)}, ${dayOf(entry)}`;
  const stateOf = ({ correction }: OutcomeEntry) =>
    correction === null
      ? t("outcomes.record.stands")
      : t(correction.replacedById === null ? "outcomes.record.withdrawn" : "outcomes.record.replaced", {
          date: format.dateTime(correction.at, { dateStyle: "medium", timeZone: zone }),
          name: correction.byName,
          reason: correction.reason,
        });
  if (entries.length === 0) return <p className={styles.quiet}>{t("outcomes.record.none")}</p>;
  return (
    <DataTable
      caption={t("outcomes.record.caption")}
      captionHidden
      rows={entries}
      rowKey={(entry) => entry.id}
      columns={[
        {
          key: "day",
          head: t("outcomes.record.day"),
          cell: dayOf,
        },
        {
          key: "measure",
          head: t("outcomes.record.measure"),
          cell: (entry) => t(`short.${entry.instrument}`),
        },
        {
          key: "score",
          head: t("outcomes.record.score"),
          cell: (entry) => (
            <span className={entry.correction === null ? undefined : styles.struck}>{scoreOf(entry)}</span>
          ),
        },
        {
          key: "by",
          head: t("outcomes.record.by"),
          cell: (entry) =>
            entry.source === "patient"
              ? t("outcomes.chart.byPatient")
              : t("outcomes.chart.byStaff", { name: entry.byName }),
        },
        {
          key: "state",
          head: t("outcomes.record.state"),
          cell: (entry) =>
            entry.correction === null ? (
              <span className={styles.actions}>
                <Link href={`/patients/${patientId}/outcomes?replace=${entry.id}#enter`}>
                  {t("outcomes.record.correct")}
                  <VisuallyHidden> {nameOf(entry)}</VisuallyHidden>
                </Link>
                <Link href={`/patients/${patientId}/outcomes?withdraw=${entry.id}#take-back`}>
                  {t("outcomes.record.withdraw")}
                  <VisuallyHidden> {nameOf(entry)}</VisuallyHidden>
                </Link>
              </span>
            ) : (
              stateOf(entry)
            ),
        },
      ]}
    />
  );
}

interface TakeBackFormProps {
  readonly action: FormAction;
  readonly formId: string;
  readonly patientId: string;
  readonly readerId: string;
  readonly responseId: string;
}

export function TakeBackForm({ action, formId, patientId, readerId, responseId }: TakeBackFormProps) {
  const t = useTranslations("prom.outcomes");
  return (
    <ActionForm
      action={action}
      idempotencyKey={formId}
      draftKey={`${readerId}.prom.take-back.${responseId}`}
      className={styles.entry}
    >
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="responseId" value={responseId} />
      <Field name="reason" label={t("record.withdrawReason")}>
        <TextArea rows={2} maxLength={300} />
      </Field>
      <div className={styles.choose}>
        <SubmitButton>{t("record.withdrawSave")}</SubmitButton>
        <LinkButton href={`/patients/${patientId}/outcomes`} variant="quiet">
          {t("record.keep")}
        </LinkButton>
      </div>
    </ActionForm>
  );
}
