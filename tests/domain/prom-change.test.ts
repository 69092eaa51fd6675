/** What changes mean: properties of "improved", worse than last time, and the week-6 questions. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PromItem, scoreOdi, scorePseq, scoreRmdq, startBackGroupOf } from "#lib/domain/prom.ts";
import { improvedAtTenths, isImproved, isWorse, weekSixOf } from "#lib/domain/prom-change.ts";

const runs = { numRuns: 10_000 };
const tick = fc.option(fc.boolean(), { nil: null });

test("an RMDQ has a score exactly while at most four sentences are unanswered, and it is within 0 to 24", () => {
  fc.assert(
    fc.property(fc.array(tick, { minLength: 24, maxLength: 24 }), (ticks) => {
      const { scoreTenths, missing } = scoreRmdq(ticks);
      expect(missing).toBe(ticks.filter((one) => one === null).length);
      expect(scoreTenths !== null).toBe(missing <= 4);
      if (scoreTenths === null) return;
      expect(scoreTenths % 10).toBe(0);
      expect(scoreTenths).toBeGreaterThanOrEqual(10 * ticks.filter((one) => one === true).length);
      expect(scoreTenths).toBeLessThanOrEqual(240);
    }),
    runs,
  );
});

test("one more sentence ticked never lowers an RMDQ, and an unanswered one is not a no", () => {
  fc.assert(
    fc.property(fc.array(tick, { minLength: 24, maxLength: 24 }), fc.nat(23), (ticks, index) => {
      const more = scoreRmdq(ticks.with(index, true)).scoreTenths;
      const less = scoreRmdq(ticks.with(index, false)).scoreTenths;
      if (more !== null && less !== null) expect(more).toBeGreaterThan(less);
    }),
    runs,
  );
});

test("more of an item never lowers an ODI or a PSEQ", () => {
  const items = (max: number) =>
    fc.array(fc.option(fc.integer({ min: 0, max }), { nil: null }), { minLength: 10, maxLength: 10 });
  const check = (score: (given: readonly PromItem[]) => { scoreTenths: number | null }, max: number) =>
    fc.assert(
      fc.property(items(max), fc.nat(9), fc.nat(max), fc.nat(max), (given, index, a, b) => {
        const low = score(given.with(index, Math.min(a, b))).scoreTenths;
        const high = score(given.with(index, Math.max(a, b))).scoreTenths;
        if (low !== null && high !== null) expect(high).toBeGreaterThanOrEqual(low);
      }),
      runs,
    );
  check(scoreOdi, 5);
  check(scorePseq, 6);
});

describe("improved", () => {
  const points = (max: number) => fc.integer({ min: 0, max }).map((value) => value * 10);

  test("a better score now never turns improved into not improved", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("nprs", "rmdq", "psfs", "odi"),
        fc.nat(10),
        points(10),
        points(10),
        (kind, first, a, b) => {
          const [worse, better] = (kind === "psfs") === a < b ? [a, b] : [b, a];
          if (isImproved(kind, first * 10, worse)) expect(isImproved(kind, first * 10, better)).toBe(true);
        },
      ),
      runs,
    );
  });

  test("the line of a chart is the first score that counts as improved", () => {
    expect(improvedAtTenths("rmdq", 140, 10)).toBe(90);
    expect(improvedAtTenths("rmdq", 200, 10)).toBe(140);
    expect(improvedAtTenths("nprs", 80, 10)).toBe(50);
    expect(improvedAtTenths("psfs", 43, 1)).toBe(63);
    expect(improvedAtTenths("rmdq", 40, 10)).toBeNull();
  });

  test("PSEQ needs seven points and a further band; ODI ten points or 30 %", () => {
    expect(isImproved("pseq", 290, 360)).toBe(true);
    expect(isImproved("pseq", 310, 380)).toBe(false);
    expect(isImproved("odi", 500, 400)).toBe(true);
    expect(isImproved("odi", 200, 140)).toBe(true);
    expect(isImproved("odi", 400, 310)).toBe(false);
  });

  test("STarT Back and FABQ are not change scores", () => {
    expect(isImproved("startback", 60, 10)).toBeNull();
    expect(isImproved("fabq", 200, 10)).toBeNull();
  });
});

test.each<[Parameters<typeof isWorse>, boolean]>([
  [["rmdq", 80, 130], true],
  [["rmdq", 80, 120], false],
  [["psfs", 65, 45], true],
  [["psfs", 65, 46], false],
  [["nprs", 30, 50], true],
  [["nprs", 30, 40], false],
  [["nprs", null, 90], false],
  [["odi", 100, 900], false],
])("worse than last time: %j is %s", (given, expected) => {
  expect(isWorse(...given)).toBe(expected);
});

describe("week 6", () => {
  const pair = (firstTenths: number | null, weekSixTenths: number | null) => ({ firstTenths, weekSixTenths });
  test.each([
    ["both improved", pair(60, 20), pair(140, 60), { micUnmet: false, noneBelow: false }],
    ["one improved is enough", pair(60, 50), pair(140, 60), { micUnmet: false, noneBelow: false }],
    ["lower, but not enough", pair(60, 50), pair(140, 120), { micUnmet: true, noneBelow: false }],
    ["as at first", pair(60, 60), pair(140, 150), { micUnmet: true, noneBelow: true }],
    ["one measure alone", pair(null, null), pair(140, 140), { micUnmet: true, noneBelow: true }],
    ["nothing to compare", pair(60, null), pair(null, 60), { micUnmet: null, noneBelow: null }],
  ])("%s", (_name, nprs, rmdq, expected) => {
    expect(weekSixOf(nprs, rmdq)).toEqual(expected);
  });
});

test.each([
  [3, 4, "low"],
  [4, 3, "medium"],
  [4, 4, "high"],
] as const)("STarT Back %i with psych %i is %s", (total, psych, group) => {
  expect(startBackGroupOf(total, psych)).toBe(group);
});
