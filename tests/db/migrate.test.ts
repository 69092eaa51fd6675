/** Migrations: a rebuilt parent keeps its children, a backup stands first, guards come back, failures change nothing. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { beforeEach, expect, test } from "vitest";
import { guards } from "#db/dialect/guards.ts";
import {
  backUpConnection,
  damageOf,
  listBackupFiles,
  restoreBackup,
  verifyBackup,
} from "#db/runtime/backup.ts";
import { migrateDatabase } from "#db/runtime/migrate.ts";
import { openConnection } from "#db/runtime/sqlite.ts";

let folder: string;
let url: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rung-migrate-"));
  path = join(folder, "rung.db");
  url = `file:${path}`;
});

const at = new Date("2026-11-24T10:00:00Z");

/** The released migrations and one more, with the given statements. */
function withMigration(...statements: string[]): string {
  const target = join(folder, "migrations");
  cpSync(join(process.cwd(), "db", "migrations", "sqlite"), target, { recursive: true });
  const journalPath = join(target, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(journalPath, "utf8")) as {
    entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
  };
  const last = journal.entries.at(-1)!;
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1000, tag: "9999_test" });
  writeFileSync(journalPath, JSON.stringify(journal));
  writeFileSync(join(target, "9999_test.sql"), statements.join("\n--> statement-breakpoint\n"));
  return target;
}

function fill(): void {
  const connection = openConnection(path, { readonly: false });
  connection.exec(`
    insert into clinics values ('c', 'Clinic', 'en-GB', 'UTC', '112', '116117', '0800', 'one day', 'always', 0, 0, 0, 0, 0);
    insert into users (id, name, theme, text_size, created_at, revision) values ('u', 'U', 'auto', 'normal', 0, 0);
    insert into members (id, clinic_id, user_id, role, zone, locale, created_at) values ('m', 'c', 'u', 'patient', 'UTC', 'en-GB', 0);
    insert into consents values ('k', 'c', 'm', 'v', 'en-GB', 0);
  `);
  connection.close();
}

const read = (statement: string) => {
  const connection = new Database(path, { readonly: true });
  try {
    return connection.prepare(statement).pluck().get();
  } finally {
    connection.close();
  }
};

test("a migration that rebuilds a parent table keeps every child row, even ones that would cascade", async () => {
  await migrateDatabase(url);
  fill();
  const connection = openConnection(path, { readonly: false });
  connection.exec(
    "create table pets (id text primary key, member_id text not null references members(id) on delete cascade); insert into pets values ('p', 'm')",
  );
  connection.close();
  const rebuild = withMigration(
    "CREATE TABLE `__new_members` (`id` text PRIMARY KEY NOT NULL, `clinic_id` text NOT NULL REFERENCES clinics(id), `user_id` text NOT NULL REFERENCES users(id), `role` text NOT NULL, `title` text, `birth_year` integer, `zone` text NOT NULL, `locale` text NOT NULL, `created_at` integer NOT NULL, `disabled_at` integer, `extra` text)",
    'INSERT INTO `__new_members`("id","clinic_id","user_id","role","title","birth_year","zone","locale","created_at","disabled_at") SELECT "id","clinic_id","user_id","role","title","birth_year","zone","locale","created_at","disabled_at" FROM `members`',
    "DROP TABLE `members`",
    "ALTER TABLE `__new_members` RENAME TO `members`",
  );
  const report = await migrateDatabase(url, {
    folder: rebuild,
    backUp: (open) => backUpConnection(open, url, at),
  });
  expect(report.applied).toBe(1);
  expect(read("select count(*) from pets")).toBe(1);
  expect(read("select count(*) from consents")).toBe(1);
  expect(read("select count(*) from members")).toBe(1);
  expect(verifyBackup(report.backup!)).toEqual([]);
  expect(read("select count(*) from sqlite_master where type = 'trigger'")).toBe(guards("sqlite").length);
});

test("a migration that loses rows is refused and changes nothing", async () => {
  await migrateDatabase(url);
  fill();
  await expect(migrateDatabase(url, { folder: withMigration("DELETE FROM consents") })).rejects.toThrow(
    "lost 1 rows of consents",
  );
  expect(read("select count(*) from consents")).toBe(1);
  expect(read("select count(*) from sqlite_master where type = 'trigger'")).toBe(guards("sqlite").length);
});

test("a migration that leaves rows pointing nowhere is refused and changes nothing", async () => {
  await migrateDatabase(url);
  fill();
  await expect(
    migrateDatabase(url, { folder: withMigration("UPDATE members SET user_id = 'nobody'") }),
  ).rejects.toThrow("point nowhere");
  expect(read("select user_id from members")).toBe("u");
});

test("a second run applies nothing and makes no backup", async () => {
  expect((await migrateDatabase(url)).applied).toBeGreaterThan(0);
  expect(await migrateDatabase(url, { backUp: (open) => backUpConnection(open, url, at) })).toEqual({
    applied: 0,
    backup: null,
  });
  expect(listBackupFiles(url)).toEqual([]);
});

test("a database of a newer version is refused", async () => {
  await migrateDatabase(url, { folder: withMigration("SELECT 1") });
  await expect(migrateDatabase(url)).rejects.toThrow("newer than this version");
});

test("a backup that was altered is found out, and is not restored", async () => {
  await migrateDatabase(url);
  fill();
  const connection = openConnection(path, { readonly: false });
  const backup = await backUpConnection(connection, url, at);
  connection.close();
  expect(verifyBackup(backup)).toEqual([]);
  const altered = new Database(backup);
  altered.exec("drop trigger consents_no_delete; delete from consents");
  altered.close();
  expect(verifyBackup(backup)).toContain("its content is not what the manifest says");
  expect(() => restoreBackup(backup, url, at)).toThrow("not sound");
  expect(read("select count(*) from consents")).toBe(1);
});

test("restoring puts the backup in place and keeps what stood there", async () => {
  await migrateDatabase(url);
  fill();
  const open = openConnection(path, { readonly: false });
  const backup = await backUpConnection(open, url, at);
  open.exec("insert into consents values ('k2', 'c', 'm', 'v2', 'en-GB', 0)");
  expect(() => restoreBackup(backup, url, at)).toThrow("in use");
  open.close();
  const aside = restoreBackup(backup, url, at);
  expect(read("select count(*) from consents")).toBe(1);
  const before = new Database(aside!, { readonly: true });
  expect(before.prepare("select count(*) from consents").pluck().get()).toBe(2);
  before.close();
});

test("a damaged file is recognised before anything is written", async () => {
  await migrateDatabase(url);
  fill();
  const connection = openConnection(path, { readonly: false });
  connection.pragma("wal_checkpoint(TRUNCATE)");
  connection.close();
  expect(damageOf(url)).toBeNull();
  const bytes = readFileSync(path);
  bytes.fill(0xee, 4096 * 3, 4096 * 9);
  writeFileSync(path, bytes);
  expect(damageOf(url)).not.toBeNull();
  mkdirSync(join(folder, "text"), { recursive: true });
  writeFileSync(join(folder, "text", "rung.db"), "this is not a database at all, it is a text file");
  expect(damageOf(`file:${join(folder, "text", "rung.db")}`)).toContain("not a database");
});

test("every connection reads back WAL, synchronous FULL and foreign keys", async () => {
  await migrateDatabase(url);
  for (const readonly of [false, true]) {
    const connection = openConnection(path, { readonly });
    expect(connection.pragma("synchronous", { simple: true })).toBe(2);
    expect(connection.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(connection.pragma("foreign_keys", { simple: true })).toBe(1);
    connection.close();
  }
});
