/**
 * JavaScript that the patient's screens load beyond the framework's own, compressed: what a phone pays for a screen. The
 * framework's own is what its build manifest loads on every page; what our root layout adds is ours. Polyfills are
 * marked `nomodule`: no browser that this product runs in loads them.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { newId } from "#lib/kernel/ids.ts";
import { benchRoot, ensureBenchBuild } from "./bench-build.ts";
import { closeConnections, cookieOf, fetchPage, printTable, serveBuild } from "./bench-server.ts";
import { addPatientWithProgram, openBenchWorld } from "./bench-world.ts";

const screens = [
  "/today",
  "/program",
  "/progress",
  "/check-in",
  "/screen",
  "/calm-care",
  "/days",
  "/session/new",
  "/account",
];

/** Script files that a page names, wherever in its HTML: tags, preloads and what the browser is told to load next. */
const scriptsOf = (html: string): Set<string> =>
  new Set([...html.matchAll(/static\/chunks\/[\w./~-]+?\.js/g)].map(([path]) => path));

const sizes = new Map<string, number>();
function gzipSize(path: string): number {
  const known = sizes.get(path);
  if (known !== undefined) return known;
  const size = gzipSync(readFileSync(join(benchRoot, ".next", path))).length;
  sizes.set(path, size);
  return size;
}
const weigh = (paths: Iterable<string>) => [...paths].reduce((sum, path) => sum + gzipSize(path), 0);

const bench = await openBenchWorld();
const { patient, lastSessionId } = await addPatientWithProgram(bench, "Vera Sedge", 4);
await bench.close();
const server = await serveBuild(ensureBenchBuild(), bench.databaseUrl);
try {
  const cookie = await cookieOf(patient);
  const { rootMainFiles, polyfillFiles } = JSON.parse(
    readFileSync(join(benchRoot, ".next", "build-manifest.json"), "utf8"),
  ) as { rootMainFiles: string[]; polyfillFiles: string[] };
  const floor = new Set(rootMainFiles);
  const notOurs = new Set([...rootMainFiles, ...polyfillFiles]);
  const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1);
  const rows: string[][] = [];
  let heaviest = 0;
  const sessions = { "/session/[id], to start": newId(), "/session/[id], done": lastSessionId };
  const paths = [
    ...screens.map((path) => [path, path] as const),
    ["the root layout alone", "/bench/hello"] as const,
    ...Object.entries(sessions).map(([name, id]) => [name, `/session/${id}`] as const),
  ];
  for (const [screen, path] of paths) {
    const own = [...scriptsOf(await fetchPage(server.port, path, cookie))].filter(
      (path) => !notOurs.has(path),
    );
    heaviest = Math.max(heaviest, weigh(own));
    rows.push([screen, String(own.length), kilobytes(weigh(own))]);
  }
  printTable([["screen", "files", "KB over the floor"], ...rows]);
  process.stdout.write(`The floor, what the framework loads on every page: ${kilobytes(weigh(floor))} KB.\n`);
  process.stdout.write(
    `Aim: at most 40 KB on every screen. ${heaviest <= 40 * 1024 ? "Met." : "Not met."}\n`,
  );
} finally {
  closeConnections();
  await server.stop();
  bench.remove();
}
