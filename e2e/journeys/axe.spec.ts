/**
 * Every screen for everybody who sees it, in light and dark, at 360 and 1280 px: axe-core finds nothing against WCAG
 * 2.2 AA, and each screen has one title.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "#e2e/fixtures/prepare-databases.ts";
import { expect, test } from "#e2e/fixtures/test.ts";
import { firstRun, screens, viewers } from "#e2e/screens.ts";
import { accessibilityFindings } from "#e2e/support/axe.ts";
import { openDemoIds } from "#e2e/support/demo-ids.ts";

/** The routes of all pages, as the list of screens names them: folders in brackets add no path. */
function routesOf(folder: string, route = ""): string[] {
  const own = existsSync(join(folder, "page.tsx")) ? [route === "" ? "/" : route] : [];
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("_"))
    .flatMap(({ name }) => routesOf(join(folder, name), name.startsWith("(") ? route : `${route}/${name}`));
  return [...own, ...below];
}

test("every page of the product is in the list of screens", () => {
  const listed = new Set<string>([...screens, firstRun].map((screen) => screen.route));
  const routes = routesOf(join(ROOT, "app"));
  expect(routes.length).toBeGreaterThan(20);
  expect(routes.filter((route) => !listed.has(route))).toEqual([]);
});

test.describe.configure({ mode: "parallel" });

for (const screen of screens) {
  test(`nothing is found on ${screen.name} of the ${screen.viewer}`, async ({ newPerson, server }) => {
    const page = await newPerson("desk", viewers[screen.viewer]);
    const response = await page.goto(screen.path(openDemoIds(server.databasePath)));
    expect(response?.status()).toBeLessThan(400);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    expect(await accessibilityFindings(page)).toEqual([]);
  });
}
