/**
 * The lighter version after a flare: what each main exercise comes back at.
 * Invariants: never more than before; the dose lies within the bounds of its exercise; an exercise that a therapist has
 * not cleared for this patient's labels is never put in by a rule. Source: clinical.md A5 "Return", B5 (default dose).
 */
import type { Dose, DoseBounds } from "./dosage.ts";
import type { Exercise } from "./exercise.ts";
import { fraction, mul, roundHalfUp } from "./fraction.ts";
import { type PrescriptionBounds, prescriptionBounds } from "./prescription.ts";

/** Share of the sets that come back. */
const setShare = fraction(6, 10);

/** max(1, round half up of 0.6 × sets). `sets` is 1 or more. */
export function returnSets(sets: number): number {
  return Math.max(1, roundHalfUp(mul(setShare, fraction(sets))));
}

/** A main prescription as far as its return depends on it. */
export interface ReturningRow {
  readonly dose: Dose;
  readonly bounds: PrescriptionBounds;
}

/** An easier rung that may be put in: offered, and cleared for the patient's labels. */
export type EasierRung = Pick<Exercise, "defaultDose" | "bounds" | "loadable">;

export interface ReturnDose {
  readonly dose: Dose;
  readonly bounds: PrescriptionBounds;
}

/**
 * The easier rung at its default dose, the lower end of every axis with the lightest load. Sets are 0.6 of those
 * prescribed before, within what the rung allows; a pyramid and a single time keep their shape.
 */
export function easierReturn(row: ReturningRow, rung: EasierRung): ReturnDose {
  const loadG = rung.loadable ? (rung.defaultDose.loadG ?? row.bounds.lightestLoadG) : null;
  const dose = withSets({ ...rung.defaultDose, loadG }, row.dose, rung.bounds);
  const { incrementG } = row.bounds;
  return { dose, bounds: prescriptionBounds(rung.bounds, dose, { incrementG }) };
}

/** The exercise itself at the lower end of its axes, never above what was prescribed; bounds stay as they were. */
export function minimumReturn({ dose: before, bounds }: ReturningRow): ReturnDose {
  const lowest = (field: "reps" | "holdSeconds" | "durationSeconds" | "distanceM") => {
    const value = before[field];
    return value === null ? null : Math.min(value, bounds[field]?.min ?? value);
  };
  const dose = withSets(
    {
      ...before,
      reps: lowest("reps"),
      holdSeconds: lowest("holdSeconds"),
      durationSeconds: lowest("durationSeconds"),
      distanceM: lowest("distanceM"),
      loadG: before.loadG === null ? null : Math.min(before.loadG, bounds.lightestLoadG),
    },
    before,
    bounds,
  );
  // The bounds always contain the dose, also where 0.6 of the sets is below the least that was set.
  const sets = { min: Math.min(bounds.sets.min, dose.sets), max: Math.max(bounds.sets.max, dose.sets) };
  return { dose, bounds: { ...bounds, sets } };
}

function withSets(dose: Dose, before: Dose, bounds: Pick<DoseBounds, "sets">): Dose {
  if (dose.axis === "pyramid" || dose.axis === "duration") return dose;
  const sets = returnSets(before.axis === "duration" ? dose.sets : before.sets);
  return { ...dose, sets: Math.min(sets, Math.max(bounds.sets.max, 1)) };
}
