/**
 * Outcome measures from both sides: a questionnaire with one page never confirmed has no score, and one entered by staff
 * with two items missing is worked out from the others. On a phone of 360 px and at a desk.
 */
import type { Page } from "playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { dayFromToday } from "#e2e/support/days.ts";
import { invitePatient } from "#e2e/support/first-run.ts";
import { fill, rate } from "#e2e/support/forms.ts";
import { agree, answerScreen } from "#e2e/support/patient.ts";
import { acceptInvitation, demo } from "#e2e/support/people.ts";
import { openPatient, openTab } from "#e2e/support/therapist.ts";

const name = "Wilma Tansy";

/** Clears against the criteria, with a reason: from then on measures are asked for. */
async function clear(therapist: Page): Promise<void> {
  await openTab(therapist, name, "Clearance");
  await fill(
    therapist,
    `Why is this right for ${name} now?`,
    "Examined today: moves freely, pain 2 at rest for a week by her own diary, no leg signs.",
  );
  await therapist.getByRole("button", { name: "Clear with this reason" }).click();
  await expect(therapist.getByRole("heading", { name: `${name} is cleared` })).toBeVisible();
}

test("a page never confirmed leaves no score, two items missing are made up for", async ({ newPerson }) => {
  test.setTimeout(180_000);
  const therapist = await newPerson("desk", demo.therapist.signInName);
  const patient = await newPerson("phone");

  const chart = await test.step("a patient joins and is cleared", async () => {
    const link = await invitePatient(therapist, { name, onsetDay: dayFromToday(-12) });
    await acceptInvitation(patient, link, "wilma.tansy");
    await agree(patient);
    await answerScreen(patient);
    await expect(patient.getByRole("heading", { name: "Thank you", level: 1 })).toBeVisible();
    await therapist.goto("/caseload");
    const address = await openPatient(therapist, name);
    await clear(therapist);
    return address;
  });

  await test.step("Today asks, and the first page is saved when it is confirmed", async () => {
    await patient.goto("/today");
    await expect(patient.getByRole("heading", { name: "Questions about how you are doing" })).toBeVisible();
    await patient.getByRole("link", { name: /^Back and daily life/ }).click();
    await expect(
      patient.getByRole("heading", { level: 1, name: "Which of these describe you today?" }),
    ).toBeVisible();
    await patient.getByRole("button", { name: "Next", exact: true }).click();
    await expect(patient.getByText(/^Tick what describes you today, or tick/).first()).toBeVisible();
    await patient
      .getByRole("checkbox", { name: "I walk more slowly than usual because of my back.", exact: true })
      .check();
    await patient.getByRole("button", { name: "Next", exact: true }).click();
    await expect(patient).toHaveURL(/\/questionnaires\/rmdq\?page=2$/);
    await patient.goto("/today");
    await expect(patient.getByRole("link", { name: /^Back and daily life/ })).toContainText(
      "Begun: 1 of 4 pages saved",
    );
  });

  await test.step("it goes on where it was left; none of these takes the ticks away", async () => {
    await patient.getByRole("link", { name: /^Back and daily life/ }).click();
    await expect(patient.getByText("2 of 4")).toBeVisible();
    const kneel = patient.getByRole("checkbox", {
      name: "Because of my back, I try not to bend or kneel down.",
    });
    await kneel.check();
    await patient.getByRole("checkbox", { name: "None of these today" }).check();
    await expect(kneel).not.toBeChecked();
    await patient.getByRole("button", { name: "Next", exact: true }).click();
    await expect(patient.getByText("3 of 4")).toBeVisible();
  });

  await test.step("one page is left open, and the end says what that means", async () => {
    await patient.getByRole("link", { name: "Leave this page open" }).click();
    await expect(patient.getByText("4 of 4")).toBeVisible();
    await patient.getByRole("checkbox", { name: "None of these today" }).check();
    await patient.getByRole("button", { name: "Save", exact: true }).click();
    await expect(patient.getByRole("heading", { level: 1, name: "One page is still open" })).toBeVisible();
    await expect(patient.getByText(/^6 of 24 answers are missing, so there is no score/)).toBeVisible();
    await patient.getByRole("button", { name: "Send it as it is" }).click();
    await expect(patient).toHaveURL(/\/questionnaires\?sent=/);
    await expect(patient.getByText(/Without the answers left open there is no score/)).toBeVisible();
    await expect(patient.getByRole("row", { name: /Back and daily life/ })).toContainText(
      "no score: 6 answers are missing",
    );
  });

  await test.step("three questions about pain, one a page, are scored by the average", async () => {
    await patient.goto("/questionnaires/nprs");
    await rate(patient, "How is your back right now, at rest?", 2);
    await patient.getByRole("button", { name: "Next", exact: true }).click();
    await rate(patient, "Worst back pain in the last 24 hours?", 6);
    await patient.getByRole("button", { name: "Next", exact: true }).click();
    await rate(patient, "Back pain in the last 24 hours, on average?", 4);
    await patient.getByRole("button", { name: "Save", exact: true }).click();
    await expect(patient).toHaveURL(/\/questionnaires\?sent=/);
    await expect(patient.getByRole("row", { name: /Your back pain/ })).toContainText("4 of 10 on average");
  });

  await test.step("the therapist sees no score for the one, and a first score for the other", async () => {
    await therapist.goto(chart);
    await openTab(therapist, name, "Outcomes");
    await expect(therapist.getByRole("heading", { name: "No RMDQ score yet" })).toBeVisible();
    await expect(therapist.getByRole("heading", { name: /^NPRS 4 on .*, the first score$/ })).toBeVisible();
    await expect(therapist.getByRole("row", { name: /RMDQ.*no score, 6 items missing/ })).toBeVisible();
  });

  await test.step("an RMDQ on paper with two items missing is entered and prorated", async () => {
    await therapist.getByRole("combobox", { name: /^Measure/ }).selectOption({ label: "RMDQ-24" });
    await therapist.getByRole("button", { name: "Show", exact: true }).click();
    await expect(therapist).toHaveURL(/enter=rmdq-24-1983/);
    for (let item = 1; item <= 22; item++) {
      await therapist
        .getByRole("textbox", { name: `Item ${item}`, exact: true })
        .fill(item <= 11 ? "1" : "0");
    }
    await therapist.getByRole("button", { name: "Save measure" }).click();
    await expect(therapist).toHaveURL(/\/outcomes\?saved=entered$/);
    // 11 of 22 answered is 12 of 24.
    const finding = therapist.getByRole("heading", { name: /^RMDQ 12 on .*, the first score$/ });
    await expect(finding).toBeVisible();
    await therapist.getByText(/^Table: RMDQ 12 on/).click();
    await expect(
      therapist.getByRole("cell", { name: "2 items missing, worked out from the others" }),
    ).toBeVisible();
  });

  await test.step("a slip is replaced with a reason, and the first entry stays on record", async () => {
    const entered = therapist.getByRole("row", { name: /RMDQ.*12.*Dana Wren, for the patient/ });
    await entered.getByRole("link", { name: "Correct" }).click();
    await fill(therapist, "Total, 0 to 24", "14");
    await fill(therapist, "Why it is replaced", "Two answers were on the back of the sheet.");
    await therapist.getByRole("button", { name: "Save measure" }).click();
    await expect(therapist.getByRole("heading", { name: /^RMDQ 14 on .*, the first score$/ })).toBeVisible();
    await expect(
      therapist.getByText(/replaced on .* by Dana Wren: Two answers were on the back of the sheet\./),
    ).toBeVisible();
  });

  await test.step("the patient sees the score that the clinic entered", async () => {
    await patient.goto("/progress");
    await expect(patient.getByRole("heading", { name: "Back and daily life: 14 of 24" })).toBeVisible();
  });
});
