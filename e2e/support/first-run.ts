/**
 * From an empty database to a clinic with its people, through the screens: the set-up with the printed code, staff
 * and patient invitations.
 */
import { expect, type Page } from "playwright/test";
import { choose, fill } from "#e2e/support/forms.ts";
import { passphrase } from "#e2e/support/people.ts";

/** The numbers and words that the clinic of the journey tells its patients. */
export const clinic = {
  name: "Harbour Back Clinic",
  emergencyNumber: "999",
  doctorNumber: "111",
  crisisLine: "116 123",
  replyTime: "one working day",
  serviceHours: "Monday to Friday, 9:00 to 17:00",
} as const;

/** The code that the server printed in its terminal; each start prints a new one, and only the newest works. */
export function printedCode(log: string): string {
  const code = [...log.matchAll(/give this code, which works once: (\S+)/g)].at(-1)?.[1];
  if (!code) throw new Error(`the server printed no set-up code:\n${log}`);
  return code;
}

/** Creates the clinic and its first admin, who is then signed in. */
export async function setUpClinic(page: Page, code: string, signInName: string): Promise<void> {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await fill(page, "Set-up code", code);
  await fill(page, "Name of the clinic", clinic.name);
  await page.getByLabel("Language and region").selectOption("en-GB");
  await page.getByLabel("Time zone").selectOption("Europe/London");
  await fill(page, "Emergency number", clinic.emergencyNumber);
  await fill(page, "Doctor or urgent-care line", clinic.doctorNumber);
  await fill(page, "Crisis line", clinic.crisisLine);
  await fill(page, "Reply time", clinic.replyTime);
  await fill(page, "Hours", clinic.serviceHours);
  await choose(page, "Progression rules", /^Off/);
  await fill(page, "Your name", "Ada Heron");
  await fill(page, "Name to sign in with", signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Create the clinic and sign in" }).click();
  await expect(page).toHaveURL(/\/admin\/people$/);
}

/** The link that is shown once, with its code to scan. */
async function handedOver(page: Page, name: string): Promise<string> {
  await expect(page.getByRole("heading", { name: `The link for ${name} is ready` })).toBeFocused();
  await expect(page.getByRole("img", { name: `Code that opens the invitation of ${name}` })).toBeVisible();
  const link = await page.getByText(/^https?:\/\/\S+\/invite\/\S+$/).textContent();
  if (!link) throw new Error("no link is shown");
  return link;
}

/** Invites a therapist or clinician; the link to hand over. */
export async function inviteStaff(
  page: Page,
  name: string,
  role: "Therapist" | "Clinician",
): Promise<string> {
  await page.goto("/admin/people/invite");
  await fill(page, "Name", name);
  await choose(page, "Role", new RegExp(`^${role}`));
  await page.getByRole("button", { name: "Invite and show the link" }).click();
  return handedOver(page, name);
}

/** Invites a patient whose pain began on a day, read by a clinician; the link to hand over. */
export async function invitePatient(
  page: Page,
  patient: { name: string; onsetDay: string; diagnosis?: string; clinician?: string },
): Promise<string> {
  await page.goto("/caseload");
  await page.getByRole("link", { name: "Invite a patient" }).first().click();
  await expect(page).toHaveURL(/\/patients\/invite$/);
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(patient.name);
  await page.getByLabel("First day of this back pain").fill(patient.onsetDay);
  await choose(page, "Region", "Low back");
  if (patient.diagnosis) await page.getByRole("checkbox", { name: patient.diagnosis }).check();
  if (patient.clinician) await page.getByRole("checkbox", { name: patient.clinician }).check();
  await page.getByRole("button", { name: "Invite and show the link" }).click();
  return handedOver(page, patient.name);
}
