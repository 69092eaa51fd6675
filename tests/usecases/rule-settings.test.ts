/** The clinic's settings of the rules, those of a program, and what a row may do by itself, on a real database. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { defaultRules } from "#lib/domain/prescription.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { PublishProgramInput } from "#lib/schemas/program.ts";
import { readAssign } from "#lib/usecases/assign.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { readRuleSettings, saveRuleSettings } from "#lib/usecases/rule-settings.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addTrainingPatient,
  dayOf,
  foundationInput,
  morning,
  switchRules,
  type TrainingPatient,
} from "#tests/support/progression-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let person: TrainingPatient;
let day = 0;

beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2025-02-01T09:00:00Z"), () => createWorld(store));
  await installContent();
  await switchRules(store, world.clinicId, true);
  person = await addTrainingPatient(store, world);
});
afterAll(closeTestStore);

const settings = async () => {
  const read = await readRuleSettings(world.admin);
  if (!read.ok) throw new Error(read.code);
  return read.value;
};

/** A save an hour after the last publication. */
const save = (by: World["admin"], input: Parameters<typeof saveRuleSettings>[1]) =>
  atInstant(new Date(morning(day).getTime() + 3_600_000), () => saveRuleSettings(by, input));

/** The next version of the patient's program, a day later. */
async function publishNext(change: Partial<PublishProgramInput> = {}, row: object = {}) {
  const base = await person.newest();
  day += 1;
  const input = await foundationInput(store, person.patient.memberId, {
    startDay: dayOf(day),
    programId: base.programId,
    baseVersionId: base.versionId,
    ...change,
  });
  const blocks = input.blocks.map((block) => ({
    ...block,
    prescriptions: block.prescriptions.map((one) =>
      // The bridge, which the input lifts above its least.
      one.reps === 12 && block.kind === "main" ? { ...one, ...row } : one,
    ),
  }));
  const whole = { ...input, blocks };
  return {
    input: whole,
    result: await atInstant(morning(day), () => publishProgram(world.therapist, whole)),
  };
}

describe("the clinic's settings", () => {
  test("are the defaults until saved; each save is a revision that says what changed", async () => {
    expect(await settings()).toEqual({ rules: defaultRules, revision: 0, history: [] });
    const saved = await save(world.admin, { revision: 0, rules: { ...defaultRules, stepPct: 4, ndOk: 0 } });
    expect(saved).toMatchObject({ ok: true, value: { revision: 1 } });
    const { rules, revision, history } = await settings();
    expect([rules.stepPct, revision]).toEqual([4, 1]);
    expect(history).toMatchObject([
      {
        revision: 1,
        by: world.admin.name,
        changes: [
          { field: "ndOk", from: 1, to: 0 },
          { field: "stepPct", from: 5, to: 4 },
        ],
      },
    ]);
  });

  test("whoever saw an older revision overwrites nothing; two at the same moment: one is told", async () => {
    const rules = { ...defaultRules, greenStreak: 3 };
    expect(await save(world.admin, { revision: 0, rules })).toMatchObject({ code: "conflict" });
    const both = await Promise.all([
      save(world.admin, { revision: 1, rules }),
      save(world.admin, { revision: 1, rules: { ...rules, greenStreak: 2, deloadPct: 15 } }),
    ]);
    expect(both.map((one) => one.ok).sort()).toEqual([false, true]);
    expect((await settings()).revision).toBe(2);
  });

  test("saved as they are, no revision is added; outside the limits nothing is", async () => {
    const { rules, revision } = await settings();
    expect(await save(world.admin, { revision, rules })).toMatchObject({ ok: true });
    expect(await save(world.admin, { revision, rules: { ...rules, painStop: 10 } })).toMatchObject({
      code: "rules_refused",
    });
    expect((await settings()).revision).toBe(revision);
  });

  test("belong to the admin", async () => {
    expect(await readRuleSettings(world.therapist)).toMatchObject({ ok: false, code: "forbidden" });
    expect(await save(world.therapist, { revision: 2, rules: defaultRules })).toMatchObject({
      ok: false,
      code: "forbidden",
    });
  });

  test("reach the versions that are published from then on, and no other", async () => {
    const before = await person.newest();
    expect(before.rules).toEqual(defaultRules);
    const { rules } = await settings();
    expect((await publishNext()).result.ok).toBe(true);
    expect((await person.newest()).rules).toEqual(rules);
    expect((await person.versions()).find((one) => one.versionId === before.versionId)?.rules).toEqual(
      defaultRules,
    );
  });
});

describe("a program's own settings", () => {
  test("stand in its version, are carried into the next draft, and let the clinic's changes through", async () => {
    expect((await publishNext({ rules: { amberStreak: 5 } })).result.ok).toBe(true);
    expect((await person.newest()).rules.amberStreak).toBe(5);
    const { rules, revision } = await settings();
    await save(world.admin, { revision, rules: { ...rules, maxJumpPct: 8 } });
    const assign = await atInstant(morning(day), () =>
      readAssign(world.therapist, { patientId: person.patient.memberId, change: "newest" }),
    );
    expect(assign.ok && assign.value.draft?.rules).toEqual({ amberStreak: 5 });
    expect(assign.ok && assign.value.clinicRules.maxJumpPct).toBe(8);
    expect((await publishNext({ rules: { amberStreak: 5 } })).result.ok).toBe(true);
    expect((await person.newest()).rules).toMatchObject({ amberStreak: 5, maxJumpPct: 8 });
  });

  test("out of order with the clinic's are refused", async () => {
    const { result } = await publishNext({ rules: { greenStreak: 6, amberStreak: 3 } });
    expect(result).toMatchObject({ ok: false, code: "rules_refused" });
  });
});

describe("what a row may do by itself", () => {
  const approval = {
    sets: 3,
    reps: 14,
    holdSeconds: null,
    durationSeconds: null,
    distanceM: null,
    loadG: null,
    until: "2025-06-30",
  };

  test("is stored in its bounds, offered again in the next draft, and part of the same sending", async () => {
    const { input, result } = await publishNext({}, { approval, rungDownAllowed: false });
    expect(result.ok).toBe(true);
    const row = await person.rowOf("glute-bridge");
    expect(row.bounds).toMatchObject({
      rungDownAllowed: false,
      approval: { dose: { axis: "reps", sets: 3, reps: 14 }, until: "2025-06-30" },
      incrementG: 2000,
    });
    expect((await person.rowOf("bird-dog")).bounds.rungDownAllowed ?? true).toBe(true);
    const again = await atInstant(morning(day), () => publishProgram(world.therapist, input));
    expect(again.ok).toBe(true);
    const without = {
      ...input,
      blocks: input.blocks.map((block) => ({
        ...block,
        prescriptions: block.prescriptions.map((one) => ({ ...one, approval: null })),
      })),
    };
    expect(await atInstant(morning(day), () => publishProgram(world.therapist, without))).toMatchObject({
      code: "conflict",
    });
    const draftRow = async (at: Date) => {
      const assign = await atInstant(at, () =>
        readAssign(world.therapist, { patientId: person.patient.memberId, change: "newest" }),
      );
      const rows = (assign.ok ? (assign.value.draft?.blocks ?? []) : []).flatMap((one) => one.prescriptions);
      return rows.find((one) => one.exerciseId === row.exercise.id)?.limits;
    };
    expect(await draftRow(morning(day))).toMatchObject({
      rungDownAllowed: false,
      approval: { until: "2025-06-30" },
    });
    // An approval that has run out is not carried on.
    expect((await draftRow(new Date("2025-07-01T08:00:00Z")))?.approval).toBeNull();
  });

  test.each([
    ["below the dose", { sets: 2, reps: 8 }],
    ["beyond what the exercise allows", { sets: 2, reps: 60 }],
  ])("approved beforehand %s is refused with the exercise's name", async (_what, figures) => {
    const { result } = await publishNext(
      { versionId: newId() },
      { approval: { ...approval, ...figures }, reps: 12 },
    );
    expect(result).toMatchObject({ ok: false, code: "approval_out_of_bounds" });
    expect(!result.ok && (result.detail as { exercises: string }).exercises).toContain("Glute bridge");
  });
});
