/**
 * Flares as pure rules: what is found, when it has settled, what comes back, who decides.
 * Long: each rule stands with its examples and its property.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { doseProblems } from "#lib/domain/dosage.ts";
import {
  askFlareFrom,
  baselineDuring,
  detectFlare,
  type Flare,
  type FlareStepKind,
  flareStage,
  isSettled,
  mayBeFlare,
  openFlare,
  type ReturnSession,
  restoredBy,
  reviewNeeded,
  settledOn,
} from "#lib/domain/flare.ts";
import { easierReturn, minimumReturn, returnSets } from "#lib/domain/flare-return.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import type { ExposureLog } from "#lib/domain/progression-exposure.ts";
import { decideSessionStart } from "#lib/domain/safety.ts";
import { reps } from "#tests/support/session-world.ts";

const day = (n: number) => addDays("2025-03-01", n);
const series = (pains: readonly (number | null)[], from = 0) =>
  pains.flatMap((pain, n) => (pain === null ? [] : [{ day: day(n + from), pain }]));
const flare = (more: Partial<Flare> = {}, steps: readonly FlareStepKind[] = []): Flare => ({
  id: "f",
  startedOn: day(10),
  startedAt: new Date("2025-03-11T07:00:00Z"),
  source: "button",
  baselineNrs: 1,
  restPainNrs: 4,
  versionBeforeId: "v",
  steps: steps.map((kind) => ({ kind, happenedOn: day(12), versionId: null })),
  ...more,
});
const find = (pains: readonly (number | null)[], more: { after?: string; today?: string } = {}) =>
  detectFlare({
    series: series(pains),
    clearedOn: day(-1),
    after: more.after ?? day(-1),
    today: more.today ?? day(pains.length - 1),
  });

describe("a flare is found", () => {
  test.each([
    ["two above the baseline and at least 4, twice", [1, 1, 1, 4, 4], 4],
    ["from the second day on, whatever follows", [2, 2, 2, 6, 5, 1, 1], 4],
    ["against the baseline of a person with usual pain", [4, 4, 4, 6, 6], 4],
    ["not on one day", [1, 1, 1, 6, 1, 6], null],
    ["not with a day between", [1, 1, 1, 6, null, 6], null],
    ["not below 4", [0, 0, 0, 3, 3], null],
    ["not less than two above the baseline", [4, 4, 4, 5, 5], null],
    ["not without a baseline", [8, 8], null],
  ])("%s", (_what, pains, started) => {
    expect(find(pains)?.startedOn ?? null).toBe(started === null ? null : day(started));
  });

  test("with the baseline of its day, which then stays", () => {
    expect(find([1, 2, 3, 5, 6])).toEqual({ startedOn: day(4), baselineNrs: 2, restPainNrs: 6 });
    const during = flare({ baselineNrs: 2 });
    expect(baselineDuring(during, series([9, 9, 9, 9]), day(5), null)).toBe(2);
    const back = flare({ baselineNrs: 2 }, ["calm", "settled", "return"]);
    expect(baselineDuring(back, series([9, 9, 9, 9]), day(5), null)).toBe(9);
  });

  test("only after the clearance or the flare before, and not longer than seven days back", () => {
    const pains = [1, 1, 1, 6, 6];
    expect(find(pains, { after: day(3) })).toBeNull();
    expect(find(pains, { after: day(2) })).not.toBeNull();
    expect(find(pains, { today: day(11) })).not.toBeNull();
    expect(find(pains, { today: day(12) })).toBeNull();
  });

  test("the first look never misses what the whole look finds, and order changes nothing", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 10 })), { minLength: 2, maxLength: 20 }),
        (pains) => {
          const known = series(pains);
          const given = { clearedOn: day(0), after: day(0), today: day(pains.length - 1) };
          const found = detectFlare({ series: known, ...given });
          if (found) expect(mayBeFlare(known)).toBe(true);
          if (found)
            expect(found.restPainNrs).toBeGreaterThanOrEqual(Math.max(4, (found.baselineNrs ?? 0) + 2));
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe("it has settled", () => {
  test.each([
    ["two days at most one above", [5, 2, 2], 12],
    ["not the day it began on", [1, 2, 5], null],
    ["not with a day between", [5, 2, null, 2, 1], 14],
    ["not at two above", [5, 3, 3], null],
  ])("%s", (_what, pains, on) => {
    expect(settledOn(flare(), series(pains, 10))).toBe(on === null ? null : day(on));
  });

  test("without a baseline below what counts as raised", () => {
    expect([3, 4].map((pain) => isSettled(pain, null))).toEqual([true, false]);
  });

  test("more pain never settles sooner", () => {
    const pains = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(pains, fc.nat(11), fc.integer({ min: 1, max: 10 }), (given, at, more) => {
        const worse = given.map((pain, n) => (n === at ? Math.min(10, pain + more) : pain));
        const [before, after] = [
          settledOn(flare(), series(given, 10)),
          settledOn(flare(), series(worse, 10)),
        ];
        if (after !== null) expect(before !== null && before <= after).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("a therapist decides", () => {
  test("on one that has not settled within seven days", () => {
    const one = flare({}, ["calm"]);
    expect(reviewNeeded(one, [one], null, day(16))).toBeNull();
    expect(reviewNeeded(one, [one], null, day(17))).toBe("long");
    expect(reviewNeeded(one, [one], day(16), day(20))).toBeNull();
    expect(reviewNeeded(one, [one], day(17), day(20))).toBe("long");
  });
  test("on the second within 28 days, until it was reviewed or is over", () => {
    const first = flare({ id: "e", startedAt: new Date("2025-02-20T07:00:00Z"), startedOn: day(-18) }, [
      "ended",
    ]);
    const old = { ...first, startedOn: day(-19) };
    const second = flare();
    expect(reviewNeeded(second, [first, second], null, day(10))).toBe("second");
    expect(reviewNeeded(second, [old, second], null, day(10))).toBeNull();
    expect(reviewNeeded(first, [first, second], null, day(10))).toBeNull();
    const reviewed = flare({}, ["reviewed"]);
    expect(reviewNeeded(reviewed, [first, reviewed], null, day(30))).toBeNull();
  });
});

describe("stages", () => {
  test.each([
    [[], "calm"],
    [["calm", "settled"], "calm"],
    [["calm", "settled", "return"], "returning"],
    [["calm", "settled", "return", "restored"], "over"],
    [["calm", "ended"], "over"],
  ] as const)("%j is %s", (steps, stage) => {
    expect(flareStage(flare({}, steps))).toBe(stage);
    expect(openFlare([flare({}, steps)]) === null).toBe(stage === "over");
  });
});

describe("the program before comes back", () => {
  const log = (more: Partial<ExposureLog> = {}): ExposureLog => ({
    id: "x",
    day: day(1),
    dose: reps(1, 8),
    done: [8],
    restPainBefore: 1,
    painDuring: 1,
    nextDayPain: 1,
    effort: 4,
    stopReason: "none",
    ...more,
  });
  const session = (n: number, ...logs: ExposureLog[]): ReturnSession => ({
    id: `s${n}`,
    day: day(n),
    startedAt: new Date(Date.parse("2025-03-01T17:00:00Z") + n * 86_400_000),
    logs,
  });
  test("after two sessions running with every exposure green and answered", () => {
    expect(restoredBy([session(1, log()), session(2, log(), log())], defaultRules)?.id).toBe("s2");
    expect(restoredBy([session(1, log())], defaultRules)).toBeNull();
  });
  test.each([
    ["amber", { painDuring: 3 }],
    ["no answer the morning after", { nextDayPain: null }],
    ["no effort", { effort: null }],
    ["a change of two", { nextDayPain: 3 }],
  ])("not with %s between", (_what, more) => {
    const sessions = [session(1, log()), session(2, log(), log(more)), session(3, log())];
    expect(restoredBy(sessions, defaultRules)).toBeNull();
    expect(restoredBy([...sessions, session(4, log())], defaultRules)?.id).toBe("s4");
  });
  test("not with a session swapped to calm between, whatever order they are known in", () => {
    const sessions = [session(3, log()), session(1, log()), session(2)];
    expect(restoredBy(sessions, defaultRules)).toBeNull();
    expect(restoredBy(sessions.toReversed(), defaultRules)).toBeNull();
  });
});

describe("what each main exercise comes back at", () => {
  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [4, 2],
    [5, 3],
    [10, 6],
  ])("%s sets become %s", (sets, back) => {
    expect(returnSets(sets)).toBe(back);
  });

  const bySlug = new Map(exercises.map((exercise) => [exercise.slug, exercise]));
  const lift = bySlug.get("goblet-squat")!;
  test("the easier rung at its default dose, with the lightest load where it takes one", () => {
    const dose = { ...lift.defaultDose, sets: 3, reps: 12, loadG: 20_000 };
    const rung = bySlug.get(lift.easier!)!;
    const back = easierReturn({ dose, bounds: prescriptionBounds(lift.bounds, dose) }, rung);
    expect(back.dose).toEqual({
      ...rung.defaultDose,
      sets: 2,
      loadG: rung.loadable ? (rung.defaultDose.loadG ?? 2000) : null,
    });
  });
  test("without one, the exercise at its own minimum and lightest load", () => {
    const dose = { ...lift.defaultDose, sets: 3, reps: 12, loadG: 20_000 };
    const back = minimumReturn({ dose, bounds: prescriptionBounds(lift.bounds, dose) });
    expect(back.dose).toEqual({ ...dose, sets: 2, reps: lift.bounds.reps?.min, loadG: 2000 });
  });

  test("for every exercise and dose: within its bounds, and never more than before on its own axis", () => {
    const within = (range: { min: number; max: number } | null) =>
      range === null ? fc.constant(null) : fc.integer(range);
    fc.assert(
      fc.property(
        fc.constantFrom(...exercises).chain((exercise) =>
          fc.record({
            exercise: fc.constant(exercise),
            sets: fc.integer(exercise.bounds.sets),
            reps: within(exercise.bounds.reps),
            holdSeconds: within(exercise.bounds.holdSeconds),
            durationSeconds: within(exercise.bounds.durationSeconds),
            distanceM: within(exercise.bounds.distanceM),
            loadG: exercise.loadable
              ? fc.integer({ min: 1, max: 40 }).map((kg) => kg * 1000)
              : fc.constant(null),
          }),
        ),
        ({ exercise, ...given }) => {
          const base = exercise.defaultDose;
          const value = (field: "reps" | "holdSeconds" | "durationSeconds" | "distanceM") =>
            base[field] === null ? null : (given[field] ?? base[field]);
          const dose = {
            ...base,
            sets: base.axis === "pyramid" || base.axis === "duration" ? base.sets : given.sets,
            reps: value("reps"),
            holdSeconds: value("holdSeconds"),
            durationSeconds: value("durationSeconds"),
            distanceM: value("distanceM"),
            loadG: given.loadG,
          };
          const bounds = prescriptionBounds(exercise.bounds, dose);
          const own = minimumReturn({ dose, bounds });
          expect(doseProblems(own.dose, own.bounds)).toEqual([]);
          for (const field of [
            "sets",
            "reps",
            "holdSeconds",
            "durationSeconds",
            "distanceM",
            "loadG",
          ] as const)
            expect(own.dose[field] ?? 0).toBeLessThanOrEqual(dose[field] ?? 0);
          const rung = exercise.easier === null ? undefined : bySlug.get(exercise.easier);
          if (!rung) return;
          const easier = easierReturn({ dose, bounds }, rung);
          expect(easier.dose.axis).toBe(rung.axis);
          expect(doseProblems(easier.dose, easier.bounds)).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

test("the question before a session opens where the session is swapped to calm", () => {
  for (const baseline of [null, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    for (let restPain = 0; restPain <= 10; restPain++)
      expect(restPain >= askFlareFrom(baseline)).toBe(
        decideSessionStart({ restPain, baseline, drowsy: false }).asksFlare,
      );
});
