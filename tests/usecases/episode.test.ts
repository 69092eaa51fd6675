/** Managing an episode: labels, team, phases, discharge and return. Long: each test lives through an episode of its own. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { Phase } from "#lib/domain/episode.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import * as episode from "#lib/usecases/episode.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { readOwnProgram } from "#lib/usecases/program-history.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addClearance, installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let patient: MemberActor;
let patientId: string;
let episodeId: string;
const noon = new Date("2026-03-04T11:00:00Z");
const later = new Date("2026-04-01T11:00:00Z");

beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
});
afterAll(closeTestStore);
let count = 0;
async function arrange(phase: Phase) {
  patient = await addMember(store, world.clinicId, "patient", `Patient ${++count}`);
  patientId = patient.memberId;
  episodeId = await addEpisode(
    store,
    patient,
    [
      { member: world.therapist, part: "lead_therapist" },
      { member: world.clinician, part: "clinician" },
    ],
    { phase },
  );
}
beforeEach(() => arrange("subacute"));
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? "ok" : result.code);
const view = async (actor = world.therapist) => {
  const read = await episode.readEpisode(actor, { patientId });
  if (!read.ok) throw new Error(read.code);
  return read.value;
};
const move = (from: Phase, to: Phase) => ({ patientId, changeId: newId(), from, to, reason: "Because" });
const auditVerbs = async () =>
  (
    await store.read.select().from(tables.auditEntries).where(eq(tables.auditEntries.patientId, patientId))
  ).map((row) => row.verb);

test("labels are set as ticked, kept when taken away, and a form that saw others overwrites nothing", async () => {
  const save = (labels: string[], seen: string[]) =>
    episode.saveDiagnoses(world.therapist, { patientId, labels: labels as never, seen });
  expect(codeOf(await save(["stenosis", "disc"], []))).toBe("ok");
  expect((await view()).diagnoses).toEqual(["disc", "stenosis"]);
  expect(codeOf(await save(["stenosis", "disc"], []))).toBe("ok");
  expect(codeOf(await save(["ddd"], []))).toBe("conflict");
  expect(codeOf(await save(["ddd"], ["disc", "stenosis"]))).toBe("ok");
  expect((await view()).diagnoses).toEqual(["ddd"]);
  const rows = await store.read
    .select()
    .from(tables.episodeDiagnoses)
    .where(eq(tables.episodeDiagnoses.episodeId, episodeId));
  expect(rows).toHaveLength(3);
  expect(
    rows.filter((row) => row.removedAt !== null).every((row) => row.removedById === world.therapist.memberId),
  ).toBe(true);
  expect(await auditVerbs()).toContain("diagnosis:save");
});

test("the team: staff of the clinic only, one place each, always one lead", async () => {
  const add = (memberId: string) =>
    episode.addToTeam(world.therapist, { patientId, linkId: newId(), memberId });
  expect(codeOf(await add(world.otherTherapist.memberId))).toBe("ok");
  expect(codeOf(await add(world.otherTherapist.memberId))).toBe("ok");
  expect(codeOf(await add(world.foreign.therapist.memberId))).toBe("not_staff");
  expect(codeOf(await add(world.admin.memberId))).toBe("not_staff");
  expect(codeOf(await add(world.otherPatient.memberId))).toBe("not_staff");
  const partOf = async () =>
    Object.fromEntries((await view()).team.map((member) => [member.name, member.part]));
  expect(await partOf()).toEqual({
    "Dana Wren": "lead_therapist",
    "Theo Swift": "therapist",
    "Mira Kestrel": "clinician",
  });
  const linkOf = async (name: string) => (await view()).team.find((member) => member.name === name)!.linkId;
  expect(
    codeOf(await episode.endTeamLink(world.therapist, { patientId, linkId: await linkOf("Dana Wren") })),
  ).toBe("lead_required");
  expect(
    codeOf(await episode.makeLead(world.therapist, { patientId, linkId: await linkOf("Mira Kestrel") })),
  ).toBe("conflict");
  expect(
    codeOf(await episode.makeLead(world.therapist, { patientId, linkId: await linkOf("Theo Swift") })),
  ).toBe("ok");
  expect(await partOf()).toMatchObject({ "Dana Wren": "therapist", "Theo Swift": "lead_therapist" });
  const own = await linkOf("Dana Wren");
  expect(codeOf(await episode.endTeamLink(world.otherTherapist, { patientId, linkId: own }))).toBe("ok");
  // Whoever has left the team no longer finds the patient.
  expect(codeOf(await episode.readEpisode(world.therapist, { patientId }))).toBe("not_found");
  expect(codeOf(await episode.readEpisode(world.otherTherapist, { patientId }))).toBe("ok");
});

test("a link of another patient cannot be ended through this one", async () => {
  const [foreign] = await store.read
    .select()
    .from(tables.careTeamLinks)
    .where(eq(tables.careTeamLinks.episodeId, world.otherEpisodeId));
  await episode.endTeamLink(world.therapist, { patientId, linkId: foreign!.id });
  const [after] = await store.read
    .select()
    .from(tables.careTeamLinks)
    .where(eq(tables.careTeamLinks.id, foreign!.id));
  expect(after?.endedAt).toBeNull();
});

test("a phase advances one step, by hand, with a clearance in force, from where it was seen", async () => {
  expect(codeOf(await episode.advancePhase(world.therapist, move("subacute", "strengthening")))).toBe(
    "clearance_required",
  );
  await addClearance(store, patient, episodeId, world.therapist);
  expect((await view()).advanceTo).toBe("strengthening");
  expect(codeOf(await episode.advancePhase(world.therapist, move("subacute", "maintenance")))).toBe(
    "conflict",
  );
  const step = move("subacute", "strengthening");
  expect(codeOf(await episode.advancePhase(world.therapist, step))).toBe("ok");
  expect(codeOf(await episode.advancePhase(world.therapist, step))).toBe("ok");
  expect(codeOf(await episode.advancePhase(world.therapist, move("subacute", "strengthening")))).toBe(
    "conflict",
  );
  const { phaseChanges, facts } = await view();
  expect(facts.phase).toBe("strengthening");
  expect(phaseChanges.filter((change) => change.toPhase === "strengthening")).toHaveLength(1);
  expect(phaseChanges[0]).toMatchObject({ reason: "Because", changedByName: "Dana Wren" });
});

async function publishStrength(startDay: string, baseVersionId: string | null = null) {
  const template = await installedTemplate(store, "strength-1-foundation");
  const input = publishInput(template, { patientId, startDay, baseVersionId });
  expect(codeOf(await publishProgram(world.therapist, input))).toBe("ok");
  return input.versionId;
}

test("a discharge ends the program that day, also one that was to begin, and the patient keeps reading", async () => {
  await addClearance(store, patient, episodeId, world.therapist);
  await atInstant(noon, async () => {
    const first = await publishStrength("2026-03-04");
    await publishStrength("2026-04-10", first);
  });
  await atInstant(later, async () => {
    expect((await view()).inForce).not.toBeNull();
    const end = { patientId, changeId: newId(), from: "subacute" as const, reason: "Goals reached" };
    expect(codeOf(await episode.discharge(world.therapist, end))).toBe("ok");
    expect(codeOf(await episode.discharge(world.therapist, end))).toBe("ok");
    expect((await view()).inForce).toBeNull();
    expect((await view()).facts.phase).toBe("discharged");
    const own = await readOwnProgram(patient);
    expect(own.ok && [own.value.inForce, own.value.next]).toEqual([null, null]);
  });
  await atInstant(new Date("2026-04-20T11:00:00Z"), async () => expect((await view()).inForce).toBeNull());
  const endings = await store.read
    .select()
    .from(tables.programEndings)
    .where(eq(tables.programEndings.endedById, world.therapist.memberId));
  expect(endings).toHaveLength(2);
  expect(endings.every((ending) => ending.endsOn === "2026-04-01" && ending.reason === "Goals reached")).toBe(
    true,
  );
});

test("back to acute care: the clearance is taken back, the calm plan stands from that day, loaded work is refused again", async () => {
  await arrange("strengthening");
  await addClearance(store, patient, episodeId, world.therapist);
  await atInstant(noon, async () => {
    const first = await publishStrength("2026-03-04");
    await publishStrength("2026-03-20", first);
    expect((await view()).returnTo).toEqual(["acute"]);
    expect(codeOf(await episode.returnToCare(world.therapist, move("strengthening", "acute")))).toBe("ok");
    const { facts, cleared, inForce } = await view();
    expect([facts.phase, cleared, inForce?.calmOnly, inForce?.effectiveFrom]).toEqual([
      "acute",
      false,
      true,
      "2026-03-04",
    ]);
    const template = await installedTemplate(store, "strength-1-foundation");
    const refused = await publishProgram(
      world.therapist,
      publishInput(template, { patientId, startDay: "2026-03-04", baseVersionId: inForce!.versionId }),
    );
    expect(codeOf(refused)).toBe("clearance_required");
  });
  await atInstant(later, async () => expect((await view()).inForce?.calmOnly).toBe(true));
});

test("a return from discharge to maintenance needs a clearance still in force and starts no program", async () => {
  await arrange("discharged");
  expect((await view()).returnTo).toEqual(["acute"]);
  expect(codeOf(await episode.returnToCare(world.therapist, move("discharged", "maintenance")))).toBe(
    "clearance_required",
  );
  await addClearance(store, patient, episodeId, world.therapist);
  expect((await view()).returnTo).toEqual(["acute", "strengthening", "maintenance"]);
  expect(codeOf(await episode.returnToCare(world.therapist, move("discharged", "maintenance")))).toBe("ok");
  expect((await view()).inForce).toBeNull();
});

test("who may manage an episode: a therapist of the care team and nobody else", async () => {
  const disabled = await addMember(store, world.clinicId, "therapist", `Disabled ${count}`);
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.careTeamLinks).values({
      id: newId(),
      clinicId: world.clinicId,
      episodeId,
      memberId: disabled.memberId,
      part: "therapist",
      startedAt: now(),
      startedById: disabled.memberId,
      endedAt: null,
    });
    await tx
      .update(tables.members)
      .set({ disabledAt: now() })
      .where(eq(tables.members.id, disabled.memberId));
  });
  const actors: [MemberActor, string][] = [
    [world.otherTherapist, "not_found"],
    [world.foreign.therapist, "not_found"],
    [world.clinician, "forbidden"],
    [world.admin, "not_found"],
    [patient, "forbidden"],
    [world.otherPatient, "not_found"],
    [disabled, "signed_out"],
  ];
  for (const [actor, code] of actors) {
    expect(codeOf(await episode.readEpisode(actor, { patientId }))).toBe(code);
    expect(codeOf(await episode.saveDiagnoses(actor, { patientId, labels: ["disc"], seen: [] }))).toBe(code);
    expect(
      codeOf(await episode.addToTeam(actor, { patientId, linkId: newId(), memberId: actor.memberId })),
    ).toBe(code);
    expect(codeOf(await episode.endTeamLink(actor, { patientId, linkId: newId() }))).toBe(code);
    expect(codeOf(await episode.makeLead(actor, { patientId, linkId: newId() }))).toBe(code);
    expect(codeOf(await episode.advancePhase(actor, move("subacute", "strengthening")))).toBe(code);
    expect(
      codeOf(await episode.discharge(actor, { patientId, changeId: newId(), from: "subacute", reason: "r" })),
    ).toBe(code);
    expect(codeOf(await episode.returnToCare(actor, move("subacute", "acute")))).toBe(code);
  }
  expect((await view()).facts.phase).toBe("subacute");
});
