/**
 * What a prescription asks for: the dose on its axis, and the target of every set.
 * Units: repetitions, seconds, metres, grams. Source: clinical.md B5 "Targets" and E.
 */

/** The axis on which an exercise progresses. `pyramid` n means n, n-2, n-4 repetitions of the hold. */
export type DoseAxis = "reps" | "pyramid" | "hold" | "duration" | "distance";

/** Which sides a set is done on. `each` is done left and right apart, `alternating` counts both together. */
export type SideMode = "both" | "each" | "alternating";

/** The side one logged set was done on. */
export type Side = "both" | "left" | "right";

export interface Dose {
  readonly axis: DoseAxis;
  /** Sets per side, 1 to 10. A pyramid always has 3, a duration 1. */
  readonly sets: number;
  /** Repetitions a set (reps axis), or n of the pyramid; null on the other axes. */
  readonly reps: number | null;
  /** Seconds each repetition (reps and pyramid axes) or each set (hold axis) is held; null when not held. */
  readonly holdSeconds: number | null;
  readonly durationSeconds: number | null;
  readonly distanceM: number | null;
  /** Load in grams; null for body weight, or for "find it at the first session" on a loadable exercise. */
  readonly loadG: number | null;
}
