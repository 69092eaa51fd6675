/** The end of a long log names every test that failed, in full, from both runners. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { TestModule } from "vitest/node";
import { failedInBrowser, failureLines } from "#lib/cli/failed-tests.ts";
import CountReporter from "#tests/support/count-reporter.ts";

const folder = mkdtempSync(join(tmpdir(), "rung-failed-tests-"));
const before = process.env.RUNG_TEST_COUNTS;
afterAll(() => {
  if (before === undefined) delete process.env.RUNG_TEST_COUNTS;
  else process.env.RUNG_TEST_COUNTS = before;
  rmSync(folder, { recursive: true, force: true });
});

test("a browser report names what failed and what passed at a second try, at any depth, and nothing else", () => {
  const one = (title: string, status: string) => ({ title, tests: [{ projectName: "journeys", status }] });
  const names = failedInBrowser({
    suites: [
      {
        title: "journeys/ready.spec.ts",
        specs: [one("signed", "unexpected"), one("fine", "expected"), one("left out", "skipped")],
        suites: [{ title: "at night", specs: [one("wobbles", "flaky")] }],
      },
    ],
    errors: [{ message: "\u001b[31mError: no server\u001b[0m\n at line 3" }],
  });
  expect(names).toEqual([
    "journeys > journeys/ready.spec.ts > signed",
    "journeys > journeys/ready.spec.ts > at night > wobbles",
    "browser > Error: no server",
  ]);
  expect(failedInBrowser({})).toEqual([]);
});

test("nothing is printed when nothing failed; else a heading, the names and an empty line", () => {
  expect(failureLines([])).toEqual([]);
  expect(failureLines(["a > b"])).toEqual(["== failed", "  a > b", ""]);
});

test("the counts of vitest carry the full names: failed tests, a file that did not load, a stray error", () => {
  const file = join(folder, "counts.json");
  process.env.RUNG_TEST_COUNTS = file;
  const module = (id: string, tests: readonly [string, string][], ok: boolean, errors: object[] = []) =>
    ({
      project: { name: "unit" },
      relativeModuleId: id,
      ok: () => ok,
      errors: () => errors,
      children: {
        allTests: () => tests.map(([fullName, state]) => ({ fullName, result: () => ({ state }) })),
      },
    }) as unknown as TestModule;
  new CountReporter().onTestRunEnd(
    [
      module(
        "tests/a.test.ts",
        [
          ["gate > opens", "passed"],
          ["gate > shuts", "failed"],
          ["gate > later", "skipped"],
        ],
        false,
      ),
      module("tests/b.test.ts", [], false, [{ message: "Cannot find module\nstack" }]),
    ],
    [new Error("thrown outside")],
  );
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual({
    unit: {
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: ["tests/a.test.ts > gate > shuts", "tests/b.test.ts > Cannot find module"],
    },
    unhandled: { passed: 0, failed: 1, skipped: 0, failures: ["thrown outside"] },
  });
});
