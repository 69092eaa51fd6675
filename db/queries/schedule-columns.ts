/** A schedule and its five columns. Invariant: what is written is read back the same; unused columns are null. */

import type { Schedule, ScheduleKind } from "#lib/domain/schedule.ts";

export interface ScheduleColumns {
  readonly scheduleKind: ScheduleKind;
  readonly weekdays: string | null;
  readonly perWeek: number | null;
  readonly slotsPerDay: number | null;
  readonly daysPerWeek: number | null;
}

/** The columns of a schedule. */
export function toScheduleColumns(schedule: Schedule): ScheduleColumns {
  const unused = { weekdays: null, perWeek: null, slotsPerDay: null, daysPerWeek: null };
  switch (schedule.kind) {
    case "fixed_days":
      return { ...unused, scheduleKind: schedule.kind, weekdays: schedule.weekdays.join(",") };
    case "weekly_quota":
      return { ...unused, scheduleKind: schedule.kind, perWeek: schedule.perWeek };
    case "daily_slots":
      return {
        ...unused,
        scheduleKind: schedule.kind,
        slotsPerDay: schedule.slotsPerDay,
        daysPerWeek: schedule.daysPerWeek,
      };
    case "on_demand":
      return { ...unused, scheduleKind: schedule.kind };
  }
}

/** The schedule of a row. */
export function toSchedule(row: ScheduleColumns): Schedule {
  switch (row.scheduleKind) {
    case "fixed_days":
      return { kind: "fixed_days", weekdays: (row.weekdays ?? "").split(",").filter(Boolean).map(Number) };
    case "weekly_quota":
      return { kind: "weekly_quota", perWeek: stored(row.perWeek) };
    case "daily_slots":
      return {
        kind: "daily_slots",
        slotsPerDay: stored(row.slotsPerDay),
        daysPerWeek: stored(row.daysPerWeek),
      };
    case "on_demand":
      return { kind: "on_demand" };
  }
}

function stored(figure: number | null): number {
  if (figure === null) throw new Error("invariant broken: a schedule has the figures of its kind");
  return figure;
}
