/** What a therapist or clinician does at a desk: clearing, assigning, ending a lock, ending care. */
import { expect, type Page } from "playwright/test";
import { choose, fill } from "#e2e/support/forms.ts";

/** Opens a patient from the caseload or the panel and returns the address of their pages. */
export async function openPatient(page: Page, name: string): Promise<string> {
  await page.getByRole("rowheader", { name }).getByRole("link", { name }).click();
  await expect(page).toHaveURL(/\/patients\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

/** Goes to one of the pages of the patient that is open. */
export async function openTab(page: Page, patient: string, tab: string): Promise<void> {
  await page
    .getByRole("navigation", { name: `Pages of ${patient}` })
    .getByRole("link", { name: tab })
    .click();
}

/** Publishes the draft on the page, after reading it as the patient will, with a reason wherever one is asked for. */
export async function publishDraft(page: Page, patient: string): Promise<void> {
  const reasons = page.getByRole("textbox", { name: "Why this exercise all the same" });
  for (const reason of await reasons.all())
    await reason.fill("Tried today with good form and no leg symptoms.");
  await page.getByRole("button", { name: `See it as ${patient} does` }).click();
  const preview = page.getByRole("dialog", { name: `${patient}’s program` });
  await expect(preview).toBeVisible();
  await preview.getByRole("button", { name: "Close" }).click();
  await expect(preview).toBeHidden();
  await page.getByRole("button", { name: "Publish, from today" }).click();
  await expect(page).toHaveURL(/\/program$/);
}

/** Ends every open red flag of the patient whose record is open. */
export async function endRedFlags(page: Page, reason: string, assessedBy: string): Promise<void> {
  const form = page.getByRole("form", { name: "End red flags" });
  for (const flag of await form.getByRole("checkbox").all()) await flag.check();
  await fill(form, "Reason", reason);
  await fill(form, "Who examined the patient", assessedBy);
  const day = form.getByLabel("When");
  await day.fill((await day.getAttribute("max")) ?? "");
  await form.getByRole("button", { name: "End the chosen flags" }).click();
  await expect(page.getByRole("heading", { name: "No open red flag" })).toBeVisible();
}

/** Ends the care of the patient whose episode is open. */
export async function discharge(page: Page, patient: string, reason: string): Promise<void> {
  await page.getByText("End care").click();
  await fill(page, "Why care ends", reason);
  await page.getByRole("button", { name: `Discharge ${patient}` }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Discharged since/ })).toBeVisible();
}

/** Takes a discharged patient back into acute care. */
export async function takeBack(page: Page, reason: string): Promise<void> {
  await choose(page, "Return to", /^Acute care/);
  await fill(page, "Why", reason);
  await page.getByRole("button", { name: "Return", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Acute care since/ })).toBeVisible();
}
