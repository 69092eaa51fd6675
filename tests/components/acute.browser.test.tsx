/**
 * The forms of acute care in a real browser: nothing is answered before the person answers, no page is left with an open
 * question by a slip, an emergency is sent from its page, and going back loses nothing. A long file: each test is a walk.
 */
import type { Browser, Page } from "playwright";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Site } from "#tests/components/browser/page.ts";
import { launch } from "#tests/components/browser/page.ts";
import { serveStyled } from "#tests/components/browser/styled-page.ts";
import { allNo, plainContext } from "#tests/support/acute.ts";

vi.setConfig({ testTimeout: 60_000 });

let browser: Browser;
let site: Site;
let page: Page;
let problems: string[];

beforeAll(async () => {
  [site, browser] = await Promise.all([serveStyled("./acute-page.tsx"), launch()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  site?.close();
});
beforeEach(async () => {
  page = await (await browser.newContext({ viewport: { width: 360, height: 740 } })).newPage();
  page.setDefaultTimeout(10_000);
  problems = [];
  page.on("pageerror", (problem) => problems.push(problem.message));
});
afterEach(async () => {
  await page.context().close();
  expect(problems).toEqual([]);
});

const open = async (name: string) => {
  await page.goto(`${site.url}#${name}`);
  await page.locator("main h1:visible").waitFor();
};
// biome-ignore lint/performance/useDomNodeTextContent: what a person sees, as the browser draws it
const title = () => page.locator("main h1:visible").innerText();
const next = () => page.locator("main .dock button:visible").click();
const answer = (name: string, value: string) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check();
const sent = () => page.evaluate(() => window.sent);
const visibleErrors = () => page.locator("main .err:visible").count();

/** Answers every visible question that is still open with "no". */
async function noToTheRest(): Promise<void> {
  const groups = page.locator("[role=radiogroup]:visible");
  for (let i = 0; i < (await groups.count()); i++) {
    const group = groups.nth(i);
    if ((await group.locator("input:checked").count()) === 0)
      await group.locator('input[value="no"]').check();
  }
}

async function answerContext(): Promise<void> {
  await page.locator('input[name="context.birthYear"]').fill(String(plainContext.birthYear));
  await noToTheRest();
  await next();
}

describe("the red-flag screen", () => {
  test("asks without defaults, names every open question and stays until each is answered", async () => {
    await open("intake");
    expect(await page.locator("input:checked").count()).toBe(0);
    await next();
    expect(await title()).toBe("About you, asked once");
    expect(await visibleErrors()).toBe(8);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("context.birthYear");
    await page.locator('input[name="context.birthYear"]').fill("2090");
    await noToTheRest();
    await next();
    expect(await visibleErrors()).toBe(1);
    await page.locator('input[name="context.birthYear"]').fill("1981");
    await next();
    expect(await title()).toBe("Feeling and control below the waist");
    expect(await sent()).toEqual([]);
  });

  test("all answered no is sent once, at the end, with every question in it", async () => {
    await open("intake");
    await answerContext();
    for (let i = 0; i < 12 && (await sent()).length === 0; i++) {
      const all = page.locator("main button:visible", { hasText: "No to all" });
      if ((await all.count()) > 0) await all.click();
      await noToTheRest();
      await next();
      await page.waitForTimeout(50);
    }
    const [form] = await sent();
    const answers = Object.keys(form ?? {}).filter((name) => name.startsWith("answers."));
    // A minor strain is not asked of a person of 45 without brittle bones.
    const expected = Object.keys(allNo).filter(
      (id) => id !== "minor_strain" && id !== "morning_stiffness" && id !== "better_moving",
    );
    expect(answers.sort()).toEqual(expect.arrayContaining(expected.map((id) => `answers.${id}`).sort()));
    expect(
      Object.entries(form ?? {}).filter(([name, value]) => name.startsWith("answers.") && value !== "no"),
    ).toEqual([]);
    expect(form).toMatchObject({ occasion: "intake", idempotencyKey: "form-1", "context.birthYear": "1981" });
  });

  test("a session question's yes opens its single questions; an emergency is sent from its page", async () => {
    await open("flare");
    expect(await page.getByText("Is it hard to hold your urine, or does it leak?").isVisible()).toBe(false);
    await answer("answers.session_cauda_equina", "yes");
    expect(await page.getByText("Is it hard to hold your urine, or does it leak?").isVisible()).toBe(true);
    await next();
    expect(await visibleErrors()).toBe(8);
    await answer("answers.urine_hold", "yes");
    await noToTheRest();
    await next();
    await page.waitForFunction(() => window.sent.length === 1);
    expect((await sent())[0]).toMatchObject({ "answers.urine_hold": "yes", "answers.saddle_numbness": "no" });
  });

  test("a yes that depends on a second question asks it before the page is left", async () => {
    await open("flare");
    await noToTheRest();
    await next();
    await answer("answers.session_nerve", "yes");
    await answer("answers.leg_weaker", "yes");
    await noToTheRest();
    expect(await page.getByText("Is it both legs, or is the foot dropping?").isVisible()).toBe(true);
    await next();
    expect(await title()).not.toBe("Legs and feet");
    await page.getByRole("button", { name: "Back" }).click();
    expect(await title()).toBe("Legs and feet");
    expect(await page.locator('input[name="answers.leg_weaker"][value="yes"]').isChecked()).toBe(true);
    await answer("answers.session_nerve", "no");
    expect(await page.getByText("Is it both legs, or is the foot dropping?").isVisible()).toBe(false);
  });

  test("the keyboard alone: arrows choose, Enter goes on, the new title is read", async () => {
    await open("flare");
    await page.locator('input[name="answers.session_cauda_equina"][value="yes"]').focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    expect(await title()).toBe("Legs and feet");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Legs and feet");
    expect(await sent()).toEqual([]);
  });
});

describe("the check-in", () => {
  const pain = (name: string, value: number) => answer(name, String(value));

  test("six short pages, no default, sent once", async () => {
    await open("check-in");
    expect(await page.locator("input:checked").count()).toBe(0);
    await next();
    expect(await visibleErrors()).toBe(1);
    await pain("restPain", 3);
    await next();
    await pain("worstPain", 2);
    await next();
    expect(
      await page.getByText("Your worst pain cannot be lower than your pain right now.").first().isVisible(),
    ).toBe(true);
    await pain("worstPain", 5);
    await next();
    await noToTheRest();
    await next();
    await answer("analgesicLevel", "1");
    await noToTheRest();
    await next();
    await page.locator('input[name="walkMinutes"]').fill("12");
    await answer("standsUnaided", "yes");
    await next();
    await answer("legWorse", "no");
    await next();
    await page.waitForFunction(() => window.sent.length === 1);
    expect((await sent())[0]).toEqual({
      idempotencyKey: "form-1",
      day: "2026-03-03",
      seenRevision: "",
      restPain: "3",
      worstPain: "5",
      wokenByPain: "no",
      nightUnrelenting: "no",
      analgesicLevel: "1",
      sedating: "no",
      walkMinutes: "12",
      standsUnaided: "yes",
      legWorse: "no",
    });
  });

  test("an answer is left open only on purpose: the second press goes on", async () => {
    await open("check-in");
    await pain("restPain", 3);
    await next();
    await next();
    expect(await title()).toBe("Worst back pain in the last 24 hours?");
    expect(await visibleErrors()).toBe(1);
    await next();
    expect(await title()).toBe("Last night");
  });

  test("a worse leg asks the second question", async () => {
    await open("correct");
    for (let i = 0; i < 5; i++) await next();
    expect(await title()).toBe("Your legs");
    expect(await page.getByText("Is it both legs, or is the foot dropping?").isVisible()).toBe(false);
    await answer("legWorse", "yes");
    expect(await page.getByText("Is it both legs, or is the foot dropping?").isVisible()).toBe(true);
    await answer("legBothOrFootDrop", "no");
    await next();
    await page.waitForFunction(() => window.sent.length === 1);
    expect((await sent())[0]).toMatchObject({
      legWorse: "yes",
      legBothOrFootDrop: "no",
      seenRevision: "0",
      restPain: "2",
    });
  });

  test("what the server refuses is shown on the page where it was answered", async () => {
    await open("correct");
    await page.evaluate(() => {
      window.reply = {
        status: "error",
        code: "not_valid",
        formError: "Look again.",
        fieldErrors: { worstPain: "Too low." },
      };
    });
    for (let i = 0; i < 6; i++) await next();
    await page.waitForFunction(() => window.sent.length === 1);
    await page.getByText("Too low.").last().waitFor();
    expect(await title()).toBe("Worst back pain in the last 24 hours?");
  });
});

describe("what to do now", () => {
  test("an emergency stands alone with the number and the crisis line to call", async () => {
    await open("E");
    const calls = await page
      .locator("main a[href^='tel:']")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(calls).toEqual(["tel:112", "tel:08001110111"]);
    expect(await page.locator("main h1, main h2").allInnerTexts()).toEqual(["Get help now"]);
    expect(await page.locator("[data-without-tabs]").count()).toBe(1);
  });
  test("same-day help comes first, the doctor within days after it", async () => {
    await open("S");
    expect(await page.locator("main h1, main h2").allInnerTexts()).toEqual([
      "See a doctor today",
      "Book your doctor",
    ]);
    expect(await page.locator("main a[href='tel:116117']").count()).toBe(1);
  });
});
