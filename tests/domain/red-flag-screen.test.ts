/** The course of a screen: what it asks, what opens, and that an open question keeps it incomplete. */
import { expect, test } from "vitest";
import type { RedFlagAnswers } from "#lib/domain/red-flag.ts";
import {
  type QuestionId,
  type RedFlagContext,
  screenQuestionIds,
  unansweredContext,
} from "#lib/domain/red-flag-questions.ts";
import {
  missingAnswers,
  type ScreenState,
  screenComplete,
  screenSteps,
} from "#lib/domain/red-flag-screen.ts";

const today = "2025-03-05";
const context: RedFlagContext = {
  birthYear: 1985,
  firstEpisode: false,
  cancer: false,
  recentSurgery: false,
  longTermSteroids: false,
  osteoporosis: false,
  weakImmuneSystem: false,
  pregnancy: false,
};
const state = (over: Partial<ScreenState> = {}): ScreenState => ({
  occasion: "intake",
  answers: {},
  context,
  contextOnFile: false,
  ...over,
});
const ids = (s: ScreenState) => screenSteps(s, today).map((step) => step.id);
const allNo = Object.fromEntries(screenQuestionIds.map((id) => [id, false])) as RedFlagAnswers;

test("intake asks the context first and self-harm last", () => {
  expect(ids(state()).slice(0, 2)).toEqual(["birthYear", "firstEpisode"]);
  expect(ids(state()).at(-1)).toBe("self_harm");
});
test("a context on file is not asked again, nor is it asked at a session", () => {
  expect(ids(state({ contextOnFile: true, occasion: "flare" }))).not.toContain("birthYear");
  expect(ids(state({ occasion: "session" }))).toEqual(["session_cauda_equina", "session_nerve"]);
});
test("a session question's yes opens its single questions and the second question", () => {
  const opened = ids(state({ occasion: "session", answers: { session_nerve: true } }));
  expect(opened).toEqual([
    "session_cauda_equina",
    "session_nerve",
    "leg_weaker",
    "foot_dragging",
    "leg_giving_way",
    "numbness_spreading",
    "legs_both_or_foot_drop",
  ]);
});
test("a second question is asked once, whoever many yeses call for it", () => {
  const steps = ids(state({ answers: { fever: true, chills: true, injected_drugs: true } }));
  expect(steps.filter((id) => id === "very_unwell")).toHaveLength(1);
  expect(steps.indexOf("very_unwell")).toBe(steps.indexOf("injected_drugs") + 1);
});
test("questions that can raise nothing for this person are left out", () => {
  expect(ids(state())).not.toContain("minor_strain");
  expect(ids(state({ context: { ...context, osteoporosis: true } }))).toContain("minor_strain");
  expect(ids(state())).toContain("morning_stiffness");
  expect(ids(state({ context: { ...context, birthYear: 1950 } }))).not.toContain("morning_stiffness");
  expect(ids(state({ context: unansweredContext }))).toContain("minor_strain");
});
test("all answered no is complete; every single answer taken away makes it incomplete", () => {
  expect(screenComplete(state({ answers: allNo }), today)).toBe(true);
  const asked = screenSteps(state({ answers: allNo }), today);
  expect(asked.length).toBeGreaterThan(30);
  for (const step of asked) {
    const holed =
      step.kind === "context"
        ? state({ answers: allNo, context: { ...context, [step.id]: null } })
        : state({ answers: { ...allNo, [step.id]: null } });
    expect(missingAnswers(holed, today).map((s) => s.id)).toContain(step.id);
    expect(screenComplete(holed, today)).toBe(false);
  }
});
test("a yes whose second question is open is incomplete until it is answered", () => {
  const answers = { ...allNo, fever: true };
  expect(missingAnswers(state({ answers }), today).map((s) => s.id)).toEqual(["very_unwell"]);
  expect(screenComplete(state({ answers: { ...answers, very_unwell: false } }), today)).toBe(true);
});
test("nothing answered is missing everything asked", () =>
  expect(missingAnswers(state({ context: unansweredContext }), today)).toEqual(
    screenSteps(state({ context: unansweredContext }), today),
  ));
test("the check-in's own question is on no screen", () => {
  for (const occasion of ["intake", "program_start", "flare", "session"] as const)
    expect(ids(state({ occasion }))).not.toContain("check_in_leg_worse" satisfies QuestionId);
  expect(ids(state({ occasion: "check_in", answers: { check_in_leg_worse: true } }))).toEqual([
    "check_in_leg_worse",
    "legs_both_or_foot_drop",
  ]);
});
