/**
 * Photos and videos of the clinic's own exercises, as rows; the files stand in the media folder. Invariants: clinic and
 * patient come from the grant; a row is written after its file is on the disk; taking one off keeps its row.
 */
import { and, asc, eq, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { Grant, MemberGrant, PatientGrant, SystemGrant } from "#lib/access/grant.ts";

/** A photo or video as a page shows it. Its address is /api/v1/media/{id}. */
export interface ExerciseMediaView {
  readonly id: string;
  readonly kind: "photo" | "video";
  readonly mediaType: "image/webp" | "video/mp4" | "video/webm";
  /** Pixels; null where a video does not say. */
  readonly width: number | null;
  readonly height: number | null;
  /** What is to be seen, for whoever does not see it. */
  readonly description: string;
}

/** The same with what only its editors need. */
export interface EditedMedia extends ExerciseMediaView {
  readonly exerciseId: string;
  readonly bytes: number;
  readonly addedAt: Date;
  readonly removedAt: Date | null;
}

/** A file that is to be sent: where its row says it is, and what must be in it. */
export interface MediaFile {
  readonly id: string;
  readonly exerciseId: string;
  readonly mediaType: ExerciseMediaView["mediaType"];
  readonly bytes: number;
  readonly sha256: string;
}

const viewColumns = () => ({
  id: tables.exerciseMedia.id,
  kind: tables.exerciseMedia.kind,
  mediaType: tables.exerciseMedia.mediaType,
  width: tables.exerciseMedia.width,
  height: tables.exerciseMedia.height,
  description: tables.exerciseMedia.description,
});

/**
 * What these exercises show, by exercise, in the order it was added; those that show nothing have no entry. Only the
 * clinic's own files are found, whatever ids are asked for.
 */
export async function listMediaOfExercises(
  db: Db,
  grant: Grant,
  exerciseIds: readonly string[],
): Promise<Map<string, ExerciseMediaView[]>> {
  const found = new Map<string, ExerciseMediaView[]>();
  if (exerciseIds.length === 0 || grant.clinicId === null) return found;
  const { exerciseMedia: m } = tables;
  const rows = await db
    .select({ exerciseId: m.exerciseId, ...viewColumns() })
    .from(m)
    .where(
      and(
        eq(m.clinicId, grant.clinicId),
        inArray(m.exerciseId, [...new Set(exerciseIds)]),
        isNull(m.removedAt),
      ),
    )
    .orderBy(asc(m.addedAt), asc(m.id));
  for (const { exerciseId, ...view } of rows) found.set(exerciseId, [...(found.get(exerciseId) ?? []), view]);
  return found;
}

function editedColumns() {
  const { exerciseMedia: m } = tables;
  return {
    ...viewColumns(),
    exerciseId: m.exerciseId,
    bytes: m.bytes,
    addedAt: m.addedAt,
    removedAt: m.removedAt,
  };
}

/** Everything that was ever added to an exercise, what was taken off among it, in the order it was added. */
export async function listEditedMedia(
  db: Db,
  grant: MemberGrant<"library:edit">,
  exerciseId: string,
): Promise<EditedMedia[]> {
  const { exerciseMedia: m } = tables;
  return db
    .select(editedColumns())
    .from(m)
    .where(and(eq(m.clinicId, grant.clinicId), eq(m.exerciseId, exerciseId)))
    .orderBy(asc(m.addedAt), asc(m.id));
}

/** One photo or video, taken off or not; null when the clinic has none such. */
export async function getEditedMedia(
  db: Db,
  grant: MemberGrant<"library:edit">,
  mediaId: string,
): Promise<EditedMedia | null> {
  const { exerciseMedia: m } = tables;
  const [row] = await db
    .select(editedColumns())
    .from(m)
    .where(and(eq(m.clinicId, grant.clinicId), eq(m.id, mediaId)));
  return row ?? null;
}

/** Whether the id names a row already, in whatever clinic: a file of that name stands then. */
export async function isMediaIdTaken(
  db: Db,
  _grant: MemberGrant<"library:edit">,
  mediaId: string,
): Promise<boolean> {
  const { exerciseMedia: m } = tables;
  return (await db.select({ id: m.id }).from(m).where(eq(m.id, mediaId))).length > 0;
}

/** The file behind a photo or video that is shown; null when the clinic has none such, or it was taken off. */
export async function getMediaFile(db: Db, grant: MemberGrant, mediaId: string): Promise<MediaFile | null> {
  const { exerciseMedia: m } = tables;
  const [row] = await db
    .select({
      id: m.id,
      exerciseId: m.exerciseId,
      mediaType: m.mediaType,
      bytes: m.bytes,
      sha256: m.sha256,
    })
    .from(m)
    .where(and(eq(m.clinicId, grant.clinicId), eq(m.id, mediaId), isNull(m.removedAt)));
  return row ?? null;
}

/** Whether any version that was published to the patient prescribes the exercise. */
export async function isPrescribed(db: Db, grant: PatientGrant, exerciseId: string): Promise<boolean> {
  const { prescriptions: x, programBlocks: b, programVersions: v, episodes: e } = tables;
  const [row] = await db
    .select({ id: x.id })
    .from(x)
    .innerJoin(b, eq(b.id, x.blockId))
    .innerJoin(v, eq(v.id, b.versionId))
    .innerJoin(e, eq(e.id, v.episodeId))
    .where(
      and(eq(x.exerciseId, exerciseId), eq(e.clinicId, grant.clinicId), eq(e.patientId, grant.patientId)),
    )
    .limit(1);
  return row !== undefined;
}

export interface NewMedia extends ExerciseMediaView {
  readonly exerciseId: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly at: Date;
}

/** Adds the row of a file that stands on the disk. Throws a unique violation when the id is taken. */
export async function createMedia(
  tx: Db,
  grant: MemberGrant<"library:edit">,
  media: NewMedia,
): Promise<void> {
  const { at, ...row } = media;
  await tx.insert(tables.exerciseMedia).values({
    ...row,
    clinicId: grant.clinicId,
    addedById: grant.memberId,
    addedAt: at,
    removedAt: null,
  });
}

/** Takes a photo or video off the exercise, or with null puts it back. */
export async function setMediaRemoved(
  tx: Db,
  grant: MemberGrant<"library:edit">,
  mediaId: string,
  removedAt: Date | null,
): Promise<void> {
  const { exerciseMedia: m } = tables;
  await tx
    .update(m)
    .set({ removedAt })
    .where(
      and(
        eq(m.clinicId, grant.clinicId),
        eq(m.id, mediaId),
        removedAt === null ? isNotNull(m.removedAt) : isNull(m.removedAt),
      ),
    );
}

/** Every row of every clinic, for the sweep at start: its id, and since when it is taken off. */
export async function listMediaRows(
  db: Db,
  _grant: SystemGrant<"command-line">,
): Promise<{ readonly id: string; readonly removedAt: Date | null }[]> {
  const { exerciseMedia: m } = tables;
  return db.select({ id: m.id, removedAt: m.removedAt }).from(m);
}
