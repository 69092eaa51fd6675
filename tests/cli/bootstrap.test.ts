/**
 * The bootstrap in a small project of its own with an npm that does as it is told: what it installs, what it
 * leaves alone, and the one line it prints when something is in the way.
 */
import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";

const SOURCE = fileURLToPath(new URL("../../lib/cli/", import.meta.url));

/** Installs the lockfile's packages, or fails as NPM_FAILS says. Counts its runs in npm-runs. */
const NPM = `
const fs = require("node:fs");
fs.appendFileSync("npm-runs", process.argv.slice(2).join(" ") + "\\n");
if (process.env.NPM_FAILS) { process.stderr.write("npm error " + process.env.NPM_FAILS + "\\n"); process.exit(1); }
const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
fs.rmSync("node_modules", { recursive: true, force: true });
const here = Object.entries(packages).filter(([path, entry]) => path && !entry.optional);
for (const [path, entry] of here) {
  fs.mkdirSync(path, { recursive: true });
  fs.writeFileSync(path + "/package.json", JSON.stringify({ version: entry.version }));
}
fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages: Object.fromEntries(here) }));
`;

let root = "";

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "rung-bootstrap-"));
  mkdirSync(join(root, "lib/cli"), { recursive: true });
  for (const name of ["bootstrap.mjs", "progress.mjs"])
    copyFileSync(join(SOURCE, name), join(root, "lib/cli", name));
  writeFileSync(join(root, "npm-cli.js"), NPM);
  writeFileSync(
    join(root, "lib/cli/rules.ts"),
    'const words: string[] = process.argv.slice(2);\nconsole.log("ran", words.join("+"), process.env.NEXT_TELEMETRY_DISABLED);\nprocess.exitCode = words.includes("fail") ? 3 : 0;\n',
  );
  lock("1.0.0");
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function lock(version: string): void {
  const packages = {
    "": {},
    "node_modules/a": { version },
    "node_modules/elsewhere": { version, os: ["aix"], optional: true },
    "node_modules/of-elsewhere": { version, optional: true },
  };
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({ packages }));
}

function rung(args: string[], env: Record<string, string> = {}) {
  const result = spawnSync(process.execPath, ["lib/cli/bootstrap.mjs", ...args], {
    cwd: root,
    encoding: "utf8",
    env: {
      ...process.env,
      npm_execpath: join(root, "npm-cli.js"),
      npm_node_execpath: process.execPath,
      ...env,
    },
  });
  const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
  return { ...result, said: lastLine(result.stderr), printed: lastLine(result.stdout) };
}

const npmRuns = (): number =>
  existsSync(join(root, "npm-runs"))
    ? readFileSync(join(root, "npm-runs"), "utf8").trim().split("\n").length
    : 0;

test("installs once, then runs the command with its arguments and without telemetry", () => {
  const first = rung(["rules", "one", "two"]);
  expect(first.printed).toBe("ran one+two 1");
  expect(first.stderr).toContain("Installing packages");
  expect(readFileSync(join(root, "npm-runs"), "utf8")).toMatch(/^ci .*--ignore-scripts/);
  expect(rung(["rules"], { NPM_FAILS: "network" }).status).toBe(0);
  expect(npmRuns()).toBe(1);
});

test("hands on the command's exit code", () => {
  expect(rung(["rules", "fail"]).status).toBe(3);
});

test("installs again when the lockfile or a package is not what it was", () => {
  rung(["rules"]);
  lock("2.0.0");
  rung(["rules"]);
  expect(npmRuns()).toBe(2);
  rmSync(join(root, "node_modules/a"), { recursive: true });
  rung(["rules"]);
  expect(npmRuns()).toBe(3);
});

test("takes packages that someone installed by hand, without the network", () => {
  spawnSync(process.execPath, ["npm-cli.js"], { cwd: root });
  expect(rung(["rules"], { NPM_FAILS: "network" }).printed).toContain("ran");
  expect(npmRuns()).toBe(1);
});

test.each([
  ["code ENOTFOUND request to a registry failed", /registry cannot be reached/],
  ["code ECONNREFUSED", /registry cannot be reached/],
  ["code ENOSPC no space left on device", /disk is full/],
  ["code EACCES permission denied", /cannot be written/],
  ["`npm ci` can only install packages when in sync", /disagree/],
])("says in one line what is in the way: %s", (failure, line) => {
  const result = rung(["rules"], { NPM_FAILS: failure });
  expect(result.status).toBe(1);
  expect(result.said).toMatch(line);
  expect(result.stdout).toBe("");
});

test("says that npm is missing", () => {
  const path = process.platform === "win32" ? "C:\\nowhere" : "/nowhere";
  const result = rung(["rules"], { npm_execpath: "", PATH: path });
  expect(result.said).toMatch(/^npm is missing/);
});

test("a test run that could not start is one failure, on the last line", () => {
  expect(rung(["test"], { NPM_FAILS: "code ENOTFOUND" }).printed).toBe("0 passed, 1 failed");
});

test("names the commands when it does not know one", () => {
  expect(rung(["toString"]).said).toMatch(/no command “toString”.*demo, start/);
});
