/** `replay` as a process over a real file: every decision decides alike from its record, and one that does not is named. */
import { copyFileSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { endProcesses, runCommandProcess } from "#tests/durability/server-process.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addTrainingPatient, switchRules } from "#tests/support/progression-world.ts";
import { createWorld } from "#tests/support/world.ts";

/** Commands start a Node each; a loaded machine takes its time. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const kept = `${sqlitePath(env().DATABASE_URL)}.replay`;
const folder = dirname(kept);
let place = 0;
let path = "";
let made = 0;

beforeAll(async () => {
  const store = await openTestStore();
  const world = await atInstant(new Date("2025-02-01T09:00:00Z"), () => createWorld(store));
  await installContent();
  await switchRules(store, world.clinicId, true);
  const person = await addTrainingPatient(store, world);
  await person.doSession(0);
  await person.answer(0, 1);
  await person.doSession(2, { "glute-bridge": { pain: 6 } });
  made = (await person.decisions()).length;
  await closeTestStore();
  copyFileSync(sqlitePath(env().DATABASE_URL), kept);
});
afterAll(endProcesses);
beforeEach(() => {
  place += 1;
  const own = join(folder, `replay-${place}`);
  mkdirSync(own);
  path = join(own, "clinic.db");
  copyFileSync(kept, path);
});

const replay = () => runCommandProcess("replay", [], { env: { DATABASE_URL: `file:${path}` } });

test("says how many were decided alike", async () => {
  expect(made).toBeGreaterThan(5);
  const { code, out, err } = await replay();
  expect({ code, err }).toEqual({ code: 0, err: "" });
  expect(out).toMatch(new RegExp(`^Replayed ${made} decisions of \\d clinics?: all decided alike`, "m"));
});

test("names a decision whose record says otherwise, and leaves it as it is", async () => {
  const db = new Database(path);
  for (const { name } of db
    .prepare("select name from sqlite_master where type = 'trigger' and tbl_name = 'decisions'")
    .all() as { name: string }[])
    db.exec(`drop trigger "${name}"`);
  const row = db.prepare("select id, reason from decisions where outcome = 'REGRESS'").get() as {
    id: string;
    reason: string;
  };
  db.prepare("update decisions set reason = 'LAYOFF/REPS_DOWN' where id = ?").run(row.id);
  db.close();
  const { code, out } = await replay();
  expect(code).toBe(1);
  expect(out).toContain(`${row.id}: was REGRESS LAYOFF/REPS_DOWN, is REGRESS ${row.reason}`);
  const after = new Database(path, { readonly: true });
  expect(after.prepare("select reason from decisions where id = ?").get(row.id)).toEqual({
    reason: "LAYOFF/REPS_DOWN",
  });
  after.close();
});
