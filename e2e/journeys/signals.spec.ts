/**
 * A signal from the caseload: opened by an invitation, put off with a reason by one key, shown with what was said, brought
 * back, and ended by the data when the patient joins. What was done stands in the history.
 */
import { expect, test } from "#e2e/fixtures/test.ts";
import { dayFromToday } from "#e2e/support/days.ts";
import { invitePatient } from "#e2e/support/first-run.ts";
import { fill } from "#e2e/support/forms.ts";
import { acceptInvitation, demo } from "#e2e/support/people.ts";
import { openPatient } from "#e2e/support/therapist.ts";

const name = "Bryn Tormentil";

test("a signal is put off with a reason, told, brought back, and ended by the data", async ({
  newPerson,
}) => {
  const therapist = await newPerson("desk", demo.therapist.signInName);
  const patient = await newPerson("phone");
  const link = await invitePatient(therapist, { name, onsetDay: dayFromToday(-3) });
  const row = therapist.getByRole("row", { name: new RegExp(name) });

  await test.step("the letter s opens the form for the row that has the focus", async () => {
    await therapist.goto("/caseload");
    await expect(row).toContainText("not accepted yet");
    await row.getByRole("rowheader").getByRole("link", { name }).focus();
    await therapist.keyboard.press("s");
    await expect(therapist.getByRole("heading", { name: `Snooze for ${name}` })).toBeVisible();
    await therapist.getByRole("button", { name: "Snooze" }).click();
    await expect(therapist).toHaveURL(/\/signals\?/);
    await fill(therapist, "Reason", "Brings the phone to the visit.");
    await therapist.getByRole("button", { name: "Snooze" }).click();
    await expect(therapist).toHaveURL(/\/caseload$/);
    await expect(row).toContainText("Brings the phone to the visit.");
  });

  await test.step("its rule and data open in place, and it can be brought back", async () => {
    await openPatient(therapist, name);
    const signals = therapist.getByRole("list", { name: "Signals" });
    await expect(signals).toContainText("Snoozed until");
    await signals.getByText("Rule and data").click();
    await expect(signals).toContainText("weight 20");
    await signals.getByRole("link", { name: /^Bring back/ }).click();
    await fill(therapist, "Reason", "The visit was moved.");
    await therapist.getByRole("button", { name: "Bring back" }).click();
    await expect(signals).not.toContainText("Snoozed until");
  });

  await test.step("joining ends it, and the history says who did what", async () => {
    await acceptInvitation(patient, link, "bryn.tormentil");
    await therapist.reload();
    await expect(therapist.getByRole("list", { name: "Signals" })).toBeHidden();
    await therapist.goto(`${new URL(therapist.url()).pathname}/signals`);
    const history = therapist.getByRole("table", { name: "History of signals" });
    await expect(history).toContainText("Ended: the condition holds no more");
    await expect(history).toContainText("The visit was moved.");
    await expect(history).toContainText("Opened");
  });
});
