/**
 * The numbers behind the rows of a patient page. Invariant: one table row for everything the row draws, with the
 * same figure; what the row draws as unknown is a word here.
 */

import type { useTranslations } from "next-intl";
import { addDays } from "#lib/domain/calendar.ts";
import type { ChartTableData } from "./chart-table.tsx";
import { dayLabel } from "./day-label.ts";
import { effortLimitOn } from "./findings.ts";
import type { Answer, Day, DayView, PatientChartsView, WeekView } from "./types.ts";

export type ChartText = ReturnType<typeof useTranslations<"chart">>;

const answerText = (answer: Answer, t: ChartText): string =>
  typeof answer === "number" ? String(answer) : t(`answer.${answer}`);

/** "done", "60 % done", "done, flare". */
export function stateText(entry: DayView, t: ChartText): string {
  const state =
    entry.state === "part" && entry.fraction !== undefined
      ? t("state.partPercent", { percent: Math.round(entry.fraction * 100) })
      : t(`state.${entry.state}`);
  return entry.flare ? t("state.withFlare", { state }) : state;
}

export function weekText(week: WeekView, t: ChartText): string {
  if (week.open) return t("adherence.open");
  if (week.excused) return t("adherence.excused");
  if (week.percent !== null) return t("percent", { value: week.percent });
  return t(`band.${week.band === "not-applicable" ? "not-applicable" : "insufficient"}`);
}

export function phaseTable(view: PatientChartsView, t: ChartText, locale: string): ChartTableData {
  const date = (day: Day | null): string =>
    day === null ? t("phase.table.now") : dayLabel(day, locale, "dated-year");
  const phases = view.phases.map((phase) => [phase.label, date(phase.from), date(phase.to), ""]);
  const versions = view.versions.map(({ version, effectiveFrom, note }, place) => {
    const next = view.versions[place + 1];
    return [
      t("phase.table.versionRow", { version }),
      date(effectiveFrom),
      date(next ? addDays(next.effectiveFrom, -1) : null),
      note ?? "",
    ];
  });
  return {
    columns: ["what", "from", "to", "note"].map((key) => ({
      label: t(`phase.table.${key as "what" | "from" | "to" | "note"}`),
    })),
    rows: [...phases, ...versions],
  };
}

export function adherenceTable(view: PatientChartsView, t: ChartText, locale: string): ChartTableData {
  const rows = view.weeks.map((week) => {
    const end = addDays(week.weekStart, 6);
    const days = view.days
      .filter(({ day, state, flare }) => day >= week.weekStart && day <= end && (state !== "rest" || flare))
      .map((entry) =>
        t("adherence.table.dayState", {
          day: dayLabel(entry.day, locale, "weekday"),
          state: stateText(entry, t),
        }),
      );
    return [
      t("day.weekOf", { date: dayLabel(week.weekStart, locale) }),
      weekText(week, t),
      t("adherence.table.of", { done: week.done, due: week.due }),
      String(week.extras),
      days.join("; "),
    ];
  });
  return {
    columns: [
      { label: t("adherence.table.week") },
      { label: t("adherence.table.work"), numeric: true },
      { label: t("adherence.table.sessions"), numeric: true },
      { label: t("adherence.table.extras"), numeric: true },
      { label: t("adherence.table.days") },
    ],
    rows,
  };
}

export function painTable(view: PatientChartsView, t: ChartText, locale: string): ChartTableData {
  return {
    columns: [
      { label: t("pain.table.day") },
      { label: t("pain.table.kind") },
      { label: t("pain.table.before"), numeric: true },
      { label: t("pain.table.during"), numeric: true },
      { label: t("pain.table.morning"), numeric: true },
    ],
    rows: view.pain.map((entry) => {
      const day = dayLabel(entry.day, locale, "weekday");
      return entry.kind === "session"
        ? [
            day,
            t("pain.table.session"),
            answerText(entry.before, t),
            answerText(entry.during, t),
            answerText(entry.morningAfter, t),
          ]
        : [day, t("pain.table.checkIn"), answerText(entry.rest, t), answerText(entry.worst, t), ""];
    }),
  };
}

export function effortTable(view: PatientChartsView, t: ChartText, locale: string): ChartTableData {
  return {
    columns: [
      { label: t("effort.table.day") },
      { label: t("effort.table.effort"), numeric: true },
      { label: t("effort.table.limit") },
    ],
    rows: view.efforts.map(({ day, effort }) => {
      const limit = effortLimitOn(view.effortLimits, day);
      return [
        dayLabel(day, locale, "weekday"),
        answerText(effort, t),
        limit ? t("effort.limit", { limit: limit.limit, label: limit.label }) : "",
      ];
    }),
  };
}
