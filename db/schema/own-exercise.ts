/**
 * What a clinic adds to the library: every state its own exercises have had, their photos and videos, and what each
 * member keeps at hand. Invariant: a revision is never changed; a file is taken out of use, never overwritten.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { exerciseTables } from "./exercise.ts";
import type { memberTables } from "./member.ts";

/** What a file of an exercise is. */
export const mediaKinds = ["photo", "video"] as const;

export function ownExerciseTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { exercises }: ReturnType<typeof exerciseTables>,
) {
  const exerciseRevisions = k.table(
    "exercise_revisions",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      exerciseId: k.ref(() => exercises.id).notNull(),
      revision: k.int().notNull(),
      /** The whole entry as it was saved, texts included. */
      content: k.json().notNull(),
      savedById: k.ref(() => members.id).notNull(),
      savedAt: k.instant().notNull(),
    },
    (t) => [k.unique("exercise_revisions_exercise").on(t.exerciseId, t.revision)],
  );

  const exerciseMedia = k.table(
    "exercise_media",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      exerciseId: k.ref(() => exercises.id).notNull(),
      kind: k.oneOf(mediaKinds).notNull(),
      /** Of what is stored, after it was made anew: never what the sender claimed. */
      mediaType: k.oneOf(["image/webp", "video/mp4", "video/webm"]).notNull(),
      bytes: k.int().notNull(),
      /** Pixels; null for a video that does not say. */
      width: k.int(),
      height: k.int(),
      /** Of the stored file, so that a backup can be checked. */
      sha256: k.text().notNull(),
      /** What is to be seen, for whoever does not see it. */
      description: k.text().notNull(),
      addedById: k.ref(() => members.id).notNull(),
      addedAt: k.instant().notNull(),
      removedAt: k.instant(),
    },
    (t) => [k.index("exercise_media_exercise").on(t.exerciseId, t.removedAt)],
  );

  const exerciseFavourites = k.table(
    "exercise_favourites",
    {
      id: k.id(),
      memberId: k.ref(() => members.id).notNull(),
      exerciseId: k.ref(() => exercises.id).notNull(),
      createdAt: k.instant().notNull(),
    },
    (t) => [k.unique("exercise_favourites_member").on(t.memberId, t.exerciseId)],
  );

  return { exerciseRevisions, exerciseMedia, exerciseFavourites };
}
