/**
 * The rules at work, from both sides: a step up waits for the therapist, who sees its evidence and approves it, and the
 * patient reads what changed and why; a step down is in the patient's program the moment the session is stored, and both
 * read why. On a phone of 360 px and at a desk.
 */
import type { Page } from "playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { dayFromToday } from "#e2e/support/days.ts";
import { invitePatient } from "#e2e/support/first-run.ts";
import { fill } from "#e2e/support/forms.ts";
import { agree, answerScreen } from "#e2e/support/patient.ts";
import { acceptInvitation, demo } from "#e2e/support/people.ts";
import { beginSession, exerciseNames, exerciseOf, logExercise } from "#e2e/support/session.ts";
import { openPatient, openTab, publishDraft } from "#e2e/support/therapist.ts";

/** How a patient of the demo clinic signs in. */
const signInNameOf = (name: string) => `${name.toLowerCase().replace(" ", ".")}@demo.example`;

test("a step up approved by the therapist is read by the patient with its reason", async ({ newPerson }) => {
  test.setTimeout(120_000);
  const therapist = await newPerson("desk", demo.therapist.signInName);

  const [name, exercise] =
    await test.step("what waits shows its evidence, as a chart and as numbers", async () => {
      await therapist.goto("/caseload");
      await therapist
        .getByRole("navigation")
        .getByRole("link", { name: /^Decisions/ })
        .click();
      await expect(
        therapist.getByRole("heading", { level: 1, name: /^(One|\w+|\d+) steps? up waits? for you$/ }),
      ).toBeVisible();
      const row = plainRow(therapist);
      const [who = "", what = ""] = ((await row.getAttribute("aria-label")) ?? "").split(", ");
      await expect(row.getByRole("img", { name: new RegExp(`session.* of ${what}`) })).toBeVisible();
      await row.getByText("Table", { exact: false }).first().click();
      await expect(row.getByRole("columnheader", { name: "Pain during" })).toBeVisible();
      return [who, what] as const;
    });

  await test.step("one press approves it, and says so after the row has gone", async () => {
    await therapist
      .getByRole("article", { name: `${name}, ${exercise}`, exact: true })
      .getByRole("button", { name: "Approve" })
      .click();
    await expect(therapist.getByText(`Approved: ${name}, ${exercise}.`)).toBeVisible();
    await expect(therapist.getByRole("article", { name: `${name}, ${exercise}`, exact: true })).toHaveCount(
      0,
    );
    const answered = therapist.getByRole("listitem").filter({ hasText: `${name}, ${exercise}` });
    await expect(answered.first()).toContainText(`Approved by ${demo.therapist.name}`);
  });

  await test.step("the record of the decision is decided alike", async () => {
    await therapist.getByRole("link", { name }).first().click();
    await therapist.getByRole("link", { name: "How it was decided" }).first().click();
    await expect(therapist.getByText("Replayed now from this record: decided alike.")).toBeVisible();
    await expect(therapist.getByRole("rowheader", { name: "Green: pain during up to" })).toBeVisible();
  });

  await test.step("the patient reads what changed, why, and who agreed", async () => {
    const patient = await newPerson("phone", signInNameOf(name));
    await patient.goto("/today");
    const changes = patient.getByRole("region", { name: "Changed in your program" });
    await expect(changes.getByRole("heading", { name: exercise })).toBeVisible();
    await expect(changes).toContainText(/full sessions? (in a row )?with pain at \d or less: /);
    await expect(changes).toContainText(`Agreed by ${demo.therapist.name}.`);
  });
});

/** The first step inside the same exercise; a rung up has no box to select it by. */
function plainRow(page: Page) {
  return page
    .getByRole("article")
    .filter({ has: page.getByRole("checkbox") })
    .first();
}

test("too much pain takes the next session down a step, seen at once by both", async ({ newPerson }) => {
  test.setTimeout(240_000);
  const name = "Bruno Yarrow";
  const therapist = await newPerson("desk", demo.therapist.signInName);
  const patient = await newPerson("phone");

  const chart =
    await test.step("a patient joins, is cleared, and has a program above its least dose", async () => {
      const link = await invitePatient(therapist, { name, onsetDay: dayFromToday(-20) });
      await acceptInvitation(patient, link, "bruno.yarrow");
      await agree(patient);
      await answerScreen(patient);
      await expect(patient.getByRole("heading", { name: "Thank you", level: 1 })).toBeVisible();
      await therapist.goto("/caseload");
      const address = await openPatient(therapist, name);
      await openTab(therapist, name, "Clearance");
      const reason =
        "Examined today: moves freely, pain 1 at rest for a week by his own diary, no leg signs.";
      await fill(therapist, `Why is this right for ${name} now?`, reason);
      await therapist.getByRole("button", { name: "Clear with this reason" }).click();
      await expect(therapist.getByRole("heading", { name: `${name} is cleared` })).toBeVisible();
      await therapist.goto(`${address}/assign?template=strength-1-foundation`);
      await therapist.getByRole("button", { name: /^Change Glute bridge/ }).click();
      for (let step = 0; step < 2; step++)
        await therapist.getByRole("button", { name: "More, Repetitions" }).click();
      await therapist.getByRole("button", { name: "Done", exact: true }).click();
      await expect(
        therapist.getByRole("button", { name: /^Change Glute bridge.*2 sets of 10/ }),
      ).toBeVisible();
      await publishDraft(therapist, name);
      return address;
    });

  await test.step("pain 6 in one exercise of the session", async () => {
    await patient.goto("/today");
    const screen = patient.getByRole("link", { name: "Answer them now" });
    const start = patient.getByRole("link", { name: /^(Start|Do a session all the same)/ });
    await expect(screen.or(start).first()).toBeVisible();
    if (await screen.isVisible()) {
      await screen.click();
      await answerScreen(patient);
      await expect(patient.getByRole("heading", { name: "Thank you", level: 1 })).toBeVisible();
      await patient.goto("/today");
    }
    await start.click();
    await beginSession(patient, { restPain: 1 });
    for (const exercise of await exerciseNames(patient)) {
      await logExercise(patient, exercise, { pain: exercise === "Glute bridge" ? 6 : 1, effort: 3 });
      await expect(
        exerciseOf(patient, exercise).getByRole("img", { name: "Saved", exact: true }),
      ).toBeVisible();
    }
    await patient.getByRole("button", { name: "Finish" }).click();
    await expect(patient.getByRole("heading", { level: 1, name: "Session done" })).toBeVisible();
  });

  await test.step("the patient reads at once what changed and why, and the program has it", async () => {
    await patient.goto("/today");
    const changes = patient.getByRole("region", { name: "Changed in your program" });
    await expect(changes.getByRole("heading", { name: "Glute bridge" })).toBeVisible();
    await expect(changes).toContainText(
      "Pain reached 6 of 10 during this exercise, so it goes down to 8 repetitions a set.",
    );
    await expect(changes).toContainText("2 sets of 10 before, now 2 sets of 8.");
    await patient.goto("/program");
    await expect(
      patient.getByRole("article").filter({ has: patient.getByRole("heading", { name: "Glute bridge" }) }),
    ).toContainText("2 sets of 8");
  });

  await test.step("the therapist reads it with rule, data and threshold, applied by the rules", async () => {
    await therapist.goto("/decisions");
    const applied = therapist.getByRole("region", { name: "Applied by the rules in the last 14 days" });
    const row = applied.getByRole("listitem").filter({ hasText: `${name}, Glute bridge` });
    await expect(row).toContainText("Pain during 6, red above 5: repetitions down to 8 a set.");
    await expect(row).toContainText("Applied by the rules");
    await therapist.goto(chart);
    await openTab(therapist, name, "Decisions");
    const exercise = therapist.getByRole("region", { name: "Glute bridge" });
    await expect(exercise.getByRole("heading", { name: /2×10 at first, 2×8 now$/ })).toBeVisible();
    await exercise.getByRole("link", { name: "How it was decided" }).first().click();
    await expect(therapist.getByText("Replayed now from this record: decided alike.")).toBeVisible();
  });
});
