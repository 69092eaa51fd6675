/**
 * The core of the journey by keyboard alone: sign in, check in, assign and publish, do and finish a session. No mouse
 * is used; support/keyboard.ts holds that the focus is seen and goes forward.
 */
import type { Page } from "playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { chooseWithKeys, pressOn, tabTo, typeInto } from "#e2e/support/keyboard.ts";
import { demo, passphrase } from "#e2e/support/people.ts";

async function signInWithKeys(page: Page, signInName: string): Promise<void> {
  await page.goto("/sign-in");
  await typeInto(page, page.getByRole("textbox", { name: "E-mail, or the name you chose" }), signInName);
  await typeInto(page, page.getByLabel("Passphrase", { exact: true }), passphrase);
  await page.keyboard.press("Enter");
  await expect(page).not.toHaveURL(/sign-in/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

test("a patient checks in", async ({ page }) => {
  await signInWithKeys(page, "jonas.alder@demo.example");
  await page.goto("/check-in?correct=1");
  const next = page.getByRole("button", { name: "Next", exact: true });
  const heading = page.getByRole("heading", { level: 1 });
  await chooseWithKeys(page, "How is your back right now, at rest?", /^3\b/);
  await pressOn(page, next);
  await expect(heading).toBeFocused();
  await chooseWithKeys(page, "Worst back pain in the last 24 hours?", /^5\b/);
  await pressOn(page, next);
  await expect(heading).toBeFocused();
  await chooseWithKeys(page, "Did back pain wake you last night?", "No");
  await chooseWithKeys(page, "Was there night pain that no position eased?", "No");
  await pressOn(page, next);
  await chooseWithKeys(page, "What have you taken for the pain since yesterday?", "Nothing");
  await chooseWithKeys(page, "Have you taken anything that makes you drowsy?", "No");
  await pressOn(page, next);
  await tabTo(page, page.getByRole("textbox", { name: "How long did you walk in one go, in minutes?" }));
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("12");
  await chooseWithKeys(page, "Can you get up from a chair without using your hands?", "Yes");
  await pressOn(page, next);
  await chooseWithKeys(page, "Is a leg weaker or number than yesterday?", "No");
  await pressOn(page, page.getByRole("button", { name: "Save check-in" }));
  await expect(page.getByRole("heading", { name: "Checked in: 3 at rest, 5 at worst" })).toBeVisible();
});

test("a therapist finds a patient, assigns a template and publishes it", async ({ page }) => {
  test.setTimeout(120_000);
  await signInWithKeys(page, demo.otherTherapist.signInName);
  const find = page.getByRole("searchbox", { name: "Find a patient" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(find).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.type("Marek");
  await pressOn(page, page.getByRole("rowheader", { name: "Marek Juniper" }).getByRole("link"));
  await expect(page).toHaveURL(/\/patients\//);
  const tabs = page.getByRole("navigation", { name: "Pages of Marek Juniper" });
  await pressOn(page, tabs.getByRole("link", { name: "Program" }));
  await pressOn(page, page.getByRole("link", { name: "Choose another program" }));
  await pressOn(page, page.getByRole("link", { name: /^Sub-acute motor control/ }));
  await expect(page).toHaveURL(/template=subacute-motor-control/);
  await tabTo(page, page.getByRole("textbox", { name: "Times a week" }));
  await page.keyboard.press("ArrowUp");
  await pressOn(page, page.getByRole("button", { name: /^Change Hip hinge/ }));
  await pressOn(page, page.getByRole("button", { name: "More, Repetitions" }), "Space");
  await typeInto(
    page,
    page.getByRole("textbox", { name: "What Marek Juniper will read on Today" }),
    "By keys.",
  );
  await pressOn(page, page.getByRole("button", { name: "Publish, from today" }));
  await expect(
    page.getByRole("heading", { level: 1, name: /^Sub-acute motor control, version 1, since/ }),
  ).toBeVisible();
});

test("a patient does a session and finishes it", async ({ page }) => {
  test.setTimeout(120_000);
  await signInWithKeys(page, "marek.juniper@demo.example");
  await pressOn(page, page.getByRole("link", { name: /^(Start|Do a session all the same)/ }));
  await expect(page).toHaveURL(/\/session\//);
  await chooseWithKeys(page, /^New numbness or odd feeling between your legs/, "No");
  await chooseWithKeys(page, /^Is a leg or foot getting weaker, dragging/, "No");
  await chooseWithKeys(page, "How is your back right now, at rest?", /^1\b/);
  await chooseWithKeys(page, "Have you taken anything that makes you drowsy?", "No");
  await pressOn(page, page.getByRole("button", { name: "Begin" }));
  await expect(page.getByRole("heading", { level: 1, name: /exercises to go$/ })).toBeVisible();
  await tabTo(page, page.getByRole("textbox", { name: /^Set 1/ }).first());
  await page.keyboard.press("ArrowDown");
  await chooseWithKeys(page, "Worst pain during it", /^2\b/);
  await chooseWithKeys(page, "How hard was it?", /^4\b/);
  await pressOn(page, page.getByRole("button", { name: "Save this exercise" }));
  await expect(page.getByRole("img", { name: "Saved", exact: true })).toBeVisible();
  await pressOn(page, page.getByRole("button", { name: "Finish", exact: true }));
  await pressOn(page, page.getByRole("button", { name: "Finish all the same" }));
  await expect(page.getByRole("heading", { level: 1, name: "Session done" })).toBeVisible();
});
