/**
 * How long a session takes, from its doses. Invariant: the same doses always give the same estimate, whether in the
 * builder, on Today or on paper; it informs and decides nothing.
 *
 * Assumed: a repetition takes 3 s and a held one its hold on top of that; 1 m is carried or walked in 1 s; each
 * timed set has a lead-in of 5 s; a set is followed by the prescribed rest, save the last of its exercise, and one
 * side rests while the other works; changing over to the next exercise and answering takes 15 s. Holds, durations
 * and rests are exact. Source: the dose definitions of clinical.md B5; the pace is this project's default.
 */
import { type Dose, type SideMode, targetsOf } from "./dosage.ts";

export const secondsPerRepetition = 3;
export const secondsPerMetre = 1;
export const leadInSeconds = 5;
export const changeoverSeconds = 15;

export interface TimedItem {
  readonly dose: Dose;
  readonly side: SideMode;
  /** Rest between two sets, seconds. */
  readonly restSeconds: number;
}

/** Seconds one exercise takes, its rests included. */
export function exerciseSeconds(item: TimedItem): number {
  const { dose } = item;
  const { targets } = targetsOf(dose);
  const sides = item.side === "each" ? 2 : 1;
  const work = targets.reduce((seconds, target) => seconds + setSeconds(dose, target), 0);
  return work * sides + (targets.length - 1) * item.restSeconds;
}

/** Seconds a session of these exercises takes in this order; 0 for none. */
export function sessionSeconds(items: readonly TimedItem[]): number {
  const changeovers = Math.max(0, items.length - 1) * changeoverSeconds;
  return items.reduce((seconds, item) => seconds + exerciseSeconds(item), changeovers);
}

/** The session in whole minutes for display, halves upward; at least 1 unless there is nothing to do. */
export function sessionMinutes(items: readonly TimedItem[]): number {
  if (items.length === 0) return 0;
  return Math.max(1, Math.floor((sessionSeconds(items) + 30) / 60));
}

function setSeconds(dose: Dose, target: number): number {
  switch (dose.axis) {
    case "reps":
    case "pyramid":
      return (
        target * (secondsPerRepetition + (dose.holdSeconds ?? 0)) + (dose.holdSeconds ? leadInSeconds : 0)
      );
    case "hold":
    case "duration":
      return leadInSeconds + target;
    case "distance":
      return target * secondsPerMetre;
  }
}
