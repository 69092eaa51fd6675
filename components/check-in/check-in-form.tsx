/** The daily check-in as one form, six short pages. Wording `checkIn`; the scale has words and no default. */
import { useTranslations } from "next-intl";
import { ActionForm } from "#components/form/action-form.tsx";
import type { FormAction } from "#components/form/action-state.ts";
import { RadioGroup } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import formStyles from "#components/form/form-steps.module.css";
import { PainScaleField } from "#components/form/scale-fields.tsx";
import { SubmitButton } from "#components/form/submit-button.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { analgesicLevels, type CheckInAnswers } from "#lib/domain/check-in.ts";
import { type CheckInPart, CheckInSteps } from "./check-in-steps.tsx";

export interface CheckInFormProps {
  readonly action: FormAction;
  readonly formId: string;
  readonly memberId: string;
  readonly day: LocalDay;
  /** Written in the questions instead of "now" and "today", for an entry of the day before. */
  readonly isYesterday: boolean;
  /** What is being corrected, with the revision that was shown; null for the first entry. */
  readonly entered: (CheckInAnswers & { readonly revision: number }) | null;
}

const yesNoOf = (value: boolean | null | undefined) =>
  value === null || value === undefined ? undefined : value ? "yes" : "no";

export function CheckInForm({ action, formId, memberId, day, isYesterday, entered }: CheckInFormProps) {
  const t = useTranslations("checkIn");
  const question = (name: keyof CheckInAnswers | "legBothOrFootDrop") =>
    isYesterday && t.has(`yesterday.${name}`) ? t(`yesterday.${name}`) : t(`questions.${name}`);
  const pain = (name: "restPain" | "worstPain") => (
    <PainScaleField
      name={name}
      label={question(name)}
      labelHidden
      look="rows"
      answered={entered?.[name] ?? undefined}
    />
  );
  const yesNo = (
    name:
      | "wokenByPain"
      | "nightUnrelenting"
      | "sedating"
      | "standsUnaided"
      | "legWorse"
      | "legBothOrFootDrop",
    labelHidden = false,
  ) => (
    <Field name={name} label={question(name)} hint={t(`hints.${name}`)} labelHidden={labelHidden} group>
      <RadioGroup
        inline
        defaultValue={name === "legBothOrFootDrop" ? undefined : yesNoOf(entered?.[name])}
        options={[
          { value: "yes", label: t("yes") },
          { value: "no", label: t("no") },
        ]}
      />
    </Field>
  );
  const parts: CheckInPart[] = [
    { key: "rest", heading: question("restPain"), fields: [{ name: "restPain", node: pain("restPain") }] },
    {
      key: "worst",
      heading: question("worstPain"),
      fields: [{ name: "worstPain", node: pain("worstPain") }],
    },
    {
      key: "night",
      heading: t("parts.night"),
      fields: [
        { name: "wokenByPain", node: yesNo("wokenByPain") },
        { name: "nightUnrelenting", node: yesNo("nightUnrelenting") },
      ],
    },
    {
      key: "medicine",
      heading: t("parts.medicine"),
      fields: [
        {
          name: "analgesicLevel",
          node: (
            <Field
              name="analgesicLevel"
              label={question("analgesicLevel")}
              hint={t("hints.analgesicLevel")}
              group
            >
              <RadioGroup
                defaultValue={entered?.analgesicLevel?.toString()}
                options={analgesicLevels.map((level) => ({
                  value: String(level),
                  label: t(`analgesic.${level}`),
                }))}
              />
            </Field>
          ),
        },
        { name: "sedating", node: yesNo("sedating") },
      ],
    },
    {
      key: "moving",
      heading: t("parts.moving"),
      fields: [
        {
          name: "walkMinutes",
          node: (
            <Field name="walkMinutes" label={question("walkMinutes")} hint={t("hints.walkMinutes")}>
              <NumberInput
                unit={t("minutes")}
                maxLength={3}
                defaultValue={entered?.walkMinutes?.toString()}
              />
            </Field>
          ),
        },
        { name: "standsUnaided", node: yesNo("standsUnaided") },
      ],
    },
    {
      key: "leg",
      heading: t("parts.leg"),
      fields: [
        { name: "legWorse", node: yesNo("legWorse") },
        { name: "legBothOrFootDrop", node: yesNo("legBothOrFootDrop") },
      ],
    },
  ];
  return (
    <ActionForm
      action={action}
      idempotencyKey={formId}
      draftKey={`${memberId}.check-in.${day}.${entered?.revision ?? "new"}`}
      className={formStyles.form}
      label={t("title")}
    >
      <input type="hidden" name="day" value={day} />
      <input type="hidden" name="seenRevision" value={entered?.revision ?? ""} />
      <CheckInSteps
        parts={parts}
        texts={{
          back: t("back"),
          next: t("next"),
          send: t("save"),
          progress: t.raw("progress"),
          required: t("errors.required"),
          leaveOpen: t("leaveOpen"),
          belowRestPain: t("errors.below_rest_pain"),
          minutes: t("errors.not_a_number"),
        }}
        submit={
          <SubmitButton size="xl" wide>
            {t("save")}
          </SubmitButton>
        }
      />
    </ActionForm>
  );
}
