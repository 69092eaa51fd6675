/**
 * How vitest finds and runs the tests. One `unit` project holds everything but the conformance suite; the
 * conformance suite runs three times, once per database engine, from the same files.
 *
 * Invariant: a test file never sees the developer's own database. The dialect is chosen from DATABASE_URL when
 * a module loads, so `support/engine-setup.ts` points it at a throwaway database before any test file loads.
 */
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = "tests/**/*.test.{ts,tsx}";
const conformance = "tests/conformance/**/*.test.{ts,tsx}";
const notHere = ["**/node_modules/**", "tests/bench/**", "**/.next/**", "**/.rung/**"];

/** The conformance suite on one engine. */
function conformanceOn(engine: "sqlite" | "pglite" | "postgres") {
  return {
    extends: true as const,
    test: {
      name: `conformance-${engine}`,
      include: [conformance],
      exclude: notHere,
      env: { RUNG_TEST_ENGINE: engine },
      testTimeout: 60_000,
      hookTimeout: 120_000,
      ...(engine === "postgres" ? { globalSetup: ["tests/support/postgres-cluster.ts"] } : {}),
    },
  };
}

export default defineConfig({
  root,
  oxc: { jsx: { runtime: "automatic" } },
  test: {
    environment: "node",
    setupFiles: ["tests/support/engine-setup.ts"],
    env: { NEXT_TELEMETRY_DISABLED: "1", TZ: "UTC" },
    // Generous: it ends what hangs, it does not judge speed. A busy machine is no defect.
    testTimeout: 60_000,
    passWithNoTests: false,
    // Every core: left alone, vitest keeps one free, which is half of a machine with two.
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [files],
          exclude: [...notHere, "tests/conformance/**"],
          env: { RUNG_TEST_ENGINE: "sqlite" },
        },
      },
      conformanceOn("sqlite"),
      conformanceOn("pglite"),
      conformanceOn("postgres"),
    ],
  },
});
