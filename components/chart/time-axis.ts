/**
 * The one horizontal scale that every row of a patient page shares. Position is a share of the plot, 0 to 1,
 * so the server can draw it before any width is known. Invariant: whole weeks, Monday first, and every row
 * of a page is drawn from the same axis object.
 */

import { addDays, daysBetween, weekStartOf } from "#lib/domain/calendar.ts";
import type { Day, DaySpan } from "./types.ts";

export type AxisRange = "four-weeks" | "all";

export interface TimeAxis {
  /** First day shown, a Monday. */
  readonly from: Day;
  /** Number of days shown, a multiple of seven. */
  readonly days: number;
  readonly today: Day;
  readonly weekStarts: readonly Day[];
}

export interface AxisLabel {
  readonly day: Day;
  readonly unit: "day" | "month";
  /** The week in progress. */
  readonly current: boolean;
}

const shortestAllDays = 91;

/** "All" shows at least 13 weeks and one week beyond the present one; "four weeks" the last four and the open one. */
export function timeAxisOf(from: Day, today: Day, range: AxisRange): TimeAxis {
  const thisWeek = weekStartOf(today);
  if (range === "four-weeks") return axis(addDays(thisWeek, -28), 35, today);
  const start = from < thisWeek ? weekStartOf(from) : thisWeek;
  return axis(start, Math.max(shortestAllDays, daysBetween(start, thisWeek) + 14), today);
}

function axis(from: Day, days: number, today: Day): TimeAxis {
  const weekStarts = Array.from({ length: days / 7 }, (_, week) => addDays(from, week * 7));
  return { from, days, today, weekStarts };
}

/** Whole days from the start of the axis; below 0 or from `days` on lies outside. */
export function dayIndexOf(axis: TimeAxis, day: Day): number {
  return daysBetween(axis.from, day);
}

/** The day under a share of the plot's width, kept inside the axis and never after today. */
export function dayAt(axis: TimeAxis, share: number): Day {
  const last = Math.min(axis.days - 1, dayIndexOf(axis, axis.today));
  return addDays(axis.from, Math.max(0, Math.min(last, Math.floor(share * axis.days))));
}

export function isOnAxis(axis: TimeAxis, day: Day): boolean {
  const index = dayIndexOf(axis, day);
  return index >= 0 && index < axis.days;
}

/** Start and end of a span as shares of the axis, cut to it; null when it lies outside. An open span ends with today. */
export function spanOnAxis(
  axis: TimeAxis,
  span: DaySpan,
): { readonly from: number; readonly to: number } | null {
  const first = Math.max(0, dayIndexOf(axis, span.from));
  const last = Math.min(axis.days, dayIndexOf(axis, span.to ?? axis.today) + 1);
  return last > first ? { from: first / axis.days, to: last / axis.days } : null;
}

/** A position as an SVG percentage. */
export function percentOf(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}

const dayLabelWidth = 46;
const monthLabelWidth = 34;

/**
 * Labels that fit the width in px: each week, each second week (the present one always among them), or months
 * thinned to each second, third, sixth or twelfth.
 */
export function axisLabelsOf(axis: TimeAxis, width: number): AxisLabel[] {
  const weekWidth = (width * 7) / axis.days;
  const thisWeek = weekStartOf(axis.today);
  const stride = weekWidth >= dayLabelWidth ? 1 : weekWidth * 2 >= dayLabelWidth ? 2 : 0;
  if (stride > 0) {
    const offset = Math.floor(dayIndexOf(axis, thisWeek) / 7) % stride;
    return axis.weekStarts
      .filter((_, week) => week % stride === offset)
      .map((day) => ({ day, unit: "day", current: day === thisWeek }));
  }
  const monthWidth = weekWidth * 4.35;
  const monthStride = [1, 2, 3, 6, 12].find((count) => monthWidth * count >= monthLabelWidth) ?? 12;
  const labels: AxisLabel[] = [];
  for (let index = 0; index < axis.days; index += 1) {
    const day = addDays(axis.from, index);
    if (day.endsWith("-01") && (Number(day.slice(5, 7)) - 1) % monthStride === 0) {
      labels.push({ day, unit: "month", current: false });
    }
  }
  return labels;
}
