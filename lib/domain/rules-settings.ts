/**
 * Within what limits a clinic, a program or a prescription may set the progression rules.
 * Invariant: settings without problems keep the bands in order, so that more pain can never be judged as less.
 * Source: clinical.md B2 "Safe limits of the settings".
 */
import type { RulesConfig } from "./prescription.ts";

export type RulesField = keyof RulesConfig;

/** Inclusive range of each setting, in its unit; all are whole numbers. */
export const rulesRanges: Readonly<Record<RulesField, { readonly min: number; readonly max: number }>> = {
  painGreenMax: { min: 0, max: 3 },
  painAmberMax: { min: 3, max: 6 },
  painStop: { min: 6, max: 9 },
  ndOk: { min: 0, max: 1 },
  ndRed: { min: 2, max: 4 },
  greenStreak: { min: 2, max: 6 },
  amberStreak: { min: 2, max: 8 },
  effortHard: { min: 8, max: 10 },
  failCompletePct: { min: 60, max: 95 },
  painAbortPct: { min: 30, max: 70 },
  layoffHoldDays: { min: 5, max: 14 },
  layoffRegressDays: { min: 10, max: 28 },
  layoffStopDays: { min: 21, max: 56 },
  stepPct: { min: 2, max: 10 },
  maxJumpPct: { min: 5, max: 20 },
  deloadPct: { min: 5, max: 20 },
  progressionsPerSession: { min: 1, max: 3 },
};

/** Settings whose order must hold: the second is above the first, or with `orEqual` at least it. */
const rulesOrder: readonly { low: RulesField; high: RulesField; orEqual: boolean }[] = [
  { low: "painGreenMax", high: "painAmberMax", orEqual: false },
  { low: "painAmberMax", high: "painStop", orEqual: false },
  { low: "greenStreak", high: "amberStreak", orEqual: true },
  { low: "layoffHoldDays", high: "layoffRegressDays", orEqual: false },
  { low: "layoffRegressDays", high: "layoffStopDays", orEqual: false },
];

/** Why a setting is refused. `limit` is the least or most that the field may be, to be named to the person. */
export type RulesProblem =
  | { readonly field: RulesField; readonly problem: "not_whole" }
  | { readonly field: RulesField; readonly problem: "below" | "above"; readonly limit: number }
  /** Must be at least `limit`, because the setting `other` stands just below it. */
  | {
      readonly field: RulesField;
      readonly problem: "below_other";
      readonly other: RulesField;
      readonly limit: number;
    };

/** Every setting outside its safe limits, in the order of the fields, then those out of order; empty when all hold. */
export function rulesProblems(rules: RulesConfig): RulesProblem[] {
  const fields = Object.keys(rulesRanges) as RulesField[];
  const alone = fields.flatMap((field): RulesProblem[] => {
    const value = rules[field];
    const { min, max } = rulesRanges[field];
    if (!Number.isInteger(value)) return [{ field, problem: "not_whole" }];
    if (value < min) return [{ field, problem: "below", limit: min }];
    return value > max ? [{ field, problem: "above", limit: max }] : [];
  });
  const refused = new Set(alone.map(({ field }) => field));
  const together = rulesOrder.flatMap(({ low, high, orEqual }): RulesProblem[] => {
    const limit = rules[low] + (orEqual ? 0 : 1);
    if (refused.has(low) || refused.has(high) || rules[high] >= limit) return [];
    return [{ field: high, problem: "below_other", other: low, limit }];
  });
  return [...alone, ...together];
}

/** All settings, in the order in which they are shown. */
export const rulesFields = Object.keys(rulesRanges) as readonly RulesField[];

/** The settings of a program: the clinic's, with those that the program sets for itself. */
export function rulesWith(clinic: RulesConfig, own: Partial<RulesConfig>): RulesConfig {
  return { ...clinic, ...own };
}

/**
 * What a version set for itself: where its settings differ from those the clinic had when it was published. What the
 * clinic changes later reaches the program's next version, and what a therapist set stays.
 */
export function ownRules(version: RulesConfig, clinicThen: RulesConfig): Partial<RulesConfig> {
  return Object.fromEntries(
    rulesFields
      .filter((field) => version[field] !== clinicThen[field])
      .map((field) => [field, version[field]]),
  );
}
