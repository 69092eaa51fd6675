/** Pictures of every screen for everybody who sees it, on the demo clinic. Run by `npm run shots`. */
import { expect, test } from "#e2e/fixtures/test.ts";
import { screens, type Viewer, viewers } from "#e2e/screens.ts";
import { openDemoIds } from "#e2e/support/demo-ids.ts";
import { clearPictures, makeContactSheets, photograph } from "#e2e/support/pictures.ts";

test.describe.configure({ mode: "parallel" });

for (const viewer of Object.keys(viewers) as Viewer[]) {
  test(`pictures of the ${viewer}`, async ({ newPerson, server }) => {
    test.setTimeout(600_000);
    const ids = openDemoIds(server.databasePath);
    const page = await newPerson("desk", viewers[viewer]);
    clearPictures(viewer);
    for (const [place, screen] of screens.filter((one) => one.viewer === viewer).entries()) {
      await page.goto(screen.path(ids));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await photograph(page, viewer, place, screen.name);
    }
    await makeContactSheets(page, viewer);
  });
}
