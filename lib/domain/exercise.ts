/** One entry of the exercise library and one reusable template, as data. Source: clinical.md D and E. */
import type { Dose, DoseAxis, SideMode } from "./dosage.ts";
import type { BlockKind, Diagnosis } from "./episode.ts";
import type { Schedule } from "./schedule.ts";

export const exerciseCategories = [
  "motor-control",
  "core-endurance",
  "strength",
  "mobility",
  "stretch",
  "warm-up",
  "aerobic",
  "posture",
] as const;
export type ExerciseCategory = (typeof exerciseCategories)[number];

/** 0 fine, 1 modify and monitor, 2 a therapist clears it first. */
export type Caution = 0 | 1 | 2;

/**
 * What an exercise can need, as keys; their names are in messages/equipment.json. The built-in library and the
 * clinic's own exercises use this one list, so that a filter finds both.
 */
export const equipmentKeys = [
  "mat",
  "wall",
  "chair",
  "pillow",
  "bed",
  "doorway",
  "rail",
  "dowel",
  "strap",
  "band",
  "loop-band",
  "foam-roller",
  "exercise-ball",
  "step",
  "block",
  "bench",
  "extension-bench",
  "dumbbell",
  "kettlebell",
  "weight",
  "barbell",
  "trap-bar",
  "cable",
  "bike",
  "recumbent-bike",
  "pool",
  "recliner",
] as const;
export type EquipmentKey = (typeof equipmentKeys)[number];

/** Seconds of one repetition: the way out (the lift), the pause at its end, the way back (the lowering). */
export interface Tempo {
  readonly outSeconds: number;
  readonly pauseSeconds: number;
  readonly backSeconds: number;
}

export interface ExerciseRange {
  readonly min: number;
  readonly max: number;
}

export interface Exercise {
  readonly slug: string;
  readonly name: string;
  readonly category: ExerciseCategory;
  readonly targetMuscles: readonly string[];
  readonly startPosition: string;
  /** Keys of `equipmentKeys`, for search and filters; empty when nothing is needed. */
  readonly equipment: readonly string[];
  /** `all`: every item of `equipment` is needed. `any`: one of them is enough ("band or cable"). */
  readonly equipmentChoice: "all" | "any";
  /** The equipment in words, with number and size ("2 dumbbells", "15 cm step"); "none" when nothing is needed. */
  readonly equipmentText: string;
  readonly movementBias: "neutral" | "flexion" | "extension" | "rotation";
  readonly axis: DoseAxis;
  /** May carry a load that is logged (reps+load, distance+load). */
  readonly loadable: boolean;
  /** The dose at the lower end of every axis. */
  readonly defaultDose: Dose;
  readonly bounds: {
    readonly sets: ExerciseRange;
    readonly reps: ExerciseRange | null;
    readonly holdSeconds: ExerciseRange | null;
    readonly durationSeconds: ExerciseRange | null;
    readonly distanceM: ExerciseRange | null;
  };
  readonly sessionsPerWeek: number;
  readonly effortMax: number;
  readonly ladder: string | null;
  readonly rung: number | null;
  readonly easier: string | null;
  readonly harder: string | null;
  readonly cautions: Readonly<Record<Diagnosis, Caution>>;
  /** One or two sentences in plain words: how it is done. */
  readonly instructions: string;
  /** Authored here, not in the source table (clinical.md D). */
  readonly side: SideMode;
  readonly restSeconds: number;
  /** The pace of a repetition where it matters; null where an even, unhurried pace will do. */
  readonly tempo: Tempo | null;
  /** Other names people know it by or search for; never empty strings. */
  readonly synonyms: readonly string[];
  readonly region: "low_back" | "hip" | "mid_back" | "neck" | "shoulder" | "whole_body" | "legs";
  readonly stages: readonly Stage[];
  /** The figure drawn for it: key of the stand-in pose. */
  readonly position:
    | "supine"
    | "prone"
    | "side-lying"
    | "all-fours"
    | "sitting"
    | "standing"
    | "half-kneeling"
    | "plank"
    | "kneeling";
}

export const stages = [
  "acute",
  "subacute",
  "strength-1",
  "strength-2",
  "strength-3",
  "return",
  "maintenance",
  "any",
] as const;
/** A template's stage; strength-1 to 3 and return belong to the phase strengthening, `any` fits all (clinical.md E). */
export type Stage = (typeof stages)[number];

export interface TemplateItem {
  readonly exercise: string;
  readonly dose: Dose;
}
export interface TemplateBlock {
  readonly name: string;
  readonly kind: BlockKind;
  readonly countsAsMain: boolean;
  readonly items: readonly TemplateItem[];
}

export interface Template {
  readonly slug: string;
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly durationWeeks: { readonly min: number; readonly max: number };
  readonly schedule: Schedule;
  readonly sessionMinutes: number;
  readonly blocks: readonly TemplateBlock[];
  readonly advance: string;
  readonly avoidDefault: string;
  readonly notes: string;
}
