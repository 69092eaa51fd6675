/**
 * A flare: how it is found, how long it is calm, when it returns, and when a therapist decides.
 * Invariants: a flare is a state, not a phase; its baseline is frozen at its start; each step depends on what was
 * answered and done, never on the order in which it arrived; nothing steps up while a therapist's decision is awaited.
 * Source: clinical.md A5 "Flare detection", "Return".
 */
import { addDays, daysBetween, type LocalDay } from "./calendar.ts";
import type { RulesConfig } from "./prescription.ts";
import { type ExposureLog, isGreenAndAnswered } from "./progression-exposure.ts";
import { baselineOn, type RestingPain } from "./resting-pain.ts";

export const flareSources = ["button", "detected", "before_session"] as const;
export type FlareSource = (typeof flareSources)[number];

export const flareStepKinds = ["calm", "settled", "return", "restored", "ended", "reviewed"] as const;
export type FlareStepKind = (typeof flareStepKinds)[number];

export interface FlareStep {
  readonly kind: FlareStepKind;
  readonly happenedOn: LocalDay;
  /** The version that the step brought in; null where none was needed. */
  readonly versionId: string | null;
}

export interface Flare {
  readonly id: string;
  readonly startedOn: LocalDay;
  readonly startedAt: Date;
  readonly source: FlareSource;
  /** 0 to 10, as it stood at the start; null while there was none. */
  readonly baselineNrs: number | null;
  readonly restPainNrs: number | null;
  readonly versionBeforeId: string | null;
  /** In any order; each kind at most once. */
  readonly steps: readonly FlareStep[];
}

/** `calm`: calm care stands in for the program. `returning`: the lighter version does. `over`: it has ended. */
export type FlareStage = "calm" | "returning" | "over";

export const stepOf = (flare: Pick<Flare, "steps">, kind: FlareStepKind): FlareStep | null =>
  flare.steps.find((step) => step.kind === kind) ?? null;

export function flareStage(flare: Pick<Flare, "steps">): FlareStage {
  if (stepOf(flare, "restored") ?? stepOf(flare, "ended")) return "over";
  return stepOf(flare, "return") ? "returning" : "calm";
}

/** The day on which a flare was over; null while it is not. */
export function flareEndedOn(flare: Pick<Flare, "steps">): LocalDay | null {
  return (stepOf(flare, "restored") ?? stepOf(flare, "ended"))?.happenedOn ?? null;
}

/** The flare that is not over: at most one, the newest. */
export function openFlare<F extends Flare>(flares: readonly F[]): F | null {
  const open = flares.filter((flare) => flareStage(flare) !== "over");
  return open.sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime()).at(-1) ?? null;
}

/** Raised from this resting pain on, whatever the baseline, and from this much above it. Source: clinical.md A5. */
const raisedFrom = 4;
const raisedBy = 2;

/**
 * Resting pain that speaks for a flare. Without a baseline nobody knows what is usual for the person, so none is found:
 * the button stands, and the check before a session holds them to the 4.
 */
export function isRaised(pain: number, baseline: number | null): boolean {
  return baseline !== null && pain >= raisedFrom && pain >= baseline + raisedBy;
}

/** Resting pain back near the baseline; without one, below what counts as raised. */
export function isSettled(pain: number, baseline: number | null): boolean {
  return baseline === null ? pain < raisedFrom : pain <= baseline + 1;
}

/** The least resting pain before a session that swaps it to calm and asks about a flare: 4, 5 or 6 (clinical.md A5). */
export function askFlareFrom(baseline: number | null): number {
  return Math.min(6, Math.max(raisedFrom, (baseline ?? 0) + raisedBy));
}

/** How far back a flare is found from answers that came late: a longer one is for the therapist to see. */
export const detectionDays = 7;

export interface Detection {
  /** The second of the two days. */
  readonly startedOn: LocalDay;
  readonly baselineNrs: number | null;
  readonly restPainNrs: number;
}

/**
 * A flare that the answers show: raised resting pain on two consecutive days, each against its own baseline, both later
 * than `after` (the clearance, or the end of the flare before) and the second within the last seven days. The first such
 * pair; null for none.
 */
export function detectFlare(given: {
  readonly series: readonly RestingPain[];
  readonly clearedOn: LocalDay | null;
  readonly after: LocalDay;
  readonly today: LocalDay;
}): Detection | null {
  const { series, clearedOn, after, today } = given;
  const raised = new Map(
    series
      .filter(({ day }) => day > after && day >= addDays(today, -detectionDays - 1) && day <= today)
      .filter(({ day, pain }) => isRaised(pain, baselineOn(series, day, clearedOn)))
      .map(({ day, pain }) => [day, pain]),
  );
  for (const day of [...raised.keys()].sort()) {
    const next = addDays(day, 1);
    const restPainNrs = raised.get(next);
    if (restPainNrs === undefined) continue;
    return { startedOn: next, baselineNrs: baselineOn(series, next, clearedOn), restPainNrs };
  }
  return null;
}

/** Whether two days in a row could be raised at all: a first look that needs no baseline. */
export function mayBeFlare(series: readonly RestingPain[]): boolean {
  const high = new Set(series.filter(({ pain }) => pain >= raisedFrom).map(({ day }) => day));
  return [...high].some((day) => high.has(addDays(day, 1)));
}

/**
 * The day from which a flare has settled: the second of the first two consecutive days, both after the one it began on,
 * with resting pain near the frozen baseline. Null while it has not.
 */
export function settledOn(
  flare: Pick<Flare, "startedOn" | "baselineNrs">,
  series: readonly RestingPain[],
): LocalDay | null {
  const settled = new Set(
    series
      .filter(({ day, pain }) => day > flare.startedOn && isSettled(pain, flare.baselineNrs))
      .map(({ day }) => day),
  );
  return [...settled].sort().find((day) => settled.has(addDays(day, -1))) ?? null;
}

/** A flare that lasts this many days, or the second within so many, is a therapist's to decide (clinical.md A5). */
export const reviewAfterDays = 7;
export const secondWithinDays = 28;

/**
 * Why a therapist decides on a flare: `second` within 28 days, or `long`: not settled within its first seven days. Null
 * where the rules go on by themselves, or a therapist has decided.
 */
export function reviewNeeded(
  flare: Flare,
  all: readonly Flare[],
  settled: LocalDay | null,
  today: LocalDay,
): "second" | "long" | null {
  if (stepOf(flare, "reviewed") || flareStage(flare) === "over") return null;
  const isSecond = all.some((other) => {
    const days = daysBetween(other.startedOn, flare.startedOn);
    return (
      other.id !== flare.id && other.startedAt < flare.startedAt && days >= 0 && days <= secondWithinDays
    );
  });
  if (isSecond) return "second";
  const lasted = daysBetween(flare.startedOn, settled ?? stepOf(flare, "return")?.happenedOn ?? today);
  return lasted >= reviewAfterDays ? "long" : null;
}

/** One session since the lighter version came in: what was done of its main exercises. */
export interface ReturnSession {
  readonly id: string;
  readonly day: LocalDay;
  readonly startedAt: Date;
  /** Swapped to calm, or entered without an answer to anything: it ends a run. */
  readonly logs: readonly ExposureLog[];
}

/**
 * The second of the first two sessions running in which every exposure was green and answered, the morning after
 * included: from then on the version before the flare stands again. Null while there are none. The order given does not
 * matter. Source: clinical.md A5 "Return".
 */
export function restoredBy(sessions: readonly ReturnSession[], rules: RulesConfig): ReturnSession | null {
  const ordered = sessions.toSorted(
    (a, b) =>
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      a.startedAt.getTime() - b.startedAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
  const isGreen = ({ logs }: ReturnSession) =>
    logs.length > 0 && logs.every((log) => isGreenAndAnswered(log, rules));
  return (
    ordered.find((session, place) => place > 0 && isGreen(session) && isGreen(ordered[place - 1]!)) ?? null
  );
}

/** The baseline that a day is compared with: the frozen one while a flare is calm, else the moving one. */
export function baselineDuring(
  flare: Flare | null,
  series: readonly RestingPain[],
  day: LocalDay,
  clearedOn: LocalDay | null,
): number | null {
  return flare && flareStage(flare) === "calm" ? flare.baselineNrs : baselineOn(series, day, clearedOn);
}
