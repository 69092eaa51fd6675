/**
 * A flare from its start to the program it came from, on a real database: what comes in, what waits, what a person
 * decides. Long: every way into a flare and out of it.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listFlares } from "#db/queries/flare.ts";
import { listPlanSpans, listServedVersions } from "#db/queries/program.ts";
import type { Store } from "#db/runtime/store.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { openFlare, stepOf } from "#lib/domain/flare.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { returnToCare } from "#lib/usecases/episode.ts";
import { declareFlare, endFlare, readFlareRecord, reviewFlare } from "#lib/usecases/flare.ts";
import { advanceFlares } from "#lib/usecases/flare-course.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { checkInForm } from "#tests/support/acute.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addTrainingPatient,
  dayOf,
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
let patient: MemberActor;

beforeAll(async () => {
  store = await openTestStore();
  await atInstant(new Date("2025-02-01T09:00:00Z"), async () => {
    world = await createWorld(store);
    await installContent();
  });
});
afterAll(closeTestStore);
beforeEach(async () => {
  await switchRules(store, world.clinicId, true);
  person = await addTrainingPatient(store, world);
  patient = person.patient;
});

const checkIn = async (n: number, restPain: number, at = morning(n)) => {
  const form = checkInForm(dayOf(n), { restPain, worstPain: Math.min(10, restPain + 1) });
  const result = await atInstant(at, () => recordCheckIn(patient, form));
  expect(result).toMatchObject({ ok: true });
};
const button = async (n: number, id = newId()) => {
  const result = await atInstant(morning(n), () => declareFlare(patient, { idempotencyKey: id }));
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const flares = () => listFlares(store.read, person.grant);
const steps = async () => (await flares()).map((flare) => flare.steps.map((step) => step.kind).sort());
const inForce = async (n: number) => {
  const span = versionInForce(await listPlanSpans(store.read, person.grant), dayOf(n));
  const [version] = span ? await listServedVersions(store.read, person.grant, [span.versionId]) : [];
  return version!;
};
const pass = (n: number) => atInstant(morning(n), () => advanceFlares(person.grant));
/** Calm mornings at 1, so that the baseline is 1, from day -5 on. */
const quietWeek = async () => {
  for (let n = -2; n <= 2; n++) await checkIn(n, 1);
};

describe("a flare begins", () => {
  test("by the button: calm care is in from today, in the name of the therapist, and pressing again adds nothing", async () => {
    await quietWeek();
    const id = newId();
    expect(await button(3, id)).toEqual({ flareId: id, isNew: true });
    expect(await button(3, id)).toEqual({ flareId: id, isNew: false });
    expect(await button(4)).toEqual({ flareId: id, isNew: false });
    expect(await flares()).toMatchObject([
      { startedOn: dayOf(3), source: "button", baselineNrs: 1, steps: [{ kind: "calm", byName: null }] },
    ]);
    const calm = await inForce(3);
    expect(calm).toMatchObject({ calmOnly: true, origin: "rules", publishedById: world.therapist.memberId });
    expect((await inForce(2)).calmOnly).toBe(false);
  });

  test("by two raised days, in whichever order they are told", async () => {
    await quietWeek();
    await checkIn(4, 5);
    expect(await flares()).toEqual([]);
    // Yesterday was empty and can still be entered.
    await checkIn(3, 4, morning(4));
    expect(await flares()).toMatchObject([
      { startedOn: dayOf(4), source: "detected", baselineNrs: 1, restPainNrs: 5 },
    ]);
    expect((await inForce(4)).calmOnly).toBe(true);
  });

  test("by the morning after as the third source of resting pain", async () => {
    await quietWeek();
    await person.doSession(2);
    await person.answer(2, 5);
    await checkIn(4, 6);
    expect(await flares()).toMatchObject([{ startedOn: dayOf(4), source: "detected" }]);
  });

  test("not by pain that is usual for this person, nor by one day", async () => {
    for (let n = -2; n <= 2; n++) await checkIn(n, 4);
    await checkIn(3, 5);
    await checkIn(4, 5);
    await checkIn(6, 7);
    expect(await flares()).toEqual([]);
  });
});

/** A flare from day 3, settled on day 5. */
const settled = async () => {
  await quietWeek();
  await button(3);
  await checkIn(4, 2);
  expect(await steps()).toEqual([["calm"]]);
  await checkIn(5, 2);
};

describe("it returns", () => {
  test("after two days near the baseline: easier rungs at their default, fewer sets, warm-ups as they were", async () => {
    const before = await person.newest();
    await settled();
    expect(await steps()).toEqual([["calm", "return", "settled"]]);
    const lighter = await inForce(5);
    expect(lighter).toMatchObject({ origin: "rules", programId: before.programId, calmOnly: false });
    const mainOf = (version: typeof before) =>
      version.blocks.filter((block) => block.kind === "main").flatMap((block) => block.prescriptions);
    const [old, now] = [mainOf(before), mainOf(lighter)];
    expect(now).toHaveLength(old.length);
    for (const [place, row] of old.entries()) {
      const back = now[place]!;
      expect(back.exercise.slug).toBe(row.exercise.easier ?? row.exercise.slug);
      if (row.exercise.easier !== null && back.dose.axis !== "pyramid" && back.dose.axis !== "duration")
        expect(back.dose).toMatchObject({ ...back.exercise.defaultDose, sets: expect.any(Number) });
      if (row.dose.axis === "reps" && back.dose.axis === "reps")
        expect(back.dose.sets).toBe(Math.max(1, Math.floor(0.6 * row.dose.sets + 0.5)));
    }
    const warmUp = (version: typeof before) => version.blocks.find((block) => block.kind === "warm-up");
    expect(warmUp(lighter)?.prescriptions.map((row) => row.dose)).toEqual(
      warmUp(before)?.prescriptions.map((row) => row.dose),
    );
  });

  test("and after two green and answered sessions the program before stands again, published anew", async () => {
    const before = await person.newest();
    await settled();
    await person.doSession(6);
    await person.doSession(8);
    await person.answer(8, 1);
    expect(await steps()).toEqual([["calm", "return", "settled"]]);
    // The first session’s answer comes last: its own clock is in time.
    const late = { sessionDay: dayOf(6), revision: 0, painNrs: 1, zone: "Europe/Vienna" };
    await person.send(
      [{ kind: "next_day_answered", id: newId(), recordedAt: morning(7), ...late }],
      morning(9),
    );
    expect((await steps())[0]).toContain("restored");
    const restored = await person.newest();
    expect(restored).toMatchObject({ programId: before.programId, origin: "rules" });
    const doses = (version: typeof before) =>
      version.blocks.map((block) => block.prescriptions.map((row) => [row.exercise.slug, row.dose]));
    expect(doses(restored)).toEqual(doses(before));
    expect(openFlare(await flares())).toBeNull();
  });

  test("not while a session between was amber, or an answer is missing", async () => {
    await settled();
    await person.doSession(6);
    await person.answer(6, 1);
    await person.doSession(8, { "glute-bridge-march": { pain: 4 }, "sit-to-stand-high": { pain: 4 } });
    await person.answer(8, 1);
    await person.doSession(10);
    expect((await steps())[0]).not.toContain("restored");
  });

  test("not under a red flag: calm care stays in", async () => {
    await quietWeek();
    await button(3);
    await addFlag(store, { patient, episodeId: person.episodeId }, "T", morning(4));
    await checkIn(4, 1);
    await checkIn(5, 1);
    expect(await steps()).toEqual([["calm", "settled"]]);
    expect((await inForce(5)).calmOnly).toBe(true);
  });

  test("what a therapist had planned for later is there once the program comes back", async () => {
    await quietWeek();
    const newest = await person.newest();
    const input = await foundationInput(store, patient.memberId, {
      programId: newest.programId,
      baseVersionId: newest.versionId,
      startDay: dayOf(7),
      noteToPatient: "From Monday.",
    });
    expect(await atInstant(morning(2), () => publishProgram(world.therapist, input))).toMatchObject({
      ok: true,
    });
    await button(3);
    expect((await inForce(7)).calmOnly).toBe(true);
    await atInstant(morning(4), () =>
      endFlare(world.therapist, {
        patientId: patient.memberId,
        flareId: "",
        idempotencyKey: newId(),
        reason: "x",
        plan: "before",
      }),
    );
    const [flare] = await flares();
    const ended = await atInstant(morning(4), () =>
      endFlare(world.therapist, {
        patientId: patient.memberId,
        flareId: flare!.id,
        idempotencyKey: newId(),
        reason: "Seen today, moves freely again.",
        plan: "before",
      }),
    );
    expect(ended).toMatchObject({ ok: true });
    expect((await inForce(4)).calmOnly).toBe(false);
    expect((await inForce(6)).effectiveFrom).toBe(dayOf(4));
    expect((await inForce(7)).effectiveFrom).toBe(dayOf(7));
  });
});

describe("a therapist decides", () => {
  const about = async (more: object = {}) => ({
    patientId: patient.memberId,
    flareId: (await flares()).at(-1)!.id,
    idempotencyKey: newId(),
    reason: "Spoke on the phone, no new signs.",
    ...more,
  });

  test("on a flare of seven days: nothing returns before", async () => {
    await quietWeek();
    await button(3);
    for (let n = 4; n <= 10; n++) await checkIn(n, 4);
    await checkIn(11, 1);
    await checkIn(12, 1);
    expect(await steps()).toEqual([["calm"]]);
    const record = await atInstant(morning(12), () =>
      readFlareRecord(world.therapist, { patientId: patient.memberId }),
    );
    expect(record).toMatchObject({ ok: true, value: { open: { review: "long", settledOn: dayOf(12) } } });
    const input = await about();
    const review = () => atInstant(morning(12), () => reviewFlare(world.therapist, input));
    expect(await review()).toMatchObject({ ok: true });
    expect(await review()).toMatchObject({ ok: true });
    expect(await steps()).toEqual([["calm", "return", "reviewed", "settled"]]);
    expect((await inForce(12)).calmOnly).toBe(false);
  });

  test("on the second within 28 days, also one that begins while the lighter version stands", async () => {
    await settled();
    const original = await person.versions();
    await button(8);
    expect(await flares()).toHaveLength(2);
    expect(stepOf((await flares())[0]!, "ended")).toMatchObject({ happenedOn: dayOf(8) });
    expect((await flares())[1]!.versionBeforeId).toBe(original[0]!.versionId);
    await checkIn(9, 1);
    await checkIn(10, 1);
    expect((await steps())[1]).toEqual(["calm"]);
    await atInstant(morning(10), async () => reviewFlare(world.therapist, await about()));
    expect((await steps())[1]).toEqual(["calm", "return", "reviewed", "settled"]);
  });

  test("ends it with what is in force, once", async () => {
    await quietWeek();
    await button(3);
    const input = await about({ plan: "keep" });
    const end = () => atInstant(morning(4), () => endFlare(world.therapist, input as never));
    expect(await end()).toMatchObject({ ok: true });
    expect(await end()).toMatchObject({ ok: true });
    expect(
      await atInstant(morning(4), async () =>
        endFlare(world.therapist, (await about({ plan: "keep" })) as never),
      ),
    ).toEqual({
      ok: false,
      code: "conflict",
    });
    expect((await inForce(4)).calmOnly).toBe(true);
    expect((await flares())[0]?.steps.find((step) => step.kind === "ended")).toMatchObject({
      byName: "Dana Wren",
    });
  });

  test("by publishing another program: that wins, and the flare ends with it", async () => {
    await quietWeek();
    await button(3);
    const newest = await person.newest();
    const input = await foundationInput(store, patient.memberId, {
      startDay: dayOf(4),
      baseVersionId: newest.versionId,
    });
    expect(await atInstant(morning(4), () => publishProgram(world.therapist, input))).toMatchObject({
      ok: true,
    });
    expect((await flares())[0]?.steps.find((step) => step.kind === "ended")).toMatchObject({
      versionId: input.versionId,
      byName: "Dana Wren",
      reason: null,
    });
    expect((await inForce(4)).versionId).toBe(input.versionId);
  });

  test("by taking the patient back to acute care", async () => {
    await quietWeek();
    await button(3);
    await atInstant(morning(4), () =>
      returnToCare(world.therapist, {
        patientId: patient.memberId,
        changeId: newId(),
        from: "strengthening",
        to: "acute",
        reason: "Spasm as on the first day.",
      }),
    );
    expect((await steps())[0]).toContain("ended");
    expect((await inForce(4)).calmOnly).toBe(true);
  });

  test("nobody else does", async () => {
    await quietWeek();
    await button(3);
    const input = await about();
    for (const other of [world.otherTherapist, world.clinician, patient])
      expect((await reviewFlare(other, input)).ok).toBe(false);
    expect((await declareFlare(world.therapist, { idempotencyKey: newId() })).ok).toBe(false);
  });
});

test("where the clinic decides by hand, a flare is kept and found, and no version is made", async () => {
  await switchRules(store, world.clinicId, false);
  await quietWeek();
  await button(3);
  expect(await steps()).toEqual([[]]);
  expect((await inForce(3)).calmOnly).toBe(false);
  await checkIn(4, 1);
  await checkIn(5, 1);
  expect(await steps()).toEqual([["ended", "settled"]]);
  await checkIn(6, 6);
  await checkIn(7, 6);
  expect(await flares()).toMatchObject([{ source: "button" }, { source: "detected", steps: [] }]);
});

test("the daily pass adds nothing where nothing is due, and two passes do one thing", async () => {
  await settled();
  const versions = (await person.versions()).length;
  expect(await pass(6)).toBe(0);
  expect((await person.versions()).length).toBe(versions);
});
