/**
 * The built-in exercise library: 100 exercises, each in exactly one file. It needs a licensed clinician’s sign-off
 * before patients use it. Source: clinical.md D.
 */
import { aerobicExercises } from "#db/content/exercises/aerobic.ts";
import { mobilityExercises } from "#db/content/exercises/mobility.ts";
import { postureExercises } from "#db/content/exercises/posture.ts";
import { stretchExercises } from "#db/content/exercises/stretch.ts";
import { warmUpExercises } from "#db/content/exercises/warm-up.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import { ladders } from "./ladders.ts";

/** Every exercise: ladders first, rung by rung, then those on no ladder. */
export const exercises: readonly Exercise[] = [
  ...ladders.flatMap((ladder) => ladder.rungs),
  ...mobilityExercises,
  ...stretchExercises,
  ...warmUpExercises,
  ...aerobicExercises,
  ...postureExercises,
];

/** An exercise by its slug. */
export const exerciseBySlug: ReadonlyMap<string, Exercise> = new Map(
  exercises.map((exercise) => [exercise.slug, exercise]),
);
