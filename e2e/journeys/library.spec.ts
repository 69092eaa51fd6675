/**
 * The library by keyboard and by typing: a misspelled name is found, a star is kept, what is opened is come back to; a
 * patient reads what is prescribed to them and nothing else.
 */
import { expect, test } from "#e2e/fixtures/test.ts";
import { demo, signIn } from "#e2e/support/people.ts";

test("a therapist finds, keeps, opens and comes back, without a mouse", async ({ page }) => {
  await signIn(page, demo.otherTherapist.signInName);
  await page.goto("/library");
  const search = page.getByRole("searchbox", { name: "Search the library" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("brid dog");
  const results = page.getByRole("list", { name: "What was found" });
  await expect(results.getByRole("listitem").first()).toContainText("Bird dog");
  await expect(page).toHaveURL(/q=brid\+dog/);
  await page.keyboard.press("ArrowDown");
  await expect(results.getByRole("link", { name: "Bird dog", exact: true })).toBeFocused();
  await page.keyboard.press("f");
  await expect(results.getByRole("button", { name: "Keep Bird dog no longer" })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Bird dog" })).toBeVisible();
  await page.getByRole("button", { name: "A favourite of yours" }).click();
  await expect(page.getByRole("button", { name: "Keep as favourite" })).toBeVisible();
  await page.keyboard.press("f");
  await expect(page.getByRole("button", { name: "A favourite of yours" })).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue("brid dog");
  // The page that was come back to hears keys once its script runs.
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(search).toHaveValue("", { timeout: 500 });
  }).toPass();
  await page.getByRole("link", { name: /^Favourites/ }).press("Enter");
  await expect(page).toHaveURL(/only=favourites/);
  await page.reload();
  await expect(results.getByRole("link", { name: "Bird dog", exact: true })).toBeVisible();
});

test("what a line was read as is said, and what is left out is counted", async ({ page }) => {
  await signIn(page, demo.otherTherapist.signInName);
  await page.goto("/library?q=glutes+no+equipment&caution=disc&hide=1");
  await expect(
    page.getByText(/Read as: needs nothing but a mat\..*left out because a therapist/),
  ).toBeVisible();
  const rows = page.getByRole("list", { name: "What was found" }).getByRole("listitem");
  await expect(rows.first()).toContainText("Glute squeeze");
  await page.getByRole("link", { name: "Show what a therapist clears first" }).click();
  await expect(page.getByText(/left out because/)).toHaveCount(0);
});

test("without script the search, the choices and the pages answer all the same", async ({
  page,
  browser,
}) => {
  await signIn(page, demo.otherTherapist.signInName);
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    baseURL: new URL(page.url()).origin,
  });
  const plain = await context.newPage();
  await plain.goto("/library");
  await plain.getByRole("searchbox", { name: "Search the library" }).fill("lying down core");
  await plain.keyboard.press("Enter");
  const rows = plain.getByRole("list", { name: "What was found" }).getByRole("listitem");
  await expect(rows.first()).toContainText("Abdominal brace");
  await plain.getByRole("link", { name: "Ladders", exact: true }).click();
  await expect(plain.getByRole("region", { name: "The Brace and dead bug ladder" })).toBeVisible();
  await plain.goto("/exercise/dead-bug");
  await plain.getByRole("button", { name: "Keep as favourite" }).click();
  await expect(plain.getByRole("button", { name: "A favourite of yours" })).toBeVisible();
  await context.close();
});

test("a patient reads the exercise that is theirs, from their program, and no other", async ({ page }) => {
  await signIn(page, demo.patient.signInName);
  await page.goto("/program");
  await page.getByRole("link", { name: "Bird dog", exact: true }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "Bird dog" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Your dose" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "When to stop" })).toBeVisible();
  const response = await page.goto("/exercise/trap-bar-deadlift");
  expect(response?.status()).toBe(404);
});
