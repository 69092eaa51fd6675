/**
 * How a time is entered: from two minutes on in minutes and seconds, as the program says it, below in seconds.
 * Invariant: what is stored is whole seconds, and splitting and joining gives the same seconds back. The edge is that of
 * `formatDose`.
 */
import type { TargetUnit } from "./dosage.ts";

/** Seconds from which a time is entered in minutes and seconds. */
const minutesFrom = 120;

/** Whether a set with this target (in the unit) is entered in minutes and seconds. */
export function entersMinutes(unit: TargetUnit, target: number): boolean {
  return unit === "seconds" && target >= minutesFrom;
}

/** Whole minutes and the seconds left over, 0 to 59. */
export function splitDuration(seconds: number): { readonly minutes: number; readonly seconds: number } {
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };
}

/** Seconds in all; null where neither part was entered. */
export function joinDuration(minutes: number | null, seconds: number | null): number | null {
  return minutes === null && seconds === null ? null : (minutes ?? 0) * 60 + (seconds ?? 0);
}
