/** Red-flag forms: unknown questions refused, unanswered kept unanswered, an incomplete emergency let through. */
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { codeAnswers } from "#lib/domain/red-flag.ts";
import { unansweredContext } from "#lib/domain/red-flag-questions.ts";
import { endRedFlagsInput, redFlagScreenForm, redFlagScreenInput } from "#lib/schemas/red-flag.ts";

const issues = (schema: z.ZodType, input: unknown) => {
  const result = schema.safeParse(input);
  return result.success ? [] : result.error.issues.map((i) => [i.path.join("."), i.message]);
};

test("dotted form names and nested JSON are the same screen", () => {
  const form = {
    occasion: "intake",
    "answers.fever": "yes",
    "answers.very_unwell": "",
    "context.birthYear": "1980",
    "context.cancer": "no",
  };
  const json = {
    occasion: "intake",
    answers: { fever: true, very_unwell: null },
    context: { birthYear: 1980, cancer: false },
  };
  expect(redFlagScreenInput.parse(form)).toEqual(redFlagScreenInput.parse(json));
  expect(redFlagScreenInput.parse(form)).toEqual({
    occasion: "intake",
    answers: { fever: true, very_unwell: null },
    context: { ...unansweredContext, birthYear: 1980, cancer: false },
  });
});
test("a lone emergency answer is accepted and coded, whatever else is open", () => {
  const { answers } = redFlagScreenInput.parse({
    occasion: "session",
    "answers.session_cauda_equina": "yes",
  });
  expect(codeAnswers(answers, unansweredContext, "2025-03-05").map((f) => f.code)).toEqual(["E"]);
});
test("without context it is null, not a context of noes", () =>
  expect(redFlagScreenInput.parse({ occasion: "session", answers: {} }).context).toBeNull());

describe("screens refused", () => {
  const ok = { occasion: "flare", answers: {} };
  test.each<[string, unknown, string, string]>([
    ["an occasion that does not exist", { ...ok, occasion: "whenever" }, "occasion", "unknown_occasion"],
    ["no occasion", { answers: {} }, "occasion", "unknown_occasion"],
    ["a question that does not exist", { ...ok, answers: { fevr: "no" } }, "answers", "unknown_field"],
    ["a tick box", { ...ok, answers: { fever: "on" } }, "answers.fever", "not_an_answer"],
    ["a number for an answer", { ...ok, answers: { fever: 0 } }, "answers.fever", "not_an_answer"],
    ["answers that are no object", { ...ok, answers: "no" }, "answers", "not_a_form"],
    ["an unknown context item", { ...ok, context: { shoeSize: 42 } }, "context", "unknown_field"],
    ["a year in words", { ...ok, context: { birthYear: "80s" } }, "context.birthYear", "not_a_number"],
    ["a year of two figures", { ...ok, context: { birthYear: "80" } }, "context.birthYear", "out_of_range"],
    ["an unknown group of names", { ...ok, "extra.fever": "no" }, "", "unknown_field"],
    ["nothing", null, "", "not_a_form"],
  ])("%s", (_, input, path, code) => expect(issues(redFlagScreenInput, input)).toEqual([[path, code]]));
});

describe("ending flags", () => {
  const flagId = "019572a0-0000-7000-8000-000000000001";
  const statement = { patientId: flagId, flagIds: [flagId], reason: "Reviewed" };
  test("empty assessor and day are nothing given; one ticked box is a list of one", () =>
    expect(
      endRedFlagsInput.parse({
        ...statement,
        flagIds: flagId,
        reason: " Reviewed ",
        assessedBy: "",
        assessedOn: "",
      }),
    ).toEqual({ ...statement, assessedBy: null, assessedOn: null }));
  test.each<[Record<string, unknown>, string, string]>([
    [{ reason: " " }, "reason", "required"],
    [{ reason: "x".repeat(2001) }, "reason", "too_long"],
    [{ assessedBy: "x".repeat(201) }, "assessedBy", "too_long"],
    [{ assessedOn: "2025-13-01" }, "assessedOn", "not_a_date"],
    [{ flagIds: ["7"] }, "flagIds.0", "not_an_id"],
    [{ flagIds: undefined }, "flagIds", "required"],
  ])("%j", (over, path, code) =>
    expect(issues(endRedFlagsInput, { ...statement, ...over })).toEqual([[path, code]]),
  );
});

test("where every flag needs an examination, all that is missing is said at once", () => {
  const id = "019572a0-0000-7000-8000-000000000001";
  const bare = { patientId: id, flagIds: [id], reason: "", assessedBy: "", assessedOn: "" };
  expect(issues(endRedFlagsInput, { ...bare, examined: "needed" })).toEqual([
    ["reason", "required"],
    ["assessedBy", "required"],
    ["assessedOn", "required"],
  ]);
  expect(issues(endRedFlagsInput, bare)).toEqual([["reason", "required"]]);
});

describe("the screen as its form sends it", () => {
  const form = { idempotencyKey: "019572a0-0000-7000-8000-000000000001", occasion: "intake" };
  test("nothing answered yet is an empty screen, not a broken form", () =>
    expect(redFlagScreenForm.parse(form)).toEqual({ ...form, answers: {}, context: null }));
  test.each(["session", "check_in"])("the occasion %s is answered elsewhere", (occasion) =>
    expect(issues(redFlagScreenForm, { ...form, occasion })).toEqual([["occasion", "unknown_occasion"]]),
  );
});
