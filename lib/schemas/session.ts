/**
 * Forms about sessions: starting one, entering one afterwards, correcting its own answers, a therapist's paper log.
 * Invariant: an answer not given is null; the id of a row comes with the form, so sending twice does nothing twice.
 */
import { z } from "zod";
import { stopReasons } from "#lib/domain/credit.ts";
import { joinDuration } from "#lib/domain/duration-entry.ts";
import { answerOrNull, figureOrNull } from "./answer-field.ts";
import {
  checkbox,
  emptyToNull,
  localDay,
  optionalLine,
  optionalWholeNumber,
  uuid,
  wholeNumber,
} from "./text.ts";

const pain = figureOrNull(0, 10);
const answeredPain = pain
  .refine((value) => value !== null, { error: "required", abort: true })
  .transform((value) => value as number);
const answered = answerOrNull()
  .refine((value) => value !== null, { error: "required", abort: true })
  .transform((value) => value as boolean);

/** Start of a live session: the two safety questions, resting pain, anything that makes drowsy. All are asked. */
export const startSessionInput = z.object({
  sessionId: uuid,
  /** Names the answered safety questions. */
  screenId: uuid,
  /** The version that was shown; another may be served when it is no longer in force. */
  versionId: uuid,
  restPain: answeredPain,
  drowsy: answered,
  /** Whether this is a flare; asked where the pain swaps the session to calm (clinical.md A5). */
  flare: answerOrNull().optional(),
  /** By question; what was not asked is absent. */
  answers: z.record(z.string().max(40), answerOrNull()).default({}),
});
export type StartSessionInput = z.infer<typeof startSessionInput>;

/** A session done earlier, entered now. */
export const backdateSessionInput = z.object({ sessionId: uuid, day: localDay, restPain: pain });
export type BackdateSessionInput = z.infer<typeof backdateSessionInput>;

/** Day, resting pain and withdrawal of a session, as they should stand. `revision` is the one that was seen. */
export const amendSessionInput = z.object({
  amendmentId: uuid,
  sessionId: uuid,
  revision: wholeNumber(0, 998),
  day: localDay,
  restPain: pain,
  drowsy: answerOrNull(),
  withdrawn: checkbox,
  /** The form that takes a withdrawal back, for its sentence. */
  restore: checkbox,
  reason: optionalLine(300),
});
export type AmendSessionInput = z.infer<typeof amendSessionInput>;

/** A load as typed, in the unit of the form, at most two decimals; empty is null. */
const load = z.preprocess((value) => {
  const given = emptyToNull(value ?? null);
  if (typeof given !== "string") return given;
  const text = given.trim().replace(",", ".");
  return /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : given;
}, z.number("not_a_number").min(0, "out_of_range").max(500, "out_of_range").nullable());

/**
 * One exercise of a paper log; `sets` are in the order prescribed, empty for a set not done. A time of two minutes or more
 * has its minutes in `minutes` at the same place and its seconds in `sets`; they become seconds here.
 */
const paperRow = z
  .object({
    prescriptionId: uuid,
    sets: z.array(optionalWholeNumber(0, 36_000)).max(20),
    minutes: z.array(optionalWholeNumber(0, 600)).max(20).default([]),
    load,
    pain,
    effort: figureOrNull(0, 10),
    stop: z.preprocess((value) => emptyToNull(value ?? null) ?? "none", z.enum(stopReasons, "not_valid")),
  })
  .transform(({ minutes, ...row }) => ({
    ...row,
    sets: row.sets.map((done, place) => joinDuration(minutes[place] ?? null, done)),
  }));

export const paperLogInput = z.object({
  patientId: uuid,
  sessionId: uuid,
  versionId: uuid,
  day: localDay,
  restPain: pain,
  loadUnit: z.enum(["kg", "lb"], "not_valid").default("kg"),
  rows: z.array(paperRow).min(1, "required").max(40),
});
export type PaperLogInput = z.infer<typeof paperLogInput>;

/** Whether an entry later than seven days counts. */
export const lateEntryInput = z.object({
  patientId: uuid,
  reviewId: uuid,
  sessionId: uuid,
  decision: z.enum(["accept", "decline"], "required"),
});
export type LateEntryInput = z.infer<typeof lateEntryInput>;
