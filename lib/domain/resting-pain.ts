/**
 * The resting-pain series of a patient and the baseline read from it. Invariants: one value a local day at most; a day
 * without an answer has none; the baseline looks only at days before the one asked about.
 * Source: clinical.md A5 "Resting pain", "Baseline".
 */
import type { LocalDay } from "./calendar.ts";

export interface RestingPain {
  readonly day: LocalDay;
  /** 0 to 10. */
  readonly pain: number;
}

/**
 * The values of a day in the order of their worth: the check-in's, else the one before a session (the first given of
 * that day), else the answer of the morning after that was given on it. Sessions are those that count.
 */
export function restingPainSeries(
  checkIns: readonly { readonly day: LocalDay; readonly restPain: number | null }[],
  sessions: readonly { readonly localDay: LocalDay; readonly restPainBefore: number | null }[],
  nextMornings: readonly RestingPain[] = [],
): RestingPain[] {
  const byDay = new Map<LocalDay, number>();
  for (const { day, restPain } of checkIns) if (restPain !== null) byDay.set(day, restPain);
  for (const { localDay, restPainBefore } of sessions) {
    if (restPainBefore !== null && !byDay.has(localDay)) byDay.set(localDay, restPainBefore);
  }
  for (const { day, pain } of nextMornings) if (!byDay.has(day)) byDay.set(day, pain);
  return [...byDay].map(([day, pain]) => ({ day, pain })).sort((a, b) => (a.day < b.day ? -1 : 1));
}

/**
 * The person's baseline on a day: the median of the last 7 values before it (of an even count the lower middle); with
 * fewer than 3, the value at clearance: the last one up to `clearedOn`. Null while there is neither.
 */
export function baselineOn(
  series: readonly RestingPain[],
  day: LocalDay,
  clearedOn: LocalDay | null,
): number | null {
  const before = series.filter((value) => value.day < day);
  const last = before
    .slice(-7)
    .map((value) => value.pain)
    .sort((a, b) => a - b);
  if (last.length >= 3) return last[Math.floor((last.length - 1) / 2)] ?? null;
  if (clearedOn === null) return null;
  return series.findLast((value) => value.day <= clearedOn && value.day < day)?.pain ?? null;
}
