/**
 * How a simulated body answers to exercise: resting pain that settles, flares that come and go, soreness after too much,
 * capacity that grows with what is done. Invariant: deterministic, all chance comes from the generator it is given.
 * The figures are made up to bring about every branch of the rules; they describe no real person.
 */
import type { ServedPrescription } from "#db/queries/program.ts";
import type { Chance } from "#db/seed/chance.ts";
import type { Dose } from "#lib/domain/dosage.ts";

/** A whole figure on the scale of 0 to 10. */
export const onScale = (value: number, least = 0) => Math.max(least, Math.min(10, Math.round(value)));

export interface Body {
  /** What exercise may ask without hurting, 0 to about 2. */
  capacity: number;
  /** What the last session left behind, in points of pain on the next morning. */
  soreness: number;
  /** Points of pain that a flare adds today, and for how many days more. */
  flare: number;
  flareDays: number;
  readonly startPain: number;
  readonly endPain: number;
  /** Days in which most of the acute pain goes. */
  readonly settlesIn: number;
  /** How easily too much hurts: 0.5 hardy to 1.5 irritable. */
  readonly irritable: number;
}

export function bodyFrom(luck: Chance): Body {
  return {
    capacity: 0.25 + luck.next() * 0.5,
    soreness: 0,
    flare: 0,
    flareDays: 0,
    startPain: luck.between(4, 8),
    endPain: luck.happens(0.15) ? 3 : luck.between(0, 1),
    settlesIn: luck.between(3, 8),
    irritable: 0.5 + luck.next(),
  };
}

/** Pain at rest, so many days after the onset. */
export function restPain(body: Body, daysSinceOnset: number, luck: Chance): number {
  const { startPain, endPain, settlesIn, flare, soreness } = body;
  const base = endPain + (startPain - endPain) * Math.exp(-daysSinceOnset / settlesIn);
  return onScale(base + flare + soreness * 0.4 + (luck.next() - 0.5) * 1.2);
}

/** A night passes: soreness goes, a flare runs its course, and now and then one begins. */
export function overnight(body: Body, luck: Chance, mayFlare: boolean): void {
  body.soreness *= 0.35;
  if (body.flareDays > 0 && --body.flareDays === 0) body.flare = 0;
  if (mayFlare && body.flareDays === 0 && luck.happens(0.012)) {
    body.flareDays = luck.between(3, 11);
    body.flare = luck.happens(0.75) ? luck.between(3, 5) : 1;
  }
}

const shareOf = (value: number | null, range: { readonly min: number; readonly max: number } | null) =>
  value === null || range === null || range.max === range.min
    ? 0
    : (value - range.min) / (range.max - range.min);

/** How much a dose asks, from its place within the exercise's range, its rung and its load. */
export function demandOf({ dose, exercise }: Pick<ServedPrescription, "dose" | "exercise">): number {
  const { bounds } = exercise;
  const along =
    dose.axis === "hold"
      ? shareOf(dose.holdSeconds, bounds.holdSeconds)
      : dose.axis === "duration"
        ? shareOf(dose.durationSeconds, bounds.durationSeconds)
        : dose.axis === "distance"
          ? shareOf(dose.distanceM, bounds.distanceM)
          : shareOf(dose.reps, bounds.reps);
  const sets = shareOf(dose.sets, bounds.sets);
  return 0.1 + 0.12 * (exercise.rung ?? 1) + 0.25 * along + 0.1 * sets + ((dose.loadG ?? 0) / 20_000) * 0.3;
}

export interface Felt {
  readonly pain: number;
  readonly effort: number;
  /** Share of the sets done. */
  readonly done: number;
  readonly stop: "none" | "pain" | "too_hard" | "time";
}

/** What one exercise feels like, and what it leaves behind. */
export function feel(body: Body, row: ServedPrescription, rest: number, luck: Chance): Felt {
  const over = demandOf(row) - body.capacity;
  const hurt = Math.max(0, over) * 5 * body.irritable;
  const pain = onScale(rest * 0.8 + hurt + (luck.next() - 0.4) * 1.4);
  const effort = onScale(row.effortMax - 1.5 + over * 5 + (luck.next() - 0.5) * 2, 1);
  body.soreness = Math.min(6, body.soreness + Math.max(0, over - 0.05) * 1.5 * body.irritable);
  if (luck.happens(0.004)) return { pain: luck.between(8, 10), effort, done: 0.3, stop: "pain" };
  if (pain >= 6 && luck.happens(0.6)) return { pain, effort, done: luck.next() * 0.8, stop: "pain" };
  if (effort >= 9 && luck.happens(0.6))
    return { pain, effort, done: 0.5 + luck.next() * 0.4, stop: "too_hard" };
  if (luck.happens(0.03)) return { pain, effort, done: 0.7, stop: "time" };
  return { pain, effort, done: 1, stop: "none" };
}

/** The load a person finds at the first session, within what stands in a clinic. */
export const findLoad = (body: Body): number => Math.max(2000, Math.round(body.capacity * 6) * 1000);

/** A dose a therapist names instead of the one proposed: half of the way, where there is one. */
export function insteadOf(from: Dose, to: Dose): Dose {
  const half = (a: number | null, b: number | null) =>
    a === null || b === null ? a : a + Math.max(b > a ? 1 : 0, Math.floor((b - a) / 2));
  return {
    ...from,
    reps: half(from.reps, to.reps),
    holdSeconds: half(from.holdSeconds, to.holdSeconds),
    durationSeconds: half(from.durationSeconds, to.durationSeconds),
    distanceM: half(from.distanceM, to.distanceM),
  };
}
