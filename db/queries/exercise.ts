/**
 * The exercise library: built-in entries, which every clinic shares, and the clinic's own.
 * Invariant: a clinic sees `built-in` and its own scope, nothing else; an entry is read whole or not at all.
 */
import { and, eq, inArray, or } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { Grant, SystemGrant } from "#lib/access/grant.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import type { Caution, Exercise } from "#lib/domain/exercise.ts";
import {
  type ExerciseDetails,
  exerciseDetails,
  type StoredTexts,
  storedTexts,
} from "#lib/schemas/exercise.ts";

/** The scope of what ships with the product. */
export const builtIn = "built-in";

/** A library entry with the id that prescriptions point to. */
export interface LibraryExercise extends Exercise {
  readonly id: string;
  readonly scope: string;
  /** The words of a clinic's own exercise; null for a built-in one, whose words are in the catalogue. */
  readonly texts: StoredTexts | null;
  /** Of a clinic's own exercise: how often it has been edited. */
  readonly revision: number;
  /** Since when it is no longer offered; what prescribes it keeps it. Null for what is offered. */
  readonly archivedAt: Date | null;
}

type ExerciseRow = (typeof tables.exercises)["$inferSelect"];
type RangeColumn = { readonly min: number; readonly max: number } | null;

const toRange = (min: number | null, max: number | null): RangeColumn =>
  min === null || max === null ? null : { min, max };

/** A stored row as the domain knows it. */
export function toExercise(row: ExerciseRow): LibraryExercise {
  const details = exerciseDetails.parse(row.details);
  return {
    id: row.id,
    scope: row.scope,
    texts: row.texts === null ? null : storedTexts.parse(row.texts),
    revision: row.revision,
    archivedAt: row.archivedAt,
    slug: row.slug,
    name: row.name,
    instructions: row.instructions,
    category: row.category,
    axis: row.axis,
    loadable: row.loadable,
    defaultDose: {
      axis: row.axis,
      sets: row.sets,
      reps: row.reps,
      holdSeconds: row.holdSeconds,
      durationSeconds: row.durationSeconds,
      distanceM: row.distanceM,
      loadG: row.loadG,
    },
    bounds: {
      sets: { min: row.setsMin, max: row.setsMax },
      reps: toRange(row.repsMin, row.repsMax),
      holdSeconds: toRange(row.holdSecondsMin, row.holdSecondsMax),
      durationSeconds: toRange(row.durationSecondsMin, row.durationSecondsMax),
      distanceM: toRange(row.distanceMMin, row.distanceMMax),
    },
    sessionsPerWeek: row.sessionsPerWeek,
    effortMax: row.effortMax,
    ladder: row.ladder,
    rung: row.rung,
    easier: row.easierSlug,
    harder: row.harderSlug,
    cautions: {
      disc: row.cautionDisc as Caution,
      facet_oa: row.cautionFacetOa as Caution,
      stenosis: row.cautionStenosis as Caution,
      ddd: row.cautionDdd as Caution,
      acute_strain: row.cautionAcuteStrain as Caution,
    },
    side: row.side,
    restSeconds: row.restSeconds,
    region: row.region as Exercise["region"],
    position: row.position as Exercise["position"],
    ...details,
  };
}

/** The columns of an entry, without id, scope, words, revision and times. */
export function exerciseColumns(exercise: Exercise) {
  const { defaultDose, bounds, cautions } = exercise;
  const details: ExerciseDetails = exerciseDetails.parse(exercise);
  return {
    slug: exercise.slug,
    name: exercise.name,
    instructions: exercise.instructions,
    category: exercise.category,
    ladder: exercise.ladder,
    rung: exercise.rung,
    easierSlug: exercise.easier,
    harderSlug: exercise.harder,
    side: exercise.side,
    position: exercise.position,
    region: exercise.region,
    restSeconds: exercise.restSeconds,
    effortMax: exercise.effortMax,
    loadable: exercise.loadable,
    sessionsPerWeek: exercise.sessionsPerWeek,
    ...defaultDose,
    setsMin: bounds.sets.min,
    setsMax: bounds.sets.max,
    repsMin: bounds.reps?.min ?? null,
    repsMax: bounds.reps?.max ?? null,
    holdSecondsMin: bounds.holdSeconds?.min ?? null,
    holdSecondsMax: bounds.holdSeconds?.max ?? null,
    durationSecondsMin: bounds.durationSeconds?.min ?? null,
    durationSecondsMax: bounds.durationSeconds?.max ?? null,
    distanceMMin: bounds.distanceM?.min ?? null,
    distanceMMax: bounds.distanceM?.max ?? null,
    cautionDisc: cautions.disc,
    cautionFacetOa: cautions.facet_oa,
    cautionStenosis: cautions.stenosis,
    cautionDdd: cautions.ddd,
    cautionAcuteStrain: cautions.acute_strain,
    details,
  };
}

const visible = (grant: Grant) =>
  grant.clinicId === null
    ? eq(tables.exercises.scope, builtIn)
    : or(eq(tables.exercises.scope, builtIn), eq(tables.exercises.scope, grant.clinicId));

/**
 * Every exercise the clinic has, by name, those no longer offered (`archivedAt`) among them. Under a system grant
 * without a clinic: the built-in ones.
 */
export async function listExercises(db: Db, grant: Grant): Promise<LibraryExercise[]> {
  const { exercises } = tables;
  const rows = await db.select().from(exercises).where(visible(grant));
  return rows.map(toExercise).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** The exercises with these ids that the clinic can see, in no order; unknown ids are left out. */
export async function listExercisesById(
  db: Db,
  grant: Grant,
  ids: readonly string[],
): Promise<LibraryExercise[]> {
  if (ids.length === 0) return [];
  const { exercises } = tables;
  const rows = await db
    .select()
    .from(exercises)
    .where(and(visible(grant), inArray(exercises.id, [...new Set(ids)])));
  return rows.map(toExercise);
}

/** The exercises with these slugs that the clinic can see, the clinic's own before a built-in one; in no order. */
export async function listExercisesBySlug(
  db: Db,
  grant: Grant,
  slugs: readonly string[],
): Promise<LibraryExercise[]> {
  if (slugs.length === 0) return [];
  const { exercises } = tables;
  const rows = await db
    .select()
    .from(exercises)
    .where(and(visible(grant), inArray(exercises.slug, [...new Set(slugs)])));
  const found = new Map<string, LibraryExercise>();
  for (const entry of rows.map(toExercise))
    if (entry.scope !== builtIn || !found.has(entry.slug)) found.set(entry.slug, entry);
  return [...found.values()];
}

/** One exercise by its slug, the clinic's own before the built-in; null when there is none. */
export async function getExercise(db: Db, grant: Grant, slug: string): Promise<LibraryExercise | null> {
  const { exercises } = tables;
  const rows = await db
    .select()
    .from(exercises)
    .where(and(visible(grant), eq(exercises.slug, slug)));
  const row = rows.find((found) => found.scope !== builtIn) ?? rows[0];
  return row ? toExercise(row) : null;
}

/** A built-in entry as stored, to compare with what ships. */
export interface InstalledExercise {
  readonly id: string;
  readonly slug: string;
  /** Whether the stored row says the same as the entry. */
  readonly same: (exercise: Exercise) => boolean;
}

/** The built-in exercises that are installed. */
export async function listInstalledExercises(
  db: Db,
  _grant: SystemGrant<"install">,
): Promise<InstalledExercise[]> {
  const { exercises } = tables;
  const rows = await db.select().from(exercises).where(eq(exercises.scope, builtIn));
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    same: (exercise) =>
      Object.entries(exerciseColumns(exercise)).every(([column, value]) =>
        column === "details"
          ? canonicalJson(exerciseDetails.parse(row.details)) === canonicalJson(value)
          : row[column as keyof ExerciseRow] === value,
      ),
  }));
}

/** Adds built-in exercises, in batches. */
export async function createBuiltInExercises(
  tx: Db,
  _grant: SystemGrant<"install">,
  entries: readonly { readonly id: string; readonly exercise: Exercise }[],
  at: Date,
): Promise<void> {
  for (let start = 0; start < entries.length; start += 50) {
    const batch = entries.slice(start, start + 50);
    await tx.insert(tables.exercises).values(
      batch.map(({ id, exercise }) => ({
        id,
        scope: builtIn,
        ...exerciseColumns(exercise),
        updatedAt: at,
      })),
    );
  }
}

/** Brings a built-in exercise to what ships now; its id and slug stay. */
export async function updateBuiltInExercise(
  tx: Db,
  _grant: SystemGrant<"install">,
  id: string,
  exercise: Exercise,
  at: Date,
): Promise<void> {
  await tx
    .update(tables.exercises)
    .set({ ...exerciseColumns(exercise), updatedAt: at })
    .where(and(eq(tables.exercises.id, id), eq(tables.exercises.scope, builtIn)));
}
