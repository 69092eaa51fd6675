/**
 * What goes wrong on a real day: a sign-in that ended, two presses, two tabs, old links, a refresh, a lost network.
 * Nothing typed is lost and nothing is stored twice. Each test uses people and rows of its own.
 */
import Database from "better-sqlite3";
import type { Page } from "playwright/test";
import { expect, test } from "#e2e/fixtures/test.ts";
import { dayFromToday } from "#e2e/support/days.ts";
import { invitePatient } from "#e2e/support/first-run.ts";
import { choose, fill } from "#e2e/support/forms.ts";
import { acceptInvitation, demo, passphrase, signIn } from "#e2e/support/people.ts";
import { beginSession, exerciseNames, exerciseOf, logExercise } from "#e2e/support/session.ts";

/** Runs one statement over the server's database, as an accident or an administrator would. */
function change(databasePath: string, statement: string, ...values: unknown[]): void {
  const database = new Database(databasePath, { timeout: 5000 });
  database.prepare(statement).run(...values);
  database.close();
}

/** What one figure of the server's database is. */
function figure(databasePath: string, query: string, ...values: unknown[]): unknown {
  const database = new Database(databasePath, { readonly: true, timeout: 5000 });
  try {
    return database
      .prepare(query)
      .pluck()
      .get(...values);
  } finally {
    database.close();
  }
}

async function openInviteForm(page: Page, name: string): Promise<void> {
  await page.goto("/patients/invite");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByLabel("First day of this back pain").fill(dayFromToday(0));
  await choose(page, "Region", "Low back");
}

test("a sign-in that ends while a form is open loses nothing of it", async ({ newPerson }) => {
  const page = await newPerson("desk");
  await signIn(page, demo.therapist.signInName);
  await openInviteForm(page, "Wanda Reed");

  const elsewhere = await newPerson("desk");
  await signIn(elsewhere, demo.therapist.signInName);
  await elsewhere.goto("/account");
  // One a device; the button for all of them goes when two are left.
  const others = elsewhere.getByRole("button", { name: /^Sign out (?!all other devices)\S/ });
  while ((await others.count()) > 0) {
    const before = await others.count();
    await others.first().click();
    await expect(others).toHaveCount(before - 1);
  }

  await page.getByRole("button", { name: "Invite and show the link" }).click();
  await expect(page.getByText(/Your sign-in has ended/)).toBeVisible();
  const [tab] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("link", { name: "Sign in in a new tab" }).click(),
  ]);
  await tab.getByRole("textbox", { name: "E-mail, or the name you chose" }).fill(demo.therapist.signInName);
  await tab.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await tab.getByRole("button", { name: "Sign in" }).click();
  await expect(tab).toHaveURL(/\/caseload$/);

  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Wanda Reed");
  await page.getByRole("button", { name: "Invite and show the link" }).click();
  await expect(page.getByRole("heading", { name: "The link for Wanda Reed is ready" })).toBeVisible();
});

test("who opens a page before signing in is led back to it, and nowhere else", async ({ newPerson }) => {
  const page = await newPerson("desk");
  await page.goto("/templates?q=hazel");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Ftemplates$/);
  await page
    .getByRole("textbox", { name: "E-mail, or the name you chose" })
    .fill(demo.otherTherapist.signInName);
  await page.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/templates$/);

  const stranger = await newPerson("desk");
  await stranger.goto("/sign-in?next=//elsewhere.example");
  await stranger
    .getByRole("textbox", { name: "E-mail, or the name you chose" })
    .fill(demo.otherTherapist.signInName);
  await stranger.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await stranger.getByRole("button", { name: "Sign in" }).click();
  await expect(stranger).toHaveURL(/\/caseload$/);
});

test("a double click on the button makes one row", async ({ newPerson, server }) => {
  const page = await newPerson("desk");
  await signIn(page, demo.therapist.signInName);
  await openInviteForm(page, "Twice Pressed");
  await page.getByRole("button", { name: "Invite and show the link" }).dblclick();
  await expect(page.getByRole("heading", { name: "The link for Twice Pressed is ready" })).toBeVisible();
  await page.goto("/caseload");
  await expect(page.getByRole("rowheader", { name: "Twice Pressed" })).toHaveCount(1);
  expect(figure(server.databasePath, "select count(*) from users where name = ?", "Twice Pressed")).toBe(1);
});

test("an answer that got lost on the way is asked for again without a second row", async ({
  newPerson,
  server,
}) => {
  const page = await newPerson("desk");
  await signIn(page, demo.therapist.signInName);
  await openInviteForm(page, "Answer Lost");
  // The server does the work; its answer never arrives.
  await page.route("**/patients/invite", async (route) => {
    if (route.request().method() !== "POST") return route.continue();
    await route.fetch();
    await route.abort("connectionreset");
  });
  await page.getByRole("button", { name: "Invite and show the link" }).click();
  await expect(page.getByText(/The server could not be reached/)).toBeVisible();
  await page.unroute("**/patients/invite");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Answer Lost");
  await page.getByRole("button", { name: "Invite and show the link" }).click();
  await expect(page.getByRole("heading", { name: "The link for Answer Lost is ready" })).toBeVisible();
  expect(figure(server.databasePath, "select count(*) from users where name = ?", "Answer Lost")).toBe(1);
});

test("the second of two tabs that change the clinic is told, and overwrites nothing", async ({
  newPerson,
}) => {
  const first = await newPerson("desk");
  await signIn(first, demo.admin.signInName);
  const second = await first.context().newPage();
  await first.goto("/admin/clinic");
  await second.goto("/admin/clinic");

  await fill(first, "Reply time", "two working days");
  await first.getByRole("button", { name: "Save" }).click();
  await expect(first.getByText("Saved. Patients see it from now on.")).toBeVisible();

  await fill(second, "Hours", "Monday to Thursday, 8:00 to 16:00");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText(/Someone else changed this while you had it open/)).toBeVisible();
  await expect(second.getByRole("textbox", { name: "Hours" })).toHaveValue(
    "Monday to Thursday, 8:00 to 16:00",
  );

  await second.reload();
  await expect(second.getByRole("textbox", { name: "Hours" })).toHaveValue(
    "Monday to Thursday, 8:00 to 16:00",
  );
  await expect(second.getByRole("textbox", { name: "Reply time" })).toHaveValue("two working days");
  await second.getByRole("button", { name: "Save" }).click();
  await expect(second.getByText("Saved. Patients see it from now on.")).toBeVisible();
});

test("a link opens once, not after its time and not after it was taken back", async ({
  newPerson,
  server,
}) => {
  const therapist = await newPerson("desk");
  await signIn(therapist, demo.therapist.signInName);
  const visitor = await newPerson("phone");

  const used = await invitePatient(therapist, { name: "Once Only", onsetDay: dayFromToday(0) });
  await acceptInvitation(visitor, used, "once.only");
  const second = await newPerson("phone");
  await second.goto(used);
  await expect(second.getByRole("heading", { name: "This link was used already" })).toBeVisible();

  const late = await invitePatient(therapist, { name: "Too Late", onsetDay: dayFromToday(0) });
  change(
    server.databasePath,
    `update invitations set expires_at = ? where member_id =
       (select m.id from members m join users u on u.id = m.user_id where u.name = ?)`,
    Date.now() - 1000,
    "Too Late",
  );
  await second.goto(late);
  await expect(second.getByRole("heading", { name: "This link has ended" })).toBeVisible();
  await expect(second.getByLabel("Passphrase", { exact: true })).toBeHidden();

  const taken = await invitePatient(therapist, { name: "Taken Back", onsetDay: dayFromToday(0) });
  await therapist.goto("/caseload");
  await therapist.getByRole("rowheader", { name: "Taken Back" }).getByRole("link").click();
  await therapist.getByRole("link", { name: "Show the invitation" }).click();
  await therapist.getByRole("button", { name: "Take the link back" }).click();
  await expect(
    therapist.getByRole("heading", { name: "The invitation of Taken Back was taken back" }),
  ).toBeVisible();
  await second.goto(taken);
  await expect(second.getByRole("heading", { name: "This link was taken back" })).toBeVisible();
});

test("a refresh keeps a half-filled form, in this tab alone", async ({ newPerson }) => {
  const page = await newPerson("desk");
  await signIn(page, demo.therapist.signInName);
  await openInviteForm(page, "Half Filled");
  await page.getByRole("checkbox", { name: "Disc damage" }).check();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Half Filled");
  await expect(page.getByLabel("First day of this back pain")).toHaveValue(dayFromToday(0));
  await expect(page.getByRole("radio", { name: "Low back" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Disc damage" })).toBeChecked();
  const other = await page.context().newPage();
  await other.goto("/patients/invite");
  await expect(other.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("");
});

test("a session goes on without a network and is sent once when it is back", async ({
  newPerson,
  server,
}) => {
  const page = await newPerson("phone");
  await signIn(page, "tomas.larch@demo.example");
  await page.getByRole("link", { name: /^(Start|Continue your session|Do a session all the same)/ }).click();
  await beginSession(page, { restPain: 1 });
  const [first = "", second = ""] = await exerciseNames(page);
  const sessionId = new URL(page.url()).pathname.split("/").at(-1);

  await page.context().setOffline(true);
  await logExercise(page, first, { pain: 1, effort: 3, fewer: 1 });
  await expect(page.getByText(/^No connection\. What you enter is kept on this phone/)).toBeVisible();
  await expect(
    exerciseOf(page, first).getByRole("img", { name: "Not saved yet, kept on this phone" }),
  ).toBeVisible();
  await logExercise(page, second, { pain: 2, effort: 4 });
  await expect(
    exerciseOf(page, second).getByRole("img", { name: "Not saved yet, kept on this phone" }),
  ).toBeVisible();
  const stored = () =>
    figure(server.databasePath, "select count(*) from exposures where session_id = ?", sessionId);
  expect(stored()).toBe(0);

  await page.context().setOffline(false);
  await expect(exerciseOf(page, first).getByRole("img", { name: "Saved", exact: true })).toBeVisible();
  await expect(exerciseOf(page, second).getByRole("img", { name: "Saved", exact: true })).toBeVisible();
  expect(stored()).toBe(2);

  await page.context().setOffline(true);
  await page.getByRole("button", { name: "Finish" }).click();
  await page.getByRole("button", { name: "Finish all the same" }).click();
  await expect(page.getByText(/^Your session is kept on this phone/)).toBeVisible();
  await page.context().setOffline(false);
  await expect(page.getByRole("heading", { level: 1, name: "Session done" })).toBeVisible();
  expect(
    figure(server.databasePath, "select count(*) from session_finishes where session_id = ?", sessionId),
  ).toBe(1);
});
