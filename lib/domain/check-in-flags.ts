/**
 * Which red flags a check-in raises when it is stored, given what stands already; and on which days one can be entered.
 * Invariants: a correction never takes a flag back; the same answer of the same day raises its flag once; a newly given
 * yes raises it even after an earlier one was ended. Source: clinical.md A4, H (NIGHT_PAIN).
 */
import { addDays, type LocalDay } from "./calendar.ts";
import { type CheckIn, currentCheckIns, flagsFromCheckIn } from "./check-in.ts";
import type { AnswerFlag } from "./red-flag.ts";
import { type RedFlagCode, type RedFlagContext, redFlagCodes } from "./red-flag-questions.ts";

/** A flag of the record, open or ended. */
export interface StandingFlag {
  readonly questionId: string;
  readonly code: RedFlagCode;
  readonly raisedOn: LocalDay;
  readonly open: boolean;
}

type Row = Pick<CheckIn, "day" | "revision" | "nightUnrelenting" | "legWorse">;

/**
 * The flags to raise for the check-in `saved`, which is not yet among `rows`. It may be of yesterday: its leg answer is
 * read all the same, and the night question is read over the days as they then stand. Empty when nothing is new.
 */
export function newCheckInFlags(
  rows: readonly Row[],
  saved: Row,
  legBothOrFootDrop: boolean | null,
  context: RedFlagContext,
  standing: readonly StandingFlag[],
): AnswerFlag[] {
  const all = [...rows, saved];
  const upTo = all.filter((row) => row.day <= saved.day);
  const raised = [
    ...flagsFromCheckIn(upTo, legBothOrFootDrop, context, saved.day),
    // Where a later day stands already, the newest two nights are others than those up to this day.
    ...flagsFromCheckIn(all, null, context, saved.day).filter((flag) => flag.questionId === "night_constant"),
  ].filter((flag, i, list) => list.findIndex((other) => other.questionId === flag.questionId) === i);
  const before = currentCheckIns(rows.filter((row) => row.day === saved.day)).at(0);
  return raised.filter((flag) => {
    const isNew =
      flag.questionId === "check_in_leg_worse"
        ? before?.legWorse !== true
        : before?.nightUnrelenting !== true;
    return !standing.some(
      (other) =>
        other.questionId === flag.questionId &&
        redFlagCodes.indexOf(other.code) <= redFlagCodes.indexOf(flag.code) &&
        (flag.questionId === "check_in_leg_worse"
          ? other.raisedOn === saved.day && (other.open || !isNew)
          : other.open || (other.raisedOn === saved.day && !isNew)),
    );
  });
}

/** Whether a check-in of `day` may be entered: today, corrected as often as needed; yesterday once, if it has none. */
export function canCheckIn(day: LocalDay, today: LocalDay, has: boolean): boolean {
  if (day === today) return true;
  return day === addDays(today, -1) && !has;
}
