/**
 * What shows each exercise of a patient's versions: words, small picture, photos and videos. Invariants: the same words
 * and pictures as on the exercise's own page; a clinic's own exercise shows that clinic's files alone; one query at most.
 */
import type { LibraryExercise } from "#db/queries/exercise.ts";
import type { ExerciseMediaView } from "#db/queries/exercise-media.ts";
import type { ServedVersion } from "#db/queries/program.ts";
import type { Db } from "#db/runtime/store.ts";
import type { EpisodeGrant } from "#lib/access/grant.ts";
import { isOwn, mediaOf, pictureOf, type Words, wordsOf } from "./library-entry.ts";

export interface ShownExercise {
  /** A clinic's own exercise: its words are nowhere else. */
  readonly own: boolean;
  readonly words: Words;
  /** Address of the small picture: the first photo, else the drawing; null where there is neither. */
  readonly picture: string | null;
  /** In the order it was added; empty for a built-in exercise. */
  readonly media: readonly ExerciseMediaView[];
}

/** By id of the prescription. */
export type ShownExercises = ReadonlyMap<string, ShownExercise>;

/** What shows the exercises of these versions. One query where one of them is the clinic's own, else none. */
export async function shownExercises(
  read: Db,
  grant: EpisodeGrant,
  locale: string,
  versions: readonly Pick<ServedVersion, "blocks">[],
): Promise<ShownExercises> {
  const rows = versions.flatMap((version) => version.blocks).flatMap((block) => block.prescriptions);
  const exercises: LibraryExercise[] = rows.map((row) => row.exercise);
  const media = await mediaOf(read, grant, exercises);
  return new Map(
    rows.map(({ id, exercise }) => [
      id,
      {
        own: isOwn(exercise),
        words: wordsOf(exercise, locale),
        picture: pictureOf(exercise, media),
        media: media.get(exercise.id) ?? [],
      },
    ]),
  );
}
