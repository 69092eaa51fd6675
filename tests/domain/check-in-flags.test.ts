/** Which flags a stored check-in raises beside those that stand, and which days can be entered. */
import { describe, expect, test } from "vitest";
import { canCheckIn, newCheckInFlags, type StandingFlag } from "#lib/domain/check-in-flags.ts";
import { unansweredContext } from "#lib/domain/red-flag-questions.ts";

const noContext = { ...unansweredContext, birthYear: 1981, firstEpisode: false, cancer: false };
const known = {
  ...noContext,
  recentSurgery: false,
  longTermSteroids: false,
  osteoporosis: false,
  weakImmuneSystem: false,
  pregnancy: false,
};
const day = (d: number) => `2026-03-0${d}`;
const row = (d: number, over: { leg?: boolean; night?: boolean; revision?: number } = {}) => ({
  day: day(d),
  revision: over.revision ?? 0,
  legWorse: over.leg ?? false,
  nightUnrelenting: over.night ?? false,
});
const leg = (code: "E" | "S", d: number, open = true): StandingFlag => ({
  questionId: "check_in_leg_worse",
  code,
  raisedOn: day(d),
  open,
});
const night = (d: number, open = true): StandingFlag => ({
  questionId: "night_constant",
  code: "U",
  raisedOn: day(d),
  open,
});
const codes = (
  rows: ReturnType<typeof row>[],
  saved: ReturnType<typeof row>,
  both: boolean | null = false,
  standing: StandingFlag[] = [],
) => newCheckInFlags(rows, saved, both, known, standing).map((flag) => `${flag.questionId} ${flag.code}`);

describe("the leg", () => {
  test("a first yes raises S, and E with both legs or without the second answer", () => {
    expect(codes([], row(2, { leg: true }))).toEqual(["check_in_leg_worse S"]);
    expect(codes([], row(2, { leg: true }), true)).toEqual(["check_in_leg_worse E"]);
    expect(codes([], row(2, { leg: true }), null)).toEqual(["check_in_leg_worse E"]);
  });
  test("every new day raises its own, whatever stands from another day", () =>
    expect(codes([row(2, { leg: true })], row(3, { leg: true }), false, [leg("E", 2)])).toEqual([
      "check_in_leg_worse S",
    ]));
  test("the same answer of the same day raises it once, open or ended", () => {
    const again = row(2, { leg: true, revision: 1 });
    expect(codes([row(2, { leg: true })], again, false, [leg("S", 2)])).toEqual([]);
    expect(codes([row(2, { leg: true })], again, false, [leg("S", 2, false)])).toEqual([]);
  });
  test("a more urgent answer of the same day is raised", () =>
    expect(codes([row(2, { leg: true })], row(2, { leg: true, revision: 1 }), true, [leg("S", 2)])).toEqual([
      "check_in_leg_worse E",
    ]));
  test("a yes given anew after the flag was ended is raised", () =>
    expect(
      codes([row(2, { revision: 1 })], row(2, { leg: true, revision: 2 }), false, [leg("S", 2, false)]),
    ).toEqual(["check_in_leg_worse S"]));
  test("an earlier day is read although a later one stands", () =>
    expect(codes([row(3)], row(2, { leg: true }))).toEqual(["check_in_leg_worse S"]));
  test("saving another day does not raise the leg of the newest one again", () =>
    expect(codes([row(3, { leg: true })], row(2), false, [leg("S", 3, false)])).toEqual([]));
});

describe("the night", () => {
  test("one night raises nothing, two running U", () => {
    expect(codes([], row(2, { night: true }))).toEqual([]);
    expect(codes([row(2, { night: true })], row(3, { night: true }))).toEqual(["night_constant U"]);
  });
  test("while one is open no further one is raised; after it was ended the next night raises it", () => {
    const rows = [row(2, { night: true }), row(3, { night: true })];
    expect(codes(rows, row(4, { night: true }), false, [night(3)])).toEqual([]);
    expect(codes(rows, row(4, { night: true }), false, [night(3, false)])).toEqual(["night_constant U"]);
  });
  test("a correction of something else does not raise an ended one again", () => {
    const rows = [row(2, { night: true }), row(3, { night: true })];
    expect(codes(rows, row(3, { night: true, revision: 1 }), false, [night(3, false)])).toEqual([]);
  });
  test("yesterday's entry completes two nights running", () =>
    expect(codes([row(3, { night: true })], row(2, { night: true }))).toEqual(["night_constant U"]));
});

test.each([
  ["today", day(5), false, true],
  ["today, corrected", day(5), true, true],
  ["an empty yesterday", day(4), false, true],
  ["yesterday, corrected", day(4), true, false],
  ["the day before", day(3), false, false],
  ["tomorrow", day(6), false, false],
] as const)("%s", (_, of, has, can) => expect(canCheckIn(of, day(5), has)).toBe(can));
