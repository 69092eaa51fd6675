/** What outcome measures tell the signals: only answers that have a score are compared, and the week 6 with the first. */
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import type { PromInstrument } from "#lib/domain/prom.ts";
import { promFactsOf, type StandingAnswer } from "#lib/domain/prom-facts.ts";
import type { PromCourse } from "#lib/domain/prom-schedule.ts";

const cleared = "2026-03-02";
const on = (days: number) => addDays(cleared, days);
const course: PromCourse = { clearedOn: cleared, phase: "strengthening", maintenanceSince: null };
let made = 0;
const answer = (
  instrument: PromInstrument,
  days: number,
  score: number | null,
  week: number | null = null,
): StandingAnswer => ({
  id: `answer-${String(++made).padStart(3, "0")}`,
  instrument,
  day: on(days),
  week,
  scoreTenths: score === null ? null : score * 10,
  recordedAt: new Date(`${on(days)}T10:00:00Z`),
});
const facts = (answers: StandingAnswer[], today = on(45)) => promFactsOf(course, answers, today);

describe("worse", () => {
  test("the newest against the one before it, not against the first", () => {
    const answers = [answer("rmdq", 0, 6), answer("rmdq", 14, 10), answer("rmdq", 42, 11)];
    expect(facts(answers).worse).toEqual([]);
    expect(facts([answers[0]!, answer("rmdq", 14, 11)]).worse).toMatchObject([
      { instrument: "rmdq", from: 6, to: 11, fromDay: on(0), toDay: on(14) },
    ]);
  });
  test("an answer without a score is passed over", () => {
    const answers = [answer("nprs", 0, 2), answer("nprs", 7, null), answer("nprs", 14, 4)];
    expect(facts(answers).worse).toMatchObject([{ instrument: "nprs", from: 2, to: 4 }]);
  });
  test("PSFS is worse when it falls", () => {
    expect(facts([answer("psfs", 0, 6.5), answer("psfs", 14, 4.5)]).worse).toHaveLength(1);
    expect(facts([answer("psfs", 0, 4.5), answer("psfs", 14, 6.5)]).worse).toEqual([]);
  });
  test("order of arrival does not matter", () => {
    const answers = [
      answer("rmdq", 0, 6),
      answer("rmdq", 14, 11),
      answer("nprs", 3, 2),
      answer("nprs", 9, 5),
    ];
    expect(facts(answers.toReversed())).toEqual(facts(answers));
  });
});

describe("overdue", () => {
  test("since the first occasion not answered, a week after its day", () => {
    const overdue = facts([answer("rmdq", 0, 6), answer("nprs", 44, 2)], on(45)).overdue;
    expect(overdue.find((one) => one.instrument === "rmdq")).toEqual({
      instrument: "rmdq",
      dueOn: on(14),
      overdueFrom: on(21),
    });
    expect(overdue.map((one) => one.instrument)).not.toContain("nprs");
    expect(overdue.map((one) => one.instrument)).not.toContain("pgic");
  });
});

describe("week 6", () => {
  test("nothing before it is answered", () => {
    expect(facts([answer("rmdq", 0, 14), answer("rmdq", 14, 12)]).week6).toBeNull();
  });
  test("improved by one of the two is enough", () => {
    const week6 = facts([
      answer("rmdq", 0, 14, 0),
      answer("nprs", 0, 6, 0),
      answer("rmdq", 42, 6, 6),
      answer("nprs", 43, 6, 6),
    ]).week6;
    expect(week6).toMatchObject({ micMet: true, anyBetter: true });
    expect(week6?.measures).toHaveLength(2);
  });
  test("a little better is not enough, and none better is told apart", () => {
    const of = (rmdq: number) => facts([answer("rmdq", 0, 14, 0), answer("rmdq", 42, rmdq, 6)]).week6;
    expect(of(12)).toMatchObject({ micMet: false, anyBetter: true });
    expect(of(15)).toMatchObject({ micMet: false, anyBetter: false });
  });
  test("a first answer in week 6 has nothing to be compared with", () => {
    expect(facts([answer("rmdq", 42, 6, 6)]).week6).toBeNull();
  });
});
