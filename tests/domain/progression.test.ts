/**
 * Every reason by hand, the edge of every threshold, and which of two rules that match decides (clinical.md B3, B5).
 * Long because the table of reasons is read in one piece, as the text has it.
 */
import { describe, expect, test } from "vitest";
import { defaultRules } from "#lib/domain/prescription.ts";
import { decideProgression, type ExposureLog, type ProgressionInput } from "#lib/domain/progression.ts";
import { isGreenAndAnswered, zoneOf } from "#lib/domain/progression-exposure.ts";
import { boundsFor, carryDose, dayOf, inputOf, loadDose, logOf, repsDose } from "./progression-inputs.ts";

const squat = repsDose(2, 10);
type Change = Partial<ExposureLog>;
const reason = (changes: readonly Change[], rest: Partial<ProgressionInput> = {}, dose = squat) => {
  const decision = decideProgression(inputOf(dose, changes, rest));
  return decision && `${decision.action} ${decision.reason}`;
};
/** Next morning up by so much from a resting pain of 1. */
const rise = (change: number): Change => ({ nextDayPain: 1 + change });
const red: Change = { painDuring: 6 };
const tooHard = (done: number[]): Change => ({ stopReason: "too_hard", done });
const daysAfter = (days: number) => ({ today: dayOf(3 + days) });

test("no exposure, no decision, not even a red flag", () => {
  expect(reason([])).toBeNull();
  expect(reason([], { redFlagOpen: true })).toBeNull();
});

describe("stop and notify", () => {
  test.each<[string, Change[], Partial<ProgressionInput>, string]>([
    ["a red flag", [{}, {}], { redFlagOpen: true }, "STOP_NOTIFY RED_FLAG"],
    ["pain of 8", [{ painDuring: 8 }], {}, "STOP_NOTIFY SEVERE_PAIN"],
    ["pain of 7 is red", [{ painDuring: 7 }], {}, "REGRESS PAIN_RED/REPS_DOWN"],
    ["only the last exposure's pain is severe pain", [{ painDuring: 9 }, {}], {}, "HOLD BUILDING 1/2"],
    ["two red in a row", [red, red], {}, "STOP_NOTIFY REPEATED_RED"],
    ["two red of three, the last one well", [red, rise(3), {}], {}, "STOP_NOTIFY REPEATED_RED"],
    ["two red of four", [red, {}, {}, red], {}, "REGRESS PAIN_RED/REPS_DOWN"],
    ["red at another dose counts", [{ ...red, dose: repsDose(2, 12) }, red], {}, "STOP_NOTIFY REPEATED_RED"],
    ["28 days", [{}, {}], daysAfter(28), "STOP_NOTIFY LONG_LAYOFF"],
    ["severe pain before a lay-off", [{}, { painDuring: 8 }], daysAfter(40), "STOP_NOTIFY SEVERE_PAIN"],
    ["severe pain before repeated red", [red, { painDuring: 8 }], {}, "STOP_NOTIFY SEVERE_PAIN"],
    [
      "a step down with nothing below",
      [red],
      { dose: repsDose(2, 8), easier: null },
      "STOP_NOTIFY NO_EASIER",
    ],
    [
      "a rung down that is not allowed",
      [red],
      { dose: repsDose(2, 8), rungDownAllowed: false },
      "STOP_NOTIFY NO_EASIER",
    ],
    [
      "a step down above it is always allowed",
      [red],
      { rungDownAllowed: false },
      "REGRESS PAIN_RED/REPS_DOWN",
    ],
    [
      "a lay-off at the floor",
      [{}, {}],
      { ...daysAfter(14), dose: repsDose(2, 8), easier: null },
      "STOP_NOTIFY NO_EASIER",
    ],
  ])("%s", (_, changes, rest, expected) => {
    expect(reason(changes, rest)).toBe(expected);
  });

  test("proposes no dose and says why there is nothing easier", () => {
    const at = { dose: repsDose(2, 8), rungDownAllowed: false };
    const decision = decideProgression(inputOf(squat, [red], at));
    expect(decision?.next).toBeNull();
    expect(decision?.figures).toEqual({ during: 6, limit: 5, cause: "PAIN_RED", why: "not_allowed" });
  });
});

describe("step down", () => {
  test.each<[string, Change[], Partial<ProgressionInput>, string]>([
    ["pain above 5", [red], {}, "REGRESS PAIN_RED/REPS_DOWN"],
    ["pain of 5 is amber", [{ painDuring: 5 }], {}, "HOLD BUILDING 1/3"],
    ["next morning +3", [rise(3)], {}, "REGRESS NEXT_DAY_RED/REPS_DOWN"],
    ["next morning +2 twice", [rise(2), rise(2)], {}, "REGRESS NEXT_DAY_CREEP/REPS_DOWN"],
    ["a red morning, then +2", [rise(3), rise(2)], {}, "REGRESS NEXT_DAY_CREEP/REPS_DOWN"],
    ["+2 twice with a good one between", [rise(2), {}, rise(2)], {}, "HOLD NEXT_DAY_AMBER"],
    [
      "+2 after one at another dose",
      [{ ...rise(2), dose: repsDose(2, 8) }, rise(2)],
      {},
      "REGRESS NEXT_DAY_CREEP/REPS_DOWN",
    ],
    ["+2 after an open morning", [{ nextDayPain: null }, rise(2)], {}, "HOLD NEXT_DAY_AMBER"],
    [
      "stopped for pain below half",
      [{ stopReason: "pain", done: [9, 0] }],
      {},
      "REGRESS PAIN_ABORT/REPS_DOWN",
    ],
    ["stopped for pain at half", [{ stopReason: "pain", done: [10, 0] }], {}, "HOLD INCOMPLETE"],
    ["stopped for time below half", [{ stopReason: "time", done: [4] }], {}, "HOLD INCOMPLETE"],
    ["effort 9 twice", [{ effort: 9 }, { effort: 10 }], {}, "REGRESS TOO_HARD/REPS_DOWN"],
    ["effort 9 once", [{ effort: 8 }, { effort: 9 }], {}, "HOLD EFFORT_HIGH"],
    ["effort 9 twice, not in a row", [{ effort: 9 }, {}, { effort: 9 }], {}, "HOLD EFFORT_HIGH"],
    ["below 80 % as too hard twice", [tooHard([10, 5]), tooHard([7, 8])], {}, "REGRESS CAPACITY/REPS_DOWN"],
    ["80 % as too hard", [tooHard([10, 5]), tooHard([8, 8])], {}, "HOLD INCOMPLETE"],
    [
      "below 80 % twice, once for time",
      [{ ...tooHard([5]), stopReason: "time" }, tooHard([5])],
      {},
      "HOLD INCOMPLETE",
    ],
    [
      "capacity is measured against the dose of that day",
      [{ ...tooHard([8, 8]), dose: repsDose(3, 10) }, tooHard([7, 7])],
      {},
      "REGRESS CAPACITY/REPS_DOWN",
    ],
    ["14 days", [{}, {}], daysAfter(14), "REGRESS LAYOFF/REPS_DOWN"],
    ["27 days", [{}, {}], daysAfter(27), "REGRESS LAYOFF/REPS_DOWN"],
    ["a lay-off step taken once", [{}, {}], { ...daysAfter(20), layoffStepTaken: true }, "HOLD SHORT_BREAK"],
    ["a red flag before anything", [red, red], { redFlagOpen: true }, "STOP_NOTIFY RED_FLAG"],
    ["red during before a red morning", [{ ...red, ...rise(3) }], {}, "REGRESS PAIN_RED/REPS_DOWN"],
    [
      "a flare does not keep a dose that was too much",
      [red],
      { flareActive: true },
      "REGRESS PAIN_RED/REPS_DOWN",
    ],
    [
      "red without its other answers",
      [{ ...red, effort: null, restPainBefore: null }],
      {},
      "REGRESS PAIN_RED/REPS_DOWN",
    ],
    ["at the bottom the rung below", [red], { dose: repsDose(2, 8) }, "REGRESS PAIN_RED/RUNG_DOWN"],
  ])("%s", (_, changes, rest, expected) => {
    expect(reason(changes, rest)).toBe(expected);
  });

  test("a rung down takes the default dose of the rung below", () => {
    const decision = decideProgression(inputOf(squat, [red], { dose: repsDose(2, 8) }));
    expect(decision?.next).toEqual({ kind: "rung", slug: "easier", dose: repsDose(1, 6) });
  });
});

describe("hold", () => {
  test.each<[string, Change[], Partial<ProgressionInput>, string]>([
    ["a flare", [{}, {}], { flareActive: true }, "HOLD FLARE"],
    ["7 days", [{}, {}], daysAfter(7), "HOLD SHORT_BREAK"],
    ["13 days", [{}, {}], daysAfter(13), "HOLD SHORT_BREAK"],
    ["6 days are none", [{}, {}], daysAfter(6), "PROGRESS REPS_UP"],
    ["a day before the last exposure is none", [{}, {}], { today: dayOf(0) }, "PROGRESS REPS_UP"],
    ["resting pain unknown", [{}, { restPainBefore: null }], {}, "HOLD NEED_ANSWER"],
    ["pain during unknown", [{}, { painDuring: null }], {}, "HOLD NEED_ANSWER"],
    ["effort unknown", [{}, { effort: null }], {}, "HOLD NEED_ANSWER"],
    ["an answer missing before incomplete", [{ effort: null, done: [1] }], {}, "HOLD NEED_ANSWER"],
    ["one repetition short", [{}, { done: [10, 9] }], {}, "HOLD INCOMPLETE"],
    ["more in one set does not make up for another", [{}, { done: [15, 9] }], {}, "HOLD INCOMPLETE"],
    ["a set not logged", [{}, { done: [10] }], {}, "HOLD INCOMPLETE"],
    ["effort above the cap", [{}, { effort: 8 }], {}, "HOLD EFFORT_HIGH"],
    ["effort high before the morning", [{}, { effort: 8, ...rise(2) }], {}, "HOLD EFFORT_HIGH"],
    ["next morning +2", [{}, rise(2)], {}, "HOLD NEXT_DAY_AMBER"],
    ["next morning open", [{}, { nextDayPain: null }], {}, "HOLD NEED_NEXT_DAY"],
    ["amber and rising", [{}, { painDuring: 3 }], {}, "HOLD PAIN_RISING"],
    ["green and rising is nothing", [{ painDuring: 0 }, { painDuring: 2 }], {}, "PROGRESS REPS_UP"],
    ["one of two", [{}], {}, "HOLD BUILDING 1/2"],
    ["amber takes three", [{ painDuring: 3 }, { painDuring: 3 }], {}, "HOLD BUILDING 2/3"],
    ["amber before green takes three", [{ painDuring: 3 }, {}], {}, "HOLD BUILDING 2/3"],
    ["the top without a rung", [{}, {}], { dose: repsDose(3, 12), harder: null }, "HOLD AT_CEILING"],
  ])("%s", (_, changes, rest, expected) => {
    expect(reason(changes, rest, rest.dose ?? squat)).toBe(expected);
  });

  test.each<[string, Change, string]>([
    ["effort above the cap", { effort: 8 }, "HOLD BUILDING 1/2"],
    ["not done whole", { done: [10, 9] }, "HOLD BUILDING 1/2"],
    ["an answer missing", { restPainBefore: null }, "HOLD BUILDING 1/2"],
    ["a bad morning", rise(2), "HOLD BUILDING 1/2"],
    ["another dose", { dose: repsDose(2, 8), done: [10, 10] }, "HOLD BUILDING 1/2"],
    ["red", red, "HOLD BUILDING 1/2"],
    ["an open morning does not", { nextDayPain: null }, "PROGRESS REPS_UP"],
  ])("what ends a streak: %s", (_, change, expected) => {
    expect(reason([{}, change, {}])).toBe(expected);
  });

  test("another dose published since: nothing is decided on it before it was done, and it stays", () => {
    const since = { publishedSince: true, presentDose: repsDose(2, 8) };
    for (const change of [{}, red, rise(3), { effort: null }]) {
      const decision = decideProgression(inputOf(squat, [{}, {}, change], since));
      expect(decision?.reason).toBe("BUILDING 0/2");
      expect(decision?.next).toEqual({ kind: "dose", dose: repsDose(2, 8) });
    }
    const heavy = { ...since, presentDose: loadDose(2, 12, 4000) };
    expect(reason([{}], heavy, loadDose(2, 12, 20_000))).toBe("HOLD BUILDING 0/3");
    expect(reason([{}], { ...since, ...daysAfter(40) })).toBe("STOP_NOTIFY LONG_LAYOFF");
    expect(reason([{ painDuring: 8 }], since)).toBe("STOP_NOTIFY SEVERE_PAIN");
    expect(reason([{}], { ...since, flareActive: true })).toBe("HOLD FLARE");
  });
});

describe("step up", () => {
  test.each<[string, Change[], Partial<ProgressionInput>, string]>([
    ["two green", [{}, {}], {}, "PROGRESS REPS_UP"],
    ["three stable amber", [{ painDuring: 4 }, { painDuring: 4 }, { painDuring: 4 }], {}, "PROGRESS REPS_UP"],
    ["three with amber falling", [{ painDuring: 5 }, { painDuring: 3 }, {}], {}, "PROGRESS REPS_UP"],
    ["more sets than asked count as what was asked", [{}, { done: [10, 10, 30] }], {}, "PROGRESS REPS_UP"],
    ["before the streak anything may have been", [red, {}, {}, {}], {}, "PROGRESS REPS_UP"],
    ["the next rung waits at the top", [{}, {}], { dose: repsDose(3, 12) }, "PROGRESS RUNG_UP"],
  ])("%s", (_, changes, rest, expected) => {
    expect(reason(changes, rest, rest.dose ?? squat)).toBe(expected);
  });

  const spare: Change = { done: [9, 11] };
  const loaded = loadDose(2, 9, 20_000);
  test.each<[string, Change[], Partial<ProgressionInput>, string]>([
    ["two over in the last set twice", [spare, spare], {}, "PROGRESS TWO_FOR_TWO"],
    ["one over is none", [spare, { done: [9, 10] }], {}, "PROGRESS REPS_UP"],
    ["two over in the first set is none", [spare, { done: [11, 9] }], {}, "PROGRESS REPS_UP"],
    [
      "a set beyond the prescribed ones is not the last",
      [spare, { done: [9, 9, 20] }],
      {},
      "PROGRESS REPS_UP",
    ],
    ["only in the last two of the streak", [{}, spare, spare], {}, "PROGRESS TWO_FOR_TWO"],
    [
      "never with amber in the streak",
      [
        { ...spare, painDuring: 3 },
        { ...spare, painDuring: 3 },
        { ...spare, painDuring: 3 },
      ],
      {},
      "PROGRESS REPS_UP",
    ],
    [
      "not past the heaviest load, and nothing else instead",
      [spare, spare],
      { bounds: { ...boundsFor(loaded), loadMaxG: 21_000 } },
      "HOLD AT_CEILING",
    ],
  ])("2-for-2: %s", (_, changes, rest, expected) => {
    expect(reason(changes, rest, loaded)).toBe(expected);
  });

  test("at the top 2-for-2 keeps its name", () => {
    const over: Change = { done: [12, 14] };
    expect(reason([over, over], {}, loadDose(2, 12, 20_000))).toBe("PROGRESS TWO_FOR_TWO");
  });

  test("a jump of the load takes as long as amber", () => {
    const light = loadDose(2, 12, 4000);
    expect(reason([{}, {}], {}, light)).toBe("HOLD BUILDING 2/3");
    expect(reason([{}, {}, {}], {}, light)).toBe("PROGRESS LOAD_UP");
    expect(reason([{}, {}], {}, carryDose(2, 40, 4000))).toBe("HOLD BUILDING 2/3");
    const over: Change = { done: [9, 11] };
    expect(reason([over, over], {}, loadDose(2, 9, 4000))).toBe("HOLD BUILDING 2/3");
  });

  test("at the ceiling nothing jumps: it is said as soon as the streak would do", () => {
    const top = loadDose(2, 12, 4000);
    const bounds = { ...boundsFor(top), loadMaxG: 4000 };
    expect(reason([{}], { bounds }, top)).toBe("HOLD BUILDING 1/2");
    expect(reason([{}, {}], { bounds }, top)).toBe("HOLD AT_CEILING");
  });

  test("a load limit not set yet is twice the first load", () => {
    const dose = loadDose(2, 12, 16_000);
    const bounds = { ...boundsFor(dose), loadMaxG: null };
    const first: Change = { dose: loadDose(2, 12, 8000) };
    expect(reason([{}, {}, {}], { bounds }, dose)).toBe("PROGRESS LOAD_UP");
    expect(reason([first, {}, {}, {}], { bounds }, dose)).toBe("HOLD AT_CEILING");
  });

  test("the clinic's own settings decide", () => {
    const rules = { ...defaultRules, greenStreak: 3, amberStreak: 4, painGreenMax: 1 };
    expect(reason([{}, {}], { rules })).toBe("HOLD BUILDING 2/3");
    expect(reason([{ painDuring: 2 }, { painDuring: 2 }], { rules })).toBe("HOLD BUILDING 2/4");
  });
});

test("two exposures of one day stand in the order of their ids", () => {
  const input = inputOf(squat, []);
  const first = logOf(squat, 3, { id: "a", painDuring: 3 });
  const second = logOf(squat, 3, { id: "b" });
  const decide = (...exposures: ExposureLog[]) => decideProgression({ ...input, exposures, today: dayOf(4) });
  expect(decide(second, first)).toEqual(decide(first, second));
  expect(decide(first, { ...second, painDuring: 4 })?.reason).toBe("PAIN_RISING");
});

describe("the traffic light", () => {
  const zone = (change: Change) => zoneOf(logOf(squat, 1, change), defaultRules);
  const whole = (change: Change) => isGreenAndAnswered(logOf(squat, 1, change), defaultRules);
  test.each<[Change, string, boolean]>([
    [{ painDuring: 2, ...rise(1) }, "green", true],
    [{ painDuring: 3 }, "amber", false],
    [rise(2), "amber", false],
    [{ painDuring: 6 }, "red", false],
    [rise(3), "red", false],
    [{ nextDayPain: null }, "green", false],
    [{ effort: null }, "green", false],
    [{ restPainBefore: null, nextDayPain: 9 }, "green", false],
    [{ painDuring: null }, "unknown", false],
    [{ painDuring: null, ...rise(2) }, "amber", false],
    [{ painDuring: null, ...rise(3) }, "red", false],
    [{ painDuring: null, nextDayPain: null }, "unknown", false],
  ])("%o is %s", (change, expected, answered) => {
    expect([zone(change), whole(change)]).toEqual([expected, answered]);
  });
});
