/**
 * Left and right of one exercise as one log, as the rules read it. Invariant: of two sides the worse answer counts, and
 * an answer that one side lacks is not made up for by the other. Source: clinical.md B2 "Sides are logged as sets".
 */
import { doneOfSets, type LoggedSet, type StopReason } from "./credit.ts";
import { type Dose, prescribedSets, type SideMode } from "./dosage.ts";
import type { RulesConfig } from "./prescription.ts";

/**
 * What was done of each set of a dose, in order, from sets stored per side: of left and right the smaller; 0 where a
 * side was not logged. Sets beyond the prescribed ones are left out, a repeated set counts as its later entry.
 */
export function mergedDone(dose: Dose, sideMode: SideMode, logged: readonly LoggedSet[]): number[] {
  const prescribed = prescribedSets(dose, sideMode);
  const done = doneOfSets(prescribed, logged);
  const merged: number[] = [];
  prescribed.forEach((set, place) => {
    const here = done[place] ?? 0;
    merged[set.index] = Math.min(merged[set.index] ?? here, here);
  });
  return merged;
}

/** What one side was logged with; null is "not answered", and for a set "not logged". */
export interface SideLog {
  readonly done: readonly (number | null)[];
  readonly painDuring: number | null;
  readonly effort: number | null;
  readonly stopReason: StopReason;
}

export interface MergedLog {
  readonly done: readonly number[];
  readonly painDuring: number | null;
  readonly effort: number | null;
  readonly stopReason: StopReason;
}

/** Which stop reason stands for all sides: the first of these that any side has. */
const stopOrder: readonly StopReason[] = ["pain", "too_hard", "other", "time"];

/**
 * One log from one log a side: per set the smaller done, the highest pain and effort, the stop reason first in the order
 * pain, too_hard, other, time. Where a side lacks an answer the highest is unknown, unless what the others answered is
 * already so high that the rules step down or stop for it: then that answer stands, for it can only be higher.
 */
export function mergeSides(
  sides: readonly SideLog[],
  rules: Pick<RulesConfig, "painAmberMax" | "effortHard">,
): MergedLog {
  const sets = Math.max(0, ...sides.map((side) => side.done.length));
  return {
    done: Array.from({ length: sets }, (_, index) => Math.min(...sides.map((side) => side.done[index] ?? 0))),
    painDuring: highest(
      sides.map((side) => side.painDuring),
      rules.painAmberMax + 1,
    ),
    effort: highest(
      sides.map((side) => side.effort),
      rules.effortHard,
    ),
    stopReason: stopOrder.find((reason) => sides.some((side) => side.stopReason === reason)) ?? "none",
  };
}

/** The highest answer; unknown where one is missing and the known ones stay below `decisive`. */
function highest(answers: readonly (number | null)[], decisive: number): number | null {
  const known = answers.filter((answer) => answer !== null);
  const top = known.length === 0 ? null : Math.max(...known);
  return top !== null && (known.length === answers.length || top >= decisive) ? top : null;
}
