/** What axe-core finds on a page, in light and dark, at the narrowest and the widest size. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const widths = [360, 1280];
/** In light everything; in dark what colours decide, because nothing else of the page is different then. */
const schemes = { light: null, dark: ["color-contrast", "link-in-text-block"] } as const;

/** Waits until two frames were drawn: charts measure themselves anew after a change of size. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** As tall as the page is, so that no part of it lies under a bar that stays in place. */
async function showAll(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await drawn(page);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(Math.max(height, 900), 12_000) });
}

/** Every finding as one line: width, colours, rule, element. The page that is open stays open. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of widths) {
    await showAll(page, width);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await drawn(page);
      // Without the second page that axe opens for frames of other origins: there are none here.
      const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
      const rules = schemes[colorScheme];
      const { violations } = await (rules ? axe.withRules([...rules]) : axe.withTags(tags)).analyze();
      for (const { id, nodes } of violations) {
        for (const node of nodes) {
          const why = node.failureSummary?.split("\n").slice(1).join("; ").trim();
          found.push(`${width} ${colorScheme} ${id}: ${node.html.slice(0, 160)} (${why})`);
        }
      }
    }
  }
  return found;
}
