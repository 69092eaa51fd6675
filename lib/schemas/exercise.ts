/**
 * The opaque parts of a library entry, parsed whenever they are read back, and the search of the library.
 * Invariant: a stored snapshot that no longer fits the code is a bug that shows, never a half-read exercise.
 */
import { z } from "zod";
import { diagnoses } from "#lib/domain/episode.ts";
import { equipmentKeys, exerciseCategories, stages } from "#lib/domain/exercise.ts";

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
});
export type StoredTexts = z.infer<typeof storedTexts>;

export const exerciseRegions = [
  "low_back",
  "hip",
  "mid_back",
  "neck",
  "shoulder",
  "whole_body",
  "legs",
] as const;
export const exercisePositions = [
  "supine",
  "prone",
  "side-lying",
  "all-fours",
  "sitting",
  "standing",
  "half-kneeling",
  "plank",
  "kneeling",
] as const;

const one = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words).nullable().catch(null);

/** What the address of the library asks for. Anything unknown is "no filter", never an error. */
export const libraryQuery = z.object({
  q: z.string().trim().max(80).catch(""),
  region: one(exerciseRegions),
  position: one(exercisePositions),
  category: one(exerciseCategories),
  equipment: z
    .enum(["nothing", ...equipmentKeys])
    .nullable()
    .catch(null),
  stage: one(stages),
  ladder: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .nullable()
    .catch(null),
  /** Diagnoses whose cautions are to be flagged. */
  caution: z.preprocess(
    (value) => (Array.isArray(value) ? value : typeof value === "string" ? [value] : []),
    z.array(z.enum(diagnoses).nullable().catch(null)),
  ),
  /** Leaves out what a therapist would have to clear first for those diagnoses. */
  hide: z.preprocess((value) => value === "1", z.boolean()),
  view: z.enum(["list", "ladders"]).catch("list"),
});
export type LibraryQuery = z.infer<typeof libraryQuery>;
