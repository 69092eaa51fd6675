/**
 * What a set of answers means for the record: which of them were asked at all, what they raise, and which screen is due.
 * Invariant: an answer to a question that was not asked is dropped, never an answer that was; a screen that is not
 * complete counts as not asked. Source: clinical.md A4.
 */
import type { LocalDay } from "./calendar.ts";
import { codeAnswers, codeContext, type RaisedFlag, type RedFlagAnswers } from "./red-flag.ts";
import {
  type FollowUpId,
  followUpIds,
  isQuestionId,
  type QuestionId,
  type RedFlagContext,
  type ScreenOccasion,
  unansweredContext,
} from "./red-flag-questions.ts";
import { missingAnswers, type ScreenState, type ScreenStep, screenSteps } from "./red-flag-screen.ts";

export interface ReadScreen {
  /** The answers that count: to questions which the screen asked. */
  readonly answers: readonly { readonly questionId: QuestionId | FollowUpId; readonly yes: boolean }[];
  /** What they raise, most urgent first; with what a newly given context raises by itself. */
  readonly flags: readonly RaisedFlag[];
  readonly missing: readonly ScreenStep[];
}

/**
 * Reads a screen as it was sent. Answers behind a question that is not asked any more (a session question taken back to
 * "no", a second question whose first one was) are left out. A context given here raises its own flags once.
 */
export function readScreen(state: ScreenState, today: LocalDay): ReadScreen {
  const asked = new Set<string>(screenSteps(state, today).map((step) => step.id));
  const kept = Object.entries(state.answers).flatMap(([id, yes]) =>
    asked.has(id) && typeof yes === "boolean" ? [{ questionId: id as QuestionId | FollowUpId, yes }] : [],
  );
  const answers: RedFlagAnswers = Object.fromEntries(kept.map(({ questionId, yes }) => [questionId, yes]));
  const contextIsNew = screenSteps(state, today).some((step) => step.kind === "context");
  return {
    answers: kept,
    flags: [
      ...codeAnswers(answers, state.context, today),
      ...(contextIsNew ? codeContext(state.context, today) : []),
    ],
    missing: missingAnswers({ ...state, answers }, today),
  };
}

/**
 * A screen that may be taken although questions are open: an answer in it needs help now, whatever the open ones say.
 * An E that stands on a second question not answered yet is no such answer: that question is asked first.
 */
export function isUrgent(read: Pick<ReadScreen, "flags">): boolean {
  return read.flags.some((flag) => flag.code === "E" && !flag.raisedBy.includes("follow_up_unanswered"));
}

/** Stored rows as answers; ids that the rule no longer knows are left out. */
export function toAnswers(
  rows: readonly { readonly questionId: string; readonly yes: boolean }[],
): RedFlagAnswers {
  const known = (id: string) => isQuestionId(id) || (followUpIds as readonly string[]).includes(id);
  return Object.fromEntries(
    rows.filter((row) => known(row.questionId)).map((row) => [row.questionId, row.yes]),
  );
}

export interface AnsweredScreen {
  readonly occasion: ScreenOccasion;
  readonly localDay: LocalDay;
  readonly answers: readonly { readonly questionId: string; readonly yes: boolean }[];
}

/** Whether a stored screen had every question answered, by the context on file. Without a context none is complete. */
export function wasComplete(screen: AnsweredScreen, context: RedFlagContext | null): boolean {
  const asksContext = screen.occasion !== "session" && screen.occasion !== "check_in";
  if (context === null && asksContext) return false;
  const state: ScreenState = {
    occasion: screen.occasion,
    answers: toAnswers(screen.answers),
    context: context ?? unansweredContext,
    contextOnFile: true,
  };
  return missingAnswers(state, screen.localDay).length === 0;
}
