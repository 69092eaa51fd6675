/** The example notation: missing, repeated and unordered days, and `today`. */
import { expect, test } from "vitest";
import { answerGateCase, type GateCase } from "#lib/domain/gate-cases.ts";

const day = (d: number) => ({ d, rest: 2, worst: 4, night: false, an: 0 });
const base = {
  walk: 15,
  stand: true,
  sedating: false,
  redflag: false,
  neuro: false,
  daySinceOnset: 5,
  days: [day(1), day(2), day(3)],
};

test.each<[string, GateCase["input"], unknown]>([
  ["as it stands", base, ["READY_FOR_REVIEW", []]],
  ["unordered days", { ...base, days: [day(3), day(1), day(2)] }, ["READY_FOR_REVIEW", []]],
  ["today a day later", { ...base, today: 4 }, ["READY_FOR_REVIEW", []]],
  ["today two days later", { ...base, today: 5 }, ["NOT_YET", ["DATA"]]],
  [
    "the later entry of a day counts",
    { ...base, days: [...base.days, { ...day(2), rest: 4 }] },
    ["NOT_YET", ["REST_PAIN"]],
  ],
  [
    "an earlier entry is corrected",
    { ...base, days: [{ ...day(2), rest: 9 }, ...base.days] },
    ["READY_FOR_REVIEW", []],
  ],
  ["walk absent", { ...base, walk: undefined }, ["NOT_YET", ["WALK"]]],
  ["stand null", { ...base, stand: null }, ["NOT_YET", ["STAND"]]],
  ["sedating absent", { ...base, sedating: undefined }, ["NOT_YET", ["SEDATING"]]],
  [
    "night absent in the second-last",
    { ...base, days: [day(1), { ...day(2), night: null }, day(3)] },
    ["NOT_YET", ["NIGHT"]],
  ],
  [
    "medicine level absent on the first day",
    { ...base, days: [{ ...day(1), an: undefined }, day(2), day(3)] },
    ["NOT_YET", ["ANALGESIC_UP"]],
  ],
  ["no days", { ...base, days: [] }, ["NOT_YET", ["DATA"]]],
  ["no days but a worse leg", { ...base, days: [], neuro: true }, ["ESCALATE", ["NEURO"]]],
  ["a red flag before a worse leg", { ...base, redflag: true, neuro: true }, ["ESCALATE", ["RED_FLAG"]]],
  ["day 14", { ...base, walk: 5, daySinceOnset: 14 }, ["REVIEW_SLOW", ["WALK"]]],
  ["day 13", { ...base, walk: 5, daySinceOnset: 13 }, ["NOT_YET", ["WALK"]]],
])("%s", (_, input, expected) => {
  expect(answerGateCase({ input })).toEqual(expected);
});
