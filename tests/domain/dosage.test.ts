/** Doses: targets of each set and side, the notation of the templates both ways, and the limits with their codes. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  boundsContaining,
  type Dose,
  type DoseAxis,
  type DoseBounds,
  doseProblems,
  formatDose,
  isSameDose,
  parseDose,
  prescribedSets,
  targetsOf,
} from "#lib/domain/dosage.ts";
import { loadInGrams, loadInUnit } from "#lib/domain/load.ts";
import programs from "#tests/content/fixtures/programs.json" with { type: "json" };

const dose = (given: Partial<Dose> & Pick<Dose, "axis">): Dose => ({
  sets: 1,
  reps: null,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG: null,
  ...given,
});
const reps = (sets: number, count: number, holdSeconds: number | null = null) =>
  dose({ axis: "reps", sets, reps: count, holdSeconds });
const pyramid = (n: number) => dose({ axis: "pyramid", sets: 3, reps: n, holdSeconds: 10 });

describe("targets of a dose (clinical.md B5)", () => {
  it.each<[string, Dose, string, number[]]>([
    ["reps", reps(2, 8), "reps", [8, 8]],
    ["held reps", reps(1, 5, 10), "reps", [5]],
    ["pyramid 8", pyramid(8), "reps", [8, 6, 4]],
    ["pyramid 3 never goes below 1", pyramid(3), "reps", [3, 1, 1]],
    ["pyramid 4", pyramid(4), "reps", [4, 2, 1]],
    ["hold", dose({ axis: "hold", sets: 3, holdSeconds: 30 }), "seconds", [30, 30, 30]],
    ["duration", dose({ axis: "duration", durationSeconds: 600 }), "seconds", [600]],
    ["distance", dose({ axis: "distance", sets: 2, distanceM: 20 }), "metres", [20, 20]],
  ])("%s", (_, given, unit, targets) => {
    expect(targetsOf(given)).toEqual({ unit, targets });
  });

  it("throws rather than asking for nothing", () => {
    expect(() => targetsOf(dose({ axis: "reps" }))).toThrow();
  });

  it("asks for left and right apart on each side, and once otherwise", () => {
    expect(prescribedSets(pyramid(5), "each")).toEqual([
      { side: "left", index: 0, target: 5 },
      { side: "right", index: 0, target: 5 },
      { side: "left", index: 1, target: 3 },
      { side: "right", index: 1, target: 3 },
      { side: "left", index: 2, target: 1 },
      { side: "right", index: 2, target: 1 },
    ]);
    for (const mode of ["both", "alternating"] as const) {
      expect(prescribedSets(reps(2, 8), mode)).toEqual([
        { side: "both", index: 0, target: 8 },
        { side: "both", index: 1, target: 8 },
      ]);
    }
  });
});

describe("the notation of the templates (clinical.md E)", () => {
  it.each<[string, DoseAxis, boolean, Dose]>([
    ["2x8", "reps", false, reps(2, 8)],
    ["2×10", "reps", false, reps(2, 10)],
    ["1x5x10s", "reps", false, reps(1, 5, 10)],
    ["5,3,1x10s", "pyramid", false, pyramid(5)],
    ["3,1,1x10s", "pyramid", false, pyramid(3)],
    ["1x3x10s", "pyramid", false, reps(1, 3, 10)],
    ["1x600s", "duration", false, dose({ axis: "duration", durationSeconds: 600 })],
    ["3x10s", "hold", false, dose({ axis: "hold", sets: 3, holdSeconds: 10 })],
    ["2x20m", "distance", true, dose({ axis: "distance", sets: 2, distanceM: 20 })],
    ["2x8@20.5kg", "reps", true, { ...reps(2, 8), loadG: 20_500 }],
  ])("%s on %s", (notation, axis, loadable, expected) => {
    expect(parseDose(notation, axis, loadable)).toEqual({ ok: true, value: expected });
  });

  it.each<[string, DoseAxis, boolean, string]>([
    ["8", "reps", false, "not_a_dose"],
    ["0x8", "reps", false, "not_a_dose"],
    ["2x0", "reps", false, "not_a_dose"],
    ["6,3,1x10s", "pyramid", false, "not_a_dose"],
    ["2x20mx5s", "distance", true, "not_a_dose"],
    ["2x8; drop", "reps", false, "not_a_dose"],
    ["5,3,1x10s", "reps", false, "wrong_axis"],
    ["2x8", "duration", false, "wrong_axis"],
    ["2x600s", "duration", false, "wrong_axis"],
    ["2x8", "pyramid", false, "wrong_axis"],
    ["2x20m", "reps", false, "wrong_axis"],
    ["2x8@20kg", "reps", false, "not_loadable"],
  ])("refuses %s on %s", (notation, axis, loadable, code) => {
    expect(parseDose(notation, axis, loadable)).toEqual({ ok: false, code });
  });

  it("reads every dose of the published templates on some axis", () => {
    const items = programs.flatMap((program) => program.blocks.flatMap((block) => block.items));
    const notations = [...new Set(items.map((item) => item.dose))];
    expect(notations.length).toBeGreaterThanOrEqual(26);
    const axes: DoseAxis[] = ["reps", "pyramid", "hold", "duration", "distance"];
    for (const notation of notations) {
      expect([notation, axes.some((axis) => parseDose(notation, axis, false).ok)]).toEqual([notation, true]);
    }
  });
});

describe("the short form", () => {
  it.each<[Dose, string]>([
    [reps(2, 10), "2×10"],
    [reps(1, 5, 10), "1×5×10\u00a0s"],
    [pyramid(5), "5·3·1\u00a0×\u00a010\u00a0s"],
    [{ ...pyramid(5), holdSeconds: null }, "5·3·1"],
    [dose({ axis: "hold", sets: 3, holdSeconds: 30 }), "3×30\u00a0s"],
    [dose({ axis: "distance", sets: 2, distanceM: 20 }), "2×20\u00a0m"],
    [dose({ axis: "duration", durationSeconds: 600 }), "10\u00a0min"],
    [dose({ axis: "duration", durationSeconds: 75 }), "75\u00a0s"],
    [dose({ axis: "duration", durationSeconds: 135 }), "2\u00a0min\u00a015\u00a0s"],
  ])("%o", (given, text) => {
    expect(formatDose(given)).toBe(text);
  });
});

describe("the limits of a dose", () => {
  const bounds: DoseBounds = {
    sets: { min: 2, max: 3 },
    reps: { min: 8, max: 12 },
    holdSeconds: null,
    durationSeconds: null,
    distanceM: null,
    loadG: { min: 2000, max: 40_000 },
  };

  it("accepts both ends of every range", () => {
    expect(doseProblems({ ...reps(2, 8), loadG: 2000 }, bounds)).toEqual([]);
    expect(doseProblems({ ...reps(3, 12), loadG: 40_000 }, bounds)).toEqual([]);
    expect(doseProblems(reps(2, 8), bounds)).toEqual([]);
  });

  it("names each figure out of range with its limit", () => {
    expect(doseProblems({ ...reps(1, 14), loadG: 41_000 }, bounds)).toEqual([
      { field: "sets", problem: "below", limit: 2 },
      { field: "reps", problem: "above", limit: 12 },
      { field: "loadG", problem: "above", limit: 40_000 },
    ]);
  });

  it("holds the outer limits where the exercise sets none", () => {
    expect(doseProblems(reps(20, 8, 601), { ...bounds, sets: { min: 1, max: 30 } })).toEqual([
      { field: "sets", problem: "above", limit: 10 },
      { field: "holdSeconds", problem: "above", limit: 600 },
    ]);
  });

  it("asks for what the axis needs and refuses what it has no use for", () => {
    expect(doseProblems(dose({ axis: "reps", sets: 2, distanceM: 5 }), bounds)).toEqual([
      { field: "reps", problem: "required" },
      { field: "distanceM", problem: "not_used" },
    ]);
    expect(doseProblems(reps(2.5, 8), bounds)).toEqual([{ field: "sets", problem: "not_whole" }]);
  });

  it("a pyramid has 3 sets and a duration 1, whatever the bounds say", () => {
    expect(doseProblems({ ...pyramid(8), sets: 2 }, bounds)).toEqual([
      { field: "sets", problem: "below", limit: 3 },
    ]);
    expect(doseProblems(dose({ axis: "duration", sets: 2, durationSeconds: 60 }), bounds)).toEqual([
      { field: "sets", problem: "above", limit: 1 },
    ]);
  });

  it("widened bounds contain the dose and never get narrower", () => {
    const range = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 5, max: 10 }));
    fc.assert(
      fc.property(
        range,
        range,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 30 }),
        (s, r, sets, n) => {
          const given: DoseBounds = {
            ...bounds,
            sets: { min: s[0], max: s[1] },
            reps: { min: r[0], max: r[1] },
          };
          const wide = boundsContaining(given, reps(sets, n));
          expect(doseProblems(reps(sets, n), wide)).toEqual([]);
          expect(wide.sets.min).toBeLessThanOrEqual(s[0]);
          expect(wide.reps!.max).toBeGreaterThanOrEqual(r[1]);
        },
      ),
    );
    expect(boundsContaining(bounds, reps(1, 8)).sets).toEqual({ min: 1, max: 3 });
  });

  it("tells doses apart by every figure", () => {
    expect(isSameDose(reps(2, 8), reps(2, 8))).toBe(true);
    for (const other of [reps(3, 8), reps(2, 9), reps(2, 8, 5), { ...reps(2, 8), loadG: 2000 }]) {
      expect(isSameDose(reps(2, 8), other)).toBe(false);
    }
  });
});

describe("loads", () => {
  it("a typed load reads back as typed, in either unit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom("kg" as const, "lb" as const),
        (tenths, unit) => {
          const load = tenths / 10;
          expect(loadInUnit(loadInGrams(load, unit), unit)).toBe(load);
        },
      ),
    );
    expect(loadInGrams(5, "lb")).toBe(2268);
  });
});
