/**
 * Publishing a program: what the editor sends, and the snapshots stored with a version, parsed on reading.
 * Invariant: an empty figure is "not used on this axis" and never zero.
 */
import { z } from "zod";
import { blockKinds } from "#lib/domain/episode.ts";
import { programRulesInput } from "./rule-settings.ts";
import {
  checkbox,
  emptyToNull,
  line,
  localDay,
  optionalLine,
  optionalParagraph,
  optionalWholeNumber,
  uuid,
  wholeNumber,
} from "./text.ts";

const whole = z.number().int();
const range = z.object({ min: whole, max: whole });

/** What `program_versions.rules_config` holds. */
export const storedRules = z.object({
  painGreenMax: whole,
  painAmberMax: whole,
  painStop: whole,
  ndOk: whole,
  ndRed: whole,
  greenStreak: whole,
  amberStreak: whole,
  effortHard: whole,
  failCompletePct: whole,
  painAbortPct: whole,
  layoffHoldDays: whole,
  layoffRegressDays: whole,
  layoffStopDays: whole,
  stepPct: whole,
  maxJumpPct: whole,
  deloadPct: whole,
  progressionsPerSession: whole,
});

export const doseAxes = ["reps", "pyramid", "hold", "duration", "distance"] as const;

/** A dose as stored in a snapshot. */
export const storedDose = z.object({
  axis: z.enum(doseAxes),
  sets: whole,
  reps: whole.nullable(),
  holdSeconds: whole.nullable(),
  durationSeconds: whole.nullable(),
  distanceM: whole.nullable(),
  loadG: whole.nullable(),
});

/** What `prescriptions.bounds` holds. */
export const storedBounds = z.object({
  sets: range,
  reps: range.nullable(),
  holdSeconds: range.nullable(),
  durationSeconds: range.nullable(),
  distanceM: range.nullable(),
  incrementG: z.number().int().positive(),
  lightestLoadG: z.number().int().positive(),
  loadMaxG: z.number().int().positive().nullable(),
  rungDownAllowed: z.boolean().optional(),
  approval: z.object({ dose: storedDose, until: z.string() }).nullish(),
  rules: storedRules.partial().nullish(),
});

export const sideModes = ["both", "each", "alternating"] as const;

const optionalId = z.preprocess((value) => emptyToNull(value ?? null), uuid.nullable());

export const prescriptionInput = z.object({
  exerciseId: uuid,
  axis: z.enum(doseAxes, "required"),
  sets: wholeNumber(1, 10),
  reps: optionalWholeNumber(1, 100),
  holdSeconds: optionalWholeNumber(1, 600),
  durationSeconds: optionalWholeNumber(1, 14_400),
  distanceM: optionalWholeNumber(1, 10_000),
  /** Grams; empty for body weight and for "find it". */
  loadG: optionalWholeNumber(1, 500_000),
  findsLoad: checkbox,
  /** The heaviest load the rules may propose, grams; empty until set. */
  loadMaxG: optionalWholeNumber(1, 500_000),
  /** One step of the load and the lightest one, grams; empty: 2 kg each (clinical.md B2). */
  incrementG: optionalWholeNumber(1, 50_000).optional(),
  lightestLoadG: optionalWholeNumber(1, 500_000).optional(),
  /** Whether the rules may step down to the easier exercise by themselves; absent is yes (clinical.md B3). */
  rungDownAllowed: checkbox.optional(),
  /** Steps up to this dose of the same exercise apply by themselves until the day; absent is none. */
  approval: z
    .object({
      sets: optionalWholeNumber(1, 10),
      reps: optionalWholeNumber(1, 100),
      holdSeconds: optionalWholeNumber(1, 600),
      durationSeconds: optionalWholeNumber(1, 14_400),
      distanceM: optionalWholeNumber(1, 10_000),
      loadG: optionalWholeNumber(1, 500_000),
      until: localDay,
    })
    .nullish(),
  side: z.enum(sideModes, "required"),
  restSeconds: wholeNumber(0, 600),
  note: optionalLine(200),
  cautionReason: optionalLine(300),
});
export type PrescriptionInput = z.infer<typeof prescriptionInput>;

export const blockInput = z.object({
  name: line(60),
  kind: z.enum(blockKinds, "required"),
  countsAsMain: checkbox,
  prescriptions: z.array(prescriptionInput).min(1, "required").max(20, "too_many_rows"),
});

const weekday = wholeNumber(0, 6);

export const scheduleInput = z.discriminatedUnion(
  "kind",
  [
    z.object({
      kind: z.literal("fixed_days"),
      weekdays: z
        .array(weekday, "required")
        .min(1, "required")
        .max(7)
        .transform((days) => [...new Set(days)].sort((a, b) => a - b)),
    }),
    z.object({ kind: z.literal("weekly_quota"), perWeek: wholeNumber(1, 7) }),
    z.object({
      kind: z.literal("daily_slots"),
      slotsPerDay: wholeNumber(1, 6),
      daysPerWeek: wholeNumber(1, 7),
    }),
    z.object({ kind: z.literal("on_demand") }),
  ],
  "required",
);

export const publishProgramInput = z.object({
  patientId: uuid,
  /** An existing program to publish the next version of, or a fresh id for a new one. */
  programId: uuid,
  /** Made when the form was drawn: a second sending is recognised by it. */
  versionId: uuid,
  /** The newest version of the lane that the editor saw; empty when there was none. */
  baseVersionId: optionalId,
  templateId: optionalId,
  name: line(120),
  schedule: scheduleInput,
  startDay: localDay,
  noteToPatient: optionalParagraph(1000),
  /** The therapist's click that moves the phase to the one the template belongs to. */
  movePhase: checkbox,
  /** Why the phase moves: goes on record with the change. Nothing without a move. */
  moveReason: optionalParagraph(500).optional(),
  /** Settings of the rules that this program sets for itself; all others are the clinic's. */
  rules: programRulesInput.optional(),
  blocks: z.array(blockInput).min(1, "required").max(12, "too_many_rows"),
});
export type PublishProgramInput = z.infer<typeof publishProgramInput>;
