/**
 * The criteria for the next stage on a real database: what is listed, to whom, when the signal opens, what goes on record.
 * Long: one course of three weeks, looked at from every side.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listPhaseChanges } from "#db/queries/episode.ts";
import type { Db, Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readAdvance } from "#lib/usecases/advance-ready.ts";
import { addToTeam } from "#lib/usecases/episode.ts";
import { declareFlare } from "#lib/usecases/flare.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { readPatientSignals } from "#lib/usecases/signal.ts";
import { readStageAdvance, type StageAdvanceView } from "#lib/usecases/stage-advance.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { installedTemplate, publishInput } from "#tests/support/program-input.ts";
import {
  addTrainingPatient,
  dayOf,
  morning,
  type Said,
  switchRules,
  type TrainingPatient,
} from "#tests/support/progression-world.ts";
import { addFlag } from "#tests/support/session-world.ts";
import { refreshEach } from "#tests/support/signals.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let person: TrainingPatient;

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2025-02-01T09:00:00Z"), () => createWorld(store));
  await installContent();
  // What was done is judged, whether or not the rules decide (clinical.md I.4).
  await switchRules(store, world.clinicId, false);
});
afterAll(closeTestStore);
beforeEach(async () => {
  person = await addTrainingPatient(store, world);
});

/** Everything that the foundation program asks for in the end, from the first day on. */
const strong: Readonly<Record<string, Said>> = {
  "mcgill-curl-up": { done: (target) => target + 3 },
  "bird-dog": { done: (target) => target + 3 },
  "side-bridge-knees": { done: (target) => target + 1 },
  "sit-to-stand": { done: (target) => target + 4, effort: 6 },
};
const sessionDays = [0, 2, 4, 7, 9, 11, 14, 16, 18];

async function threeWeeks(unanswered: readonly number[] = []): Promise<void> {
  for (const n of sessionDays) {
    await person.doSession(n, strong);
    if (!unanswered.includes(n)) await person.answer(n, 1);
  }
}

async function view(n: number, actor: MemberActor = world.therapist): Promise<StageAdvanceView> {
  const result = await atInstant(morning(n), () =>
    readStageAdvance(actor, { patientId: person.patient.memberId }),
  );
  if (!result.ok) throw new Error(result.code);
  return result.value!;
}
const states = async (n: number) =>
  Object.fromEntries((await view(n)).criteria.map(({ key, state, says }) => [key, `${state} ${says}`]));

async function signal(n: number) {
  await refreshEach(store, morning(n), [person]);
  const page = await atInstant(morning(n), () =>
    readPatientSignals(world.therapist, { patientId: person.patient.memberId }),
  );
  if (!page.ok) throw new Error(page.code);
  return page.value.standing.find(({ code }) => code === "ADVANCE_READY") ?? null;
}

describe("the list", () => {
  test("on the first day nothing is met, and what is not known says so", async () => {
    expect(await states(0)).toEqual({
      weeks: "not_met days",
      "pyramid:mcgill-curl-up": "unknown none",
      "pyramid:bird-dog": "unknown none",
      "pyramid:side-bridge-knees": "unknown none",
      "reps:sit-to-stand": "unknown none",
      adherence: "unknown few",
      no_red: "unknown none",
    });
  });

  test("after three good weeks all is met, and the next template is offered, no phase with it", async () => {
    await threeWeeks();
    const read = await view(21);
    expect(read.criteria.filter(({ state }) => state !== "met")).toEqual([]);
    expect(read).toMatchObject({
      action: "assign",
      hold: null,
      coming: null,
      mayAdvance: true,
      next: [{ slug: "strength-2-build", movesTo: null }],
      template: { slug: "strength-1-foundation", builtIn: true },
    });
    expect(read.names["bird-dog"]).toBe("Bird dog");
    const curl = read.criteria.find(({ key }) => key === "pyramid:mcgill-curl-up");
    expect(curl).toMatchObject({ day: dayOf(18), figures: { done: "8·6·4", hold: 10 } });
    const adherence = read.criteria.find(({ key }) => key === "adherence");
    expect(adherence).toMatchObject({ figures: { value: 100, done: 9, due: 9 } });
  });

  test("the day before the third week ends one is not met", async () => {
    await threeWeeks();
    expect((await states(20)).weeks).toBe("not_met days");
  });

  test("the newest session speaks, not the best one", async () => {
    await threeWeeks();
    await person.doSession(20, { ...strong, "side-bridge-knees": { done: (target) => target } });
    await person.answer(20, 1);
    expect((await states(21))["pyramid:side-bridge-knees"]).toBe("not_met done");
  });

  test("left and right are told apart as they were logged", async () => {
    const build = publishInput(await installedTemplate(store, "strength-2-build"), {
      patientId: person.patient.memberId,
      startDay: dayOf(1),
      baseVersionId: (await person.newest()).versionId,
    });
    await atInstant(morning(1), () => publishProgram(world.therapist, build));
    // Sets are logged left, right, left, right: every second one falls short.
    let logged = 0;
    await person.doSession(2, { "side-bridge": { done: (target) => (logged++ % 2 === 0 ? target : 1) } });
    const sides = (await view(3)).criteria.find(({ key }) => key === "sides:side-bridge");
    expect(sides).toMatchObject({ state: "not_met", figures: { left: 5, right: 3, difference: 40 } });
    expect((await states(3))["pyramid:side-bridge"]).toBe("not_met done");
  });

  test("a clinician of the team reads the same and may not advance; a stranger learns nothing", async () => {
    await threeWeeks();
    const { memberId: patientId } = person.patient;
    const joined = { patientId, linkId: newId(), memberId: world.clinician.memberId };
    expect(await addToTeam(world.therapist, joined)).toMatchObject({ ok: true });
    const read = await view(21, world.clinician);
    expect(read.mayAdvance).toBe(false);
    expect(read.criteria).toEqual((await view(21)).criteria);
    expect(await readStageAdvance(world.otherTherapist, { patientId })).toMatchObject({ code: "not_found" });
    expect(await readStageAdvance(person.patient, { patientId })).toMatchObject({ code: "forbidden" });
  });

  test("a clinic's own template has its text and no criteria, also under the name of a built-in one", async () => {
    const id = newId();
    await store.writeUnaudited(systemGrant("setup"), async (tx) => {
      const [built] = await tx
        .select()
        .from(tables.templates)
        .where(eq(tables.templates.slug, "strength-1-foundation"));
      await tx.insert(tables.templates).values({
        ...built!,
        id,
        scope: world.clinicId,
        name: "House plan",
        advance: "When it feels light.",
      });
    });
    const base = (await person.newest()).versionId;
    const template = await installedTemplate(store, "strength-1-foundation");
    const input = publishInput(template, {
      patientId: person.patient.memberId,
      startDay: dayOf(1),
      baseVersionId: base,
      templateId: id,
    });
    expect(await atInstant(morning(1), () => publishProgram(world.therapist, input))).toMatchObject({
      ok: true,
    });
    expect(await view(1)).toMatchObject({
      template: { name: "House plan", builtIn: false, advance: "When it feels light." },
      criteria: [],
      next: [],
      action: "assign",
    });
  });
});

describe("held back", () => {
  test("in a flare nothing is listed and nothing offered", async () => {
    await threeWeeks();
    await atInstant(morning(21), () => declareFlare(person.patient, { idempotencyKey: newId() }));
    expect(await view(21)).toMatchObject({ hold: "flare", criteria: [], action: null });
    expect(await signal(21)).toBeNull();
  });

  test("an open T flag holds, a U flag does not", async () => {
    await threeWeeks();
    await addFlag(store, person, "U", morning(20));
    expect(await view(21)).toMatchObject({ hold: null, action: "assign" });
    expect(await signal(21)).not.toBeNull();
    await addFlag(store, person, "T", morning(20));
    expect(await view(21)).toMatchObject({ hold: "red_flag", action: null });
    expect(await signal(21)).toBeNull();
  });
});

describe("ADVANCE_READY", () => {
  test("opens on the day when the last criterion is met, and ends when one no longer is", async () => {
    await threeWeeks();
    expect(await signal(20)).toBeNull();
    expect(await signal(21)).toMatchObject({
      data: { code: "ADVANCE_READY", template: "Strength 1 – foundation", criteria: 7 },
    });
    await person.doSession(21, { ...strong, "bird-dog": { pain: 6 } });
    expect(await signal(22)).toBeNull();
    expect((await states(22)).no_red).toBe("not_met red");
  });

  test("does not open over an answer that nobody gave", async () => {
    await threeWeeks([16]);
    expect((await states(21)).no_red).toBe("unknown unanswered");
    expect(await signal(21)).toBeNull();
  });

  test("stays while the newest session can still be answered", async () => {
    await threeWeeks();
    await person.doSession(21, strong);
    expect((await states(22)).no_red).toBe("met figures");
    expect(await signal(22)).not.toBeNull();
  });

  test("is over once the next program is published to begin", async () => {
    await threeWeeks();
    const template = await installedTemplate(store, "strength-2-build");
    const input = publishInput(template, {
      patientId: person.patient.memberId,
      startDay: dayOf(23),
      baseVersionId: (await person.newest()).versionId,
    });
    await atInstant(morning(21), () => publishProgram(world.therapist, input));
    expect(await signal(21)).toBeNull();
    expect((await view(21)).coming).toEqual({ name: "Strength 2 – build", from: dayOf(23) });
  });

  test("costs a young program no statement at all", async () => {
    const unread = new Proxy({} as Db, {
      get: () => {
        throw new Error("a statement was made");
      },
    });
    const span = (effectiveFrom: string): PlanSpan => ({
      versionId: "v",
      programId: "p",
      programName: "Strength 1",
      number: 1,
      lane: "core",
      effectiveFrom,
      origin: "person",
      schedule: { kind: "weekly_quota", perWeek: 3 },
      calmOnly: false,
      clearanceNeeded: true,
      endsBefore: null,
    });
    const known = {
      today: dayOf(13),
      credits: [],
      excuses: [],
      restingPain: [],
      outcomes: [],
      locked: false,
    };
    const ask = (from: string) => readAdvance(unread, person.grant, { ...known, spans: [span(from)] });
    expect(await ask(dayOf(0))).toBeNull();
    await expect(ask(dayOf(-1))).rejects.toThrow("a statement was made");
  });
});

describe("moving the phase", () => {
  test("keeps the reason that was written with it, and does nothing of the kind by itself", async () => {
    const { memberId: patientId } = person.patient;
    await store.writeUnaudited(systemGrant("setup"), (tx) =>
      tx.update(tables.episodes).set({ phase: "subacute" }).where(eq(tables.episodes.id, person.episodeId)),
    );
    const subacute = publishInput(await installedTemplate(store, "subacute-motor-control"), {
      patientId,
      startDay: dayOf(1),
      baseVersionId: (await person.newest()).versionId,
    });
    await atInstant(morning(1), () => publishProgram(world.therapist, subacute));
    const before = await view(2);
    expect(before.criteria.at(-1)).toMatchObject({ key: "confirm:hinge_form", state: "unknown" });
    expect(before.next).toMatchObject([{ slug: "strength-1-foundation", movesTo: "strengthening" }]);

    const reason = "4 of 4 criteria met. Seen: hip hinge.";
    const next = publishInput(await installedTemplate(store, "strength-1-foundation"), {
      patientId,
      startDay: dayOf(2),
      baseVersionId: subacute.versionId,
      movePhase: true,
      moveReason: reason,
    });
    expect(await atInstant(morning(2), () => publishProgram(world.therapist, next))).toMatchObject({
      ok: true,
    });
    const access = await authorize(world.therapist, "episode:manage", { patientId });
    if (!access.ok) throw new Error(access.code);
    expect((await listPhaseChanges(store.read, access.value))[0]).toMatchObject({
      toPhase: "strengthening",
      reason,
    });
  });
});
