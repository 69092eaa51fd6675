/**
 * Going through a page by keyboard alone.
 *
 * Invariant: each Tab moves forward in the page and lands on something whose focus can be seen; a control that cannot
 * be reached that way cannot be used here.
 */
import { expect, type Locator, type Page } from "playwright/test";

interface Landing {
  readonly what: string;
  readonly isVisible: boolean;
  readonly isForward: boolean;
  readonly isWanted: boolean;
}

/** Presses Tab until the control, or something in it, has the focus. */
export async function tabTo(page: Page, control: Locator, limit = 120): Promise<void> {
  await expect(control).toBeAttached();
  const wanted = await control.elementHandle();
  for (let press = 0; press < limit; press++) {
    const before = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press("Tab");
    const landing = await page.evaluate(
      ([from, to]): Landing => {
        const at = document.activeElement ?? document.body;
        const boxes = [at, at.closest("label"), at.closest(".stepper-value"), at.closest("tr")];
        // A date is one control with a place for each of its parts, which the browser marks itself.
        const isSame = at === from;
        const isVisible = boxes.some((box) => {
          if (!box) return false;
          const { outlineStyle, outlineWidth } = getComputedStyle(box);
          return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
        });
        const order = from && from !== document.body ? from.compareDocumentPosition(at) : 4;
        return {
          what: `${at.tagName} ${at.getAttribute("aria-label") ?? at.textContent?.trim().slice(0, 40)}`,
          isVisible: isSame || at === document.body || isVisible,
          isForward: isSame || at === document.body || (order & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
          isWanted: to?.contains(at) ?? false,
        };
      },
      [before, wanted] as const,
    );
    expect(landing.isVisible, `the focus is seen on ${landing.what}`).toBe(true);
    expect(landing.isForward, `Tab goes forward to ${landing.what}`).toBe(true);
    if (landing.isWanted) return;
  }
  throw new Error(`Tab does not reach ${control} within ${limit} presses`);
}

/** Tab to a link or button, and press it. */
export async function pressOn(page: Page, control: Locator, key: "Enter" | "Space" = "Enter"): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press(key);
}

/** Tab to a field and type. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Tab into a group of radios, and choose one with Space and the arrow keys. */
export async function chooseWithKeys(
  page: Page,
  question: string | RegExp,
  answer: string | RegExp,
): Promise<void> {
  const group = page.getByRole("radiogroup", { name: question });
  const wanted = group.getByRole("radio", { name: answer });
  await tabTo(page, group);
  const count = await group.getByRole("radio").count();
  for (let press = 0; press <= count && !(await wanted.isChecked()); press++) {
    const isThere = await wanted.evaluate((radio) => radio === document.activeElement);
    await page.keyboard.press(isThere ? "Space" : "ArrowDown");
  }
  await expect(wanted).toBeChecked();
  await expect(wanted).toBeFocused();
}
