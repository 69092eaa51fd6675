/** Strength over time: each exercise in its own unit, the smaller side, and unknown never as zero. */
import { describe, expect, test } from "vitest";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import {
  keyOf,
  measureOf,
  type StrengthPrescription,
  type StrengthSet,
  strengthLines,
} from "#lib/domain/strength.ts";

const dose = (over: Partial<Dose>): Dose => ({
  axis: "reps",
  sets: 2,
  reps: null,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG: null,
  ...over,
});
const prescription = (
  id: string,
  slug: string,
  over: Partial<Dose>,
  more: { loadable?: boolean; side?: SideMode } = {},
): StrengthPrescription => ({
  id,
  exercise: { slug, name: slug, loadable: more.loadable ?? false },
  dose: dose(over),
  side: more.side ?? "both",
});
const set = (
  sessionId: string,
  prescriptionId: string,
  setIndex: number,
  done: number,
  more: Partial<StrengthSet> = {},
): StrengthSet => ({ sessionId, prescriptionId, setIndex, side: "both", done, loadG: null, ...more });

const line = (row: StrengthPrescription, sets: readonly StrengthSet[], skipped: readonly string[] = []) =>
  strengthLines({
    shown: [row],
    served: new Map([["v1", [row]]]),
    sessions: [
      { sessionId: "s1", versionId: "v1", day: "2026-05-01" },
      { sessionId: "s2", versionId: "v1", day: "2026-05-03" },
    ],
    sets,
    skipped: new Set(skipped),
  })[0]!;
const amounts = (row: StrengthPrescription, sets: readonly StrengthSet[], skipped: readonly string[] = []) =>
  line(row, sets, skipped).points.map((point) => point.amount);

describe("the unit of an exercise", () => {
  test.each([
    [prescription("p", "sit", { reps: 8 }), "repetitions"],
    [prescription("p", "reach", { reps: 5, holdSeconds: 5 }), "held"],
    [prescription("p", "bird-dog", { axis: "pyramid", reps: 5, holdSeconds: 10 }), "held"],
    [prescription("p", "plank", { axis: "hold", holdSeconds: 20 }), "held"],
    [prescription("p", "walk", { axis: "duration", durationSeconds: 600 }), "time"],
    [prescription("p", "goblet", { reps: 8 }, { loadable: true }), "lifted"],
    [prescription("p", "carry", { axis: "distance", distanceM: 20 }, { loadable: true }), "carried"],
    [prescription("p", "crawl", { axis: "distance", distanceM: 20 }), "distance"],
  ])("%#", (row, measure) => {
    expect(measureOf(row)).toBe(measure);
  });
});

describe("the figure of a session", () => {
  test("sums repetitions, held seconds and kilograms moved", () => {
    expect(
      amounts(prescription("p", "sit", { reps: 8 }), [set("s1", "p", 0, 8), set("s1", "p", 1, 6)])[0],
    ).toBe(14);
    const birdDog = prescription("p", "bird-dog", { axis: "pyramid", reps: 5, holdSeconds: 10 });
    const pyramid = [set("s1", "p", 0, 5), set("s1", "p", 1, 3), set("s1", "p", 2, 1)];
    expect(amounts(birdDog, pyramid)[0]).toBe(90);
    const plank = prescription("p", "plank", { axis: "hold", holdSeconds: 20 });
    expect(amounts(plank, [set("s1", "p", 0, 20), set("s1", "p", 1, 15)])[0]).toBe(35);
    const goblet = prescription("p", "goblet", { reps: 8 }, { loadable: true });
    const lifted = [set("s1", "p", 0, 8, { loadG: 10_000 }), set("s1", "p", 1, 8, { loadG: 12_000 })];
    expect(amounts(goblet, lifted)[0]).toBe(8 * 10_000 + 8 * 12_000);
  });

  test("takes the smaller side of each set, and a side that was not logged from neither", () => {
    const row = prescription("p", "clam", { reps: 10 }, { side: "each" });
    const sets = [
      set("s1", "p", 0, 10, { side: "left" }),
      set("s1", "p", 0, 7, { side: "right" }),
      set("s1", "p", 1, 9, { side: "left" }),
    ];
    expect(line(row, sets)).toMatchObject({ eachSide: true });
    expect(line(row, sets).points[0]).toEqual({ day: "2026-05-01", sets: [7, 9], loadG: null, amount: 16 });
  });

  test("is unknown without an entry and without the load it needs, and zero where zero was logged", () => {
    const sit = prescription("p", "sit", { reps: 8 });
    expect(amounts(sit, [set("s2", "p", 0, 0)])).toEqual([null, 0]);
    const goblet = prescription("p", "goblet", { reps: 8 }, { loadable: true });
    expect(
      amounts(goblet, [set("s1", "p", 0, 8, { loadG: 8_000 }), set("s1", "p", 1, 8), set("s2", "p", 0, 8)]),
    ).toEqual([null, null]);
  });

  test("is no entry at all where the app left the exercise out", () => {
    const sit = prescription("p", "sit", { reps: 8 });
    const points = line(sit, [set("s1", "p", 0, 8)], [keyOf("s2", "p")]).points;
    expect(points.map((point) => point.day)).toEqual(["2026-05-01"]);
  });
});

test("a line follows its exercise through the versions and leaves other exercises and other units out", () => {
  const old = prescription("p1", "sit", { reps: 8 });
  const now = prescription("p2", "sit", { reps: 10 });
  const other = prescription("p3", "plank", { axis: "hold", holdSeconds: 20 });
  const [first, ...rest] = strengthLines({
    shown: [now],
    served: new Map([
      ["v1", [old, other]],
      ["v2", [now]],
    ]),
    sessions: [
      { sessionId: "s1", versionId: "v1", day: "2026-05-01" },
      { sessionId: "s2", versionId: "v2", day: "2026-05-08" },
    ],
    sets: [set("s1", "p1", 0, 8), set("s1", "p3", 0, 20), set("s2", "p2", 0, 10)],
    skipped: new Set(),
  });
  expect(rest).toEqual([]);
  expect(first!.points.map(({ day, amount }) => [day, amount])).toEqual([
    ["2026-05-01", 8],
    ["2026-05-08", 10],
  ]);
});
