/**
 * The therapist's decision on the gate: sign, clear with a written reason, or nothing while a warning sign stands.
 * Invariant: what is offered follows the outcome; the server decides again when it is sent.
 */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { Field } from "#components/form/field.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { TextArea } from "#components/form/text-input.tsx";
import { LinkButton } from "#components/ui/button.tsx";
import { Say } from "#components/ui/say.tsx";
import { Sheet } from "#components/ui/section.tsx";
import type { GateOutcome } from "#lib/domain/gate.ts";
import { overrideReasonMin } from "#lib/schemas/clearance.ts";
import styles from "./sign-panel.module.css";

export interface SignPanelProps {
  readonly action: FormAction;
  readonly outcome: GateOutcome;
  readonly patient: { readonly id: string; readonly name: string };
  readonly formId: string;
  readonly fingerprint: string;
  /** The reader may sign: a therapist. */
  readonly maySign: boolean;
  readonly readerId: string;
}

export function SignPanel({
  action,
  outcome,
  patient,
  formId,
  fingerprint,
  maySign,
  readerId,
}: SignPanelProps) {
  const t = useTranslations("clearance.sign");
  const { name } = patient;
  if (outcome === "ESCALATE") {
    return (
      <Sheet className={styles.panel}>
        <h2>{t("title")}</h2>
        <Say tone="red">{t("escalates", { name })}</Say>
        <LinkButton href={`/patients/${patient.id}/record`}>{t("toRecord")}</LinkButton>
      </Sheet>
    );
  }
  const isMet = outcome === "READY_FOR_REVIEW";
  return (
    <Sheet className={styles.panel}>
      <h2>{t(isMet ? "title" : "overrideTitle")}</h2>
      <p>{t(isMet ? "ready" : "override", { name })}</p>
      {maySign ? (
        <ActionForm
          key={`${formId}`}
          action={action}
          idempotencyKey={formId}
          draftKey={`${readerId}.clearance.${patient.id}`}
        >
          <input type="hidden" name="patientId" value={patient.id} />
          <input type="hidden" name="fingerprint" value={fingerprint} />
          {isMet ? null : (
            <Field
              name="reason"
              label={t("reason", { name })}
              hint={t("reasonHint", { min: overrideReasonMin })}
            >
              <TextArea rows={4} maxLength={2000} />
            </Field>
          )}
          <SubmitButton size="l" variant={isMet ? "primary" : "secondary"}>
            {t(isMet ? "button" : "overrideButton")}
          </SubmitButton>
        </ActionForm>
      ) : (
        <p className={styles.quiet}>{t("notYou")}</p>
      )}
    </Sheet>
  );
}
