/**
 * All figures drawn by the server against ten pages with a heading: the processor's time for drawing each exercise's
 * loop for a page the first time and again, and how long ten such pages take one after the other. And what a figure
 * weighs, as a file and in a page that shares the body's shapes.
 */
import { gzipSync } from "node:zlib";
import { figureBySlug } from "#db/content/figures.ts";
import { prepare } from "#lib/domain/figure/motion.ts";
import { renderLoop, renderSprite } from "#lib/domain/figure/render.ts";
import { getFigureFile, getFigureStill } from "#lib/usecases/figure.ts";
import { ensureBenchBuild } from "./bench-build.ts";
import { closeConnections, fetchPage, printTable, serveBuild } from "./bench-server.ts";
import { openBenchWorld } from "./bench-world.ts";

const slugs = [...figureBySlug.keys()];
const words = { title: "Exercise", description: "" };

function drawLoops(): string[] {
  return slugs.map((slug) =>
    renderLoop(prepare(figureBySlug.get(slug)!), { mode: "page", prefix: "f1l", ...words }),
  );
}
function milliseconds(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const cold = milliseconds(drawLoops);
for (let i = 0; i < 5; i++) drawLoops();
const warm = milliseconds(drawLoops);
for (const slug of slugs) getFigureStill(slug, "start", slug);
const kept = milliseconds(() => slugs.map((slug) => getFigureStill(slug, "start", slug)));

const zipped = (text: string) => gzipSync(text, { level: 9 }).length;
const pages = drawLoops();
const files = await Promise.all(slugs.map(async (slug) => await getFigureFile(`${slug}.svg`, {})));
const texts = files.map((file) => (file.ok ? file.value.svg : ""));
const spread = (values: readonly number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  return `${sorted[Math.floor(sorted.length / 2)]} (most ${sorted.at(-1)})`;
};

const bench = await openBenchWorld();
await bench.close();
const server = await serveBuild(ensureBenchBuild(), bench.databaseUrl);
try {
  const hello = async () => {
    for (let i = 0; i < 10; i++) await fetchPage(server.port, "/bench/hello");
  };
  for (let i = 0; i < 10; i++) await hello();
  const start = performance.now();
  await hello();
  const ten = performance.now() - start;
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  printTable([
    [`${slugs.length} figures`, "time"],
    ["loops drawn by a server just started", ms(cold)],
    ["loops drawn by one that has drawn before", ms(warm)],
    ["from what the process keeps", ms(kept)],
    ["ten pages with a heading", ms(ten)],
  ]);
  printTable([
    ["weight in bytes", "raw", "gzip"],
    ["file", spread(texts.map((text) => Buffer.byteLength(text))), spread(texts.map(zipped))],
    ["in a page", spread(pages.map((text) => Buffer.byteLength(text))), spread(pages.map(zipped))],
    ["the sprite, once a page", String(Buffer.byteLength(renderSprite())), String(zipped(renderSprite()))],
  ]);
  const verdict = (value: number) => `${value < ten ? "met" : "not met"} (${(value / ten).toFixed(2)} of it)`;
  process.stdout.write(
    `Aim: all figures in less time than the ten pages. From what the process keeps: ${verdict(kept)}; drawn anew: ${verdict(warm)}.\n`,
  );
} finally {
  closeConnections();
  await server.stop();
  bench.remove();
}
