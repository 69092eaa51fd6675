/**
 * The chapters of a patient's story after the clearance, told through the screens by those who live it. Each ends on
 * what the next one needs, so they can be told from an empty clinic and from a grown one.
 */
import { expect, type Page, test } from "playwright/test";
import { dayFromToday } from "#e2e/support/days.ts";
import { choose, fill } from "#e2e/support/forms.ts";
import { answerScreen } from "#e2e/support/patient.ts";
import {
  beginSession,
  exerciseNames,
  exerciseOf,
  expectStored,
  logExercise,
  openExercise,
} from "#e2e/support/session.ts";
import {
  discharge,
  endRedFlags,
  openPatient,
  openTab,
  publishDraft,
  takeBack,
} from "#e2e/support/therapist.ts";

export interface Story {
  /** The patient's name, and the address of their pages. */
  readonly name: string;
  readonly chart: string;
  readonly emergencyNumber: string;
  readonly therapist: Page;
  /** Works in the clinic, but not with this patient. */
  readonly otherTherapist: Page;
  readonly clinician: Page;
  readonly patient: Page;
}

const program = "Sub-acute motor control";
const hinge = /^Hip hinge/;
const note = "Slow and easy. Stop at 5 of 10.";

/** The therapist changes a dose and the schedule of a template, reads it as the patient will, and publishes. */
export async function assign({ therapist, name }: Story): Promise<void> {
  await test.step("a template is adjusted, read as the patient will read it, and published", async () => {
    await openTab(therapist, name, "Program");
    await therapist.getByRole("link", { name: /^Choose (a|another) program$/ }).click();
    await therapist.getByRole("link", { name: new RegExp(`^${program}`) }).click();
    await therapist.getByRole("button", { name: /^Less, Times a week/ }).click();
    await therapist.getByRole("button", { name: /^Change Hip hinge/ }).click();
    await therapist.getByRole("button", { name: "More, Repetitions" }).click();
    await therapist.getByRole("button", { name: "Done", exact: true }).click();
    await expect(therapist.getByRole("button", { name: /^Change Hip hinge.*2 sets of 9/ })).toBeVisible();
    await fill(therapist, `What ${name} will read on Today`, note);
    await publishDraft(therapist, name);
    const title = new RegExp(`^${program}, version 1, since`);
    await expect(therapist.getByRole("heading", { level: 1, name: title })).toBeVisible();
  });
}

/** The whole red-flag screen comes before the first session of strengthening; nothing can be started before. */
async function answerProgramStart(patient: Page): Promise<void> {
  await expect(
    patient.getByRole("heading", { name: "Safety questions before strengthening starts" }),
  ).toBeVisible();
  await expect(patient.getByRole("link", { name: /^(Start|Do a session all the same)/ })).toHaveCount(0);
  await patient.getByRole("link", { name: "Answer them now" }).click();
  await answerScreen(patient);
  await patient.getByRole("link", { name: "Go on" }).click();
  await expect(patient).toHaveURL(/\/today$/);
}

/** The patient does the session of today with less than was asked for in one set, and finishes. */
export async function doSession({ patient }: Story, title: RegExp): Promise<void> {
  await test.step("the patient sees Today and does a session with figures of their own", async () => {
    await patient.goto("/today");
    await expect(patient.getByRole("heading", { level: 1, name: title })).toBeVisible();
    await expect(patient.getByText(note)).toBeVisible();
    await answerProgramStart(patient);
    await patient.getByRole("link", { name: /^(Start|Do a session all the same)/ }).click();
    await beginSession(patient, { restPain: 2 });
    for (const name of await exerciseNames(patient)) {
      await logExercise(patient, name, { pain: 2, effort: 4, fewer: hinge.test(name) ? 3 : 0 });
      await expect(exerciseOf(patient, name).getByRole("img", { name: "Saved", exact: true })).toBeVisible();
    }
    await expect(patient.getByRole("heading", { level: 1, name: "Every exercise is saved" })).toBeVisible();
    await patient.getByRole("button", { name: "Finish" }).click();
    await expect(patient.getByRole("heading", { level: 1, name: "Session done" })).toBeVisible();
    await expect(patient.getByRole("listitem").filter({ hasText: "Hip hinge" })).toContainText("6, 9");
  });
}

/** The patient corrects the session just done, and marks days on which they will be away. */
export async function correctAndExcuse({ patient }: Story): Promise<void> {
  await test.step("it is corrected afterwards, and the first entry is kept beside it", async () => {
    await patient.getByRole("link", { name: "Correct something" }).click();
    const exercise = await openExercise(patient, hinge);
    await exercise.getByRole("button", { name: /^More, Set 1/ }).click();
    await exercise.getByRole("button", { name: "Save the correction" }).click();
    await expectStored(patient, hinge, "Saved");
    await patient.reload();
    await openExercise(patient, hinge);
    await expect(exercise.getByText("first entered: 6")).toBeVisible();
    await expect(exercise.getByRole("textbox", { name: "Set 1" })).toHaveValue("7");
  });
  await test.step("days away are marked and no longer due", async () => {
    await patient.goto("/days");
    await patient.getByLabel("First day").fill(dayFromToday(3));
    await patient.getByLabel("Last day").fill(dayFromToday(5));
    await choose(patient, "Why", "I was or am away");
    await patient.getByRole("button", { name: "Mark these days" }).click();
    await expect(patient.getByRole("heading", { level: 1, name: "3 days marked" })).toBeVisible();
  });
}

/** Therapist and clinician read the course; who is not linked finds nothing. */
export async function readCourse({
  therapist,
  clinician,
  otherTherapist,
  chart,
  name,
}: Story): Promise<void> {
  await test.step("the therapist reads adherence, charts with their tables, and the correction", async () => {
    await therapist.goto("/caseload");
    await expect(therapist.getByRole("rowheader", { name })).toContainText("Subacute");
    await openPatient(therapist, name);
    await expect(therapist.getByRole("heading", { level: 1, name: /^(Did|No|Nothing)/ })).toBeVisible();
    await expect(therapist.getByText(/\(first 6\)/)).toBeAttached();
    await therapist
      .getByText(/^Table: /)
      .first()
      .click();
    await expect(therapist.getByRole("table").first()).toBeVisible();
  });
  await test.step("the clinician reads panel and course; a therapist who is not linked finds nothing", async () => {
    await clinician.goto("/dashboard");
    await openPatient(clinician, name);
    await expect(clinician.getByText("To read only")).toBeVisible();
    const answer = await otherTherapist.goto(chart);
    expect(answer?.status()).toBe(404);
    await expect(otherTherapist.getByRole("heading", { name: "This page cannot be found" })).toBeVisible();
  });
}

/** An emergency answer before a session, what it locks, who is told, and how a person ends it. */
export async function raiseAndEndRedFlag(story: Story): Promise<void> {
  const { patient, therapist, clinician, chart, name, emergencyNumber } = story;
  await test.step("an emergency answer locks every session and says what to do", async () => {
    await patient.goto("/today");
    await patient.getByRole("link", { name: "Do a session all the same" }).click();
    await expect(patient).toHaveURL(/\/session\//);
    const session = patient.url();
    await beginSession(patient, { restPain: 2, yes: true });
    await expect(patient.getByRole("heading", { name: "Get help now" })).toBeVisible();
    for (const address of [session, "/today", "/session/018f0000-0000-7000-8000-000000000001"]) {
      await patient.goto(address);
      await expect(patient.getByRole("heading", { name: "Get help now" })).toBeVisible();
      const call = patient.getByRole("main").getByRole("link", { name: `Call ${emergencyNumber}` });
      await expect(call).toHaveAttribute("href", `tel:${emergencyNumber}`);
      await expect(patient.getByRole("button", { name: "Begin" })).toBeHidden();
    }
  });
  await test.step("the caseload has the patient first; a clinician ends the lock with a reason", async () => {
    await therapist.goto("/caseload");
    const now = therapist.getByRole("row", { name: /Red flag answered yes/ });
    await expect(now.filter({ has: therapist.getByRole("rowheader", { name }) })).toBeVisible();
    await clinician.goto("/dashboard");
    await expect(clinician.getByRole("heading", { level: 1, name: /open red flag/ })).toBeVisible();
    await clinician.goto(`${chart}/record`);
    await endRedFlags(clinician, "Seen in the emergency department, MRI clear.", "Dr Mira Kestrel");
    await patient.goto("/today");
    await expect(patient.getByRole("heading", { name: "Get help now" })).toBeHidden();
    await patient.getByRole("link", { name: "Do a session all the same" }).click();
    await expect(patient.getByRole("button", { name: "Begin" })).toBeVisible();
  });
}

/** The end of care, and its beginning again. */
export async function endAndReturn({ therapist, patient, chart, name }: Story): Promise<void> {
  await test.step("care ends, and begins again", async () => {
    await therapist.goto(`${chart}/episode`);
    await discharge(therapist, name, "Back to everything that matters to her.");
    await patient.goto("/today");
    await expect(patient.getByRole("heading", { level: 1, name: "Your care here has ended" })).toBeVisible();
    await takeBack(therapist, "A new strain at work, nine days ago.");
    await patient.goto("/today");
    await expect(patient.getByRole("heading", { level: 1, name: "Your care here has ended" })).toBeHidden();
  });
}
