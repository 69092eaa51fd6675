/** What is due on a day, by kind of plan, and that the answer agrees with what adherence later counts. */
import { expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { dueOn, nextDueDay } from "#lib/domain/due.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { type AdherenceCredit, adherenceOf } from "#lib/usecases/adherence.ts";

const monday = "2025-03-03";
const span = (schedule: Schedule, more: Partial<PlanSpan> = {}): PlanSpan => ({
  versionId: "v1",
  programId: "p1",
  programName: "Strength",
  number: 1,
  lane: "core",
  origin: "person",
  effectiveFrom: monday,
  endsBefore: null,
  schedule,
  calmOnly: false,
  clearanceNeeded: true,
  ...more,
});
const log = (day: string, credit = "1", more: Partial<AdherenceCredit> = {}): AdherenceCredit => ({
  sessionId: `s-${day}-${credit}-${more.versionId ?? ""}`,
  versionId: "v1",
  localDay: day,
  credit,
  counts: true,
  safetyStop: false,
  ...more,
});
const at = (
  spans: PlanSpan[],
  logs: AdherenceCredit[],
  today: string,
  excuses: { from: string; to: string }[] = [],
) => {
  const adherence = adherenceOf(spans, logs, excuses, today, { through: addDays(today, 21) });
  return { due: dueOn(spans, adherence, today), next: nextDueDay(spans, adherence, today), adherence };
};
const mwf = span({ kind: "fixed_days", weekdays: [0, 2, 4] });

test("fixed days: due on its day, done when done, rest between, the next day named", () => {
  expect(at([mwf], [], monday).due).toMatchObject({ kind: "due", left: 1, of: 1 });
  expect(at([mwf], [log(monday)], monday)).toMatchObject({
    due: { kind: "done", doneToday: 1, weekDone: 1, weekPlanned: 3 },
    next: "2025-03-05",
  });
  expect(at([mwf], [log(monday)], "2025-03-04")).toMatchObject({ due: { kind: "rest" }, next: "2025-03-05" });
});

test("a date not done still counts the day after, and no longer", () => {
  expect(at([mwf], [], "2025-03-04").due.kind).toBe("catch_up");
  const sunday = at([mwf], [log(monday), log("2025-03-05")], "2025-03-09");
  expect(sunday).toMatchObject({ due: { kind: "rest" }, next: "2025-03-10" });
});

test("a quota is open on any day until the week is full, once a day", () => {
  const quota = span({ kind: "weekly_quota", perWeek: 3 });
  expect(at([quota], [log(monday)], "2025-03-04").due).toMatchObject({
    kind: "open",
    left: 2,
    of: 3,
    weekDone: 1,
  });
  expect(at([quota], [log(monday)], monday).due.kind).toBe("done");
  const full = at([quota], [log(monday), log("2025-03-04"), log("2025-03-05")], "2025-03-06");
  expect(full).toMatchObject({ due: { kind: "rest", weekDone: 3, weekPlanned: 3 }, next: "2025-03-10" });
});

test("daily slots: so many of the day's", () => {
  const slots = span({ kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 });
  expect(at([slots], [], monday).due).toMatchObject({ kind: "due", left: 2, of: 2 });
  expect(at([slots], [log(monday)], monday).due).toMatchObject({ kind: "due", left: 1, of: 2 });
  expect(at([slots], [log(monday), log(monday, "9/10")], monday).due.kind).toBe("done");
});

test("an excused day is not due; nothing is without a program", () => {
  expect(at([mwf], [], monday, [{ from: monday, to: monday }]).due.kind).toBe("excused");
  expect(at([], [], monday).due.kind).toBe("none");
  expect(
    at([span({ kind: "fixed_days", weekdays: [0] }, { endsBefore: "2025-03-05" })], [], "2025-03-05").due
      .kind,
  ).toBe("none");
});

test("a warm-up on demand is never due, fills no slot and is in no figure", () => {
  const warmUp = span({ kind: "on_demand" }, { versionId: "w1", programId: "p2", lane: "on_demand" });
  const { due, adherence } = at([mwf, warmUp], [log(monday, "1", { versionId: "w1" })], "2025-03-04");
  expect(due).toMatchObject({ kind: "catch_up", weekDone: 0, doneToday: 0 });
  expect(adherence.slots[0]?.state).toBe("not_done");
});

test("a session that waits for a therapist or was withdrawn fills nothing", () => {
  const { due } = at([mwf], [log(monday, "1", { counts: false })], "2025-03-04");
  expect(due).toMatchObject({ kind: "catch_up", weekDone: 0 });
});

test("nothing is due from the day of discharge", () => {
  const spans = [mwf];
  const adherence = adherenceOf(spans, [], [], "2025-03-11", { dischargedOn: "2025-03-05" });
  expect(adherence.slots.map((slot) => slot.day)).toEqual([monday]);
});

test("a session swapped to calm fills the day's slot of the plan it was swapped from", () => {
  const calm = span(
    { kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 },
    { versionId: "c1", effectiveFrom: "2025-02-20", endsBefore: monday, calmOnly: true },
  );
  expect(at([calm, mwf], [log(monday, "1", { versionId: "c1" })], monday).due.kind).toBe("done");
});

test("the calm plan is judged as its own until the day it is replaced", () => {
  const calm = span(
    { kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 },
    { versionId: "c1", effectiveFrom: "2025-02-24", endsBefore: monday, calmOnly: true },
  );
  const { adherence } = at([calm, mwf], [log("2025-02-24"), log("2025-02-25")], "2025-03-11");
  expect(adherence.weeks.map((week) => [week.due, week.counted])).toEqual([
    [14, 2],
    [3, 0],
    [1, 0],
  ]);
});
