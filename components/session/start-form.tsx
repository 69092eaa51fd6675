/** What is asked before a session starts: the two safety questions, pain at rest, anything that makes drowsy. */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { newIdempotencyKey } from "#components/form/idempotency-key.ts";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { Dock } from "#components/layout/dock.tsx";
import { PageHeader } from "#components/layout/page-header.tsx";
import { SafetyQuestions } from "./safety-questions.tsx";
import styles from "./start-form.module.css";

export interface StartFormProps {
  readonly action: FormAction;
  readonly sessionId: string;
  readonly screenId: string;
  readonly patientId: string;
  /** From this resting pain on it asks about a flare; null where the plan is calm already. */
  readonly flareFrom: number | null;
  readonly plan: {
    readonly versionId: string;
    readonly programName: string;
    readonly calmOnly: boolean;
    readonly minutes: number;
    readonly exercises: number;
  };
}

export function StartForm({ action, sessionId, screenId, patientId, plan, flareFrom }: StartFormProps) {
  const t = useTranslations("session.start");
  return (
    <>
      <PageHeader
        back={{ href: "/today", label: t("back") }}
        over={t("over", { program: plan.programName, exercises: plan.exercises, minutes: plan.minutes })}
        title={t(plan.calmOnly ? "calmTitle" : "title")}
      />
      <ActionForm
        action={action}
        idempotencyKey={newIdempotencyKey()}
        draftKey={`${patientId}.start.${sessionId}`}
      >
        <input type="hidden" name="sessionId" value={sessionId} />
        <input type="hidden" name="screenId" value={screenId} />
        <input type="hidden" name="versionId" value={plan.versionId} />
        <SafetyQuestions />
        <PainScaleField name="restPain" label={t("restPain")} />
        {flareFrom === null ? null : (
          <div className={styles.flare} data-from={flareFrom}>
            <Field name="flare" label={t("flare")} hint={t("flareHint")} group>
              <RadioGroup
                inline
                options={[
                  { value: "yes", label: t("flareYes") },
                  { value: "no", label: t("flareNo") },
                ]}
              />
            </Field>
          </div>
        )}
        <Field name="drowsy" label={t("drowsy")} hint={t("drowsyHint")} group>
          <RadioGroup
            inline
            options={[
              { value: "yes", label: t("yes") },
              { value: "no", label: t("no") },
            ]}
          />
        </Field>
        <p className="hint">{t("foot")}</p>
        <Dock>
          <SubmitButton size="xl" wide>
            {t("begin")}
          </SubmitButton>
        </Dock>
      </ActionForm>
    </>
  );
}
