/** The answer of the morning after, as its form sends it. Invariant: not answered is refused, never read as zero. */
import { z } from "zod";
import { figure } from "./answer-field.ts";
import { localDay, uuid, wholeNumber } from "./text.ts";

/** `revision` is the one that was seen plus one, so that the second of two tabs is told. */
export const answerMorningInput = z.object({
  idempotencyKey: uuid,
  sessionDay: localDay,
  revision: wholeNumber(0, 999),
  pain: figure(0, 10),
});
export type AnswerMorningInput = z.infer<typeof answerMorningInput>;
