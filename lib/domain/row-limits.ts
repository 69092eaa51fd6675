/**
 * What the rules may do with one row of a program by themselves, as the editor holds it. Invariant: a dose approved
 * beforehand is on the axis of the row, within what the exercise allows, and never below the dose.
 * Source: clinical.md B2 "Pre-approval", B3 "Policy".
 */
import type { LocalDay } from "./calendar.ts";
import type { Dose, DoseBounds } from "./dosage.ts";
import type { Exercise } from "./exercise.ts";
import { defaultIncrementG, defaultLightestLoadG, prescriptionProblems } from "./prescription.ts";

/** What the rules may do with a row by themselves. Loads in whole grams. */
export interface DraftLimits {
  readonly incrementG: number;
  readonly lightestLoadG: number;
  readonly rungDownAllowed: boolean;
  /** Null: every step up waits for a therapist. */
  readonly approval: { readonly dose: Dose; readonly until: LocalDay } | null;
}

/** Nothing approved beforehand, a step down the ladder allowed, 2 kg (clinical.md B2, B3). */
export const usualLimits: DraftLimits = {
  incrementG: defaultIncrementG,
  lightestLoadG: defaultLightestLoadG,
  rungDownAllowed: true,
  approval: null,
};

/**
 * Why a dose approved beforehand cannot stand: outside what the exercise allows, on another axis, or below the dose itself
 * in any figure; null when it can, or there is none. Source: clinical.md B2 "Pre-approval".
 */
export function approvalProblem(
  row: { readonly dose: Dose; readonly limits: Pick<DraftLimits, "approval"> },
  exercise: Pick<Exercise, "axis" | "loadable">,
  bounds: DoseBounds,
): "other_axis" | "out_of_bounds" | "below" | null {
  const upTo = row.limits.approval?.dose;
  if (!upTo) return null;
  if (upTo.axis !== row.dose.axis) return "other_axis";
  if (
    prescriptionProblems(
      { dose: upTo, findsLoad: upTo.loadG === null && exercise.loadable },
      exercise,
      bounds,
      "main",
    ).length > 0
  )
    return "out_of_bounds";
  const below = (["sets", "reps", "holdSeconds", "durationSeconds", "distanceM", "loadG"] as const).some(
    (field) => (row.dose[field] ?? 0) > (upTo[field] ?? 0),
  );
  return below ? "below" : null;
}
