/**
 * Geometry of one small strength chart: where its marks and labels stand. Positions across are shares of the width, and
 * every chart of a page has the same days. Invariant: zero is the base line, the largest amount the top; unknown stands
 * in a lane of its own below the line and is joined to nothing.
 */

import { daysBetween } from "#lib/domain/calendar.ts";
import { joinableRuns } from "./pain-runs.ts";
import type { Day } from "./types.ts";

export const baseY = 66;
export const laneY = 80;
const topY = 12;
export const strengthLeft = 0.02;
const daysLeft = 0.04;
const daysRight = 0.96;

export interface StrengthDot {
  readonly day: Day;
  readonly x: number;
  /** Null for unknown. */
  readonly y: number | null;
}

export interface StrengthPlot {
  /** Where the days are written, and how high the whole is: the lane of the unknown is there only when it is needed. */
  readonly axisY: number;
  readonly height: number;
  readonly dots: readonly StrengthDot[];
  readonly lines: readonly (readonly [from: StrengthDot, to: StrengthDot])[];
}

/** The marks of one exercise. `from` and `today` are those of the page; `points` in order of time. */
export function strengthPlotOf(
  points: readonly { readonly day: Day; readonly amount: number | null }[],
  from: Day,
  today: Day,
): StrengthPlot {
  const days = daysBetween(from, today);
  const share = (day: Day) =>
    days < 1 ? 0.5 : daysLeft + (daysBetween(from, day) / days) * (daysRight - daysLeft);
  const largest = Math.max(1, ...points.flatMap(({ amount }) => (amount === null ? [] : [amount])));
  const yOf = (amount: number) => Math.round((baseY - (amount / largest) * (baseY - topY)) * 10) / 10;
  const dots = points.map(({ day, amount }): StrengthDot => {
    return { day, x: share(day), y: amount === null ? null : yOf(amount) };
  });
  const known = dots.filter((dot) => dot.y !== null);
  const lines = joinableRuns(known).flatMap((run) =>
    run.slice(1).map((dot, place): [StrengthDot, StrengthDot] => [run[place]!, dot]),
  );
  const axisY = known.length < dots.length ? laneY + 20 : baseY + 18;
  return { dots, lines, axisY, height: axisY + 5 };
}
