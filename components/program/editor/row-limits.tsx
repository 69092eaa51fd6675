"use client";
/**
 * What the rules may do with one row by themselves: up to which dose and until when without asking, the step and the least
 * of a load, and whether the easier exercise may take its place. Invariant: a dose approved beforehand is on the same axis
 * and never below the dose itself; the server checks the same. Source: clinical.md B2 "Pre-approval", B3 "Policy".
 */
import { useTranslations } from "next-intl";
import { CheckboxRow } from "#components/form/choice.tsx";
import { Field } from "#components/form/field.tsx";
import { DateInput } from "#components/form/text-input.tsx";
import { DoseSteppers, LoadField } from "#components/prescription/dose-steppers.tsx";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import { useDayWords } from "#components/program/schedule-words.ts";
import { Disclosure } from "#components/ui/disclosure.tsx";
import { addDays, type LocalDay } from "#lib/domain/calendar.ts";
import { type Dose, type DoseBounds, isSameDose } from "#lib/domain/dosage.ts";
import type { DraftPrescription, EditorExercise } from "#lib/domain/program-draft.ts";
import { approvalProblem, type DraftLimits } from "#lib/domain/row-limits.ts";
import styles from "./editor.module.css";

interface RowLimitsProps {
  readonly name: string;
  readonly row: DraftPrescription;
  readonly exercise: EditorExercise;
  readonly today: LocalDay;
  readonly onChange: (limits: DraftLimits) => void;
}

/** An approval is offered for four weeks. */
const usualDays = 28;

export function RowLimits({ name, row, exercise, today, onChange }: RowLimitsProps) {
  const t = useTranslations("ruleSettings.row");
  const words = useDoseWords();
  const { day } = useDayWords();
  const { limits } = row;
  const { approval } = limits;
  const set = (change: Partial<DraftLimits>) => onChange({ ...limits, ...change });
  const problem = approvalProblem(row, exercise, exercise.bounds);
  const said =
    approval === null
      ? t("none")
      : t("approved", { dose: words.short(approval.dose), day: day(approval.until) });
  return (
    <Disclosure summary={`${t("title")}: ${said}`} open={problem !== null}>
      <div className={styles.limits}>
        <CheckboxRow
          plain
          name={`${name}.approves`}
          label={t("approve")}
          hint={t("approveHint")}
          checked={approval !== null}
          onCheckedChange={(checked) =>
            set({ approval: checked ? { dose: row.dose, until: addDays(today, usualDays) } : null })
          }
        />
        {approval === null ? null : (
          <fieldset className={styles.doseFields}>
            <legend>{t("upTo")}</legend>
            <DoseSteppers
              name={`${name}.approval`}
              dose={approval.dose}
              bounds={atLeast(exercise.bounds, row.dose)}
              onChange={(change) => set({ approval: { ...approval, dose: { ...approval.dose, ...change } } })}
            />
            {exercise.loadable ? (
              <LoadField
                name={`${name}.approvalLoad`}
                label={t("upToLoad")}
                loadG={approval.dose.loadG}
                onLoad={(loadG) => set({ approval: { ...approval, dose: { ...approval.dose, loadG } } })}
              />
            ) : null}
            <Field
              name={`${name}.until`}
              label={t("until")}
              error={problem === null ? undefined : t(`problem.${problem}`)}
              hint={isSameDose(approval.dose, row.dose) ? t("sameDose") : undefined}
            >
              <DateInput
                name={`${name}.typedUntil`}
                min={today}
                value={approval.until}
                onChange={(event) => {
                  if (event.target.value !== "")
                    set({ approval: { ...approval, until: event.target.value } });
                }}
              />
            </Field>
          </fieldset>
        )}
        {exercise.loadable ? (
          <div className={styles.doseFields}>
            <LoadField
              name={`${name}.increment`}
              label={t("increment")}
              loadG={limits.incrementG}
              onLoad={(incrementG) => {
                if (incrementG !== null && incrementG <= 50_000) set({ incrementG });
              }}
            />
            <LoadField
              name={`${name}.lightest`}
              label={t("lightest")}
              loadG={limits.lightestLoadG}
              onLoad={(lightestLoadG) => {
                if (lightestLoadG !== null) set({ lightestLoadG });
              }}
            />
          </div>
        ) : null}
        <CheckboxRow
          plain
          name={`${name}.mayStepDown`}
          label={t("rungDown")}
          hint={t("rungDownHint")}
          checked={limits.rungDownAllowed}
          onCheckedChange={(rungDownAllowed) => set({ rungDownAllowed })}
        />
      </div>
    </Disclosure>
  );
}

/** The exercise's bounds from the present dose up: an approval never lies below it. */
function atLeast(bounds: DoseBounds, dose: Dose): DoseBounds {
  const from = (field: "sets" | "reps" | "holdSeconds" | "durationSeconds" | "distanceM") => {
    const range = bounds[field];
    const value = dose[field];
    return range && value !== null
      ? { ...range, min: Math.min(range.max, Math.max(range.min, value)) }
      : range;
  };
  return {
    ...bounds,
    sets: from("sets") ?? bounds.sets,
    reps: from("reps"),
    holdSeconds: from("holdSeconds"),
    durationSeconds: from("durationSeconds"),
    distanceM: from("distanceM"),
  };
}
