/** A session on a phone: the questions before it, logging exercises, finishing. */
import { expect, type Locator, type Page } from "playwright/test";
import { choose, rate } from "#e2e/support/forms.ts";

const saddle = /^New numbness or odd feeling between your legs/;
const nerve = /^Is a leg or foot getting weaker, dragging/;

/** Answers what is asked before a session and begins. `yes` answers the first safety question with yes. */
export async function beginSession(page: Page, answers: { restPain: number; yes?: boolean }): Promise<void> {
  await expect(page).toHaveURL(/\/session\//);
  await choose(page, saddle, answers.yes ? "Yes" : "No");
  if (answers.yes) {
    for (const group of await page
      .getByRole("radiogroup", { name: /^(Is it|Can you no|Have you lost|New numbness or an)/ })
      .all()) {
      await group.getByRole("radio", { name: "Yes", exact: true }).check();
    }
  }
  await choose(page, nerve, "No");
  await rate(page, "How is your back right now, at rest?", answers.restPain);
  await choose(page, "Have you taken anything that makes you drowsy?", "No");
  await page.getByRole("button", { name: "Begin" }).click();
}

/** The exercises of the session that is open, by name, in their order. */
export async function exerciseNames(page: Page): Promise<string[]> {
  const heads = page.getByRole("group").getByRole("heading", { level: 2 });
  await expect(heads.first()).toBeVisible();
  return heads.allTextContents();
}

/** One exercise of the session. */
export function exerciseOf(page: Page, name: string | RegExp): Locator {
  return page.getByRole("group").filter({ has: page.getByRole("heading", { level: 2, name }) });
}

/** Opens an exercise of the session if it is closed; one is open at a time. */
export async function openExercise(page: Page, name: string | RegExp): Promise<Locator> {
  const exercise = exerciseOf(page, name);
  const save = exercise.getByRole("button", { name: /^Save / });
  if (!(await save.isVisible())) await exercise.getByRole("heading", { level: 2 }).click();
  await expect(save).toBeVisible();
  return exercise;
}

/** Logs one exercise; `fewer` lowers the first set by that many steps. */
export async function logExercise(
  page: Page,
  name: string,
  done: { pain: number; effort: number; fewer?: number },
): Promise<void> {
  const exercise = await openExercise(page, name);
  const less = exercise.getByRole("button", { name: /^Less, Set 1/ }).first();
  for (let step = 0; step < (done.fewer ?? 0); step++) await less.click();
  await rate(exercise, /^(Worst pain during it|You stopped for pain)/, done.pain);
  await rate(exercise, "How hard was it?", done.effort);
  await exercise.getByRole("button", { name: "Save this exercise" }).click();
}

/** What the exercise says about where its entry is; waits until it says this. */
export async function expectStored(page: Page, name: string | RegExp, words: string): Promise<void> {
  const exercise = await openExercise(page, name);
  await expect(exercise.getByRole("status").filter({ hasText: words })).toBeVisible();
}
