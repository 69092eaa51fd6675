/** A small course of care with every kind of mark in it, and server rendering with the product's own messages. */
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { PatientChartsView, WeekView } from "#components/chart/types.ts";
import chart from "#lib/messages/en/chart.json" with { type: "json" };

/** Renders as the server does; a message that is missing or cannot be formatted fails the test. */
export function render(element: ReactElement): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      messages={{ chart }}
      timeZone="UTC"
      onError={(error) => {
        throw error;
      }}
    >
      {element}
    </NextIntlClientProvider>,
  );
}

export function week(weekStart: string, over: Partial<WeekView> = {}): WeekView {
  return {
    weekStart,
    percent: 100,
    band: "on-track",
    due: 3,
    done: 3,
    extras: 0,
    open: false,
    excused: false,
    ...over,
  };
}

export const course: PatientChartsView = {
  from: "2026-09-01",
  today: "2026-10-14",
  phases: [
    { from: "2026-09-01", to: "2026-09-13", label: "Calm care", tone: "calm" },
    { from: "2026-09-14", to: null, label: "Strength 1", tone: "strengthening" },
  ],
  versions: [
    { version: 1, effectiveFrom: "2026-09-01" },
    { version: 2, effectiveFrom: "2026-09-14", note: "cleared 13 Sep" },
  ],
  flares: [{ from: "2026-09-28", to: "2026-09-30" }],
  weeks: [
    week("2026-08-31", { percent: null, band: "not-applicable", due: 0, done: 0 }),
    week("2026-09-07", { percent: null, band: "insufficient", due: 1, done: 0 }),
    week("2026-09-14", { percent: 67, band: "partial", done: 2 }),
    week("2026-09-21", { percent: 0, band: "low", done: 0 }),
    week("2026-09-28", { percent: null, band: "not-applicable", due: 0, done: 0, excused: true }),
    week("2026-10-05", { percent: 92, extras: 1 }),
    week("2026-10-12", { percent: null, done: 1, open: true }),
  ],
  fourWeeks: {
    from: "2026-09-14",
    to: "2026-10-11",
    percent: 53,
    band: "partial",
    due: 9,
    done: 5,
    extras: 1,
    flareDays: 3,
  },
  days: [
    { day: "2026-09-14", state: "done" },
    { day: "2026-09-16", state: "part", fraction: 0.6 },
    { day: "2026-09-18", state: "not-done" },
    { day: "2026-09-28", state: "excused", flare: true },
    { day: "2026-10-05", state: "safety-stop" },
    { day: "2026-10-06", state: "rest" },
    { day: "2026-10-11", state: "extra" },
    { day: "2026-10-14", state: "open" },
    { day: "2026-10-16", state: "due-later" },
  ],
  pain: [
    { kind: "check-in", day: "2026-09-02", rest: 6, worst: 8 },
    { kind: "check-in", day: "2026-09-03", rest: "no-answer", worst: "no-answer" },
    { kind: "session", day: "2026-09-14", before: 2, during: 5, morningAfter: 5 },
    { kind: "session", day: "2026-09-16", before: 1, during: 4, morningAfter: "no-answer" },
    { kind: "session", day: "2026-10-11", before: 0, during: 0, morningAfter: 0 },
    { kind: "session", day: "2026-10-13", before: 1, during: 2, morningAfter: "not-yet" },
  ],
  efforts: [
    { day: "2026-09-14", effort: 7 },
    { day: "2026-09-16", effort: "no-answer" },
    { day: "2026-10-11", effort: 0 },
  ],
  effortLimits: [{ from: "2026-09-14", to: null, limit: 6, label: "strength" }],
  notes: [{ day: "2026-09-14", text: "side bridge stopped in set 2" }],
  links: [{ day: "2026-10-13", href: "/patients/p1/log/2026-10-13" }],
};

export const emptyCourse: PatientChartsView = {
  ...course,
  from: "2026-10-12",
  phases: [],
  versions: [],
  flares: [],
  weeks: [],
  days: [],
  pain: [],
  efforts: [],
  effortLimits: [],
  notes: [],
  links: [],
  fourWeeks: {
    ...course.fourWeeks,
    percent: null,
    band: "not-applicable",
    due: 0,
    done: 0,
    extras: 0,
    flareDays: 0,
  },
};

/** Cell texts of the table with this caption, row by row, without the heading row. */
export function tableRows(html: string, caption: string): string[][] {
  const start = html.indexOf(`<caption class="vh">${caption}</caption>`);
  if (start < 0) throw new Error(`no table named ${caption}`);
  const body = html.slice(html.indexOf("<tbody>", start), html.indexOf("</tbody>", start));
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map((row) =>
    [...(row[1] ?? "").matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) =>
      (cell[1] ?? "").replace(/<[^>]+>/g, ""),
    ),
  );
}

export function count(html: string, pattern: RegExp): number {
  return [...html.matchAll(pattern)].length;
}
