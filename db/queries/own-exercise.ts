/**
 * The clinic's own exercises: written, changed, archived; every state they have had. Invariants: the clinic comes from
 * the grant; a change names the state it was made on and changes nothing when that is no longer the newest; a state is
 * never overwritten.
 */
import { and, countDistinct, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant } from "#lib/access/grant.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { StoredTexts } from "#lib/schemas/exercise.ts";
import { exerciseColumns, type LibraryExercise, toExercise } from "./exercise.ts";

type EditGrant = MemberGrant<"library:edit">;

const ownOf = (grant: EditGrant) => eq(tables.exercises.scope, grant.clinicId);

/** All of the clinic's own, archived ones among them, by name. */
export async function listOwnExercises(db: Db, grant: EditGrant): Promise<LibraryExercise[]> {
  const rows = await db.select().from(tables.exercises).where(ownOf(grant));
  return rows.map(toExercise).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** One of the clinic's own; null when there is none such. */
export async function getOwnExercise(
  db: Db,
  grant: EditGrant,
  by: { readonly id: string } | { readonly slug: string },
): Promise<LibraryExercise | null> {
  const { exercises } = tables;
  const wanted = "id" in by ? eq(exercises.id, by.id) : eq(exercises.slug, by.slug);
  const [row] = await db
    .select()
    .from(exercises)
    .where(and(ownOf(grant), wanted));
  return row ? toExercise(row) : null;
}

/** Adds an exercise of the clinic, at revision 1. Throws a unique violation when the id or the slug is taken. */
export async function createOwnExercise(
  tx: Db,
  grant: EditGrant,
  id: string,
  exercise: Exercise,
  texts: StoredTexts,
  at: Date,
): Promise<void> {
  await tx.insert(tables.exercises).values({
    id,
    scope: grant.clinicId,
    ...exerciseColumns(exercise),
    texts,
    revision: 1,
    archivedAt: null,
    updatedAt: at,
  });
}

/** Changes an exercise that still stands at `revision`, to the next one; false when it does not. */
export async function updateOwnExercise(
  tx: Db,
  grant: EditGrant,
  id: string,
  revision: number,
  change: { readonly exercise?: Exercise; readonly texts?: StoredTexts; readonly archivedAt?: Date | null },
  at: Date,
): Promise<boolean> {
  const { exercises } = tables;
  const changed = await tx
    .update(exercises)
    .set({
      ...(change.exercise && exerciseColumns(change.exercise)),
      ...(change.texts && { texts: change.texts }),
      ...(change.archivedAt !== undefined && { archivedAt: change.archivedAt }),
      revision: revision + 1,
      updatedAt: at,
    })
    .where(and(ownOf(grant), eq(exercises.id, id), eq(exercises.revision, revision)))
    .returning({ id: exercises.id });
  return changed.length > 0;
}

/** Says on which ladder an own exercise stands; it follows from its neighbours and is no edit. */
export async function setLadder(tx: Db, grant: EditGrant, id: string, ladder: string | null): Promise<void> {
  const { exercises } = tables;
  await tx
    .update(exercises)
    .set({ ladder })
    .where(and(ownOf(grant), eq(exercises.id, id)));
}

export interface NewRevision {
  readonly id: string;
  readonly exerciseId: string;
  readonly revision: number;
  readonly content: unknown;
  readonly at: Date;
}

/** Keeps a state for good. Throws a unique violation when the id or the revision stands already. */
export async function addRevision(tx: Db, grant: EditGrant, revision: NewRevision): Promise<void> {
  const { at, ...row } = revision;
  await tx.insert(tables.exerciseRevisions).values({
    ...row,
    clinicId: grant.clinicId,
    savedById: grant.memberId,
    savedAt: at,
  });
}

/** One kept state; null when there is none such in the clinic. */
export async function getRevision(
  db: Db,
  grant: EditGrant,
  id: string,
): Promise<{ readonly exerciseId: string; readonly revision: number; readonly content: unknown } | null> {
  const { exerciseRevisions: r } = tables;
  const [row] = await db
    .select({ exerciseId: r.exerciseId, revision: r.revision, content: r.content })
    .from(r)
    .where(and(eq(r.id, id), eq(r.clinicId, grant.clinicId)));
  return row ?? null;
}

export interface RevisionEntry {
  readonly revision: number;
  readonly savedBy: string;
  readonly savedAt: Date;
}

/** Every state an exercise has had, the newest first. */
export async function listRevisions(db: Db, grant: EditGrant, exerciseId: string): Promise<RevisionEntry[]> {
  const { exerciseRevisions: r, members, users } = tables;
  return db
    .select({ revision: r.revision, savedBy: users.name, savedAt: r.savedAt })
    .from(r)
    .innerJoin(members, eq(members.id, r.savedById))
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(r.exerciseId, exerciseId), eq(r.clinicId, grant.clinicId)))
    .orderBy(desc(r.revision));
}

/** In how many episodes of care each has ever been prescribed; those in none have no entry. Names nobody. */
export async function countEpisodesWith(
  db: Db,
  grant: EditGrant,
  exerciseIds: readonly string[],
): Promise<Map<string, number>> {
  if (exerciseIds.length === 0) return new Map();
  const { prescriptions: x, programBlocks: b, programVersions: v } = tables;
  const rows = await db
    .select({ exerciseId: x.exerciseId, episodes: countDistinct(v.episodeId) })
    .from(x)
    .innerJoin(b, eq(b.id, x.blockId))
    .innerJoin(v, eq(v.id, b.versionId))
    .where(and(eq(v.clinicId, grant.clinicId), inArray(x.exerciseId, [...exerciseIds])))
    .groupBy(x.exerciseId);
  return new Map(rows.map((row) => [row.exerciseId, Number(row.episodes)]));
}
