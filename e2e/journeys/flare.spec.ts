/**
 * A flare from the button to the return, and the question of the morning after: the patient on a phone, the therapist at
 * a desk. The demo clinic is at one moment, so the days between are told by the one who can end a flare by hand.
 */
import { expect, test } from "#e2e/fixtures/test.ts";
import { fill, rate } from "#e2e/support/forms.ts";
import { answerScreen, checkIn } from "#e2e/support/patient.ts";
import { demo } from "#e2e/support/people.ts";
import { openPatient, openTab } from "#e2e/support/therapist.ts";

const name = "Noor Fern";
const signInName = "noor.fern@demo.example";

test("a flare from the button to the program that comes back", async ({ newPerson }) => {
  test.setTimeout(180_000);
  const patient = await newPerson("phone", signInName);
  const therapist = await newPerson("desk", demo.therapist.signInName);

  await test.step("one press: calm care is in, the safety questions and the check-in are due", async () => {
    await patient.goto("/today");
    await patient.getByRole("button", { name: "Yes, this is a flare" }).click();
    await expect(patient.getByRole("heading", { name: /^In a flare since / })).toBeVisible();
    await expect(patient.getByText(/^Calm care is in and strengthening waits/)).toBeVisible();
    await expect(patient.getByText(/^After two days in a row with pain at/)).toBeVisible();
    await expect(patient.getByRole("button", { name: "Yes, this is a flare" })).toHaveCount(0);
    await expect(patient.getByRole("heading", { name: "Safety questions about this flare" })).toBeVisible();
    await patient.getByRole("link", { name: "Answer them now" }).click();
    await answerScreen(patient);
    await patient.getByRole("link", { name: "Go on" }).click();
    await expect(patient).toHaveURL(/\/today$/);
    await expect(patient.getByRole("heading", { name: "Safety questions about this flare" })).toHaveCount(0);
    await patient.getByRole("link", { name: /Check in for today/ }).click();
    await checkIn(patient, { restPain: 5, worstPain: 7 });
  });

  await test.step("the therapist sees it, with what was done by the rules", async () => {
    await therapist.goto("/caseload");
    await openPatient(therapist, name);
    const flare = therapist.getByRole("region", { name: /^In a flare since .*, day 1$/ });
    await expect(flare.getByText(/^Declared by the patient on Today/)).toBeVisible();
    await expect(flare.getByText(/calm care came in, by the rules$/)).toBeVisible();
  });

  await test.step("and ends it with the program as it was, with a reason", async () => {
    await therapist.getByText("End the flare", { exact: true }).first().click();
    const form = therapist.getByRole("form", { name: "End the flare" });
    await form.getByRole("radio", { name: /^The program as it was before/ }).check();
    await fill(form, "Why it ends", "Seen today: moves freely, pain gone since noon.");
    await form.getByRole("button", { name: "End the flare" }).click();
    await expect(therapist.getByRole("region", { name: /^In a flare since/ })).toHaveCount(0);
    await openTab(therapist, name, "Record");
    await expect(therapist.getByText("Seen today: moves freely, pain gone since noon.")).toBeVisible();
  });

  await test.step("the patient has their program again", async () => {
    await patient.goto("/today");
    await expect(patient.getByRole("heading", { name: /^In a flare since/ })).toHaveCount(0);
    await expect(patient.getByRole("button", { name: "Yes, this is a flare" })).toBeVisible();
  });
});

test("a patient who is in a flare reads what happens next", async ({ newPerson }) => {
  const patient = await newPerson("phone", "sade.thistle@demo.example");
  await patient.goto("/today");
  await expect(patient.getByRole("heading", { name: /^In a flare since / })).toBeVisible();
  await expect(patient.getByRole("link", { name: "What helps in a flare" })).toBeVisible();
});

test("the morning after is asked once, answered, and can be changed", async ({ newPerson }) => {
  const patient = await newPerson("phone", signInName);
  await patient.goto("/today");
  const morning = patient.getByRole("region", { name: "This morning" });
  // A session of yesterday is in the demo on some weekdays alone; without one nothing is asked.
  if ((await morning.count()) === 0) return;
  const change = morning.getByText("Change this answer");
  if (await change.isVisible()) await change.click();
  await rate(morning, /^How is your back right now, 0–10\?/, 1);
  await morning.getByRole("button", { name: /^Save/ }).click();
  await expect(morning.getByText(/^You said 1/)).toBeVisible();
  await expect(morning.getByText("That’s a good level. Carry on as planned.")).toBeVisible();
});
