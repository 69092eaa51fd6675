"use client";
/** The dose of one row, a stepper for each figure its axis has, within the bounds the server holds it to. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { Stepper, StepperChoice } from "#components/form/stepper.tsx";
import { NumberInput } from "#components/form/text-input.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { PyramidMark } from "#components/ui/pyramid-mark.tsx";
import { type Dose, formatDose, formatTargets, type SideMode, targetsOf } from "#lib/domain/dosage.ts";
import { loadInGrams, loadInUnit } from "#lib/domain/load.ts";
import { type DraftPrescription, type EditorExercise, timeChoices } from "#lib/domain/program-draft.ts";
import styles from "./editor.module.css";

export interface DoseFieldsProps {
  /** Prefix of the names of these fields. */
  readonly name: string;
  readonly row: DraftPrescription;
  readonly exercise: EditorExercise;
  readonly onChange: (change: Partial<DraftPrescription>) => void;
}

const sideModes = ["both", "each", "alternating"] as const;

export function DoseFields({ name, row, exercise, onChange }: DoseFieldsProps) {
  const t = useTranslations("assign");
  const { dose } = row;
  const setDose = (change: Partial<Dose>) => onChange({ dose: { ...dose, ...change } });
  const texts = { less: t("less"), more: t("more") };
  const stepper = (
    label: string,
    field: "sets" | "reps" | "holdSeconds" | "distanceM",
    options: { step?: number; unit?: string } = {},
  ) => {
    const range = exercise.bounds[field] ?? { min: 1, max: 100 };
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
          onValueChange={(value) => setDose({ [field]: Math.round(value) })}
          {...options}
        />
      </Field>
    );
  };
  return (
    <div className={styles.doseFields}>
      {dose.axis === "pyramid" ? <PyramidField {...{ name, dose, exercise, texts, setDose }} /> : null}
      {dose.axis === "duration" ? <TimeField {...{ name, dose, exercise, texts, setDose }} /> : null}
      {dose.axis === "pyramid" || dose.axis === "duration" ? null : stepper(t("sets"), "sets")}
      {dose.axis === "reps" ? stepper(t("reps"), "reps") : null}
      {dose.axis === "hold" ? stepper(t("holdSet"), "holdSeconds", { step: 5, unit: t("unit.s") }) : null}
      {dose.axis === "distance" ? stepper(t("distance"), "distanceM", { step: 5, unit: t("unit.m") }) : null}
      <Field name={`${name}.side`} label={t("side")}>
        <Select
          name={`${name}.side`}
          value={row.side}
          onChange={(event) => onChange({ side: event.target.value as SideMode })}
          options={sideModes.map((mode) => ({ value: mode, label: t(`sides.${mode}`) }))}
        />
      </Field>
      {dose.sets > 1 ? (
        <Field name={`${name}.restSeconds`} label={t("rest")} group>
          <Stepper
            small
            texts={texts}
            min={0}
            max={300}
            limits={{ least: t("limit.least", { min: 0 }), most: t("limit.most", { max: 300 }) }}
            step={15}
            unit={t("unit.s")}
            value={row.restSeconds}
            onValueChange={(value) => onChange({ restSeconds: Math.round(value) })}
          />
        </Field>
      ) : null}
      {exercise.loadable ? <LoadFields {...{ name, row, exercise, onChange }} /> : null}
    </div>
  );
}

interface AxisFieldProps {
  readonly name: string;
  readonly dose: Dose;
  readonly exercise: EditorExercise;
  readonly texts: { readonly less: string; readonly more: string };
  readonly setDose: (change: Partial<Dose>) => void;
}

function PyramidField({ name, dose, exercise, texts, setDose }: AxisFieldProps) {
  const t = useTranslations("assign");
  const { min, max } = exercise.bounds.reps ?? { min: 3, max: 8 };
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
          onValueChange={(value) => setDose({ reps: Number(value) })}
        />
      </Field>
      <PyramidMark sets={targetsOf(dose).targets} look="new" />
    </div>
  );
}

function TimeField({ name, dose, exercise, texts, setDose }: AxisFieldProps) {
  const t = useTranslations("assign");
  const present = dose.durationSeconds ?? 60;
  const { min, max } = exercise.bounds.durationSeconds ?? { min: 15, max: 3600 };
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
        onValueChange={(value) => setDose({ durationSeconds: Number(value) })}
      />
    </Field>
  );
}

/** What was typed as a load, in grams; null for nothing, undefined for what is no load. */
function toGrams(text: string, unit: "kg" | "lb"): number | null | undefined {
  if (text.trim() === "") return null;
  const load = Number(text.trim().replace(",", "."));
  if (!Number.isFinite(load) || load <= 0 || load > 500) return undefined;
  return loadInGrams(load, unit);
}

function LoadFields({ name, row, exercise, onChange }: DoseFieldsProps) {
  const t = useTranslations("assign");
  const { unit } = useDoseWords();
  const shown = (loadG: number | null) => (loadG === null ? "" : String(loadInUnit(loadG, unit)));
  const [typed, setTyped] = useState(shown(row.dose.loadG));
  const [typedMax, setTypedMax] = useState(shown(row.loadMaxG));
  return (
    <>
      <Field
        name={`${name}.loadG`}
        label={t("load")}
        error={row.dose.loadG === null && !row.findsLoad ? t("loadNeeded") : undefined}
      >
        <NumberInput
          decimal
          name={`${name}.typedLoad`}
          unit={t(`unit.${unit}`)}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            const loadG = toGrams(event.target.value, unit);
            if (loadG !== undefined)
              onChange({ dose: { ...row.dose, loadG }, findsLoad: loadG === null ? row.findsLoad : false });
          }}
        />
      </Field>
      {row.dose.loadG === null ? null : (
        <Field name={`${name}.loadMaxG`} label={t("loadMax")} hint={t("loadMaxHint")}>
          <NumberInput
            decimal
            name={`${name}.typedLoadMax`}
            unit={t(`unit.${unit}`)}
            value={typedMax}
            onChange={(event) => {
              setTypedMax(event.target.value);
              const loadMaxG = toGrams(event.target.value, unit);
              if (loadMaxG !== undefined) onChange({ loadMaxG });
            }}
          />
        </Field>
      )}
      <CheckboxRow
        plain
        name={`${name}.find-${exercise.slug}`}
        label={t("findsLoad")}
        checked={row.findsLoad && row.dose.loadG === null}
        onCheckedChange={(checked) => {
          if (checked) setTyped("");
          onChange({ findsLoad: checked, dose: checked ? { ...row.dose, loadG: null } : row.dose });
        }}
      />
    </>
  );
}
