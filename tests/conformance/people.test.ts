/** People, invitations, mail and the audit log on each engine: unique keys, counted rows, claims, times and pages. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { visitor } from "#lib/access/actor.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { Result } from "#lib/kernel/result.ts";
import { invitePatientInput, inviteStaffInput } from "#lib/schemas/invitation.ts";
import { acceptInvitation, readInvitation } from "#lib/usecases/accept-invitation.ts";
import { getAccount, savePreferences } from "#lib/usecases/account.ts";
import { listAudit } from "#lib/usecases/audit.ts";
import { getClinic, saveClinic } from "#lib/usecases/clinic.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { invitePatient, inviteStaff, reissueStaffInvitation } from "#lib/usecases/invitation.ts";
import { deliverOutbox } from "#lib/usecases/outbox.ts";
import { disableMember, listPeople } from "#lib/usecases/people.ts";
import { issueSetupCode, needsSetup } from "#lib/usecases/setup.ts";
import { resolveSession } from "#lib/usecases/sign-in.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  expect(await needsSetup()).toBe(true);
  // Twice: the second code takes the place of the first under the same key.
  expect(await issueSetupCode()).not.toBe(await issueSetupCode());
  world = await createWorld(store);
  await installContent();
});
afterAll(closeTestStore);

const from = { device: "Test", address: "192.0.2.1" };
async function must<T>(result: Promise<Result<T, string>>): Promise<T> {
  const given = await result;
  if (!given.ok) throw new Error(given.code);
  return given.value;
}

test("staff come with when they were last seen, patients as a count", async () => {
  const people = await must(listPeople(world.admin));
  expect(people.patients).toBe(2);
  expect(people.staff.map((member) => member.role)).toEqual([
    "admin",
    "therapist",
    "therapist",
    "clinician",
    "clinician",
  ]);
  for (const member of people.staff) expect(member.lastSeenAt).toBeInstanceOf(Date);
});

test("a patient is invited once however often the form arrives, accepts, and a taken name is refused", async () => {
  const input = invitePatientInput.parse({
    idempotencyKey: newId(),
    name: "Rosa Fern",
    onsetDay: "2026-01-05",
    region: "neck",
    diagnoses: ["disc", "stenosis"],
    clinicianIds: [world.clinician.memberId],
  });
  const [one, two] = await Promise.all([
    must(invitePatient(world.therapist, input)),
    must(invitePatient(world.therapist, input)),
  ]);
  expect(two.memberId).toBe(one.memberId);
  const tokens = [one, two].map((handover) => handover.link.split("/").at(-1)!);
  const opened = await Promise.all(tokens.map((token) => readInvitation(token, from)));
  const token = tokens[opened.findIndex((result) => result.ok)]!;
  const accept = (signInName: string) =>
    acceptInvitation(visitor, { token, signInName, passphrase: "four words of wool" }, from);
  expect(await accept("dana.wren@example.test")).toMatchObject({ ok: false, code: "name_taken" });
  const accepted = await must(accept("rosa"));
  expect((await resolveSession(accepted.sessionId)).actor).toMatchObject({
    kind: "member",
    role: "patient",
    memberId: one.memberId,
  });
});

test("waiting mail is claimed by one worker, tried again later, and sent once", async () => {
  vi.stubEnv("SMTP_URL", "smtp://localhost:2525");
  vi.stubEnv("MAIL_FROM", "clinic@example.test");
  const invite = inviteStaffInput.parse({
    idempotencyKey: newId(),
    name: "Lee Plover",
    role: "clinician",
    email: "lee@example.test",
  });
  const handover = await must(inviteStaff(world.admin, invite));
  const renewed = await must(
    reissueStaffInvitation(world.admin, { idempotencyKey: newId(), memberId: handover.memberId }),
  );
  const sent: string[] = [];
  const send = async (mail: { text: string }) => void sent.push(mail.text);
  await Promise.all([deliverOutbox(send), deliverOutbox(send)]);
  expect(sent).toHaveLength(1);
  expect(sent[0]).toContain(renewed.link);
  await atInstant(new Date(now().getTime() + 86_400_000), () => deliverOutbox(send));
  expect(sent).toHaveLength(1);
  vi.unstubAllEnvs();
});

test("two editors: one save counts, the other is told", async () => {
  const { id: _, isDemo: __, progressionEnabled: ___, ...profile } = await must(getClinic(world.admin));
  const change = (name: string) =>
    saveClinic(world.admin, {
      ...profile,
      locale: "en-GB",
      name,
      progression: "off",
      cliniciansOnlyClearUrgent: false,
    });
  const saves = await Promise.all([change("First"), change("Second")]);
  expect(saves.map((save) => save.ok).sort()).toEqual([false, true]);
  const { revision } = await must(getAccount(world.therapist));
  const own = () =>
    savePreferences(world.therapist, {
      theme: "dark",
      textSize: "normal",
      zone: "Europe/Paris",
      locale: "en-GB",
      revision,
    });
  const owns = await Promise.all([own(), own()]);
  expect(owns.map((save) => save.ok).sort()).toEqual([false, true]);
});

test("disabling ends sign-ins in the same transaction", async () => {
  await must(disableMember(world.admin, { memberId: world.otherTherapist.memberId }));
  expect((await resolveSession(world.otherTherapist.sessionId)).actor.kind).toBe("visitor");
  expect(await disableMember(world.admin, { memberId: world.admin.memberId })).toMatchObject({
    ok: false,
    code: "last_admin",
  });
});

test("the log is read newest first in pages without gaps or repeats", async () => {
  const first = await must(listAudit(world.admin, { outcome: "done" }));
  const second = await must(listAudit(world.admin, { outcome: "done", before: first.entries[2]!.id }));
  expect(second.entries.slice(0, 3).map((entry) => entry.id)).toEqual(
    first.entries.slice(3, 6).map((entry) => entry.id),
  );
  expect(first.entries.every((entry, index) => index === 0 || first.entries[index - 1]!.id > entry.id)).toBe(
    true,
  );
});
