/**
 * What a prescription may grow to and shrink to, and the settings of the rules it is published with.
 * Invariants: the bounds of a prescription always contain its dose; doses are judged against the exercise's bounds,
 * widened to what a template of the library asks for. Source: clinical.md B2, B5 "Bounds".
 */
import type { LocalDay } from "./calendar.ts";
import { boundsContaining, type Dose, type DoseBounds, type DoseProblem, doseProblems } from "./dosage.ts";
import type { BlockKind } from "./episode.ts";
import type { Exercise, Tempo } from "./exercise.ts";

/** Bounds of every axis and of the load, as stored with a prescription. Loads are whole grams. */
export interface PrescriptionBounds extends Omit<DoseBounds, "loadG"> {
  /** One step of the load. */
  readonly incrementG: number;
  /** The lightest load there is; below it the load is "at the bottom". */
  readonly lightestLoadG: number;
  /** The heaviest load the rules may propose: twice the first load until set; null while no load is known. */
  readonly loadMaxG: number | null;
  /** Whether the rules may step down to the easier rung by themselves; absent is yes (clinical.md B3). */
  readonly rungDownAllowed?: boolean;
  /** Steps up to this dose of the same exercise apply without asking until the day, inclusive; absent is none. */
  readonly approval?: { readonly dose: Dose; readonly until: LocalDay } | null;
  /** Settings of the rules for this prescription alone; absent are those of the version. */
  readonly rules?: Partial<RulesConfig> | null;
}

/** 2 kg, until the clinic sets another (clinical.md B2). */
export const defaultIncrementG = 2000;
export const defaultLightestLoadG = 2000;

/** The bounds published with a dose: the exercise's, widened to contain it. `loadMaxG` as set, or twice the load. */
export function prescriptionBounds(
  exercise: Exercise["bounds"],
  dose: Dose,
  load: { readonly incrementG?: number; readonly loadMaxG?: number | null } = {},
): PrescriptionBounds {
  const { loadG } = dose;
  return {
    ...boundsContaining(exercise, dose),
    incrementG: load.incrementG ?? defaultIncrementG,
    lightestLoadG: loadG === null ? defaultLightestLoadG : Math.min(defaultLightestLoadG, loadG),
    loadMaxG: loadG === null ? (load.loadMaxG ?? null) : Math.max(loadG, load.loadMaxG ?? loadG * 2),
  };
}

/** The exercise's bounds, widened to contain every dose given (those of the templates and of the version edited). */
export function widenedBounds(exercise: Exercise["bounds"], doses: readonly Dose[]): Exercise["bounds"] {
  return doses.reduce<Exercise["bounds"]>((bounds, dose) => boundsContaining(bounds, dose), exercise);
}

/** The rules run on main blocks; every other keeps its dose (clinical.md B3). */
export function keepsDose(kind: BlockKind): boolean {
  return kind !== "main";
}

export type PrescriptionProblem =
  | DoseProblem
  /** The dose is on an axis that this exercise does not have in a block of this kind. */
  | { readonly field: "axis"; readonly problem: "wrong_axis" }
  /** A loadable exercise has neither a load nor "find it at the first session". */
  | { readonly field: "loadG"; readonly problem: "required" }
  /** A load, or finding one, on an exercise that takes none. */
  | { readonly field: "loadG"; readonly problem: "not_loadable" };

/**
 * Everything that keeps a prescription from being published; empty when it can be. A pyramid exercise may stand as
 * plain held repetitions in a block that keeps its dose (a warm-up's 1×3×10 s).
 */
export function prescriptionProblems(
  prescription: { readonly dose: Dose; readonly findsLoad: boolean },
  exercise: Pick<Exercise, "axis" | "loadable">,
  bounds: DoseBounds,
  kind: BlockKind,
): PrescriptionProblem[] {
  const { dose, findsLoad } = prescription;
  const problems: PrescriptionProblem[] = [];
  const held =
    exercise.axis === "pyramid" && dose.axis === "reps" && dose.holdSeconds !== null && keepsDose(kind);
  if (dose.axis !== exercise.axis && !held) problems.push({ field: "axis", problem: "wrong_axis" });
  problems.push(...doseProblems(dose, bounds));
  // A hold belongs to the exercise: one that has none takes none, one that has it keeps it.
  if (dose.axis === "reps" || dose.axis === "pyramid") {
    if (dose.holdSeconds !== null && bounds.holdSeconds === null)
      problems.push({ field: "holdSeconds", problem: "not_used" });
    if (dose.holdSeconds === null && bounds.holdSeconds !== null)
      problems.push({ field: "holdSeconds", problem: "required" });
  }
  if (!exercise.loadable && (dose.loadG !== null || findsLoad))
    problems.push({ field: "loadG", problem: "not_loadable" });
  if (exercise.loadable && dose.loadG === null && !findsLoad)
    problems.push({ field: "loadG", problem: "required" });
  return problems;
}

/** The settings of the progression rules, as snapshot with each version (clinical.md B2). */
export interface RulesConfig {
  readonly painGreenMax: number;
  readonly painAmberMax: number;
  readonly painStop: number;
  readonly ndOk: number;
  readonly ndRed: number;
  readonly greenStreak: number;
  readonly amberStreak: number;
  readonly effortHard: number;
  /** Percent of the prescribed work, 0 to 100. */
  readonly failCompletePct: number;
  readonly painAbortPct: number;
  readonly layoffHoldDays: number;
  readonly layoffRegressDays: number;
  readonly layoffStopDays: number;
  readonly stepPct: number;
  readonly maxJumpPct: number;
  readonly deloadPct: number;
  readonly progressionsPerSession: number;
}

/** The project's defaults; a clinic edits them, they are not evidence. Source: clinical.md B2. */
export const defaultRules: RulesConfig = {
  painGreenMax: 2,
  painAmberMax: 5,
  painStop: 8,
  ndOk: 1,
  ndRed: 3,
  greenStreak: 2,
  amberStreak: 3,
  effortHard: 9,
  failCompletePct: 80,
  painAbortPct: 50,
  layoffHoldDays: 7,
  layoffRegressDays: 14,
  layoffStopDays: 28,
  stepPct: 5,
  maxJumpPct: 10,
  deloadPct: 10,
  progressionsPerSession: 3,
};

/** A tempo as stored, "2-1-2" seconds out, pause, back; null where the pace is free. */
export function formatTempo(tempo: Tempo | null): string | null {
  return tempo === null ? null : `${tempo.outSeconds}-${tempo.pauseSeconds}-${tempo.backSeconds}`;
}

/** Reads what `formatTempo` wrote; null for anything else. */
export function parseTempo(text: string | null): Tempo | null {
  const match = /^(\d+)-(\d+)-(\d+)$/.exec(text ?? "");
  if (!match) return null;
  return { outSeconds: Number(match[1]), pauseSeconds: Number(match[2]), backSeconds: Number(match[3]) };
}
