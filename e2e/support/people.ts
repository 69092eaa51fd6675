/** Signing in and joining, through the screens. */
import { expect, type Page } from "playwright/test";

/** The passphrase of everyone who joins in a journey. */
export const passphrase = "heron wren kestrel swift";

/** The people of the demo clinic, as db/seed has them. */
export const demo = {
  patient: { name: "Ines Hazel", signInName: "ines.hazel@demo.example" },
  therapist: { name: "Dana Wren", signInName: "dana.wren@demo.example" },
  otherTherapist: { name: "Theo Swift", signInName: "theo.swift@demo.example" },
  clinician: { name: "Mira Kestrel", signInName: "mira.kestrel@demo.example" },
  admin: { name: "Ada Heron", signInName: "ada.heron@demo.example" },
} as const;

/** Signs in on the sign-in page and waits until the home of the role is there. */
export async function signIn(page: Page, signInName: string, words: string = passphrase): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail, or the name you chose" }).fill(signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(words);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Opens an invitation's link and chooses a name and passphrase. */
export async function acceptInvitation(page: Page, link: string, signInName: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("textbox", { name: "Name to sign in with" }).fill(signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Accept and sign in" }).click();
  await expect(page).not.toHaveURL(/invite/);
}
