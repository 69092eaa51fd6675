/**
 * The migrations say what the tables say: drizzle-kit finds nothing left to generate, on either dialect. It is shown a
 * table that no migration knows, so that its silence means something.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { postgresKit, sqliteKit } from "#db/dialect/kit.ts";
import * as postgresEntry from "#db/schema/entry-postgres.ts";
import * as sqliteEntry from "#db/schema/entry-sqlite.ts";
import { defineTables } from "#db/schema/tables.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Inside the project: drizzle-kit takes its folder relative to where it runs, and finds the drivers by walking up. */
let folder: string;

beforeAll(() => {
  mkdirSync(join(ROOT, ".rung"), { recursive: true });
  folder = mkdtempSync(join(ROOT, ".rung", "pending-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The migrations that drizzle-kit would add to those there are. */
function pendingMigrations(dialect: "sqlite" | "postgres", schema: string): string[] {
  const out = mkdtempSync(join(folder, `${dialect}-`));
  cpSync(join(ROOT, "db/migrations", dialect), out, { recursive: true });
  const known = readdirSync(out);
  const kit = join(ROOT, "node_modules/drizzle-kit/bin.cjs");
  const given = ["--dialect", dialect === "postgres" ? "postgresql" : dialect, "--schema", schema];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [kit, "generate", ...given, "--out", relative(ROOT, out)],
    { cwd: ROOT, encoding: "utf8", timeout: 60_000 },
  );
  expect(`${stdout}${stderr}`).not.toMatch(/error/i);
  expect(status).toBe(0);
  return readdirSync(out).filter((name) => !known.includes(name));
}

describe.each([
  { dialect: "sqlite", entry: sqliteEntry, kit: sqliteKit, add: "sqliteTable", core: "sqlite-core" },
  { dialect: "postgres", entry: postgresEntry, kit: postgresKit, add: "pgTable", core: "pg-core" },
] as const)("on $dialect", ({ dialect, entry, kit, add, core }) => {
  const source = join(ROOT, `db/schema/entry-${dialect}.ts`);

  test("drizzle-kit reads every table", () => {
    expect(Object.keys(entry).sort()).toEqual(Object.keys(defineTables(kit as typeof sqliteKit)).sort());
  });

  test("no change of the tables waits for its migration", () => {
    expect(pendingMigrations(dialect, source)).toEqual([]);
  });

  test("a table that no migration knows is found", () => {
    const planted = join(folder, `planted-${dialect}.ts`);
    writeFileSync(
      planted,
      `import { ${add}, text } from "drizzle-orm/${core}";
export * from ${JSON.stringify(source)};
export const planted = ${add}("planted", { id: text().primaryKey() });
`,
    );
    expect(pendingMigrations(dialect, planted)).toHaveLength(1);
  });
});
