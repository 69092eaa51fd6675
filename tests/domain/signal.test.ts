/** Which signals the facts of one patient give, each at its threshold. Long: one table of thresholds. */
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import { gateOf } from "#lib/domain/gate-input.ts";
import type { FlareFact, SignalFacts } from "#lib/domain/signal-facts.ts";
import { signalsOf } from "#lib/domain/signals-of.ts";
import { calmAdherence, calmFacts, exposure, now, today } from "#tests/support/signal-facts.ts";

const all = (facts: Partial<SignalFacts>) => signalsOf({ ...calmFacts, ...facts });
const codes = (facts: Partial<SignalFacts>) => all(facts).map((signal) => signal.code);
const one = (facts: Partial<SignalFacts>) => {
  const [signal, ...others] = all(facts);
  if (!signal || others.length > 0) throw new Error(`expected one signal: ${codes(facts).join()}`);
  return signal;
};
const ago = (days: number) => addDays(today, -days);
const at = (hour: number) => new Date(`2026-03-25T0${hour}:00:00Z`);

test("nothing on record, nothing to say", () => {
  expect(codes({})).toEqual([]);
});

test("E and S are one signal, T and U another; each counts from its oldest answer", () => {
  const openFlags = [
    { id: "1", questionId: "fever", code: "S" as const, raisedAt: at(7) },
    { id: "2", questionId: "saddle_numbness", code: "E" as const, raisedAt: at(6) },
    { id: "3", questionId: "weight_loss", code: "U" as const, raisedAt: at(8) },
  ];
  expect(all({ openFlags }).map((signal) => [signal.code, signal.openedAt, signal.fingerprint])).toEqual([
    ["RED_FLAG", at(6), "1 2"],
    ["FLAG_TU", at(8), "3"],
  ]);
});

describe("pain with exercise needs no decision of the rules", () => {
  const severe = (pain: number | null, more = {}) =>
    codes({ exposures: [exposure(ago(1), { painDuring: pain, ...more })] });
  test("STOP_SEVERE: from painStop of the version on, in any block, for 28 days", () => {
    expect(severe(8)).toEqual(["STOP_SEVERE"]);
    expect(severe(8, { main: false })).toEqual(["STOP_SEVERE"]);
    expect(severe(7)).toEqual([]);
    expect(severe(null)).toEqual([]);
    expect(severe(7, { rules: { ...exposure(today).rules, painStop: 7 } })).toEqual(["STOP_SEVERE"]);
    expect(codes({ exposures: [exposure(ago(27), { painDuring: 9 })] })).toEqual(["STOP_SEVERE"]);
    expect(codes({ exposures: [exposure(ago(28), { painDuring: 9 })] })).toEqual([]);
  });

  test("STOP_REPEATED: two red of the last three of one exercise, by pain or by the morning after", () => {
    const red = { painDuring: 6 };
    const list = (...days: readonly [number, object][]) => ({
      exposures: days.map(([days_, more]) => exposure(ago(days_), more)),
    });
    expect(codes(list([5, red], [3, {}], [1, red]))).toEqual(["STOP_REPEATED"]);
    expect(codes(list([7, red], [5, {}], [3, {}], [1, red]))).toEqual([]);
    expect(codes(list([5, red], [3, {}], [1, { nextDayPain: 4 }]))).toEqual([
      "STOP_REPEATED",
      "NEXT_DAY_RED",
    ]);
    expect(codes(list([3, red], [1, { ...red, exerciseId: "squat" }]))).toEqual([]);
    expect(codes(list([3, red], [1, { ...red, main: false }]))).toEqual([]);
    // The order of arrival changes nothing.
    const facts = list([5, red], [3, {}], [1, red]);
    expect(all({ exposures: facts.exposures.toReversed() })).toEqual(all(facts));
  });

  test("NEXT_DAY_RED: three above the pain before; an answer that is missing is no answer", () => {
    const next = (nextDayPain: number | null, restPainBefore: number | null = 1) =>
      codes({ exposures: [exposure(ago(2), { nextDayPain, restPainBefore })] });
    expect(next(4)).toEqual(["NEXT_DAY_RED"]);
    expect(next(3)).toEqual([]);
    expect(next(null)).toEqual([]);
    expect(next(9, null)).toEqual([]);
    expect(one({ exposures: [exposure(ago(2), { nextDayPain: 5 })] })).toMatchObject({
      days: [{ day: ago(2), before: 1, after: 5 }],
      openedAt: exposure(ago(2)).nextDayAt,
    });
  });

  test("NIGHT_PAIN: the newest two check-ins", () => {
    const night = (...answers: readonly (boolean | null)[]) =>
      codes({
        checkIns: answers.map((nightUnrelenting, index) => ({
          day: ago(answers.length - index),
          nightUnrelenting,
          enteredAt: at(6),
        })),
      });
    expect(night(true, true)).toEqual(["NIGHT_PAIN"]);
    expect(night(true)).toEqual([]);
    expect(night(true, null)).toEqual([]);
    expect(night(true, true, false)).toEqual([]);
  });
});

test("FLARE while it goes on; FLARE_REVIEW from the seventh day, or as the second within 28", () => {
  const flare = (days: number, more: Partial<FlareFact> = {}): FlareFact => ({
    id: `f${days}`,
    startedOn: ago(days),
    startedAt: new Date(`${ago(days)}T09:00:00Z`),
    source: "button",
    restPain: 6,
    baseline: 2,
    active: true,
    reviewed: false,
    ...more,
  });
  const past = { active: false };
  expect(codes({ flares: [flare(6)] })).toEqual(["FLARE"]);
  expect(codes({ flares: [flare(7)] })).toEqual(["FLARE", "FLARE_REVIEW"]);
  expect(codes({ flares: [flare(7, { reviewed: true })] })).toEqual(["FLARE"]);
  expect(codes({ flares: [flare(29, past), flare(1)] })).toEqual(["FLARE", "FLARE_REVIEW"]);
  expect(codes({ flares: [flare(30, past), flare(1)] })).toEqual(["FLARE"]);
  expect(codes({ flares: [flare(9, past)] })).toEqual([]);
});

describe("how much is done", () => {
  const adherence = (more: Partial<typeof calmAdherence>) => ({ adherence: { ...calmAdherence, ...more } });

  test("ADH_LOW: under 50 % as displayed, and at least four due", () => {
    const rolling = (percent: number | null, due: number) =>
      codes(adherence({ rolling: { percent, counted: 1, due, band: "low" } }));
    expect(rolling(49, 4)).toEqual(["ADH_LOW"]);
    expect(rolling(50, 4)).toEqual([]);
    expect(rolling(0, 3)).toEqual([]);
    expect(rolling(null, 0)).toEqual([]);
  });

  test("ADH_DROP: thirty points between two spans, four due in both", () => {
    const drop = (before: number | null, last: number | null, dueBefore = 4, due = 4) =>
      codes(adherence({ before14: { percent: before, due: dueBefore }, last14: { percent: last, due } }));
    expect(drop(88, 58)).toEqual(["ADH_DROP"]);
    expect(drop(88, 59)).toEqual([]);
    expect(drop(88, 0, 3)).toEqual([]);
    expect(drop(88, 0, 4, 3)).toEqual([]);
    expect(drop(null, 0)).toEqual([]);
  });

  test("MISSED3: the newest three due dates, whatever came before; today is not over", () => {
    const slots = (...states: readonly ("filled" | "not_done")[]) =>
      states.map((state, index) => ({ day: ago(2 * (states.length - index)), state }));
    expect(codes(adherence({ slots: slots("filled", "not_done", "not_done", "not_done") }))).toEqual([
      "MISSED3",
    ]);
    expect(codes(adherence({ slots: slots("not_done", "not_done", "not_done", "filled") }))).toEqual([]);
    expect(codes(adherence({ slots: slots("not_done", "not_done") }))).toEqual([]);
    const open = [...slots("not_done", "not_done"), { day: today, state: "open" as const }];
    expect(codes(adherence({ slots: open }))).toEqual([]);
    expect(codes(adherence({ slots: slots("not_done", "not_done", "not_done"), rule: null }))).toEqual([]);
    // Further dates do not make it new: the run is named by its first day.
    const three = one(adherence({ slots: slots("not_done", "not_done", "not_done") }));
    expect(three).toMatchObject({ kind: "slots", due: 3, fingerprint: ago(6) });
    expect(three.openedAt).toEqual(calmFacts.startOf(ago(1)));
  });

  const week = (weeksAgo: number, due: number, counted: number, extras = 0) => ({
    weekStart: addDays("2026-03-23", -7 * weeksAgo),
    open: weeksAgo === 0,
    due,
    counted,
    extras,
  });
  test("MISSED3 of a quota: a week and the one before both at nothing; a week excused is none", () => {
    const weeks = (...list: readonly ReturnType<typeof week>[]) =>
      codes(adherence({ weeks: list, rule: "quota" }));
    expect(weeks(week(2, 3, 0), week(1, 3, 0), week(0, 0, 0))).toEqual(["MISSED3"]);
    expect(weeks(week(2, 3, 1), week(1, 3, 0), week(0, 0, 0))).toEqual([]);
    expect(weeks(week(3, 3, 0), week(2, 0, 0), week(1, 3, 0), week(0, 0, 0))).toEqual([]);
  });

  test("OVERUSE: half as much again, in both of the last two completed weeks", () => {
    const weeks = (...list: readonly ReturnType<typeof week>[]) => codes(adherence({ weeks: list }));
    expect(weeks(week(2, 3, 3, 2), week(1, 4, 4, 2))).toEqual(["OVERUSE"]);
    expect(weeks(week(2, 3, 3, 1), week(1, 4, 4, 2))).toEqual([]);
    expect(weeks(week(2, 0, 0, 2), week(1, 4, 4, 2))).toEqual([]);
    expect(weeks(week(3, 3, 3, 2), week(2, 4, 4, 2), week(1, 4, 4, 0))).toEqual([]);
  });

  test("SILENT7: seven completed days without an entry, at least one of them with something due", () => {
    const silence = (days: number, dueLately: number) => ({
      silence: { from: ago(days), everLogged: true, due: 5, dueLately },
    });
    expect(codes(silence(7, 1))).toEqual(["SILENT7"]);
    expect(codes(silence(6, 3))).toEqual([]);
    expect(codes(silence(20, 0))).toEqual([]);
    expect(codes({ silence: null })).toEqual([]);
    expect(one(silence(20, 1)).openedAt).toEqual(calmFacts.startOf(ago(13)));
  });

  test("EXCUSE_REVIEW: more than three self-excused days within some fourteen", () => {
    const excuses = (...spans: readonly [number, number][]) =>
      codes({
        selfExcuses: spans.map(([from, to], index) => ({
          id: `e${index}`,
          from: ago(from),
          to: ago(to),
          enteredAt: at(5),
        })),
      });
    expect(excuses([3, 0])).toEqual(["EXCUSE_REVIEW"]);
    expect(excuses([2, 0])).toEqual([]);
    expect(excuses([12, 11], [1, 0])).toEqual(["EXCUSE_REVIEW"]);
    expect(excuses([14, 12], [0, 0])).toEqual([]);
    expect(excuses([20, 15])).toEqual([]);
    // Days marked ahead count as soon as they are marked.
    expect(excuses([-3, -9])).toEqual(["EXCUSE_REVIEW"]);
    // One day marked twice is one day.
    expect(excuses([2, 0], [2, 0])).toEqual([]);
  });

  test("PLATEAU: six green exposures at one dose that could still go up", () => {
    const days = [14, 12, 10, 8, 6, 4];
    const run = (more: object = {}, last: object = {}) => ({
      exposures: days.map((day) => exposure(ago(day), { ...more, ...(day === 4 ? last : {}) })),
    });
    expect(codes(run())).toEqual(["PLATEAU"]);
    expect(codes({ exposures: run().exposures.slice(1) })).toEqual([]);
    expect(codes(run({ atCeiling: true }))).toEqual([]);
    expect(codes(run({}, { painDuring: 3 }))).toEqual([]);
    expect(codes(run({}, { nextDayPain: null }))).toEqual([]);
    expect(codes(run({}, { dose: { ...exposure(today).dose, reps: 10 } }))).toEqual([]);
    // One whose morning can still be answered does not hide the six before it.
    const pending = exposure(today, { nextDayPain: null, nextDayAt: null });
    expect(codes({ exposures: [...run().exposures, pending] })).toEqual(["PLATEAU"]);
  });
});

describe("the course", () => {
  const day = (offset: number, more = {}) => ({
    day: addDays(today, offset),
    restPain: 2,
    worstPain: 4,
    wokenByPain: false,
    analgesicLevel: 0,
    sedating: false,
    walkMinutes: 15,
    standsUnaided: true,
    legWorse: false as boolean | null,
    ...more,
  });
  const gate = (daysSinceOnset: number, more = {}) => {
    const onsetDay = ago(daysSinceOnset);
    const checkIns = [day(-2), day(-1), day(0, more)];
    return {
      phase: "acute" as const,
      onsetDay,
      gate: gateOf({ checkIns, openFlags: [], clearedLegDays: [], onsetDay, today }),
    };
  };

  test("the gate: ready on three good check-ins; slow from day 14; a medical review from day 42", () => {
    expect(codes(gate(13))).toEqual(["GATE_READY"]);
    expect(codes(gate(13, { restPain: 4 }))).toEqual([]);
    expect(codes(gate(14, { restPain: 4 }))).toEqual(["SLOW_RECOVERY"]);
    expect(codes(gate(14, { legWorse: null }))).toEqual(["SLOW_RECOVERY"]);
    expect(codes(gate(41, { restPain: 4 }))).toEqual(["SLOW_RECOVERY"]);
    expect(codes(gate(42, { restPain: 4 }))).toEqual(["SLOW_RECOVERY", "MEDICAL_REVIEW"]);
    expect(codes(gate(60))).toEqual(["GATE_READY"]);
  });

  test("week 6: slow without the change that matters, a medical review where nothing is better", () => {
    const proms = (micMet: boolean, anyBetter: boolean) => ({
      proms: {
        worse: [],
        overdue: [],
        week6: { responseId: "r", at: at(6), measures: [], micMet, anyBetter },
      },
    });
    expect(codes(proms(true, true))).toEqual([]);
    expect(codes(proms(false, true))).toEqual(["SLOW_RECOVERY"]);
    expect(codes(proms(false, false))).toEqual(["SLOW_RECOVERY", "MEDICAL_REVIEW"]);
  });

  test("measures worse and overdue are told with their figures", () => {
    const worse = [
      { instrument: "rmdq", from: 4, to: 9, fromDay: ago(28), toDay: ago(1), responseId: "r", at: at(6) },
    ];
    const overdue = [{ instrument: "psfs", dueOn: ago(9), overdueFrom: ago(2) }];
    const found = all({ proms: { worse, overdue, week6: null } });
    expect(found).toMatchObject([
      { code: "PROM_WORSE", measures: [{ instrument: "rmdq", from: 4, to: 9 }], fingerprint: "r" },
      { code: "PROM_OVERDUE", openedAt: calmFacts.startOf(ago(2)) },
    ]);
  });

  test("PAIN_TREND: the lower median two up, with four answers in both weeks", () => {
    const series = (last: readonly number[], before: readonly number[]) =>
      codes({
        restingPain: [
          ...before.map((pain, index) => ({ day: ago(13 - index), pain })),
          ...last.map((pain, index) => ({ day: ago(6 - index), pain })),
        ],
      });
    expect(series([4, 4, 4, 4], [2, 2, 2, 2])).toEqual(["PAIN_TREND"]);
    expect(series([3, 3, 4, 4], [2, 2, 2, 2])).toEqual([]);
    expect(series([4, 4, 4], [2, 2, 2, 2])).toEqual([]);
    expect(series([4, 4, 4, 4], [2, 2, 2])).toEqual([]);
    // Today's answer is one of the last seven days; the eighth day back is not.
    expect(
      codes({
        restingPain: [
          ...[13, 12, 11, 10].map((days) => ({ day: ago(days), pain: 1 })),
          ...[7, 2, 1, 0].map((days) => ({ day: ago(days), pain: 6 })),
        ],
      }),
    ).toEqual([]);
  });

  test("what waits for a person: held exercises, steps up, a template whose criteria are met", () => {
    expect(
      all({
        stops: [{ id: "s", exercise: "Squat", reason: "NO_EASIER", on: ago(1), at: at(6) }],
        approvals: [{ id: "d", exercise: "Bridge", at: at(7) }],
        advance: { template: "Strength 1", criteria: 6, since: today },
      }),
    ).toMatchObject([
      { code: "STOP_OTHER", stops: [{ exercise: "Squat", reason: "NO_EASIER" }] },
      { code: "ADVANCE_READY", template: "Strength 1", criteria: 6 },
      { code: "APPROVAL_PENDING", count: 1, exercises: ["Bridge"] },
    ]);
  });

  test("UNREAD_SAFETY: a message with a safety word that nobody has read", () => {
    const unreadSafety = [{ id: "m", sentAt: at(5), words: ["numb"] }];
    expect(one({ unreadSafety })).toMatchObject({ code: "UNREAD_SAFETY", count: 1, openedAt: at(5) });
  });
});

test("an invitation that is not accepted says so, and says nothing of adherence or silence", () => {
  const facts = {
    invitedAt: new Date("2026-03-10T09:00:00Z"),
    invitedOn: "2026-03-10",
    adherence: { ...calmAdherence, rolling: { percent: 0, counted: 0, due: 20, band: "low" as const } },
    silence: { from: "2026-03-10", everLogged: false, due: 20, dueLately: 7 },
  };
  expect(codes(facts)).toEqual(["INVITED"]);
});

test("discharged: a red flag and severe pain are still reasons, adherence is not", () => {
  const low = { ...calmAdherence, rolling: { percent: 0, counted: 0, due: 12, band: "low" as const } };
  const flag = { id: "1", questionId: "fever", code: "S" as const, raisedAt: at(7) };
  expect(codes({ phase: "discharged", adherence: low })).toEqual([]);
  expect(codes({ phase: "discharged", openFlags: [flag] })).toEqual(["RED_FLAG"]);
  expect(codes({ phase: "discharged", exposures: [exposure(ago(1), { painDuring: 9 })] })).toEqual([
    "STOP_SEVERE",
  ]);
});

test("a clock that runs ahead opens nothing in the future", () => {
  const ahead = exposure(today, { painDuring: 9, enteredAt: new Date(now.getTime() + 3_600_000) });
  expect(one({ exposures: [ahead] }).openedAt).toEqual(now);
});
