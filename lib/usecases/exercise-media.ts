/**
 * Photos and videos of the clinic's own exercises: added, shown, taken off, put back. Invariants: the row is written
 * after its file, and without a row no file stays; a file is sent to members of the clinic who may see the exercise,
 * and to patients only when it is prescribed to them.
 */
import { join } from "node:path";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  createMedia,
  type ExerciseMediaView,
  getEditedMedia,
  getMediaFile,
  isMediaIdTaken,
  isPrescribed,
  listEditedMedia,
  listMediaRows,
  setMediaRemoved,
} from "#db/queries/exercise-media.ts";
import { getOwnExercise } from "#db/queries/own-exercise.ts";
import {
  listMediaFiles,
  mediaBytes,
  mediaFileName,
  mediaFolder,
  mediaIdOf,
  removeMedia,
} from "#db/runtime/media-folder.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { MemberGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { systemGrant } from "#lib/access/system.ts";
import { mediaMost } from "#lib/domain/own-exercise.ts";
import { now } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { log } from "#lib/kernel/logger.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { AddMediaInput, MediaInput } from "#lib/schemas/own-exercise.ts";
import { type MediaRefusal, takeInMedia } from "./media-intake.ts";

const folder = () => mediaFolder(env().DATABASE_URL);

/** Why a photo or video was not added, besides what is wrong with the file itself. */
export type AddMediaRefusal = MediaRefusal | "exercise_archived" | "media_full" | "conflict";

/**
 * Adds a photo or video to one of the clinic's own exercises (`library:edit`). `body` is the file as it comes in. The
 * same upload sent twice is stored once. Throws StorageRefused when the disk is full; nothing is left behind then.
 */
export async function addMedia(
  actor: Actor,
  input: AddMediaInput,
  body: AsyncIterable<Uint8Array>,
): Promise<Result<ExerciseMediaView, Denial | AddMediaRefusal>> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const room = async (db: typeof store.read) => {
    const exercise = await getOwnExercise(db, grant, { id: input.exerciseId });
    if (!exercise) return err("not_found");
    if (exercise.archivedAt !== null) return err("exercise_archived");
    return (await isFull(db, grant, input.exerciseId)) ? err("media_full") : ok();
  };
  const standing = await getEditedMedia(store.read, grant, input.id);
  if (standing) return standing.exerciseId === input.exerciseId ? ok(toView(standing)) : err("conflict");
  if (underWay.has(input.id) || (await isMediaIdTaken(store.read, grant, input.id))) return err("conflict");
  const allowed = await room(store.read);
  if (!allowed.ok) return allowed;

  underWay.add(input.id);
  try {
    const taken = await takeInMedia(body, { folder: folder(), id: input.id, fileName: input.fileName });
    if (!taken.ok) return taken;
    const { name, ...stored } = taken.value;
    const media = { ...stored, id: input.id, exerciseId: input.exerciseId, description: input.description };
    try {
      await store.write(grant, "media:add", async (tx, audit) => {
        audit({ subjectId: input.exerciseId });
        const still = await room(tx);
        if (!still.ok) throw new NoRoom(still.code);
        await createMedia(tx, grant, { ...media, at: now() });
      });
    } catch (problem) {
      // Another row has the id: the file of that name is not ours to delete.
      if (isUniqueViolation(problem)) return err("conflict");
      await removeMedia(folder(), name);
      if (problem instanceof NoRoom) return err(problem.code);
      throw problem;
    }
    return ok(toView(media));
  } finally {
    underWay.delete(input.id);
  }
}

/** Whether the exercise shows as many photos and videos as it may. Asked inside the write that adds one. */
async function isFull(db: Db, grant: MemberGrant<"library:edit">, exerciseId: string): Promise<boolean> {
  const all = await listEditedMedia(db, grant, exerciseId);
  return all.filter((one) => one.removedAt === null).length >= mediaMost;
}

/** Uploads that are coming in: two of one id would write one file. */
const underWay = new Set<string>();

/** Leaves the transaction with nothing written. */
class NoRoom extends Error {
  readonly code: "not_found" | "exercise_archived" | "media_full";
  constructor(code: NoRoom["code"]) {
    super(code);
    this.code = code;
  }
}

function toView({ id, kind, mediaType, width, height, description }: ExerciseMediaView): ExerciseMediaView {
  return { id, kind, mediaType, width, height, description };
}

/** A file to be sent. */
export interface OpenedMedia {
  readonly path: string;
  readonly mediaType: ExerciseMediaView["mediaType"];
  readonly bytes: number;
  /** Names its content: the file behind an id never changes. */
  readonly sha256: string;
}

/**
 * The file of a photo or video. Staff by `library:read`; a patient by `own-record:read`, and only when the exercise is in
 * a version that was published to them. Everything else is `not_found`.
 */
export async function openMedia(actor: Actor, input: MediaInput): Promise<Result<OpenedMedia, Denial>> {
  const { read } = await getStore();
  const asPatient = actor.kind === "member" && actor.role === "patient";
  const access = asPatient
    ? await authorize(actor, "own-record:read", { patientId: actor.memberId })
    : await authorize(actor, "library:read");
  if (!access.ok) return access;
  const grant = access.value;
  const file = await getMediaFile(read, grant, input.mediaId);
  if (!file) return err("not_found");
  const { patientId } = grant;
  if (patientId !== null && !(await isPrescribed(read, { ...grant, patientId }, file.exerciseId)))
    return err("not_found");
  const name = mediaFileName(file.id, file.mediaType);
  const bytes = await mediaBytes(folder(), name);
  if (bytes === null) {
    log.warn("media.missing");
    return err("not_found");
  }
  return ok({ path: join(folder(), name), mediaType: file.mediaType, bytes, sha256: file.sha256 });
}

/** Takes a photo or video off its exercise (`library:edit`). The file stays for 30 days, so that it can be put back. */
export async function takeOffMedia(actor: Actor, input: MediaInput): Promise<Result<undefined, Denial>> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const media = await getEditedMedia(store.read, grant, input.mediaId);
  if (!media) return err("not_found");
  if (media.removedAt !== null) return ok();
  await store.write(grant, "media:remove", async (tx, audit) => {
    audit({ subjectId: media.exerciseId });
    await setMediaRemoved(tx, grant, media.id, now());
  });
  return ok();
}

/** Puts a photo or video back that was taken off (`library:edit`). `media_gone` when its file is no more. */
export async function putBackMedia(
  actor: Actor,
  input: MediaInput,
): Promise<Result<undefined, Denial | "media_full" | "media_gone">> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const media = await getEditedMedia(store.read, grant, input.mediaId);
  if (!media) return err("not_found");
  if (media.removedAt === null) return ok();
  if ((await mediaBytes(folder(), mediaFileName(media.id, media.mediaType))) === null)
    return err("media_gone");
  try {
    await store.write(grant, "media:put-back", async (tx, audit) => {
      audit({ subjectId: media.exerciseId });
      if (await isFull(tx, grant, media.exerciseId)) throw new NoRoom("media_full");
      await setMediaRemoved(tx, grant, media.id, null);
    });
  } catch (problem) {
    if (problem instanceof NoRoom && problem.code === "media_full") return err(problem.code);
    throw problem;
  }
  return ok();
}

/** How long the file of a photo or video that was taken off is kept. */
export const keptDays = 30;
const hourMs = 3_600_000;

/**
 * Deletes files that nothing shows any more: parts of broken uploads, files without a row, files taken off more than 30
 * days ago. What is younger than an hour may be an upload under way and stays. Returns how many were deleted.
 */
export async function sweepMedia(): Promise<number> {
  const files = await listMediaFiles(folder());
  if (files.length === 0) return 0;
  const { read } = await getStore();
  const rows = new Map(
    (await listMediaRows(read, systemGrant("command-line"))).map((row) => [row.id, row.removedAt]),
  );
  const at = now().getTime();
  let deleted = 0;
  for (const { name, writtenAt } of files) {
    const id = mediaIdOf(name);
    // Only what this folder's own names say is ours is ever touched.
    if (id === null && !/^[0-9a-f-]{36}\.part$/.test(name)) continue;
    const removedAt = id === null ? undefined : rows.get(id);
    const isOver =
      removedAt === undefined
        ? at - writtenAt.getTime() > hourMs
        : removedAt !== null && at - removedAt.getTime() > keptDays * 24 * hourMs;
    if (!isOver) continue;
    await removeMedia(folder(), name);
    deleted++;
  }
  return deleted;
}
