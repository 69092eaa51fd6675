/** The rules at work on recorded sessions, on a real database: what they decide, apply, hold back and leave alone. */
import { and, asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listDecisions } from "#db/queries/decision.ts";
import { listServedVersions } from "#db/queries/program.ts";
import { listSuspensions } from "#db/queries/suspension.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import type { Fact } from "#lib/domain/facts.ts";
import { replayDecision } from "#lib/domain/progression-plan.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { decideProgress } from "#lib/usecases/progression.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { addClearance, addFlag, closed, finished, setsOf, started } from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let patient: MemberActor;
let episodeId: string;
let people = 0;

const first = "2025-03-03";
const dayOf = (n: number) =>
  new Date(Date.parse(`${first}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
/** 18:00 in Vienna on the day counted from the first. */
const evening = (n: number) => new Date(Date.parse(`${dayOf(n)}T17:00:00Z`));
const morning = (n: number) => new Date(Date.parse(`${dayOf(n)}T07:00:00Z`));

const grant = () => systemRulesGrant({ clinicId: patient.clinicId, patientId: patient.memberId, episodeId });
const versions = () => listServedVersions(store.read, grant());
const newest = async () => (await versions()).at(-1)!;
const mainRows = async () =>
  (await newest()).blocks.filter((block) => block.kind === "main").flatMap((block) => block.prescriptions);
const rowOf = async (slug: string) => (await mainRows()).find((row) => row.exercise.slug === slug)!;
const decisions = async (slug?: string) =>
  (await listDecisions(store.read, grant())).filter(
    (one) => slug === undefined || one.inputs.rule.slug === slug,
  );

interface Said {
  readonly pain?: number | null;
  readonly effort?: number | null;
  readonly done?: (target: number) => number;
}

/** A whole session of the version in force on day `n`; `said` per exercise, everything else as prescribed and easy. */
async function doSession(n: number, said: Readonly<Record<string, Said>> = {}, version?: string) {
  const served = version ? (await versions()).find((one) => one.versionId === version)! : await newest();
  const at = evening(n);
  const session = started(served.versionId, at, dayOf(n));
  const facts: Fact[] = [session];
  for (const row of served.blocks.flatMap((block) => block.prescriptions)) {
    const { pain = 1, effort = 3, done = (target: number) => target } = said[row.exercise.slug] ?? {};
    facts.push(...setsOf(session.id, row.id, row.dose, row.side, at, done));
    facts.push(closed(session.id, row.id, at, { painDuring: pain, effort }));
  }
  facts.push(finished(session.id, at));
  await send(n, facts, new Date(at.getTime() + 3_600_000));
  return session.id;
}

async function send(_n: number, facts: readonly Fact[], at: Date) {
  const result = await atInstant(at, () => recordFacts(patient, { patientId: patient.memberId, facts }));
  if (!result.ok) throw new Error(result.code);
  const refused = result.value.results.filter((one) => one.status === "rejected");
  expect(refused).toEqual([]);
}

/** The answer on the morning after day `n`. */
async function answer(n: number, painNrs: number, revision = 0) {
  const at = morning(n + 1);
  const fact: Fact = {
    kind: "next_day_answered",
    id: newId(),
    sessionDay: dayOf(n),
    revision,
    painNrs,
    zone: "Europe/Vienna",
    recordedAt: at,
  };
  await send(n, [fact], at);
}

/** The template, with one exercise above its least so that it can step down on its own axis. */
function inputOf(template: Awaited<ReturnType<typeof installedTemplate>>, more = {}) {
  const input = publishInput(template, { patientId: patient.memberId, startDay: first, ...more });
  const bridge = template.blocks
    .flatMap((block) => block.items)
    .find(({ exercise }) => exercise.slug === "glute-bridge");
  const blocks = input.blocks.map((block) => ({
    ...block,
    prescriptions: block.prescriptions.map((row) =>
      row.exerciseId === bridge?.exercise.id ? { ...row, reps: 12 } : row,
    ),
  }));
  return { ...input, blocks };
}

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2025-02-01T09:00:00Z"), () => createWorld(store));
  await installContent();
  await store.writeUnaudited(systemGrant("setup"), (tx) =>
    tx.update(tables.clinics).set({ progressionEnabled: true }).where(eq(tables.clinics.id, world.clinicId)),
  );
});
afterAll(closeTestStore);

beforeEach(async () => {
  await atInstant(new Date("2025-02-20T09:00:00Z"), async () => {
    patient = await addMember(store, world.clinicId, "patient", `Pat ${++people}`);
    episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
      phase: "strengthening",
      onsetDay: "2025-01-10",
    });
  });
  await addClearance(store, { patient, episodeId, by: world.therapist }, "2025-02-25");
  const template = await installedTemplate(store, "strength-1-foundation");
  const published = await atInstant(morning(0), () => publishProgram(world.therapist, inputOf(template)));
  expect(published.ok).toBe(true);
});

describe("a step up", () => {
  test("waits for a therapist once both answers are in, and changes nothing before", async () => {
    await doSession(0);
    await answer(0, 1);
    await doSession(2);
    expect((await decisions("bird-dog"))[0]).toMatchObject({ outcome: "HOLD", reason: "NEED_NEXT_DAY" });
    await answer(2, 1);
    const [top, before] = await decisions("bird-dog");
    expect(top).toMatchObject({
      outcome: "PROGRESS",
      reason: "PYRAMID_UP",
      superseded: false,
      resolution: null,
    });
    expect(before).toMatchObject({ id: top!.supersedesId, superseded: true });
    expect((await rowOf("bird-dog")).dose.reps).toBe(5);
    expect((await newest()).number).toBe(1);
  });

  test("stands at three a session, the first in the order of the blocks", async () => {
    await doSession(0);
    await answer(0, 1);
    await doSession(2);
    await answer(2, 1);
    const standing = (await decisions()).filter((one) => !one.superseded && one.lastSessionId);
    expect(
      standing
        .filter((one) => one.outcome === "PROGRESS")
        .map((one) => one.inputs.rule.slug)
        .sort(),
    ).toEqual(["bird-dog", "mcgill-curl-up", "side-bridge-knees"]);
    expect(standing.filter((one) => one.reason === "SESSION_LIMIT").length).toBeGreaterThan(0);
  });

  test("lapses when a newer session comes before anybody answered", async () => {
    await doSession(0);
    await answer(0, 1);
    await doSession(2);
    await answer(2, 1);
    const [pending] = await decisions("bird-dog");
    expect(pending?.outcome).toBe("PROGRESS");
    await doSession(4);
    const old = (await decisions("bird-dog")).find((one) => one.id === pending!.id);
    expect(old?.resolution?.kind).toBe("lapsed");
  });
});

describe("a step down", () => {
  test("is published at once by the rules, with the decision that made it", async () => {
    await doSession(0);
    await answer(0, 1);
    await doSession(2, { "glute-bridge": { pain: 6 } });
    const version = await newest();
    expect(version).toMatchObject({ number: 2, origin: "rules", effectiveFrom: dayOf(2) });
    expect((await rowOf("glute-bridge")).dose).toMatchObject({ sets: 2, reps: 10 });
    expect((await decisions("glute-bridge"))[0]).toMatchObject({
      outcome: "REGRESS",
      reason: "PAIN_RED/REPS_DOWN",
      resolution: { kind: "applied", versionId: version.versionId, resolvedById: null },
    });
  });

  test("is taken back when the answer it rests on is corrected", async () => {
    const sessionId = await doSession(0, { "glute-bridge": { pain: 7 } });
    expect((await rowOf("glute-bridge")).dose.reps).toBe(10);
    const [version1] = await versions();
    const row = version1!.blocks
      .flatMap((b) => b.prescriptions)
      .find((one) => one.exercise.slug === "glute-bridge")!;
    await send(
      0,
      [closed(sessionId, row.id, evening(1), { painDuring: 1, effort: 3, revision: 1 })],
      evening(1),
    );
    expect((await rowOf("glute-bridge")).dose.reps).toBe(12);
    const [top, before] = await decisions("glute-bridge");
    expect(top).toMatchObject({ outcome: "HOLD", supersedesId: before!.id, occasion: "correction" });
  });

  test("down the ladder is taken back likewise, before the easier one was tried", async () => {
    const sessionId = await doSession(0, { "sit-to-stand": { pain: 7 } });
    expect((await mainRows()).map((row) => row.exercise.slug)).toContain("sit-to-stand-high");
    const [version1] = await versions();
    const row = version1!.blocks
      .flatMap((b) => b.prescriptions)
      .find((one) => one.exercise.slug === "sit-to-stand")!;
    const correction = closed(sessionId, row.id, evening(1), { painDuring: 1, effort: 3, revision: 1 });
    await send(0, [correction], evening(1));
    expect((await mainRows()).map((one) => one.exercise.slug)).toContain("sit-to-stand");
    expect((await mainRows()).map((one) => one.exercise.slug)).not.toContain("sit-to-stand-high");
  });

  test("stays when a late session of before arrives, and comes when the painful one is the late one", async () => {
    const [version1] = await versions();
    await doSession(3, {}, version1!.versionId);
    expect((await rowOf("glute-bridge")).dose.reps).toBe(12);
    await doSession(2, { "glute-bridge": { pain: 6 } }, version1!.versionId);
    expect((await rowOf("glute-bridge")).dose.reps).toBe(10);
  });
});

describe("a stop", () => {
  test("takes the exercise out until a therapist resumes it", async () => {
    await doSession(0, { "sit-to-stand": { pain: 8 } });
    expect(await rowOf("sit-to-stand")).toBeUndefined();
    const [held] = await listSuspensions(store.read, grant());
    expect(held).toMatchObject({
      scope: "exercise",
      slug: "sit-to-stand",
      reason: "SEVERE_PAIN",
      ending: null,
    });
    // Seen again, nothing more happens.
    await atInstant(evening(1), () => decideProgress(grant(), "gap"));
    expect(await listSuspensions(store.read, grant())).toHaveLength(1);
  });

  test("after a long break holds back all strengthening, and leaves the program as it is", async () => {
    await doSession(0);
    await atInstant(evening(29), () => decideProgress(grant(), "gap"));
    const held = await listSuspensions(store.read, grant());
    expect(held).toMatchObject([{ scope: "strengthening", reason: "LONG_LAYOFF" }]);
    expect((await newest()).number).toBe(1);
  });

  test("under an open red flag stops everything, with one suspension", async () => {
    await doSession(0);
    await addFlag(store, { patient, episodeId }, "S", evening(1));
    await atInstant(evening(1), () => decideProgress(grant(), "gap"));
    expect((await decisions()).filter((one) => one.reason === "RED_FLAG").length).toBeGreaterThan(4);
    expect(await listSuspensions(store.read, grant())).toMatchObject([{ reason: "RED_FLAG" }]);
  });
});

describe("the gap", () => {
  test("a step down is taken once for it, however often it is looked at", async () => {
    await doSession(0);
    await answer(0, 1);
    for (const n of [14, 15, 20]) await atInstant(evening(n), () => decideProgress(grant(), "gap"));
    expect((await versions()).filter((one) => one.origin === "rules")).toHaveLength(1);
    expect((await decisions("glute-bridge"))[0]?.reason).toBe("LAYOFF/REPS_DOWN");
    expect((await rowOf("glute-bridge")).dose.reps).toBe(10);
    // At its least already: one rung down, and not a second one for the same gap.
    expect((await mainRows()).map((row) => row.exercise.slug)).toContain("sit-to-stand-high");
  });
});

test("a person's own edit since is left alone, and nothing is decided before it was done", async () => {
  await doSession(0, { "glute-bridge": { pain: 6 } });
  const base = await newest();
  const template = await installedTemplate(store, "strength-1-foundation");
  const input = publishInput(template, {
    patientId: patient.memberId,
    startDay: dayOf(0),
    baseVersionId: base.versionId,
    programId: base.programId,
  });
  const published = await atInstant(evening(0.5), () => publishProgram(world.therapist, input));
  expect(published.ok).toBe(true);
  await answer(0, 2);
  expect((await newest()).versionId).toBe(input.versionId);
});

test("while the clinic has switched the rules off nothing is decided, and everything is recorded", async () => {
  const set = (on: boolean) =>
    store.writeUnaudited(systemGrant("setup"), (tx) =>
      tx.update(tables.clinics).set({ progressionEnabled: on }).where(eq(tables.clinics.id, world.clinicId)),
    );
  await set(false);
  await doSession(0, { "glute-bridge": { pain: 9 } });
  expect(await decisions()).toEqual([]);
  expect((await newest()).number).toBe(1);
  await set(true);
});

test("every decision is decided alike from its record", async () => {
  await doSession(0);
  await answer(0, 1);
  await doSession(2, { "glute-bridge": { pain: 6 } });
  await answer(2, 3);
  await doSession(5, { "sit-to-stand": { effort: 9, done: (target) => target - 5 } });
  const all = await decisions();
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
  await doSession(0);
  const [one] = await decisions();
  await expect(
    store.writeUnaudited(systemGrant("setup"), (tx) =>
      tx
        .update(tables.decisions)
        .set({ reason: "OTHER" })
        .where(and(eq(tables.decisions.id, one!.id))),
    ),
  ).rejects.toThrow();
  const rows = await store.read
    .select()
    .from(tables.decisions)
    .where(eq(tables.decisions.id, one!.id))
    .orderBy(asc(tables.decisions.id));
  expect(rows[0]?.reason).toBe(one!.reason);
});
