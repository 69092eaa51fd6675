/**
 * Settings of the progression rules as a form sends them: all of a clinic's, or those a program sets for itself.
 * Invariant: what lies outside the safe limits is refused at its field with the limit named (clinical.md B2).
 */
import { z } from "zod";
import type { RulesConfig } from "#lib/domain/prescription.ts";
import { type RulesField, rulesFields, rulesProblems, rulesRanges } from "#lib/domain/rules-settings.ts";
import { emptyToNull, wholeNumber } from "./text.ts";

/** A whole number of at most three digits; its limits are judged with all the others. */
const figure = wholeNumber(0, 999);

/** A limit that was passed, as the form names it: `message` says which side and what asks for it. */
function tooSmall(context: z.RefinementCtx, path: string[], input: number, minimum: number, message: string) {
  context.addIssue({ code: "too_small", origin: "number", inclusive: true, input, minimum, path, message });
}
function tooBig(context: z.RefinementCtx, path: string[], input: number, maximum: number) {
  context.addIssue({
    code: "too_big",
    origin: "number",
    inclusive: true,
    input,
    maximum,
    path,
    message: "at_most",
  });
}

/** Says each problem at its field: `at_least` and `at_most` name the limit, `above_…` the setting that asks for it. */
function addProblems(rules: RulesConfig, context: z.RefinementCtx): void {
  for (const one of rulesProblems(rules)) {
    const path = [one.field];
    const input = rules[one.field];
    if ("other" in one) tooSmall(context, path, input, one.limit, `above_${one.other}`);
    else if (one.problem === "not_whole") context.addIssue({ code: "custom", path, message: "not_a_number" });
    else if (one.problem === "above") tooBig(context, path, input, one.limit);
    else tooSmall(context, path, input, one.limit, "at_least");
  }
}

const all = Object.fromEntries(rulesFields.map((field) => [field, figure])) as Record<
  RulesField,
  typeof figure
>;

export const ruleSettingsInput = z.object({
  /** The revision the form was drawn with: the second of two editors is told. */
  revision: wholeNumber(0, 1_000_000),
  rules: z.object(all).superRefine((rules, context) => addProblems(rules, context)),
});
export type RuleSettingsInput = z.infer<typeof ruleSettingsInput>;

const optionalFigure = z.preprocess(
  (value) => emptyToNull(value ?? null),
  z.union([z.null(), figure], { error: "not_a_number" }),
);

/** A program's own settings: those not given are the clinic's. Each within its limits; their order is judged with the clinic's. */
export const programRulesInput = z
  .object(
    Object.fromEntries(rulesFields.map((field) => [field, optionalFigure])) as Record<
      RulesField,
      typeof optionalFigure
    >,
  )
  .partial()
  .superRefine((own, context) => {
    for (const field of rulesFields) {
      const value = own[field];
      if (value == null) continue;
      const { min, max } = rulesRanges[field];
      if (value < min) tooSmall(context, [field], value, min, "at_least");
      if (value > max) tooBig(context, [field], value, max);
    }
  })
  .transform(
    (own) =>
      Object.fromEntries(Object.entries(own).filter(([, value]) => value != null)) as Partial<RulesConfig>,
  );
