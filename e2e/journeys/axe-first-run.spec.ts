/** The accessibility of the one screen that a grown clinic never shows. */
import { expect, test } from "#e2e/fixtures/test.ts";
import { accessibilityFindings } from "#e2e/support/axe.ts";

test.use({ database: "empty" });

test("no finding on the page of the first run", async ({ page }) => {
  await page.goto("/setup");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  expect(await accessibilityFindings(page)).toEqual([]);
});
