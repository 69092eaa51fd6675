/**
 * Diagnosis cautions: how careful an exercise asks to be with the labels that staff entered for a patient.
 * Invariant: labels only set cautions; nothing here infers a diagnosis. Source: clinical.md D, K.
 */
import { type Diagnosis, diagnoses } from "./episode.ts";
import type { Caution, Exercise } from "./exercise.ts";

export interface DiagnosisCaution {
  /** 0 fine, 1 modify and monitor, 2 a therapist clears it first. */
  readonly level: Caution;
  /** The patient's diagnoses that cause this level, in the fixed order; empty at level 0. */
  readonly because: readonly Diagnosis[];
}

/**
 * The highest caution of an exercise for a patient's diagnoses, with those that cause it. Without diagnoses it is 0.
 * A label twice counts once.
 */
export function cautionsFor(
  cautions: Exercise["cautions"],
  patientDiagnoses: readonly Diagnosis[],
): DiagnosisCaution {
  const held = diagnoses.filter((diagnosis) => patientDiagnoses.includes(diagnosis));
  const level = ([2, 1] as const).find((n) => held.some((d) => cautions[d] === n)) ?? 0;
  return { level, because: level === 0 ? [] : held.filter((d) => cautions[d] === level) };
}

/** Whether publishing the exercise for this patient asks for a written reason, kept with the version (level 2). */
export function needsReason(caution: Pick<DiagnosisCaution, "level">): boolean {
  return caution.level === 2;
}
