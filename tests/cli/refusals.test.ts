/** Starting refuses what it cannot serve safely, each in one line that says what to do, and touches nothing. */
import { chmodSync, copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { env } from "#lib/kernel/env.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { endProcesses, type Finished, runCommandProcess } from "#tests/durability/server-process.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addClinic } from "#tests/support/world.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const own = sqlitePath(env().DATABASE_URL);
const folder = dirname(own);
const kept = `${own}.kept`;
let place = 0;
let path = "";

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  const store = await openTestStore();
  await installContent();
  await addClinic(store, "Test clinic");
  await closeTestStore();
  copyFileSync(own, kept);
});
afterAll(endProcesses);
beforeEach(() => {
  place += 1;
  mkdirSync(join(folder, `case-${place}`));
  path = join(folder, `case-${place}`, "clinic.db");
  copyFileSync(kept, path);
});

const start = (more: Readonly<Record<string, string | undefined>> = {}) =>
  runCommandProcess("start", [], { env: { DATABASE_URL: `file:${path}`, ...more } });

/** One line, for a person, and the exit code that says so. */
function expectLine(finished: Finished, line: RegExp): void {
  expect(finished.code).toBe(1);
  expect(finished.err.trimEnd().split("\n")).toHaveLength(1);
  expect(finished.err).toMatch(line);
}

describe("the secret", () => {
  test.each([
    ["missing", undefined, /^RUNG_SECRET is not set\. /],
    ["short", "0123456789abcdef", /^RUNG_SECRET is shorter than 32 characters\. /],
    ["of few letters", "abcabcabcabcabcabcabcabcabcabcabcabc", /^RUNG_SECRET is easy to guess\. /],
    ["the one of an example", "change-me-0123456789-abcdefghijklmnop", /^RUNG_SECRET is easy to guess\. /],
  ])("%s: not served, and the secret is not repeated", async (_what, secret, line) => {
    const before = readFileSync(path);
    const refused = await start({ RUNG_SECRET: secret });
    expectLine(refused, line);
    if (secret) expect(refused.err + refused.out).not.toContain(secret);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

test("a setting that cannot be read is named", async () => {
  expectLine(await start({ RUNG_URL: "not an address" }), /^The setting RUNG_URL is not valid\./);
});

describe("a damaged database", () => {
  /** Writes nonsense over the middle of the file: pages of tables, not the header. */
  function damagePages(): void {
    const bytes = readFileSync(path);
    for (let at = 8192; at < bytes.length - 4096; at += 4096) bytes.fill(0xa5, at, at + 2048);
    writeFileSync(path, bytes);
  }

  test.each<[string, () => void]>([
    ["in its pages", damagePages],
    ["that is no database at all", () => writeFileSync(path, "nothing of the sort ".repeat(1000))],
  ])("%s is not served and not changed; the newest backup is named", async (_what, damage) => {
    const made = await runCommandProcess("backup", [], { env: { DATABASE_URL: `file:${path}` } });
    const backup = /Backed up to (\S+)/.exec(made.out)?.[1] ?? "nowhere";
    damage();
    const before = readFileSync(path);
    const refused = await start();
    expectLine(refused, /is not used: .+ Nothing was changed\. /);
    expect(refused.err).toContain(`npm run restore -- ${backup}`);
    expect(readFileSync(path).equals(before)).toBe(true);
  });
});

test("a port that is taken is named, with what to do", async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
  const { port } = holder.address() as { port: number };
  try {
    expectLine(await start({ PORT: String(port) }), new RegExp(`^Port ${port} is taken\\. `));
  } finally {
    holder.close();
  }
});

// As root no file is read-only: the command is then run as nobody.
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

test.skipIf(process.platform === "win32")(
  "a database that cannot be written is named, and left as it is",
  async () => {
    const behind = join(folder, `case-${place}`);
    const connection = new Database(path);
    // A migration that is still to come is what has to be written.
    connection.exec("delete from __drizzle_migrations");
    connection.close();
    chmodSync(folder, 0o755);
    chmodSync(path, 0o444);
    chmodSync(behind, 0o555);
    try {
      const refused = await runCommandProcess("migrate", [], {
        env: { DATABASE_URL: `file:${path}` },
        ...asNobody,
      });
      expectLine(refused, /cannot be (written|opened)/);
    } finally {
      chmodSync(behind, 0o755);
    }
  },
);

describe("the demo", () => {
  const demo = () =>
    runCommandProcess("demo", [], {
      env: { RUNG_DEMO_DIR: dirname(join(dirname(path), "x")), DATABASE_URL: undefined },
    });

  test("never touches a clinic that is no demo", async () => {
    const file = join(dirname(path), "demo.db");
    copyFileSync(kept, file);
    const before = readFileSync(file);
    const refused = await demo();
    expectLine(refused, /demo\.db is not a demo clinic, so it is not touched\. /);
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test("nor a file that is no database", async () => {
    const file = join(dirname(path), "demo.db");
    writeFileSync(file, "letters");
    expectLine(await demo(), /is not a demo clinic, so it is not touched\. /);
    expect(readFileSync(file, "utf8")).toBe("letters");
  });
});
