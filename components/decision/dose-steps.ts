/**
 * The dose of one exercise over time as steps. Invariants: only doses that were served or stand now make a step; equal
 * doses in a row are one; doses are ordered by load, then sets, then the figure of their axis, never by volume, so that
 * "load up, repetitions to the least" is a step up.
 */
import { daysBetween, type LocalDay } from "#lib/domain/calendar.ts";
import { type Dose, isSameDose, targetsOf } from "#lib/domain/dosage.ts";
import type { CardView } from "./types.ts";

export interface DoseStep {
  readonly from: LocalDay;
  readonly dose: Dose;
  /** Against the step before; null for the first. */
  readonly direction: "up" | "down" | null;
  /** The decision that led here; null where it was published otherwise. */
  readonly because: CardView | null;
}

export interface DoseCourse {
  readonly steps: readonly DoseStep[];
  /** Proposed and not yet answered. */
  readonly waiting: Dose | null;
}

/** Negative where `a` is less than `b`: load first, then sets, then repetitions, seconds or metres. */
export function compareDoses(a: Dose, b: Dose): number {
  const figure = (dose: Dose) => targetsOf(dose).targets[0] ?? 0;
  return (a.loadG ?? 0) - (b.loadG ?? 0) || a.sets - b.sets || figure(a) - figure(b);
}

/** `cards` are one exercise's, newest first; `present` is what stands today, null where it is not in the program. */
export function doseCourse(
  cards: readonly CardView[],
  present: Dose | null,
  today: LocalDay,
  dayOf: (at: Date) => LocalDay,
): DoseCourse {
  const standing = cards.filter((card) => !card.superseded).toReversed();
  const points: { day: LocalDay; dose: Dose; because: CardView | null }[] = [];
  let changed: CardView | null = null;
  for (const card of standing) {
    points.push({ day: card.evidence.at(-1)?.day ?? card.decidedOn, dose: card.from, because: changed });
    const { resolution } = card;
    const next = card.toExercise === null ? (resolution?.dose ?? card.to) : (resolution?.dose ?? null);
    changed = null;
    if (!resolution || next === null || !["applied", "approved", "changed"].includes(resolution.kind))
      continue;
    changed = card;
    points.push({ day: dayOf(resolution.at), dose: next, because: card });
  }
  if (present !== null) points.push({ day: today, dose: present, because: changed });
  const steps: DoseStep[] = [];
  for (const { day, dose, because } of points) {
    const before = steps.at(-1);
    if (before && isSameDose(before.dose, dose)) continue;
    const order = before ? compareDoses(dose, before.dose) : 0;
    steps.push({ from: day, dose, direction: order === 0 ? null : order > 0 ? "up" : "down", because });
  }
  const newest = standing.at(-1);
  const waits = newest?.spoken.action === "PROGRESS" && newest.resolution === null && !newest.toExercise;
  return { steps, waiting: waits ? (newest.to ?? null) : null };
}

/** Where each step stands: shares of the width, and rows of equal height from the least dose up. */
export interface DoseCoursePlot {
  readonly steps: readonly { readonly x: number; readonly end: number; readonly row: number }[];
  readonly rows: number;
  readonly waitingRow: number | null;
}

/** The last stretch ends at `today`; room beyond it is kept for what waits. */
export function doseCoursePlot(course: DoseCourse, today: LocalDay): DoseCoursePlot {
  const doses = [...course.steps.map((step) => step.dose), ...(course.waiting ? [course.waiting] : [])];
  const ordered: Dose[] = [];
  for (const dose of doses.toSorted(compareDoses))
    if (!ordered.some((one) => compareDoses(one, dose) === 0)) ordered.push(dose);
  const rowOf = (dose: Dose) => ordered.findIndex((one) => compareDoses(one, dose) === 0);
  const first = course.steps[0]?.from ?? today;
  const days = Math.max(1, daysBetween(first, today));
  const right = course.waiting ? 0.86 : 0.98;
  const share = (day: LocalDay) => 0.02 + (Math.min(days, daysBetween(first, day)) / days) * (right - 0.02);
  return {
    steps: course.steps.map((step, index) => ({
      x: share(step.from),
      end: share(course.steps[index + 1]?.from ?? today),
      row: rowOf(step.dose),
    })),
    rows: ordered.length,
    waitingRow: course.waiting ? rowOf(course.waiting) : null,
  };
}
