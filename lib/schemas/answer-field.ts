/**
 * Fields for answers that may come from a form (text) or from JSON, read the same way.
 * Invariant: an empty field is null, "not answered"; text that is not exactly an answer is an error, never zero and
 * never "no". Messages are codes; the catalogue turns them into sentences.
 */
import { z } from "zod";
import { emptyToNull } from "./text.ts";

/** Text of digits alone becomes its number; anything else is left for the schema to refuse. */
function toFigure(value: unknown): unknown {
  const given = emptyToNull(value ?? null);
  return typeof given === "string" && /^-?\d{1,9}$/.test(given.trim()) ? Number(given.trim()) : given;
}

function toAnswer(value: unknown): unknown {
  const given = emptyToNull(value ?? null);
  if (given === "yes" || given === "true") return true;
  return given === "no" || given === "false" ? false : given;
}

/** A whole number from `min` to `max`, or null. Codes: `not_a_number`, `out_of_range`. */
export function figureOrNull(min: number, max: number) {
  const figure = z
    .number("not_a_number")
    .refine(Number.isInteger, { error: "not_a_number", abort: true })
    .min(min, "out_of_range")
    .max(max, "out_of_range");
  return z.preprocess(toFigure, figure.nullable());
}

/** A whole number from `min` to `max`. Codes: `required`, `not_a_number`, `out_of_range`. */
export function figure(min: number, max: number) {
  return figureOrNull(min, max)
    .refine((value) => value !== null, { error: "required", abort: true })
    .transform((value) => value as number);
}

/** Yes (true) or no (false), or null. A tick box's "on" is refused: an empty box would read as no. Code: `not_an_answer`. */
export function answerOrNull() {
  return z.preprocess(toAnswer, z.boolean("not_an_answer").nullable());
}

/** Yes or no. Codes: `required`, `not_an_answer`. */
export function answer() {
  return answerOrNull()
    .refine((value) => value !== null, { error: "required", abort: true })
    .transform((value) => value as boolean);
}

/** The message codes of a strict object itself: `unknown_field` for a key that does not belong, else `not_a_form`. */
export const strictCodes = {
  error: (issue: { readonly code: string }) =>
    issue.code === "unrecognized_keys" ? "unknown_field" : "not_a_form",
};
