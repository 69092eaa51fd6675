/**
 * The daily check-in as it comes from the form or the outbox.
 * Invariant: what was not answered stays null; an unknown key is refused, so a misspelt answer is never lost quietly.
 */
import { z } from "zod";
import { checkInRanges } from "#lib/domain/check-in.ts";
import { answer, answerOrNull, figure, figureOrNull, strictCodes } from "./answer-field.ts";
import { localDay, optionalWholeNumber, uuid } from "./text.ts";

const { restPain, worstPain, analgesicLevel, walkMinutes } = checkInRanges;

/**
 * One day's check-in, or its correction. Resting pain and the leg question must be answered; the rest may be left
 * open and then fails its criterion. Codes: `required`, `not_a_number`, `out_of_range`, `not_an_answer`, `not_a_date`,
 * `below_rest_pain` (worst pain under the resting pain), `unknown_field`.
 */
export const checkInInput = z
  .strictObject(
    {
      /** The local day it stands for, by the person's own clock. */
      day: localDay,
      restPain: figure(restPain.min, restPain.max),
      worstPain: figureOrNull(worstPain.min, worstPain.max),
      wokenByPain: answerOrNull(),
      nightUnrelenting: answerOrNull(),
      analgesicLevel: figureOrNull(analgesicLevel.min, analgesicLevel.max),
      sedating: answerOrNull(),
      walkMinutes: figureOrNull(walkMinutes.min, walkMinutes.max),
      standsUnaided: answerOrNull(),
      legWorse: answer(),
      /** Second question of a worse leg: both legs, or is the foot dropping? Left open it counts as yes. */
      legBothOrFootDrop: answerOrNull(),
    },
    strictCodes,
  )
  .superRefine((input, ctx) => {
    if (input.worstPain !== null && input.worstPain < input.restPain) {
      ctx.addIssue({ code: "custom", path: ["worstPain"], message: "below_rest_pain" });
    }
  });

export type CheckInInput = z.infer<typeof checkInInput>;

/**
 * The check-in as its form sends it: `idempotencyKey` names the row, `seenRevision` is the revision that was shown
 * (empty for the first entry of the day), so that the second of two tabs is told.
 */
export const recordCheckInInput = checkInInput.safeExtend({
  idempotencyKey: uuid,
  seenRevision: optionalWholeNumber(0, 999),
});
export type RecordCheckInInput = z.infer<typeof recordCheckInInput>;
