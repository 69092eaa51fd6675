/** Ready-made fields for the server to draw: pain, effort, passphrase and stepper with their texts from the catalogue. */
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { EffortScaleProps, EffortScaleTexts } from "./effort-scale.tsx";
import { EffortScale } from "./effort-scale.tsx";
import { Field } from "./field.tsx";
import type { PainScaleProps, PainScaleTexts } from "./pain-scale.tsx";
import { PainScale } from "./pain-scale.tsx";
import { PassphraseInput } from "./passphrase-input.tsx";
import type { StepperChoiceProps, StepperProps } from "./stepper.tsx";
import { Stepper, StepperChoice } from "./stepper.tsx";

interface FieldTexts {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly labelHidden?: boolean;
}

/** `feedback` adds the sentence of the traffic light (clinical.md L); it belongs to pain during an exercise. */
export function usePainScaleTexts(feedback: boolean): PainScaleTexts {
  const t = useTranslations("form.pain");
  return {
    words: {
      0: t("words.0"),
      2: t("words.2"),
      4: t("words.4"),
      6: t("words.6"),
      8: t("words.8"),
      10: t("words.10"),
    },
    low: t("low"),
    high: t("high"),
    feedback: feedback ? { green: t("green"), amber: t("amber"), red: t("red") } : undefined,
  };
}

/** `reserve` adds the repetitions left; leave it out for holds, walks and stretches. */
export function useEffortScaleTexts(reserve: boolean): EffortScaleTexts {
  const t = useTranslations("form.effort");
  const values = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"] as const;
  return {
    said: values.map((value) => ({
      word: t(`words.${value}`),
      reserve: reserve ? t("reserve", { count: 10 - Number(value) }) : undefined,
    })),
    low: t("low"),
    high: t("high"),
  };
}

export type PainScaleFieldProps = FieldTexts &
  Omit<PainScaleProps, "texts"> & { readonly feedback?: boolean };

export function PainScaleField({
  name,
  label,
  hint,
  labelHidden,
  feedback = false,
  ...scale
}: PainScaleFieldProps) {
  const texts = usePainScaleTexts(feedback);
  return (
    <Field name={name} label={label} hint={hint} labelHidden={labelHidden} group>
      <PainScale {...scale} texts={texts} />
    </Field>
  );
}

export type EffortScaleFieldProps = FieldTexts &
  Omit<EffortScaleProps, "texts"> & { readonly reserve?: boolean };

export function EffortScaleField({
  name,
  label,
  hint,
  labelHidden,
  reserve = true,
  ...scale
}: EffortScaleFieldProps) {
  const texts = useEffortScaleTexts(reserve);
  return (
    <Field name={name} label={label} hint={hint} labelHidden={labelHidden} group>
      <EffortScale {...scale} texts={texts} />
    </Field>
  );
}

export interface PassphraseFieldProps extends FieldTexts {
  /** Choosing a new one shows the hint on its length. */
  readonly choosing?: boolean;
  readonly minLength?: number;
}

export function PassphraseField({ choosing, minLength = 12, ...field }: PassphraseFieldProps) {
  const t = useTranslations("form.passphrase");
  const strength = choosing
    ? { short: t("short", { count: minLength }), enough: t("enough"), long: t("long") }
    : undefined;
  return (
    <Field {...field}>
      <PassphraseInput
        texts={{ show: t("show"), hide: t("hide"), strength }}
        autoComplete={choosing ? "new-password" : "current-password"}
        minLength={minLength}
        required
      />
    </Field>
  );
}

export function StepperField({ name, label, hint, ...stepper }: FieldTexts & Omit<StepperProps, "texts">) {
  const t = useTranslations("form.stepper");
  return (
    <Field name={name} label={label} hint={hint} group>
      <Stepper {...stepper} texts={{ less: t("less"), more: t("more") }} />
    </Field>
  );
}

export function StepperChoiceField({
  name,
  label,
  hint,
  ...stepper
}: FieldTexts & Omit<StepperChoiceProps, "texts">) {
  const t = useTranslations("form.stepper");
  return (
    <Field name={name} label={label} hint={hint} group>
      <StepperChoice {...stepper} texts={{ less: t("less"), more: t("more") }} />
    </Field>
  );
}
