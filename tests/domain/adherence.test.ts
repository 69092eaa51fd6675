/**
 * Adherence plan by plan: fixed dates, quotas and daily slots, whole lives, rolling figures and bands.
 * Long: each rule stands beside the example that would break without it.
 */
import { describe, expect, it } from "vitest";
import { adherenceBetween, bandOf, computeAdherence, rollingFigures } from "#lib/domain/adherence.ts";
import type { AdherenceLog, ExcuseSpan, PlanSegment } from "#lib/domain/adherence-plan.ts";
import { weekQuota } from "#lib/domain/adherence-plan.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { fractionOf, toNumber } from "#lib/domain/fraction.ts";
import { lateness } from "#lib/domain/late-entry.ts";
import type { Schedule } from "#lib/domain/schedule.ts";

/** Day 0 is Monday 2025-03-03. */
const day = (offset: number) => addDays("2025-03-03", offset);
const log = (offset: number, credit = 1, id = `${offset}-${credit}`): AdherenceLog => ({
  id,
  day: day(offset),
  credit: fractionOf(credit),
});
const monWedFri: Schedule = { kind: "fixed_days", weekdays: [0, 2, 4] };
const quota = (perWeek: number): Schedule => ({ kind: "weekly_quota", perWeek });
const from = (offset: number, schedule: Schedule, until: number | null = null): PlanSegment => ({
  versionId: `v${offset}`,
  effectiveFrom: day(offset),
  until: until === null ? null : day(until),
  schedule,
});
const excuse = (first: number, last: number): ExcuseSpan => ({ from: day(first), to: day(last) });

function run(
  segments: PlanSegment[],
  logs: AdherenceLog[],
  options: { today?: number; excuses?: ExcuseSpan[] } = {},
) {
  return computeAdherence({
    segments,
    logs,
    excuses: options.excuses ?? [],
    today: day(options.today ?? 70),
  });
}
function week(result: ReturnType<typeof run>, index: number) {
  const found = result.weeks.find((candidate) => candidate.weekStart === day(index * 7));
  return found && [toNumber(found.credit), found.due, found.extras, found.percent, found.band];
}
const marks = (result: ReturnType<typeof run>, first: number, last: number) =>
  result.days
    .filter((record) => record.day >= day(first) && record.day <= day(last))
    .map((record) => record.mark);

describe("fixed dates, over the whole life", () => {
  it("a Sunday slot done on Monday belongs to the week of the slot", () => {
    const sundays: Schedule = { kind: "fixed_days", weekdays: [6] };
    const result = run([from(0, sundays)], [log(7)], { today: 14 });
    expect(week(result, 0)).toEqual([1, 1, 0, 100, "insufficient"]);
    expect(week(result, 1)).toEqual([0, 1, 0, 0, "insufficient"]);
  });

  it("the nearest free slot is taken, the earlier of two equally near", () => {
    const result = run([from(0, monWedFri, 6)], [log(1)]);
    expect(result.slots.map((slot) => slot.state)).toEqual(["filled", "not_done", "not_done"]);
    const both = run([from(0, monWedFri, 6)], [log(0), log(1)]);
    expect(both.slots.map((slot) => slot.log?.day)).toEqual([day(0), day(1), undefined]);
  });

  it("logs are taken by day, the higher credit of one day first, then the id", () => {
    const result = run([from(0, monWedFri, 6)], [log(0, 0.5, "a"), log(0, 0.9, "b")]);
    expect(result.slots[0]!.log!.id).toBe("b");
    const equal = run([from(0, monWedFri, 6)], [log(0, 0.5, "b"), log(0, 0.5, "a")]);
    expect(equal.slots[0]!.log!.id).toBe("a");
  });

  it("two days off is too far, and then extra in its own week", () => {
    const result = run([from(0, { kind: "fixed_days", weekdays: [4] })], [log(0), log(6, 0.3)], {
      today: 14,
    });
    expect(week(result, 0)).toEqual([0, 1, 2, 0, "insufficient"]);
  });

  it("a credit of 0 fills nothing and is no extra", () => {
    const result = run([from(0, monWedFri, 6)], [log(0, 0)]);
    expect(week(result, 0)).toEqual([0, 3, 0, 0, "low"]);
  });

  it("a log of an excused day fills nothing, not even the slot beside it, and is extra", () => {
    const result = run([from(0, monWedFri, 6)], [log(1)], { excuses: [excuse(1, 1)] });
    expect(week(result, 0)).toEqual([0, 3, 1, 0, "low"]);
  });

  it("a program that begins mid-week is due from its first day, one that ended until its last", () => {
    const result = run([from(2, monWedFri, 9)], [log(2), log(4), log(7), log(9)]);
    expect(week(result, 0)).toEqual([2, 2, 0, 100, "insufficient"]);
    expect(week(result, 1)).toEqual([2, 2, 0, 100, "insufficient"]);
    expect(result.weeks).toHaveLength(2);
  });

  it("the last slot may be done the day after the program ended", () => {
    expect(week(run([from(0, monWedFri, 4)], [log(5)]), 0)).toEqual([1, 3, 0, 33, "low"]);
  });

  it("an open-ended excuse removes every slot from its first day on", () => {
    const result = run([from(0, monWedFri)], [log(0)], { today: 14, excuses: [{ from: day(2), to: null }] });
    expect([week(result, 0), week(result, 1)]).toEqual([
      [1, 1, 0, 100, "insufficient"],
      [0, 0, 0, null, "insufficient"],
    ]);
  });
});

describe("quota and daily-slot plans", () => {
  it("the best credit of a date and the best dates of the week count", () => {
    const logs = [log(0, 0.4), log(0, 0.9), log(1, 0.2), log(2, 1), log(3, 0.5)];
    expect(week(run([from(0, quota(3), 6)], logs), 0)).toEqual([2.4, 3, 1, 80, "on-track"]);
  });

  it("a daily-slot plan counts as many a date as it has slots, without moving any to another date", () => {
    const twice: Schedule = { kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 };
    const logs = [log(0, 1, "a"), log(0, 1, "b"), log(0, 1, "c"), log(1, 0.5)];
    expect(week(run([from(0, twice, 6)], logs), 0)).toEqual([2.5, 14, 0, 18, "low"]);
  });

  it("excused days shorten the quota and what is done on them is extra", () => {
    const result = run([from(0, quota(5), 6)], [log(0), log(5), log(6)], { excuses: [excuse(5, 6)] });
    expect(week(result, 0)).toEqual([1, 4, 2, 25, "low"]);
  });

  it.each([
    ["3 a week, whole", [{ perWeek: 3, days: 7 }], 0, 3],
    ["3 a week, 6 excused", [{ perWeek: 3, days: 7 }], 6, 0],
    ["5 a week, 3 days", [{ perWeek: 5, days: 3 }], 0, 2],
    [
      "half rounds up",
      [
        { perWeek: 7, days: 1 },
        { perWeek: 7, days: 1 },
      ],
      1,
      1,
    ],
    [
      "rounded once, not per part",
      [
        { perWeek: 3, days: 3 },
        { perWeek: 3, days: 4 },
      ],
      0,
      3,
    ],
    ["14 a week, 3 days, 1 excused", [{ perWeek: 14, days: 3 }], 1, 4],
    ["nothing in force", [], 0, 0],
    ["all excused", [{ perWeek: 3, days: 7 }], 7, 0],
  ])("weekly quota: %s", (_, parts, excused, expected) => {
    expect(weekQuota(parts, excused)).toBe(expected);
  });
});

describe("version changes", () => {
  it("segments of one week enter the sum by their days", () => {
    // (2·3 + 5·4) / 7 = 3.71, rounded once.
    const result = run([from(0, quota(2)), from(3, quota(5), 6)], [log(0), log(1), log(2), log(5)]);
    expect(week(result, 0)).toEqual([4, 4, 0, 100, "on-track"]);
  });

  it("fixed dates and a quota in one week add up, each by its own rule", () => {
    const result = run([from(0, monWedFri), from(3, quota(7), 6)], [log(0), log(2), log(3), log(3, 0.5)]);
    expect(week(result, 0)).toEqual([3, 6, 0, 50, "partial"]);
  });

  it("a slot in the old version may be done on the first day of the new one", () => {
    const tueSat: Schedule = { kind: "fixed_days", weekdays: [1, 5] };
    const result = run([from(0, monWedFri), from(3, tueSat, 6)], [log(0), log(3), log(5)]);
    expect(week(result, 0)).toEqual([3, 3, 0, 100, "on-track"]);
  });

  it("of two versions for one day the later published holds; an ended one is not due", () => {
    const result = run([from(0, quota(7)), from(0, quota(3), 6)], []);
    expect(week(result, 0)).toEqual([0, 3, 0, 0, "low"]);
  });

  it("on demand is never due and never extra", () => {
    const result = run([from(0, { kind: "on_demand" }, 6)], [log(1), log(1, 0.4)]);
    expect(week(result, 0)).toEqual([0, 0, 0, null, "insufficient"]);
    expect(marks(result, 0, 2)).toEqual(["rest", "part", "rest"]);
  });
});

describe("the open day and the open week", () => {
  it("today is not due until it ends, even when it is done already", () => {
    const result = run([from(0, monWedFri)], [log(0), log(2)], { today: 2 });
    const [open] = result.weeks;
    expect(open).toMatchObject({ open: true, due: 1, counted: 1, percent: 100, planned: 3, done: 2 });
    expect(toNumber(open!.earned)).toBe(2);
    expect(week(run([from(0, monWedFri)], [log(0)], { today: 3 }), 0)).toEqual([1, 2, 0, 50, "insufficient"]);
  });

  it("a quota is due when its week has ended", () => {
    const during = run([from(0, quota(3))], [log(0)], { today: 6 }).weeks[0];
    expect(during).toMatchObject({ open: true, due: 0, percent: null, planned: 3, done: 1 });
    const after = run([from(0, quota(3))], [log(0)], { today: 7 }).weeks[0];
    expect(after).toMatchObject({ open: false, due: 3, percent: 33, frequencyPercent: 33 });
  });

  it("a plan that has not begun has no weeks and nothing to judge", () => {
    const result = run([from(7, monWedFri)], [], { today: 3 });
    expect(result.weeks).toEqual([]);
    expect(result.rolling).toMatchObject({ due: 0, percent: null, band: "insufficient" });
  });
});

describe("the rolling figure", () => {
  const weekly = (credits: number[]) =>
    credits.flatMap((credit, index) => (credit ? [log(index * 7, credit)] : []));
  const mondays: Schedule = { kind: "fixed_days", weekdays: [0] };

  it("sums credit and due over the four completed weeks, not the open one and none before", () => {
    const result = run([from(0, mondays)], weekly([0, 1, 1, 0.5, 0.5, 1]), { today: 37 });
    expect(result.rolling).toMatchObject({ due: 4, percent: 75, band: "partial" });
    expect(rollingFigures(result.weeks, day(30))).toMatchObject({ due: 4, percent: 63, band: "partial" });
  });

  it("is of sums, not a mean of percentages", () => {
    const result = run([from(0, mondays), from(7, quota(7))], [log(0)], { today: 14 });
    expect(result.rolling).toMatchObject({ due: 8, percent: 13 });
  });

  it("keeps frequency apart from credit", () => {
    const result = run([from(0, monWedFri, 6)], [log(0, 0.3), log(2, 0.3)], { today: 7 });
    expect(result.rolling).toMatchObject({ percent: 20, frequencyPercent: 67, counted: 2, band: "low" });
  });

  it.each([
    [80, 3, "on-track"],
    [79, 3, "partial"],
    [50, 9, "partial"],
    [49, 9, "low"],
    [100, 2, "insufficient"],
    [null, 0, "insufficient"],
  ] as const)("%s %% of %d due is %s", (percent, due, band) => {
    expect(bandOf(percent, due)).toBe(band);
  });

  it("compares any run of completed days", () => {
    const input = {
      segments: [from(0, monWedFri)],
      logs: [log(0), log(2), log(14)],
      excuses: [],
      today: day(28),
    };
    expect(adherenceBetween(input, day(0), day(13))).toMatchObject({ due: 6, percent: 33 });
    expect(adherenceBetween(input, day(14), day(27))).toMatchObject({ due: 6, percent: 17 });
    const asQuota = { ...input, segments: [from(0, quota(3))] };
    expect(adherenceBetween(asQuota, day(1), day(14))).toMatchObject({ due: 6, percent: 33 });
  });
});

describe("day marks", () => {
  it("mark the date that was due, also where it was done a day later", () => {
    const result = run([from(0, monWedFri, 6)], [log(0), log(3, 0.5), log(4), log(6)]);
    expect(marks(result, 0, 6)).toEqual(["done", "rest", "part", "rest", "done", "rest", "extra"]);
    const wednesday = result.days[2]!;
    expect(wednesday).toMatchObject({ doneOn: day(3), versionId: "v0", logs: [] });
    expect(result.days[3]!.logs).toHaveLength(1);
  });

  it("show what is over, open, to come, excused and stopped for safety", () => {
    const logs = [{ ...log(2), safetyStop: true }];
    const result = run([from(0, { kind: "fixed_days", weekdays: [0, 1, 2, 3, 4, 5, 6] })], logs, {
      today: 4,
      excuses: [excuse(1, 1)],
    });
    expect(marks(result, 0, 6)).toEqual([
      "not_done",
      "excused",
      "safety",
      "not_done",
      "open",
      "due_later",
      "due_later",
    ]);
  });

  it("a quota leaves its days open, a daily plan does not", () => {
    const result = run([from(0, quota(3))], [log(0), log(1, 0.5)], { today: 3 });
    expect(marks(result, 0, 6)).toEqual(["done", "part", "rest", "open", "rest", "rest", "rest"]);
    expect(marks(run([from(0, quota(1))], [log(0), log(1, 0.5)], { today: 3 }), 0, 3)).toEqual([
      "done",
      "extra",
      "rest",
      "rest",
    ]);
    const twice: Schedule = { kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 };
    const daily = run([from(0, twice)], [log(0, 1, "a"), log(0, 1, "b"), log(1)], { today: 3 });
    expect(marks(daily, 0, 4)).toEqual(["done", "part", "not_done", "open", "due_later"]);
  });

  it("reach as far as asked", () => {
    const result = computeAdherence({
      segments: [from(0, monWedFri)],
      logs: [],
      excuses: [],
      today: day(0),
      through: day(20),
    });
    expect(result.days).toHaveLength(21);
    expect(result.slots).toHaveLength(9);
    expect(result.days.at(-3)!.mark).toBe("due_later");
  });
});

describe("late entry (F2)", () => {
  it.each([
    ["before the day is over", "2025-03-05T12:00:00Z", "normal"],
    ["48 h after its end", "2025-03-08T03:00:00Z", "normal"],
    ["a moment later", "2025-03-08T03:00:00.001Z", "flagged"],
    ["7 × 24 h after its end", "2025-03-13T03:00:00Z", "flagged"],
    ["a moment later", "2025-03-13T03:00:00.001Z", "waits_for_therapist"],
  ])("%s", (_, enteredAt, expected) => {
    expect(lateness("2025-03-05", "UTC", new Date(enteredAt))).toBe(expected);
  });

  it("counts elapsed hours from the wall-clock end of the day, across a clock change", () => {
    // Local day 29 March in Berlin ends at 03:00 summer time, 01:00 UTC.
    expect(lateness("2025-03-29", "Europe/Berlin", new Date("2025-04-01T01:00:00Z"))).toBe("normal");
    expect(lateness("2025-03-29", "Europe/Berlin", new Date("2025-04-01T01:00:01Z"))).toBe("flagged");
  });
});
