/**
 * Forms about flares: the patient's button, a therapist's end or decision. Invariant: the id of a row comes with the
 * form, so that sending twice does nothing twice; a therapist always writes why.
 */
import { z } from "zod";
import { paragraph, uuid } from "./text.ts";

/** The patient says that this is a flare. */
export const declareFlareInput = z.object({ idempotencyKey: uuid });
export type DeclareFlareInput = z.infer<typeof declareFlareInput>;

/** Least letters of a reason, so that anyone can follow it later. */
export const flareReasonMin = 10;

const reason = paragraph(2000).refine((text) => text.length >= flareReasonMin, "too_short");

/** A therapist decides on a long or second flare: it goes on by the rules. */
export const reviewFlareInput = z.object({ patientId: uuid, flareId: uuid, idempotencyKey: uuid, reason });
export type ReviewFlareInput = z.infer<typeof reviewFlareInput>;

/** A therapist ends a flare. `before`: the program comes back as it was; `keep`: what is in force stays. */
export const endFlareInput = reviewFlareInput.extend({ plan: z.enum(["before", "keep"], "required") });
export type EndFlareInput = z.infer<typeof endFlareInput>;
