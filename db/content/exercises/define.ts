/**
 * Builds library entries from what an author writes. Two things are computed and therefore cannot disagree:
 * the default dose is the lower end of the bounds, and a ladder's rungs, easier and harder links follow from
 * the order in which its exercises are written.
 */
import {
  defineDistanceDose,
  defineDurationDose,
  defineHoldDose,
  definePyramidDose,
  defineRepsDose,
} from "#db/content/dose.ts";
import type { Exercise } from "#lib/domain/exercise.ts";

type Span = readonly [min: number, max: number];
type Dosing = Pick<Exercise, "axis" | "defaultDose" | "bounds">;

/** An exercise as it is written down: everything but its place on a ladder. */
export type ExerciseEntry = Omit<Exercise, "ladder" | "rung" | "easier" | "harder">;

/** One ladder: its exercises are its rungs, the easiest first. */
export interface Ladder {
  readonly slug: string;
  readonly name: string;
  readonly rungs: readonly Exercise[];
}

const unused = { reps: null, holdSeconds: null, durationSeconds: null, distanceM: null } as const;
const range = ([min, max]: Span) => ({ min, max });
const fixed = (value: number) => ({ min: value, max: value });

/** Repetitions in sets; with `holdSeconds`, each repetition is held that long and the hold does not change. */
export function defineReps(of: { sets: Span; reps: Span; holdSeconds?: number }): Dosing {
  const hold = of.holdSeconds ?? null;
  return {
    axis: "reps",
    defaultDose: defineRepsDose(of.sets[0], of.reps[0], hold),
    bounds: {
      ...unused,
      sets: range(of.sets),
      reps: range(of.reps),
      holdSeconds: hold === null ? null : fixed(hold),
    },
  };
}

/** A descending pyramid of holds: n grows, the hold does not. */
export function definePyramid(of: { n: Span; holdSeconds: number }): Dosing {
  return {
    axis: "pyramid",
    defaultDose: definePyramidDose(of.n[0], of.holdSeconds),
    bounds: { ...unused, sets: fixed(3), reps: range(of.n), holdSeconds: fixed(of.holdSeconds) },
  };
}

/** One hold a set that grows; the number of sets stays. */
export function defineHold(of: { sets: number; holdSeconds: Span }): Dosing {
  return {
    axis: "hold",
    defaultDose: defineHoldDose(of.sets, of.holdSeconds[0]),
    bounds: { ...unused, sets: fixed(of.sets), holdSeconds: range(of.holdSeconds) },
  };
}

/** One stretch of time that grows. */
export function defineDuration(of: { seconds: Span }): Dosing {
  return {
    axis: "duration",
    defaultDose: defineDurationDose(of.seconds[0]),
    bounds: { ...unused, sets: fixed(1), durationSeconds: range(of.seconds) },
  };
}

/** A distance a set that grows. */
export function defineDistance(of: { sets: Span; metres: Span }): Dosing {
  return {
    axis: "distance",
    defaultDose: defineDistanceDose(of.sets[0], of.metres[0]),
    bounds: { ...unused, sets: range(of.sets), distanceM: range(of.metres) },
  };
}

/** Joins entries, the easiest first, into a ladder. */
export function defineLadder(slug: string, name: string, entries: readonly ExerciseEntry[]): Ladder {
  const rungs = entries.map((entry, index) => ({
    ...entry,
    ladder: slug,
    rung: index + 1,
    easier: entries[index - 1]?.slug ?? null,
    harder: entries[index + 1]?.slug ?? null,
  }));
  return { slug, name, rungs };
}

/** Exercises that stand on no ladder: they have no easier and no harder form in the library. */
export function defineUnladdered(entries: readonly ExerciseEntry[]): readonly Exercise[] {
  return entries.map((entry) => ({ ...entry, ladder: null, rung: null, easier: null, harder: null }));
}
