/** Floating days for display. Invariant: a day is shown as itself, whatever zone the reader is in. */
import type { LocalDay } from "#lib/domain/calendar.ts";

/** The day as a date at midnight UTC, to be formatted with one of the shapes below. */
export const dayDate = (day: LocalDay): Date => new Date(`${day}T00:00:00Z`);

export const longDay = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" } as const;
export const shortDay = { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" } as const;
export const weekdayName = { weekday: "long", timeZone: "UTC" } as const;
export const weekdayLetter = { weekday: "narrow", timeZone: "UTC" } as const;
