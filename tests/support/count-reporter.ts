/**
 * A vitest reporter that counts: per project how many tests passed, failed and were skipped, and the full names of those
 * that failed, written as JSON to the file that RUNG_TEST_COUNTS names. `npm test` adds these figures up.
 *
 * Invariant: what could not even run is counted as a failure: a file that did not load, and an error that no
 * test caught.
 */
import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";
import { firstLine } from "#lib/cli/failed-tests.ts";

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  /** `file > describe > test` of what failed; a file that did not load or a stray error by what it said. */
  failures: string[];
}

const none = (): TestCounts => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env.RUNG_TEST_COUNTS;
    if (!file) return;
    const projects: Record<string, TestCounts> = {};
    for (const module of modules) {
      projects[module.project.name] ??= none();
      const counts = projects[module.project.name]!;
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") counts.passed += 1;
        else if (state === "skipped") counts.skipped += 1;
        else {
          failedHere += 1;
          counts.failures.push(`${module.relativeModuleId} > ${test.fullName}`);
        }
      }
      if (failedHere === 0 && !module.ok()) {
        failedHere = 1;
        const [error] = module.errors();
        counts.failures.push(`${module.relativeModuleId} > ${said(error, "did not run")}`);
      }
      counts.failed += failedHere;
    }
    if (unhandled.length > 0) {
      const failures = unhandled.map((error) => said(error, "an error that no test caught"));
      projects.unhandled = { ...none(), failed: unhandled.length, failures };
    }
    writeFileSync(file, JSON.stringify(projects));
  }
}

/** The first line of an error's message. */
function said(error: unknown, otherwise: string): string {
  const message =
    typeof error === "object" && error !== null && "message" in error ? error.message : undefined;
  return firstLine(typeof message === "string" && message !== "" ? message : otherwise);
}
