"use client";
/**
 * The figures of a dose, a stepper for each that its axis has, and a load typed in the reader's unit. Invariants: a value
 * outside the bounds is brought to the bound and the limit is said; a load leaves here in whole grams.
 */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Field } from "#components/form/field.tsx";
import { Stepper, StepperChoice } from "#components/form/stepper.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import { PyramidMark } from "#components/ui/pyramid-mark.tsx";
import { type Dose, type DoseBounds, formatDose, formatTargets, targetsOf } from "#lib/domain/dosage.ts";
import { loadInGrams, loadInUnit } from "#lib/domain/load.ts";
import { timeChoices } from "#lib/domain/program-draft.ts";
import styles from "./dose-steppers.module.css";
import { useDoseWords } from "./dose-words.ts";

export interface DoseSteppersProps {
  /** Prefix of the names of these fields. */
  readonly name: string;
  readonly dose: Dose;
  readonly bounds: DoseBounds;
  readonly onChange: (change: Partial<Dose>) => void;
}

/** Sets, repetitions, holds, time or distance: whatever the axis of the dose has. */
export function DoseSteppers({ name, dose, bounds, onChange }: DoseSteppersProps) {
  const t = useTranslations("assign");
  const texts = { less: t("less"), more: t("more") };
  const stepper = (
    label: string,
    field: "sets" | "reps" | "holdSeconds" | "distanceM",
    options: { step?: number; unit?: string } = {},
  ) => {
    const range = bounds[field] ?? { min: 1, max: 100 };
    return (
      <Field
        name={`${name}.${field}`}
        label={label}
        group
        hint={t("bounds", { min: range.min, max: range.max })}
      >
        <Stepper
          small
          texts={texts}
          min={range.min}
          max={range.max}
          limits={{ least: t("limit.least", { min: range.min }), most: t("limit.most", { max: range.max }) }}
          value={dose[field] ?? range.min}
          onValueChange={(value) => onChange({ [field]: Math.round(value) })}
          {...options}
        />
      </Field>
    );
  };
  switch (dose.axis) {
    case "pyramid":
      return <PyramidField {...{ name, dose, bounds, texts, onChange }} />;
    case "duration":
      return <TimeField {...{ name, dose, bounds, texts, onChange }} />;
    case "reps":
      return (
        <>
          {stepper(t("sets"), "sets")}
          {stepper(t("reps"), "reps")}
        </>
      );
    case "hold":
      return (
        <>
          {stepper(t("sets"), "sets")}
          {stepper(t("holdSet"), "holdSeconds", { step: 5, unit: t("unit.s") })}
        </>
      );
    case "distance":
      return (
        <>
          {stepper(t("sets"), "sets")}
          {stepper(t("distance"), "distanceM", { step: 5, unit: t("unit.m") })}
        </>
      );
  }
}

interface AxisFieldProps extends DoseSteppersProps {
  readonly texts: { readonly less: string; readonly more: string };
}

function PyramidField({ name, dose, bounds, texts, onChange }: AxisFieldProps) {
  const t = useTranslations("assign");
  const { min, max } = bounds.reps ?? { min: 3, max: 8 };
  const options = Array.from({ length: max - min + 1 }, (_, index) => min + index).map((n) => ({
    value: String(n),
    label: formatTargets(targetsOf({ ...dose, reps: n }).targets),
  }));
  return (
    <div className={styles.pyramid}>
      <Field name={`${name}.reps`} label={t("pyramid")} group>
        <StepperChoice
          small
          texts={texts}
          options={options}
          value={String(dose.reps)}
          onValueChange={(value) => onChange({ reps: Number(value) })}
        />
      </Field>
      <PyramidMark sets={targetsOf(dose).targets} look="new" />
    </div>
  );
}

function TimeField({ name, dose, bounds, texts, onChange }: AxisFieldProps) {
  const t = useTranslations("assign");
  const present = dose.durationSeconds ?? 60;
  const { min, max } = bounds.durationSeconds ?? { min: 15, max: 3600 };
  const options = timeChoices(min, max, present).map((seconds) => ({
    value: String(seconds),
    label: formatDose({ ...dose, durationSeconds: seconds }),
  }));
  return (
    <Field name={`${name}.durationSeconds`} label={t("duration")} group>
      <StepperChoice
        small
        texts={texts}
        options={options}
        value={String(present)}
        onValueChange={(value) => onChange({ durationSeconds: Number(value) })}
      />
    </Field>
  );
}

/** What was typed as a load, in grams; null for nothing, undefined for what is no load. */
export function toGrams(text: string, unit: "kg" | "lb"): number | null | undefined {
  if (text.trim() === "") return null;
  const load = Number(text.trim().replace(",", "."));
  if (!Number.isFinite(load) || load <= 0 || load > 500) return undefined;
  return loadInGrams(load, unit);
}

interface LoadFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly error?: string;
  readonly loadG: number | null;
  /** What was typed is a load, or nothing. */
  readonly onLoad: (loadG: number | null) => void;
}

/** A load in the reader's own unit. What is no load is kept in the box and changes nothing. */
export function LoadField({ name, label, hint, error, loadG, onLoad }: LoadFieldProps) {
  const t = useTranslations("assign");
  const { unit } = useDoseWords();
  const [typed, setTyped] = useState(loadG === null ? "" : String(loadInUnit(loadG, unit)));
  return (
    <Field name={name} label={label} hint={hint} error={error}>
      <NumberInput
        decimal
        name={`${name}Typed`}
        unit={t(`unit.${unit}`)}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          const given = toGrams(event.target.value, unit);
          if (given !== undefined) onLoad(given);
        }}
      />
    </Field>
  );
}
