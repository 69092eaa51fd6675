/**
 * How many exposures in a row carry a step up, how many it needs, and whether they were done with room to spare.
 * Invariants: an exposure with an answer missing, with too much effort, not done whole or at another dose ends the
 * streak; amber in it, or a jump of the load, never needs fewer than green. Source: clinical.md B3 "PROGRESS", B5.
 */
import { type Dose, isSameDose, targetsOf } from "./dosage.ts";
import { cmp, one } from "./fraction.ts";
import type { RulesConfig } from "./prescription.ts";
import { jumpsLoad, type StepUp } from "./progression-dose.ts";
import {
  completionOf,
  type ExposureLog,
  missingAnswer,
  nextDayChange,
  zoneOf,
} from "./progression-exposure.ts";

/** Repetitions above the target of the last set from which 2-for-2 counts (B5). */
const spareReps = 2;

/**
 * The exposures that count towards a step up from `dose`, oldest first: from the last one back while each was done
 * whole, at `dose`, within `effortMax`, fully answered, not red, and no worse by next morning than `ndOk` allows (a next
 * morning not answered yet does not end it). `exposures` are oldest first. Source: clinical.md B5 "Streak", "Unknown".
 */
export function streakOf(
  exposures: readonly ExposureLog[],
  dose: Dose,
  effortMax: number,
  rules: RulesConfig,
): ExposureLog[] {
  const before = exposures.findLastIndex((log) => !qualifies(log, dose, effortMax, rules));
  return exposures.slice(before + 1);
}

function qualifies(log: ExposureLog, dose: Dose, effortMax: number, rules: RulesConfig): boolean {
  const change = nextDayChange(log);
  return (
    missingAnswer(log) === null &&
    (log.effort ?? 0) <= effortMax &&
    zoneOf(log, rules) !== "red" &&
    (change === null || change <= rules.ndOk) &&
    isSameDose(log.dose, dose) &&
    cmp(completionOf(log), one) === 0
  );
}

/** True when any exposure of the streak is amber. */
export function hasAmber(streak: readonly ExposureLog[], rules: RulesConfig): boolean {
  return streak.some((log) => zoneOf(log, rules) === "amber");
}

/**
 * The last exposure is amber with more pain during it than the one before it in the streak.
 * Source: clinical.md B5 "PAIN_RISING".
 */
export function isPainRising(streak: readonly ExposureLog[], rules: RulesConfig): boolean {
  const [previous, last] = streak.slice(-2);
  if (!previous || !last || zoneOf(last, rules) !== "amber") return false;
  return (last.painDuring ?? 0) > (previous.painDuring ?? 0);
}

/**
 * 2-for-2: repetitions with a load, nothing amber in the streak, and the last prescribed set of each of its last two
 * exposures at least two over the target. Source: clinical.md B1 (NSCA), B5 "2-for-2".
 */
export function isTwoForTwo(
  streak: readonly ExposureLog[],
  dose: Dose,
  loadable: boolean,
  rules: RulesConfig,
): boolean {
  if (!loadable || dose.axis !== "reps" || streak.length < 2 || hasAmber(streak, rules)) return false;
  const { targets } = targetsOf(dose);
  const [lastSet, target] = [targets.length - 1, targets.at(-1) ?? 0];
  return streak.slice(-2).every((log) => (log.done[lastSet] ?? 0) >= target + spareReps);
}

/** Why a streak needs the length it needs. */
export type StreakPace = "green" | "amber" | "load";

export interface NeededLength {
  readonly length: number;
  readonly pace: StreakPace;
}

/**
 * How long the streak must be: `greenStreak`, or `amberStreak` with any amber in it, and at least `amberStreak` where
 * the coming step raises the load by more than `maxJump`. Source: clinical.md B3, B5 "Needed length".
 */
export function neededLength(
  streak: readonly ExposureLog[],
  dose: Dose,
  coming: StepUp,
  rules: RulesConfig,
): NeededLength {
  const jumps = coming.kind === "dose" && jumpsLoad(dose, coming.dose, rules.maxJumpPct);
  const pace = hasAmber(streak, rules) ? "amber" : jumps ? "load" : "green";
  if (pace === "green") return { length: rules.greenStreak, pace };
  return {
    length: pace === "load" ? Math.max(rules.greenStreak, rules.amberStreak) : rules.amberStreak,
    pace,
  };
}
