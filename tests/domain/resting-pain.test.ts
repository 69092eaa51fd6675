/** One resting pain a day, and the baseline that the rules before a session compare it with. */
import { expect, test } from "vitest";
import { baselineOn, restingPainSeries } from "#lib/domain/resting-pain.ts";

const days = (...pains: number[]) =>
  pains.map((pain, place) => ({ day: `2025-03-${String(place + 1).padStart(2, "0")}`, pain }));

test("one value a day: the check-in's before the session's; an unanswered one is none", () => {
  const series = restingPainSeries(
    [
      { day: "2025-03-01", restPain: 0 },
      { day: "2025-03-02", restPain: null },
    ],
    [
      { localDay: "2025-03-01", restPainBefore: 7 },
      { localDay: "2025-03-02", restPainBefore: 3 },
      { localDay: "2025-03-03", restPainBefore: null },
    ],
  );
  expect(series).toEqual([
    { day: "2025-03-01", pain: 0 },
    { day: "2025-03-02", pain: 3 },
  ]);
});

test("the answer of the morning after is the third source, where the day has no other", () => {
  const series = restingPainSeries(
    [{ day: "2025-03-01", restPain: 1 }],
    [{ localDay: "2025-03-02", restPainBefore: 2 }],
    [
      { day: "2025-03-01", pain: 9 },
      { day: "2025-03-02", pain: 9 },
      { day: "2025-03-03", pain: 4 },
    ],
  );
  expect(series.map(({ pain }) => pain)).toEqual([1, 2, 4]);
});

test("the baseline is the median of the seven before the day, the lower middle of an even count", () => {
  expect(baselineOn(days(9, 1, 2, 3, 4, 5, 6, 7, 9), "2025-03-09", null)).toBe(4);
  expect(baselineOn(days(1, 2, 4, 5), "2025-03-10", null)).toBe(2);
  expect(baselineOn(days(1, 2, 3), "2025-03-03", null)).toBeNull();
});

test("with fewer than three values it is the value at clearance, and null while there is none", () => {
  expect(baselineOn(days(1, 3), "2025-03-05", "2025-03-02")).toBe(3);
  expect(baselineOn(days(1, 3), "2025-03-05", "2025-02-27")).toBeNull();
});
