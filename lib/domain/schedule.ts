/**
 * When a program is due. Weekdays count from Monday = 0 to Sunday = 6.
 * Invariant: the four kinds of schedule come down to three rules (dates, a weekly quota, nothing), and adherence is
 * computed from the rule alone, so a daily plan and a quota plan can never be counted differently.
 * Source: clinical.md E and F2.
 */

export type Schedule =
  | { readonly kind: "fixed_days"; readonly weekdays: readonly number[] }
  | { readonly kind: "weekly_quota"; readonly perWeek: number }
  | { readonly kind: "daily_slots"; readonly slotsPerDay: number; readonly daysPerWeek: number }
  | { readonly kind: "on_demand" };

export type ScheduleKind = Schedule["kind"];

/** What a schedule asks for. `perWeek` is the quota q of F2, `perDate` the k sessions that one date can count. */
export type DueRule =
  | { readonly kind: "dates"; readonly weekdays: readonly number[] }
  | { readonly kind: "quota"; readonly perWeek: number; readonly perDate: number }
  | { readonly kind: "never" };

/** The rule of a schedule: a daily-slot plan of k slots on d days is a quota of k·d with at most k a date. */
export function dueRuleOf(schedule: Schedule): DueRule {
  switch (schedule.kind) {
    case "fixed_days":
      return { kind: "dates", weekdays: schedule.weekdays };
    case "weekly_quota":
      return { kind: "quota", perWeek: schedule.perWeek, perDate: 1 };
    case "daily_slots":
      return {
        kind: "quota",
        perWeek: schedule.slotsPerDay * schedule.daysPerWeek,
        perDate: schedule.slotsPerDay,
      };
    case "on_demand":
      return { kind: "never" };
  }
}

/** Days of a whole week on which something is due, 0 to 7; 0 for an on-demand plan. */
export function daysAWeek(schedule: Schedule): number {
  switch (schedule.kind) {
    case "fixed_days":
      return schedule.weekdays.length;
    case "weekly_quota":
      return schedule.perWeek;
    case "daily_slots":
      return schedule.daysPerWeek;
    case "on_demand":
      return 0;
  }
}

/** Sessions due in a whole week without excuses; 0 for an on-demand plan. */
export function sessionsPerWeek(schedule: Schedule): number {
  const rule = dueRuleOf(schedule);
  return rule.kind === "dates" ? rule.weekdays.length : rule.kind === "quota" ? rule.perWeek : 0;
}
