/**
 * `npm test`: every check there is, one after the other on purpose (two cores), with one line per runner and
 * `N passed, N failed` as the last line. What failed is named once more right before the summary.
 *
 * Invariant: nothing that did not run counts as passed. A runner that crashed, ran out of time or ran no test
 * counts as one failure, and the exit code is zero only when no failure was counted.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBuild } from "./build-stamp.ts";
import { type BrowserReport, failedInBrowser, failureLines } from "./failed-tests.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROVE = process.env.RUNG_PROVE === "1";
/**
 * All of it, installing included, is made to fit a quarter of an hour on two free cores. The limit only ends what hangs,
 * so a machine that is busy with other work gets three times that; proving takes as long as it takes.
 */
const LIMIT_MS = PROVE ? 6 * 3_600_000 : 45 * 60_000;
const DEADLINE = Number(process.env.RUNG_STARTED_AT ?? Date.now()) + LIMIT_MS;
const VITEST_PROJECTS = ["unit", "conformance-sqlite", "conformance-pglite", "conformance-postgres"];

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Line extends Counts {
  name: string;
  seconds: number;
  /** Full names of the tests that failed, as far as the runner tells them. */
  failures?: readonly string[];
  /** Why something counts as failed although no test says so. */
  note?: string;
}

const scratch = mkdtempSync(join(tmpdir(), "rung-run-tests-"));
let running: ReturnType<typeof spawn> | undefined;

/** Ends the running program and what it started. */
function endRunning(): void {
  if (!running?.pid || running.exitCode !== null) return;
  try {
    if (process.platform === "win32") running.kill("SIGKILL");
    else process.kill(-running.pid, "SIGKILL");
  } catch {
    // It ended in between.
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => {
    endRunning();
    rmSync(scratch, { recursive: true, force: true });
    process.exit(130);
  });
}

/** Runs a program of node_modules with our output. Resolves with its exit code, or "timeout". */
function run(script: string, args: string[], env: Record<string, string> = {}): Promise<number | "timeout"> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, "node_modules", script), ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ["ignore", "inherit", "inherit"],
      detached: process.platform !== "win32",
    });
    running = child;
    let timedOut = false;
    const timer = setTimeout(
      () => {
        timedOut = true;
        endRunning();
      },
      Math.max(1000, DEADLINE - Date.now()),
    );
    const finish = (code: number): void => {
      clearTimeout(timer);
      // A program that the runner started and left behind would hold its port and its database.
      endRunning();
      resolve(timedOut ? "timeout" : code);
    };
    child.once("error", () => finish(1));
    child.once("close", (code) => finish(code ?? 1));
  });
}

function readCounts<T>(file: string): T | undefined {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
  } catch {
    return undefined;
  }
}

/** A check without tests of its own counts as one test. */
function oneCheck(code: number | "timeout"): Counts & { note?: string } {
  if (code === "timeout") return { passed: 0, failed: 1, skipped: 0, note: "out of time" };
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

/** Adds the failure that a runner's own figures do not show: a crash, a time-out, or no test at all. */
function honest(counts: Counts | undefined, code: number | "timeout"): Counts & { note?: string } {
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 };
  const withFailure = (note: string) => ({ ...known, failed: known.failed + 1, note });
  if (code === "timeout") return withFailure("out of time");
  if (!counts) return withFailure("ended without results");
  if (known.passed + known.failed === 0) return withFailure("ran no test");
  if (code !== 0 && known.failed === 0) return withFailure(`ended with code ${code}`);
  return known;
}

async function lint(): Promise<Line[]> {
  const code = await run("@biomejs/biome/bin/biome", ["check", "--max-diagnostics=50"]);
  return [{ name: "lint", seconds: 0, ...oneCheck(code) }];
}

async function build(): Promise<Line[]> {
  const outcome = await ensureBuild();
  if (!outcome.ok) process.stderr.write(`${outcome.output.trim()}\n`);
  return [{ name: "build", seconds: 0, ...oneCheck(outcome.ok ? 0 : 1) }];
}

async function types(): Promise<Line[]> {
  const code = await run("typescript/bin/tsc", ["--noEmit", "-p", "tsconfig.json"]);
  return [{ name: "types", seconds: 0, ...oneCheck(code) }];
}

async function vitest(): Promise<Line[]> {
  const file = join(scratch, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=./tests/support/count-reporter.ts"];
  const code = await run("vitest/vitest.mjs", ["run", "--config", "tests/vitest.config.ts", ...reporters], {
    RUNG_TEST_COUNTS: file,
  });
  const projects = readCounts<Record<string, Counts & { failures: string[] }>>(file);
  if (!projects) return [{ name: "vitest", seconds: 0, ...honest(undefined, code) }];
  const lines: Line[] = [...new Set([...VITEST_PROJECTS, ...Object.keys(projects)])].map((name) => ({
    name: `vitest ${name}`,
    seconds: 0,
    ...honest(projects[name] ?? { passed: 0, failed: 0, skipped: 0 }, 0),
    failures: projects[name]?.failures.map((failure) => `${name} > ${failure}`) ?? [],
  }));
  if (code !== 0 && lines.every((line) => line.failed === 0)) {
    lines.push({ name: "vitest", seconds: 0, ...honest({ passed: 0, failed: 0, skipped: 0 }, code) });
  }
  return lines;
}

async function browser(): Promise<Line[]> {
  const file = join(scratch, "playwright.json");
  const code = await run("playwright/cli.js", ["test", "-c", "e2e/playwright.config.ts"], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  type Report = BrowserReport & {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  const report = readCounts<Report>(file);
  const stats = report?.stats;
  const counts = stats && {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
  const failures = report ? failedInBrowser(report) : [];
  return [{ name: "browser", seconds: 0, ...honest(counts, code), failures }];
}

const RUNNERS = { lint, build, types, vitest, browser };

/** The runners named by `--only=types,vitest`; all of them otherwise. The build comes before what needs it. */
function chosen(): [string, () => Promise<Line[]>][] {
  const only = process.argv.find((argument) => argument.startsWith("--only="))?.slice("--only=".length);
  const names = only?.split(",");
  const unknown = names?.filter((name) => !(name in RUNNERS)) ?? [];
  if (unknown.length > 0) {
    throw new Error(`no runner ${unknown.join(", ")}; there are ${Object.keys(RUNNERS).join(", ")}`);
  }
  return Object.entries(RUNNERS).filter(([name]) => !names || names.includes(name));
}

function describe(line: Line): string {
  const skipped = line.skipped > 0 ? `, ${line.skipped} skipped` : "";
  const note = line.note ? ` (${line.note})` : "";
  const seconds = line.seconds > 0 ? `  ${Math.round(line.seconds)} s` : "";
  return `${line.name.padEnd(28)} ${line.passed} passed, ${line.failed} failed${skipped}${note}${seconds}`;
}

async function main(): Promise<Line[]> {
  const lines: Line[] = [];
  for (const [name, runner] of chosen()) {
    process.stdout.write(`\n== ${name}\n`);
    const started = Date.now();
    const out = Date.now() > DEADLINE;
    const added = out
      ? [{ name, seconds: 0, ...honest(undefined, "timeout") }]
      : await runner().catch((error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
          return [{ name, seconds: 0, ...honest(undefined, 1) }];
        });
    if (added[0]) added[0].seconds = (Date.now() - started) / 1000;
    lines.push(...added);
  }
  return lines;
}

const lines = await main().catch((error: unknown): Line[] => {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  return [{ name: "test runner", seconds: 0, passed: 0, failed: 1, skipped: 0 }];
});
rmSync(scratch, { recursive: true, force: true });
const sum = (key: "passed" | "failed") => lines.reduce((total, line) => total + line[key], 0);
const failed = sum("failed");
/** A line that failed but names no test (lint, a crash, no time left) is named by itself. */
const namesOf = ({ name, failed, note, failures = [] }: Line): readonly string[] =>
  failures.length > 0 ? failures : failed > 0 ? [`${name}${note ? `: ${note}` : ""}`] : [];
const named = failureLines(lines.flatMap(namesOf));
const summary = [...named, ...lines.map(describe), `${sum("passed")} passed, ${failed} failed`];
process.stdout.write(`\n${summary.join("\n")}\n`);
process.exitCode = failed === 0 ? 0 : 1;
