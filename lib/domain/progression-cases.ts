/**
 * Answers worked progression cases in their published notation (day numbers, kilograms) with the real rules.
 * Invariant: nothing is decided here; an answer that is absent is handed on as unknown. Source: clinical.md B4, vectors.
 * Over 250 lines because each notation of a case is read beside the others.
 */
import { addDays, type LocalDay } from "./calendar.ts";
import { stopReasons } from "./credit.ts";
import { boundsContaining, type Dose, isSameDose } from "./dosage.ts";
import type { Exercise } from "./exercise.ts";
import { div, fraction, fractionOf, mul, roundHalfUp, toNumber } from "./fraction.ts";
import {
  defaultIncrementG,
  defaultLightestLoadG,
  defaultRules,
  type PrescriptionBounds,
  type RulesConfig,
} from "./prescription.ts";
import {
  decideProgression,
  type ExposureLog,
  type ProgressionInput,
  type ProposedDose,
  type RungChoice,
} from "./progression.ts";
import { mergeSides } from "./progression-merge.ts";

/** Day number 0 of the cases; any date would do. */
const dayZero: LocalDay = "2025-01-06";

type Fields = Record<string, unknown>;

/** `{action, reason, next}` as the worked examples expect it; null for a case without logs: no decision. */
export interface ProgressionAnswer {
  readonly action: string;
  readonly reason: string;
  /** A dose in the notation of the case, `{slug, dose: "default"}` for a rung, null after a stop. */
  readonly next: Readonly<Record<string, number | string>> | null;
}

/**
 * The answer to one case, as it stands or under `input`: `exercise` (a slug of the library), `dose`, `logs`, `today`, and optionally `flags`
 * (`redflag`, `flare`), `config` (any of the settings), `increment`, `loadMin` and `loadMax` in kg, `effortMax` and
 * `rungDown: false`. Doses: `{sets, reps}`, `{n}`, `{sets, hold}`, `{secs}`, `{sets, m}`, with `load` in kg; a held
 * repetition takes the exercise's hold. A log may carry its own `dose` (of that day), or the `load` it was done with.
 * Where the last log's own dose is not the case's, the case's was published since. Throws, naming what cannot be read.
 */
export function answerProgressionCase(
  given: unknown,
  exercises: ReadonlyMap<string, Exercise>,
): ProgressionAnswer | null {
  const outer = fieldsOf(given, "a case");
  const input = outer.input === undefined ? outer : fieldsOf(outer.input, "input");
  const slug = String(input.exercise);
  const exercise = exercises.get(slug);
  if (!exercise) throw new Error(`unknown exercise: ${slug}`);
  const decision = decideProgression(toInput(input, exercise, exercises));
  if (!decision) return null;
  const withHold = fieldsOf(input.dose, "dose").hold !== undefined;
  const { action, reason, next } = decision;
  return { action, reason, next: next && toNotation(next, withHold) };
}

function toInput(
  input: Fields,
  exercise: Exercise,
  exercises: ReadonlyMap<string, Exercise>,
): ProgressionInput {
  const logs = listOf(input.logs ?? [], "logs").map((log) => fieldsOf(log, "a log"));
  const ordered = logs.toSorted((a, b) => numberOf(a.day, "day") - numberOf(b.day, "day"));
  const found = ordered.find((log) => typeof log.load === "number")?.load;
  // "Find it at the first session": the first load logged is published as the dose.
  const present = doseOf(fieldsOf(input.dose, "dose"), exercise, found);
  const last = ordered.at(-1);
  const own = last?.dose === undefined || last.dose === null ? null : fieldsOf(last.dose, "a log's dose");
  const served = own ? doseOf(own, exercise, kilograms(present.loadG)) : present;
  const flags = fieldsOf(input.flags ?? {}, "flags");
  const rules = rulesOf(fieldsOf(input.config ?? {}, "config"));
  return {
    slug: exercise.slug,
    axis: exercise.axis,
    loadable: exercise.loadable,
    dose: served,
    presentDose: present,
    publishedSince: !isSameDose(served, present),
    bounds: boundsOf(input, exercise, present),
    effortMax: optionalNumber(input.effortMax, "effortMax") ?? exercise.effortMax,
    rules,
    exposures: withSidesMerged(
      logs.map((log, place) => ({
        side: sideOf(log.side),
        exposure: toExposure(log, place, exercise, present),
      })),
      rules,
    ),
    today: addDays(dayZero, numberOf(input.today, "today")),
    redFlagOpen: optionalFlag(flags.redflag, "redflag") ?? false,
    flareActive: optionalFlag(flags.flare, "flare") ?? false,
    layoffStepTaken: false,
    harder: neighbour(exercise.harder, exercises),
    easier: neighbour(exercise.easier, exercises),
    rungDownAllowed: optionalFlag(input.rungDown, "rungDown") ?? true,
  };
}

function sideOf(value: unknown): "left" | "right" | null {
  if (value === undefined || value === null || value === "both") return null;
  if (value !== "left" && value !== "right") throw new Error("side is neither left nor right nor both");
  return value;
}

/** Left and right of one day are one log (clinical.md B2); a log without a side stands for itself. */
function withSidesMerged(
  logs: readonly { readonly side: "left" | "right" | null; readonly exposure: ExposureLog }[],
  rules: RulesConfig,
): ExposureLog[] {
  const sided = Map.groupBy(
    logs.filter(({ side }) => side !== null),
    ({ exposure }) => exposure.day,
  );
  return logs.flatMap(({ side, exposure }) => {
    if (side === null) return [exposure];
    const sides = sided.get(exposure.day)!.map((one) => one.exposure);
    return sides[0] === exposure ? [{ ...exposure, ...mergeSides(sides, rules) }] : [];
  });
}

function toExposure(log: Fields, place: number, exercise: Exercise, present: Dose): ExposureLog {
  const own = log.dose === undefined || log.dose === null ? null : fieldsOf(log.dose, "a log's dose");
  const dose = own ? doseOf(own, exercise, kilograms(present.loadG)) : present;
  const load = exercise.loadable ? positive(log.load, "load") : null;
  const stop = log.stop ?? "none";
  const stopReason = stopReasons.find((reason) => reason === stop);
  if (!stopReason) throw new Error(`unknown stop reason: ${String(stop)}`);
  return {
    // Listed in the order in which they were done: of two on one day the later stands later.
    id: String(place).padStart(6, "0"),
    day: addDays(dayZero, numberOf(log.day, "day")),
    dose: load === null ? dose : { ...dose, loadG: grams(load) },
    done: listOf(log.done ?? [], "done").map((done) => {
      const value = optionalNumber(done, "done") ?? 0;
      if (value < 0) throw new Error("done is below 0");
      return value;
    }),
    restPainBefore: rating(log.pre, "pre"),
    painDuring: rating(log.during, "during"),
    nextDayPain: rating(log.next, "next"),
    effort: rating(log.effort, "effort"),
    stopReason,
  };
}

/** An answer on the scale from 0 to 10; null where it was not given. */
function rating(value: unknown, name: string): number | null {
  const given = optionalNumber(value, name);
  if (given !== null && (given < 0 || given > 10)) throw new Error(`${name} is not from 0 to 10`);
  return given;
}

/** A weight, above 0; null where it was not given. */
function positive(value: unknown, name: string): number | null {
  const given = optionalNumber(value, name);
  if (given !== null && given <= 0) throw new Error(`${name} is not above 0`);
  return given;
}

/** Yes or no; null where it was not given. Any other value is refused: a flag misread is a flag overlooked. */
function optionalFlag(value: unknown, name: string): boolean | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== "boolean") throw new Error(`${name} is neither true nor false`);
  return value;
}

/** A dose in the notation of the cases; what it leaves out is the exercise's own. */
function doseOf(given: Fields, exercise: Exercise, load: unknown): Dose {
  const { axis, defaultDose, loadable } = exercise;
  const figure = (name: string, usual: number | null): number => {
    const value = optionalNumber(given[name], name) ?? usual;
    if (value === null || !Number.isInteger(value) || value < 1) throw new Error(`a dose needs ${name}`);
    return value;
  };
  const loadKg = loadable ? positive(given.load ?? load, "load") : null;
  const dose: Dose = { ...defaultDose, loadG: loadKg === null ? null : grams(loadKg) };
  const held = defaultDose.holdSeconds;
  switch (axis) {
    case "reps": {
      const holdSeconds = held === null ? null : figure("hold", held);
      return { ...dose, sets: figure("sets", dose.sets), reps: figure("reps", null), holdSeconds };
    }
    case "pyramid":
      return { ...dose, reps: figure("n", null), holdSeconds: held === null ? null : figure("hold", held) };
    case "hold":
      return { ...dose, sets: figure("sets", dose.sets), holdSeconds: figure("hold", null) };
    case "duration":
      return { ...dose, durationSeconds: figure("secs", null) };
    case "distance":
      return { ...dose, sets: figure("sets", dose.sets), distanceM: figure("m", null) };
  }
}

/** The exercise's bounds widened to contain the dose; without `loadMax` it is twice the first load (B2). */
function boundsOf(input: Fields, exercise: Exercise, dose: Dose): PrescriptionBounds {
  const inGrams = (name: string): number | null => {
    const value = positive(input[name], name);
    return value === null ? null : grams(value);
  };
  const lightest = inGrams("loadMin") ?? defaultLightestLoadG;
  const loadMax = inGrams("loadMax");
  return {
    ...boundsContaining(exercise.bounds, dose),
    incrementG: inGrams("increment") ?? defaultIncrementG,
    lightestLoadG: dose.loadG === null ? lightest : Math.min(lightest, dose.loadG),
    loadMaxG: loadMax === null || dose.loadG === null ? loadMax : Math.max(loadMax, dose.loadG),
  };
}

/** The rung beside it at its default dose, with the lightest load where it carries one. */
function neighbour(slug: string | null, exercises: ReadonlyMap<string, Exercise>): RungChoice | null {
  const exercise = slug === null ? undefined : exercises.get(slug);
  if (!exercise) return null;
  const loadG = exercise.loadable ? defaultLightestLoadG : null;
  return { slug: exercise.slug, dose: { ...exercise.defaultDose, loadG } };
}

/** The settings by their names in the cases; shares are written 0 to 1 there. */
const settingNames: Readonly<Record<keyof RulesConfig, string>> = {
  painGreenMax: "painGreenMax",
  painAmberMax: "painAmberMax",
  painStop: "painStop",
  ndOk: "ndOk",
  ndRed: "ndRed",
  greenStreak: "greenStreak",
  amberStreak: "amberStreak",
  effortHard: "effortHard",
  failCompletePct: "failComplete",
  painAbortPct: "painAbort",
  layoffHoldDays: "layoffHold",
  layoffRegressDays: "layoffRegress",
  layoffStopDays: "layoffStop",
  stepPct: "stepPct",
  maxJumpPct: "maxJumpPct",
  deloadPct: "deloadPct",
  progressionsPerSession: "progressionsPerSession",
};

function rulesOf(config: Fields): RulesConfig {
  const rules: Record<string, number> = { ...defaultRules };
  for (const [field, name] of Object.entries(settingNames)) {
    const value = optionalNumber(config[name], name);
    if (value === null) continue;
    const isShare = name === "failComplete" || name === "painAbort";
    rules[field] = isShare ? toNumber(mul(fractionOf(value), fraction(100))) : value;
  }
  return rules as unknown as RulesConfig;
}

function toNotation(next: ProposedDose, withHold: boolean): Record<string, number | string> {
  if (next.kind === "rung") return { slug: next.slug, dose: "default" };
  const { dose } = next;
  const loadKg = kilograms(dose.loadG);
  const load: Record<string, number> = loadKg === null ? {} : { load: loadKg };
  const hold: Record<string, number> =
    withHold && dose.holdSeconds !== null ? { hold: dose.holdSeconds } : {};
  switch (dose.axis) {
    case "reps":
      return { sets: dose.sets, reps: dose.reps ?? 0, ...hold, ...load };
    case "pyramid":
      return { n: dose.reps ?? 0, ...hold, ...load };
    case "hold":
      return { sets: dose.sets, hold: dose.holdSeconds ?? 0, ...load };
    case "duration":
      return { secs: dose.durationSeconds ?? 0, ...load };
    case "distance":
      return { sets: dose.sets, m: dose.distanceM ?? 0, ...load };
  }
}

function grams(kg: number): number {
  return roundHalfUp(mul(fractionOf(kg), fraction(1000)));
}

function kilograms(loadG: number | null): number | null {
  return loadG === null ? null : toNumber(div(fraction(loadG), fraction(1000)));
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${what} must be an object`);
  }
  return value as Fields;
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} must be a list`);
  return value;
}

function numberOf(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Error(`${what} must be a number`);
  return value;
}

function optionalNumber(value: unknown, what: string): number | null {
  return value === undefined || value === null ? null : numberOf(value, what);
}
