/** When a program is due. Weekdays count from Monday = 0 to Sunday = 6. Source: clinical.md E and F2. */

export type Schedule =
  | { readonly kind: "fixed_days"; readonly weekdays: readonly number[] }
  | { readonly kind: "weekly_quota"; readonly perWeek: number }
  | { readonly kind: "daily_slots"; readonly slotsPerDay: number; readonly daysPerWeek: number }
  | { readonly kind: "on_demand" };

export type ScheduleKind = Schedule["kind"];
