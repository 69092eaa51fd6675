/** What a patient does on a phone: agreeing, the red-flag screen, the check-in. */
import { expect, type Page } from "playwright/test";
import { choose, rate } from "#e2e/support/forms.ts";

/** Reads and agrees; the red-flag screen comes next. */
export async function agree(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/agree$/);
  await page.getByRole("checkbox", { name: "I have read this and agree" }).check();
  await page.getByRole("button", { name: "Agree and go on" }).click();
}

/** Answers every open question of the page that is shown: yes to those that match, no to all others. */
async function answerPage(page: Page, yes: readonly RegExp[]): Promise<void> {
  const groups = page.getByRole("radiogroup");
  // A yes can open further questions on the same page, so the page is read again until nothing new is there.
  for (let place = 0; place < (await groups.count()); place++) {
    const group = groups.nth(place);
    const name = (await group.getAttribute("aria-labelledby")) ?? "";
    const question = (await page.locator(`[id="${name}"]`).textContent()) ?? "";
    const isYes = yes.some((pattern) => pattern.test(question));
    await group.getByRole("radio", { name: isYes ? "Yes" : "No", exact: true }).check();
  }
}

/** Goes through the red-flag screen page by page and sends it. `yes` names the questions answered with yes. */
export async function answerScreen(page: Page, yes: readonly RegExp[] = []): Promise<void> {
  await expect(page).toHaveURL(/\/screen/);
  const progress = page.getByText(/^(Page )?\d+ of \d+$/);
  for (;;) {
    const year = page.getByRole("textbox", { name: "In which year were you born?" });
    if (await year.isVisible()) await year.fill("1981");
    await answerPage(page, yes);
    const place = (await progress.textContent()) ?? "";
    const isLast = await page.getByRole("button", { name: "Send answers" }).isVisible();
    if (isLast) break;
    await page.getByRole("button", { name: "Next", exact: true }).click();
    // An emergency answer is sent from its page.
    await expect(progress.filter({ hasText: place })).toHaveCount(0);
    if (!(await page.getByRole("radiogroup").first().isVisible())) return;
  }
  await page.getByRole("button", { name: "Send answers" }).click();
}

export interface CheckInAnswers {
  readonly restPain: number;
  readonly worstPain: number;
  readonly woken?: boolean;
  readonly walkMinutes?: number;
}

/** One check-in from Today, page by page, until it says what was saved. */
export async function checkIn(page: Page, answers: CheckInAnswers): Promise<void> {
  const { restPain, worstPain, woken = false, walkMinutes = 15 } = answers;
  const next = page.getByRole("button", { name: "Next", exact: true });
  await expect(page.getByText("1 of 6")).toBeVisible();
  await rate(page, "How is your back right now, at rest?", restPain);
  await next.click();
  await rate(page, "Worst back pain in the last 24 hours?", worstPain);
  await next.click();
  await choose(page, "Did back pain wake you last night?", woken ? "Yes" : "No");
  await choose(page, "Was there night pain that no position eased?", "No");
  await next.click();
  await choose(page, "What have you taken for the pain since yesterday?", "Nothing");
  await choose(page, "Have you taken anything that makes you drowsy?", "No");
  await next.click();
  await page
    .getByRole("textbox", { name: "How long did you walk in one go, in minutes?" })
    .fill(String(walkMinutes));
  await choose(page, "Can you get up from a chair without using your hands?", "Yes");
  await next.click();
  await choose(page, "Is a leg weaker or number than yesterday?", "No");
  await page.getByRole("button", { name: "Save check-in" }).click();
  await expect(
    page.getByRole("heading", { name: `Checked in: ${restPain} at rest, ${worstPain} at worst` }),
  ).toBeVisible();
}
