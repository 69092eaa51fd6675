/**
 * Photos and videos in a backup. They never change once they are stored, so that all backups of a folder share one copy
 * of each, in `media/` beside them; the manifest of a backup says which of them are its own, and what is in them.
 * Invariant: a file counts as copied only when what was copied has the content that its row says.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
} from "node:fs";
import { basename, join } from "node:path";
import type Database from "better-sqlite3";
import { log } from "#lib/kernel/logger.ts";
import { type MediaType, mediaFileName, mediaFolder } from "./media-folder.ts";

/** One file of a backup: its name, and what must be in it. */
export interface BackedUpFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

function digestOf(path: string): { bytes: number; sha256: string } {
  const hash = createHash("sha256");
  const handle = openSync(path, "r");
  let bytes = 0;
  try {
    const buffer = Buffer.alloc(1 << 20);
    for (let got = readSync(handle, buffer); got > 0; got = readSync(handle, buffer)) {
      hash.update(buffer.subarray(0, got));
      bytes += got;
    }
  } finally {
    closeSync(handle);
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** Whether the file is there with the content wanted. */
function isWhole(path: string, wanted: BackedUpFile): boolean {
  if (!existsSync(path)) return false;
  const found = digestOf(path);
  return found.bytes === wanted.bytes && found.sha256 === wanted.sha256;
}

/** Copies a file under its name only when all of it is on the disk. */
function copyWhole(from: string, to: string): void {
  const partial = `${to}.part`;
  try {
    copyFileSync(from, partial);
    const handle = openSync(partial, "r+");
    fsyncSync(handle);
    closeSync(handle);
    renameSync(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** A file that a row names. What was taken off its exercise may be swept away by now. */
export interface WantedFile extends BackedUpFile {
  readonly takenOff: boolean;
}

/** The files that the rows of a database name. A database from before there were any has none. */
export function mediaRows(connection: Database.Database): WantedFile[] {
  const known = connection
    .prepare("select 1 from sqlite_master where type = 'table' and name = 'exercise_media'")
    .get();
  if (!known) return [];
  const rows = connection
    .prepare("select id, media_type, bytes, sha256, removed_at from exercise_media order by id")
    .all() as { id: string; media_type: MediaType; bytes: number; sha256: string; removed_at: unknown }[];
  return rows.map(({ id, media_type, bytes, sha256, removed_at }) => ({
    name: mediaFileName(id, media_type),
    bytes,
    sha256,
    takenOff: removed_at !== null,
  }));
}

/**
 * Copies what is not there yet into `media/` of the backup folder. Returns the files that the backup has; one that is
 * gone from the media folder or damaged there is logged and left out, because a database without a photo is worth more
 * than no backup.
 */
export function copyMedia(
  wanted: readonly WantedFile[],
  databaseUrl: string,
  backupFolder: string,
): BackedUpFile[] {
  const [from, to] = [mediaFolder(databaseUrl), join(backupFolder, "media")];
  if (wanted.length > 0) mkdirSync(to, { recursive: true });
  const copied = wanted.filter((file) => {
    if (isWhole(join(to, file.name), file)) return true;
    if (!isWhole(join(from, file.name), file)) return false;
    copyWhole(join(from, file.name), join(to, file.name));
    return isWhole(join(to, file.name), file);
  });
  const missing = wanted.filter((file) => !file.takenOff && !copied.includes(file)).length;
  if (missing > 0) log.warn("backup.media-missing", { count: missing });
  return copied.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 }));
}

/** What is wrong with the files of a backup that stands in `backupFolder`; empty when all are whole. */
export function mediaProblems(files: readonly BackedUpFile[], backupFolder: string): string[] {
  const broken = files.filter((file) => !isWhole(join(backupFolder, "media", basename(file.name)), file));
  if (broken.length === 0) return [];
  return [
    `${broken.length === 1 ? "a photo or video" : `${broken.length} photos or videos`} of it are missing or changed, in media/ beside it`,
  ];
}

/**
 * Copies the files of a backup beside the media folder. The function returned puts them in its place: the present folder
 * is moved aside, never deleted; without files there is none afterwards. Throws before anything is in place when the disk
 * is full.
 */
export function stageMedia(
  files: readonly BackedUpFile[],
  backupFolder: string,
  databaseUrl: string,
  stamp: string,
): () => void {
  const target = mediaFolder(databaseUrl);
  const staged = `${target}.restoring`;
  rmSync(staged, { recursive: true, force: true });
  if (files.length > 0) mkdirSync(staged, { recursive: true });
  for (const { name } of files)
    copyWhole(join(backupFolder, "media", basename(name)), join(staged, basename(name)));
  return () => {
    if (existsSync(target)) renameSync(target, `${target}.before-restore-${stamp}`);
    if (files.length > 0) renameSync(staged, target);
  };
}
