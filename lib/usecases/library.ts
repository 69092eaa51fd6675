/** Reading the library: a filtered list, ladders, one exercise. Invariant: a filter never hides that it hides. */
import { ladderBySlug, ladders } from "#db/content/ladders.ts";
import { getExercise, type LibraryExercise, listExercises } from "#db/queries/exercise.ts";
import { listTemplates } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { cautionsFor, type DiagnosisCaution } from "#lib/domain/caution.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import { matchesQuery } from "#lib/domain/library-search.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { LibraryQuery } from "#lib/schemas/exercise.ts";

export interface LibraryEntry {
  readonly exercise: LibraryExercise;
  /** For the diagnoses flagged in the query. */
  readonly caution: DiagnosisCaution;
}

export interface LadderView {
  readonly slug: string;
  readonly name: string;
  /** The easiest first. */
  readonly rungs: readonly LibraryEntry[];
}

export interface LibraryView {
  /** By name. */
  readonly entries: readonly LibraryEntry[];
  /** The ladders that have at least one entry found, whole. */
  readonly ladders: readonly LadderView[];
  readonly total: number;
  /** How many more there would be without hiding what a therapist clears first. */
  readonly hidden: number;
  readonly flagged: readonly Diagnosis[];
  /** How many entries of the whole library each choice has, for the filters. */
  readonly counts: {
    readonly region: Readonly<Record<string, number>>;
    readonly position: Readonly<Record<string, number>>;
    readonly category: Readonly<Record<string, number>>;
    /** By key, with `nothing` for what needs none. */
    readonly equipment: Readonly<Record<string, number>>;
  };
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** The library as asked for (`library:read`). */
export async function searchLibrary(actor: Actor, query: LibraryQuery): Promise<Result<LibraryView, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const all = await listExercises(read, access.value);
  const flagged = query.caution.filter((label): label is Diagnosis => label !== null);
  const asEntry = (exercise: LibraryExercise): LibraryEntry => ({
    exercise,
    caution: cautionsFor(exercise.cautions, flagged),
  });
  const matching = all.filter((exercise) => matchesQuery(exercise, query)).map(asEntry);
  const entries = query.hide ? matching.filter((entry) => entry.caution.level < 2) : matching;
  const found = new Set(entries.map((entry) => entry.exercise.ladder));
  return ok({
    entries,
    ladders: ladders
      .filter((ladder) => found.has(ladder.slug))
      .map((ladder) => toLadder(ladder.slug, all, asEntry)),
    total: all.length,
    hidden: matching.length - entries.length,
    flagged,
    counts: {
      region: countBy(all.map((exercise) => exercise.region)),
      position: countBy(all.map((exercise) => exercise.position)),
      category: countBy(all.map((exercise) => exercise.category)),
      equipment: countBy(
        all.flatMap((exercise) => (exercise.equipment.length === 0 ? ["nothing"] : exercise.equipment)),
      ),
    },
  });
}

function toLadder(
  slug: string,
  all: readonly LibraryExercise[],
  asEntry: (exercise: LibraryExercise) => LibraryEntry,
): LadderView {
  const rungs = all.filter((exercise) => exercise.ladder === slug);
  return {
    slug,
    name: ladderBySlug.get(slug)?.name ?? slug,
    rungs: rungs.sort((a, b) => (a.rung ?? 0) - (b.rung ?? 0)).map(asEntry),
  };
}

export interface ExerciseView {
  readonly exercise: LibraryExercise;
  /** The ladder it stands on, the easiest first; null when on none. */
  readonly ladder: LadderView | null;
  readonly easier: LibraryExercise | null;
  readonly harder: LibraryExercise | null;
  /** Templates that prescribe it. */
  readonly templates: readonly { readonly slug: string; readonly name: string }[];
}

/** One exercise with its ladder (`library:read`); `not_found` for an unknown slug. */
export async function readExercise(
  actor: Actor,
  { slug }: { readonly slug: string },
): Promise<Result<ExerciseView, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const exercise = await getExercise(read, access.value, slug);
  if (!exercise) return err("not_found");
  const all = await listExercises(read, access.value);
  const bySlug = (wanted: string | null) => all.find((entry) => entry.slug === wanted) ?? null;
  const templates = await listTemplates(read, access.value);
  const none: DiagnosisCaution = { level: 0, because: [] };
  return ok({
    exercise,
    ladder: exercise.ladder
      ? toLadder(exercise.ladder, all, (entry) => ({ exercise: entry, caution: none }))
      : null,
    easier: bySlug(exercise.easier),
    harder: bySlug(exercise.harder),
    templates: templates
      .filter((template) =>
        template.blocks.some((block) => block.items.some((item) => item.exercise.id === exercise.id)),
      )
      .map(({ slug: templateSlug, name }) => ({ slug: templateSlug, name })),
  });
}
