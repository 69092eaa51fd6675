/**
 * Answers to proposals and the ends of pauses, on a real database: what counts is what stands when they arrive. Long:
 * every answer stands beside the state in which it is refused.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listExcuses } from "#db/queries/excuse.ts";
import { listSuspensions } from "#db/queries/suspension.ts";
import type { Store } from "#db/runtime/store.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { ResolveDecisionsInput } from "#lib/schemas/decision.ts";
import { countWaiting, readDecisions, readPatientDecisions } from "#lib/usecases/decision.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { readOwnChanges } from "#lib/usecases/own-changes.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { decideProgress } from "#lib/usecases/progression.ts";
import { resolveDecisions } from "#lib/usecases/resolve-decision.ts";
import { readSessionPage } from "#lib/usecases/session-page.ts";
import { endSuspension } from "#lib/usecases/suspension.ts";
import { readToday } from "#lib/usecases/today.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addTrainingPatient,
  dayOf,
  evening,
  foundationInput,
  morning,
  switchRules,
  type TrainingPatient,
} from "#tests/support/progression-world.ts";
import { addFlag } from "#tests/support/session-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let person: TrainingPatient;

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2025-02-01T09:00:00Z"), () => createWorld(store));
  await installContent();
  await switchRules(store, world.clinicId, true);
});
afterAll(closeTestStore);

beforeEach(async () => {
  person = await addTrainingPatient(store, world);
});

/** Two good sessions with their mornings: three proposals wait. */
async function earnProposals() {
  await person.doSession(0);
  await person.answer(0, 1);
  await person.doSession(2);
  await person.answer(2, 1);
  const [proposal] = await person.decisions("bird-dog");
  expect(proposal?.outcome).toBe("PROGRESS");
  return proposal!;
}

const respond = async (
  answer: ResolveDecisionsInput["answer"],
  decisionIds: readonly string[],
  more: Partial<ResolveDecisionsInput> & { readonly at?: Date; readonly by?: World["therapist"] } = {},
) => {
  const { at = evening(3), by = world.therapist, ...rest } = more;
  const items = decisionIds.map((decisionId) => ({ decisionId, patientId: person.patient.memberId }));
  const input = { answer, items, dose: null, reason: null, cautionReason: null, ...rest };
  const result = await atInstant(at, () => resolveDecisions(by, input));
  if (!result.ok) throw new Error(result.code);
  return result.value.items.map((item) => item.outcome);
};

describe("a proposal", () => {
  test("approved is published once, in the therapist's name, and the patient reads why", async () => {
    const proposal = await earnProposals();
    expect(await respond("approve", [proposal.id])).toEqual(["done"]);
    const version = await person.newest();
    expect(version).toMatchObject({ number: 2, origin: "person", publishedById: world.therapist.memberId });
    expect((await person.rowOf("bird-dog")).dose.reps).toBe(6);
    expect(await respond("approve", [proposal.id])).toEqual(["already"]);
    expect((await person.versions()).length).toBe(2);
    const own = await atInstant(evening(3), () => readOwnChanges(person.patient));
    expect(own.ok && own.value.changes).toMatchObject([
      {
        exercise: { slug: "bird-dog" },
        by: world.therapist.name,
        spoken: { reason: "PYRAMID_UP" },
        on: dayOf(3),
      },
    ]);
  });

  test("many at once are one version", async () => {
    await earnProposals();
    const waiting = await atInstant(evening(3), () => readDecisions(world.therapist));
    const counted = await atInstant(evening(3), () => countWaiting(world.therapist));
    expect(counted.ok && counted.value).toBe(
      waiting.ok ? waiting.value.waiting.flatMap(({ cards }) => cards).length : -1,
    );
    const mine = waiting.ok
      ? waiting.value.waiting.find(({ patientId }) => patientId === person.patient.memberId)
      : undefined;
    expect(mine?.cards.map(({ exercise }) => exercise.slug).sort()).toEqual([
      "bird-dog",
      "mcgill-curl-up",
      "side-bridge-knees",
    ]);
    expect(new Set(mine!.cards.map(({ programName }) => programName))).toEqual(
      new Set([(await person.newest()).programName]),
    );
    const ids = mine!.cards.map(({ decisionId }) => decisionId);
    expect(await respond("approve", ids)).toEqual(["done", "done", "done"]);
    expect((await person.versions()).length).toBe(2);
  });

  test("answered with another dose publishes that one, and one beyond the exercise's limits is refused", async () => {
    const proposal = await earnProposals();
    const dose = { ...proposal.inputs.rule.dose, reps: 40 };
    expect(await respond("change", [proposal.id], { dose })).toEqual(["dose_out_of_bounds"]);
    expect((await person.versions()).length).toBe(1);
    expect(await respond("change", [proposal.id], { dose: { ...dose, reps: 7 }, reason: "Strong." })).toEqual(
      ["done"],
    );
    expect((await person.rowOf("bird-dog")).dose.reps).toBe(7);
    const [row] = (await person.decisions("bird-dog")).filter((one) => one.id === proposal.id);
    expect(row?.resolution).toMatchObject({ kind: "changed", reason: "Strong.", dose: { reps: 7 } });
    const own = await atInstant(evening(3), () => readOwnChanges(person.patient));
    expect(own.ok && own.value.changes).toMatchObject([
      { isChanged: true, to: { reps: 7 }, toExercise: null },
    ]);
  });

  test("declined changes nothing, and is not asked again over the same session", async () => {
    const proposal = await earnProposals();
    expect(await respond("decline", [proposal.id])).toEqual(["done"]);
    expect((await person.versions()).length).toBe(1);
    await atInstant(evening(4), () => decideProgress(person.grant, "gap"));
    expect((await person.decisions("bird-dog"))[0]?.id).toBe(proposal.id);
  });

  test("is nothing to a stranger, and lapses once the program is another", async () => {
    const proposal = await earnProposals();
    expect(await respond("approve", [proposal.id], { by: world.otherTherapist })).toEqual(["not_found"]);
    const base = await person.newest();
    const input = await foundationInput(store, person.patient.memberId, {
      startDay: dayOf(3),
      baseVersionId: base.versionId,
      programId: base.programId,
    });
    const blocks = input.blocks.map((block) => ({
      ...block,
      prescriptions: block.prescriptions.map((row) => (row.axis === "pyramid" ? { ...row, reps: 4 } : row)),
    }));
    expect(
      (await atInstant(morning(3), () => publishProgram(world.therapist, { ...input, blocks }))).ok,
    ).toBe(true);
    expect(await respond("approve", [proposal.id])).toEqual(["already"]);
  });

  test("is not approved under a red flag", async () => {
    const proposal = await earnProposals();
    await addFlag(store, person, "T", evening(3));
    expect(await respond("approve", [proposal.id])).toEqual(["red_flag_open"]);
  });

  test("up the ladder is answered by itself, never among others", async () => {
    person = await addTrainingPatient(store, world, (input) => ({
      ...input,
      blocks: input.blocks.map((block) => ({
        ...block,
        prescriptions: block.prescriptions.map((row) => (row.axis === "pyramid" ? { ...row, reps: 8 } : row)),
      })),
    }));
    await earnProposals();
    const rungs = (await person.decisions()).filter((one) => one.reason === "RUNG_UP" && !one.superseded);
    const ids = rungs.map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(await respond("approve", ids))).toEqual(new Set(["one_by_one"]));
    expect((await person.versions()).length).toBe(1);
    const birdDog = rungs.find((one) => one.inputs.rule.slug === "bird-dog")!;
    expect(await respond("approve", [birdDog.id])).toEqual(["done"]);
    expect((await person.mainRows()).map((row) => row.exercise.slug)).toContain("bird-dog-square");
  });

  test("two answers at the same moment: one stands, the other is told", async () => {
    const proposal = await earnProposals();
    const both = await Promise.all([respond("approve", [proposal.id]), respond("decline", [proposal.id])]);
    expect(both.flat().sort()).toEqual(["already", "done"]);
  });
});

describe("a pause", () => {
  const end = (answer: "resume" | "change" | "leave_out", suspensionId: string, dose: unknown = null) =>
    atInstant(evening(5), () =>
      endSuspension(world.therapist, {
        patientId: person.patient.memberId,
        suspensionId,
        answer,
        dose: dose as never,
        reason: null,
      }),
    );

  test("of one exercise ends where it stood, at the dose it had or another", async () => {
    const order = (await person.mainRows()).map((row) => row.exercise.slug);
    await person.doSession(0, { "sit-to-stand": { pain: 8 } });
    expect(await person.rowOf("sit-to-stand")).toBeUndefined();
    const [held] = await listSuspensions(store.read, person.grant);
    expect((await end("resume", held!.id)).ok).toBe(true);
    expect((await person.mainRows()).map((row) => row.exercise.slug)).toEqual(order);
    expect(await end("resume", held!.id)).toMatchObject({ ok: false, code: "already" });
    // What was done before it was resumed is evidence no more.
    await person.doSession(6);
    expect((await person.decisions("sit-to-stand"))[0]).toMatchObject({
      outcome: "HOLD",
      reason: "NEED_NEXT_DAY",
    });
    expect((await person.decisions("sit-to-stand"))[0]?.exposureIds).toHaveLength(1);
  });

  test("of all strengthening makes nothing due, serves nothing, and waits for a person", async () => {
    await person.doSession(0);
    await atInstant(evening(29), () => decideProgress(person.grant, "gap"));
    const today = await atInstant(evening(30), () => readToday(person.patient));
    expect(today.ok && today.value.due.kind).toBe("excused");
    expect((await listExcuses(store.read, person.grant)).map(({ reason }) => reason)).toEqual([
      "rules_pause",
    ]);
    const own = await atInstant(evening(30), () => readOwnChanges(person.patient));
    expect(own.ok && own.value.paused).toMatchObject([{ scope: "strengthening", reason: "LONG_LAYOFF" }]);
    const page = await atInstant(evening(30), () => readSessionPage(person.patient, { sessionId: newId() }));
    expect(page.ok && page.value.kind).toBe("paused");
    const waiting = await atInstant(evening(30), () => readDecisions(world.therapist));
    const paused = waiting.ok
      ? waiting.value.paused.find((one) => one.patientId === person.patient.memberId)
      : undefined;
    expect(paused?.card).toMatchObject({ spoken: { action: "STOP_NOTIFY", reason: "LONG_LAYOFF" } });
    expect(paused?.card?.evidence).toHaveLength(1);
    const [held] = await listSuspensions(store.read, person.grant);
    await addFlag(store, person, "S", evening(30));
    expect(await end("resume", held!.id)).toMatchObject({ ok: false, code: "red_flag_open" });
  });

  test("ends with a program that a therapist publishes", async () => {
    await person.doSession(0);
    await atInstant(evening(29), () => decideProgress(person.grant, "gap"));
    const base = await person.newest();
    const input = await foundationInput(store, person.patient.memberId, {
      startDay: dayOf(31),
      baseVersionId: base.versionId,
      programId: base.programId,
    });
    expect((await atInstant(evening(30), () => publishProgram(world.therapist, input))).ok).toBe(true);
    expect((await listSuspensions(store.read, person.grant))[0]?.ending).toMatchObject({ kind: "changed" });
  });
});

test("a clinician reads a patient's decisions and may not answer; the record holds the superseded ones", async () => {
  await earnProposals();
  const read = await atInstant(evening(3), () =>
    readPatientDecisions(world.therapist, { patientId: person.patient.memberId }),
  );
  expect(read.ok && read.value.cards.some((card) => card.superseded)).toBe(true);
  expect(read.ok && read.value.mayResolve).toBe(true);
});
