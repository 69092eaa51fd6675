/**
 * A Chromium for the browser tests and the screenshots: the system's own first, then Playwright's, then the one
 * inside the npm package @sparticuz/chromium, which needs no download and no system packages on Linux x64.
 *
 * Invariant: a browser that is returned has drawn a page with text here, so a test that fails has met the
 * product and not the browser. RUNG_BROWSER names one outright: system, playwright, package, or a path.
 */
import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

export interface FoundBrowser {
  source: "named" | "system" | "playwright" | "package";
  executablePath: string;
  /** The browser's own version, such as `153.0.8010.0`. */
  version: string;
  args: string[];
  /** What the browser's environment needs beyond ours. */
  env: Record<string, string>;
}

/** Quiet and closed: nothing in the browser speaks to the outside, and nothing asks at the first start. */
const FLAGS = [
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  // Timers must run on time in a page nobody looks at.
  "--disable-background-timer-throttling",
  "--disable-renderer-backgrounding",
];

const SYSTEM_PATHS: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
    const folder = process.env[name];
    if (!folder) return [];
    return [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ];
  }),
};
const SYSTEM_NAMES = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge-stable",
];

/** Flags for this machine: the sandbox does not work for root, and containers often have a tiny /dev/shm. */
function flagsHere(): string[] {
  const root = process.platform === "linux" && process.getuid?.() === 0;
  return [
    ...FLAGS,
    ...(root ? ["--no-sandbox"] : []),
    ...(process.platform === "linux" ? ["--disable-dev-shm-usage"] : []),
  ];
}

function systemPaths(): string[] {
  const onPath = (process.env.PATH ?? "")
    .split(delimiter)
    .flatMap((folder) =>
      process.platform === "linux" ? SYSTEM_NAMES.map((name) => join(folder, name)) : [],
    );
  return [...(SYSTEM_PATHS[process.platform] ?? []), ...onPath].filter((path) => existsSync(path));
}

/** The browser at a path, or undefined when it does not run here (a stub, a wrong build, a missing library). */
async function tryBrowser(
  source: FoundBrowser["source"],
  executablePath: string,
  extra: { args?: string[]; env?: Record<string, string> } = {},
): Promise<FoundBrowser | undefined> {
  const found = {
    source,
    executablePath,
    args: [...flagsHere(), ...(extra.args ?? [])],
    env: extra.env ?? {},
  };
  const { chromium } = await import("playwright");
  try {
    const env = { ...(process.env as Record<string, string>), ...found.env };
    const browser = await chromium.launch({ executablePath, args: found.args, env, timeout: 60_000 });
    try {
      const page = await browser.newPage();
      await page.setContent("<p>A line of text</p>");
      const box = await page.locator("p").boundingBox();
      return box && box.height > 0 ? { ...found, version: browser.version() } : undefined;
    } finally {
      await browser.close();
    }
  } catch {
    return undefined;
  }
}

async function systemBrowser(): Promise<FoundBrowser | undefined> {
  for (const path of systemPaths()) {
    const found = await tryBrowser("system", path);
    if (found) return found;
  }
  return undefined;
}

async function playwrightBrowser(): Promise<FoundBrowser | undefined> {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) ? tryBrowser("playwright", path) : undefined;
}

/** Unpacks the package's browser once, into .rung/, under a name with its version. */
async function unpackedBrowser(): Promise<string> {
  const manifest = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const packageFolder = join(manifest, "..", "..");
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const cache = join(ROOT, ".rung", "browser");
  const target = join(cache, `chromium-${version}`);
  if (existsSync(join(target, "chromium"))) return target;
  mkdirSync(cache, { recursive: true });
  const scratch = mkdtempSync(join(cache, "unpacking-"));
  const before = process.env.TMPDIR;
  try {
    // The package unpacks into the folder for temporary files, which it asks for anew each time.
    process.env.TMPDIR = scratch;
    const { inflate } = await import("@sparticuz/chromium");
    for (const name of ["fonts.tar.br", "swiftshader.tar.br", "al2023.tar.br", "chromium.br"]) {
      await inflate(join(packageFolder, "bin", name));
    }
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
  try {
    renameSync(scratch, target);
  } catch (cause) {
    // Another process was quicker: its copy is as good.
    rmSync(scratch, { recursive: true, force: true });
    if (!existsSync(join(target, "chromium"))) throw cause;
  }
  return target;
}

async function packageBrowser(): Promise<FoundBrowser | undefined> {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const folder = await unpackedBrowser();
  const path = join(folder, "chromium");
  const fonts: Record<string, string> = hasFonts() ? {} : { FONTCONFIG_FILE: ownFonts(folder) };
  // Its own NSS and expat stand in where the system has none; the system's are preferred, being patched.
  const ownLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, "al2023", "lib") };
  const args = ["--disable-gpu"];
  return (
    (await tryBrowser("package", path, { args, env: fonts })) ??
    (await tryBrowser("package", path, { args, env: ownLibraries }))
  );
}

/** Settings that name the package's own font: those it brings name folders of the cloud it was made for. */
function ownFonts(folder: string): string {
  const file = join(folder, "fonts.conf");
  const dirs = `<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "fonts-cache")}</cachedir>`;
  writeFileSync(
    file,
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>${dirs}</fontconfig>\n`,
  );
  return file;
}

/** Whether the system can name a font: a page without one shows no text at all. */
function hasFonts(): boolean {
  if (!existsSync("/etc/fonts/fonts.conf")) return false;
  try {
    return execFileSync("fc-list", { stdio: "pipe" }).length > 0;
  } catch {
    return existsSync("/usr/share/fonts") && statSync("/usr/share/fonts").nlink > 2;
  }
}

const SEARCH = { system: systemBrowser, playwright: playwrightBrowser, package: packageBrowser };

/** The first Chromium that runs here. Throws with what to install when there is none. */
export async function findBrowser(): Promise<FoundBrowser> {
  const known = process.env.RUNG_BROWSER_FOUND;
  if (known) return JSON.parse(known) as FoundBrowser;
  const wanted = process.env.RUNG_BROWSER ?? "";
  let found: FoundBrowser | undefined;
  if (wanted && !(wanted in SEARCH)) found = await tryBrowser("named", wanted);
  else {
    for (const [source, search] of Object.entries(SEARCH)) {
      if (wanted === "" || wanted === source) found ??= await search();
    }
  }
  if (!found) {
    const what = wanted ? `RUNG_BROWSER=${wanted} names no browser that runs here` : "no Chromium runs here";
    throw new Error(
      `${what}. Install one (Debian: apt-get install chromium; macOS and Windows: Google Chrome), or run: npx playwright install --with-deps chromium-headless-shell`,
    );
  }
  // Workers of the test runner inherit the answer instead of searching again.
  process.env.RUNG_BROWSER_FOUND = JSON.stringify(found);
  return found;
}
