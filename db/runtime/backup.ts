/**
 * Backups of the SQLite file: made through SQLite's own online copy, with a manifest beside them that says what must be
 * in them, the photos and videos of the clinic's exercises among it (backup-media.ts). Invariant: a backup counts only
 * after it was opened again and compared with its manifest.
 * PostgreSQL is backed up with its own tools (pg_dump); these functions say so.
 * Longer than most: making, checking and restoring are one promise.
 */
import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { copyMedia, mediaProblems, mediaRows, stageMedia } from "./backup-media.ts";
import { openConnection, sqlitePath } from "./sqlite.ts";

const manifestSchema = z.object({
  madeAt: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  rows: z.record(z.string(), z.number()),
  /** The photos and videos that belong to it; none in backups of earlier versions. */
  media: z
    .array(
      z.object({
        name: z.string().regex(/^[0-9a-f-]{36}\.(webp|mp4|webm)$/),
        bytes: z.number(),
        sha256: z.string(),
      }),
    )
    .default([]),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

export interface BackupFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly madeAt: Date;
}

/** The folder beside the database file in which its backups stand. */
export const backupFolder = (databaseUrl: string): string =>
  join(dirname(sqlitePath(databaseUrl)), "backups");

const sha256 = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");
const manifestPath = (path: string) => `${path}.json`;

function syncFile(path: string): void {
  const handle = openSync(path, "r+");
  fsyncSync(handle);
  closeSync(handle);
}

function countRows(connection: Database.Database): Record<string, number> {
  const names = connection
    .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    names.map((name) => [name, connection.prepare(`select count(*) from "${name}"`).pluck().get() as number]),
  );
}

/** Copies the database behind `connection` into its backup folder. Returns the path, after verifying it. */
export async function backUpConnection(
  connection: Database.Database,
  databaseUrl: string,
  at: Date,
): Promise<string> {
  const folder = backupFolder(databaseUrl);
  mkdirSync(folder, { recursive: true });
  const stem = `${basename(sqlitePath(databaseUrl), ".db")}-${at.toISOString().replace(/[-:]/g, "").replace(/\.\d+/, "")}`;
  let path = join(folder, `${stem}.db`);
  for (let copy = 2; existsSync(path); copy++) path = join(folder, `${stem}-${copy}.db`);
  const partial = `${path}.part`;
  try {
    await connection.backup(partial);
    const copy = new Database(partial);
    copy.pragma("journal_mode = DELETE");
    const rows = countRows(copy);
    const wanted = mediaRows(copy);
    copy.close();
    const media = copyMedia(wanted, databaseUrl, folder);
    syncFile(partial);
    const manifest: BackupManifest = {
      madeAt: at.toISOString(),
      bytes: statSync(partial).size,
      sha256: sha256(partial),
      rows,
      media,
    };
    writeFileSync(manifestPath(path), JSON.stringify(manifest, null, 1));
    syncFile(manifestPath(path));
    renameSync(partial, path);
  } catch (problem) {
    rmSync(partial, { force: true });
    throw problem;
  }
  const problems = verifyBackup(path);
  if (problems.length > 0) throw new Error(`the backup just made is not sound: ${problems.join("; ")}`);
  return path;
}

/** Backs up the database that the address names. */
export async function backUp(databaseUrl: string, at: Date): Promise<string> {
  const connection = openConnection(sqlitePath(databaseUrl), { readonly: true });
  try {
    return await backUpConnection(connection, databaseUrl, at);
  } finally {
    connection.close();
  }
}

/**
 * What is wrong with a backup: an empty list when it is whole. Opens it, checks pages and references, compares the
 * manifest with the database and with every photo and video.
 */
export function verifyBackup(path: string): string[] {
  if (!existsSync(path)) return ["there is no such file"];
  const problems: string[] = [];
  const manifest = existsSync(manifestPath(path))
    ? manifestSchema.safeParse(JSON.parse(readFileSync(manifestPath(path), "utf8")))
    : null;
  if (!manifest?.success) problems.push("its manifest is missing or cannot be read");
  else if (manifest.data.sha256 !== sha256(path)) problems.push("its content is not what the manifest says");
  try {
    const connection = new Database(path, { readonly: true, fileMustExist: true });
    try {
      const integrity = connection.pragma("integrity_check", { simple: true });
      if (integrity !== "ok") problems.push("SQLite finds damaged pages");
      if ((connection.pragma("foreign_key_check") as unknown[]).length > 0)
        problems.push("rows point to rows that are not there");
      if (manifest?.success && JSON.stringify(countRows(connection)) !== JSON.stringify(manifest.data.rows))
        problems.push("the numbers of rows differ from the manifest");
    } finally {
      connection.close();
    }
  } catch {
    problems.push("SQLite cannot open it");
  }
  if (manifest?.success) problems.push(...mediaProblems(manifest.data.media, dirname(path)));
  return problems;
}

/** Backups of this database, newest first. */
export function listBackupFiles(databaseUrl: string): BackupFile[] {
  const folder = backupFolder(databaseUrl);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".db"))
    .map((name) => {
      const path = join(folder, name);
      const { size, mtime } = statSync(path);
      return { path, name, bytes: size, madeAt: mtime };
    })
    .sort((a, b) => b.name.localeCompare(a.name));
}

/**
 * Puts a verified backup in the place of the database, with its photos and videos. The present files are moved aside,
 * never deleted; the new place of the database is returned, or null when there was none. Throws when the backup is not sound or the database is in use.
 */
export function restoreBackup(path: string, databaseUrl: string, at: Date): string | null {
  const problems = verifyBackup(path);
  if (problems.length > 0) throw new Error(`this backup is not sound: ${problems.join("; ")}`);
  const target = sqlitePath(databaseUrl);
  const staged = `${target}.restoring`;
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(path, staged);
  syncFile(staged);
  const stamp = at.toISOString().replace(/[-:.]/g, "");
  const aside = `${target}.before-restore-${stamp}`;
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(manifestPath(path), "utf8")));
  const placeMedia = stageMedia(manifest.media, dirname(path), databaseUrl, stamp);
  let moved: string | null = null;
  if (existsSync(target)) {
    refuseWhileInUse(target);
    for (const suffix of ["", "-wal", "-shm"])
      if (existsSync(target + suffix)) renameSync(target + suffix, aside + suffix);
    moved = aside;
  }
  renameSync(staged, target);
  placeMedia();
  return moved;
}

/** A running server holds a connection: the exclusive lock is then not to be had. A damaged file can be replaced all the same. */
function refuseWhileInUse(target: string): void {
  let connection: Database.Database;
  try {
    connection = new Database(target, { fileMustExist: true });
  } catch {
    return;
  }
  try {
    connection.pragma("busy_timeout = 500");
    connection.pragma("locking_mode = EXCLUSIVE");
    connection.exec("BEGIN EXCLUSIVE; ROLLBACK");
    connection.pragma("journal_mode = DELETE");
  } catch (problem) {
    if ((problem as { code?: string }).code?.startsWith("SQLITE_BUSY"))
      throw new Error("the database is in use: stop the server first");
  } finally {
    connection.close();
  }
}

/** Whether the file is a sound SQLite database: null, or what is wrong with it. Quick: pages and indexes are not compared. */
export function damageOf(databaseUrl: string): string | null {
  const path = sqlitePath(databaseUrl);
  if (!existsSync(path)) return null;
  try {
    const connection = new Database(path, { fileMustExist: true, readonly: true });
    try {
      const result = connection.pragma("quick_check(1)", { simple: true });
      return result === "ok" ? null : "SQLite finds damaged pages";
    } finally {
      connection.close();
    }
  } catch (problem) {
    const code = (problem as { code?: string }).code ?? "";
    return /^SQLITE_(CORRUPT|NOTADB)/.test(code)
      ? "it is damaged or not a database"
      : `it cannot be opened (${code || "unknown"})`;
  }
}
