/** The context as the patient answered it once, and the therapist's review of it. Not answered is said as such. */
import { useFormatter, useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { contextItems, type RedFlagContext } from "#lib/domain/red-flag-questions.ts";
import styles from "./context-panel.module.css";

export interface ContextPanelProps {
  readonly context: RedFlagContext;
  readonly recordedAt: Date;
  readonly review: { readonly note: string | null; readonly at: Date; readonly byName: string } | null;
  /** The review form; null for readers who do not review. */
  readonly form: {
    readonly action: FormAction;
    readonly formId: string;
    readonly patientId: string;
    readonly readerId: string;
    readonly contextId: string;
  } | null;
}

export function ContextPanel({ context, recordedAt, review, form }: ContextPanelProps) {
  const t = useTranslations("record.context");
  const format = useFormatter();
  const said = (value: number | boolean | null) =>
    value === null ? t("unknown") : typeof value === "number" ? String(value) : t(value ? "yes" : "no");
  return (
    <>
      <dl className={styles.items}>
        {contextItems.map((item) => (
          <div key={item}>
            <dt>{t(`items.${item}`)}</dt>
            <dd className={context[item] === true ? styles.yes : undefined}>{said(context[item])}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.when}>
        {t("recorded", { date: format.dateTime(recordedAt, { dateStyle: "medium" }) })}
      </p>
      {review === null ? null : (
        <p className={styles.review}>
          {t("reviewed", {
            name: review.byName,
            date: format.dateTime(review.at, { dateStyle: "medium" }),
            note: review.note ?? "",
          })}
        </p>
      )}
      {form === null ? null : (
        <ActionForm
          action={form.action}
          idempotencyKey={form.formId}
          draftKey={`${form.readerId}.context.${form.contextId}`}
          label={t("note")}
        >
          <input type="hidden" name="patientId" value={form.patientId} />
          <input type="hidden" name="contextId" value={form.contextId} />
          <Field name="note" label={t("note")} hint={t("noteHint")}>
            <TextArea rows={3} maxLength={2000} />
          </Field>
          <SubmitButton variant="secondary">{t("submit")}</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
