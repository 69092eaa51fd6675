/**
 * Pictures of screens at three widths in both themes, and contact sheets of them, in /shots (not in the repository).
 *
 * Invariant: a picture shows the screen at rest: fonts are there, nothing moves.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright/test";
import { ROOT } from "#e2e/fixtures/prepare-databases.ts";

export const shotsFolder = join(ROOT, "shots");

const widths = [360, 768, 1280] as const;
const themes = ["light", "dark"] as const;
const heights = { 360: 740, 768: 1024, 1280: 800 } as const;
/** Width of a thumbnail and thumbnails a row, by width of the screen. */
const thumbs = { 360: [180, 8], 768: [300, 5], 1280: [400, 4] } as const;

const folderOf = (viewer: string, width: number, theme: string) =>
  join(shotsFolder, viewer, `${width}-${theme}`);

/** Empties the folders of a viewer. */
export function clearPictures(viewer: string): void {
  rmSync(join(shotsFolder, viewer), { recursive: true, force: true });
  for (const width of widths) {
    for (const theme of themes) mkdirSync(folderOf(viewer, width, theme), { recursive: true });
  }
}

/** Chromium draws no more in one piece. */
const tallest = 12_000;

/** As tall as the page is at this width, so that bars at the bottom stand where the page ends. */
async function widen(page: Page, width: (typeof widths)[number]): Promise<void> {
  await page.setViewportSize({ width, height: heights[width] });
  await settled(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, heights[width]), tallest) });
}

async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
  });
}

/** Six pictures of the page that is open. `place` keeps the order of the list of screens. */
export async function photograph(page: Page, viewer: string, place: number, name: string): Promise<void> {
  const file = `${String(place).padStart(2, "0")}-${name}.png`;
  for (const width of widths) {
    await widen(page, width);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settled(page);
      await page.screenshot({
        path: join(folderOf(viewer, width, colorScheme), file),
        animations: "disabled",
      });
    }
  }
}

/** One picture a width and theme with all of a viewer's screens, drawn by the browser. */
export async function makeContactSheets(page: Page, viewer: string): Promise<void> {
  for (const width of widths) {
    const [thumb, columns] = thumbs[width];
    for (const theme of themes) {
      const folder = folderOf(viewer, width, theme);
      const figures = readdirSync(folder)
        .filter((file) => file.endsWith(".png"))
        .sort()
        .map((file) => `<figure><img src="${file}"><figcaption>${file.slice(3, -4)}</figcaption></figure>`);
      const html = join(folder, "sheet.html");
      writeFileSync(
        html,
        `<!doctype html><meta charset="utf-8"><title>${viewer}</title><style>
          body { margin: 16px; background: #8a8a86; font: 13px sans-serif; display: grid; gap: 16px;
            grid-template-columns: repeat(${Math.min(columns, figures.length)}, ${thumb}px); align-items: start }
          figure { margin: 0 } img { width: ${thumb}px; max-height: ${thumb * 3}px; object-fit: cover;
            object-position: top; display: block } figcaption { padding: 4px 0; color: #fff }
        </style>${figures.join("")}`,
      );
      await page.setViewportSize({
        width: 32 + Math.min(columns, figures.length) * (thumb + 16),
        height: 600,
      });
      await page.goto(pathToFileURL(html).href);
      await page.screenshot({ path: join(shotsFolder, `${viewer}-${width}-${theme}.png`), fullPage: true });
      rmSync(html);
    }
  }
}
