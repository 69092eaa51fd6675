/**
 * The folder of the clinic's photos and videos: beside the database file, outside everything that is served as files.
 * Invariants: names are made here from the row's id, never from what somebody sent; a file appears under its name only
 * when it is whole and on the disk; it is never overwritten.
 */
import { mkdirSync } from "node:fs";
import { type FileHandle, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { engineOf } from "#db/dialect/dialect.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { StorageRefused } from "#lib/kernel/storage-refused.ts";
import { sqlitePath } from "./sqlite.ts";

export type MediaType = "image/webp" | "video/mp4" | "video/webm";

const endings: Record<MediaType, string> = { "image/webp": "webp", "video/mp4": "mp4", "video/webm": "webm" };

/**
 * Where the files of this database stand: `RUNG_MEDIA`, or `media/NAME` beside the SQLite file `NAME.db`, so that two
 * databases in one folder never share files; `data/media` for a database that is no file.
 */
export function mediaFolder(databaseUrl: string): string {
  const { RUNG_MEDIA } = env();
  if (RUNG_MEDIA !== "") return resolve(RUNG_MEDIA);
  if (engineOf(databaseUrl) !== "sqlite") return resolve("data/media");
  const path = sqlitePath(databaseUrl);
  return join(dirname(path), "media", basename(path, ".db"));
}

/** The name of a stored file. */
export const mediaFileName = (id: string, type: MediaType): string => `${id}.${endings[type]}`;

/** The id in the name of a stored file; null for a part of one, or for what is not ours. */
export function mediaIdOf(name: string): string | null {
  return /^([0-9a-f-]{36})\.(webp|mp4|webm)$/.exec(name)?.[1] ?? null;
}

const refusals = /^(ENOSPC|EDQUOT|EROFS|EACCES|EPERM|EIO|EFBIG|ENOTDIR)$/;

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (problem) {
    if (refusals.test((problem as { code?: string }).code ?? ""))
      throw new StorageRefused("the media folder cannot be written", { cause: problem });
    throw problem;
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows has no way to sync a folder; there the rename alone must do.
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A file on its way: written under a name that is never served, then put in its place or thrown away. */
export interface MediaPart {
  readonly path: string;
  readonly bytes: number;
  write(chunk: Uint8Array): Promise<void>;
  /** Overwrites a part of what was written. */
  writeAt(offset: number, chunk: Uint8Array): Promise<void>;
  /** On the disk, under its name, for good. The part is no more. */
  keepAs(name: string): Promise<void>;
  /** Leaves nothing behind; does nothing after `keepAs`. */
  discard(): Promise<void>;
}

/** Begins a file in the folder. Throws StorageRefused when the disk is full or cannot be written. */
export async function beginMedia(folder: string): Promise<MediaPart> {
  const path = join(folder, `${newId()}.part`);
  let handle: FileHandle | null = await refusing(async () => {
    mkdirSync(folder, { recursive: true });
    return open(path, "wx+");
  });
  let bytes = 0;
  async function writeAll(chunk: Uint8Array, at: number): Promise<void> {
    for (let done = 0; done < chunk.length; ) {
      const { bytesWritten } = await refusing(() =>
        handle!.write(chunk, done, chunk.length - done, at + done),
      );
      done += bytesWritten;
    }
  }
  return {
    path,
    get bytes() {
      return bytes;
    },
    async write(chunk) {
      await writeAll(chunk, bytes);
      bytes += chunk.length;
    },
    writeAt: (offset, chunk) => writeAll(chunk, offset),
    async keepAs(name) {
      await refusing(async () => {
        await handle!.sync();
        await handle!.close();
        handle = null;
        await rename(path, join(folder, name));
        await syncFolder(folder);
      });
    },
    async discard() {
      await handle?.close().catch(() => undefined);
      handle = null;
      await rm(path, { force: true });
    },
  };
}

/** Takes a file away; does nothing when it is not there. */
export async function removeMedia(folder: string, name: string): Promise<void> {
  await rm(join(folder, basename(name)), { force: true });
}

/** The size of a stored file in bytes; null when it is not there. */
export async function mediaBytes(folder: string, name: string): Promise<number | null> {
  try {
    return (await stat(join(folder, basename(name)))).size;
  } catch {
    return null;
  }
}

/** Every file in the folder with when it was last written; none when there is no folder. */
export async function listMediaFiles(folder: string): Promise<{ name: string; writtenAt: Date }[]> {
  const names = await readdir(folder).catch(() => []);
  const files: { name: string; writtenAt: Date }[] = [];
  for (const name of names) {
    const found = await stat(join(folder, name)).catch(() => null);
    if (found?.isFile()) files.push({ name, writtenAt: found.mtime });
  }
  return files;
}
