/**
 * Calendar dates as people live them: the local day that rolls over at 03:00, ISO weeks from Monday.
 * Invariant: a due date is a floating date and date arithmetic is whole-day integer arithmetic, so no daylight
 * saving change can move it; instants and dates meet only in `localDayOf` and `startOfLocalDay`, by the wall clock
 * of a named zone. Nothing here reads the present time or the machine's zone. Source: clinical.md F2 "Time".
 */
import { assert } from "#lib/kernel/assert.ts";

/** A calendar date `YYYY-MM-DD` (years 0000 to 9999), without zone or time. Compares correctly as text. */
export type LocalDay = string;

/** A local day begins at this hour of the wall clock and runs to the same hour of the next date. */
export const rolloverHour = 3;

const dayShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const msPerDay = 86_400_000;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const isLeap = (year: number) => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const daysInMonth = (year: number, month: number) =>
  month === 2 && isLeap(year) ? 29 : (monthLengths[month - 1] ?? 0);

/** True for a `YYYY-MM-DD` that exists in the calendar; 29 February only in leap years. */
export function isLocalDay(value: unknown): value is LocalDay {
  const match = typeof value === "string" ? dayShape.exec(value) : null;
  if (!match) return false;
  const day = Number(match[3]);
  return day >= 1 && day <= daysInMonth(Number(match[1]), Number(match[2]));
}

/** The date as a whole number of days since 1970-01-01 (which is 0). Throws on text that is no date. */
export function dayNumberOf(day: LocalDay): number {
  assert(isLocalDay(day), "a local day must be an existing YYYY-MM-DD date");
  return civilDayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** The date of a day number. Throws outside the years 0000 to 9999. */
export function dayOfNumber(dayNumber: number): LocalDay {
  // The proleptic Gregorian calendar in eras of 400 years (146 097 days) whose years begin in March.
  const shifted = dayNumber + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  assert(Number.isInteger(dayNumber) && year >= 0 && year <= 9999, "day number outside the calendar");
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function civilDayNumber(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The date `count` days later (earlier when negative). Whole days of the calendar, never 24 hours. */
export function addDays(day: LocalDay, count: number): LocalDay {
  return dayOfNumber(dayNumberOf(day) + count);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return dayNumberOf(to) - dayNumberOf(from);
}

/** Negative, 0 or positive as `a` is before, equal to or after `b`: for sorting. */
export function compareDays(a: LocalDay, b: LocalDay): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Weekday of the date: Monday 0 to Sunday 6. */
export function weekdayOf(day: LocalDay): number {
  return weekdayOfNumber(dayNumberOf(day));
}

/** Weekday of a day number: Monday 0 to Sunday 6. */
export function weekdayOfNumber(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7;
}

/** The Monday that opens the date's ISO week. */
export function weekStartOf(day: LocalDay): LocalDay {
  const dayNumber = dayNumberOf(day);
  return dayOfNumber(dayNumber - weekdayOfNumber(dayNumber));
}

/** Every date from `from` to `to`, both included; none when `to` is earlier. */
export function eachDay(from: LocalDay, to: LocalDay): LocalDay[] {
  const first = dayNumberOf(from);
  const days: LocalDay[] = [];
  for (let n = first; n <= dayNumberOf(to); n++) days.push(dayOfNumber(n));
  return days;
}

/** True for an IANA zone name that this runtime knows (`Europe/Berlin`, `UTC`). Fixed offsets (`+05:30`) are no zones. */
export function isValidZone(zone: unknown): zone is string {
  if (typeof zone !== "string" || !/^[A-Za-z]/.test(zone)) return false;
  try {
    wallClockIn(zone);
    return true;
  } catch {
    return false;
  }
}

/**
 * The local day an instant belongs to: the date on the zone's wall clock, or the date before it while that clock
 * has not reached 03:00 yet. A clock set back from beyond 03:00 does not bring the day before back: local days
 * follow one another, from `startOfLocalDay` to `endOfLocalDay`, without gap or overlap. Throws on an invalid
 * instant or an unknown zone. Source: clinical.md F2 "Time", F18, F20.
 */
export function localDayOf(instant: Date, zone: string): LocalDay {
  const wall = wallTimeOf(instant.getTime(), zone);
  const date = Math.floor(wall / msPerDay);
  if (wall - date * msPerDay >= rolloverHour * 3_600_000) return dayOfNumber(date);
  const hasBegun = startOfLocalDay(dayOfNumber(date), zone).getTime() <= instant.getTime();
  return dayOfNumber(hasBegun ? date : date - 1);
}

/**
 * The date on the zone's wall clock, which turns over at midnight: for a day that a person names by the calendar (an
 * onset, an examination), never for what is due or logged. Between 00:00 and 03:00 it is one ahead of `localDayOf`.
 */
export function calendarDateOf(instant: Date, zone: string): LocalDay {
  return dayOfNumber(Math.floor(wallTimeOf(instant.getTime(), zone) / msPerDay));
}

/**
 * The instant at which the local day begins in the zone: the first at which the wall clock reads 03:00 of that
 * date or later. Where the clock jumps over 03:00 the day begins at the jump; where it reads 03:00 twice, at the
 * first. A date the zone left out altogether (Apia, 2011-12-30) begins where the clock jumped over it.
 */
export function startOfLocalDay(day: LocalDay, zone: string): Date {
  const wall = dayNumberOf(day) * msPerDay + rolloverHour * 3_600_000;
  // Offsets lie between UTC−16 and UTC+16 at all times, so the instant sought lies within these two.
  let before = wall - 17 * 3_600_000;
  let after = wall + 17 * 3_600_000;
  const offsetBefore = offsetAt(before, zone);
  const offsetAfter = offsetAt(after, zone);
  if (offsetBefore === offsetAfter) return new Date(wall - offsetBefore);
  // One change of offset between them: close in on its instant, whole seconds as in the zone database.
  while (after - before > 1000) {
    const middle = before + Math.floor((after - before) / 2000) * 1000;
    if (offsetAt(middle, zone) === offsetBefore) before = middle;
    else after = middle;
  }
  const inOldOffset = wall - offsetBefore;
  return new Date(inOldOffset < after ? inOldOffset : Math.max(after, wall - offsetAfter));
}

/** The instant at which the local day ends in the zone, which is where the next one begins (itself no longer in it). */
export function endOfLocalDay(day: LocalDay, zone: string): Date {
  return startOfLocalDay(addDays(day, 1), zone);
}

const wallClocks = new Map<string, Intl.DateTimeFormat>();

function wallClockIn(zone: string): Intl.DateTimeFormat {
  let clock = wallClocks.get(zone);
  if (!clock) {
    clock = new Intl.DateTimeFormat("en-US-u-ca-iso8601-nu-latn", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    wallClocks.set(zone, clock);
  }
  return clock;
}

/** What the zone's wall clock reads at an instant, as if that reading were UTC (milliseconds). */
function wallTimeOf(instantMs: number, zone: string): number {
  assert(Number.isFinite(instantMs), "an instant must be a valid date");
  const read: Record<string, number> = {};
  for (const part of wallClockIn(zone).formatToParts(instantMs)) read[part.type] = Number(part.value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = read;
  const seconds = civilDayNumber(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second;
  return seconds * 1000 + (((instantMs % 1000) + 1000) % 1000);
}

function offsetAt(instantMs: number, zone: string): number {
  return wallTimeOf(instantMs, zone) - instantMs;
}
