/** Columns that a template item and a prescription share: the dose, the schedule. Loads are whole grams. */
import type { Kit } from "#db/dialect/kit.ts";

export const doseColumns = (k: Kit) => ({
  axis: k.oneOf(["reps", "pyramid", "hold", "duration", "distance"]).notNull(),
  sets: k.int().notNull(),
  reps: k.int(),
  holdSeconds: k.int(),
  durationSeconds: k.int(),
  distanceM: k.int(),
  loadG: k.int(),
});

export const scheduleColumns = (k: Kit) => ({
  scheduleKind: k.oneOf(["fixed_days", "weekly_quota", "daily_slots", "on_demand"]).notNull(),
  /** Weekdays of fixed_days, Monday = 0, as "0,2,4". */
  weekdays: k.text(),
  perWeek: k.int(),
  slotsPerDay: k.int(),
  daysPerWeek: k.int(),
});
