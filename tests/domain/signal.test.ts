/** Which signals the facts of one patient give, at their thresholds. */
import { expect, test } from "vitest";
import { addDays, startOfLocalDay } from "#lib/domain/calendar.ts";
import { gateOf } from "#lib/domain/gate-input.ts";
import { type SignalFacts, signalsOf } from "#lib/domain/signal.ts";

const today = "2026-03-25";
const calm: SignalFacts = {
  phase: "strengthening",
  today,
  startOf: (day) => startOfLocalDay(day, "Europe/Vienna"),
  onsetDay: "2026-01-01",
  openFlags: [],
  gate: null,
  gateAnsweredAt: null,
  rolling: { percent: 90, counted: 12, due: 12, band: "on-track" },
  silence: { from: today, everLogged: true, due: 0, dueLately: 0 },
  lateEntries: [],
  invitedAt: null,
  invitedOn: null,
};
const codes = (facts: Partial<SignalFacts>) => signalsOf({ ...calm, ...facts }).map((signal) => signal.code);

test("nothing on record, nothing to say", () => {
  expect(codes({})).toEqual([]);
});

test("E and S are one signal, T and U another; each keeps its oldest answer as its beginning", () => {
  const at = (hour: number) => new Date(`2026-03-25T0${hour}:00:00Z`);
  const flags = [
    { questionId: "fever", code: "S" as const, raisedAt: at(7) },
    { questionId: "saddle_numbness", code: "E" as const, raisedAt: at(6) },
    { questionId: "weight_loss", code: "U" as const, raisedAt: at(8) },
  ];
  const signals = signalsOf({ ...calm, openFlags: flags });
  expect(signals.map((signal) => [signal.code, signal.openedAt.getTime()])).toEqual([
    ["RED_FLAG", at(6).getTime()],
    ["FLAG_TU", at(8).getTime()],
  ]);
});

test("low adherence: under 50 % as displayed, and at least four due", () => {
  const rolling = (percent: number | null, due: number) => ({
    rolling: { percent, counted: 1, due, band: "low" as const },
  });
  expect(codes(rolling(49, 4))).toEqual(["ADH_LOW"]);
  expect(codes(rolling(50, 4))).toEqual([]);
  expect(codes(rolling(0, 3))).toEqual([]);
  expect(codes(rolling(null, 0))).toEqual([]);
});

test("silent: seven completed days without an entry, at least one of them with something due", () => {
  const silence = (days: number, dueLately: number) => ({
    silence: { from: addDays(today, -days), everLogged: true, due: 5, dueLately },
  });
  expect(codes(silence(7, 1))).toEqual(["SILENT7"]);
  expect(codes(silence(6, 3))).toEqual([]);
  expect(codes(silence(20, 0))).toEqual([]);
  expect(codes({ silence: null })).toEqual([]);
});

test("the gate: ready on three good check-ins; unmet from day 14 on, also where an answer escalates", () => {
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
  const gate = (onsetDay: string, more = {}) => ({
    phase: "acute" as const,
    onsetDay,
    gate: gateOf({
      checkIns: [day(-2), day(-1), day(0, more)],
      openFlags: [],
      clearedLegDays: [],
      onsetDay,
      today,
    }),
  });
  const fresh = addDays(today, -13);
  expect(codes(gate(fresh))).toEqual(["GATE_READY"]);
  expect(codes(gate(fresh, { restPain: 4 }))).toEqual([]);
  expect(codes(gate(addDays(today, -14), { restPain: 4 }))).toEqual(["SLOW_RECOVERY"]);
  expect(codes(gate(addDays(today, -14), { legWorse: null }))).toEqual(["SLOW_RECOVERY"]);
});

test("an invitation that is not accepted says so, and says nothing of adherence or silence", () => {
  const facts = {
    invitedAt: new Date("2026-03-10T09:00:00Z"),
    invitedOn: "2026-03-10",
    rolling: { percent: 0, counted: 0, due: 20, band: "low" as const },
    silence: { from: "2026-03-10", everLogged: false, due: 20, dueLately: 7 },
  };
  expect(codes(facts)).toEqual(["INVITED"]);
});

test("discharged: a red flag alone is still a reason", () => {
  const rolling = { percent: 0, counted: 0, due: 12, band: "low" as const };
  const flag = { questionId: "fever", code: "S" as const, raisedAt: new Date("2026-03-25T07:00:00Z") };
  expect(codes({ phase: "discharged", rolling })).toEqual([]);
  expect(codes({ phase: "discharged", rolling, openFlags: [flag] })).toEqual(["RED_FLAG"]);
});
