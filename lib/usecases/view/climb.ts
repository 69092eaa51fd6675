/**
 * The ladder a patient has climbed, as Progress draws it. Invariant: the pictures are those of the exercises' own pages;
 * the rung above is shown as the next one, never as reached.
 */
import { type LibraryExercise, listExercisesBySlug } from "#db/queries/exercise.ts";
import type { Db } from "#db/runtime/store.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Climb } from "#lib/domain/milestone.ts";
import { mediaOf, pictureOf } from "./library-entry.ts";

export interface ClimbRung {
  readonly slug: string;
  readonly name: string;
  readonly position: LibraryExercise["position"];
  readonly picture: string | null;
  /** The first day the plan asked for it; null for the next rung. */
  readonly since: LocalDay | null;
  readonly state: "done" | "now" | "next";
  /** The dose of the present plan, on the rung it stands on. */
  readonly dose: Dose | null;
}

export interface ClimbView {
  /** The hardest at the top, as a ladder stands. */
  readonly rungs: readonly ClimbRung[];
  /** Rungs from the lowest to the present one, at least 1. */
  readonly climbed: number;
  /** The first day on the lowest rung. */
  readonly since: LocalDay;
}

type Served = { readonly exercise: LibraryExercise; readonly dose: Dose };

/** The ladder with its pictures. `served`: the main prescriptions of every version, the present one last. */
export async function toClimbView(
  read: Db,
  grant: PatientGrant,
  climb: Climb,
  served: readonly Served[],
): Promise<ClimbView> {
  const bySlug = new Map(served.map((row) => [row.exercise.slug, row]));
  const [next] = climb.next === null ? [] : await listExercisesBySlug(read, grant, [climb.next]);
  const reached = climb.rungs.map((rung) => ({ ...rung, ...bySlug.get(rung.slug)! }));
  const offered = next && next.archivedAt === null ? [next] : [];
  const media = await mediaOf(read, grant, [...reached.map((rung) => rung.exercise), ...offered]);
  const shown = (exercise: LibraryExercise) => ({
    slug: exercise.slug,
    name: exercise.name,
    position: exercise.position,
    picture: pictureOf(exercise, media),
  });
  const rungs = [
    ...reached.map(({ exercise, since, dose }): ClimbRung => {
      const isNow = exercise.slug === climb.now;
      return { ...shown(exercise), since, state: isNow ? "now" : "done", dose: isNow ? dose : null };
    }),
    ...offered.map((exercise): ClimbRung => ({ ...shown(exercise), since: null, state: "next", dose: null })),
  ];
  return { rungs: rungs.toReversed(), climbed: climb.climbed, since: climb.rungs[0]!.since };
}
