/**
 * Opens the configured database for a command or the server: sound, backed up, migrated, with the built-in content.
 * Invariant: a damaged file is never written to; the message names the newest backup.
 */
import { engineOf } from "#db/dialect/dialect.ts";
import { backUpConnection, damageOf, listBackupFiles } from "#db/runtime/backup.ts";
import { type MigrationReport, migrateDatabase } from "#db/runtime/migrate.ts";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { now } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { Remedy } from "./terminal.ts";

/** Throws a Remedy when the SQLite file is damaged. */
export function refuseDamaged(): void {
  const { DATABASE_URL } = env();
  if (engineOf(DATABASE_URL) !== "sqlite") return;
  const damage = damageOf(DATABASE_URL);
  if (damage === null) return;
  const newest = listBackupFiles(DATABASE_URL)[0];
  const remedy = newest
    ? `The newest backup is ${newest.path}: stop the server and run npm run restore -- ${newest.path}`
    : "There is no backup beside it.";
  throw new Remedy(
    `The database ${sqlitePath(DATABASE_URL)} is not used: ${damage}. Nothing was changed. ${remedy}`,
  );
}

/** Migrates behind a backup. A read-only or full disk becomes one line. */
export async function migrateSafely(): Promise<MigrationReport> {
  const { DATABASE_URL } = env();
  refuseDamaged();
  try {
    return await migrateDatabase(DATABASE_URL, {
      backUp: (connection) => backUpConnection(connection, DATABASE_URL, now()),
    });
  } catch (problem) {
    const code = (problem as { code?: string }).code ?? "";
    if (/SQLITE_(READONLY|CANTOPEN|IOERR)|EACCES|EROFS/.test(code))
      throw new Remedy(
        `The database cannot be written (${code}). Give the server's account write access to ${sqlitePath(DATABASE_URL)} and its folder.`,
      );
    if (/SQLITE_FULL|ENOSPC/.test(code))
      throw new Remedy("The disk is full. Free some space, then start again. Nothing was changed.");
    if (/ECONNREFUSED|ENOTFOUND|28P01|3D000/.test(code))
      throw new Remedy(`PostgreSQL does not let us in (${code}). Check DATABASE_URL.`);
    throw problem;
  }
}

/** Everything a server needs before it may answer. */
export async function openDatabase(): Promise<MigrationReport> {
  const report = await migrateSafely();
  await installContent();
  return report;
}
