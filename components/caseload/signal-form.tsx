/**
 * One act on signals of a patient: which, why, and for a snooze until when. Invariant: it says what will happen to the
 * order before anything is sent, and sends the mark of the data that were shown.
 */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { DateInput, TextArea } from "#components/form/text-input.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { addDays } from "#lib/domain/calendar.ts";
import { snoozeMaxDays } from "#lib/domain/signal-state.ts";
import type { SignalActName } from "./signal-actions.tsx";
import { useSignalText } from "./signal-text.ts";
import type { SignalView } from "./types.ts";

interface SignalFormProps {
  readonly action: FormAction;
  readonly formId: string;
  readonly readerId: string;
  readonly patientId: string;
  readonly act: SignalActName;
  /** Those that the act can be done with; at least one. */
  readonly signals: readonly SignalView[];
  /** Ids of those chosen where one came from. */
  readonly chosen: readonly string[];
  readonly from: "caseload" | "patient";
  /** The patient's local day. */
  readonly today: string;
  readonly now: Date;
  readonly backHref: string;
}

/** A snooze is offered for a week; any other day can be chosen. */
const usualSnoozeDays = 7;

export function SignalForm(props: SignalFormProps) {
  const { action, formId, readerId, patientId, act, signals, chosen, from, today, now, backHref } = props;
  const t = useTranslations("signal");
  const { text } = useSignalText(now);
  return (
    <ActionForm
      action={action}
      idempotencyKey={formId}
      draftKey={`${readerId}.signals.${act}.${patientId}`}
      label={t(`act.${act}`)}
    >
      <input type="hidden" name="patientId" value={patientId} />
      <input type="hidden" name="act" value={act} />
      <input type="hidden" name="from" value={from} />
      <p>{t(`form.help.${act}`)}</p>
      <Field name="signals" label={t("form.which")} group>
        <div>
          {signals.map((signal) => (
            <CheckboxRow
              key={signal.id}
              name="signals[]"
              value={`${signal.id} ${signal.seen}`}
              plain
              defaultChecked={chosen.includes(signal.id)}
              label={text(signal).line}
            />
          ))}
        </div>
      </Field>
      {act === "snooze" ? (
        <Field name="until" label={t("form.until")} hint={t("form.untilHint", { days: snoozeMaxDays })}>
          <DateInput
            defaultValue={addDays(today, usualSnoozeDays)}
            min={addDays(today, 1)}
            max={addDays(today, snoozeMaxDays)}
          />
        </Field>
      ) : null}
      <Field name="reason" label={t("form.reason")} hint={t("form.reasonHint")}>
        <TextArea rows={3} maxLength={500} />
      </Field>
      <div className="btn-row">
        <SubmitButton size="l">{t(`act.${act}`)}</SubmitButton>
        <LinkButton href={backHref} variant="quiet">
          {t("form.back")}
        </LinkButton>
      </div>
    </ActionForm>
  );
}
