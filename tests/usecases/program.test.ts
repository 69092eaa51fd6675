/** Publishing: what is refused, what is written once, what takes over when. Long: one test a rule, on one database. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listPlanSpans } from "#db/queries/program.ts";
import type { StoredTemplate } from "#db/queries/template.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { Diagnosis, Phase } from "#lib/domain/episode.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readAssign } from "#lib/usecases/assign.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { readOwnProgram, readProgramHistory } from "#lib/usecases/program-history.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addClearance, installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let strength: StoredTemplate;
let calm: StoredTemplate;
let patient: MemberActor;
let episodeId: string;
let patientId: string;
const noon = new Date("2026-03-04T11:00:00Z");
const today = "2026-03-04";
const at = <T>(fn: () => Promise<T>, instant = noon) => atInstant(instant, fn);

beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
  strength = await installedTemplate(store, "strength-1-foundation");
  calm = await installedTemplate(store, "acute-calm-down");
});
afterAll(closeTestStore);

let count = 0;
beforeEach(async () => {
  patient = await addMember(store, world.clinicId, "patient", `Patient ${++count}`);
  patientId = patient.memberId;
  episodeId = await addEpisode(
    store,
    patient,
    [
      { member: world.therapist, part: "lead_therapist" },
      { member: world.clinician, part: "clinician" },
    ],
    { phase: "subacute" },
  );
});
const clear = () => addClearance(store, patient, episodeId, world.therapist);
const publish = (input: Parameters<typeof publishProgram>[1], actor = world.therapist, instant = noon) =>
  at(() => publishProgram(actor, input), instant);
const inputOf = (template = strength, more: Partial<Parameters<typeof publishProgram>[1]> = {}) =>
  publishInput(template, { patientId, startDay: today, ...more });
const spansOf = async () => {
  const access = await authorize(world.therapist, "program:publish", { patientId });
  if (!access.ok) throw new Error(access.code);
  return listPlanSpans(store.read, access.value);
};
const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? "ok" : result.code);

async function addLabel(label: Diagnosis) {
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.episodeDiagnoses).values({
      id: newId(),
      clinicId: world.clinicId,
      episodeId,
      label,
      addedAt: now(),
      addedById: world.therapist.memberId,
      removedAt: null,
      removedById: null,
    });
  });
}
async function phaseOf(): Promise<Phase | undefined> {
  return (await store.read.select().from(tables.episodes).where(eq(tables.episodes.id, episodeId)))[0]?.phase;
}
async function raiseFlag(code: "E" | "S" | "T" | "U", questionId = "saddle_numbness") {
  const screenId = newId();
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.redFlagScreens).values({
      id: screenId,
      clinicId: world.clinicId,
      patientId,
      episodeId,
      occasion: "session",
      localDay: today,
      answeredAt: now(),
      receivedAt: now(),
      recordedById: patientId,
    });
    await tx.insert(tables.redFlags).values({
      id: newId(),
      clinicId: world.clinicId,
      patientId,
      episodeId,
      screenId,
      questionId,
      code,
      raisedBy: "answer",
      raisedAt: now(),
    });
  });
}

test("the server refuses anything but calm care without a clearance in force, and nothing is written", async () => {
  expect(codeOf(await publish(inputOf()))).toBe("clearance_required");
  expect(
    await store.read.select().from(tables.programs).where(eq(tables.programs.patientId, patientId)),
  ).toEqual([]);
  expect(codeOf(await publish(inputOf(calm)))).toBe("ok");
});

test("a clearance that was taken back is none", async () => {
  const clearanceId = await clear();
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.clearanceRevocations).values({
      id: newId(),
      clinicId: world.clinicId,
      clearanceId,
      reason: "r",
      revokedAt: now(),
      revokedById: world.therapist.memberId,
    });
  });
  expect(codeOf(await publish(inputOf()))).toBe("clearance_required");
});

test("an open E, S or T refuses strengthening even with a clearance; an open U does not; calm care is always allowed", async () => {
  await clear();
  await raiseFlag("U");
  const first = inputOf();
  expect(codeOf(await publish(first))).toBe("ok");
  await raiseFlag("T");
  expect(codeOf(await publish(inputOf(strength, { baseVersionId: first.versionId })))).toBe("red_flag_open");
  expect(codeOf(await publish(inputOf(calm, { baseVersionId: first.versionId })))).toBe("ok");
});

test("who may publish: a therapist of the care team and nobody else", async () => {
  await clear();
  const ask = async (actor: MemberActor) => codeOf(await publish(inputOf(), actor));
  expect(await ask(world.otherTherapist)).toBe("not_found");
  expect(await ask(world.foreign.therapist)).toBe("not_found");
  expect(await ask(world.clinician)).toBe("forbidden");
  expect(await ask(world.admin)).toBe("not_found");
  expect(await ask(patient)).toBe("forbidden");
  expect(await ask(world.otherPatient)).toBe("not_found");
  expect(await ask(world.therapist)).toBe("ok");
});

test("sent twice it is published once; the same id with another content is a conflict", async () => {
  await clear();
  const input = inputOf();
  expect(await publish(input)).toEqual(await publish(input));
  expect(
    await store.read
      .select()
      .from(tables.programVersions)
      .where(eq(tables.programVersions.patientId, patientId)),
  ).toHaveLength(1);
  expect(codeOf(await publish({ ...input, noteToPatient: "Another" }))).toBe("conflict");
  const both = inputOf(strength, { baseVersionId: input.versionId });
  const [one, two] = await at(() =>
    Promise.all([publishProgram(world.therapist, both), publishProgram(world.therapist, both)]),
  );
  expect([codeOf(one), codeOf(two)]).toEqual(["ok", "ok"]);
});

test("two editors: the second, who did not see the first one’s version, overwrites nothing", async () => {
  await clear();
  const first = inputOf();
  await publish(first);
  const next = (more = {}) =>
    inputOf(strength, { programId: first.programId, baseVersionId: first.versionId, ...more });
  expect(codeOf(await publish(next()))).toBe("ok");
  expect(codeOf(await publish(next({ noteToPatient: "From the other editor" })))).toBe("conflict");
  expect(codeOf(await publish(inputOf()))).toBe("conflict");
});

test("the next version counts up, takes over on its day, and the present one stands until then", async () => {
  await clear();
  const first = inputOf();
  await publish(first);
  const second = inputOf(strength, {
    programId: first.programId,
    baseVersionId: first.versionId,
    startDay: "2026-03-09",
    schedule: { kind: "fixed_days", weekdays: [0, 2] },
  });
  await publish(second);
  const spans = await spansOf();
  expect(versionInForce(spans, "2026-03-08")?.versionId).toBe(first.versionId);
  expect(versionInForce(spans, "2026-03-09")).toMatchObject({
    versionId: second.versionId,
    number: 2,
    schedule: second.schedule,
    clearanceNeeded: true,
  });
  const history = await at(() => readProgramHistory(world.clinician, { patientId }));
  expect(history.ok && history.value.entries.map((entry) => [entry.version.number, entry.standing])).toEqual([
    [2, "to_come"],
    [1, "in_force"],
  ]);
  expect(history.ok && history.value.entries[0]?.differences).toEqual([
    { kind: "schedule", to: second.schedule },
  ]);
});

test("a publication for today replaces one that was to begin later", async () => {
  await clear();
  const later = inputOf(strength, { startDay: "2026-03-20" });
  await publish(later);
  const sooner = inputOf(calm, { baseVersionId: later.versionId });
  await publish(sooner);
  const spans = await spansOf();
  expect(spans.map((span) => span.versionId)).toEqual([sooner.versionId]);
});

test("it begins today or later, at most 90 days ahead, by the patient’s own day", async () => {
  await clear();
  expect(codeOf(await publish(inputOf(strength, { startDay: "2026-03-03" })))).toBe("start_in_past");
  expect(codeOf(await publish(inputOf(strength, { startDay: "2026-06-03" })))).toBe("start_too_late");
  // 01:30 in Vienna still belongs to the day before.
  expect(
    codeOf(
      await publish(
        inputOf(strength, { startDay: today }),
        world.therapist,
        new Date("2026-03-05T00:30:00Z"),
      ),
    ),
  ).toBe("ok");
});

test("a caution of 2 for one of the patient’s labels needs a written reason, and the reason is kept", async () => {
  await clear();
  await addLabel("disc");
  const lifting = await installedTemplate(store, "return-to-lifting");
  const input = inputOf(lifting);
  const refused = await publish(input);
  expect(refused).toMatchObject({
    ok: false,
    code: "caution_reason_required",
    detail: { exercises: "Trap-bar deadlift, Romanian deadlift" },
  });
  const reasoned = {
    ...input,
    blocks: input.blocks.map((block) => ({
      ...block,
      prescriptions: block.prescriptions.map((row) => ({ ...row, cautionReason: "Hinge checked" })),
    })),
  };
  expect(codeOf(await publish(reasoned))).toBe("ok");
  const history = await at(() => readProgramHistory(world.therapist, { patientId }));
  expect(history.ok && history.value.inForce?.blocks[1]?.prescriptions[0]?.cautionReason).toBe(
    "Hinge checked",
  );
});

const withDose = (input: ReturnType<typeof inputOf>, slug: string, dose: object) => ({
  ...input,
  blocks: input.blocks.map((block, index) => ({
    ...block,
    prescriptions: block.prescriptions.map((row, place) =>
      strength.blocks[index]!.items[place]!.exercise.slug === slug ? { ...row, ...dose } : row,
    ),
  })),
});

test("a dose beyond what the exercise and the templates allow is refused by name", async () => {
  await clear();
  for (const dose of [
    { reps: 60 },
    { sets: 9 },
    { holdSeconds: 5 },
    { durationSeconds: 60 },
    { loadG: 5000 },
    { axis: "hold" as const },
  ])
    expect(await publish(withDose(inputOf(), "glute-bridge", dose))).toMatchObject({
      code: "dose_out_of_bounds",
      detail: { exercises: "Glute bridge" },
    });
  // One set stands in a template, so it is allowed; the stored bounds contain it.
  expect(codeOf(await publish(withDose(inputOf(), "glute-bridge", { sets: 1 })))).toBe("ok");
  const history = await at(() => readProgramHistory(world.therapist, { patientId }));
  const bridge = history.ok ? history.value.inForce?.blocks[2]?.prescriptions[0] : undefined;
  expect(bridge?.bounds).toMatchObject({
    sets: { min: 1, max: 3 },
    reps: { min: 8, max: 15 },
    incrementG: 2000,
    lightestLoadG: 2000,
    loadMaxG: null,
  });
});

test("held repetitions of a pyramid exercise stand in a warm-up, never in a main block", async () => {
  await clear();
  const warmUp = await installedTemplate(store, "warm-up-before-sport");
  expect(codeOf(await publish(inputOf(warmUp)))).toBe("ok");
  expect(codeOf(await publish(withDose(inputOf(), "bird-dog", { axis: "reps", sets: 1, reps: 3 })))).toBe(
    "dose_out_of_bounds",
  );
});

test("a loadable exercise needs a load or “find it”; twice the load is its limit until set", async () => {
  await clear();
  const load = await installedTemplate(store, "strength-3-load");
  const input = inputOf(load);
  const change = (of: object) => ({
    ...input,
    blocks: input.blocks.map((block) => ({
      ...block,
      prescriptions: block.prescriptions.map((row) => (row.findsLoad ? { ...row, ...of } : row)),
    })),
  });
  expect(await publish(change({ findsLoad: false }))).toMatchObject({ code: "load_required" });
  expect(codeOf(await publish(change({ loadG: 8000 })))).toBe("ok");
  const history = await at(() => readProgramHistory(world.therapist, { patientId }));
  const deadlift = history.ok ? history.value.inForce?.blocks[1]?.prescriptions[0] : undefined;
  expect(deadlift).toMatchObject({ findsLoad: false, dose: { loadG: 8000 }, bounds: { loadMaxG: 16000 } });
});

test("an on-demand program stands beside the core one and is not its base", async () => {
  await clear();
  const core = inputOf();
  await publish(core);
  const warmUp = await installedTemplate(store, "warm-up-before-sport");
  expect(codeOf(await publish(inputOf(warmUp)))).toBe("ok");
  const own = await at(() => readOwnProgram(patient));
  expect(own.ok && own.value.inForce?.versionId).toBe(core.versionId);
  expect(own.ok && own.value.onDemand.map((version) => version.programName)).toEqual([
    "Warm-up before sport",
  ]);
});

test("the phase moves only when the therapist ticks it, and only to where the template belongs", async () => {
  await clear();
  const first = inputOf();
  await publish(first);
  expect(await phaseOf()).toBe("subacute");
  await publish(inputOf(strength, { baseVersionId: first.versionId, movePhase: true }));
  expect(await phaseOf()).toBe("strengthening");
  const [change] = await store.read
    .select()
    .from(tables.phaseChanges)
    .where(eq(tables.phaseChanges.toPhase, "strengthening"));
  expect(change).toMatchObject({ episodeId, fromPhase: "subacute", changedById: world.therapist.memberId });
});

test("the assign page offers what fits the phase first and starts a change from the newest version", async () => {
  await clear();
  await addLabel("facet_oa");
  const view = await at(() => readAssign(world.therapist, { patientId }));
  expect(view.ok && view.value.choices.filter((choice) => choice.fits).map((choice) => choice.slug)).toEqual([
    "facet-friendly",
    "stenosis-flexion",
    "subacute-motor-control",
    "desk-posture",
    "warm-up-before-sport",
  ]);
  const first = inputOf();
  await publish(first);
  const change = await at(() => readAssign(world.therapist, { patientId, change: "newest" }));
  expect(change.ok && change.value.draft).toMatchObject({
    programId: first.programId,
    baseVersionId: first.versionId,
    number: 2,
    phaseOffer: null,
  });
  const template = await at(() => readAssign(world.therapist, { patientId, template: "strength-2-build" }));
  expect(template.ok && template.value.draft).toMatchObject({
    baseVersionId: first.versionId,
    number: 1,
    phaseOffer: "strengthening",
  });
  expect(codeOf(await readAssign(world.clinician, { patientId }))).toBe("forbidden");
  expect(codeOf(await readAssign(world.otherTherapist, { patientId }))).toBe("not_found");
});

test("what is read of a program: the care team and the patient, nobody else", async () => {
  await clear();
  await publish(inputOf());
  expect(codeOf(await readProgramHistory(world.otherTherapist, { patientId }))).toBe("not_found");
  expect(codeOf(await readProgramHistory(world.foreign.therapist, { patientId }))).toBe("not_found");
  expect(codeOf(await readProgramHistory(patient, { patientId }))).toBe("forbidden");
  expect(codeOf(await readOwnProgram(world.therapist))).toBe("forbidden");
  const other = await at(() => readOwnProgram(world.otherPatient));
  expect(other.ok && other.value.inForce).toBeNull();
});
