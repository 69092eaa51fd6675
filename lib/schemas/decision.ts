/**
 * Snapshots of decisions, parsed on reading, and what a therapist answers to a proposal.
 * Invariant: a record that does not parse is an error, never a guess: a decision must be explained by what was stored.
 */
import { z } from "zod";
import type { ProgressionFigures, ProposedDose } from "#lib/domain/progression.ts";
import type { DecisionInputs } from "#lib/domain/progression-plan.ts";
import { storedBounds, storedDose, storedRules } from "./program.ts";

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
