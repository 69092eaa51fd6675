/**
 * The journey that must always work, from an empty database, everything through the screens: staff at 1280 px, the
 * patient on a phone of 360 px, each in a browser of their own.
 */
import type { Page } from "playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { invitePatient, inviteStaff, printedCode, setUpClinic } from "#e2e/support/first-run.ts";
import { agree, answerScreen, checkIn } from "#e2e/support/patient.ts";
import { acceptInvitation } from "#e2e/support/people.ts";

test.use({ database: "empty" });

const patientName = "Ines Hazel";
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

test("from an empty database to discharge and back", async ({ newPerson, server }) => {
  test.setTimeout(240_000);
  const [admin, therapist, otherTherapist, clinician] = await Promise.all([
    newPerson("desk"),
    newPerson("desk"),
    newPerson("desk"),
    newPerson("desk"),
  ]);
  const patient = await newPerson("phone");

  await test.step("the admin sets the clinic up and invites staff", async () => {
    await setUpClinic(admin, printedCode(server.log()), "ada.heron");
    const staff: [Page, string, "Therapist" | "Clinician", string][] = [
      [therapist, "Dana Wren", "Therapist", "dana.wren"],
      [otherTherapist, "Theo Swift", "Therapist", "theo.swift"],
      [clinician, "Mira Kestrel", "Clinician", "mira.kestrel"],
    ];
    for (const [page, name, role, signInName] of staff) {
      await acceptInvitation(page, await inviteStaff(admin, name, role), signInName);
    }
    await expect(therapist).toHaveURL(/\/caseload$/);
    await expect(therapist.getByRole("heading", { name: "Nobody is on your caseload yet" })).toBeVisible();
    await expect(clinician).toHaveURL(/\/dashboard$/);
    await admin.goto("/admin/people");
    await expect(admin.getByRole("row", { name: /Dana Wren.*Therapist.*Can sign in/ })).toBeVisible();
  });

  await test.step("the therapist invites a patient, who agrees and answers", async () => {
    const link = await invitePatient(therapist, {
      name: patientName,
      onsetDay: daysAgo(9),
      diagnosis: "Disc damage",
      clinician: "Mira Kestrel",
    });
    await acceptInvitation(patient, link, "ines.hazel");
    await agree(patient);
    await answerScreen(patient);
    await patient.getByRole("link", { name: "Go on" }).click();
    await expect(patient).toHaveURL(/\/today$/);
    await patient.getByRole("link", { name: /Check in for today/ }).click();
    await checkIn(patient, { restPain: 3, worstPain: 5 });
  });
});
