/**
 * The rules at work on recorded sessions, on a real database: what they decide, apply, hold back and leave alone.
 * Long: one patient's weeks told once for each thing that the rules may do.
 */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listSuspensions } from "#db/queries/suspension.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { Fact } from "#lib/domain/facts.ts";
import { replayDecision } from "#lib/domain/progression-plan.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { decideProgress } from "#lib/usecases/progression.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addTrainingPatient,
  dayOf,
  evening,
  foundationInput,
  switchRules,
  type TrainingPatient,
} from "#tests/support/progression-world.ts";
import { addFlag, closed } from "#tests/support/session-world.ts";
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

describe("a step up", () => {
  test("waits for a therapist once both answers are in, and changes nothing before", async () => {
    await person.doSession(0);
    await person.answer(0, 1);
    await person.doSession(2);
    expect((await person.decisions("bird-dog"))[0]).toMatchObject({
      outcome: "HOLD",
      reason: "NEED_NEXT_DAY",
    });
    await person.answer(2, 1);
    const [top, before] = await person.decisions("bird-dog");
    expect(top).toMatchObject({
      outcome: "PROGRESS",
      reason: "PYRAMID_UP",
      superseded: false,
      resolution: null,
    });
    expect(before).toMatchObject({ id: top!.supersedesId, superseded: true });
    expect((await person.rowOf("bird-dog")).dose.reps).toBe(5);
    expect((await person.newest()).number).toBe(1);
  });

  test("stands at three a session, the first in the order of the blocks", async () => {
    await person.doSession(0);
    await person.answer(0, 1);
    await person.doSession(2);
    await person.answer(2, 1);
    const standing = (await person.decisions()).filter((one) => !one.superseded && one.lastSessionId);
    expect(
      standing
        .filter((one) => one.outcome === "PROGRESS")
        .map((one) => one.inputs.rule.slug)
        .sort(),
    ).toEqual(["bird-dog", "mcgill-curl-up", "side-bridge-knees"]);
    expect(standing.filter((one) => one.reason === "SESSION_LIMIT").length).toBeGreaterThan(0);
  });

  test("lapses when a newer session comes before anybody answered", async () => {
    await person.doSession(0);
    await person.answer(0, 1);
    await person.doSession(2);
    await person.answer(2, 1);
    const [pending] = await person.decisions("bird-dog");
    expect(pending?.outcome).toBe("PROGRESS");
    await person.doSession(4);
    const old = (await person.decisions("bird-dog")).find((one) => one.id === pending!.id);
    expect(old?.resolution?.kind).toBe("lapsed");
  });
});

test("a step up waits no more when the session it rests on is taken back", async () => {
  await person.doSession(0);
  await person.answer(0, 1);
  const sessionId = await person.doSession(2);
  await person.answer(2, 1);
  const [pending] = await person.decisions("bird-dog");
  expect(pending).toMatchObject({ outcome: "PROGRESS", resolution: null });
  const withdrawal: Fact = {
    kind: "session_amended",
    id: newId(),
    sessionId,
    revision: 1,
    localDay: dayOf(2),
    restPainBefore: 1,
    drowsy: false,
    withdrawn: true,
    reason: null,
    recordedAt: evening(3),
  };
  await person.send([withdrawal], evening(3));
  const after = (await person.decisions("bird-dog")).find((one) => one.id === pending!.id);
  expect(after?.resolution?.kind).toBe("lapsed");
});

describe("a step down", () => {
  test("is published at once by the rules, with the decision that made it", async () => {
    await person.doSession(0);
    await person.answer(0, 1);
    await person.doSession(2, { "glute-bridge": { pain: 6 } });
    const version = await person.newest();
    expect(version).toMatchObject({ number: 2, origin: "rules", effectiveFrom: dayOf(2) });
    expect((await person.rowOf("glute-bridge")).dose).toMatchObject({ sets: 2, reps: 10 });
    expect((await person.decisions("glute-bridge"))[0]).toMatchObject({
      outcome: "REGRESS",
      reason: "PAIN_RED/REPS_DOWN",
      resolution: { kind: "applied", versionId: version.versionId, resolvedById: null },
    });
  });

  test("is taken back when the answer it rests on is corrected", async () => {
    const sessionId = await person.doSession(0, { "glute-bridge": { pain: 7 } });
    expect((await person.rowOf("glute-bridge")).dose.reps).toBe(10);
    const [version1] = await person.versions();
    const row = version1!.blocks
      .flatMap((b) => b.prescriptions)
      .find((one) => one.exercise.slug === "glute-bridge")!;
    await person.send(
      [closed(sessionId, row.id, evening(1), { painDuring: 1, effort: 3, revision: 1 })],
      evening(1),
    );
    expect((await person.rowOf("glute-bridge")).dose.reps).toBe(12);
    const [top, before] = await person.decisions("glute-bridge");
    expect(top).toMatchObject({ outcome: "HOLD", supersedesId: before!.id, occasion: "correction" });
  });

  test("down the ladder is taken back likewise, before the easier one was tried", async () => {
    const sessionId = await person.doSession(0, { "sit-to-stand": { pain: 7 } });
    expect((await person.mainRows()).map((row) => row.exercise.slug)).toContain("sit-to-stand-high");
    const [version1] = await person.versions();
    const row = version1!.blocks
      .flatMap((b) => b.prescriptions)
      .find((one) => one.exercise.slug === "sit-to-stand")!;
    const correction = closed(sessionId, row.id, evening(1), { painDuring: 1, effort: 3, revision: 1 });
    await person.send([correction], evening(1));
    expect((await person.mainRows()).map((one) => one.exercise.slug)).toContain("sit-to-stand");
    expect((await person.mainRows()).map((one) => one.exercise.slug)).not.toContain("sit-to-stand-high");
  });

  test("stays when a late session of before arrives, and comes when the painful one is the late one", async () => {
    const [version1] = await person.versions();
    await person.doSession(3, {}, version1!.versionId);
    expect((await person.rowOf("glute-bridge")).dose.reps).toBe(12);
    await person.doSession(2, { "glute-bridge": { pain: 6 } }, version1!.versionId);
    expect((await person.rowOf("glute-bridge")).dose.reps).toBe(10);
  });
});

describe("a stop", () => {
  test("takes the exercise out until a therapist resumes it", async () => {
    await person.doSession(0, { "sit-to-stand": { pain: 8 } });
    expect(await person.rowOf("sit-to-stand")).toBeUndefined();
    const [held] = await listSuspensions(store.read, person.grant);
    expect(held).toMatchObject({
      scope: "exercise",
      slug: "sit-to-stand",
      reason: "SEVERE_PAIN",
      ending: null,
    });
    // Seen again, nothing more happens.
    await atInstant(evening(1), () => decideProgress(person.grant, "gap"));
    expect(await listSuspensions(store.read, person.grant)).toHaveLength(1);
  });

  test("after a long break holds back all strengthening, and leaves the program as it is", async () => {
    await person.doSession(0);
    await atInstant(evening(29), () => decideProgress(person.grant, "gap"));
    const held = await listSuspensions(store.read, person.grant);
    expect(held).toMatchObject([{ scope: "strengthening", reason: "LONG_LAYOFF" }]);
    expect((await person.newest()).number).toBe(1);
  });

  test("under an open red flag stops everything, with one suspension", async () => {
    await person.doSession(0);
    await addFlag(store, person, "S", evening(1));
    await atInstant(evening(1), () => decideProgress(person.grant, "gap"));
    expect((await person.decisions()).filter((one) => one.reason === "RED_FLAG").length).toBeGreaterThan(4);
    expect(await listSuspensions(store.read, person.grant)).toMatchObject([{ reason: "RED_FLAG" }]);
  });
});

describe("the gap", () => {
  test("a step down is taken once for it, however often it is looked at", async () => {
    await person.doSession(0);
    await person.answer(0, 1);
    for (const n of [14, 15, 20]) await atInstant(evening(n), () => decideProgress(person.grant, "gap"));
    expect((await person.versions()).filter((one) => one.origin === "rules")).toHaveLength(1);
    expect((await person.decisions("glute-bridge"))[0]?.reason).toBe("LAYOFF/REPS_DOWN");
    expect((await person.rowOf("glute-bridge")).dose.reps).toBe(10);
    // At its least already: one rung down, and not a second one for the same gap.
    expect((await person.mainRows()).map((row) => row.exercise.slug)).toContain("sit-to-stand-high");
  });
});

test("a person's own edit since is left alone, and nothing is decided before it was done", async () => {
  await person.doSession(0, { "glute-bridge": { pain: 6 } });
  const base = await person.newest();
  const input = await foundationInput(store, person.patient.memberId, {
    startDay: dayOf(0),
    baseVersionId: base.versionId,
    programId: base.programId,
  });
  const published = await atInstant(evening(0.5), () => publishProgram(world.therapist, input));
  expect(published.ok).toBe(true);
  await person.answer(0, 2);
  expect((await person.newest()).versionId).toBe(input.versionId);
});

test("while the clinic has switched the rules off nothing is decided, and everything is recorded", async () => {
  await switchRules(store, world.clinicId, false);
  await person.doSession(0, { "glute-bridge": { pain: 9 } });
  expect(await person.decisions()).toEqual([]);
  expect((await person.newest()).number).toBe(1);
  await switchRules(store, world.clinicId, true);
});

test("every decision is decided alike from its record", async () => {
  await person.doSession(0);
  await person.answer(0, 1);
  await person.doSession(2, { "glute-bridge": { pain: 6 } });
  await person.answer(2, 3);
  await person.doSession(5, { "sit-to-stand": { effort: 9, done: (target) => target - 5 } });
  const all = await person.decisions();
  expect(all.length).toBeGreaterThan(10);
  for (const one of all) {
    const again = replayDecision(one.inputs);
    expect([again?.action, again?.reason, again?.next ?? null, again?.figures]).toEqual([
      one.outcome,
      one.reason,
      one.proposal,
      one.figures,
    ]);
  }
});

test("records of decisions cannot be changed", async () => {
  await person.doSession(0);
  const [one] = await person.decisions();
  await expect(
    store.writeUnaudited(systemGrant("setup"), (tx) =>
      tx.update(tables.decisions).set({ reason: "OTHER" }).where(eq(tables.decisions.id, one!.id)),
    ),
  ).rejects.toThrow();
  const rows = await store.read.select().from(tables.decisions).where(eq(tables.decisions.id, one!.id));
  expect(rows[0]?.reason).toBe(one!.reason);
});
