/**
 * How Playwright runs: the Chromium that was found, one production server and one database for each worker (see
 * fixtures/server.ts), no second chances. RUNG_SHOTS takes the pictures instead of walking the journeys, and
 * RUNG_PROVE adds the long proofs.
 *
 * Invariant: a test that passes only at the second try is a failure, so there is no second try.
 */
import { defineConfig, type ReporterDescription } from "playwright/test";
import type { ServerOptions } from "#e2e/fixtures/test.ts";
import { launchOptions } from "#tests/support/browser.ts";

const shots = { name: "shots", testMatch: "shots/**/*.spec.ts" };
const journeys = { name: "journeys", testMatch: "journeys/**/*.spec.ts" };
const proofs = { name: "proofs", testMatch: "proofs/**/*.spec.ts", timeout: 600_000 };

const forPeople: ReporterDescription = ["list", { printSteps: process.env.RUNG_STEPS === "1" }];
const forCounting: ReporterDescription = ["json"];

export default defineConfig<ServerOptions>({
  testDir: ".",
  outputDir: "../test-results",
  globalSetup: "./fixtures/prepare-databases.ts",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [forPeople, forCounting] : [forPeople],
  use: {
    launchOptions: await launchOptions(),
    viewport: { width: 1280, height: 800 },
    locale: "en-GB",
    timezoneId: "Europe/London",
    // A recording of every step costs a third of the time: on request only.
    trace: process.env.RUNG_TRACE === "1" ? "retain-on-failure" : "off",
    screenshot: "only-on-failure",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
  },
  projects:
    process.env.RUNG_SHOTS === "1"
      ? [shots]
      : process.env.RUNG_PROVE === "1"
        ? [journeys, proofs]
        : [journeys],
});
