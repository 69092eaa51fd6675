/**
 * Snapshots of decisions, parsed on reading, and what a therapist answers to a proposal.
 * Invariant: a record that does not parse is an error, never a guess: a decision must be explained by what was stored.
 */
import { z } from "zod";
import type { ProgressionFigures, ProposedDose } from "#lib/domain/progression.ts";
import type { DecisionInputs } from "#lib/domain/progression-plan.ts";
import { doseAxes, storedBounds, storedDose, storedRules } from "./program.ts";
import { optionalLine, optionalParagraph, optionalWholeNumber, uuid, wholeNumber } from "./text.ts";

const whole = z.number().int();
const day = z.string();

export const storedProposal: z.ZodType<ProposedDose | null> = z.union([
  z.null(),
  z.object({ kind: z.literal("dose"), dose: storedDose }),
  z.object({ kind: z.literal("rung"), slug: z.string(), dose: storedDose }),
]);

export const storedFigures: z.ZodType<ProgressionFigures> = z.record(
  z.string(),
  z.union([z.number(), z.string()]),
);

const rung = z.object({ slug: z.string(), dose: storedDose }).nullable();

const exposureLog = z.object({
  id: z.string(),
  day,
  dose: storedDose,
  done: z.array(whole),
  restPainBefore: whole.nullable(),
  painDuring: whole.nullable(),
  nextDayPain: whole.nullable(),
  effort: whole.nullable(),
  stopReason: z.enum(["none", "pain", "too_hard", "time", "other"]),
});

export const storedInputs = z.object({
  rule: z.object({
    slug: z.string(),
    axis: storedDose.shape.axis,
    loadable: z.boolean(),
    dose: storedDose,
    bounds: storedBounds,
    effortMax: whole,
    rules: storedRules,
    exposures: z.array(exposureLog),
    today: day,
    redFlagOpen: z.boolean(),
    flareActive: z.boolean(),
    publishedSince: z.boolean(),
    presentDose: storedDose.nullish(),
    layoffStepTaken: z.boolean(),
    harder: rung,
    easier: rung,
    rungDownAllowed: z.boolean(),
  }),
  place: z.object({ rank: whole, max: whole }).nullable(),
}) as unknown as z.ZodType<DecisionInputs>;

const doseFields = z.object({
  axis: z.enum(doseAxes, "required"),
  sets: wholeNumber(1, 10),
  reps: optionalWholeNumber(1, 100),
  holdSeconds: optionalWholeNumber(1, 600),
  durationSeconds: optionalWholeNumber(1, 14_400),
  distanceM: optionalWholeNumber(1, 10_000),
  /** Grams. */
  loadG: optionalWholeNumber(1, 500_000),
});

/** A therapist's answer to one proposed step up, or to many at once: `change` names its dose and is for one alone. */
export const resolveDecisionsInput = z
  .object({
    answer: z.enum(["approve", "change", "decline"], "required"),
    items: z
      .array(z.object({ decisionId: uuid, patientId: uuid }))
      .min(1, "required")
      .max(200, "too_many_rows"),
    dose: doseFields.nullish(),
    reason: optionalParagraph(500),
    /** Why an exercise with caution 2 for the patient is prescribed all the same. */
    cautionReason: optionalLine(300),
  })
  .refine((input) => input.answer !== "change" || (input.items.length === 1 && input.dose != null), {
    path: ["dose"],
    message: "required",
  });
export type ResolveDecisionsInput = z.infer<typeof resolveDecisionsInput>;

/** Ends what the rules hold back: as it was, with another dose, or left out for good. */
export const endSuspensionInput = z
  .object({
    patientId: uuid,
    suspensionId: uuid,
    answer: z.enum(["resume", "change", "leave_out"], "required"),
    dose: doseFields.nullish(),
    reason: optionalParagraph(500),
  })
  .refine((input) => input.answer !== "change" || input.dose != null, {
    path: ["dose"],
    message: "required",
  });
export type EndSuspensionInput = z.infer<typeof endSuspensionInput>;
