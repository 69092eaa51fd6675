/**
 * What the outcome charts draw. Invariant: a measure answered without a score has `score: null` and is never 0; lines
 * and verdicts come computed, the charts only place them.
 */
import type { Day } from "./types.ts";

export type OutcomeInstrument =
  | "nprs"
  | "psfs"
  | "rmdq"
  | "pgic"
  | "odi"
  | "startback"
  | "pseq"
  | "fabq"
  | "ears";

export interface OutcomePointView {
  readonly id: string;
  readonly day: Day;
  readonly week: number | null;
  /** In points; null where too little was answered for a score. */
  readonly score: number | null;
  readonly missing: number;
  readonly prorated: boolean;
  readonly totalOnly: boolean;
  readonly source: "patient" | "staff";
  readonly byName: string;
  /** NPRS alone. */
  readonly rest: number | null;
  readonly worst: number | null;
  /** FABQ: work. STarT Back: psych. */
  readonly second: number | null;
  readonly group: "low" | "medium" | "high" | null;
}

export interface OutcomeMeasureView {
  readonly instrument: OutcomeInstrument;
  readonly min: number;
  readonly max: number;
  readonly better: "lower" | "higher" | null;
  /** In order of time. */
  readonly points: readonly OutcomePointView[];
  readonly first: { readonly day: Day; readonly score: number } | null;
  readonly latest: { readonly day: Day; readonly score: number } | null;
  /** Toward the better, in points; negative is worse. */
  readonly gain: number | null;
  readonly percent: number | null;
  readonly improved: boolean | null;
  readonly worse: boolean;
  /** Scores from which a change from the first is beyond chance, and counts as improved. */
  readonly mdcAt: number | null;
  readonly improvedAt: number | null;
  readonly poor: "floor" | "ceiling" | null;
}
