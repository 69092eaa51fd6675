/** Check-ins: which row of a day counts, nights that no position eases, and what an answer raises by itself. */
import { describe, expect, test } from "vitest";
import { currentCheckIns, flagsFromCheckIn, nightPainUnrelenting } from "#lib/domain/check-in.ts";
import type { RedFlagContext } from "#lib/domain/red-flag-questions.ts";

const plain: RedFlagContext = {
  birthYear: 1985,
  firstEpisode: false,
  cancer: false,
  recentSurgery: false,
  longTermSteroids: false,
  osteoporosis: false,
  weakImmuneSystem: false,
  pregnancy: false,
};
const night = (day: string, nightUnrelenting: boolean | null, revision = 0) => ({
  day,
  revision,
  nightUnrelenting,
  legWorse: false as boolean | null,
});

test("one row a day, the highest revision, oldest day first", () => {
  const rows = [
    { day: "2025-03-03", revision: 1, v: "corrected" },
    { day: "2025-03-01", revision: 0, v: "first" },
    { day: "2025-03-03", revision: 0, v: "entered" },
  ];
  expect(currentCheckIns(rows).map((r) => r.v)).toEqual(["first", "corrected"]);
});

describe("night pain that no position eases", () => {
  test.each([
    ["two running", [night("2025-03-01", true), night("2025-03-02", true)], true],
    ["two running with days between", [night("2025-03-01", true), night("2025-03-09", true)], true],
    ["one alone", [night("2025-03-02", true)], false],
    [
      "unanswered between",
      [night("2025-03-01", true), night("2025-03-02", null), night("2025-03-03", true)],
      false,
    ],
    ["over again", [night("2025-03-01", true), night("2025-03-02", true), night("2025-03-03", false)], false],
    [
      "corrected to no",
      [night("2025-03-01", true), night("2025-03-02", true), night("2025-03-02", false, 1)],
      false,
    ],
  ])("%s", (_, rows, expected) => expect(nightPainUnrelenting(rows)).toBe(expected));
});

describe("what a check-in raises", () => {
  const today = "2025-03-03";
  const leg = (legWorse: boolean | null, legBoth: boolean | null) =>
    flagsFromCheckIn([{ ...night(today, false), legWorse }], legBoth, plain, today).map((f) => f.code);
  test("a worse leg is S, and E with both legs or a dropping foot, or when that is left open", () => {
    expect(leg(true, false)).toEqual(["S"]);
    expect(leg(true, true)).toEqual(["E"]);
    expect(leg(true, null)).toEqual(["E"]);
    expect(leg(false, null)).toEqual([]);
    expect(leg(null, null)).toEqual([]);
  });
  test("only the newest day's leg answer is read", () => {
    const rows = [{ ...night("2025-03-02", false), legWorse: true }, night(today, false)];
    expect(flagsFromCheckIn(rows, null, plain, today)).toEqual([]);
  });
  test("two nights running are U, with past cancer S; one night is nothing", () => {
    const rows = [night("2025-03-02", true), night(today, true)];
    const codes = (context: RedFlagContext) =>
      flagsFromCheckIn(rows, null, context, today).map((f) => f.code);
    expect(codes(plain)).toEqual(["U"]);
    expect(codes({ ...plain, cancer: true })).toEqual(["S"]);
    expect(flagsFromCheckIn(rows.slice(1), null, plain, today)).toEqual([]);
  });
});
