/**
 * Brings a database to the present schema. Invariants: a backup of a SQLite file with data is made first; foreign keys
 * are off while tables are rebuilt (a rebuild inside a transaction would delete child rows silently), row counts of
 * tables that stay are compared, every reference is checked, and the guards are installed again at the end.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type BetterSqlite3 from "better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { type Engine, engineOf } from "#db/dialect/dialect.ts";
import { guards } from "#db/dialect/guards.ts";
import { openConnection, sqlitePath } from "./sqlite.ts";

const migrationsRoot = join(process.cwd(), "db", "migrations");

interface Journal {
  readonly entries: readonly { readonly when: number; readonly tag: string }[];
}

function journal(folder: string): Journal {
  return JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as Journal;
}

export interface MigrationReport {
  /** How many migrations were applied now. */
  readonly applied: number;
  /** Where the backup stands, when there was something to back up. */
  readonly backup: string | null;
}

/** Migrates the database that the address names. Throws, with everything as it was, when a check fails. */
export async function migrateDatabase(
  databaseUrl: string,
  options: { folder?: string; backUp?: (connection: BetterSqlite3.Database) => Promise<string> } = {},
): Promise<MigrationReport> {
  const engine = engineOf(databaseUrl);
  const folder = options.folder ?? join(migrationsRoot, engine === "sqlite" ? "sqlite" : "postgres");
  return engine === "sqlite"
    ? migrateSqlite(databaseUrl, folder, options.backUp)
    : migratePostgres(databaseUrl, engine, folder);
}

const tableNames = (connection: BetterSqlite3.Database) =>
  connection
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> '__drizzle_migrations'",
    )
    .pluck()
    .all() as string[];

const rowCounts = (connection: BetterSqlite3.Database) =>
  new Map(
    tableNames(connection).map((name) => [
      name,
      connection.prepare(`select count(*) from "${name}"`).pluck().get() as number,
    ]),
  );

async function migrateSqlite(
  databaseUrl: string,
  folder: string,
  backUp?: (connection: BetterSqlite3.Database) => Promise<string>,
): Promise<MigrationReport> {
  const path = sqlitePath(databaseUrl);
  const existed = existsSync(path);
  const connection = openConnection(path, { readonly: false });
  try {
    const known = journal(folder).entries;
    const applied = existed ? appliedMigrations(connection) : [];
    const newest = known.at(-1)?.when ?? 0;
    if (applied.some((when) => when > newest))
      throw new Error("the database is newer than this version of Rung: install the newer version");
    const open = known.filter((entry) => entry.when > Math.max(0, ...applied));
    if (open.length === 0) {
      installGuards(connection);
      return { applied: 0, backup: null };
    }
    const backup = applied.length > 0 && backUp ? await backUp(connection) : null;
    const before = rowCounts(connection);
    connection.pragma("foreign_keys = OFF");
    connection.exec("BEGIN IMMEDIATE");
    try {
      for (const table of before.keys()) dropGuards(connection, table);
      applyMigrations(connection, folder, Math.max(0, ...applied));
      const broken = connection.pragma("foreign_key_check") as unknown[];
      if (broken.length > 0) throw new Error(`a migration left ${broken.length} rows that point nowhere`);
      const after = rowCounts(connection);
      for (const [table, count] of before) {
        const now = after.get(table);
        if (now !== undefined && now < count)
          throw new Error(`a migration lost ${count - now} rows of ${table}`);
      }
      installGuards(connection);
      connection.exec("COMMIT");
    } catch (problem) {
      connection.exec("ROLLBACK");
      throw problem;
    } finally {
      connection.pragma("foreign_keys = ON");
    }
    return { applied: open.length, backup };
  } finally {
    connection.close();
  }
}

/** Runs the statements of the open migrations and notes them as drizzle's own migrator does. */
function applyMigrations(connection: BetterSqlite3.Database, folder: string, newestApplied: number): void {
  connection.exec(
    "create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)",
  );
  const note = connection.prepare("insert into __drizzle_migrations (hash, created_at) values (?, ?)");
  for (const migration of readMigrationFiles({ migrationsFolder: folder })) {
    if (migration.folderMillis <= newestApplied) continue;
    for (const statement of migration.sql) connection.exec(statement);
    note.run(migration.hash, migration.folderMillis);
  }
}

function appliedMigrations(connection: BetterSqlite3.Database): number[] {
  const table = connection.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  return table
    ? (connection.prepare("select created_at from __drizzle_migrations").pluck().all() as number[]).map(
        Number,
      )
    : [];
}

function dropGuards(connection: BetterSqlite3.Database, table: string): void {
  const names = connection
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = ?")
    .pluck()
    .all(table) as string[];
  for (const name of names) connection.exec(`drop trigger "${name}"`);
}

function installGuards(connection: BetterSqlite3.Database): void {
  for (const guard of guards("sqlite")) for (const statement of guard.install) connection.exec(statement);
}

async function migratePostgres(
  databaseUrl: string,
  engine: Exclude<Engine, "sqlite">,
  folder: string,
): Promise<MigrationReport> {
  const { openPostgresClient } = await import("./postgres.ts");
  const client = await openPostgresClient(databaseUrl, engine);
  try {
    const before = await client.appliedCount();
    await client.migrate(folder);
    for (const guard of guards("postgres"))
      for (const statement of guard.install) await client.run(statement);
    return { applied: (await client.appliedCount()) - before, backup: null };
  } finally {
    await client.close();
  }
}
