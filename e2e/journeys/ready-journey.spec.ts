/**
 * The same way for a patient whose check-ins of the last days meet every criterion: the gate is ready, never opens by
 * itself, and the therapist signs what it shows.
 */
import { expect, test } from "#e2e/fixtures/test.ts";
import { assign, doSession } from "#e2e/support/chapters.ts";
import { demo, signIn } from "#e2e/support/people.ts";
import { openPatient } from "#e2e/support/therapist.ts";

const name = "Mara Sorrel";

test("a gate that is ready is signed, and strengthening begins the same day", async ({ newPerson }) => {
  test.setTimeout(180_000);
  const therapist = await newPerson("desk");
  const patient = await newPerson("phone");
  await signIn(therapist, demo.therapist.signInName);
  await signIn(patient, "mara.sorrel@demo.example");
  await patient.goto("/calm-care");
  await expect(
    patient.getByText(/All points are met\. Your therapist looks at them and decides/),
  ).toBeVisible();

  const chart = await openPatient(therapist, name);
  await test.step("every criterion is shown with its figures before the signature", async () => {
    await therapist.getByRole("link", { name: "Review and sign" }).click();
    await expect(
      therapist.getByRole("heading", { level: 1, name: "Ready for your review: all criteria met" }),
    ).toBeVisible();
    await expect(therapist.getByText("3 of 3 consecutive days; newest today or yesterday.")).toBeVisible();
    await therapist.getByRole("button", { name: "Sign clearance" }).click();
    await expect(therapist.getByRole("heading", { name: `${name} is cleared` })).toBeVisible();
    await expect(therapist.getByText(/^All criteria met\. Signed by Dana Wren/)).toBeVisible();
  });

  const others = { otherTherapist: therapist, clinician: therapist };
  const story = { name, chart, emergencyNumber: "999", therapist, patient, ...others };
  await assign(story);
  // Her calm session of the morning counts for the day once it is done; in the first hours of a day none is yet.
  await doSession(story, /^(Done for today$|(A session fits|One session) today, about)/);
});
