/**
 * The five shapes a dose can have, so that content cannot fill a field its axis does not use.
 * Body weight throughout: a load is the clinic's to set and is never part of the built-in content.
 */
import type { Dose } from "#lib/domain/dosage.ts";

const empty = { reps: null, holdSeconds: null, durationSeconds: null, distanceM: null, loadG: null } as const;

/** `2x8`, or `1x5x10s` when each repetition is held. */
export function defineRepsDose(sets: number, reps: number, holdSeconds: number | null = null): Dose {
  return { ...empty, axis: "reps", sets, reps, holdSeconds };
}

/** `5,3,1x10s`: n, n-2 and n-4 repetitions, each held. */
export function definePyramidDose(n: number, holdSeconds: number): Dose {
  return { ...empty, axis: "pyramid", sets: 3, reps: n, holdSeconds };
}

/** `3x10s`: one hold a set. */
export function defineHoldDose(sets: number, holdSeconds: number): Dose {
  return { ...empty, axis: "hold", sets, holdSeconds };
}

/** `1x600s`: one stretch of time. */
export function defineDurationDose(durationSeconds: number): Dose {
  return { ...empty, axis: "duration", sets: 1, durationSeconds };
}

/** `2x20m`: a distance a set. */
export function defineDistanceDose(sets: number, distanceM: number): Dose {
  return { ...empty, axis: "distance", sets, distanceM };
}
