/**
 * The daily check-in of calm care and flares: its answers, which row of a day counts, and what an answer raises
 * by itself. Invariant: an answer that was not given stays null; it is never read as zero or as "no".
 * Source: clinical.md A2, A4, H (NIGHT_PAIN), J.
 */
import { compareDays, type LocalDay } from "./calendar.ts";
import {
  type AnswerFlag,
  codeAnswer,
  type RedFlagAnswers,
  type RedFlagSettings,
  redFlagDefaults,
} from "./red-flag.ts";
import type { RedFlagContext } from "./red-flag-questions.ts";

/** 0 none, 1 over the counter, 2 prescribed, 3 opioid or muscle relaxant (clinical.md A2 g6). Never a product or dose. */
export const analgesicLevels = [0, 1, 2, 3] as const;
export type AnalgesicLevel = (typeof analgesicLevels)[number];

/** Inclusive ranges of the figures of a check-in: pain on the 0 to 10 rating, minutes walked in one go. */
export const checkInRanges = {
  restPain: { min: 0, max: 10 },
  worstPain: { min: 0, max: 10 },
  analgesicLevel: { min: 0, max: 3 },
  walkMinutes: { min: 0, max: 600 },
} as const;

/** The nine answers; null is "not answered". */
export interface CheckInAnswers {
  /** Pain at rest now, 0 to 10. */
  readonly restPain: number | null;
  /** Worst pain of the last 24 hours, 0 to 10. */
  readonly worstPain: number | null;
  /** Woken by back pain last night, as when turning over: mechanical night pain (gate g4). */
  readonly wokenByPain: boolean | null;
  /** Night pain that no position eases: asked apart from `wokenByPain` (clinical.md A4). */
  readonly nightUnrelenting: boolean | null;
  readonly analgesicLevel: number | null;
  /** Took anything that makes drowsy. */
  readonly sedating: boolean | null;
  /** Minutes walked in one go, 0 to 600. */
  readonly walkMinutes: number | null;
  /** Rises from a chair without using the hands. */
  readonly standsUnaided: boolean | null;
  /** A leg is weaker or number than yesterday. */
  readonly legWorse: boolean | null;
}

/** A check-in as recorded. `day` is the person's local day; revision 0 is the first entry, each correction adds one. */
export interface CheckIn extends CheckInAnswers {
  readonly day: LocalDay;
  readonly revision: number;
}

/** The order in which the questions are asked; the leg question is last because its yes opens a follow-up. */
export const checkInQuestions = [
  "restPain",
  "worstPain",
  "wokenByPain",
  "nightUnrelenting",
  "analgesicLevel",
  "sedating",
  "walkMinutes",
  "standsUnaided",
  "legWorse",
] as const satisfies readonly (keyof CheckInAnswers)[];
export type CheckInQuestion = (typeof checkInQuestions)[number];

/**
 * One row a local day, oldest day first: the highest revision counts; without revisions (or at the same one) the
 * later row of the list (clinical.md A2 "one a day, the latest correction counts").
 */
export function currentCheckIns<T extends { readonly day: LocalDay; readonly revision?: number }>(
  rows: readonly T[],
): T[] {
  const byDay = new Map<LocalDay, T>();
  for (const row of rows) {
    const kept = byDay.get(row.day);
    if (!kept || (row.revision ?? 0) >= (kept.revision ?? 0)) byDay.set(row.day, row);
  }
  return [...byDay.values()].sort((a, b) => compareDays(a.day, b.day));
}

/**
 * True when the newest two check-ins both say that no position eases the night pain (clinical.md H, NIGHT_PAIN).
 * They are two check-ins running, whatever days lie between; an unanswered one is not a yes.
 */
export function nightPainUnrelenting(
  rows: readonly (Pick<CheckInAnswers, "nightUnrelenting"> & {
    readonly day: LocalDay;
    readonly revision?: number;
  })[],
): boolean {
  const newest = currentCheckIns(rows).slice(-2);
  return newest.length === 2 && newest.every((row) => row.nightUnrelenting === true);
}

/**
 * The red flags that a stored check-in raises by itself (clinical.md A4).
 *
 * - "A leg is weaker or number than yesterday" is the nerve question in other words: S at once, and E when both
 *   legs are affected or the foot drops. The second question (`legBothOrFootDrop`) left unanswered counts as yes.
 * - Night pain that no position eases, on two check-ins running, is the malignancy row's night question: U, or S
 *   with a context item. One such night raises nothing: it is asked again the next day.
 *
 * `rows` are the patient's check-ins including the new one; only the newest day's leg answer is read, earlier ones
 * have raised theirs.
 */
export function flagsFromCheckIn(
  rows: readonly (Pick<CheckInAnswers, "nightUnrelenting" | "legWorse"> & {
    readonly day: LocalDay;
    readonly revision?: number;
  })[],
  legBothOrFootDrop: boolean | null,
  context: RedFlagContext,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): AnswerFlag[] {
  const newest = currentCheckIns(rows).at(-1);
  const answers: RedFlagAnswers = {
    check_in_leg_worse: newest?.legWorse ?? null,
    legs_both_or_foot_drop: legBothOrFootDrop,
  };
  const leg = codeAnswer("check_in_leg_worse", answers, context, today, settings);
  const night = nightPainUnrelenting(rows)
    ? codeAnswer(
        "night_constant",
        { night_constant: true, weakness_spreading: answers.check_in_leg_worse ?? null },
        context,
        today,
        settings,
      )
    : null;
  return [leg, night].filter((flag) => flag !== null);
}
