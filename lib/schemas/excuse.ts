/** Marking days as ill, away or paused, and taking that back. */
import { z } from "zod";
import { excuseReasons } from "#lib/domain/facts.ts";
import { localDay, uuid } from "./text.ts";

/** First and last day are both excused. Codes: `required`, `not_a_date`, `ends_before_start`. */
export const excuseInput = z
  .object({
    patientId: uuid,
    excuseId: uuid,
    fromDay: localDay,
    toDay: localDay,
    reason: z.enum(excuseReasons, "required"),
  })
  .refine((input) => input.toDay >= input.fromDay, { error: "ends_before_start", path: ["toDay"] });
export type ExcuseInput = z.infer<typeof excuseInput>;

export const withdrawExcuseInput = z.object({ patientId: uuid, withdrawalId: uuid, excuseId: uuid });
export type WithdrawExcuseInput = z.infer<typeof withdrawExcuseInput>;
