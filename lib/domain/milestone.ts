/**
 * Rungs climbed: when a plan first asked for a harder exercise of a ladder than any before it. Invariants: read from the
 * versions as they came into force and nothing else; coming back up after a flare or a step down is not climbing again;
 * each rung is climbed once. Source: product.md "Progress" (milestones).
 */
import type { LocalDay } from "./calendar.ts";

/** What a milestone needs to know of an exercise; `easier` and `harder` are slugs. */
export interface ClimbedExercise {
  readonly slug: string;
  readonly name: string;
  readonly ladder: string | null;
  readonly rung: number | null;
  readonly easier: string | null;
  readonly harder: string | null;
}

export interface ClimbedVersion {
  readonly effectiveFrom: LocalDay;
  /** The exercises of its main blocks. */
  readonly exercises: readonly ClimbedExercise[];
}

export interface Milestone {
  readonly day: LocalDay;
  /** The hardest rung of the same ladder before. */
  readonly from: Pick<ClimbedExercise, "slug" | "name">;
  readonly to: Pick<ClimbedExercise, "slug" | "name">;
}

/** Every rung climbed, the newest first. `versions` in order of their first day, those in force up to today. */
export function rungsClimbed(versions: readonly ClimbedVersion[]): Milestone[] {
  const all = new Map<string, ClimbedExercise>();
  for (const version of versions) for (const exercise of version.exercises) all.set(exercise.slug, exercise);
  const reached: ClimbedExercise[] = [];
  const milestones: Milestone[] = [];
  for (const { effectiveFrom: day, exercises } of versions) {
    const before = [...reached];
    for (const to of exercises) {
      if (reached.some((exercise) => exercise.slug === to.slug)) continue;
      reached.push(to);
      if (before.some((exercise) => isAbove(exercise, to, all))) continue;
      const below = before.filter((exercise) => isAbove(to, exercise, all));
      const from = below.find((exercise) => !below.some((other) => isAbove(other, exercise, all)));
      if (from) milestones.push({ day, from: nameOf(from), to: nameOf(to) });
    }
  }
  return milestones.toReversed();
}

export interface Climb {
  /** The rungs reached, the easiest first, with the day the plan first asked for each; never under two. */
  readonly rungs: readonly (Pick<ClimbedExercise, "slug" | "name"> & { readonly since: LocalDay })[];
  /** The hardest of them that the plan asks for now; never the lowest. */
  readonly now: string;
  /** Rungs from the lowest to it, at least 1. */
  readonly climbed: number;
  /** Slug of the rung above the hardest reached; null at the top. */
  readonly next: string | null;
}

/**
 * The ladder of the newest milestone on which the present plan still stands above where it began; null where nothing was
 * climbed, or nothing of it is prescribed any more. `versions` and `milestones` as of `rungsClimbed`.
 */
export function latestClimb(
  versions: readonly ClimbedVersion[],
  milestones: readonly Milestone[],
): Climb | null {
  const present = versions.at(-1)?.exercises ?? [];
  for (const top of milestones) {
    const chain = [top.to];
    for (let step: Milestone | undefined = top; step; ) {
      const from: string = step.from.slug;
      chain.unshift(step.from);
      step = milestones.find((other) => other.to.slug === from);
    }
    const place = chain.findLastIndex((rung) => present.some((exercise) => exercise.slug === rung.slug));
    if (place < 1) continue;
    const first = (slug: string) =>
      versions.find((version) => version.exercises.some((exercise) => exercise.slug === slug))!;
    const highest = versions
      .flatMap((version) => version.exercises)
      .find((exercise) => exercise.slug === top.to.slug);
    return {
      rungs: chain.map((rung) => ({ ...rung, since: first(rung.slug).effectiveFrom })),
      now: chain[place]!.slug,
      climbed: place,
      next: highest?.harder ?? null,
    };
  }
  return null;
}

const nameOf = ({ slug, name }: ClimbedExercise) => ({ slug, name });

/** Whether one exercise stands above another on a ladder: by their rungs, else by what names what as easier or harder. */
function isAbove(
  upper: ClimbedExercise,
  lower: ClimbedExercise,
  all: ReadonlyMap<string, ClimbedExercise>,
): boolean {
  if (upper.slug === lower.slug) return false;
  if (upper.rung !== null && lower.rung !== null)
    return upper.ladder !== null && upper.ladder === lower.ladder && upper.rung > lower.rung;
  return leadsTo(upper, lower, "easier", all) || leadsTo(lower, upper, "harder", all);
}

/** Follows one direction from an exercise, as far as the exercises of the plan are known. */
function leadsTo(
  start: ClimbedExercise,
  goal: ClimbedExercise,
  way: "easier" | "harder",
  all: ReadonlyMap<string, ClimbedExercise>,
): boolean {
  const seen = new Set<string>();
  let at: ClimbedExercise | undefined = start;
  while (at && !seen.has(at.slug)) {
    seen.add(at.slug);
    const next: string | null = at[way];
    if (next === null) return false;
    if (next === goal.slug) return true;
    at = all.get(next);
    // From a built-in rung on, the rungs tell.
    if (at && at.rung !== null && goal.rung !== null && at.ladder === goal.ladder)
      return way === "easier" ? at.rung > goal.rung : at.rung < goal.rung;
  }
  return false;
}
