/** Reading a sent screen: only what was asked counts, an emergency may come alone, an open one was not asked. */
import { describe, expect, test } from "vitest";
import type { RedFlagAnswers } from "#lib/domain/red-flag.ts";
import { type RedFlagContext, unansweredContext } from "#lib/domain/red-flag-questions.ts";
import { isUrgent, readScreen, toAnswers, wasComplete } from "#lib/domain/red-flag-record.ts";
import { allNo, plainContext } from "#tests/support/acute.ts";

const today = "2026-03-02";
const read = (answers: RedFlagAnswers, context: RedFlagContext = plainContext, contextOnFile = false) =>
  readScreen({ occasion: "intake", answers, context, contextOnFile }, today);

describe("what counts", () => {
  test("a single question behind a no is dropped, with its second question", () => {
    const screen = read({ ...allNo, session_nerve: false, leg_weaker: true, legs_both_or_foot_drop: true });
    expect(screen.flags).toEqual([]);
    expect(screen.answers.map((answer) => answer.questionId)).not.toContain("leg_weaker");
    expect(screen.missing).toEqual([]);
  });
  test("behind a yes it counts", () => {
    const singles = {
      leg_weaker: true,
      foot_dragging: false,
      leg_giving_way: false,
      numbness_spreading: false,
    };
    const screen = read({ ...allNo, session_nerve: true, ...singles, legs_both_or_foot_drop: true });
    expect(screen.flags.map((flag) => [flag.questionId, flag.code])).toEqual([["leg_weaker", "E"]]);
  });
  test("an answer of null is no answer", () =>
    expect(read({ ...allNo, fever: null }).missing.map((step) => step.id)).toEqual(["fever"]));
  test("a context on file raises nothing again", () => {
    const pregnant = { ...plainContext, pregnancy: true };
    expect(read(allNo, pregnant).flags.map((flag) => flag.questionId)).toEqual(["context_pregnancy"]);
    expect(read(allNo, pregnant, true).flags).toEqual([]);
  });
});

describe("what may come before the end", () => {
  const urgent = (answers: RedFlagAnswers) => isUrgent(read(answers, unansweredContext));
  test("an E by itself", () => expect(urgent({ chest_pain: true })).toBe(true));
  test("an E by its second question", () => {
    expect(urgent({ fever: true, very_unwell: true })).toBe(true);
    expect(urgent({ fever: true, very_unwell: false })).toBe(false);
  });
  test("not while that question is still to be asked", () => expect(urgent({ fever: true })).toBe(false));
});

describe("a stored screen", () => {
  const rows = (answers: RedFlagAnswers) =>
    Object.entries(answers).flatMap(([questionId, yes]) =>
      typeof yes === "boolean" ? [{ questionId, yes }] : [],
    );
  const stored = (answers: RedFlagAnswers, occasion: "intake" | "session" = "intake") => ({
    occasion,
    localDay: today,
    answers: rows(answers),
  });
  const { fever: _, ...withoutFever } = allNo;
  test.each<[string, boolean]>([
    ["every question answered", wasComplete(stored(allNo), plainContext)],
    [
      "a session's two",
      wasComplete(stored({ session_cauda_equina: false, session_nerve: false }, "session"), null),
    ],
  ])("complete: %s", (_name, complete) => expect(complete).toBe(true));
  test.each<[string, boolean]>([
    ["one question open", wasComplete(stored(withoutFever), plainContext)],
    ["no context", wasComplete(stored(allNo), null)],
    ["a session's one", wasComplete(stored({ session_cauda_equina: false }, "session"), null)],
    ["a yes whose singles are open", wasComplete(stored({ ...allNo, session_nerve: true }), plainContext)],
  ])("not complete: %s", (_name, complete) => expect(complete).toBe(false));
  test("ids that the rule does not know are left out", () =>
    expect(
      toAnswers([
        { questionId: "fever", yes: true },
        { questionId: "gone", yes: true },
      ]),
    ).toEqual({ fever: true }));
});
