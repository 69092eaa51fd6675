/** The pure parts: axis, findings, answers, runs, readings and the ladder. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { painMarksOf, painZoneOf } from "#components/chart/answer.ts";
import { adherenceFinding, effortFinding, painFinding } from "#components/chart/findings.ts";
import { joinableRuns } from "#components/chart/pain-runs.ts";
import { readingOf } from "#components/chart/reading.ts";
import { axisLabelsOf, dayAt, dayIndexOf, spanOnAxis, timeAxisOf } from "#components/chart/time-axis.ts";
import type { Answer, PainView } from "#components/chart/types.ts";
import { ladderDayAt } from "#components/chart/week-ladder.tsx";
import { addDays, weekdayOf } from "#lib/domain/calendar.ts";
import { course, week } from "./chart-fixtures.tsx";

const session = (day: string, during: Answer, before: Answer = 1): PainView => ({
  kind: "session",
  day,
  before,
  during,
  morningAfter: "not-asked",
});

describe("time axis", () => {
  it("shows 13 weeks at All, whole weeks from Monday, with a week beyond the present one", () => {
    const axis = timeAxisOf("2026-07-29", "2026-10-14", "all");
    expect(axis.from).toBe("2026-07-27");
    expect(axis.days).toBe(91);
    expect(axis.weekStarts.at(-1)).toBe("2026-10-19");
  });

  it("shows the four completed weeks and the open one at 4 weeks", () => {
    const axis = timeAxisOf("2026-01-01", "2026-10-14", "four-weeks");
    expect(axis.weekStarts).toEqual(["2026-09-14", "2026-09-21", "2026-09-28", "2026-10-05", "2026-10-12"]);
  });

  it("never reads out a day that has not come, and finds back every day it shows", () => {
    const axis = timeAxisOf("2026-07-29", "2026-10-14", "all");
    expect(dayAt(axis, 1)).toBe("2026-10-14");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 79 }), (index) => {
        const day = addDays(axis.from, index);
        expect(dayAt(axis, (dayIndexOf(axis, day) + 0.5) / axis.days)).toBe(day);
      }),
    );
  });

  it("holds any episode in whole weeks with today inside", () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 800 }), (age) => {
        const axis = timeAxisOf(addDays("2026-10-14", -age), "2026-10-14", "all");
        expect(weekdayOf(axis.from)).toBe(0);
        expect(axis.days % 7).toBe(0);
        expect(dayIndexOf(axis, axis.today)).toBeGreaterThanOrEqual(0);
        expect(dayIndexOf(axis, axis.today)).toBeLessThan(axis.days);
      }),
    );
  });

  it("ends an open span with today and drops one outside", () => {
    const axis = timeAxisOf("2026-10-01", "2026-10-14", "four-weeks");
    expect(spanOnAxis(axis, { from: "2026-10-12", to: null })).toEqual({ from: 28 / 35, to: 31 / 35 });
    expect(spanOnAxis(axis, { from: "2026-06-01", to: "2026-06-30" })).toBeNull();
  });

  it("labels each week, each second week or months, as the width allows, the present week among them", () => {
    const axis = timeAxisOf("2026-07-29", "2026-10-14", "all");
    expect(axisLabelsOf(axis, 820)).toHaveLength(13);
    const narrow = axisLabelsOf(axis, 306);
    expect(narrow).toHaveLength(6);
    expect(narrow.filter((label) => label.current).map((label) => label.day)).toEqual(["2026-10-12"]);
    const year = axisLabelsOf(timeAxisOf("2025-09-20", "2026-10-14", "all"), 820);
    expect(year.every((label) => label.unit === "month")).toBe(true);
  });
});

describe("week ladder", () => {
  it("finds the day under a rung: column is the week, row the weekday, nothing after today", () => {
    const axis = timeAxisOf("2026-07-29", "2026-10-14", "all");
    expect(ladderDayAt(axis, 0.01, 4 * 14 + 3)).toBe("2026-07-31");
    expect(ladderDayAt(axis, 7.5 / 13, 6 * 14 + 3)).toBe("2026-09-20");
    expect(ladderDayAt(axis, 0.999, 3)).toBe("2026-10-14");
  });
});

describe("findings", () => {
  it("reads first and latest pain during sessions and counts a reported 0", () => {
    const pain = [session("2026-10-01", 4), session("2026-10-02", "no-answer"), session("2026-10-03", 0)];
    expect(painFinding(pain)).toEqual({ key: "painDuring.fell", values: { first: 4, latest: 0 } });
  });

  it("calls a difference of one point the same (clinical.md A5: 1 is noise, 2 is change)", () => {
    expect(painFinding([session("2026-10-01", 3), session("2026-10-02", 2)]).key).toBe("painDuring.steady");
    expect(painFinding([session("2026-10-01", 3), session("2026-10-02", 5)]).key).toBe("painDuring.rose");
  });

  it("falls back to resting pain, and to nothing when every question is unanswered", () => {
    const rest: PainView = { kind: "check-in", day: "2026-10-01", rest: 6, worst: 8 };
    expect(painFinding([rest, { ...rest, day: "2026-10-02", rest: 3 }])).toEqual({
      key: "painRest.fell",
      values: { first: 6, latest: 3 },
    });
    expect(painFinding([session("2026-10-01", "no-answer")]).key).toBe("painNone");
  });

  it("leaves open, excused and unsaid weeks out of the count, and keeps a week at 0 %", () => {
    expect(adherenceFinding(course.weeks)).toEqual({
      key: "adherenceWeeks",
      values: { onTrack: 1, known: 3 },
    });
    expect(adherenceFinding([week("2026-10-05", { band: "insufficient" })]).key).toBe("adherenceNone");
  });

  it("judges effort against the limit in force that day", () => {
    const limits = [
      { from: "2026-09-01", to: "2026-09-13", limit: 4, label: "motor control" },
      { from: "2026-09-14", to: null, limit: 7, label: "strength" },
    ];
    const efforts = [
      { day: "2026-09-10", effort: 5 },
      { day: "2026-09-14", effort: 7 },
      { day: "2026-09-15", effort: "no-answer" as const },
    ];
    expect(effortFinding(efforts, limits)).toEqual({ key: "effortAbove", values: { above: 1, known: 2 } });
    expect(effortFinding(efforts.slice(1), limits).key).toBe("effortWithin");
    expect(effortFinding(efforts.slice(0, 1), []).key).toBe("effortLatest");
    expect(effortFinding(efforts.slice(2), limits).key).toBe("effortNone");
  });
});

describe("pain marks", () => {
  it("zones: 2 calm, 3 and 5 amber, 6 red, or the clinic's own edges", () => {
    expect([2, 3, 5, 6].map((pain) => painZoneOf(pain))).toEqual(["calm", "amber", "amber", "red"]);
    expect(painZoneOf(5, { amberFrom: 2, amberMax: 4 })).toBe("red");
  });

  it("keeps each answer as it came, word or number, and entries of one day apart", () => {
    const marks = painMarksOf(
      [
        { kind: "check-in", day: "2026-10-01", rest: 0, worst: "no-answer" },
        session("2026-10-01", 3),
        session("2026-10-02", 2),
      ],
      (day) => Number(day.slice(8)),
    );
    expect(marks.map(({ before, during }) => [before, during])).toEqual([
      [0, "no-answer"],
      [1, 3],
      [1, 2],
    ]);
    expect(new Set(marks.map((mark) => mark.at)).size).toBe(3);
    expect(marks.every((mark) => Math.floor(mark.at) === Number(mark.entry.day.slice(8)))).toBe(true);
  });

  it("joins no two dots more than three days apart", () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(days, (offsets) => {
        const dots = offsets
          .sort((a, b) => a - b)
          .map((offset) => ({ day: addDays("2026-01-01", offset), offset }));
        for (const run of joinableRuns(dots)) {
          expect(run.length).toBeGreaterThan(1);
          run.slice(1).forEach((dot, place) => {
            expect(dot.offset - (run[place]?.offset ?? 0)).toBeLessThanOrEqual(3);
          });
        }
      }),
    );
  });
});

describe("reading line", () => {
  it("reads pain of 3 and more in strong, and an unanswered question as unanswered", () => {
    expect(readingOf(course, "2026-09-14").map(({ key, strong }) => [key, strong])).toEqual([
      ["state.done", false],
      ["before", false],
      ["during", true],
      ["morningAfter", true],
      ["effort", false],
      ["note", false],
    ]);
    expect(readingOf(course, "2026-09-03").map((piece) => piece.values.answer)).toEqual([
      "noAnswer",
      "noAnswer",
    ]);
  });

  it("tells a rest day from a day without any record", () => {
    expect(readingOf(course, "2026-10-06").map((piece) => piece.key)).toEqual(["state.rest"]);
    expect(readingOf(course, "2026-10-08").map((piece) => piece.key)).toEqual(["nothing"]);
  });
});
