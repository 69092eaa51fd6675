/** Which dots a line may join. Invariant: never across a gap of more than three days. */

import { daysBetween } from "#lib/domain/calendar.ts";
import type { Day } from "./types.ts";

const longestGapDays = 3;

/** Runs of at least two dots, each no more than three days after the one before. Dots are in order of time. */
export function joinableRuns<Dot extends { readonly day: Day }>(dots: readonly Dot[]): Dot[][] {
  const runs: Dot[][] = [];
  let run: Dot[] = [];
  for (const dot of dots) {
    const previous = run.at(-1);
    if (previous && daysBetween(previous.day, dot.day) > longestGapDays) {
      runs.push(run);
      run = [];
    }
    run.push(dot);
  }
  runs.push(run);
  return runs.filter((dotsOfRun) => dotsOfRun.length > 1);
}
