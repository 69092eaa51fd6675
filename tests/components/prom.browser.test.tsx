/**
 * Questionnaires and outcome charts in a real browser: a page of ticks never says both, nothing runs out of a phone, and
 * a chart draws each score, each gap and the line from which a change counts.
 */
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import type { Site } from "#tests/components/browser/page.ts";
import { launch } from "#tests/components/browser/page.ts";
import { serveStyled } from "#tests/components/browser/styled-page.ts";

vi.setConfig({ testTimeout: 90_000 });

let browser: Browser;
let site: Site;
let page: Page;
let problems: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([serveStyled("./prom-page.tsx"), launch()]);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  site?.close();
});
afterEach(async () => {
  await page.context().close();
  expect(problems).toEqual([]);
});

/** Opens a page at a width; with RUNG_SHOTS set its picture is kept there, for looking at. */
const open = async (name: string, width = 360) => {
  page = await (await browser.newContext({ viewport: { width, height: 740 } })).newPage();
  page.setDefaultTimeout(20_000);
  problems = [];
  page.on("pageerror", (problem) => problems.push(problem.message));
  await page.goto(`${site.url}#${name}`);
  await page.locator("main h1:visible").waitFor();
};
const keepPicture = async (name: string) => {
  const folder = process.env.RUNG_SHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};
const runsOut = () =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
const none = () => page.getByRole("checkbox", { name: "None of these today" });
const tick = (text: string) => page.getByRole("checkbox", { name: text });
const send = () => page.locator("main .dock button").click();
const answered = () => page.evaluate(() => window.answered);

describe("a page of ticks", () => {
  test("“none of these” takes the ticks away, and a tick takes “none” away", async () => {
    await open("ticks");
    expect(await page.locator("input:checked").count()).toBe(0);
    const kneel = tick("Because of my back, I try not to bend or kneel down.");
    await kneel.check();
    await none().check();
    expect(await kneel.isChecked()).toBe(false);
    await kneel.check();
    expect(await none().isChecked()).toBe(false);
    await keepPicture("ticks");
    await send();
    expect(await answered()).toMatchObject([
      { instrument: "rmdq", page: "1", seenRevision: "", ticks: "10" },
    ]);
    expect((await answered())[0]).not.toHaveProperty("none");
  });

  test("what was typed and not sent is there after a reload", async () => {
    await open("ticks");
    await tick("I find it difficult to get out of a chair because of my back.").check();
    await page.reload();
    await page.locator("main h1:visible").waitFor();
    await expect
      .poll(() => tick("I find it difficult to get out of a chair because of my back.").isChecked())
      .toBe(true);
  });

  test("a page that was confirmed shows its ticks", async () => {
    await open("ticks-again");
    expect(await page.locator("input:checked").count()).toBe(1);
  });
});

test.each(["ticks", "pain", "activity", "change", "names", "own"])(
  "%s fits a phone of 360 px and one of 320 px, and its targets are large",
  async (name) => {
    await open(name, 320);
    expect(await runsOut()).toBe(false);
    await page.context().close();
    await open(name);
    expect(await runsOut()).toBe(false);
    const heights = await page
      .locator("main label.choice:visible, main .dock button:visible, main .dock a:visible")
      .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().height));
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
    await keepPicture(name);
  },
);

test("no answer is chosen before the person does it, and 0 is sent as 0", async () => {
  await open("pain");
  expect(await page.locator("input:checked").count()).toBe(0);
  await page.getByRole("radio", { name: /^0/ }).check();
  await send();
  expect(await answered()).toMatchObject([{ value: "0", instrument: "nprs" }]);
});

describe("the charts", () => {
  test("draw each score, each gap, and from where a change counts", async () => {
    await open("charts", 1280);
    const row = (title: RegExp) =>
      page.locator("section", { has: page.getByRole("heading", { name: title }) });
    const rmdq = row(/^RMDQ improved/);
    await rmdq.locator('[data-mark="score"]').first().waitFor();
    expect(await rmdq.locator('[data-mark="score"]').count()).toBe(2);
    expect(await rmdq.locator('[data-mark="no-score"]').count()).toBe(1);
    // The answer without a score stands between the two: no line crosses it.
    expect(await rmdq.locator("path.l1").count()).toBe(0);
    expect(await rmdq.getByText("9 or less counts as improved").count()).toBe(1);
    expect(await rmdq.locator("[data-due]").count()).toBe(1);

    const nprs = row(/^NPRS improved/);
    expect(await nprs.locator('[data-mark="score"]').count()).toBe(9);
    expect(await nprs.locator("path.l1").count()).toBe(8);
    expect(await nprs.getByText("4 or less: beyond chance, and counts as improved").count()).toBe(1);
    expect(
      await row(/^PSFS better/)
        .getByText("6.3 or more: beyond chance, and counts as improved")
        .count(),
    ).toBe(1);
    expect(
      await row(/^No EARS score yet/)
        .locator("[data-mark]")
        .count(),
    ).toBe(0);
    await keepPicture("charts");
  });

  test("place a better score lower on the scale of the RMDQ, and the line between", async () => {
    await open("charts", 1280);
    const rmdq = page.locator("section", { has: page.getByRole("heading", { name: /^RMDQ improved/ }) });
    await rmdq.locator('[data-mark="score"]').first().waitFor();
    const [first, latest] = await rmdq
      .locator('[data-mark="score"]')
      .evaluateAll((marks) => marks.map((mark) => Number(mark.getAttribute("cy"))));
    const line = await rmdq
      .locator('[data-limit="lineImproved"]')
      .evaluate((path) => Number(/^M[\d.]+ ([\d.]+)/.exec(path.getAttribute("d") ?? "")?.[1]));
    expect(first).toBeLessThan(line);
    expect(line).toBeLessThan(latest!);
  });

  test.each([768, 360])("fit %i px", async (width) => {
    await open("charts", width);
    await page.locator('[data-mark="score"]').first().waitFor();
    expect(await runsOut()).toBe(false);
    await keepPicture(`charts-${width}`);
  });
});

test.each([1280, 360])("the entry of staff fits %i px and every field has a name", async (width) => {
  await open("entry", width);
  expect(await runsOut()).toBe(false);
  expect(await page.getByRole("textbox", { name: "Item 24", exact: true }).count()).toBe(1);
  expect(await page.getByRole("textbox", { name: "Psych total, 0 to 5" }).count()).toBe(1);
  await keepPicture(`entry-${width}`);
});
