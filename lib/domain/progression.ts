/**
 * What the exposures of one exercise lead to: stop and notify, a step down, hold, or a step up, with its reason.
 * Invariants: the first rule that matches decides, in the order of clinical.md B3; more pain in the last exposure never
 * leads to more; a step changes the dose and stays within the bounds; an unknown answer, a flare or a red flag lets
 * nothing step up; the same input gives the same bytes, so a decision can be replayed from its record.
 * Source: clinical.md B2, B3, B5. Over 250 lines because the order of the rules is read and reviewed in one piece.
 */
import { daysBetween, type LocalDay } from "./calendar.ts";
import type { Dose, DoseAxis } from "./dosage.ts";
import { cmp, one } from "./fraction.ts";
import type { PrescriptionBounds, RulesConfig } from "./prescription.ts";
import { type DownStep, type StepFrame, stepDown, stepUp, type UpStep } from "./progression-dose.ts";
import {
  completionOf,
  type ExposureLog,
  inOrder,
  isBelowPercent,
  missingAnswer,
  nextDayChange,
  wholePercent,
  zoneOf,
} from "./progression-exposure.ts";
import { hasAmber, isPainRising, isTwoForTwo, neededLength, streakOf } from "./progression-streak.ts";

export type { ExposureLog } from "./progression-exposure.ts";

/** Version of these rules, stored with every decision; raised when the same input may decide otherwise. */
export const progressionRuleVersion = "1";

export type ProgressionAction = "STOP_NOTIFY" | "REGRESS" | "HOLD" | "PROGRESS";

/** Reasons of STOP_NOTIFY, in the order in which they are tested (NO_EASIER after the causes of a regress). */
export const stopReasonCodes = [
  "RED_FLAG",
  "SEVERE_PAIN",
  "REPEATED_RED",
  "LONG_LAYOFF",
  "NO_EASIER",
] as const;
export type StopCode = (typeof stopReasonCodes)[number];

/** Causes of REGRESS, in the order in which they are tested; the reason is `CAUSE/HOW`. */
export const regressCauses = [
  "PAIN_RED",
  "NEXT_DAY_RED",
  "NEXT_DAY_CREEP",
  "PAIN_ABORT",
  "TOO_HARD",
  "CAPACITY",
  "LAYOFF",
] as const;
export type RegressCause = (typeof regressCauses)[number];

/** Reasons of HOLD, in the order in which they are tested; BUILDING is followed by `k/n`. */
export const holdCodes = [
  "FLARE",
  "SHORT_BREAK",
  "NEED_ANSWER",
  "INCOMPLETE",
  "EFFORT_HIGH",
  "NEXT_DAY_AMBER",
  "NEED_NEXT_DAY",
  "PAIN_RISING",
  "BUILDING",
  "AT_CEILING",
  "SESSION_LIMIT",
] as const;
export type HoldCode = (typeof holdCodes)[number];

/** A neighbour on the ladder: its slug, and its default dose with the lightest load where it carries one. */
export interface RungChoice {
  readonly slug: string;
  readonly dose: Dose;
}

/** Everything a decision depends on; plain JSON, so that it is stored with the decision and replayed from it. */
export interface ProgressionInput {
  readonly slug: string;
  /** The exercise's axis. The steps follow the axis of the dose, which is the same in a main block. */
  readonly axis: DoseAxis;
  readonly loadable: boolean;
  /** The dose served at the last exposure: what a step is counted from. */
  readonly dose: Dose;
  /** The exercise's bounds, narrowed by the prescription. */
  readonly bounds: PrescriptionBounds;
  /** Highest effort, 0 to 10, with which an exposure counts towards a step up. */
  readonly effortMax: number;
  readonly rules: RulesConfig;
  /** Those after the last resumption, rung change or return from a flare, in any order. */
  readonly exposures: readonly ExposureLog[];
  /** The patient's local day on which it is decided. */
  readonly today: LocalDay;
  /** An E, S or T is open. */
  readonly redFlagOpen: boolean;
  readonly flareActive: boolean;
  /** A person has published another dose since the last exposure. */
  readonly publishedSince: boolean;
  /**
   * The dose in force where it is not `dose`: the one published since, or the one after this gap's lay-off step. HOLD
   * proposes it, so that holding never undoes it. Absent or null: `dose` is in force.
   */
  readonly presentDose?: Dose | null;
  /** The lay-off step of the present gap stands already and is not taken again. */
  readonly layoffStepTaken: boolean;
  readonly harder: RungChoice | null;
  readonly easier: RungChoice | null;
  /** Whether the prescription allows a step down the ladder (default yes). */
  readonly rungDownAllowed: boolean;
}

/** The dose proposed: on this exercise, or on the neighbour on the ladder; null after a stop. */
export type ProposedDose =
  | { readonly kind: "dose"; readonly dose: Dose }
  | { readonly kind: "rung"; readonly slug: string; readonly dose: Dose };

/** What the sentences need besides the doses. Pains, efforts and changes are on 0 to 10, shares whole percent. */
export type ProgressionFigures = Readonly<Record<string, number | string>>;

export interface ProgressionDecision {
  readonly action: ProgressionAction;
  /** STOP_NOTIFY and HOLD: the code (`BUILDING 1/2`); REGRESS: `CAUSE/HOW`; PROGRESS: how. Source: B5. */
  readonly reason: string;
  readonly next: ProposedDose | null;
  /** The dose it is to be compared with: what a step starts from, and what a hold keeps. */
  readonly from: Dose;
  readonly figures: ProgressionFigures;
}

/** What the rules read, computed once. */
interface Reading {
  readonly input: ProgressionInput;
  /** Oldest first, never empty. */
  readonly exposures: readonly ExposureLog[];
  readonly last: ExposureLog;
  readonly previous: ExposureLog | null;
  /** Whole days from the last exposure's day to today. */
  readonly gapDays: number;
  /** The dose in force: where a hold stays. */
  readonly present: Dose;
}

/**
 * The decision over the exposures of one exercise of a main block; null without any. SESSION_LIMIT is the one reason it
 * never gives: several exercises have to be looked at for it, see `limitProgressions`.
 * A rung down that the prescription does not allow is STOP_NOTIFY NO_EASIER: the exercise is suspended and the
 * therapist told. A dose published since is not decided on, but what stops an exercise whatever its dose still does.
 * Source: clinical.md B3, B5.
 */
export function decideProgression(input: ProgressionInput): ProgressionDecision | null {
  const exposures = inOrder(input.exposures);
  const [last, previous] = [exposures.at(-1), exposures.at(-2)];
  if (!last) return null;
  const reading: Reading = {
    input,
    exposures,
    last,
    previous: previous ?? null,
    gapDays: daysBetween(last.day, input.today),
    present: input.presentDose ?? input.dose,
  };
  return (
    decideStop(reading) ??
    (input.publishedSince ? decideAfresh(reading) : null) ??
    decideRegress(reading) ??
    decideHold(reading) ??
    decideStep(reading)
  );
}

/** What stops an exercise whatever its dose. Source: clinical.md B3.1. */
function decideStop({ input, exposures, last, gapDays }: Reading): ProgressionDecision | null {
  const { rules } = input;
  const stop = (code: StopCode, figures: ProgressionFigures) => stopDecision(input, code, figures);
  if (input.redFlagOpen) return stop("RED_FLAG", {});
  if (last.painDuring !== null && last.painDuring >= rules.painStop) {
    return stop("SEVERE_PAIN", { during: last.painDuring, limit: rules.painStop });
  }
  const recent = exposures.slice(-3);
  const red = recent.filter((log) => zoneOf(log, rules) === "red").length;
  if (red >= 2) return stop("REPEATED_RED", { red, of: recent.length });
  if (gapDays >= rules.layoffStopDays) {
    return stop("LONG_LAYOFF", { days: gapDays, limit: rules.layoffStopDays });
  }
  return null;
}

/** A person published another dose since: nothing is decided before it was done. Source: clinical.md B5. */
function decideAfresh(reading: Reading): ProgressionDecision {
  if (reading.input.flareActive) return hold(reading, "FLARE", {});
  const coming = stepUp(reading.present, frameOf(reading));
  const { length, pace } = neededLength([], reading.present, coming, reading.input.rules);
  return hold(reading, "BUILDING", { k: 0, n: length, pace });
}

function decideRegress(reading: Reading): ProgressionDecision | null {
  const found = regressCause(reading);
  if (!found) return null;
  const { input } = reading;
  const { cause, figures } = found;
  const step = stepDown(input.dose, frameOf(reading));
  const regress = (how: DownStep, next: ProposedDose): ProgressionDecision => {
    return { action: "REGRESS", reason: `${cause}/${how}`, next, from: input.dose, figures };
  };
  if (step.kind === "dose") return regress(step.how, { kind: "dose", dose: step.dose });
  if (input.easier && input.rungDownAllowed) return regress("RUNG_DOWN", { kind: "rung", ...input.easier });
  return stopDecision(input, "NO_EASIER", {
    ...figures,
    cause,
    why: input.easier ? "not_allowed" : "none",
  });
}

interface FoundCause {
  readonly cause: RegressCause;
  readonly figures: ProgressionFigures;
}

/** The first cause for a step down. Source: clinical.md B3.2, B5 "two in a row". */
function regressCause({ input, last, previous, gapDays }: Reading): FoundCause | null {
  const { rules } = input;
  const because = (cause: RegressCause, figures: ProgressionFigures) => ({ cause, figures });
  const change = nextDayChange(last);
  const completion = completionOf(last);
  if (last.painDuring !== null && last.painDuring > rules.painAmberMax) {
    return because("PAIN_RED", { during: last.painDuring, limit: rules.painAmberMax });
  }
  if (change !== null && change >= rules.ndRed) {
    return because("NEXT_DAY_RED", { ...morning(last, change), limit: rules.ndRed });
  }
  const changeBefore = previous && nextDayChange(previous);
  if (change !== null && change > rules.ndOk && changeBefore !== null && changeBefore > rules.ndOk) {
    return because("NEXT_DAY_CREEP", { change, changeBefore, limit: rules.ndOk });
  }
  if (last.stopReason === "pain" && isBelowPercent(completion, rules.painAbortPct)) {
    return because("PAIN_ABORT", { percent: wholePercent(completion), limit: rules.painAbortPct });
  }
  const isHard = (effort: number | null | undefined) => (effort ?? 0) >= rules.effortHard;
  if (isHard(last.effort) && isHard(previous?.effort)) {
    const [effort, effortBefore] = [last.effort ?? 0, previous?.effort ?? 0];
    return because("TOO_HARD", { effort, effortBefore, limit: rules.effortHard });
  }
  const isShort = (log: ExposureLog) =>
    log.stopReason === "too_hard" && isBelowPercent(completionOf(log), rules.failCompletePct);
  if (previous && isShort(last) && isShort(previous)) {
    const [percent, percentBefore] = [wholePercent(completion), wholePercent(completionOf(previous))];
    return because("CAPACITY", { percent, percentBefore, limit: rules.failCompletePct });
  }
  if (gapDays >= rules.layoffRegressDays && !input.layoffStepTaken) {
    return because("LAYOFF", { days: gapDays, limit: rules.layoffRegressDays });
  }
  return null;
}

/** What keeps the dose whatever the streak. Source: clinical.md B3.3, B5. */
function decideHold(reading: Reading): ProgressionDecision | null {
  const { input, last, gapDays } = reading;
  const { rules } = input;
  if (input.flareActive) return hold(reading, "FLARE", {});
  // Also from the lay-off limit on, once that step has been taken: the gap goes on, and nothing steps up over it.
  if (gapDays >= rules.layoffHoldDays) {
    return hold(reading, "SHORT_BREAK", { days: gapDays, limit: rules.layoffHoldDays });
  }
  const missing = missingAnswer(last);
  if (missing) return hold(reading, "NEED_ANSWER", { missing });
  const completion = completionOf(last);
  if (cmp(completion, one) < 0) return hold(reading, "INCOMPLETE", { percent: wholePercent(completion) });
  const effort = last.effort ?? 0;
  if (effort > input.effortMax) return hold(reading, "EFFORT_HIGH", { effort, limit: input.effortMax });
  const change = nextDayChange(last);
  if (change === null) return hold(reading, "NEED_NEXT_DAY", {});
  if (change > rules.ndOk) {
    return hold(reading, "NEXT_DAY_AMBER", { ...morning(last, change), limit: rules.ndOk });
  }
  return null;
}

/** The streak: rising, building, at the ceiling, or a step up. Source: clinical.md B3.3, B3.4, B5. */
function decideStep(reading: Reading): ProgressionDecision {
  const { input } = reading;
  const { rules, dose } = input;
  const streak = streakOf(reading.exposures, dose, input.effortMax, rules);
  if (isPainRising(streak, rules)) {
    const [before, during] = streak.slice(-2).map((log) => log.painDuring ?? 0);
    return hold(reading, "PAIN_RISING", { during: during ?? 0, duringBefore: before ?? 0 });
  }
  const coming = stepUp(dose, frameOf(reading), isTwoForTwo(streak, dose, input.loadable, rules));
  const { length: n, pace } = neededLength(streak, dose, coming, rules);
  const k = streak.length;
  if (k < n) return hold(reading, "BUILDING", { k, n, pace });
  if (coming.kind === "ceiling") return hold(reading, "AT_CEILING", { k, ceiling: "load" });
  if (coming.kind === "rung" && !input.harder) return hold(reading, "AT_CEILING", { k, ceiling: "rung" });
  const counted = streak.slice(-n);
  const how: UpStep = coming.kind === "rung" ? "RUNG_UP" : coming.how;
  return {
    action: "PROGRESS",
    reason: how,
    next:
      coming.kind === "rung"
        ? { kind: "rung", ...(input.harder as RungChoice) }
        : { kind: "dose", dose: coming.dose },
    from: dose,
    figures: {
      k,
      n,
      pace,
      zone: hasAmber(counted, rules) ? "amber" : "green",
      during: Math.max(...counted.map((log) => log.painDuring ?? 0)),
      effort: Math.max(...counted.map((log) => log.effort ?? 0)),
      effortMax: input.effortMax,
      mornings: counted.filter((log) => nextDayChange(log) !== null).length,
      ndOk: rules.ndOk,
      maxJump: rules.maxJumpPct,
    },
  };
}

/** Where steps are taken: a load limit not set yet is twice the first load (clinical.md B2). */
function frameOf({ input, exposures }: Reading): StepFrame {
  const { loadable, bounds, rules } = input;
  if (!loadable || bounds.loadMaxG !== null) return { loadable, bounds, rules };
  const first = exposures.find((log) => log.dose.loadG !== null)?.dose.loadG ?? input.dose.loadG;
  return { loadable, rules, bounds: { ...bounds, loadMaxG: first === null ? null : first * 2 } };
}

function morning(last: ExposureLog, change: number): ProgressionFigures {
  return { change, before: last.restPainBefore ?? 0, nextDay: last.nextDayPain ?? 0 };
}

function stopDecision(
  input: ProgressionInput,
  code: StopCode,
  figures: ProgressionFigures,
): ProgressionDecision {
  return { action: "STOP_NOTIFY", reason: code, next: null, from: input.presentDose ?? input.dose, figures };
}

function hold({ present }: Reading, code: HoldCode, figures: ProgressionFigures): ProgressionDecision {
  return {
    action: "HOLD",
    reason: code === "BUILDING" ? `BUILDING ${figures.k}/${figures.n}` : code,
    next: { kind: "dose", dose: present },
    from: present,
    figures,
  };
}
