/**
 * Whether each criterion of a template is met, not met or not known, with the figures that show it.
 * Invariants: unknown is never met; an answer not given is never read as a good one; of an exercise the newest exposure
 * speaks, best efforts of the past do not; the result lists, it never advances. Source: clinical.md E ("software lists
 * which criteria are met"), A5 (zones), B5 (sides), F2 (adherence).
 * Over 250 lines: one reading for each kind of criterion, side by side.
 */
import type { Figures } from "./adherence.ts";
import { addDays, compareDays, type LocalDay } from "./calendar.ts";
import { type Dose, formatTargets, targetsOf } from "./dosage.ts";
import type { RulesConfig } from "./prescription.ts";
import {
  completionOf,
  type ExposureLog,
  isBelowPercent,
  nextDayChange,
  type Zone,
  zoneOf,
} from "./progression-exposure.ts";
import type { RestingPain } from "./resting-pain.ts";
import { type CriterionSpec, criterionKey } from "./stage-rules.ts";

/** One main exercise of one session. */
export interface StageExposure extends ExposureLog {
  readonly slug: string;
  readonly sessionId: string;
  readonly rules: Pick<RulesConfig, "painGreenMax" | "painAmberMax" | "ndOk" | "ndRed">;
  /** The morning after can still be answered. */
  readonly morningOpen: boolean;
  /** Sums of what was done on each side; null where it was not done side by side. */
  readonly sides: { readonly left: number; readonly right: number } | null;
  /** Logged on this program, and after a person last resumed the exercise or a flare was over. */
  readonly counts: boolean;
}

/** Everything the criteria are read from. Days are the patient's. */
export interface StageFacts {
  readonly today: LocalDay;
  /** The first day of the program, whatever its version. */
  readonly startedOn: LocalDay;
  /** Completed days on it, without those in calm care. */
  readonly daysOn: number;
  /** Adherence over a run of completed days, both ends included. */
  readonly adherence: (from: LocalDay, to: LocalDay) => Pick<Figures, "percent" | "due" | "counted">;
  /** One value a day. */
  readonly restingPain: readonly RestingPain[];
  /** Main exercises of the sessions that count, in any order; at least of the program and of the last two weeks. */
  readonly exposures: readonly StageExposure[];
  /** Slugs of the main exercises of the version in force. */
  readonly main: readonly string[];
  /** Answers that stand and have a score, in any order. */
  readonly outcomes: readonly {
    readonly instrument: string;
    readonly day: LocalDay;
    readonly scoreTenths: number;
  }[];
  /** Of the gate: how many of its tests are met, and whether a therapist has signed. Null outside calm care. */
  readonly gate: { readonly signed: boolean; readonly met: number; readonly tests: number } | null;
}

export type CriterionState = "met" | "not_met" | "unknown";

/** What a criterion is shown with: slugs of exercises in `exercises`, everything else in `figures`. */
export interface CriterionReading {
  readonly state: CriterionState;
  /** Which sentence says it, among those of its kind. */
  readonly says: string;
  readonly figures: Readonly<Record<string, string | number>>;
  /** The day of what was read; null where it is about a span or there is nothing. */
  readonly day: LocalDay | null;
  /** A slug to be named in the sentence. */
  readonly exercise: string | null;
}

export interface StageCriterion extends CriterionReading {
  readonly key: string;
  readonly spec: CriterionSpec;
}

const laterOf = (a: LocalDay, b: LocalDay): LocalDay => (compareDays(a, b) > 0 ? a : b);

/** How far back resting pain is read: an older value says nothing about now. Days [P]. */
const restPainDays = 14;
/** Fewer sessions due than this say nothing about adherence (clinical.md F2: bands). */
const leastDue = 3;

/** Every criterion in the order of the template. */
export function readCriteria(criteria: readonly CriterionSpec[], facts: StageFacts): StageCriterion[] {
  return criteria.map((spec) => ({ key: criterionKey(spec), spec, ...readCriterion(spec, facts) }));
}

/** Criteria that the record answers, a therapist's own and the signed gate apart. */
export function computableOf(criteria: readonly CriterionSpec[]): CriterionSpec[] {
  return criteria.filter((spec) => spec.kind !== "confirm" && spec.kind !== "gate");
}

/** Every criterion that the record can answer is met, and there is at least one. */
export function isReady(criteria: readonly StageCriterion[]): boolean {
  const computed = criteria.filter(({ spec }) => computableOf([spec]).length > 0);
  return computed.length > 0 && computed.every(({ state }) => state === "met");
}

/** One criterion. Every kind can be not met or not known; figures are those of its sentence. */
export function readCriterion(spec: CriterionSpec, facts: StageFacts): CriterionReading {
  switch (spec.kind) {
    case "gate":
      return readGate(facts);
    case "weeks":
      return say(facts.daysOn >= 7 * spec.weeks, "days", { days: facts.daysOn });
    case "adherence":
      return readAdherence(spec, facts);
    case "green_sessions":
      return readGreen(spec, facts);
    case "rest_pain":
      return readRestPain(spec, facts);
    case "no_red":
      return readNoRed(spec, facts);
    case "morning_change":
      return readMornings(spec, facts);
    case "pyramid":
      return readPyramid(spec, facts);
    case "reps":
      return readReps(spec, facts);
    case "effort":
      return readEffort(spec, facts);
    case "sides":
      return readSides(spec, facts);
    case "load_steps":
      return readLoadSteps(spec, facts);
    case "outcome":
      return readOutcome(spec, facts);
    case "confirm":
      return unknown("open");
  }
}

type Of<K extends CriterionSpec["kind"]> = Extract<CriterionSpec, { kind: K }>;
type Extra = { readonly day?: LocalDay | null; readonly exercise?: string | null };

const reading = (
  state: CriterionState,
  says: string,
  figures: CriterionReading["figures"] = {},
  { day = null, exercise = null }: Extra = {},
): CriterionReading => ({ state, says, figures, day, exercise });
const say = (met: boolean, says: string, figures = {}, extra: Extra = {}) =>
  reading(met ? "met" : "not_met", says, figures, extra);
const unknown = (says: string, figures = {}, extra: Extra = {}) => reading("unknown", says, figures, extra);

function readGate({ gate }: StageFacts): CriterionReading {
  if (gate === null) return unknown("none");
  if (gate.signed) return say(true, "signed");
  return say(false, "tests", { met: gate.met, tests: gate.tests });
}

function readAdherence({ percent, days }: Of<"adherence">, facts: StageFacts): CriterionReading {
  const last = addDays(facts.today, -1);
  const from = laterOf(facts.startedOn, addDays(facts.today, -days));
  if (from > last) return unknown("few", { due: 0 });
  const read = facts.adherence(from, last);
  if (read.percent === null || read.due < leastDue) return unknown("few", { due: read.due });
  const figures = { value: read.percent, done: read.counted, due: read.due };
  return say(read.percent >= percent, "figures", figures, { day: from });
}

interface StageSession {
  readonly id: string;
  readonly day: LocalDay;
  /** The worst zone of its exercises; unknown where an answer is missing that could make it worse. */
  readonly zone: Zone;
  /** The morning after can still be answered and nothing is amber or red yet: it says nothing so far. */
  readonly pending: boolean;
}

/** Oldest first; of one day in the order of their ids, which carry the time they were made. */
const byDay = (a: { day: LocalDay; id: string }, b: { day: LocalDay; id: string }) =>
  a.day < b.day ? -1 : a.day > b.day ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;

function sessionsOf(exposures: readonly StageExposure[]): StageSession[] {
  return [...Map.groupBy(exposures, (one) => one.sessionId)]
    .map(([id, list]): StageSession => {
      const zones = list.map((one) => zoneOf(one, one.rules));
      const open = list.some((one) => nextDayChange(one) === null);
      const worst = (["red", "amber", "unknown"] as const).find((zone) => zones.includes(zone));
      const zone = worst === "red" || worst === "amber" ? worst : open ? "unknown" : (worst ?? "green");
      return {
        id,
        day: list[0]!.day,
        zone,
        pending: zone === "unknown" && worst !== "unknown" && list.some((one) => one.morningOpen),
      };
    })
    .sort(byDay);
}

function readGreen({ sessions: wanted }: Of<"green_sessions">, facts: StageFacts): CriterionReading {
  const own = facts.exposures.filter((one) => one.day >= facts.startedOn);
  const last = sessionsOf(own)
    .filter((session) => !session.pending)
    .slice(-wanted);
  if (last.length < wanted) return say(false, "few", { count: last.length });
  const day = last.at(-1)!.day;
  const green = last.filter(({ zone }) => zone === "green").length;
  if (last.some(({ zone }) => zone === "red" || zone === "amber"))
    return say(false, "figures", { count: green }, { day });
  const open = last.filter(({ zone }) => zone === "unknown").length;
  return open > 0
    ? unknown("unanswered", { count: open }, { day })
    : say(true, "figures", { count: green }, { day });
}

function readRestPain({ max, days }: Of<"rest_pain">, facts: StageFacts): CriterionReading {
  const from = addDays(facts.today, -restPainDays);
  const last = facts.restingPain
    .filter(({ day }) => day >= from && day <= facts.today)
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .slice(-days);
  const figures = { values: last.map(({ pain }) => pain).join(" · "), count: last.length };
  const day = last.at(-1)?.day ?? null;
  if (last.some(({ pain }) => pain > max)) return say(false, "figures", figures, { day });
  return last.length < days ? unknown("few", figures, { day }) : say(true, "figures", figures, { day });
}

const lately = (facts: StageFacts, days: number) =>
  facts.exposures.filter(({ day }) => day >= addDays(facts.today, -days) && day <= facts.today);

function readNoRed({ days }: Of<"no_red">, facts: StageFacts): CriterionReading {
  const sessions = sessionsOf(lately(facts, days));
  const red = sessions.filter(({ zone }) => zone === "red");
  if (red.length > 0) return say(false, "red", { count: red.length }, { day: red.at(-1)!.day });
  const said = sessions.filter((session) => !session.pending);
  if (said.length === 0) return unknown("none");
  const open = said.filter(({ zone }) => zone === "unknown").length;
  return open > 0
    ? unknown("unanswered", { count: open, sessions: said.length })
    : say(true, "figures", { sessions: said.length });
}

function readMornings({ max, days }: Of<"morning_change">, facts: StageFacts): CriterionReading {
  const recent = [...new Map(lately(facts, days).map((one) => [one.sessionId, one])).values()];
  const worse = recent.filter((one) => (nextDayChange(one) ?? 0) > max);
  const newest = worse.toSorted((a, b) => (a.day < b.day ? -1 : 1)).at(-1);
  if (newest)
    return say(false, "worse", { change: nextDayChange(newest)!, count: worse.length }, { day: newest.day });
  const said = recent.filter((one) => nextDayChange(one) !== null || !one.morningOpen);
  if (said.length === 0) return unknown("none");
  const open = said.filter((one) => nextDayChange(one) === null).length;
  return open > 0
    ? unknown("unanswered", { count: open, sessions: said.length })
    : say(true, "figures", { sessions: said.length });
}

/** The newest exposure of any of these that counts. */
function newestOf(slugs: readonly string[], facts: StageFacts): StageExposure | null {
  return (
    facts.exposures
      .filter((one) => one.counts && slugs.includes(one.slug))
      .sort(byDay)
      .at(-1) ?? null
  );
}

const doneEnough = (done: readonly number[], wanted: readonly number[]) =>
  wanted.every((target, place) => (done[place] ?? 0) >= target);

/** The dose of the newest exposure, or the rung it has gone on to; null where neither was done. */
function readDone(
  { exercise, beyond }: { readonly exercise: string; readonly beyond: readonly string[] },
  facts: StageFacts,
): CriterionReading | StageExposure {
  const newest = newestOf([exercise, ...beyond], facts);
  if (newest === null) return unknown(facts.main.includes(exercise) ? "none" : "absent");
  return beyond.includes(newest.slug)
    ? say(true, "beyond", {}, { day: newest.day, exercise: newest.slug })
    : newest;
}

/** Ten-second holds: a pyramid of shorter ones is another exercise (clinical.md B1 "≤10 s holds, add repetitions"). */
const pyramidHoldSeconds = 10;

function readPyramid(spec: Of<"pyramid">, facts: StageFacts): CriterionReading {
  const newest = readDone(spec, facts);
  if ("state" in newest) return newest;
  const wanted = targetsOf({ ...newest.dose, axis: "pyramid", sets: 3, reps: spec.n }).targets;
  const held = (newest.dose.holdSeconds ?? 0) >= pyramidHoldSeconds;
  const met = isPyramid(newest.dose) && held && doneEnough(newest.done, wanted);
  return say(met, held ? "done" : "short", doneFigures(newest), { day: newest.day });
}

const isPyramid = (dose: Dose) => dose.axis === "pyramid" || dose.axis === "reps";
const doneFigures = ({ done, dose }: StageExposure) => ({
  done: formatTargets(done),
  hold: dose.holdSeconds ?? 0,
});

function readReps(spec: Of<"reps">, facts: StageFacts): CriterionReading {
  const newest = readDone(spec, facts);
  if ("state" in newest) return newest;
  const wanted = Array.from({ length: spec.sets }, () => spec.reps);
  const extra = { day: newest.day };
  const { effort } = newest;
  const done = formatTargets(newest.done);
  if (newest.dose.axis !== "reps" || !doneEnough(newest.done, wanted))
    return effort === null || spec.effortMax === null
      ? say(false, "done", { done }, extra)
      : say(false, "effort", { done, effort }, extra);
  if (spec.effortMax === null) return say(true, "done", { done }, extra);
  if (effort === null) return unknown("noEffort", { done }, extra);
  return say(effort <= spec.effortMax, "effort", { done, effort }, extra);
}

function readEffort({ max }: Of<"effort">, facts: StageFacts): CriterionReading {
  const newest = facts.main.map((slug) => ({ slug, exposure: newestOf([slug], facts) }));
  const known = newest.flatMap(({ slug, exposure }) =>
    exposure?.effort == null ? [] : [{ slug, effort: exposure.effort, day: exposure.day }],
  );
  const hardest = known.toSorted((a, b) => b.effort - a.effort).at(0);
  if (hardest && hardest.effort > max)
    return say(false, "hardest", { effort: hardest.effort }, { day: hardest.day, exercise: hardest.slug });
  const missing = newest.length - known.length;
  if (!hardest || missing > 0) return unknown("unanswered", { count: missing });
  return say(true, "hardest", { effort: hardest.effort }, { day: hardest.day, exercise: hardest.slug });
}

function readSides({ exercise, percent }: Of<"sides">, facts: StageFacts): CriterionReading {
  const newest = newestOf([exercise], facts);
  if (newest === null) return unknown(facts.main.includes(exercise) ? "none" : "absent");
  if (newest.sides === null) return unknown("noSides", {}, { day: newest.day });
  const { left, right } = newest.sides;
  const better = Math.max(left, right);
  if (better === 0) return unknown("noSides", {}, { day: newest.day });
  const apart = Math.abs(left - right) * 100;
  // Rounded up, so that a difference above the limit never reads as the limit.
  const figures = { left, right, difference: Math.ceil(apart / better) };
  return say(apart <= percent * better, "figures", figures, { day: newest.day });
}

function readLoadSteps({ exercise, steps }: Of<"load_steps">, facts: StageFacts): CriterionReading {
  const loaded = facts.exposures
    .filter((one) => one.counts && one.slug === exercise && one.dose.loadG !== null)
    .sort(byDay);
  const [first, newest] = [loaded[0]?.dose.loadG ?? null, loaded.at(-1)?.dose.loadG ?? null];
  if (first === null || newest === null) return unknown(facts.main.includes(exercise) ? "none" : "absent");
  const taken = new Set(
    loaded
      .filter((one) => !isBelowPercent(completionOf(one), 100))
      .map((one) => one.dose.loadG!)
      .filter((load) => load > first && load <= newest),
  ).size;
  const figures = { count: taken, fromG: first, toG: newest };
  return say(taken >= steps, "figures", figures, { day: loaded.at(-1)!.day });
}

function readOutcome({ rmdqMax, psfsMin }: Of<"outcome">, facts: StageFacts): CriterionReading {
  const newest = (instrument: string) =>
    facts.outcomes
      .filter((one) => one.instrument === instrument && one.day >= facts.startedOn)
      .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
      .at(-1);
  const [rmdq, psfs] = [newest("rmdq"), newest("psfs")];
  const figures = {
    ...(rmdq && { rmdq: rmdq.scoreTenths / 10 }),
    ...(psfs && { psfs: psfs.scoreTenths / 10 }),
  };
  const says = rmdq && psfs ? "both" : rmdq ? "rmdq" : "psfs";
  const day =
    [rmdq?.day, psfs?.day]
      .filter((one) => one !== undefined)
      .sort()
      .at(-1) ?? null;
  if ((rmdq && rmdq.scoreTenths <= 10 * rmdqMax) || (psfs && psfs.scoreTenths >= 10 * psfsMin))
    return say(true, says, figures, { day });
  // One of the two that is not answered could still meet it.
  if (rmdq && psfs) return say(false, says, figures, { day });
  return rmdq || psfs ? unknown(says, figures, { day }) : unknown("none");
}
