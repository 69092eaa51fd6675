/**
 * What one session is worth: set ratio, exercise ratio, session credit.
 * Invariants: credit lies between 0 and 1 and is exact; more than prescribed never makes up for less elsewhere;
 * stopping for safety is never penalised and always flagged. Source: clinical.md F2 [P].
 */
import type { PrescribedSet, Side } from "./dosage.ts";
import type { BlockKind } from "./episode.ts";
import { cmp, type Fraction, fraction, fractionOf, mean, min, one, zero } from "./fraction.ts";

/** Why an exercise ended; `none` when it was done to its end. */
export const stopReasons = ["none", "pain", "too_hard", "time", "other"] as const;
export type StopReason = (typeof stopReasons)[number];

/** Credit from which a session is complete: 0.80. */
export const completeFrom: Fraction = fraction(4, 5);
/** Credit below which a session counts as nothing: 0.10. */
export const creditedFrom: Fraction = fraction(1, 10);

/** How much was done of one exercise, set by set. */
export interface ExerciseResult {
  /** The target of every prescribed set, left and right apart, each above 0. */
  readonly targets: readonly number[];
  /** What was done of each, in the same order and unit; null, or nothing at the end, for a set not logged. */
  readonly done: readonly (number | null)[];
  /** Ended for safety (`isSafetyStop`, or by the app): counts 1 whatever was done. */
  readonly safetyStop?: boolean;
  /** Never begun because the app or a red flag ended the session: left out of the mean. Not for leaving early. */
  readonly notReached?: boolean;
}

export type CreditClass = "complete" | "partial" | "none";

export interface SessionCredit {
  /** Exact, 0 to 1; 0 where the mean is below 0.10. */
  readonly credit: Fraction;
  /** complete from 0.80, partial from 0.10, none below. */
  readonly class: CreditClass;
  /** At least one exercise was stopped for safety: to be shown beside the credit. */
  readonly flagged: boolean;
  /** Exercises in the mean; 0 when nothing of what counts was reached, and then the credit is 0. */
  readonly judged: number;
}

/** min(1, done / target), exact. A set not logged is 0, and so is a negative figure. `target` must be above 0. */
export function setRatio(done: number | null | undefined, target: number): Fraction {
  if (done === null || done === undefined || done <= 0) return zero;
  const [doneExact, targetExact] = [fractionOf(done), fractionOf(target)];
  return min(one, fraction(doneExact.n * targetExact.d, doneExact.d * targetExact.n));
}

/** Mean of the set ratios over the prescribed sets; 1 after a safety stop. Sets beyond the prescribed ones are not read. */
export function exerciseRatio(result: ExerciseResult): Fraction {
  if (result.safetyStop) return one;
  return mean(result.targets.map((target, index) => setRatio(result.done[index], target))) ?? zero;
}

/**
 * The credit of a session from the exercises of the blocks that count (`creditedBlockKinds`), without suspended
 * ones: they are not due.
 */
export function sessionCredit(results: readonly ExerciseResult[]): SessionCredit {
  const judged = results.filter((result) => !result.notReached);
  const flagged = judged.some((result) => result.safetyStop);
  const average = mean(judged.map(exerciseRatio)) ?? zero;
  const credit = cmp(average, creditedFrom) < 0 ? zero : average;
  return { credit, class: creditClassOf(credit), flagged, judged: judged.length };
}

/** The class of a session's credit: read from the exact value, never from the displayed one. */
export function creditClassOf(credit: Fraction): CreditClass {
  if (cmp(credit, completeFrom) >= 0) return "complete";
  return cmp(credit, creditedFrom) >= 0 ? "partial" : "none";
}

/**
 * True when an exercise was stopped for pain with the worst pain during it (0 to 10) above `painAmberMax`. An
 * unknown pain is not above. An exercise ended by the app is a safety stop as well: the caller knows.
 */
export function isSafetyStop(
  stopReason: StopReason,
  painDuring: number | null,
  painAmberMax: number,
): boolean {
  return stopReason === "pain" && painDuring !== null && painDuring > painAmberMax;
}

/**
 * The kinds of block whose exercises make the credit: the main blocks; in calm care, where there are none, the calm
 * blocks; and every block of a program that is itself a warm-up or on demand. `kinds` are those of the whole
 * program, or of the calm plan that a session was swapped to.
 */
export function creditedBlockKinds(kinds: readonly BlockKind[]): ReadonlySet<BlockKind> {
  if (kinds.includes("main")) return new Set<BlockKind>(["main"]);
  if (kinds.includes("calm")) return new Set<BlockKind>(["calm"]);
  return new Set(kinds);
}

/** One logged set; where a correction repeats a set, the later entry of the list counts. */
export interface LoggedSet {
  readonly side: Side;
  /** From 0, within its side. */
  readonly index: number;
  /** Repetitions, seconds or metres, in the unit of the target. */
  readonly done: number;
}

/** What was done of each prescribed set, in its order, for `ExerciseResult.done`; null where nothing was logged. */
export function doneOfSets(
  prescribed: readonly PrescribedSet[],
  logged: readonly LoggedSet[],
): (number | null)[] {
  return prescribed.map(
    (set) => logged.findLast((log) => log.side === set.side && log.index === set.index)?.done ?? null,
  );
}
