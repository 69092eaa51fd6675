/**
 * Staff, accounts, consent, the clinic's profile and the audit log: who may do what, and what two editors meet. Long: one
 * world for all of them.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import { locales } from "#lib/messages/catalogue.ts";
import { localeCodes } from "#lib/schemas/clinic.ts";
import { auditFilter } from "#lib/schemas/people.ts";
import {
  changePassphrase,
  getAccount,
  savePreferences,
  signOutDevice,
  signOutOtherDevices,
} from "#lib/usecases/account.ts";
import { listAudit } from "#lib/usecases/audit.ts";
import { demoSignIns, getClinic, saveClinic } from "#lib/usecases/clinic.ts";
import { getConsent, recordConsent } from "#lib/usecases/consent.ts";
import { disableMember, enableMember, listPeople, saveStaffIdentity } from "#lib/usecases/people.ts";
import { resolveSession, signIn } from "#lib/usecases/sign-in.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addMember, createWorld, type World, worldPassphrase } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);

const code = async (result: Promise<{ ok: boolean; code?: string }>) => (await result).code ?? "ok";
const from = { device: "Test", address: "192.0.2.9" };
async function must<T>(result: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const given = await result;
  if (!given.ok) throw new Error(given.code);
  return given.value;
}

test("the languages a schema allows are those of the catalogue", () => {
  expect([...localeCodes]).toEqual([...locales]);
});

test("an admin sees staff by name and patients as a number; nobody else sees either", async () => {
  const people = await must(listPeople(world.admin));
  expect(people.staff.map((member) => member.name)).toEqual([
    "Ada Heron",
    "Dana Wren",
    "Theo Swift",
    "Mira Kestrel",
    "Noah Rook",
  ]);
  expect(people.staff[0]).toMatchObject({ isMe: true, joined: true });
  expect(people.staff[1]!.lastSeenAt).toBeInstanceOf(Date);
  expect(people.patients).toBe(2);
  for (const actor of [world.therapist, world.clinician, world.patient])
    expect(await code(listPeople(actor))).toBe("forbidden");
  expect(await code(listPeople(visitor))).toBe("signed_out");
});

test("disabling ends every sign-in at once; the last admin stays", async () => {
  const leaver = await addMember(store, world.clinicId, "therapist", "Leaving Lark");
  expect((await resolveSession(leaver.sessionId)).actor.kind).toBe("member");
  expect(await code(disableMember(world.admin, { memberId: leaver.memberId }))).toBe("ok");
  expect((await resolveSession(leaver.sessionId)).actor.kind).toBe("visitor");
  expect(await code(getClinic(leaver))).toBe("signed_out");
  expect(
    await code(signIn({ signInName: "leaving.lark@example.test", passphrase: worldPassphrase }, from)),
  ).toBe("wrong_credentials");
  expect(await code(enableMember(world.admin, { memberId: leaver.memberId }))).toBe("ok");
  expect((await resolveSession(leaver.sessionId)).actor.kind).toBe("visitor");
  expect(
    await code(signIn({ signInName: "leaving.lark@example.test", passphrase: worldPassphrase }, from)),
  ).toBe("ok");

  expect(await code(disableMember(world.admin, { memberId: world.admin.memberId }))).toBe("last_admin");
  const second = await addMember(store, world.clinicId, "admin", "Second Stork");
  expect(
    (
      await Promise.all([
        code(disableMember(world.admin, { memberId: second.memberId })),
        code(disableMember(second, { memberId: world.admin.memberId })),
      ])
    ).sort(),
  ).toEqual(["last_admin", "ok"]);
  const people = await store.read.select().from(tables.members).where(eq(tables.members.role, "admin"));
  expect(people.filter((row) => row.disabledAt === null)).toHaveLength(1);
  for (const id of [world.admin.memberId, second.memberId]) {
    await store.writeUnaudited(
      systemGrant("setup"),
      async (tx) =>
        void (await tx.update(tables.members).set({ disabledAt: null }).where(eq(tables.members.id, id))),
    );
  }
});

test("patients, other clinics and other roles are out of an admin's reach", async () => {
  for (const memberId of [world.patient.memberId, world.foreign.therapist.memberId]) {
    expect(await code(disableMember(world.admin, { memberId }))).toBe("not_found");
    expect(await code(enableMember(world.admin, { memberId }))).toBe("not_found");
    expect(
      await code(saveStaffIdentity(world.admin, { memberId, name: "X", title: null, revision: 0 })),
    ).toBe("not_found");
  }
  expect(await code(disableMember(world.therapist, { memberId: world.clinician.memberId }))).toBe(
    "forbidden",
  );
});

test("two admins with the same form open: the second is told and nothing is overwritten", async () => {
  const memberId = world.otherClinician.memberId;
  expect(
    await code(saveStaffIdentity(world.admin, { memberId, name: "Noah Rook", title: "GP", revision: 0 })),
  ).toBe("ok");
  expect(
    await code(saveStaffIdentity(world.admin, { memberId, name: "Noah Crow", title: null, revision: 0 })),
  ).toBe("conflict");
  expect(
    (await must(listPeople(world.admin))).staff.find((member) => member.memberId === memberId),
  ).toMatchObject({ name: "Noah Rook", title: "GP" });
});

test("a person's own settings: saved once per revision, zone and language too", async () => {
  const before = await must(getAccount(world.therapist));
  const change = {
    theme: "dark",
    textSize: "large",
    zone: "Europe/Paris",
    locale: "en-IE",
    revision: before.revision,
  } as const;
  expect(await code(savePreferences(world.therapist, change))).toBe("ok");
  expect(await code(savePreferences(world.therapist, { ...change, theme: "light" }))).toBe("conflict");
  expect(await must(getAccount(world.therapist))).toMatchObject({
    theme: "dark",
    textSize: "large",
    zone: "Europe/Paris",
    locale: "en-IE",
  });
  expect((await resolveSession(world.therapist.sessionId)).actor).toMatchObject({
    zone: "Europe/Paris",
    locale: "en-IE",
  });
  expect(await code(savePreferences(visitor, change))).toBe("signed_out");
});

test("a passphrase is changed with the present one only, and others are signed out when asked", async () => {
  const other = await must(
    signIn({ signInName: "theo.swift@example.test", passphrase: worldPassphrase }, from),
  );
  const actor = world.otherTherapist;
  const passphrase = "seven quiet rungs";
  expect(await code(changePassphrase(actor, { current: "wrong", passphrase, signOutOthers: true }))).toBe(
    "wrong_passphrase",
  );
  expect(
    await code(changePassphrase(actor, { current: worldPassphrase, passphrase, signOutOthers: true })),
  ).toBe("ok");
  expect((await resolveSession(other.sessionId)).actor.kind).toBe("visitor");
  expect((await resolveSession(actor.sessionId)).actor.kind).toBe("member");
  expect(
    await code(signIn({ signInName: "theo.swift@example.test", passphrase: worldPassphrase }, from)),
  ).toBe("wrong_credentials");
  for (let tries = 0; tries < 8; tries++)
    await changePassphrase(actor, { current: "wrong", passphrase, signOutOthers: false });
  expect(
    await code(
      changePassphrase(actor, {
        current: passphrase,
        passphrase: "another set of words",
        signOutOthers: false,
      }),
    ),
  ).toBe("too_many");
});

test("devices: this one first; nobody signs another person's device out", async () => {
  const other = await must(
    signIn({ signInName: "mira.kestrel@example.test", passphrase: worldPassphrase }, from),
  );
  const devices = (await must(getAccount(world.clinician))).devices;
  expect(devices).toHaveLength(2);
  expect(devices[0]).toMatchObject({ id: world.clinician.sessionId, isThisOne: true });
  expect(await code(signOutDevice(world.clinician, { sessionId: world.patient.sessionId }))).toBe("ok");
  expect((await resolveSession(world.patient.sessionId)).actor.kind).toBe("member");
  expect(await must(signOutOtherDevices(world.clinician))).toEqual({ count: 1 });
  expect((await resolveSession(other.sessionId)).actor.kind).toBe("visitor");
});

test("the text is agreed to once per version, as it was shown", async () => {
  const fresh = await addMember(store, world.clinicId, "patient", "Fresh Fennel", { consented: false });
  expect(await must(getConsent(fresh))).toMatchObject({
    agreedAt: null,
    agreedEarlier: false,
    intakeDue: true,
    replyTime: "one working day",
  });
  expect(await code(recordConsent(fresh, { textVersion: "0", agreed: true }))).toBe("conflict");
  const both = await Promise.all(
    [1, 2].map(() => code(recordConsent(fresh, { textVersion: consentTextVersion, agreed: true }))),
  );
  expect(both).toEqual(["ok", "ok"]);
  const rows = await store.read
    .select()
    .from(tables.consents)
    .where(eq(tables.consents.memberId, fresh.memberId));
  expect(rows).toMatchObject([{ textVersion: consentTextVersion, locale: "en-GB" }]);
  expect((await must(getConsent(fresh))).agreedAt).toBeInstanceOf(Date);
  expect(await code(recordConsent(visitor, { textVersion: consentTextVersion, agreed: true }))).toBe(
    "signed_out",
  );
});

test("the clinic's profile is the admin's; everyone in the clinic reads it; two tabs do not overwrite each other", async () => {
  const { id: _, isDemo: __, progressionEnabled, ...profile } = await must(getClinic(world.patient));
  expect(progressionEnabled).toBe(false);
  const change = {
    ...profile,
    locale: "en-GB",
    name: "Renamed clinic",
    progression: "on",
    cliniciansOnlyClearUrgent: true,
  } as const;
  for (const actor of [world.therapist, world.clinician, world.patient])
    expect(await code(saveClinic(actor, change))).toBe("forbidden");
  expect(await code(saveClinic(world.admin, change))).toBe("ok");
  expect(await code(saveClinic(world.admin, { ...change, name: "Older tab" }))).toBe("conflict");
  expect(await must(getClinic(world.therapist))).toMatchObject({
    name: "Renamed clinic",
    progressionEnabled: true,
    cliniciansOnlyClearUrgent: true,
  });
  expect((await must(getClinic(world.foreign.therapist))).name).toBe("Another clinic");
});

test("the audit log: newest first, in pages, by outcome, and without the name of any patient", async () => {
  await settleAccessLog();
  await must(signIn({ signInName: "ines.hazel@example.test", passphrase: worldPassphrase }, from));
  const first = await must(listAudit(world.admin, {}));
  expect(first.entries[0]!.verb).toBe("session:open");
  expect(first.entries.map((entry) => entry.at.getTime())).toEqual(
    first.entries.map((entry) => entry.at.getTime()).sort((a, b) => b - a),
  );
  expect(JSON.stringify(first.entries)).not.toMatch(/Hazel|Elder|Fennel/);
  expect(JSON.stringify(first.entries)).toMatch(/Ada Heron/);
  const denied = await must(listAudit(world.admin, { outcome: "denied" }));
  expect(denied.entries.length).toBeGreaterThan(0);
  expect(denied.entries.every((entry) => entry.outcome === "denied")).toBe(true);
  const older = await must(listAudit(world.admin, { before: first.entries[1]!.id }));
  expect(older.entries[0]?.id).toBe(first.entries[2]?.id);
  for (const actor of [world.therapist, world.clinician, world.patient] as MemberActor[])
    expect(await code(listAudit(actor, {}))).toBe("forbidden");
  expect(auditFilter.parse({ outcome: "x", before: "'; drop" })).toEqual({
    outcome: undefined,
    before: undefined,
  });
});

test("published sign-ins exist only where the one clinic is a demo", async () => {
  const list = JSON.stringify([
    { role: "therapist", name: "Dana Wren", signInName: "dana", passphrase: "p" },
  ]);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.systemStates).values({ key: "demo.signIns", value: list, updatedAt: new Date(0) });
  });
  expect(await demoSignIns()).toEqual([]);
});
