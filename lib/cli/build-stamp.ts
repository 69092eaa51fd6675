/**
 * The production build, made only when something that goes into it has changed: used by `npm run build`, by
 * the test runner and by the commands that serve.
 *
 * Invariant: a build is trusted only when its stamp, written after it succeeded, equals the hash of the
 * sources as they are now. An interrupted or stale build is made again.
 */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { runStep } from "./progress.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const STAMP = join(ROOT, ".next", "rung-build.json");

/** Folders whose content goes into the build. */
const FOLDERS = ["app", "components", "db", "lib", "public"];
/** Parts of them that run beside the build and never inside it. */
const OUTSIDE = ["db/migrations", "db/seed", "lib/cli"];
/**
 * Files of the project’s folder that shape the build: settings, the lockfile, and Next’s own entry files. Not
 * tsconfig.json: Next rewrites it while it builds, and nothing in it but the checks reaches the output.
 */
const ROOT_FILES =
  /^(next\.config|postcss\.config|proxy|instrumentation|package|package-lock)\b.*\.(m?[jt]s|json)$/;

/** Files of the build, relative to `root` with forward slashes, sorted. */
export function buildInputs(root: string = ROOT): string[] {
  const found: string[] = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && ROOT_FILES.test(entry.name))
    .map((entry) => entry.name);
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (OUTSIDE.includes(path)) continue;
      if (entry.isDirectory()) walk(path);
      else if (entry.isFile()) found.push(path);
    }
  };
  for (const folder of FOLDERS) if (existsSync(join(root, folder))) walk(folder);
  return found.map((path) => path.split(sep).join("/")).sort();
}

/** The hash of everything that goes into the build: names and contents. */
export function hashInputs(root: string = ROOT): string {
  const hash = createHash("sha256");
  for (const path of buildInputs(root)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** Whether .next holds a finished build of the sources as they are now. */
export function isBuilt(): boolean {
  if (!existsSync(STAMP) || !existsSync(join(ROOT, ".next", "BUILD_ID"))) return false;
  try {
    return JSON.parse(readFileSync(STAMP, "utf8")).inputs === hashInputs();
  } catch {
    return false;
  }
}

/**
 * Makes the production build unless it is there already. Resolves with `built` (false when it was there), or
 * with what the compiler said when it failed.
 */
export async function ensureBuild(): Promise<{ ok: true; built: boolean } | { ok: false; output: string }> {
  if (isBuilt()) return { ok: true, built: false };
  rmSync(STAMP, { force: true });
  const inputs = hashInputs();
  const result = await runStep(
    "Building the app",
    process.execPath,
    [join(ROOT, "node_modules/next/dist/bin/next"), "build"],
    { cwd: ROOT, env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" } },
  );
  if (result.code !== 0) return { ok: false, output: result.output };
  writeFileSync(STAMP, `${JSON.stringify({ inputs, builtAt: new Date().toISOString() })}\n`);
  return { ok: true, built: true };
}
