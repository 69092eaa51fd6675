/** The first page of the PSFS: what the patient's back makes hard, in their own words. */
import { useTranslations } from "next-intl";
import type { FormAction } from "#components/form/action-state.ts";
import { Field } from "#components/form/field.tsx";
import { TextInput } from "#components/form/text-input.tsx";
import { psfsMost } from "#lib/domain/prom.ts";
import { activityMax } from "#lib/schemas/prom.ts";
import styles from "./prom.module.css";
import { StepFrame } from "./step-frame.tsx";

export interface NameActivitiesProps {
  readonly action: FormAction;
  readonly formId: string;
  readonly memberId: string;
}

export function NameActivities({ action, formId, memberId }: NameActivitiesProps) {
  const t = useTranslations("prom.psfs");
  return (
    <StepFrame
      action={action}
      formId={formId}
      draftKey={`${memberId}.prom.psfs.names`}
      backHref="/questionnaires"
      heading={t("name")}
      send={t("saveNames")}
    >
      <p className={styles.instruction}>{t("nameLead")}</p>
      <div className={styles.names}>
        {Array.from({ length: psfsMost }, (_, index) => (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place
            key={index}
            name={`activities.${index}`}
            label={t("activity", { number: index + 1 })}
            optional={index === 0 ? undefined : t("optional")}
          >
            <TextInput maxLength={activityMax} autoComplete="off" />
          </Field>
        ))}
      </div>
      <p className={styles.credit}>{t("credit")}</p>
    </StepFrame>
  );
}
