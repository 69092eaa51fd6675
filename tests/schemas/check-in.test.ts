/** The check-in form: text and JSON read alike, empty is "not answered", nothing turns into zero or "no". */
import { describe, expect, test } from "vitest";
import { checkInInput } from "#lib/schemas/check-in.ts";

const whole = {
  day: "2025-03-05",
  restPain: "3",
  worstPain: "5",
  wokenByPain: "no",
  nightUnrelenting: "no",
  analgesicLevel: "1",
  sedating: "no",
  walkMinutes: "15",
  standsUnaided: "yes",
  legWorse: "no",
  legBothOrFootDrop: "",
};
const issues = (input: unknown) => {
  const result = checkInInput.safeParse(input);
  return result.success ? [] : result.error.issues.map((i) => [i.path.join("."), i.message]);
};

test("form text becomes answers", () =>
  expect(checkInInput.parse(whole)).toEqual({
    day: "2025-03-05",
    restPain: 3,
    worstPain: 5,
    wokenByPain: false,
    nightUnrelenting: false,
    analgesicLevel: 1,
    sedating: false,
    walkMinutes: 15,
    standsUnaided: true,
    legWorse: false,
    legBothOrFootDrop: null,
  }));
test("what JSON sends is read the same", () =>
  expect(checkInInput.parse(checkInInput.parse(whole))).toEqual(checkInInput.parse(whole)));
test.each([
  ["a reported zero stays zero", "walkMinutes", "0", 0],
  ["empty is not answered", "walkMinutes", "", null],
  ["blank is not answered", "worstPain", "  ", null],
  ["absent is not answered", "analgesicLevel", undefined, null],
  ["no choice is not answered", "sedating", "", null],
  ["the highest walk", "walkMinutes", "600", 600],
  ["the highest pain", "worstPain", 10, 10],
])("%s", (_, field, value, expected) =>
  expect(checkInInput.parse({ ...whole, [field]: value })).toHaveProperty(field, expected),
);

describe("refused", () => {
  test.each<[string, unknown, string]>([
    ["restPain", "", "required"],
    ["restPain", undefined, "required"],
    ["restPain", null, "required"],
    ["restPain", "3abc", "not_a_number"],
    ["restPain", "abc", "not_a_number"],
    ["restPain", "2.5", "not_a_number"],
    ["restPain", 2.5, "not_a_number"],
    ["restPain", "1e1", "not_a_number"],
    ["restPain", "0x3", "not_a_number"],
    ["restPain", Number.NaN, "not_a_number"],
    ["restPain", Number.POSITIVE_INFINITY, "not_a_number"],
    ["restPain", true, "not_a_number"],
    ["restPain", ["3"], "not_a_number"],
    ["restPain", "-1", "out_of_range"],
    ["worstPain", "11", "out_of_range"],
    ["worstPain", "2", "below_rest_pain"],
    ["analgesicLevel", "4", "out_of_range"],
    ["walkMinutes", "601", "out_of_range"],
    ["walkMinutes", "ten", "not_a_number"],
    ["sedating", "on", "not_an_answer"],
    ["sedating", 0, "not_an_answer"],
    ["wokenByPain", "nope", "not_an_answer"],
    ["legWorse", "", "required"],
    ["legWorse", "maybe", "not_an_answer"],
    ["day", "2025-02-29", "not_a_date"],
    ["day", "5 March", "not_a_date"],
    ["day", undefined, "required"],
  ])("%s %j: %s", (field, value, code) =>
    expect(issues({ ...whole, [field]: value })).toEqual([[field, code]]),
  );
  test("a key that does not belong", () =>
    expect(issues({ ...whole, painScore: "3" })).toEqual([["", "unknown_field"]]));
  test.each([null, "text", 3, []])("%j, which is no form", (value) =>
    expect(issues(value)).toEqual([["", "not_a_form"]]),
  );
});
