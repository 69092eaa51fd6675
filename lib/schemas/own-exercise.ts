/**
 * What the form of a clinic's own exercise sends, and what the upload of a photo or video says about itself.
 * Invariant: an entry that comes out of here is whole: its dose is the lower end of its bounds, every figure that the
 * way of dosing needs is there and none that it does not know. Longer than most: one line a field, and what it becomes.
 */
import { z } from "zod";
import { doseProblems } from "#lib/domain/dosage.ts";
import { diagnoses } from "#lib/domain/episode.ts";
import { type Exercise, equipmentKeys, exerciseCategories, stages } from "#lib/domain/exercise.ts";
import { type DoseFigure, doseFigures, figuresOfAxis } from "#lib/domain/own-exercise.ts";
import { exercisePositions, exerciseRegions, storedTexts } from "./exercise.ts";
import {
  checkbox,
  line,
  optionalLine,
  optionalParagraph,
  optionalWholeNumber,
  paragraph,
  uuid,
  wholeNumber,
} from "./text.ts";

const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: "required" });
const several = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.preprocess(
    (value) => (value === undefined || value === "" ? [] : value),
    z.array(z.enum(words, "not_valid")),
  );

/** Several entries in one field, split at `separator`; empty ones fall out. Errors stand at the field itself. */
const list = (separator: RegExp, most: number, longest: number) =>
  z.preprocess(
    (value) => value ?? "",
    z
      .string("required")
      .max(most * longest, "too_long")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
      .refine((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text), "not_text")
      .transform((text) =>
        text
          .split(separator)
          .map((part) => part.replace(/\s+/g, " ").trim())
          .filter(Boolean),
      )
      .superRefine((parts, context) => {
        const problem = (message: string, maximum: number) =>
          context.addIssue({
            code: "too_big",
            origin: "array",
            maximum,
            inclusive: true,
            input: parts,
            message,
          });
        if (parts.length > most) problem("too_many_rows", most);
        else if (parts.some((part) => part.length > longest)) problem("too_long", longest);
      }),
  );
const commas = (most: number) => list(/[,;\n]/, most, 60);
const rows = (most: number) => list(/\r?\n/, most, 400);

const slug = z.preprocess(
  (value) => (value === "" || value === undefined ? null : value),
  z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/, "not_an_id")
    .nullable(),
);

/** A group of fields, all of which may stay empty. */
const group = <T extends z.ZodRawShape>(shape: T) => z.preprocess((value) => value ?? {}, z.object(shape));

const figureInput = (figure: DoseFigure) =>
  group({
    min: optionalWholeNumber(doseFigures[figure].min, doseFigures[figure].max),
    max: optionalWholeNumber(doseFigures[figure].min, doseFigures[figure].max),
  });

const caution = z.preprocess(
  (value) => (typeof value === "string" && /^[012]$/.test(value) ? Number(value) : value),
  z.union([z.literal(0), z.literal(1), z.literal(2)], { error: "required" }),
);

const form = z.object({
  /** The row it makes: the exercise itself where it is new, the saved state where it is not. */
  idempotencyKey: uuid,
  /** Empty for a new one. */
  exerciseId: z.preprocess((value) => (value === "" || value === undefined ? null : value), uuid.nullable()),
  /** The state the form was opened with; 0 for a new one. */
  revision: wholeNumber(0, 1_000_000),
  name: line(80),
  synonyms: commas(12),
  category: oneOf(exerciseCategories),
  region: oneOf(exerciseRegions),
  position: oneOf(exercisePositions),
  startPosition: line(120),
  targetMuscles: commas(12),
  movementBias: oneOf(["neutral", "flexion", "extension", "rotation"]),
  equipment: several(equipmentKeys),
  equipmentChoice: z.enum(["all", "any"]).catch("all"),
  equipmentText: optionalLine(120),
  axis: oneOf(["reps", "pyramid", "hold", "duration", "distance"]),
  sets: figureInput("sets"),
  reps: figureInput("reps"),
  holdSeconds: figureInput("holdSeconds"),
  durationSeconds: figureInput("durationSeconds"),
  distanceM: figureInput("distanceM"),
  loadable: checkbox,
  side: oneOf(["both", "each", "alternating"]),
  restSeconds: wholeNumber(0, 600),
  tempo: group({
    out: optionalWholeNumber(0, 60),
    pause: optionalWholeNumber(0, 60),
    back: optionalWholeNumber(0, 60),
  }),
  sessionsPerWeek: wholeNumber(1, 7),
  effortMax: wholeNumber(1, 10),
  stages: several(stages).refine((chosen) => chosen.length > 0, "required"),
  cautions: group({
    disc: caution,
    facet_oa: caution,
    stenosis: caution,
    ddd: caution,
    acute_strain: caution,
  }),
  instructions: paragraph(400),
  purpose: optionalParagraph(600),
  setUp: optionalParagraph(600),
  steps: rows(8),
  cues: rows(6),
  feel: optionalParagraph(600),
  mistakes: rows(6),
  stop: optionalParagraph(600),
  easierToday: optionalParagraph(600),
  harderToday: optionalParagraph(600),
  why: group({
    disc: optionalParagraph(600),
    facet_oa: optionalParagraph(600),
    stenosis: optionalParagraph(600),
    ddd: optionalParagraph(600),
    acute_strain: optionalParagraph(600),
  }),
  /** Slugs of the next easier and the next harder exercise. */
  easier: slug,
  harder: slug,
  figure: slug,
});
type Form = z.infer<typeof form>;

type Range = { readonly min: number; readonly max: number } | null;

function rangesOf(of: Form): Record<DoseFigure, Range> {
  const range = (figure: DoseFigure): Range => {
    if (figuresOfAxis[of.axis][figure] === undefined) {
      if (figure !== "sets") return null;
      return of.axis === "pyramid" ? { min: 3, max: 3 } : { min: 1, max: 1 };
    }
    const { min, max } = of[figure];
    return min === null ? null : { min, max: max ?? min };
  };
  return {
    sets: range("sets"),
    reps: range("reps"),
    holdSeconds: range("holdSeconds"),
    durationSeconds: range("durationSeconds"),
    distanceM: range("distanceM"),
  };
}

/** A library entry as its author wrote it; slug and ladder are the server's to say. */
export type OwnContent = Omit<Exercise, "slug" | "ladder" | "rung"> & {
  readonly texts: z.infer<typeof storedTexts>;
};

function toContent(of: Form): OwnContent {
  const ranges = rangesOf(of);
  const { out, pause, back } = of.tempo;
  const words = {
    purpose: of.purpose,
    setUp: of.setUp,
    steps: of.steps.length > 0 ? of.steps : null,
    cues: of.cues.length > 0 ? of.cues : null,
    feel: of.feel,
    mistakes: of.mistakes.length > 0 ? of.mistakes : null,
    stop: of.stop,
    easier: of.easierToday,
    harder: of.harderToday,
    caution: whyOf(of),
    figure: of.figure,
  };
  return {
    name: of.name,
    category: of.category,
    targetMuscles: of.targetMuscles,
    startPosition: of.startPosition,
    equipment: [...new Set(of.equipment)],
    equipmentChoice: of.equipmentChoice,
    equipmentText: of.equipmentText ?? "",
    movementBias: of.movementBias,
    axis: of.axis,
    loadable: of.loadable,
    defaultDose: {
      axis: of.axis,
      sets: ranges.sets?.min ?? 1,
      reps: ranges.reps?.min ?? null,
      holdSeconds: ranges.holdSeconds?.min ?? null,
      durationSeconds: ranges.durationSeconds?.min ?? null,
      distanceM: ranges.distanceM?.min ?? null,
      loadG: null,
    },
    bounds: { ...ranges, sets: ranges.sets ?? { min: 1, max: 1 } },
    sessionsPerWeek: of.sessionsPerWeek,
    effortMax: of.effortMax,
    easier: of.easier,
    harder: of.harder,
    cautions: of.cautions,
    instructions: of.instructions,
    side: of.side,
    restSeconds: of.restSeconds,
    tempo:
      out === null && pause === null && back === null
        ? null
        : { outSeconds: out ?? 0, pauseSeconds: pause ?? 0, backSeconds: back ?? 0 },
    synonyms: of.synonyms,
    region: of.region,
    stages: of.stages,
    position: of.position,
    texts: storedTexts.parse(Object.fromEntries(Object.entries(words).filter(([, value]) => value !== null))),
  };
}

/** The reasons, for diagnoses that have a caution; a reason without a caution would be shown to nobody. */
function whyOf(of: Form): Record<string, string> | null {
  const given = diagnoses.flatMap((label) => {
    const why = of.why[label];
    return why !== null && of.cautions[label] > 0 ? [[label, why] as const] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : null;
}

export const saveOwnExerciseInput = form
  .superRefine((of, context) => {
    const wrong = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    for (const [figure, use] of Object.entries(figuresOfAxis[of.axis]) as [DoseFigure, string][]) {
      const { min, max } = of[figure];
      if (min === null && (use === "required" || max !== null)) wrong([figure, "min"], "required");
      else if (min !== null && max !== null && max < min) wrong([figure, "max"], "below_least");
    }
    if (context.issues.length > 0) return;
    const { defaultDose, bounds } = toContent(of);
    for (const { field } of doseProblems(defaultDose, bounds)) wrong([field, "min"], "out_of_range");
  })
  .transform((of) => ({
    idempotencyKey: of.idempotencyKey,
    exerciseId: of.exerciseId,
    revision: of.revision,
    content: toContent(of),
  }));
export type SaveOwnExerciseInput = z.infer<typeof saveOwnExerciseInput>;

/** One of the clinic's own exercises, as the form that archives it or brings it back names it. */
export const ownExerciseInput = z.object({ exerciseId: uuid });
export type OwnExerciseInput = z.infer<typeof ownExerciseInput>;

/** What stands in the address of an upload: the body is the file and nothing else. */
export const addMediaInput = z.object({
  /** Names the row and the file, so that an upload sent twice is stored once. */
  id: uuid,
  exerciseId: uuid,
  fileName: z.string("required").min(1, "required").max(255, "too_long"),
  description: line(200),
});
export type AddMediaInput = z.infer<typeof addMediaInput>;

export const mediaInput = z.object({ mediaId: uuid });
export type MediaInput = z.infer<typeof mediaInput>;
