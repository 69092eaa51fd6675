/** Pictures of the screen of a database without a clinic. */
import { expect, test } from "#e2e/fixtures/test.ts";
import { firstRun } from "#e2e/screens.ts";
import { clearPictures, makeContactSheets, photograph } from "#e2e/support/pictures.ts";

test.use({ database: "empty" });

test("pictures of the first run", async ({ newPerson }) => {
  const page = await newPerson("desk");
  clearPictures("first-run");
  await page.goto(firstRun.route);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await photograph(page, "first-run", 0, firstRun.name);
  await makeContactSheets(page, "first-run");
});
