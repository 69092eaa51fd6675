/** When a program is due, in words; and floating days as people read them. */
import { useFormatter, useTranslations } from "next-intl";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Schedule } from "#lib/domain/schedule.ts";

/** Any Monday, to name weekdays by. */
const monday = Date.UTC(2024, 0, 1);

export interface DayWords {
  /** "Wed 14 Oct" */
  readonly day: (day: LocalDay) => string;
  /** "Wednesday 14 October 2026" */
  readonly longDay: (day: LocalDay) => string;
  /** Monday = 0 */
  readonly weekday: (index: number, width?: "long" | "short" | "narrow") => string;
  readonly weekdays: (indexes: readonly number[]) => string;
}

/** Floating days in the reader's language; the zone never moves them. */
export function useDayWords(): DayWords {
  const format = useFormatter();
  const at = (day: LocalDay) => new Date(`${day}T00:00:00Z`);
  const weekday: DayWords["weekday"] = (index, width = "long") =>
    format.dateTime(new Date(monday + index * 86_400_000), { weekday: width, timeZone: "UTC" });
  return {
    day: (day) =>
      format.dateTime(at(day), { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }),
    longDay: (day) =>
      format.dateTime(at(day), {
        weekday: "long",
        day: "numeric",
        month: "long",
        year: "numeric",
        timeZone: "UTC",
      }),
    weekday,
    weekdays: (indexes) => format.list(indexes.map((index) => weekday(index))),
  };
}

/** A schedule in words, for the patient ("on days you choose") or for staff ("days free"). */
export function useScheduleWords(reader: "patient" | "staff" = "patient"): (schedule: Schedule) => string {
  const t = useTranslations(reader === "patient" ? "program.schedule" : "program.scheduleStaff");
  const { weekdays } = useDayWords();
  return (schedule) => {
    switch (schedule.kind) {
      case "fixed_days":
        return t("fixed_days", { days: weekdays(schedule.weekdays) });
      case "weekly_quota":
        return t("weekly_quota", { count: schedule.perWeek });
      case "daily_slots":
        return t("daily_slots", { slots: schedule.slotsPerDay, days: schedule.daysPerWeek });
      case "on_demand":
        return t("on_demand");
    }
  };
}
