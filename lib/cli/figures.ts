/**
 * `npm run figures -- --out DIR`: every exercise's figure as SVG files and contact sheets, and the report of what is
 * wrong with them. `--only a,b` some of them, `--frames N` so many moments of the loop in a strip, `--size PX`,
 * `--dark`, `--sheets` without the files, `--check` without pictures, `--anonymous` a blind trial: numbers in a shuffled
 * order instead of names (with `--seed N`), questions.txt with four names for each number, and key.json.
 *
 * Invariant: reads the content alone, no database, and needs a browser only for the sheets.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { exerciseBySlug } from "#db/content/exercises.ts";
import { figureBySlug } from "#db/content/figures.ts";
import { checkFigure } from "#lib/domain/figure/check.ts";
import { type Movement, momentAt, prepare } from "#lib/domain/figure/motion.ts";
import { renderLoop, renderMoment, renderStill } from "#lib/domain/figure/render.ts";
import { SURFACES, type ThemeName } from "#lib/domain/figure/theme.ts";
import { figureText } from "#lib/messages/figure-text.ts";
import { answerSheet, seeded, shuffle } from "./figure-trial.ts";
import { findBrowser } from "./find-browser.ts";
import { option, Remedy, runCommand, say } from "./terminal.ts";

const flag = (name: string) => process.argv.includes(`--${name}`);
const RAW_LIMIT = 14_000;
const ZIPPED_LIMIT = 4_000;
const PER_SHEET = 20;

interface Sheet {
  readonly name: string;
  readonly html: string;
}

await runCommand(async () => {
  const out = option("out") ?? ".rung/figures";
  const only = option("only")
    ?.split(",")
    .map((slug) => slug.trim());
  for (const slug of only ?? []) {
    if (!figureBySlug.has(slug)) throw new Remedy(`There is no figure “${slug}”. See db/content/figures.ts.`);
  }
  const slugs = (only ?? [...figureBySlug.keys()]).filter((slug) => figureBySlug.has(slug));
  const movements = new Map(slugs.map((slug) => [slug, prepare(figureBySlug.get(slug)!)]));

  let faults = 0;
  for (const [slug, movement] of movements) faults += report(slug, movement);
  say(`${slugs.length} figures, ${faults} ${faults === 1 ? "fault" : "faults"}`);
  if (flag("check")) {
    if (faults > 0) process.exitCode = 1;
    return;
  }
  mkdirSync(out, { recursive: true });
  const random = seeded(Number(option("seed") ?? 1));
  const order = flag("anonymous") ? shuffle(slugs, random) : slugs;
  if (flag("anonymous")) {
    const key = Object.fromEntries(order.map((slug, i) => [String(i + 1), exerciseBySlug.get(slug)!.name]));
    writeFileSync(join(out, "key.json"), `${JSON.stringify(key, null, 2)}\n`);
    writeFileSync(join(out, "questions.txt"), `${answerSheet(order, random)}\n`);
  } else if (!flag("sheets")) for (const [slug, movement] of movements) writeFiles(out, slug, movement);
  await drawSheets(out, sheets(order, movements));
  if (faults > 0) process.exitCode = 1;
});

/** Prints the faults and the weight of one figure; returns how many faults. */
function report(slug: string, movement: Movement): number {
  const faults = checkFigure(movement);
  const loop = renderLoop(movement, { mode: "file", ...words(slug, "movement") });
  const [raw, zipped] = [Buffer.byteLength(loop), gzipSync(loop, { level: 9 }).length];
  const heavy = raw > RAW_LIMIT || zipped > ZIPPED_LIMIT;
  say(
    `${faults.length > 0 || heavy ? "✗" : "✓"} ${slug}  ${raw} bytes, ${zipped} zipped${heavy ? "  TOO HEAVY" : ""}`,
  );
  for (const fault of faults) say(`    ${fault.kind}: ${fault.text}`);
  return faults.length + (heavy ? 1 : 0);
}

function words(slug: string, part: "start" | "end" | "movement") {
  const text = figureText(slug);
  return { title: exerciseBySlug.get(slug)?.name ?? slug, description: text?.[part] ?? "" };
}

function writeFiles(out: string, slug: string, movement: Movement): void {
  const theme = option("dark") !== undefined || flag("dark") ? ("dark" as const) : ("auto" as const);
  writeFileSync(
    join(out, `${slug}.svg`),
    renderLoop(movement, { mode: "file", theme, ...words(slug, "movement") }),
  );
  for (const which of ["start", "end"] as const)
    writeFileSync(
      join(out, `${slug}-${which}.svg`),
      renderStill(movement, which, { mode: "file", theme, ...words(slug, which) }),
    );
}

function sheets(order: readonly string[], movements: ReadonlyMap<string, Movement>): Sheet[] {
  const theme: ThemeName = flag("dark") ? "dark" : "light";
  const size = Number(option("size") ?? 160);
  const strip = Number(option("frames") ?? 0);
  const anonymous = flag("anonymous");
  const out: Sheet[] = [];
  for (let at = 0; at < order.length; at += PER_SHEET) {
    const cells = order.slice(at, at + PER_SHEET).map((slug, i) => {
      const movement = movements.get(slug)!;
      const common = { mode: "file" as const, theme, title: "", description: "" };
      const pictures =
        strip > 0
          ? Array.from({ length: strip }, (_, k) => {
              const moment = momentAt(movement.spec, k / strip);
              return renderMoment(movement, moment, { ...common, prefix: `f${at + i}k${k}` });
            })
          : (["start", "middle", "end"] as const).map((which) =>
              renderStill(movement, which, { ...common, prefix: `f${at + i}${which}` }),
            );
      const name = anonymous ? String(at + i + 1) : slug;
      return `<figure><figcaption>${name}</figcaption><div>${pictures.map((svg) => svg.replace("<svg ", `<svg width="${size}" `)).join("")}</div></figure>`;
    });
    const ink = theme === "dark" ? "#ece9df" : "#20241e";
    const columns = strip > 0 ? 1 : Math.max(1, Math.min(order.length, Math.floor(1600 / (size * 3 + 30))));
    out.push({
      name: `sheet-${Math.floor(at / PER_SHEET) + 1}`,
      html: `<!doctype html><meta charset="utf-8"><style>body{margin:16px;background:${SURFACES[theme].paper};color:${ink};font:13px sans-serif;display:inline-grid;grid-template-columns:repeat(${columns},auto);gap:10px 24px}figure{margin:0}figure div{display:flex;flex-wrap:wrap}svg{display:block}</style>${cells.join("")}`,
    });
  }
  return out;
}

async function drawSheets(out: string, list: readonly Sheet[]): Promise<void> {
  const found = await findBrowser();
  const { chromium } = await import("playwright");
  const env = { ...(process.env as Record<string, string>), ...found.env };
  const browser = await chromium.launch({ executablePath: found.executablePath, args: found.args, env });
  try {
    const page = await browser.newPage({ viewport: { width: 1700, height: 900 } });
    for (const { name, html } of list) {
      await page.setContent(html);
      const path = join(out, `${name}.png`);
      await page.locator("body").screenshot({ path });
      say(path);
    }
  } finally {
    await browser.close();
  }
}
