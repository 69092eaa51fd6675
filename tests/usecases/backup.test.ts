/** The admin's list of backups: newest first, where the commands find them, and nobody else's to read. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { backUp, backupFolder } from "#db/runtime/backup.ts";
import type { Store } from "#db/runtime/store.ts";
import { visitor } from "#lib/access/actor.ts";
import { env } from "#lib/kernel/env.ts";
import { listBackups } from "#lib/usecases/backup.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);

test("lists what is there, newest first, for admins alone", async () => {
  expect(await listBackups(world.admin)).toEqual({
    ok: true,
    value: { madeHere: true, folder: backupFolder(env().DATABASE_URL), files: [] },
  });
  await backUp(env().DATABASE_URL, new Date("2026-01-05T10:00:00Z"));
  await backUp(env().DATABASE_URL, new Date("2026-01-06T10:00:00Z"));
  const listed = await listBackups(world.admin);
  const names = listed.ok ? listed.value.files.map((file) => file.name) : [];
  expect(names).toEqual([
    expect.stringContaining("20260106T100000Z"),
    expect.stringContaining("20260105T100000Z"),
  ]);
  for (const actor of [world.therapist, world.clinician, world.patient]) {
    expect(await listBackups(actor)).toMatchObject({ ok: false, code: "forbidden" });
  }
  expect(await listBackups(visitor)).toMatchObject({ ok: false, code: "signed_out" });
});
