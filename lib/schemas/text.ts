/** Pieces that other schemas are made of. Messages are codes; the screens turn them into sentences. */
import { z } from "zod";
import { isLocalDay } from "#lib/domain/calendar.ts";

/** A line of text that people typed: trimmed, NUL and control characters refused, from 1 to `max` characters. */
export const line = (max: number) =>
  z
    .string("required")
    .trim()
    .min(1, "required")
    .max(max, "too_long")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), "not_text");

/** Several lines of text, up to `max` characters. */
export const paragraph = (max: number) =>
  z
    .string("required")
    .trim()
    .min(1, "required")
    .max(max, "too_long")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
    .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), "not_text");

/** An empty field is "nothing given". */
export const emptyToNull = (value: unknown) =>
  typeof value === "string" && value.trim() === "" ? null : value;

/** An optional line: empty or absent is null. */
export const optionalLine = (max: number) =>
  z.preprocess((value) => emptyToNull(value ?? null), line(max).nullable());
export const optionalParagraph = (max: number) =>
  z.preprocess((value) => emptyToNull(value ?? null), paragraph(max).nullable());

/** A whole number from a field or from JSON; "" is refused as required, "3abc" as not a number. */
export const wholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) =>
      typeof value === "string"
        ? /^-?\d{1,9}$/.test(value.trim())
          ? Number(value.trim())
          : value.trim() === ""
            ? undefined
            : value
        : value,
    z
      .number({ error: (issue) => (issue.input === undefined ? "required" : "not_a_number") })
      .int("not_a_number")
      .min(min, "out_of_range")
      .max(max, "out_of_range"),
  );

/** As wholeNumber, but empty is null: not answered, never zero. */
export const optionalWholeNumber = (min: number, max: number) =>
  z.preprocess(
    (value) => emptyToNull(value ?? null),
    z.union([z.null(), wholeNumber(min, max)], { error: "not_a_number" }),
  );

export const uuid = z
  .string("required")
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, "not_an_id");

/** A real calendar date, `YYYY-MM-DD`. */
export const localDay = z.string("required").refine(isLocalDay, "not_a_date");

export const zone = z.string("required").refine((name) => {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.length > 0;
  } catch {
    return false;
  }
}, "not_a_zone");

/** A checkbox: present is yes. */
export const checkbox = z.preprocess(
  (value) => value === true || value === "on" || value === "true" || value === "1",
  z.boolean(),
);
