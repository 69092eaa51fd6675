/** What a session counts: exact ratios, and safety stops that never cost credit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  creditClassOf,
  creditedBlockKinds,
  doneOfSets,
  type ExerciseResult,
  exerciseRatio,
  isSafetyStop,
  sessionCredit,
  setRatio,
} from "#lib/domain/credit.ts";
import { prescribedSets } from "#lib/domain/dosage.ts";
import { cmp, fraction, one, zero } from "#lib/domain/fraction.ts";

const results = fc.array(
  fc.record({
    targets: fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 }),
    done: fc.array(fc.oneof(fc.integer({ min: 0, max: 90 }), fc.constant(null)), { maxLength: 6 }),
    safetyStop: fc.boolean(),
    notReached: fc.boolean(),
  }),
  { maxLength: 6 },
);

describe("set and exercise ratios", () => {
  it("are exact and capped at 1", () => {
    expect(setRatio(7, 8)).toEqual(fraction(7, 8));
    expect(setRatio(15, 10)).toEqual(one);
    expect(setRatio(12.5, 20)).toEqual(fraction(5, 8));
    expect(setRatio(null, 8)).toEqual(zero);
    expect(setRatio(undefined, 8)).toEqual(zero);
    expect(setRatio(-3, 8)).toEqual(zero);
    expect(() => setRatio(1, 0)).toThrow();
  });

  it("a set not logged counts 0, sets beyond the prescription count nothing", () => {
    expect(exerciseRatio({ targets: [10, 10, 10], done: [10] })).toEqual(fraction(1, 3));
    expect(exerciseRatio({ targets: [10, 10], done: [5, 5, 10, 10] })).toEqual(fraction(1, 2));
  });

  it("left and right count apart, by side and set", () => {
    const prescribed = prescribedSets(
      {
        axis: "pyramid",
        sets: 3,
        reps: 6,
        holdSeconds: 10,
        durationSeconds: null,
        distanceM: null,
        loadG: null,
      },
      "each",
    );
    const done = doneOfSets(prescribed, [
      { side: "right", index: 0, done: 6 },
      { side: "left", index: 0, done: 6 },
      { side: "left", index: 2, done: 1 },
      { side: "left", index: 2, done: 2 },
    ]);
    expect(done).toEqual([6, 6, null, null, 2, null]);
    expect(exerciseRatio({ targets: prescribed.map((set) => set.target), done })).toEqual(fraction(1, 2));
  });
});

describe("safety stops (clinical.md F2)", () => {
  it("are pain above the amber limit, and only pain", () => {
    expect(isSafetyStop("pain", 6, 5)).toBe(true);
    expect(isSafetyStop("pain", 5, 5)).toBe(false);
    expect(isSafetyStop("pain", null, 5)).toBe(false);
    expect(isSafetyStop("too_hard", 9, 5)).toBe(false);
  });

  it("count 1 and are flagged; what the app did not let begin is left out", () => {
    const stopped = sessionCredit([
      { targets: [10, 10], done: [10, 10] },
      { targets: [8, 8], done: [2], safetyStop: true },
      { targets: [8, 8], done: [], notReached: true },
    ]);
    expect(stopped).toEqual({ credit: one, class: "complete", flagged: true, judged: 2 });
  });

  it("leaving early is no safety stop: what was not begun counts 0", () => {
    expect(
      sessionCredit([
        { targets: [10], done: [10] },
        { targets: [10], done: [] },
      ]),
    ).toEqual({
      credit: fraction(1, 2),
      class: "partial",
      flagged: false,
      judged: 2,
    });
  });

  it("a stop never lowers a session's credit", () => {
    fc.assert(
      fc.property(results, fc.nat(), (given, at) => {
        fc.pre(given.length > 0);
        const stopped = given.map((result, index) =>
          index === at % given.length ? { ...result, safetyStop: true } : result,
        );
        expect(cmp(sessionCredit(stopped).credit, sessionCredit(given).credit)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe("session credit", () => {
  it("1, 1 and 0.4 are 0.80, complete", () => {
    const thirds: ExerciseResult[] = [
      { targets: [10], done: [10] },
      { targets: [10], done: [10] },
      { targets: [10], done: [4] },
    ];
    expect(sessionCredit(thirds)).toMatchObject({ credit: fraction(4, 5), class: "complete" });
  });

  it.each([
    [fraction(799, 1000), "partial"],
    [fraction(1, 10), "partial"],
    [fraction(99, 1000), "none"],
    [one, "complete"],
  ])("class of %o is %s", (credit, kind) => {
    expect(creditClassOf(credit)).toBe(kind);
  });

  it("is 0 below 0.10, and exactly 0.10 counts", () => {
    expect(sessionCredit([{ targets: [100], done: [9] }]).credit).toEqual(zero);
    expect(sessionCredit([{ targets: [100], done: [10] }]).credit).toEqual(fraction(1, 10));
  });

  it("of nothing that counts is 0 with nothing judged", () => {
    expect(sessionCredit([])).toEqual({ credit: zero, class: "none", flagged: false, judged: 0 });
  });

  it("lies between 0 and 1, and doing more of a full set changes nothing", () => {
    fc.assert(
      fc.property(results, (given) => {
        const { credit } = sessionCredit(given);
        expect(cmp(credit, zero)).toBeGreaterThanOrEqual(0);
        expect(cmp(credit, one)).toBeLessThanOrEqual(0);
        const more = given.map((result) => ({
          ...result,
          done: result.done.map((done, set) =>
            done !== null && done >= (result.targets[set] ?? 0) ? done * 3 : done,
          ),
        }));
        expect(sessionCredit(more).credit).toEqual(credit);
      }),
    );
  });
});

describe("which blocks count", () => {
  it.each([
    [["warm-up", "main", "cool-down"], ["main"]],
    [["calm"], ["calm"]],
    [["warm-up", "calm"], ["calm"]],
    [["on-demand"], ["on-demand"]],
    [["warm-up"], ["warm-up"]],
    [
      ["warm-up", "cool-down"],
      ["warm-up", "cool-down"],
    ],
  ] as const)("of %j: %j", (kinds, counted) => {
    expect([...creditedBlockKinds(kinds)]).toEqual(counted);
  });
});
