/** Invitations from the first link to the first sign-in. Long: every way a link can be wrong, in one world. */
import { and, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type MemberActor, visitor } from "#lib/access/actor.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { invitePatientInput, inviteStaffInput } from "#lib/schemas/invitation.ts";
import { acceptInvitation, readInvitation } from "#lib/usecases/accept-invitation.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import {
  getPatientInvitation,
  invitePatient,
  inviteStaff,
  reissuePatientInvitation,
  reissueStaffInvitation,
  revokePatientInvitation,
  revokeStaffInvitation,
} from "#lib/usecases/invitation.ts";
import type { Handover } from "#lib/usecases/invitation-issue.ts";
import { deliverOutbox } from "#lib/usecases/outbox.ts";
import { listPeople } from "#lib/usecases/people.ts";
import { resolveSession, signIn } from "#lib/usecases/sign-in.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
});
afterAll(closeTestStore);
afterEach(() => vi.unstubAllEnvs());

let address = 0;
const from = () => ({ device: "Test", address: `192.0.2.${++address}` });
const passphrase = "four words of wool";
const patientInput = (change: object = {}) =>
  invitePatientInput.parse({
    idempotencyKey: newId(),
    name: "Rosa Fern",
    email: "",
    onsetDay: "2026-01-05",
    region: "low_back",
    diagnoses: ["disc"],
    clinicianIds: [world.clinician.memberId],
    ...change,
  });
const staffInput = (change: object = {}) =>
  inviteStaffInput.parse({
    idempotencyKey: newId(),
    name: "Lee Plover",
    role: "therapist",
    title: "PT",
    email: "",
    ...change,
  });
const tokenOf = (handover: Handover) => handover.link.split("/").at(-1)!;
const accept = (handover: Handover, signInName: string, word = passphrase) =>
  acceptInvitation(visitor, { token: tokenOf(handover), signInName, passphrase: word }, from());
async function must<T>(result: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const given = await result;
  if (!given.ok) throw new Error(given.code);
  return given.value;
}

test("a therapist invites a patient: everything comes into being together, and the link opens once", async () => {
  const sent = patientInput({ name: "Rosa Fern", email: " Rosa@Example.test " });
  const handover = await must(invitePatient(world.therapist, sent));
  expect(handover.qrSvg).toMatch(/^<svg/);
  expect(handover.mailedTo).toBeNull();
  const patientId = handover.memberId;
  const [episode] = await store.read
    .select()
    .from(tables.episodes)
    .where(eq(tables.episodes.patientId, patientId));
  expect(episode).toMatchObject({
    phase: "acute",
    region: "low_back",
    onsetDay: "2026-01-05",
    clinicId: world.clinicId,
  });
  const team = await store.read
    .select()
    .from(tables.careTeamLinks)
    .where(eq(tables.careTeamLinks.episodeId, episode!.id));
  expect(team.map((link) => [link.memberId, link.part]).sort()).toEqual(
    [
      [world.therapist.memberId, "lead_therapist"],
      [world.clinician.memberId, "clinician"],
    ].sort(),
  );
  expect(
    await store.read
      .select()
      .from(tables.episodeDiagnoses)
      .where(eq(tables.episodeDiagnoses.episodeId, episode!.id)),
  ).toMatchObject([{ label: "disc" }]);
  expect(
    await store.read.select().from(tables.phaseChanges).where(eq(tables.phaseChanges.episodeId, episode!.id)),
  ).toMatchObject([{ fromPhase: null, toPhase: "acute" }]);
  const blocks = await store.read
    .select({ kind: tables.programBlocks.kind, from: tables.programVersions.effectiveFrom })
    .from(tables.programBlocks)
    .innerJoin(tables.programVersions, eq(tables.programVersions.id, tables.programBlocks.versionId))
    .where(eq(tables.programVersions.patientId, patientId));
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.every((block) => block.kind === "calm")).toBe(true);
  const [row] = await store.read
    .select()
    .from(tables.invitations)
    .where(eq(tables.invitations.id, sent.idempotencyKey));
  expect(row!.tokenHash).not.toContain(tokenOf(handover));
  expect(row!.expiresAt.getTime() - row!.createdAt.getTime()).toBe(14 * 86_400_000);

  expect(await readInvitation(tokenOf(handover), from())).toMatchObject({
    ok: true,
    value: { name: "Rosa Fern", clinicName: "Test clinic", signInName: "rosa@example.test", isReset: false },
  });
  const accepted = await must(accept(handover, "rosa"));
  expect(accepted.role).toBe("patient");
  expect((await resolveSession(accepted.sessionId)).actor).toMatchObject({
    memberId: patientId,
    role: "patient",
  });
  expect(await readInvitation(tokenOf(handover), from())).toMatchObject({ ok: false, code: "used" });
  expect((await signIn({ signInName: "rosa", passphrase }, from())).ok).toBe(true);
});

test("accepting sent twice signs in again; anyone else who has the used link learns nothing", async () => {
  const handover = await must(invitePatient(world.therapist, patientInput({ name: "Twice" })));
  const first = await must(accept(handover, "twice"));
  const second = await must(accept(handover, "twice"));
  expect(second.sessionId).not.toBe(first.sessionId);
  expect(await accept(handover, "twice", "another passphrase here")).toMatchObject({
    ok: false,
    code: "used",
  });
  expect(await accept(handover, "thrice")).toMatchObject({ ok: false, code: "used" });
});

test("a taken name is refused and the link still works", async () => {
  const handover = await must(invitePatient(world.therapist, patientInput({ name: "Namesake" })));
  expect(await accept(handover, "dana.wren@example.test")).toMatchObject({ ok: false, code: "name_taken" });
  expect((await accept(handover, "namesake")).ok).toBe(true);
});

test("a form sent twice invites one person; the newest link works", async () => {
  const sent = patientInput({ name: "Double Moss" });
  const both = await Promise.all([
    invitePatient(world.therapist, sent),
    invitePatient(world.therapist, sent),
  ]);
  const handovers = both.map((result) => (result.ok ? result.value : null));
  expect(handovers[0]?.memberId).toBe(handovers[1]?.memberId);
  const named = await store.read.select().from(tables.users).where(eq(tables.users.name, "Double Moss"));
  expect(named).toHaveLength(1);
  const opened = await Promise.all(handovers.map((handover) => readInvitation(tokenOf(handover!), from())));
  expect(opened.filter((result) => result.ok)).toHaveLength(1);
  expect(await invitePatient(world.therapist, { ...sent, name: "Somebody else" })).toMatchObject({
    ok: false,
    code: "conflict",
  });
});

test("unknown, revoked, expired: each has its own answer", async () => {
  expect(await readInvitation("A".repeat(43), from())).toMatchObject({ ok: false, code: "not_found" });
  const revoked = await must(invitePatient(world.therapist, patientInput({ name: "Revoked" })));
  await must(revokePatientInvitation(world.therapist, { patientId: revoked.memberId }));
  expect(await readInvitation(tokenOf(revoked), from())).toMatchObject({ ok: false, code: "revoked" });
  expect(await accept(revoked, "revoked-name")).toMatchObject({ ok: false, code: "revoked" });
  const old = await atInstant(new Date(now().getTime() - 14 * 86_400_000), () =>
    invitePatient(world.therapist, patientInput({ name: "Old" })),
  );
  const expired = old.ok ? old.value : null;
  expect(await readInvitation(tokenOf(expired!), from())).toMatchObject({ ok: false, code: "expired" });
  expect(await accept(expired!, "old-name")).toMatchObject({ ok: false, code: "expired" });
  const staff = await atInstant(new Date(now().getTime() - 7 * 86_400_000 + 60_000), () =>
    inviteStaff(world.admin, staffInput({ name: "Nearly" })),
  );
  expect(await readInvitation(tokenOf(staff.ok ? staff.value : (null as never)), from())).toMatchObject({
    ok: true,
  });
});

test("a new link ends the former one and, once accepted, every sign-in of that person", async () => {
  const first = await must(invitePatient(world.therapist, patientInput({ name: "Lost" })));
  const second = await must(
    reissuePatientInvitation(world.therapist, { idempotencyKey: newId(), patientId: first.memberId }),
  );
  expect(await readInvitation(tokenOf(first), from())).toMatchObject({ ok: false, code: "revoked" });
  const before = await must(accept(second, "lost"));
  const third = await must(
    reissuePatientInvitation(world.therapist, { idempotencyKey: newId(), patientId: first.memberId }),
  );
  expect(await readInvitation(tokenOf(third), from())).toMatchObject({
    ok: true,
    value: { isReset: true, signInName: "lost" },
  });
  const after = await must(accept(third, "lost", "a new set of words"));
  expect((await resolveSession(before.sessionId)).actor.kind).toBe("visitor");
  expect((await resolveSession(after.sessionId)).actor.kind).toBe("member");
  expect(await signIn({ signInName: "lost", passphrase }, from())).toMatchObject({
    ok: false,
    code: "wrong_credentials",
  });
});

test("after midnight today’s date on the calendar is no future onset; it is the day that has not ended yet", async () => {
  const night = new Date("2026-06-10T23:30:00Z");
  const invite = (onsetDay: string) =>
    atInstant(night, () => invitePatient(world.therapist, patientInput({ onsetDay })));
  expect(await invite("2026-06-12")).toMatchObject({ ok: false, code: "onset_in_future" });
  const invited = await invite("2026-06-11");
  if (!invited.ok) throw new Error(invited.code);
  const [episode] = await store.read
    .select({ onsetDay: tables.episodes.onsetDay })
    .from(tables.episodes)
    .where(eq(tables.episodes.patientId, invited.value.memberId));
  expect(episode).toEqual({ onsetDay: "2026-06-10" });
});

test("an onset that has not come, and a clinician of another clinic, are refused", async () => {
  expect(await invitePatient(world.therapist, patientInput({ onsetDay: "2999-01-01" }))).toMatchObject({
    ok: false,
    code: "onset_in_future",
  });
  expect(await invitePatient(world.therapist, patientInput({ onsetDay: "1926-01-01" }))).toMatchObject({
    ok: false,
    code: "onset_too_long_ago",
  });
  expect(
    await invitePatient(world.therapist, patientInput({ clinicianIds: [world.therapist.memberId] })),
  ).toMatchObject({ ok: false, code: "clinician_gone" });
  expect(
    await invitePatient(world.therapist, patientInput({ clinicianIds: [world.foreign.therapist.memberId] })),
  ).toMatchObject({ ok: false, code: "clinician_gone" });
});

test("who may invite, take back and issue again", async () => {
  const code = async (result: Promise<{ ok: boolean; code?: string }>) => (await result).code ?? "ok";
  for (const actor of [world.clinician, world.admin, world.patient] as MemberActor[]) {
    expect(await code(invitePatient(actor, patientInput()))).toBe("forbidden");
  }
  expect(await code(invitePatient(visitor, patientInput()))).toBe("signed_out");
  expect(await code(inviteStaff(world.therapist, staffInput()))).toBe("forbidden");
  const patient = { patientId: world.patient.memberId };
  expect(await code(getPatientInvitation(world.therapist, patient))).toBe("ok");
  expect(await code(getPatientInvitation(world.otherTherapist, patient))).toBe("not_found");
  expect(await code(getPatientInvitation(world.foreign.therapist, patient))).toBe("not_found");
  expect(await code(getPatientInvitation(world.clinician, patient))).toBe("forbidden");
  expect(
    await code(reissuePatientInvitation(world.otherTherapist, { idempotencyKey: newId(), ...patient })),
  ).toBe("not_found");
  expect(await code(reissuePatientInvitation(world.admin, { idempotencyKey: newId(), ...patient }))).toBe(
    "not_found",
  );
  expect(await code(revokePatientInvitation(world.patient, patient))).toBe("forbidden");
  expect(
    await code(
      reissueStaffInvitation(world.admin, { idempotencyKey: newId(), memberId: world.patient.memberId }),
    ),
  ).toBe("not_found");
  expect(
    await code(
      reissueStaffInvitation(world.admin, {
        idempotencyKey: newId(),
        memberId: world.foreign.therapist.memberId,
      }),
    ),
  ).toBe("not_found");
  expect(await code(revokeStaffInvitation(world.admin, { memberId: world.foreign.therapist.memberId }))).toBe(
    "not_found",
  );
  expect(await code(revokeStaffInvitation(world.therapist, { memberId: world.clinician.memberId }))).toBe(
    "forbidden",
  );
});

test("too many links from one address are refused, whatever they are", async () => {
  const one = { device: "Test", address: "198.51.100.7" };
  const handover = await must(inviteStaff(world.admin, staffInput({ name: "Limits" })));
  for (let tries = 0; tries < 30; tries++) await readInvitation("B".repeat(43), one);
  expect(await readInvitation(tokenOf(handover), one)).toMatchObject({ ok: false, code: "too_many" });
  expect(await readInvitation(tokenOf(handover), from())).toMatchObject({ ok: true });
});

test("mail goes out once where a server is configured, and its link is emptied", async () => {
  vi.stubEnv("SMTP_URL", "smtp://localhost:2525");
  vi.stubEnv("MAIL_FROM", "clinic@example.test");
  const handover = await must(
    inviteStaff(world.admin, staffInput({ name: "Mailed", email: "mailed@example.test" })),
  );
  expect(handover.mailedTo).toBe("mailed@example.test");
  const mails: { to: string; subject: string; text: string }[] = [];
  await deliverOutbox(async () => {
    throw new Error("the server is away");
  });
  expect(await deliverOutbox(async (mail) => void mails.push(mail))).toEqual({ sent: 0, failed: 0 });
  await atInstant(new Date(now().getTime() + 2 * 60_000), async () => {
    const both = await Promise.all([
      deliverOutbox(async (mail) => void mails.push(mail)),
      deliverOutbox(async (mail) => void mails.push(mail)),
    ]);
    expect(both[0].sent + both[1].sent).toBe(1);
  });
  expect(mails).toHaveLength(1);
  expect(mails[0]).toMatchObject({ to: "mailed@example.test" });
  expect(mails[0]!.text).toContain(handover.link);
  expect(mails[0]!.text).not.toMatch(/\{|pain|back|therap/i);
  const [row] = await store.read
    .select()
    .from(tables.outboxMails)
    .where(eq(tables.outboxMails.recipient, "mailed@example.test"));
  expect(row).toMatchObject({ link: "", attempts: 2 });
});

test("taking an invitation back takes its waiting mail back", async () => {
  vi.stubEnv("SMTP_URL", "smtp://localhost:2525");
  vi.stubEnv("MAIL_FROM", "clinic@example.test");
  const handover = await must(
    inviteStaff(world.admin, staffInput({ name: "Withdrawn", email: "withdrawn@example.test" })),
  );
  await must(revokeStaffInvitation(world.admin, { memberId: handover.memberId }));
  const waiting = await store.read
    .select()
    .from(tables.outboxMails)
    .where(and(eq(tables.outboxMails.recipient, "withdrawn@example.test")));
  expect(waiting).toEqual([]);
  const people = await must(listPeople(world.admin));
  expect(people.staff.find((member) => member.name === "Withdrawn")).toMatchObject({
    joined: false,
    invitedUntil: null,
  });
});
