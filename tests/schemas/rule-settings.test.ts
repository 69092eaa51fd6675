/** Settings of the rules as forms send them: outside the safe limits they are refused at their field, with the limit. */
import { describe, expect, test } from "vitest";
import { defaultRules } from "#lib/domain/prescription.ts";
import { ownRules, rulesFields, rulesRanges } from "#lib/domain/rules-settings.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import { programRulesInput, ruleSettingsInput } from "#lib/schemas/rule-settings.ts";

const typed = (change: Record<string, string> = {}) => ({
  revision: "0",
  rules: {
    ...Object.fromEntries(rulesFields.map((field) => [field, String(defaultRules[field])])),
    ...change,
  },
});
const problemsOf = (change: Record<string, string>) => {
  const parsed = ruleSettingsInput.safeParse(typed(change));
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => {
        const { minimum, maximum } = issue as { minimum?: number; maximum?: number };
        return [issue.path.join("."), issue.message, minimum ?? maximum];
      });
};

describe("a clinic's settings", () => {
  test("are the defaults when nothing was touched", () => {
    expect(ruleSettingsInput.parse(typed())).toEqual({ revision: 0, rules: defaultRules });
  });

  test.each(
    rulesFields
      .flatMap((field) => [
        [field, rulesRanges[field].min - 1, "at_least", rulesRanges[field].min] as const,
        [field, rulesRanges[field].max + 1, "at_most", rulesRanges[field].max] as const,
      ])
      .filter(([, value]) => value >= 0),
  )("%s at %i is refused: %s %i", (field, value, message, limit) => {
    expect(problemsOf({ [field]: String(value) })).toContainEqual([`rules.${field}`, message, limit]);
  });

  test("stay in order: each says what it has to lie above", () => {
    expect(problemsOf({ painGreenMax: "3", painAmberMax: "3" })).toEqual([
      ["rules.painAmberMax", "above_painGreenMax", 4],
    ]);
    expect(problemsOf({ painAmberMax: "6", painStop: "6" })).toEqual([
      ["rules.painStop", "above_painAmberMax", 7],
    ]);
    expect(problemsOf({ greenStreak: "4" })).toEqual([["rules.amberStreak", "above_greenStreak", 4]]);
    expect(problemsOf({ layoffHoldDays: "14" })).toEqual([
      ["rules.layoffRegressDays", "above_layoffHoldDays", 15],
    ]);
    expect(problemsOf({ layoffRegressDays: "28" })).toEqual([
      ["rules.layoffStopDays", "above_layoffRegressDays", 29],
    ]);
  });

  test("are whole numbers", () => {
    expect(problemsOf({ stepPct: "5.5" }).map(([field]) => field)).toEqual(["rules.stepPct"]);
    expect(problemsOf({ stepPct: "" }).map(([, message]) => message)).toEqual(["required"]);
  });

  test("every way to refuse one has its sentence", () => {
    const { fields } = catalogue("en-GB").errors;
    const words: Record<string, string> = fields;
    for (const code of [
      "at_least",
      "at_most",
      "above_painGreenMax",
      "above_painAmberMax",
      "above_greenStreak",
    ])
      expect(words[code]).toMatch(/\{(min|max)\}/);
    for (const code of ["above_layoffHoldDays", "above_layoffRegressDays"])
      expect(words[code]).toContain("{min}");
  });
});

describe("a program's own settings", () => {
  test("are those that were given, and nothing else", () => {
    expect(programRulesInput.parse({ greenStreak: "3", painStop: "" })).toEqual({ greenStreak: 3 });
    expect(programRulesInput.parse({})).toEqual({});
  });

  test("keep the safe limits", () => {
    const refused = programRulesInput.safeParse({ progressionsPerSession: "4" });
    expect(refused.success).toBe(false);
    expect(refused.error?.issues[0]).toMatchObject({ message: "at_most", maximum: 3 });
  });

  test("are told from what the clinic had then", () => {
    const clinic = { ...defaultRules, stepPct: 4 };
    expect(ownRules({ ...clinic, greenStreak: 3 }, clinic)).toEqual({ greenStreak: 3 });
    expect(ownRules(clinic, clinic)).toEqual({});
  });
});
