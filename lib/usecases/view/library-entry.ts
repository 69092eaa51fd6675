/**
 * What the library's reads share: whose an exercise is, what shows it, which of two that are called the same stands.
 * Invariant: a photo of the clinic stands before a drawing, and the clinic's own exercise before a built-in one.
 */
import { ladderBySlug, ladders } from "#db/content/ladders.ts";
import { builtIn, type LibraryExercise } from "#db/queries/exercise.ts";
import { type ExerciseMediaView, listMediaOfExercises } from "#db/queries/exercise-media.ts";
import type { Db } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import type { Grant } from "#lib/access/grant.ts";
import { decideAccess } from "#lib/access/policy.ts";
import type { Findable } from "#lib/domain/library-search.ts";
import { type ExerciseText, exerciseText } from "#lib/messages/exercise-text.ts";
import { getFigureSources } from "#lib/usecases/figure.ts";

export const ladderSlugs = ladders.map((ladder) => ladder.slug);
export const ladderName = (slug: string) => ladderBySlug.get(slug)?.name ?? slug;
export const isOwn = (exercise: LibraryExercise) => exercise.scope !== builtIn;
/** The drawing that shows it: its own, or for a clinic's exercise the one it was copied with. */
export const drawingOf = (exercise: LibraryExercise) =>
  isOwn(exercise) ? (exercise.texts?.figure ?? "") : exercise.slug;
/** The language words are read in. */
export const localeOf = (actor: Actor): string => (actor.kind === "member" ? actor.locale : "en-GB");
/** Whatever nobody wrote is absent. */
export type Words = Readonly<Partial<ExerciseText>>;
/** The words beside it: a clinic's own exercise has its author's, a built-in one those of the catalogue. */
export const wordsOf = (exercise: LibraryExercise, locale: string): Words =>
  (isOwn(exercise) ? exercise.texts : exerciseText(locale, exercise.slug)) ?? {};
export type Media = ReadonlyMap<string, readonly ExerciseMediaView[]>;
/** Its own first photo, else the drawing; null where there is neither. */
export const pictureOf = (exercise: LibraryExercise, media: Media): string | null => {
  const photo = media.get(exercise.id)?.find((file) => file.kind === "photo");
  return photo ? `/api/v1/media/${photo.id}` : (getFigureSources(drawingOf(exercise))?.start ?? null);
};
/** The photos and videos of the clinic's own exercises among these. */
export const mediaOf = (read: Db, grant: Grant, exercises: readonly LibraryExercise[]): Promise<Media> =>
  listMediaOfExercises(
    read,
    grant,
    exercises.filter(isOwn).map((exercise) => exercise.id),
  );

/** One of each slug: a clinic's own exercise stands before a built-in one that is called the same. */
export function oneOfEachSlug(all: readonly LibraryExercise[]): LibraryExercise[] {
  const own = new Set(all.filter(isOwn).map((exercise) => exercise.slug));
  return all.filter((exercise) => isOwn(exercise) || !own.has(exercise.slug));
}

/** Whether the page offers to add and change; the use cases of doing so ask again. */
export const mayEdit = (actor: Actor): boolean =>
  actor.kind === "member" &&
  decideAccess("library:edit", { role: actor.role, active: true, relation: "none", consented: true }) ===
    "allow";

/** What the search reads of an exercise, and no more. */
export function toFindable(exercise: LibraryExercise): Findable {
  const { slug, name, synonyms, targetMuscles, equipment, category, region, position } = exercise;
  const { movementBias, axis, stages, ladder, rung, cautions, effortMax } = exercise;
  return {
    slug,
    name,
    synonyms,
    targetMuscles,
    equipment,
    category,
    region,
    position,
    movementBias,
    axis,
    stages,
    ladder,
    rung,
    cautions,
    effortMax,
  };
}
