/**
 * The opaque parts of a library entry, parsed whenever they are read back, and what the library is sent.
 * Invariant: a stored snapshot that no longer fits the code is a bug that shows, never a half-read exercise.
 */
import { z } from "zod";
import { diagnoses } from "#lib/domain/episode.ts";
import { equipmentKeys, stages } from "#lib/domain/exercise.ts";
import { facetWords } from "#lib/domain/library-query.ts";
import { uuid } from "./text.ts";

const seconds = z.number().int().min(0).max(60);

/** What `exercises.details` holds. */
export const exerciseDetails = z.object({
  targetMuscles: z.array(z.string()),
  startPosition: z.string(),
  equipment: z.array(z.enum(equipmentKeys)),
  equipmentChoice: z.enum(["all", "any"]),
  equipmentText: z.string(),
  movementBias: z.enum(["neutral", "flexion", "extension", "rotation"]),
  tempo: z.object({ outSeconds: seconds, pauseSeconds: seconds, backSeconds: seconds }).nullable(),
  synonyms: z.array(z.string()),
  stages: z.array(z.enum(stages)),
});
export type ExerciseDetails = z.infer<typeof exerciseDetails>;

const sentence = z.string().trim().min(1).max(600);

/** What `exercises.texts` holds: the words of a clinic's own exercise; whatever its author left out is absent. */
export const storedTexts = z.object({
  purpose: sentence.optional(),
  setUp: sentence.optional(),
  steps: z.array(sentence).max(8).optional(),
  cues: z.array(sentence).max(6).optional(),
  feel: sentence.optional(),
  mistakes: z.array(sentence).max(6).optional(),
  stop: sentence.optional(),
  easier: sentence.optional(),
  harder: sentence.optional(),
  caution: z.partialRecord(z.enum(diagnoses), sentence).optional(),
  /** The built-in exercise whose drawing shows it, where it was copied from one. */
  figure: z
    .string()
    .regex(/^[a-z0-9-]{1,80}$/)
    .optional(),
});
export type StoredTexts = z.infer<typeof storedTexts>;

export const exerciseRegions = facetWords.region;
export const exercisePositions = facetWords.position;

const slug = z.string().regex(/^[a-z0-9-]{1,80}$/);

/** Which exercises to print as cards: slugs with commas between, in their order, at most 24. */
export const printQuery = z.object({
  slugs: z
    .preprocess(
      (value) => (typeof value === "string" ? [...new Set(value.split(","))].slice(0, 24) : []),
      z.array(slug),
    )
    .catch([]),
});

/** One press of the star: `keep` or `drop` names the exercise. */
export const favouriteInput = z
  .union([z.object({ keep: uuid }), z.object({ drop: uuid })])
  .transform((input) =>
    "keep" in input ? { exerciseId: input.keep, kept: true } : { exerciseId: input.drop, kept: false },
  );
export type FavouriteInput = z.output<typeof favouriteInput>;
