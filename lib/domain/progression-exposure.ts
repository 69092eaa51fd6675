/**
 * What one exposure of an exercise says: how much was done, the change by next morning, its traffic light.
 * Invariants: an answer not given is never read as zero and never makes an exposure green and answered; more than was
 * prescribed never makes up for less elsewhere. Source: clinical.md A5 (traffic light), B2, B5.
 */
import { compareDays, type LocalDay } from "./calendar.ts";
import { exerciseRatio, type StopReason } from "./credit.ts";
import { type Dose, targetsOf } from "./dosage.ts";
import { cmp, type Fraction, floor, fraction, fractionOf, mul } from "./fraction.ts";
import type { RulesConfig } from "./prescription.ts";

/** One exercise of one session as the rules read it, sides merged into one log (`progression-merge.ts`). */
export interface ExposureLog {
  readonly id: string;
  /** The session's local day. */
  readonly day: LocalDay;
  /** The dose served that day; the load is that of the sets done, in grams. */
  readonly dose: Dose;
  /** Repetitions, seconds or metres of each prescribed set, in order; one that is missing counts 0. */
  readonly done: readonly number[];
  /** Resting pain before the session, 0 to 10; null is "not answered", here and in all that follows. */
  readonly restPainBefore: number | null;
  /** Worst pain during the exercise, 0 to 10. */
  readonly painDuring: number | null;
  /** Pain the next morning, 0 to 10; null also when it was answered too late to count (36 hours). */
  readonly nextDayPain: number | null;
  /** Effort of the last set, 0 to 10. */
  readonly effort: number | null;
  readonly stopReason: StopReason;
}

/** `unknown`: nothing red or amber is known, but the pain during it was not answered. */
export type Zone = "green" | "amber" | "red" | "unknown";

type ZoneRules = Pick<RulesConfig, "painGreenMax" | "painAmberMax" | "ndOk" | "ndRed">;

/** The answers that the traffic light reads. */
export type ZoneAnswers = Pick<ExposureLog, "painDuring" | "restPainBefore" | "nextDayPain">;

/** Next-morning pain minus resting pain before, −10 to 10; null while either is unknown. Source: clinical.md B5. */
export function nextDayChange(log: Omit<ZoneAnswers, "painDuring">): number | null {
  return log.nextDayPain === null || log.restPainBefore === null
    ? null
    : log.nextDayPain - log.restPainBefore;
}

/**
 * The traffic light of one exposure: the worst that its known answers show. An open next morning is left out of it, as
 * B5 reads it; pain during that is not known can still be amber or red by the next morning, and is else `unknown`, never
 * green. For "every exposure green and answered" use `isGreenAndAnswered`. Source: clinical.md A5, B5 "Zone".
 */
export function zoneOf(log: ZoneAnswers, rules: ZoneRules): Zone {
  const { painDuring: during } = log;
  const change = nextDayChange(log);
  if ((during !== null && during > rules.painAmberMax) || (change !== null && change >= rules.ndRed)) {
    return "red";
  }
  if ((during !== null && during > rules.painGreenMax) || (change !== null && change > rules.ndOk)) {
    return "amber";
  }
  return during === null ? "unknown" : "green";
}

/** The answer that is missing first, in the order in which they are asked; null when the rules can read all three. */
export function missingAnswer(log: ExposureLog): "rest" | "during" | "effort" | null {
  if (log.restPainBefore === null) return "rest";
  if (log.painDuring === null) return "during";
  return log.effort === null ? "effort" : null;
}

/** Green, with every answer given, the next morning's too. Source: clinical.md A5 "Return". */
export function isGreenAndAnswered(log: ExposureLog, rules: ZoneRules): boolean {
  return missingAnswer(log) === null && nextDayChange(log) !== null && zoneOf(log, rules) === "green";
}

/** Mean over the prescribed sets of min(1, done / target), exact, 0 to 1, against the dose of that day. */
export function completionOf(log: ExposureLog): Fraction {
  return exerciseRatio({ targets: targetsOf(log.dose).targets, done: log.done });
}

/** Whether an exact share lies below so many percent. */
export function isBelowPercent(share: Fraction, percent: number): boolean {
  return cmp(mul(share, fraction(100)), fractionOf(percent)) < 0;
}

/** A share in whole percent, rounded down, so that what is not complete never reads 100: for sentences. */
export function wholePercent(share: Fraction): number {
  return floor(mul(share, fraction(100)));
}

/** Oldest first; two of one day in the order of their ids, which carry the time they were made. */
export function inOrder(exposures: readonly ExposureLog[]): ExposureLog[] {
  return exposures.toSorted((a, b) => compareDays(a.day, b.day) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
