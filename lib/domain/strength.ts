/**
 * What a patient did of each main exercise over time, as one figure a session in the exercise's own unit.
 * Invariants: nothing is filled in: an exercise without an entry, or without the load it needs, is unknown (null), never
 * zero; a logged zero is zero; what the app left out for safety is no entry at all. Each side counts apart, the
 * smaller of the two, as decisions read it. Source: clinical.md B2 "Sides", B5 "Targets"; product.md "Progress".
 */
import type { LocalDay } from "./calendar.ts";
import type { Dose, Side, SideMode } from "./dosage.ts";

/**
 * What the figure counts. `repetitions`; `held` and `time` seconds; `distance` metres; `lifted` grams × repetitions;
 * `carried` grams × metres. All over the sets of one session, for one side.
 */
export type StrengthMeasure = "repetitions" | "held" | "time" | "distance" | "lifted" | "carried";

export interface StrengthPrescription {
  readonly id: string;
  readonly exercise: { readonly slug: string; readonly name: string; readonly loadable: boolean };
  readonly dose: Dose;
  readonly side: SideMode;
}

export interface StrengthSession {
  readonly sessionId: string;
  readonly versionId: string;
  readonly day: LocalDay;
}

/** A set as it stands, after corrections. */
export interface StrengthSet {
  readonly sessionId: string;
  readonly prescriptionId: string;
  readonly setIndex: number;
  readonly side: Side;
  readonly done: number;
  /** Grams; null is no load. */
  readonly loadG: number | null;
}

export interface StrengthPoint {
  readonly day: LocalDay;
  /** Repetitions, seconds or metres of each logged set, the smaller side; empty where nothing was logged. */
  readonly sets: readonly number[];
  /** The lightest load of the logged sets in grams; null where none was entered. */
  readonly loadG: number | null;
  /** In the unit of the measure; null is unknown. */
  readonly amount: number | null;
}

export interface StrengthLine {
  readonly slug: string;
  readonly name: string;
  readonly measure: StrengthMeasure;
  /** Done left and right: every figure is that of one side. */
  readonly eachSide: boolean;
  /** In order of time; several sessions of one day one after the other. Empty before the first session. */
  readonly points: readonly StrengthPoint[];
}

/** The unit in which an exercise's work is summed. */
export function measureOf({ dose, exercise }: StrengthPrescription): StrengthMeasure {
  switch (dose.axis) {
    case "reps":
      return exercise.loadable ? "lifted" : dose.holdSeconds === null ? "repetitions" : "held";
    case "pyramid":
      return dose.holdSeconds === null ? "repetitions" : "held";
    case "hold":
      return "held";
    case "duration":
      return "time";
    case "distance":
      return exercise.loadable ? "carried" : "distance";
  }
}

/**
 * One line an exercise, in the order of `shown` (the main prescriptions of the plan in force). `served`: the main
 * prescriptions of every version. `skipped`: "session prescription" pairs that the app left out for safety.
 */
export function strengthLines(input: {
  readonly shown: readonly StrengthPrescription[];
  readonly served: ReadonlyMap<string, readonly StrengthPrescription[]>;
  /** Those that count, in order of time. */
  readonly sessions: readonly StrengthSession[];
  readonly sets: readonly StrengthSet[];
  readonly skipped: ReadonlySet<string>;
}): StrengthLine[] {
  const { served, sessions, skipped } = input;
  const setsOf = Map.groupBy(input.sets, (set) => keyOf(set.sessionId, set.prescriptionId));
  const bySlug = new Map(input.shown.map((row) => [row.exercise.slug, row]));
  return [...bySlug.values()].map((latest): StrengthLine => {
    const { slug, name } = latest.exercise;
    const measure = measureOf(latest);
    const points = sessions.flatMap(({ sessionId, versionId, day }) =>
      (served.get(versionId) ?? [])
        .filter((row) => row.exercise.slug === slug && measureOf(row) === measure)
        .filter((row) => !skipped.has(keyOf(sessionId, row.id)))
        .map((row) => pointOf(day, row, measure, setsOf.get(keyOf(sessionId, row.id)) ?? [])),
    );
    return { slug, name, measure, eachSide: latest.side === "each", points };
  });
}

/** How a session and a prescription are named together in `skipped`. */
export const keyOf = (sessionId: string, prescriptionId: string): string => `${sessionId} ${prescriptionId}`;

function pointOf(
  day: LocalDay,
  { dose }: StrengthPrescription,
  measure: StrengthMeasure,
  logged: readonly StrengthSet[],
): StrengthPoint {
  const bySet = Map.groupBy(logged, (set) => set.setIndex);
  const sets = [...bySet]
    .sort(([a], [b]) => a - b)
    .map(([, sides]) => ({
      done: Math.min(...sides.map((side) => side.done)),
      loads: sides.map((side) => side.loadG),
    }));
  const loads = sets.flatMap((set) => set.loads);
  const known = loads.filter((load) => load !== null);
  return {
    day,
    sets: sets.map((set) => set.done),
    loadG: known.length === 0 ? null : Math.min(...known),
    amount: sets.length === 0 ? null : sum(sets.map((set) => amountOf(set, dose, measure))),
  };
}

function amountOf(
  set: { readonly done: number; readonly loads: readonly (number | null)[] },
  dose: Dose,
  measure: StrengthMeasure,
): number | null {
  switch (measure) {
    case "held":
      // Seconds on the hold axis; repetitions of the hold on the others.
      return dose.axis === "hold" ? set.done : set.done * (dose.holdSeconds ?? 1);
    case "lifted":
    case "carried": {
      const known = set.loads.filter((load) => load !== null);
      return known.length < set.loads.length ? null : set.done * Math.min(...known);
    }
    default:
      return set.done;
  }
}

/** Null as soon as a part is unknown. */
const sum = (parts: readonly (number | null)[]): number | null =>
  parts.reduce<number | null>((total, part) => (total === null || part === null ? null : total + part), 0);
