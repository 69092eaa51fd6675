/**
 * Days as people read them: "Wed 14 Oct", "14 Oct", "Oct". Invariant: a floating date is formatted in UTC, so no
 * zone can move it, and server and browser print the same text ("Sept" is newer ICU's English only).
 */

import type { Day } from "./types.ts";

export type DayStyle = "weekday" | "date" | "dated-year" | "month" | "year";

const options: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  weekday: { weekday: "short", day: "numeric", month: "short" },
  date: { day: "numeric", month: "short" },
  "dated-year": { day: "numeric", month: "short", year: "numeric" },
  month: { month: "short" },
  year: { year: "numeric" },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, style: DayStyle): Intl.DateTimeFormat {
  const key = `${locale} ${style}`;
  const known = formats.get(key);
  if (known) return known;
  // Plain "en" names no region; the product's own order is day before month.
  const made = new Intl.DateTimeFormat(locale === "en" ? "en-GB" : locale, {
    ...options[style],
    timeZone: "UTC",
  });
  formats.set(key, made);
  return made;
}

export function dayLabel(day: Day, locale: string, style: DayStyle = "date"): string {
  const parts = formatOf(locale, style).formatToParts(new Date(`${day}T00:00:00Z`));
  const english = locale.startsWith("en");
  return parts
    .map(({ type, value }) => {
      if (!english) return value;
      if (type === "month") return value.replace(/^Sept$/, "Sep");
      return type === "literal" ? value.replace(",", "") : value;
    })
    .join("");
}

/** One letter for a weekday, Monday = 0. */
export function weekdayLetter(weekday: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "narrow", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + weekday)),
  );
}

/** A weekday in full, Monday = 0. */
export function weekdayName(weekday: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    new Date(Date.UTC(2024, 0, 1 + weekday)),
  );
}
