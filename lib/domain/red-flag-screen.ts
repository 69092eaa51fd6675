/**
 * The course of one red-flag screen: which questions it shows given the answers so far, and which are still open.
 * Invariant: a screen with an open question is incomplete; nothing stands in for an answer.
 * Source: clinical.md A4 "On the screen".
 */
import type { LocalDay } from "./calendar.ts";
import { questionApplies, type RedFlagAnswers, type RedFlagSettings, redFlagDefaults } from "./red-flag.ts";
import {
  type ContextItem,
  contextItems,
  type FollowUpId,
  followUpIds,
  type QuestionId,
  questionOf,
  type RedFlagContext,
  type ScreenOccasion,
  type Suspicion,
  screenQuestionIds,
  sessionQuestions,
} from "./red-flag-questions.ts";

/** One thing to ask. Steps of one suspicion stand together and may share a page. */
export type ScreenStep =
  | { readonly kind: "context"; readonly id: ContextItem; readonly suspicion: "context" }
  | { readonly kind: "question"; readonly id: QuestionId; readonly suspicion: Suspicion }
  | { readonly kind: "follow_up"; readonly id: FollowUpId; readonly suspicion: Suspicion };

export interface ScreenState {
  readonly occasion: ScreenOccasion;
  readonly answers: RedFlagAnswers;
  readonly context: RedFlagContext;
  /** True once the context has been recorded: it is then shown to staff and not asked again. */
  readonly contextOnFile: boolean;
}

/**
 * The steps of the screen as it stands, in order: the context first (unless on file, and never at a session), then
 * the questions, self-harm last. A session question's yes opens its single questions; a yes that depends on a second
 * question is followed, at the end of its suspicion, by that question once. Questions that can raise nothing for
 * this person are left out.
 */
export function screenSteps(
  { occasion, answers, context, contextOnFile }: ScreenState,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): ScreenStep[] {
  const steps: ScreenStep[] = [];
  const asksContext = !contextOnFile && occasion !== "session" && occasion !== "check_in";
  if (asksContext) {
    for (const id of contextItems) steps.push({ kind: "context", id, suspicion: "context" });
  }
  const asked = questionsOf(occasion).filter((id) => {
    const { opensFrom } = questionOf(id);
    return (
      (opensFrom === null || answers[opensFrom] === true) && questionApplies(id, context, today, settings)
    );
  });
  for (const [i, id] of asked.entries()) {
    const { suspicion } = questionOf(id);
    steps.push({ kind: "question", id, suspicion });
    const next = asked[i + 1];
    if (next !== undefined && questionOf(next).suspicion === suspicion) continue;
    const group = asked.filter(
      (other) => questionOf(other).suspicion === suspicion && answers[other] === true,
    );
    for (const followUp of followUpIds) {
      if (group.some((other) => questionOf(other).followUp === followUp)) {
        steps.push({ kind: "follow_up", id: followUp, suspicion });
      }
    }
  }
  return steps;
}

function questionsOf(occasion: ScreenOccasion): readonly QuestionId[] {
  if (occasion === "check_in") return ["check_in_leg_worse"];
  if (occasion !== "session") return screenQuestionIds;
  return screenQuestionIds.filter((id) => {
    const { opensFrom } = questionOf(id);
    return opensFrom !== null || (sessionQuestions as readonly QuestionId[]).includes(id);
  });
}

/** The steps not answered yet, in order. */
export function missingAnswers(
  state: ScreenState,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): ScreenStep[] {
  return screenSteps(state, today, settings).filter((step) =>
    step.kind === "context" ? state.context[step.id] === null : (state.answers[step.id] ?? null) === null,
  );
}

/**
 * Whether every question of the screen has its answer. A screen that is not complete counts as not asked; the flags
 * of the answers it does hold are raised all the same, and at once.
 */
export function screenComplete(
  state: ScreenState,
  today: LocalDay,
  settings: RedFlagSettings = redFlagDefaults,
): boolean {
  return missingAnswers(state, today, settings).length === 0;
}
