/**
 * Signing a clearance, and the gate as it stood when one was signed.
 * Invariant: a stored gate is read back whole or not at all; a half-read signature would say something nobody signed.
 */
import { z } from "zod";
import { escalationReasons, type Gate, gateReasons } from "#lib/domain/gate.ts";
import { optionalParagraph, uuid } from "./text.ts";

/** An override needs a reason that somebody can follow later: at least so many characters. */
export const overrideReasonMin = 10;

/**
 * The signature. `idempotencyKey` names the clearance; `fingerprint` says which criteria were on the page. Codes:
 * `required`, `too_long`, `not_an_id`.
 */
export const signClearanceInput = z.object({
  patientId: uuid,
  idempotencyKey: uuid,
  fingerprint: z.string("required").min(1, "required").max(128, "not_valid"),
  /** Why, against the criteria; not asked when they are met. */
  reason: optionalParagraph(2000),
});
export type SignClearanceInput = z.infer<typeof signClearanceInput>;

const value = z.union([z.number(), z.boolean(), z.null()]);

/** What `clearances.criteria` holds: the gate with every test, its values and limit. */
export const storedGate = z.object({
  outcome: z.enum(["NOT_YET", "READY_FOR_REVIEW", "REVIEW_SLOW"]),
  reasons: z.array(z.enum([...gateReasons, ...escalationReasons])),
  tests: z.array(
    z.object({
      criterion: z.enum(["g1", "g2", "g3", "g4", "g5", "g6", "g7", "g8"]),
      reason: z.enum([...gateReasons, ...escalationReasons]),
      state: z.enum(["met", "not_met", "unknown"]),
      values: z.array(z.object({ day: z.string(), value })),
      limit: z.number().nullable(),
    }),
  ),
  dayOfEpisode: z.number().nullable(),
}) satisfies z.ZodType<Gate>;
