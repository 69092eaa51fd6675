/**
 * The journey that must always work, from an empty database, everything through the screens: staff at 1280 px, the
 * patient on a phone of 360 px, each in a browser of their own.
 */
import type { Page } from "playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import {
  assign,
  correctAndExcuse,
  doSession,
  endAndReturn,
  raiseAndEndRedFlag,
  readCourse,
} from "#e2e/support/chapters.ts";
import { dayFromToday } from "#e2e/support/days.ts";
import { clinic, invitePatient, inviteStaff, printedCode, setUpClinic } from "#e2e/support/first-run.ts";
import { fill } from "#e2e/support/forms.ts";
import { agree, answerScreen, checkIn } from "#e2e/support/patient.ts";
import { acceptInvitation } from "#e2e/support/people.ts";
import { openPatient, openTab } from "#e2e/support/therapist.ts";

test.use({ database: "empty" });

const name = "Ines Hazel";
const daysAgo = (days: number) => dayFromToday(-days);

test("from an empty database to discharge and back", async ({ newPerson, server }) => {
  test.setTimeout(300_000);
  const admin = await newPerson("desk");
  const therapist = await newPerson("desk");
  const otherTherapist = await newPerson("desk");
  const clinician = await newPerson("desk");
  const patient = await newPerson("phone");

  await test.step("the admin sets the clinic up and invites staff", async () => {
    await setUpClinic(admin, printedCode(server.log()), "ada.heron");
    const staff: [Page, string, "Therapist" | "Clinician", string][] = [
      [therapist, "Dana Wren", "Therapist", "dana.wren"],
      [otherTherapist, "Theo Swift", "Therapist", "theo.swift"],
      [clinician, "Mira Kestrel", "Clinician", "mira.kestrel"],
    ];
    for (const [page, who, role, signInName] of staff) {
      await acceptInvitation(page, await inviteStaff(admin, who, role), signInName);
    }
    await expect(therapist).toHaveURL(/\/caseload$/);
    await expect(therapist.getByRole("heading", { name: "Nobody is on your caseload yet" })).toBeVisible();
    await expect(clinician).toHaveURL(/\/dashboard$/);
    await admin.goto("/admin/people");
    await expect(admin.getByRole("row", { name: /Dana Wren.*Therapist.*Can sign in/ })).toBeVisible();
  });

  await test.step("the therapist invites a patient, who agrees, answers and checks in", async () => {
    const about = { onsetDay: daysAgo(9), diagnosis: "Disc damage", clinician: "Mira Kestrel" };
    await acceptInvitation(patient, await invitePatient(therapist, { name, ...about }), "ines.hazel");
    await agree(patient);
    await answerScreen(patient);
    await expect(patient.getByRole("heading", { name: "Thank you", level: 1 })).toBeVisible();
    await patient.getByRole("link", { name: "Go on" }).click();
    await expect(patient).toHaveURL(/\/today$/);
    await patient.getByRole("link", { name: /Check in for today/ }).click();
    await checkIn(patient, { restPain: 3, worstPain: 5 });
  });

  const chart = await test.step("nothing but calm care can be published before a clearance", async () => {
    await therapist.goto("/caseload");
    const address = await openPatient(therapist, name);
    await therapist.goto(`${address}/assign?template=subacute-motor-control`);
    await expect(therapist.getByText(/There is no clearance in force/)).toBeVisible();
    const publish = therapist.getByRole("button", { name: /^Publish/ });
    await expect(publish).toHaveAttribute("aria-disabled", "true");
    return address;
  });

  await test.step("the therapist clears against the criteria, with a written reason", async () => {
    await therapist.goto(chart);
    await openTab(therapist, name, "Clearance");
    await expect(therapist.getByRole("heading", { level: 1, name: /^Not yet/ })).toBeVisible();
    const reason = "Examined today: moves freely, pain 3 at rest for a week by her own diary, no leg signs.";
    await fill(therapist, `Why is this right for ${name} now?`, reason);
    await therapist.getByRole("button", { name: "Clear with this reason" }).click();
    await expect(therapist.getByRole("heading", { name: `${name} is cleared` })).toBeVisible();
    await expect(
      therapist.getByText(/^Against the criteria, with a reason\. Signed by Dana Wren/),
    ).toBeVisible();
  });

  const { emergencyNumber } = clinic;
  const story = { name, chart, emergencyNumber, therapist, otherTherapist, clinician, patient };
  await assign(story);
  await doSession(story, /^A session fits today, about/);
  await correctAndExcuse(story);
  await readCourse(story);
  await raiseAndEndRedFlag(story);
  await endAndReturn(story);
});
