/**
 * Answering forms as people do: by the words of the question.
 *
 * Invariant: nothing here knows a selector; a question that cannot be found by its name cannot be answered.
 */
import { expect, type Locator, type Page } from "playwright/test";

type Scope = Page | Locator;

/** Answers one question of radios, scales included, by the visible words of the answer. */
export async function choose(
  scope: Scope,
  question: string | RegExp,
  answer: string | RegExp,
): Promise<void> {
  const group = scope.getByRole("radiogroup", { name: question });
  const radio = group.getByRole("radio", { name: answer });
  await radio.check();
}

/** Gives a figure from 0 to 10 on a pain or effort scale. */
export async function rate(scope: Scope, question: string | RegExp, figure: number): Promise<void> {
  await choose(scope, question, new RegExp(`^${figure}\\b`));
}

/** Types into a field found by its label. */
export async function fill(scope: Scope, label: string | RegExp, text: string): Promise<void> {
  await scope.getByRole("textbox", { name: label }).fill(text);
}

/** The address with a new page once a press has led there. */
export async function pressTo(page: Page, button: string | RegExp, address: RegExp): Promise<void> {
  await page.getByRole("button", { name: button }).click();
  await expect(page).toHaveURL(address);
}
