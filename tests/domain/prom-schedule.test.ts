/** When measures are due: from the first clearance, one of each at a time, and what an answer of a day stands for. */
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import {
  dueMeasures,
  nextOccasion,
  occasionsOf,
  occasionWeekOf,
  type PromCourse,
} from "#lib/domain/prom-schedule.ts";

const cleared = "2025-03-03";
const on = (days: number) => addDays(cleared, days);
const course: PromCourse = { clearedOn: cleared, phase: "strengthening", maintenanceSince: null };
const answer = (instrument: string, day: string) => ({ instrument, day });
const names = (due: ReturnType<typeof dueMeasures>) =>
  due.map(({ instrument, week }) => `${instrument} ${week}`);

describe("due", () => {
  test("nothing before the first clearance, and nothing after the end of the episode", () => {
    expect(dueMeasures({ ...course, clearedOn: null }, [], on(0))).toEqual([]);
    expect(dueMeasures({ ...course, phase: "discharged" }, [], on(0))).toEqual([]);
  });

  test("on the day of the clearance NPRS, PSFS and RMDQ; the PGIC asks about change and waits for week 6", () => {
    expect(names(dueMeasures(course, [], on(0)))).toEqual(["nprs 0", "psfs 0", "rmdq 0"]);
    expect(names(dueMeasures(course, [], on(42)))).toContain("pgic 6");
    expect(names(dueMeasures(course, [], on(41)))).not.toContain("pgic 6");
  });

  test("a measure within seven days before the clearance is the first one", () => {
    expect(names(dueMeasures(course, [answer("rmdq", on(-7))], on(0)))).toEqual(["nprs 0", "psfs 0"]);
    expect(names(dueMeasures(course, [answer("rmdq", on(-8))], on(0)))).toContain("rmdq 0");
  });

  test("an occasion not answered gives way to the next, and waits since the first", () => {
    const due = dueMeasures(course, [answer("rmdq", on(1))], on(50)).find((one) => one.instrument === "rmdq");
    expect(due).toEqual({
      instrument: "rmdq",
      week: 6,
      dueOn: on(42),
      since: on(14),
      waitingDays: 36,
      overdue: true,
    });
  });

  test("overdue on the seventh day, not on the sixth", () => {
    const of = (days: number) => dueMeasures(course, [answer("rmdq", on(0))], on(14 + days));
    const rmdq = (days: number) => of(days).find((one) => one.instrument === "rmdq");
    expect(rmdq(6)?.overdue).toBe(false);
    expect(rmdq(7)?.overdue).toBe(true);
  });

  test("the NPRS is asked each week, and an answer of last week does not answer this one", () => {
    const answered = [answer("nprs", on(6))];
    expect(names(dueMeasures(course, answered, on(6)))).not.toContain("nprs 0");
    expect(names(dueMeasures(course, answered, on(7)))).toContain("nprs 1");
    expect(names(dueMeasures(course, [answer("nprs", on(7))], on(13)))).not.toContain("nprs 1");
  });

  test("an answer three days early stands for its week, four days early does not", () => {
    expect(names(dueMeasures(course, [answer("rmdq", on(39))], on(42)))).not.toContain("rmdq 6");
    expect(names(dueMeasures(course, [answer("rmdq", on(38))], on(42)))).toContain("rmdq 6");
  });

  test("after week 12 only the NPRS goes on", () => {
    expect(occasionsOf("rmdq", course, on(400)).map(({ week }) => week)).toEqual([0, 2, 6, 12]);
    expect(nextOccasion("rmdq", course, on(84))).toBeNull();
    expect(nextOccasion("nprs", course, on(84))).toMatchObject({ week: 13, dueOn: on(91) });
    expect(nextOccasion("pgic", course, on(42))).toMatchObject({ week: 12, dueOn: on(84) });
  });
});

describe("maintenance", () => {
  const kept: PromCourse = { clearedOn: "2025-01-06", phase: "maintenance", maintenanceSince: "2025-01-31" };

  test("NPRS and PSFS each month, on its last day where the month is shorter", () => {
    const monthly = occasionsOf("nprs", kept, "2025-05-31").filter(({ week }) => week === null);
    expect(monthly.map(({ dueOn }) => dueOn)).toEqual([
      "2025-02-28",
      "2025-03-31",
      "2025-04-30",
      "2025-05-31",
    ]);
  });

  test("the weekly NPRS stops; the measures of week 6 and 12 are still asked", () => {
    const weekly = occasionsOf("nprs", kept, "2025-05-31").filter(({ week }) => week !== null);
    expect(weekly.map(({ week }) => week)).toEqual([0, 1, 2, 3]);
    expect(occasionsOf("rmdq", kept, "2025-05-31").map(({ week }) => week)).toEqual([0, 2, 6, 12]);
    expect(occasionsOf("psfs", kept, "2025-02-28").map(({ week }) => week)).toEqual([0, 2, 6, null]);
  });

  test("a monthly measure is overdue a week after its day", () => {
    const answered = [answer("nprs", "2025-02-28"), answer("psfs", "2025-03-31")];
    const due = dueMeasures(kept, answered, "2025-04-07").find((one) => one.instrument === "nprs");
    expect(due).toMatchObject({ week: null, dueOn: "2025-03-31", overdue: true });
  });
});

test.each<[string, number, number | null]>([
  ["rmdq", -8, null],
  ["rmdq", -7, 0],
  ["rmdq", 7, 0],
  ["rmdq", 8, null],
  ["rmdq", 11, 2],
  ["rmdq", 27, 2],
  ["rmdq", 28, null],
  ["pgic", 0, null],
  ["pgic", 42, 6],
  ["nprs", -3, 0],
  ["nprs", 6, 0],
  ["nprs", 7, 1],
  ["odi", 14, null],
])("%s on day %i stands for week %s", (instrument, day, week) => {
  expect(occasionWeekOf(instrument, course, on(day))).toBe(week);
});
