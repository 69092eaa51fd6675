/**
 * The disk is full, or the file cannot be written: a change is refused as a whole and said to be, what was typed is kept,
 * and the same change goes through once there is room again. Through a real action over a real file.
 */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { markDays } from "#app/(patient)/days/actions.ts";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { closeStore, getStore } from "#db/runtime/store.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { ActionState } from "#lib/schemas/action-state.ts";
import { recordExcuse } from "#lib/usecases/excuse.ts";
import { digestOfDatabase, toForm } from "#tests/access/ask.ts";
import { type Cast, createCast } from "#tests/access/cast.ts";
import { becomeRequestOf } from "#tests/access/framework.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", async () => (await import("#tests/access/framework.ts")).nextHeaders);
vi.mock("next/navigation", async () => (await import("#tests/access/framework.ts")).nextNavigation);
vi.mock("next/cache", async () => (await import("#tests/access/framework.ts")).nextCache);
vi.mock("next-intl/server", async () => (await import("#tests/access/framework.ts")).nextIntlServer);
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

process.env.RUNG_SECRET = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";
process.env.RUNG_URL = "http://localhost:3000";

let cast: Cast;
const ownUrl = env().DATABASE_URL;
const mounted = mkdtempSync(join(tmpdir(), "rung-full-"));

/** A small disk of our own, where the system lets us have one. */
function mountSmallDisk(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", mounted], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}
const hasDisk = process.platform === "linux" && mountSmallDisk();

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  cast = await createCast(await openTestStore());
});
afterAll(async () => {
  await closeTestStore();
  process.env.DATABASE_URL = ownUrl;
  if (hasDisk) execFileSync("umount", [mounted]);
  rmSync(mounted, { recursive: true, force: true });
});

/** The patient marks a day as ill; `typed` is what the form holds. */
async function markDay(ahead: number, excuseId = newId()): Promise<{ state: ActionState; excuseId: string }> {
  await becomeRequestOf(cast.actors.patient);
  const day = addDays(cast.today, ahead);
  const form = toForm({ patientId: cast.patientId, excuseId, fromDay: day, toDay: day, reason: "ill" });
  const state = await markDays({ status: "idle" }, form);
  await settleAccessLog();
  return { state, excuseId };
}

const input = (ahead: number) => ({
  patientId: cast.patientId,
  excuseId: newId(),
  fromDay: addDays(cast.today, ahead),
  toDay: addDays(cast.today, ahead),
  reason: "ill" as const,
});

/** While `refuse` holds nothing is stored and everyone is told; after `relent` the same form goes through. */
async function expectRefusal(refuse: () => Promise<void>, relent: () => Promise<void>): Promise<void> {
  expect((await markDay(3)).state.status).toBe("ok");
  await refuse();
  // Free room inside the file is used up first; a form a day, until there is none.
  let refused = await markDay(4);
  let digest = "";
  for (let more = 0; refused.state.status === "ok" && more < 3000; more++) {
    digest = digestOfDatabase();
    refused = await markDay(4);
  }
  if (digest !== "") expect(digestOfDatabase()).toBe(digest);
  expect(refused.state).toMatchObject({
    status: "error",
    code: "storage_refused",
    values: { patientId: cast.patientId, reason: "ill", fromDay: addDays(cast.today, 4) },
  });
  expect(refused.state).toHaveProperty("formError", expect.stringMatching(/\w+ \w+/));
  const before = digestOfDatabase();
  await expect(recordExcuse(cast.actors.patient!, input(4))).rejects.toMatchObject({
    name: "StorageRefused",
  });
  expect(digestOfDatabase()).toBe(before);
  await relent();
  expect((await markDay(4, refused.excuseId)).state).toMatchObject({ status: "ok" });
  expect(digestOfDatabase()).not.toBe(before);
}

/** A setting of the writing connection itself. */
const onWriter = async (pragma: string) =>
  (await getStore()).writeUnaudited(systemGrant("setup"), async (tx) => {
    (tx as unknown as BetterSQLite3Database).run(sql.raw(`pragma ${pragma}`));
  });

describe("nothing is stored, and that is said", () => {
  test("when the database may grow no further", async () => {
    await expectRefusal(
      // SQLite sets it no lower than the file is now.
      () => onWriter("max_page_count = 1"),
      () => onWriter("max_page_count = 1073741823"),
    );
  });

  test("when the file cannot be written", async () => {
    await expectRefusal(
      () => onWriter("query_only = on"),
      async () => {
        // The connection is opened again, as after the disk was mounted for writing again.
        await closeStore();
      },
    );
  });

  test.skipIf(!hasDisk)("when the disk is really full", async () => {
    await closeTestStore();
    const path = join(mounted, "clinic.db");
    copyFileSync(sqlitePath(ownUrl), path);
    process.env.DATABASE_URL = `file:${path}`;
    const filler = join(mounted, "filler");
    await expectRefusal(
      async () => {
        const { bavail, bsize } = statfsSync(mounted);
        writeFileSync(filler, Buffer.alloc(Number(bavail) * Number(bsize)));
      },
      async () => rmSync(filler),
    );
  });
});
