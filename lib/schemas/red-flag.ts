/**
 * Red-flag answers, context and clearing as they come from forms and the session screen.
 * Invariants: unknown questions are refused; an incomplete screen is accepted here on purpose, because an emergency
 * answer must arrive even when the rest was never answered: completeness is `screenComplete`'s question.
 */
import { z } from "zod";
import {
  type ContextItem,
  contextItems,
  type FollowUpId,
  followUpIds,
  type QuestionId,
  questionIds,
  type ScreenOccasion,
  screenOccasions,
} from "#lib/domain/red-flag-questions.ts";
import { answerOrNull, figureOrNull, strictCodes } from "./answer-field.ts";
import { emptyToNull, localDay, optionalLine, paragraph, uuid } from "./text.ts";

/** Occasions on which the whole screen is asked. */
export const askedOccasions = [
  "intake",
  "program_start",
  "flare",
] as const satisfies readonly ScreenOccasion[];
export type AskedOccasion = (typeof askedOccasions)[number];

const answerFields = Object.fromEntries(
  [...questionIds, ...followUpIds].map((id) => [id, answerOrNull().optional()]),
) as Record<QuestionId | FollowUpId, z.ZodOptional<ReturnType<typeof answerOrNull>>>;

const contextFields = Object.fromEntries(
  contextItems.filter((item) => item !== "birthYear").map((item) => [item, answerOrNull()]),
) as Record<Exclude<ContextItem, "birthYear">, ReturnType<typeof answerOrNull>>;

/** The context items; null is "not answered". A year of the future is the use case's to refuse: schemas know no today. */
export const redFlagContextInput = z.strictObject(
  { birthYear: figureOrNull(1900, 2100), ...contextFields },
  strictCodes,
);

/**
 * One screen. Form names may be nested (`answers.fever`, `context.cancer`) or objects. Codes: `not_an_answer`,
 * `not_a_number`, `out_of_range`, `unknown_occasion`, `unknown_field`.
 */
const screenFields = {
  occasion: z.enum(screenOccasions, "unknown_occasion"),
  answers: z.strictObject(answerFields, strictCodes),
  /** Absent when the context is on file, and at sessions. */
  context: redFlagContextInput.nullable().default(null),
};
export const redFlagScreenInput = z.preprocess(nest, z.strictObject(screenFields, strictCodes));
export type RedFlagScreenInput = z.infer<typeof redFlagScreenInput>;

/**
 * The screen as its form sends it: `idempotencyKey` names the screen, so that a second sending is the same screen.
 * Sessions and check-ins answer their questions elsewhere, so their occasions are refused: `unknown_occasion`.
 */
export const redFlagScreenForm = z.preprocess(
  nest,
  z.strictObject(
    {
      ...screenFields,
      occasion: z.enum(askedOccasions, "unknown_occasion"),
      answers: screenFields.answers.default({}),
      idempotencyKey: uuid,
    },
    strictCodes,
  ),
);
export type RedFlagScreenForm = z.infer<typeof redFlagScreenForm>;

/** A list of ids from repeated fields, a single one or JSON: at least one, at most 100. */
const ids = z.preprocess(
  (value) => (typeof value === "string" ? [value] : (value ?? [])),
  z.array(uuid, "required").min(1, "required").max(100, "too_long"),
);

const optionalDay = z.preprocess((value) => emptyToNull(value ?? null), localDay.nullable());

/**
 * Ending flags of one patient with one statement. Whether it is enough for their codes is `checkClearing`. Codes:
 * `required`, `too_long`, `not_a_date`, `not_an_id`.
 */
export const endRedFlagsInput = z
  .object({
    patientId: uuid,
    flagIds: ids,
    reason: paragraph(2000),
    assessedBy: optionalLine(200),
    assessedOn: optionalDay,
    /** "needed" where every flag on offer needs an examination. It opens nothing: the use case asks by the flags' codes. */
    examined: z.literal("needed").optional(),
  })
  // Beside whatever else is missing, so that all of it is said at once.
  .refine(({ examined, assessedBy }) => examined !== "needed" || Boolean(assessedBy), {
    path: ["assessedBy"],
    error: "required",
    when: () => true,
  })
  .refine(({ examined, assessedOn }) => examined !== "needed" || Boolean(assessedOn), {
    path: ["assessedOn"],
    error: "required",
    when: () => true,
  });
export type EndRedFlagsInput = z.infer<typeof endRedFlagsInput>;

/** A therapist has read the context and written what it means for this patient. */
export const reviewContextInput = z.object({ patientId: uuid, contextId: uuid, note: paragraph(2000) });
export type ReviewContextInput = z.infer<typeof reviewContextInput>;

/** `{"answers.fever": "yes"}` to `{answers: {fever: "yes"}}`; one level, everything else as it is. */
function nest(value: unknown): unknown {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  const nested: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(value)) {
    const [group, key, ...rest] = name.split(".");
    if (key === undefined || rest.length > 0 || !(group === "answers" || group === "context")) {
      nested[name] = field;
      continue;
    }
    const into = nested[group];
    nested[group] = { ...(into && typeof into === "object" ? into : {}), [key]: field };
  }
  return nested;
}
