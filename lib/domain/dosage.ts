/**
 * What a prescription asks for: the dose on its axis, the target of every set, how it is written, and the limits it
 * must keep. Invariants: what is prescribed, credited and decided on is computed from the dose here and nowhere
 * else; the written form holds figures and unit symbols only, sentences are made in the message catalogue.
 * Over 250 lines because everything that depends on the list of axes stands here, so a new axis is added once.
 * Units: repetitions, seconds, metres, grams. Source: clinical.md B5 "Targets" and E.
 */
import { assert } from "#lib/kernel/assert.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";

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

/** What the numbers of a set count: pyramid and repetition sets count repetitions, also where each is held. */
export type TargetUnit = "reps" | "seconds" | "metres";

export interface Targets {
  readonly unit: TargetUnit;
  /** One target a set, in order, for one side. Never empty, each at least 1. */
  readonly targets: readonly number[];
}

/** One set that the patient is asked for. `index` counts from 0 within its side. */
export interface PrescribedSet {
  readonly side: Side;
  readonly index: number;
  readonly target: number;
}

/**
 * The target of every set of a dose, for one side: pyramid n is [n, max(1, n−2), max(1, n−4)] repetitions of the
 * hold. Throws when the dose lacks the figure of its axis. Source: clinical.md B5 "Targets".
 */
export function targetsOf(dose: Dose): Targets {
  switch (dose.axis) {
    case "reps":
      return { unit: "reps", targets: repeat(figure(dose.reps), dose.sets) };
    case "pyramid": {
      const n = figure(dose.reps);
      return { unit: "reps", targets: [n, Math.max(1, n - 2), Math.max(1, n - 4)] };
    }
    case "hold":
      return { unit: "seconds", targets: repeat(figure(dose.holdSeconds), dose.sets) };
    case "duration":
      return { unit: "seconds", targets: [figure(dose.durationSeconds)] };
    case "distance":
      return { unit: "metres", targets: repeat(figure(dose.distanceM), dose.sets) };
  }
}

/**
 * Every set to do, in the order in which they are done: an exercise for each side asks for left and right of the
 * first set, then of the second, as sets of their own. Source: clinical.md B2 "Sides are logged as sets of their own".
 */
export function prescribedSets(dose: Dose, sideMode: SideMode): PrescribedSet[] {
  const sides: readonly Side[] = sideMode === "each" ? ["left", "right"] : ["both"];
  return targetsOf(dose).targets.flatMap((target, index) => sides.map((side) => ({ side, index, target })));
}

/** True when two doses ask for the same: axis, sets, every figure and the load. */
export function isSameDose(a: Dose, b: Dose): boolean {
  return (
    a.axis === b.axis &&
    a.sets === b.sets &&
    a.reps === b.reps &&
    a.holdSeconds === b.holdSeconds &&
    a.durationSeconds === b.durationSeconds &&
    a.distanceM === b.distanceM &&
    a.loadG === b.loadG
  );
}

/** Why a written dose was refused: not in the notation, or not possible on the exercise's axis. */
export type DoseNotationProblem = "not_a_dose" | "wrong_axis" | "not_loadable";

/**
 * Reads the notation of the program templates (clinical.md E): `2x8` sets × repetitions, `1x5x10s` the same held,
 * `5,3,1x10s` pyramid n = 5, `1x600s` duration or one hold, `2x20m` distance; `×` for `x` and a load `@20kg` are
 * read too. `axis` is the exercise's: it tells a duration from a hold. A pyramid exercise may be asked for as plain
 * held repetitions (a warm-up's `1x3x10s`), which is a dose on the reps axis.
 */
export function parseDose(
  notation: string,
  axis: DoseAxis,
  loadable: boolean,
): Result<Dose, DoseNotationProblem> {
  const match =
    /^(?:(?<pyramid>\d+,\d+,\d+)|(?<sets>\d+)x(?<count>\d+)(?<unit>s|m)?)(?:x(?<hold>\d+)s)?(?:@(?<load>\d+(?:\.\d{1,3})?)kg)?$/.exec(
      notation.replaceAll("×", "x").replaceAll(" ", ""),
    );
  if (!match?.groups) return err("not_a_dose");
  const { pyramid, sets, count, unit, hold, load } = match.groups;
  if (unit && hold) return err("not_a_dose");
  if (load !== undefined && !loadable) return err("not_loadable");
  const empty = { reps: null, holdSeconds: null, durationSeconds: null, distanceM: null };
  const held = hold === undefined ? null : Number(hold);
  const loadG = load === undefined ? null : Math.round(Number(load) * 1000);
  const figures = [Number(pyramid?.split(",")[0] ?? count), Number(sets ?? 1), held ?? 1, loadG ?? 1];
  if (figures.some((value) => value < 1)) return err("not_a_dose");
  const [first = 0, setCount = 0] = figures;

  if (pyramid !== undefined) {
    const dose: Dose = { ...empty, axis: "pyramid", sets: 3, reps: first, holdSeconds: held, loadG };
    if (targetsOf(dose).targets.join(",") !== pyramid) return err("not_a_dose");
    return axis === "pyramid" ? ok(dose) : err("wrong_axis");
  }
  if (unit === "m") {
    if (axis !== "distance") return err("wrong_axis");
    return ok({ ...empty, axis, sets: setCount, distanceM: first, loadG });
  }
  if (unit === "s") {
    if (axis === "hold") return ok({ ...empty, axis, sets: setCount, holdSeconds: first, loadG });
    if (axis !== "duration" || setCount !== 1) return err("wrong_axis");
    return ok({ ...empty, axis, sets: 1, durationSeconds: first, loadG });
  }
  if (axis === "reps" || (axis === "pyramid" && held !== null)) {
    return ok({ ...empty, axis: "reps", sets: setCount, reps: first, holdSeconds: held, loadG });
  }
  return err("wrong_axis");
}

/** Multiplication sign, middle dot and no-break space, as the reference pictures set doses. */
const times = "×";
const dot = "·";
const nbsp = "\u00a0";

export type DosePart =
  /** `2×10`, `5·3·1`: read as one figure. */
  | { readonly kind: "count"; readonly text: string }
  /** A quantity with its unit symbol. */
  | { readonly kind: "quantity"; readonly value: number; readonly unit: "s" | "min" | "m" };

/** The dose in parts, in reading order, without load and sides: for screens that style or speak the units. */
export function dosePartsOf(dose: Dose): DosePart[] {
  const { targets } = targetsOf(dose);
  const hold: DosePart[] =
    dose.holdSeconds === null ? [] : [{ kind: "quantity", value: dose.holdSeconds, unit: "s" }];
  switch (dose.axis) {
    case "reps":
      return [{ kind: "count", text: `${dose.sets}${times}${dose.reps}` }, ...hold];
    case "pyramid":
      return [{ kind: "count", text: targets.join(dot) }, ...hold];
    case "hold":
      return [{ kind: "count", text: String(dose.sets) }, ...hold];
    case "duration":
      return timeParts(targets[0] ?? 0);
    case "distance":
      return [
        { kind: "count", text: String(dose.sets) },
        { kind: "quantity", value: dose.distanceM ?? 0, unit: "m" },
      ];
  }
}

/**
 * The short form with international unit symbols: `2×10`, `1×5×10 s`, `5·3·1 × 10 s`, `3×30 s`, `2×20 m`, `10 min`,
 * `2 min 15 s`. Without load and sides. A no-break space stands before each symbol.
 */
export function formatDose(dose: Dose): string {
  const parts = dosePartsOf(dose).map((part) =>
    part.kind === "count" ? part.text : `${part.value}${nbsp}${part.unit}`,
  );
  if (dose.axis === "duration") return parts.join(nbsp);
  return parts.join(dose.axis === "pyramid" ? `${nbsp}${times}${nbsp}` : times);
}

/** The targets alone, as a ladder or a step names them: `5·3·1`, `10·10`. */
export function formatTargets(targets: readonly number[]): string {
  return targets.join(dot);
}

/** Under two minutes in seconds, from there in minutes and the seconds left over. */
function timeParts(seconds: number): DosePart[] {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 2) return [{ kind: "quantity", value: seconds, unit: "s" }];
  const parts: DosePart[] = [{ kind: "quantity", value: minutes, unit: "min" }];
  if (seconds % 60 > 0) parts.push({ kind: "quantity", value: seconds % 60, unit: "s" });
  return parts;
}

/** Lowest and highest allowed value, both included. */
export interface DoseRange {
  readonly min: number;
  readonly max: number;
}

/** The limits of a dose, of an exercise (`Exercise["bounds"]`) or narrowed by a prescription; null sets none. */
export interface DoseBounds {
  readonly sets: DoseRange;
  readonly reps: DoseRange | null;
  readonly holdSeconds: DoseRange | null;
  readonly durationSeconds: DoseRange | null;
  readonly distanceM: DoseRange | null;
  readonly loadG?: DoseRange | null;
}

export type DoseField = "sets" | "reps" | "holdSeconds" | "durationSeconds" | "distanceM" | "loadG";

/** One figure of a dose that cannot stand. `limit` is the bound that was passed, in the field's unit. */
export type DoseProblem =
  | { readonly field: DoseField; readonly problem: "below" | "above"; readonly limit: number }
  /** The axis needs this figure. */
  | { readonly field: DoseField; readonly problem: "required" }
  /** The axis has no such figure. */
  | { readonly field: DoseField; readonly problem: "not_used" }
  | { readonly field: DoseField; readonly problem: "not_whole" };

const figuresOfAxis: Readonly<
  Record<DoseAxis, Readonly<Partial<Record<DoseField, "required" | "optional">>>>
> = {
  reps: { sets: "required", reps: "required", holdSeconds: "optional", loadG: "optional" },
  pyramid: { sets: "required", reps: "required", holdSeconds: "optional", loadG: "optional" },
  hold: { sets: "required", holdSeconds: "required", loadG: "optional" },
  duration: { sets: "required", durationSeconds: "required", loadG: "optional" },
  distance: { sets: "required", distanceM: "required", loadG: "optional" },
};

/** What no exercise and no prescription may pass, whatever its own bounds say. */
const outerBounds: Readonly<Record<DoseField, DoseRange>> = {
  sets: { min: 1, max: 10 },
  reps: { min: 1, max: 100 },
  holdSeconds: { min: 1, max: 600 },
  durationSeconds: { min: 1, max: 4 * 3600 },
  distanceM: { min: 1, max: 10_000 },
  loadG: { min: 1, max: 500_000 },
};

/**
 * Every figure of the dose that its axis or its bounds refuse, in the order of the fields, with the limit to show;
 * empty when the dose can be prescribed. A pyramid has exactly 3 sets and a duration 1, whatever the bounds say.
 * Source: clinical.md B5 "Bounds are the exercise's, narrowed by the prescription's".
 */
export function doseProblems(dose: Dose, bounds: DoseBounds): DoseProblem[] {
  const problems: DoseProblem[] = [];
  for (const field of doseFields) {
    const value = dose[field];
    const use = figuresOfAxis[dose.axis][field];
    if (value === null || use === undefined) {
      if (value !== null) problems.push({ field, problem: "not_used" });
      else if (use === "required") problems.push({ field, problem: "required" });
      continue;
    }
    const range = rangeOf(field, dose.axis, bounds);
    if (!Number.isInteger(value)) problems.push({ field, problem: "not_whole" });
    else if (value < range.min) problems.push({ field, problem: "below", limit: range.min });
    else if (value > range.max) problems.push({ field, problem: "above", limit: range.max });
  }
  return problems;
}

/**
 * The bounds widened where needed so that they contain the dose: a template with 1 set where the library says 2
 * has the bound 1. Source: clinical.md B2 "A prescription's bounds always contain its dose".
 */
export function boundsContaining<B extends DoseBounds>(bounds: B, dose: Dose): B {
  const widened: Partial<Record<DoseField, DoseRange | null>> = {};
  for (const field of doseFields) {
    const range = bounds[field];
    const value = dose[field];
    if (range && value !== null) {
      widened[field] = { min: Math.min(range.min, value), max: Math.max(range.max, value) };
    }
  }
  return { ...bounds, ...widened };
}

const doseFields: readonly DoseField[] = [
  "sets",
  "reps",
  "holdSeconds",
  "durationSeconds",
  "distanceM",
  "loadG",
];

function rangeOf(field: DoseField, axis: DoseAxis, bounds: DoseBounds): DoseRange {
  if (field === "sets" && axis === "pyramid") return { min: 3, max: 3 };
  if (field === "sets" && axis === "duration") return { min: 1, max: 1 };
  const outer = outerBounds[field];
  const range = bounds[field];
  if (!range) return outer;
  return { min: Math.max(outer.min, range.min), max: Math.min(outer.max, range.max) };
}

function repeat(target: number, sets: number): number[] {
  return Array.from({ length: sets }, () => target);
}

function figure(value: number | null): number {
  assert(value !== null && value > 0, "a dose carries the figure of its axis");
  return value;
}
