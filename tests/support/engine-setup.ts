/**
 * Runs before each test file: gives the file a database address of its own on the engine its project names.
 *
 * Invariant: no two test files share a database, and none shares the developer's. The address is set here, in
 * the environment, because the dialect is chosen from it when the first database module loads.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";

const engine = process.env.RUNG_TEST_ENGINE ?? "sqlite";
const folder = mkdtempSync(join(tmpdir(), "rung-test-"));

if (engine === "postgres") {
  const { createEmptyDatabase } = await import("#tests/support/postgres-cluster.ts");
  process.env.DATABASE_URL = await createEmptyDatabase(inject("postgresUrl"));
} else if (engine === "pglite") {
  process.env.DATABASE_URL = "pglite:memory://";
} else {
  process.env.DATABASE_URL = `file:${join(folder, "rung.db")}`;
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});
