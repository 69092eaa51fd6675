"use client";
/** The dose of one row, a stepper for each figure its axis has, within the bounds the server holds it to. */
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { Select } from "#components/form/select.tsx";
import { Stepper } from "#components/form/stepper.tsx";
import { DoseSteppers, LoadField } from "#components/prescription/dose-steppers.tsx";
import type { SideMode } from "#lib/domain/dosage.ts";
import type { DraftPrescription, EditorExercise } from "#lib/domain/program-draft.ts";
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
  const texts = { less: t("less"), more: t("more") };
  return (
    <div className={styles.doseFields}>
      <DoseSteppers
        name={name}
        dose={dose}
        bounds={exercise.bounds}
        onChange={(change) => onChange({ dose: { ...dose, ...change } })}
      />
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

function LoadFields({ name, row, exercise, onChange }: DoseFieldsProps) {
  const t = useTranslations("assign");
  // Emptied by choosing to find the load: the box is drawn anew.
  const [drawn, setDrawn] = useState(0);
  return (
    <>
      <LoadField
        key={drawn}
        name={`${name}.loadG`}
        label={t("load")}
        error={row.dose.loadG === null && !row.findsLoad ? t("loadNeeded") : undefined}
        loadG={row.dose.loadG}
        onLoad={(loadG) =>
          onChange({ dose: { ...row.dose, loadG }, findsLoad: loadG === null ? row.findsLoad : false })
        }
      />
      {row.dose.loadG === null ? null : (
        <LoadField
          name={`${name}.loadMaxG`}
          label={t("loadMax")}
          hint={t("loadMaxHint")}
          loadG={row.loadMaxG}
          onLoad={(loadMaxG) => onChange({ loadMaxG })}
        />
      )}
      <CheckboxRow
        plain
        name={`${name}.find-${exercise.slug}`}
        label={t("findsLoad")}
        checked={row.findsLoad && row.dose.loadG === null}
        onCheckedChange={(checked) => {
          if (checked) setDrawn(drawn + 1);
          onChange({ findsLoad: checked, dose: checked ? { ...row.dose, loadG: null } : row.dose });
        }}
      />
    </>
  );
}
