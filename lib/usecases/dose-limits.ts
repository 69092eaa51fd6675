/**
 * Limits of a dose that a therapist sets outside the editor: when answering a proposal or ending a pause.
 * Invariant: they are those of the editor, so the same dose is accepted or refused in both places. Source: clinical.md B2.
 */
import type { LibraryExercise } from "#db/queries/exercise.ts";
import { boundsContaining, type Dose } from "#lib/domain/dosage.ts";
import { type PrescriptionBounds, prescriptionProblems } from "#lib/domain/prescription.ts";

/** Within the exercise's own limits: what a therapist may prescribe in the editor, they may answer here. */
export function isAllowed(exercise: LibraryExercise, dose: Dose): boolean {
  return prescriptionProblems({ dose, findsLoad: false }, exercise, exercise.bounds, "main").length === 0;
}

/** The prescription's limits, widened to hold a dose that a person set. */
export function boundsFor(
  exercise: LibraryExercise,
  bounds: PrescriptionBounds,
  dose: Dose,
): PrescriptionBounds {
  const wide = boundsContaining(boundsContaining(bounds, exercise.defaultDose), dose);
  const { loadG } = dose;
  if (loadG === null) return wide;
  return {
    ...wide,
    lightestLoadG: Math.min(wide.lightestLoadG, loadG),
    loadMaxG: Math.max(loadG, wide.loadMaxG ?? loadG * 2),
  };
}
