/**
 * The names of the tests that failed, for the end of a long log. Invariant: each failed test of a browser report is named
 * once, with the folder it stands in left out and the browser's project left in; an odd report names nothing rather than
 * end the run.
 */
import { stripVTControlCharacters } from "node:util";

/** What Playwright's JSON report says, as far as names go. */
export interface BrowserReport {
  readonly suites?: readonly BrowserSuite[];
  /** Errors that belong to no test: a file that did not load, a set-up that threw. */
  readonly errors?: readonly { readonly message?: string }[];
}

interface BrowserSuite {
  /** The file's name for the outermost suite; the describe title below it. */
  readonly title?: string;
  readonly suites?: readonly BrowserSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly tests?: readonly { readonly projectName?: string; readonly status?: string }[];
  }[];
}

/** Full names of the tests that failed or passed only at a second try: `project > file > describe > title`. */
export function failedInBrowser(report: BrowserReport): string[] {
  const walk = (suite: BrowserSuite, above: readonly string[]): string[] => {
    const path = suite.title ? [...above, suite.title] : above;
    const own = (suite.specs ?? []).flatMap((spec) =>
      (spec.tests ?? [])
        .filter(({ status }) => status === "unexpected" || status === "flaky")
        .map((test) => [test.projectName || "browser", ...path, spec.title].join(" > ")),
    );
    return [...own, ...(suite.suites ?? []).flatMap((below) => walk(below, path))];
  };
  const outside = (report.errors ?? []).map(({ message }) => `browser > ${firstLine(message ?? "an error")}`);
  return [...(report.suites ?? []).flatMap((suite) => walk(suite, [])), ...outside];
}

/** The first line of what an error says, without the colours of a terminal. */
export function firstLine(message: string): string {
  return stripVTControlCharacters(message).trim().split("\n")[0]!;
}

/** The lines to print: a heading and one line a test; none when nothing failed. */
export function failureLines(names: readonly string[]): string[] {
  if (names.length === 0) return [];
  return ["== failed", ...names.map((name) => `  ${name}`), ""];
}
