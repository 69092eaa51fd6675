/**
 * The access matrix: everything that is served × everybody, asked for real. A page, route or action without a row fails,
 * as does a row without its page; after a refusal everything stored is as it was.
 */
import { copyFileSync, rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { sqlitePath } from "#db/runtime/sqlite.ts";
import { closeStore, getStore } from "#db/runtime/store.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { productFiles } from "#tests/architecture/source.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { ask, digestOfDatabase, type Met, splitServed } from "./ask.ts";
import { type ActorName, actorNames, type Cast, createCast } from "./cast.ts";
import { rows } from "./matrix.ts";
import { serverRows } from "./server-rows.ts";
import { compareWithRows, readSurface } from "./surface.ts";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", async () => (await import("./framework.ts")).nextHeaders);
vi.mock("next/navigation", async () => (await import("./framework.ts")).nextNavigation);
vi.mock("next/cache", async () => (await import("./framework.ts")).nextCache);
vi.mock("next-intl/server", async () => (await import("./framework.ts")).nextIntlServer);

process.env.RUNG_SECRET = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";
process.env.RUNG_URL = "http://localhost:3000";

const surface = readSurface(productFiles());
const served = [...surface.pages, ...surface.routes, ...surface.actions];

describe("every page, route and action has a row", () => {
  test("and every row its page, route or action", () => {
    expect(served.length).toBeGreaterThan(40);
    expect(surface.problems).toEqual([]);
    expect(
      compareWithRows(
        served,
        rows.map((row) => row.served),
      ),
    ).toEqual([]);
  });

  test("the addresses that the server entry answers itself have theirs", () => {
    const entry = productFiles().find(({ path }) => path === "lib/cli/serve.ts")!;
    const answered = [...entry.text.matchAll(/path === "(\/[^"]*)"/g)].map(([, address]) => address!);
    expect(answered.length).toBeGreaterThan(0);
    expect(compareWithRows(answered, serverRows)).toEqual([]);
  });

  test("a planted page, route, action and inline action are found and reported", () => {
    const planted = readSurface([
      ...productFiles(),
      { path: "app/(staff)/planted/page.tsx", text: "export default function P() { return null; }" },
      {
        path: "app/api/planted/route.ts",
        text: "export const GET = () => null; export async function DELETE() {}",
      },
      {
        path: "app/planted/_parts/act.ts",
        text: '"use server";\nexport const sneak = defineAction({});\nconst own = 1;\nexport { own as slip };',
      },
      { path: "app/planted/bare.ts", text: '"use server";\nexport async function bare() {}' },
      {
        path: "app/planted/inline.tsx",
        text: 'export function Q() { async function go() { "use server"; } return go; }',
      },
    ]);
    const all = [...planted.pages, ...planted.routes, ...planted.actions];
    expect(compareWithRows(all, served)).toEqual([
      "app/(staff)/planted/page.tsx has no row",
      "app/api/planted/route.ts GET has no row",
      "app/api/planted/route.ts DELETE has no row",
      "app/planted/_parts/act.ts sneak has no row",
      "app/planted/_parts/act.ts slip has no row",
      "app/planted/bare.ts bare has no row",
    ]);
    expect(planted.problems.sort()).toEqual([
      "app/planted/bare.ts: its actions are not made by defineAction",
      "app/planted/inline.tsx:1: an action inside a function",
    ]);
  });

  test("a row whose page is gone is reported, and one that stands twice", () => {
    expect(compareWithRows(["a"], ["a", "a", "b"])).toEqual([
      "b has a row and is not there",
      "a has two rows",
    ]);
  });
});

describe("everybody meets what the matrix says", () => {
  let cast: Cast;
  let kept: string;

  /** Puts the database back to how the cast was set up. */
  async function startOver(): Promise<void> {
    await closeTestStore();
    const path = sqlitePath(env().DATABASE_URL);
    for (const suffix of ["-wal", "-shm"]) rmSync(path + suffix, { force: true });
    copyFileSync(kept, path);
    await getStore();
  }

  beforeAll(async () => {
    // The store says each time that it was opened.
    vi.spyOn(console, "log").mockImplementation(() => undefined);
    cast = await createCast(await openTestStore());
    await closeTestStore();
    kept = `${sqlitePath(env().DATABASE_URL)}.kept`;
    copyFileSync(sqlitePath(env().DATABASE_URL), kept);
  }, 60_000);
  afterAll(() => closeStore());

  test.each(rows.map((row) => [row.served, row] as const))("%s", { timeout: 60_000 }, (_name, row) =>
    atInstant(cast.present, async () => {
      const changes = splitServed(row.served)[1] !== undefined && !row.served.endsWith(" GET");
      const prepare = async () => {
        await startOver();
        await row.before?.(cast);
      };
      await prepare();
      const digest = digestOfDatabase();
      const met: Partial<Record<ActorName, Met>> = {};
      const touched: ActorName[] = [];
      // Those who are refused first, so that what they leave behind is seen against the same rows.
      const order = [...actorNames].sort(
        (a, b) => Number(row.expected[a] === "allow") - Number(row.expected[b] === "allow"),
      );
      for (const actor of order) {
        met[actor] = await ask(row, cast, actor);
        if (digestOfDatabase() === digest) {
          if (changes && met[actor] === "allow") met[actor] = "no_effect";
          continue;
        }
        if (!changes || !(met[actor] === "allow" || (met[actor] === "refused" && row.keeps)))
          touched.push(actor);
        await prepare();
      }
      expect(met).toEqual(row.expected);
      expect(touched, "changed something without being allowed to").toEqual([]);
    }),
  );

  const changing = rows.filter(
    ({ served }) =>
      splitServed(served)[1] !== undefined && !served.endsWith(" GET") && !served.startsWith("app/api/auth/"),
  );

  test("no change is made for another site, nor for a sender that does not say where it comes from", {
    timeout: 120_000,
  }, async () => {
    await startOver();
    const digest = digestOfDatabase();
    const passed: string[] = [];
    for (const row of changing) {
      const actor = actorNames.find((name) => row.expected[name] === "allow") ?? "visitor";
      for (const origin of [null, "https://elsewhere.example"]) {
        const met = await ask(row, cast, actor, { origin });
        // Signing out answers nothing; that it did nothing is seen below.
        if (!met.includes("foreign_origin") && !row.served.endsWith("signOutAction"))
          passed.push(`${row.served} ${met}`);
      }
      expect(digestOfDatabase(), row.served).toBe(digest);
    }
    expect(changing.length).toBeGreaterThan(25);
    expect(passed).toEqual([]);
  });
});
