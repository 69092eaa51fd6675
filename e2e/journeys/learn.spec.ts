/** A patient reads Learn from the tabs, page by page; Progress holds the numbers behind its pictures. */
import { expect, test } from "#e2e/fixtures/test.ts";
import { demo } from "#e2e/support/people.ts";

test("Learn is one press from Today and is read page by page", async ({ newPerson }) => {
  const page = await newPerson("phone", demo.patient.signInName);
  const title = page.getByRole("heading", { level: 1 });
  await page.goto("/today");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Learn" }).click();
  await expect(title).toHaveText("10 short pages on backs, pain and exercise");
  await page.getByRole("link", { name: /^Cold or heat/ }).click();
  await expect(title).toHaveText("Cold or heat");
  await expect(page.getByText("Never fall asleep on it", { exact: false })).toBeVisible();
  await page.getByRole("link", { name: /^Next: Medicines/ }).click();
  await expect(title).toHaveText("Medicines: whom to ask");
  await page.getByRole("link", { name: "All pages" }).click();
  await page.getByRole("link", { name: /^When to see a doctor/ }).click();
  await expect(page.getByText("call 999", { exact: false })).toBeVisible();
});

test("each picture of Progress has its numbers behind it", async ({ newPerson }) => {
  const page = await newPerson("phone", demo.patient.signInName);
  await page.goto("/progress");
  await expect(
    page.getByRole("heading", { level: 2, name: "What you did, exercise by exercise" }),
  ).toBeVisible();
  const tables = page.locator("details").filter({ hasText: "Show the numbers" });
  expect(await tables.count()).toBeGreaterThan(2);
  await tables.last().getByText("Show the numbers").click();
  await expect(tables.last().getByRole("table")).toBeVisible();
});
