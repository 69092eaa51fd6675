/** Several exercises of one session, the two sides of one exercise, and the safe limits of the settings. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { defaultRules, type RulesConfig } from "#lib/domain/prescription.ts";
import { decideProgression } from "#lib/domain/progression.ts";
import { limitProgressions, type ProgressionCandidate } from "#lib/domain/progression-limit.ts";
import { mergedDone, mergeSides, type SideLog } from "#lib/domain/progression-merge.ts";
import { rulesProblems } from "#lib/domain/rules-settings.ts";
import { inputOf, pyramidDose, repsDose, rulesArbitrary } from "./progression-inputs.ts";

describe("at most three steps up a session", () => {
  const stepUp = decideProgression(inputOf(repsDose(2, 10), [{}, {}]))!;
  const stepDown = decideProgression(inputOf(repsDose(2, 10), [{ painDuring: 6 }]))!;
  const candidate = (
    position: number,
    lastChangedOn: string | null,
    decision = stepUp,
  ): ProgressionCandidate => {
    return { key: `exercise-${position}`, lastChangedOn, position, decision };
  };
  const held = (all: readonly ProgressionCandidate[]) =>
    all.filter(({ decision }) => decision.reason === "SESSION_LIMIT").map(({ position }) => position);

  test("the longest without a change go first, then block order", () => {
    const all = [
      candidate(0, "2025-03-03"),
      candidate(1, "2025-02-03"),
      candidate(2, null),
      candidate(3, "2025-03-03"),
      candidate(4, "2025-03-04"),
      candidate(5, "2025-01-01", stepDown),
    ];
    const limited = limitProgressions(all, 3);
    expect(held(limited)).toEqual([3, 4]);
    expect(limited.map(({ key }) => key)).toEqual(all.map(({ key }) => key));
    expect(limited[3]!.decision).toEqual({
      action: "HOLD",
      reason: "SESSION_LIMIT",
      next: { kind: "dose", dose: repsDose(2, 10) },
      from: repsDose(2, 10),
      figures: { limit: 3 },
    });
    expect(limited[5]!.decision).toBe(stepDown);
    expect(held(limitProgressions(all, 1))).toEqual([0, 1, 3, 4]);
    expect(held(limitProgressions(all, 5))).toEqual([]);
  });

  test("in whatever order they are given", () => {
    const days = fc.constantFrom(null, "2025-01-01", "2025-02-01");
    const sessions = fc
      .array(fc.tuple(days, fc.boolean()), { maxLength: 8 })
      .map((rows) => rows.map(([day, up], place) => candidate(place, day, up ? stepUp : stepDown)));
    fc.assert(
      fc.property(
        sessions.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        fc.integer({ min: 1, max: 3 }),
        ([all, other], max) => {
          const limited = limitProgressions(all, max);
          expect(held(limitProgressions(other, max)).toSorted()).toEqual(held(limited).toSorted());
          const ups = limited.filter(({ decision }) => decision.action === "PROGRESS").length;
          expect(ups).toBe(Math.min(max, all.filter(({ decision }) => decision === stepUp).length));
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe("two sides are one log", () => {
  const side = (change: Partial<SideLog> = {}): SideLog => {
    return { done: [10, 10], painDuring: 1, effort: 5, stopReason: "none", ...change };
  };
  const merge = (...sides: SideLog[]) => mergeSides(sides, defaultRules);

  test("the smaller done of each set, the highest pain and effort", () => {
    expect(merge(side({ done: [10, 8] }), side({ done: [9, 10], painDuring: 3, effort: 4 }))).toEqual({
      done: [9, 8],
      painDuring: 3,
      effort: 5,
      stopReason: "none",
    });
  });
  test("a set that one side lacks is 0", () => {
    expect(merge(side({ done: [10] }), side({ done: [10, null, 4] })).done).toEqual([10, 0, 0]);
  });
  test("the stop reason first in the order pain, too hard, other, time", () => {
    const order = ["pain", "too_hard", "other", "time", "none"] as const;
    for (const [place, stopReason] of order.entries()) {
      for (const other of order.slice(place)) {
        expect(merge(side({ stopReason: other }), side({ stopReason })).stopReason).toBe(stopReason);
      }
    }
  });
  test("an answer that one side lacks is unknown, unless the other is already too high", () => {
    expect(merge(side({ painDuring: null }), side({ painDuring: 5 })).painDuring).toBeNull();
    expect(merge(side({ painDuring: null }), side({ painDuring: 6 })).painDuring).toBe(6);
    expect(merge(side({ effort: null }), side({ effort: 8 })).effort).toBeNull();
    expect(merge(side({ effort: null }), side({ effort: 9 })).effort).toBe(9);
    expect(merge(side({ effort: null }), side({ effort: null })).effort).toBeNull();
  });
  test("one side alone is its own log", () => {
    expect(merge(side({ done: [10, null], painDuring: null }))).toEqual({
      done: [10, 0],
      painDuring: null,
      effort: 5,
      stopReason: "none",
    });
  });
  test("sets stored per side: the smaller counts, a side not logged is 0, later entries correct", () => {
    const dose = pyramidDose(5);
    const set = (at: "left" | "right" | "both", index: number, done: number) => ({ side: at, index, done });
    const logged = [
      set("left", 0, 5),
      set("right", 0, 4),
      set("left", 1, 3),
      set("right", 1, 2),
      set("right", 1, 3),
    ];
    expect(mergedDone(dose, "each", [...logged, set("left", 2, 1)])).toEqual([4, 3, 0]);
    expect(mergedDone(dose, "both", [set("both", 0, 5), set("both", 2, 1), set("both", 7, 9)])).toEqual([
      5, 0, 1,
    ]);
    expect(mergedDone(repsDose(2, 8), "alternating", [set("both", 1, 9)])).toEqual([0, 9]);
  });
});

describe("safe limits of the settings", () => {
  const problems = (change: Partial<RulesConfig>) => rulesProblems({ ...defaultRules, ...change });

  test("the defaults are safe, and so is what the random settings are made of", () => {
    expect(problems({})).toEqual([]);
    fc.assert(
      fc.property(rulesArbitrary, (rules) => {
        expect(rulesProblems(rules)).toEqual([]);
      }),
      { numRuns: 10_000 },
    );
  });

  test.each<[keyof RulesConfig, number, number]>([
    ["painGreenMax", 0, 3],
    ["painAmberMax", 3, 6],
    ["painStop", 6, 9],
    ["ndOk", 0, 1],
    ["ndRed", 2, 4],
    ["greenStreak", 2, 6],
    ["amberStreak", 2, 8],
    ["effortHard", 8, 10],
    ["failCompletePct", 60, 95],
    ["painAbortPct", 30, 70],
    ["layoffHoldDays", 5, 14],
    ["layoffRegressDays", 10, 28],
    ["layoffStopDays", 21, 56],
    ["stepPct", 2, 10],
    ["maxJumpPct", 5, 20],
    ["deloadPct", 5, 20],
    ["progressionsPerSession", 1, 3],
  ])("%s from %d to %d, and the limit is named", (field, min, max) => {
    expect(problems({ [field]: min - 1 })).toEqual([{ field, problem: "below", limit: min }]);
    expect(problems({ [field]: max + 1 })).toEqual([{ field, problem: "above", limit: max }]);
    expect(problems({ [field]: min + 0.5 })).toEqual([{ field, problem: "not_whole" }]);
    for (const value of [min, max]) {
      expect(problems({ [field]: value }).filter(({ problem }) => problem !== "below_other")).toEqual([]);
    }
  });

  test.each<[Partial<RulesConfig>, object]>([
    [
      { painGreenMax: 3, painAmberMax: 3 },
      { field: "painAmberMax", other: "painGreenMax", limit: 4 },
    ],
    [
      { painAmberMax: 6, painStop: 6 },
      { field: "painStop", other: "painAmberMax", limit: 7 },
    ],
    [{ greenStreak: 4 }, { field: "amberStreak", other: "greenStreak", limit: 4 }],
    [
      { layoffHoldDays: 14, layoffRegressDays: 14 },
      { field: "layoffRegressDays", other: "layoffHoldDays", limit: 15 },
    ],
    [
      { layoffRegressDays: 28, layoffStopDays: 28 },
      { field: "layoffStopDays", other: "layoffRegressDays", limit: 29 },
    ],
  ])("%o is out of order", (change, problem) => {
    expect(problems(change)).toEqual([{ problem: "below_other", ...problem }]);
  });
});
