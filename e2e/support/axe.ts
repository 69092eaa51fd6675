/** What axe-core finds on a page, in light and dark, at the narrowest and the widest size. */
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"];
const widths = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
];
const schemes = ["light", "dark"] as const;

/** Waits until two frames were drawn: charts measure themselves anew after a change of size. */
async function drawn(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Every finding as one line: size, colours, rule, element. The page that is open stays open. */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of widths) {
    await page.setViewportSize(size);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await drawn(page);
      // Without the second page that axe opens for frames of other origins: there are none here.
      const { violations } = await new AxeBuilder({ page })
        .setLegacyMode(true)
        .options({ resultTypes: ["violations"] })
        .withTags(tags)
        .analyze();
      for (const { id, nodes } of violations) {
        for (const node of nodes) {
          const why = node.failureSummary?.split("\n").slice(1).join("; ").trim();
          found.push(`${size.width} ${colorScheme} ${id}: ${node.html.slice(0, 160)} (${why})`);
        }
      }
    }
  }
  return found;
}
