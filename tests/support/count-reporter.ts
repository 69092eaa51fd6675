/**
 * A vitest reporter that counts: per project how many tests passed, failed and were skipped, written as JSON to
 * the file that RUNG_TEST_COUNTS names. `npm test` adds these figures up.
 *
 * Invariant: what could not even run is counted as a failure: a file that did not load, and an error that no
 * test caught.
 */
import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const file = process.env.RUNG_TEST_COUNTS;
    if (!file) return;
    const projects: Record<string, TestCounts> = {};
    for (const module of modules) {
      projects[module.project.name] ??= { passed: 0, failed: 0, skipped: 0 };
      const counts = projects[module.project.name]!;
      let failedHere = 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === "passed") counts.passed += 1;
        else if (state === "skipped") counts.skipped += 1;
        else failedHere += 1;
      }
      if (failedHere === 0 && !module.ok()) failedHere = 1;
      counts.failed += failedHere;
    }
    if (unhandled.length > 0) projects.unhandled = { passed: 0, failed: unhandled.length, skipped: 0 };
    writeFileSync(file, JSON.stringify(projects));
  }
}
