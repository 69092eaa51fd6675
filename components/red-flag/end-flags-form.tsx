/** Ending red flags with a statement: which, why, and for E and S who examined the patient and when. */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput, TextArea, TextInput } from "#components/form/text-input.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { RedFlagCode } from "#lib/domain/red-flag-questions.ts";
import styles from "./flag-list.module.css";
import { useFlagName } from "./flag-list.tsx";

export interface EndFlagsFormProps {
  readonly action: FormAction;
  readonly formId: string;
  readonly patientId: string;
  readonly readerId: string;
  /** Open flags that the reader may end; at least one. */
  readonly flags: readonly { readonly id: string; readonly questionId: string; readonly code: RedFlagCode }[];
  /** The date on the patient's wall clock: the last on which an examination can lie. */
  readonly today: LocalDay;
}

export function EndFlagsForm({ action, formId, patientId, readerId, flags, today }: EndFlagsFormProps) {
  const t = useTranslations("redFlag.staff.clear");
  const record = useTranslations("record");
  const nameOf = useFlagName();
  const isUrgent = ({ code }: { code: RedFlagCode }) => code === "E" || code === "S";
  const urgent = flags.some(isUrgent);
  return (
    <ActionForm
      key={flags.map((flag) => flag.id).join()}
      action={action}
      idempotencyKey={formId}
      draftKey={`${readerId}.end-flags.${patientId}`}
      label={record("endTitle")}
    >
      <input type="hidden" name="patientId" value={patientId} />
      {flags.every(isUrgent) ? <input type="hidden" name="examined" value="needed" /> : null}
      <Field name="flagIds" label={record("choose")} group>
        <div className={styles.which}>
          {flags.map((flag) => (
            <CheckboxRow
              key={flag.id}
              name="flagIds[]"
              value={flag.id}
              plain
              defaultChecked={flags.length === 1}
              label={`${flag.code} · ${nameOf(flag.questionId)}`}
            />
          ))}
        </div>
      </Field>
      <Field name="reason" label={t("reason")} hint={t("reasonHint")}>
        <TextArea rows={3} maxLength={2000} />
      </Field>
      {urgent ? (
        <>
          <Field name="assessedBy" label={t("assessedBy")} hint={record("assessedHint")}>
            <TextInput maxLength={200} autoComplete="off" />
          </Field>
          <Field name="assessedOn" label={t("assessedOn")}>
            <DateInput max={today} />
          </Field>
        </>
      ) : null}
      <SubmitButton size="l">{record("endSubmit")}</SubmitButton>
    </ActionForm>
  );
}
