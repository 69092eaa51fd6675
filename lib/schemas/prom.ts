/**
 * Outcome measures as they come from the forms, and as they are stored. Invariant: what was not answered stays null; a
 * page says what is on it or "none of these", never both and never neither; an item outside its range is refused.
 */
import { z } from "zod";
import {
  botherMax,
  fabqWorkMax,
  instrumentOf,
  type PromItem,
  type PromVersion,
  patientInstruments,
  promItems,
  promScoreRange,
  promVersions,
  psfsMost,
} from "#lib/domain/prom.ts";
import { itemsOfPage } from "#lib/domain/prom-pages.ts";
import { figureOrNull, strictCodes } from "./answer-field.ts";
import {
  checkbox,
  emptyToNull,
  localDay,
  optionalLine,
  optionalParagraph,
  optionalWholeNumber,
  paragraph,
  uuid,
  wholeNumber,
} from "./text.ts";

const versions = Object.values(promVersions).flat() as [PromVersion, ...PromVersion[]];

/** Characters of an activity of the PSFS. */
export const activityMax = 80;

/** What the answers of a response look like in the database: items in order, or the totals that staff entered. */
export const storedPromAnswers = z.strictObject({
  items: z.array(z.number().int().nullable()).nullable(),
  /** Of the PSFS: which activity each item rates. */
  activityIds: z.array(z.string()).optional(),
  /** Subscores entered as totals: FABQ work, or psych of the STarT Back. */
  second: z.number().int().nullable().optional(),
});
export type StoredPromAnswers = z.infer<typeof storedPromAnswers>;

/** What a confirmed page looks like in the database: its items in order. */
export const storedPageAnswers = z.strictObject({ items: z.array(z.number().int().nullable()) });

const place = z.preprocess(
  (value) => (typeof value === "string" && /^\d{1,2}$/.test(value) ? Number(value) : value),
  z.number("not_a_number").int("not_a_number"),
);

/**
 * One page as the patient confirms it. RMDQ: `ticks` (places from 0) or `none`; the others: `value`. Codes: `required`,
 * `out_of_range`, `not_a_number`, `nothing_ticked`, `none_and_ticked`, `not_an_id`, `unknown_field`.
 */
export const savePromPageInput = z
  .strictObject(
    {
      idempotencyKey: uuid,
      responseId: uuid,
      instrument: z.enum(patientInstruments, "not_an_id"),
      page: wholeNumber(0, 23),
      /** Revision of the page that was shown; empty while it has none. */
      seenRevision: optionalWholeNumber(0, 999),
      value: figureOrNull(-99, 99),
      ticks: z.array(place).max(24).default([]),
      none: checkbox,
    },
    strictCodes,
  )
  .superRefine((input, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: "custom", path: [path], message });
    if (input.instrument === "rmdq") {
      const { from, to } = itemsOfPage("rmdq", input.page, 0);
      if (input.ticks.some((tick) => tick < from || tick >= to)) wrong("ticks", "out_of_range");
      else if (input.none && input.ticks.length > 0) wrong("ticks", "none_and_ticked");
      else if (!input.none && input.ticks.length === 0) wrong("ticks", "nothing_ticked");
      return;
    }
    const { min, max } = promItems[promVersions[input.instrument][0]];
    if (input.value === null) wrong("value", "required");
    else if (input.value < min || input.value > max) wrong("value", "out_of_range");
  });
export type SavePromPageInput = z.infer<typeof savePromPageInput>;

/** Sends a questionnaire as it stands, with pages that were not confirmed. */
export const finishPromInput = z.strictObject(
  { idempotencyKey: uuid, responseId: uuid, instrument: z.enum(patientInstruments, "not_an_id") },
  strictCodes,
);
export type FinishPromInput = z.infer<typeof finishPromInput>;

/** The activities that the patient names, one to five, no two alike. Codes: `required`, `too_long`, `twice_named`. */
export const nameActivitiesInput = z
  .strictObject(
    {
      idempotencyKey: uuid,
      activities: z.array(optionalLine(activityMax)).max(psfsMost),
    },
    strictCodes,
  )
  .superRefine(({ activities }, ctx) => {
    const named = activities.filter((text) => text !== null);
    if (named.length === 0) ctx.addIssue({ code: "custom", path: ["activities", 0], message: "required" });
    for (const [index, text] of activities.entries()) {
      const same = (other: string | null) => other?.toLowerCase() === text?.toLowerCase();
      if (text !== null && activities.slice(0, index).some(same))
        ctx.addIssue({ code: "custom", path: ["activities", index], message: "twice_named" });
    }
  });
export type NameActivitiesInput = z.infer<typeof nameActivitiesInput>;

/** A score as staff write it, with a point or comma; null when empty. In tenths. Codes: `not_a_score`. */
const scoreTenths = z.preprocess((value) => {
  const given = emptyToNull(value ?? null);
  if (typeof given === "number")
    return Math.abs(given * 10 - Math.round(given * 10)) < 1e-9 ? Math.round(given * 10) : given;
  if (typeof given !== "string") return given;
  const match = /^(-?)(\d{1,3})(?:[.,](\d))?$/.exec(given.trim());
  if (!match) return given;
  const tenths = Number(match[2]) * 10 + Number(match[3] ?? 0);
  return match[1] ? 0 - tenths : tenths;
}, z.number("not_a_score").int("not_a_score").nullable());

/** Forms whose score has one decimal. */
const decimalForms: readonly PromVersion[] = ["psfs-1995"];

/**
 * A measure as staff enter it: item numbers without text, or a total. `second` is the other score of a measure with two
 * (FABQ work, STarT Back psych). Codes: `required`, `total_only` (EARS), `items_and_total`, `out_of_range`,
 * `not_a_number`, `not_a_score`, `whole_score`, `not_a_date`.
 */
export const enterPromInput = z
  .strictObject(
    {
      idempotencyKey: uuid,
      patientId: uuid,
      version: z.enum(versions, "not_an_id"),
      day: localDay,
      items: z.array(figureOrNull(-99, 999)).max(24).default([]),
      total: scoreTenths,
      second: scoreTenths,
      /** The response that this one replaces, and why; both or neither. */
      replaces: z.preprocess((value) => emptyToNull(value ?? null), uuid.nullable()),
      reason: optionalParagraph(300),
    },
    strictCodes,
  )
  .superRefine((input, ctx) => {
    const wrong = (path: (string | number)[], message: string) =>
      ctx.addIssue({ code: "custom", path, message });
    const { version, items, total, second } = input;
    const answered = items.filter((item) => item !== null).length;
    const hasTotal = total !== null || second !== null;
    if (answered > 0 && instrumentOf(version) === "ears") wrong(["total"], "total_only");
    else if (answered > 0 && hasTotal) wrong(["total"], "items_and_total");
    else if (answered === 0 && total === null && !(version === "fabq-16" && second !== null))
      wrong([instrumentOf(version) === "ears" ? "total" : "items"], "required");
    for (const [index, item] of items.entries()) {
      if (item !== null && !isItem(version, index, item)) wrong(["items", index], "out_of_range");
    }
    const range = promScoreRange[version];
    if (total !== null && (total < range.min * 10 || total > range.max * 10))
      wrong(["total"], "out_of_range");
    else if (total !== null && total % 10 !== 0 && !decimalForms.includes(version))
      wrong(["total"], "whole_score");
    const secondMax = version === "fabq-16" ? fabqWorkMax : version === "startback-9" ? 5 : null;
    if (second !== null && (secondMax === null || second < 0 || second > secondMax * 10))
      wrong(["second"], "out_of_range");
    else if (second !== null && second % 10 !== 0) wrong(["second"], "whole_score");
    else if (second !== null && version === "startback-9" && total !== null && second > total)
      wrong(["second"], "out_of_range");
    if (input.replaces !== null && input.reason === null) wrong(["reason"], "required");
  });
export type EnterPromInput = z.infer<typeof enterPromInput>;

function isItem(version: PromVersion, index: number, item: number): boolean {
  const { count, min, max } = promItems[version];
  if (index >= count) return false;
  return item >= min && item <= (version === "startback-9" && index === 8 ? botherMax : max);
}

/** Takes back a response that should not stand, with the reason. */
export const withdrawPromInput = z.strictObject(
  { idempotencyKey: uuid, patientId: uuid, responseId: uuid, reason: paragraph(300) },
  strictCodes,
);
export type WithdrawPromInput = z.infer<typeof withdrawPromInput>;

/** The items of a form, filled up with "not answered" where fewer fields were sent. */
export function wholeItems(items: readonly PromItem[], count: number): PromItem[] {
  return Array.from({ length: count }, (_, index) => items[index] ?? null);
}
