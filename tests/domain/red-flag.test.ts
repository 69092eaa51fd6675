/**
 * Red flags: every row of clinical.md A4, second questions, context, locks, actions and clearing.
 * Long: a clinician reads the rows of the table and their tests side by side.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actionsFor,
  blocksGate,
  canServeBlock,
  checkClearing,
  codeAnswers,
  codeContext,
  lockOf,
  mayClear,
  type OpenFlag,
  type RedFlagAnswers,
} from "#lib/domain/red-flag.ts";
import {
  type FollowUpId,
  questionIds,
  questionOf,
  type RedFlagCode,
  type RedFlagContext,
  redFlagCodes,
  screenQuestionIds,
} from "#lib/domain/red-flag-questions.ts";

const today = "2025-03-05";
/** Forty years old, nothing in the history. */
const plain: RedFlagContext = {
  birthYear: 1985,
  firstEpisode: false,
  cancer: false,
  recentSurgery: false,
  longTermSteroids: false,
  osteoporosis: false,
  weakImmuneSystem: false,
  pregnancy: false,
};
const noFollowUps: RedFlagAnswers = {
  legs_both_or_foot_drop: false,
  very_unwell: false,
  weakness_spreading: false,
  over_three_months: true,
};
const codesOf = (answers: RedFlagAnswers, context: RedFlagContext = plain) =>
  codeAnswers({ ...noFollowUps, ...answers }, context, today).map((flag) => [flag.questionId, flag.code]);
const open = (code: RedFlagCode, questionId = "fever"): OpenFlag => ({ questionId, code });

describe("each row of the screen, answered yes alone", () => {
  const rows: [string, RedFlagCode, RedFlagContext?][] = [
    ...["session_cauda_equina", "saddle_numbness", "urine_start", "urine_feel", "urine_hold"].map(
      (id): [string, RedFlagCode] => [id, "E"],
    ),
    ...["stool_start", "stool_feel", "stool_hold", "sexual_feeling"].map((id): [string, RedFlagCode] => [
      id,
      "E",
    ]),
    ...["session_nerve", "leg_weaker", "foot_dragging", "leg_giving_way", "numbness_spreading"].map(
      (id): [string, RedFlagCode] => [id, "S"],
    ),
    ...["hard_knock", "midline_pain", "new_stoop"].map((id): [string, RedFlagCode] => [id, "S"]),
    ["minor_strain", "S", { ...plain, osteoporosis: true }],
    ["minor_strain", "S", { ...plain, longTermSteroids: true }],
    ["minor_strain", "S", { ...plain, birthYear: 1960 }],
    ...["fever", "chills", "sweats", "feeling_ill"].map((id): [string, RedFlagCode] => [id, "S"]),
    ...["recent_infection", "recent_operation", "recent_injection", "injected_drugs"].map(
      (id): [string, RedFlagCode] => [id, "S"],
    ),
    ...["weight_loss", "pain_steadily_worse", "pain_round_chest", "night_constant"].map(
      (id): [string, RedFlagCode] => [id, "U"],
    ),
    ...["tearing_pain", "pulsing_pain", "chest_pain", "breathless", "faint"].map(
      (id): [string, RedFlagCode] => [id, "E"],
    ),
    ...["morning_stiffness", "better_moving"].map((id): [string, RedFlagCode] => [id, "U"]),
    ...["clumsy_hands", "unsteady_walking", "neck_electric_shocks"].map((id): [string, RedFlagCode] => [
      id,
      "S",
    ]),
    ...["sudden_dizziness", "double_vision", "slurred_speech", "drop_attack", "worst_headache"].map(
      (id): [string, RedFlagCode] => [id, "E"],
    ),
    ["self_harm", "E"],
    ["check_in_leg_worse", "S"],
  ];
  test.each(rows)("%s is %s", (id, code, context) => {
    expect(codesOf({ [id]: true }, context)).toEqual([[id, code]]);
    expect(codesOf({ [id]: false }, context)).toEqual([]);
  });
  test("no question is left out of this table", () =>
    expect([...new Set(rows.map(([id]) => id))].toSorted()).toEqual([...questionIds].toSorted()));
  test("self-harm is the last question", () => expect(screenQuestionIds.at(-1)).toBe("self_harm"));
});

describe("second questions", () => {
  test.each<[string, FollowUpId, RedFlagCode]>([
    ["leg_weaker", "legs_both_or_foot_drop", "E"],
    ["session_nerve", "legs_both_or_foot_drop", "E"],
    ["check_in_leg_worse", "legs_both_or_foot_drop", "E"],
    ["fever", "very_unwell", "E"],
    ["injected_drugs", "very_unwell", "E"],
    ["weight_loss", "weakness_spreading", "S"],
  ])("%s with %s is %s, and left open counts as yes", (id, followUp, code) => {
    expect(codesOf({ [id]: true, [followUp]: true })).toEqual([[id, code]]);
    expect(codesOf({ [id]: true, [followUp]: null })).toEqual([[id, code]]);
    const flag = codeAnswers({ [id]: true }, plain, today)[0];
    expect(flag?.raisedBy).toContain("follow_up_unanswered");
  });
  test("a second question alone raises nothing", () =>
    expect(codesOf({ legs_both_or_foot_drop: true, very_unwell: true, weakness_spreading: true })).toEqual(
      [],
    ));
  test("the inflammatory questions need more than three months", () => {
    expect(codesOf({ morning_stiffness: true, over_three_months: false })).toEqual([]);
    expect(codesOf({ morning_stiffness: true, over_three_months: null })).toEqual([
      ["morning_stiffness", "U"],
    ]);
  });
});

describe("session questions", () => {
  test("a single question says it more exactly and takes the session question's place", () => {
    expect(codesOf({ session_cauda_equina: true, urine_hold: true })).toEqual([["urine_hold", "E"]]);
    expect(codesOf({ session_nerve: true, foot_dragging: true, leg_weaker: false })).toEqual([
      ["foot_dragging", "S"],
    ]);
  });
  test("a session question stays a flag when all its single questions say no", () => {
    const singles = questionIds.filter((id) => questionOf(id).opensFrom === "session_cauda_equina");
    const none = Object.fromEntries(singles.map((id) => [id, false]));
    expect(codesOf({ session_cauda_equina: true, ...none })).toEqual([["session_cauda_equina", "E"]]);
  });
});

describe("age and bones", () => {
  test("a minor strain raises nothing at 40 without brittle bones or steroids", () =>
    expect(codesOf({ minor_strain: true })).toEqual([]));
  test.each([
    [1961, []],
    [1960, [["minor_strain", "S"]]],
  ])("a minor strain, born %i", (birthYear, flags) =>
    expect(codesOf({ minor_strain: true }, { ...plain, birthYear })).toEqual(flags),
  );
  test.each(["birthYear", "osteoporosis", "longTermSteroids"] as const)(
    "a minor strain with %s not answered counts",
    (item) =>
      expect(codesOf({ minor_strain: true }, { ...plain, [item]: null })).toEqual([["minor_strain", "S"]]),
  );
  test.each([
    [1980, [["morning_stiffness", "U"]]],
    [1979, []],
  ])("morning stiffness, born %i (44 or 45 on the young side)", (birthYear, flags) =>
    expect(codesOf({ morning_stiffness: true }, { ...plain, birthYear })).toEqual(flags),
  );
});

describe("context", () => {
  test.each<[Partial<RedFlagContext>, string, RedFlagCode]>([
    [{ birthYear: 2010 }, "context_under_18", "T"],
    [{ birthYear: 2007 }, "context_under_18", "T"],
    [{ birthYear: 1960, firstEpisode: true }, "context_first_episode_over_60", "T"],
    [{ pregnancy: true }, "context_pregnancy", "T"],
    [{ recentSurgery: true }, "context_recent_surgery", "T"],
    [{ longTermSteroids: true }, "context_long_term_steroids", "T"],
    [{ cancer: true }, "context_cancer", "U"],
  ])("%j raises %s with %s, and locks no session", (over, id, code) => {
    const flags = codeContext({ ...plain, ...over }, today);
    expect(flags.map((flag) => [flag.questionId, flag.code])).toEqual([[id, code]]);
    expect(lockOf(flags)).toMatchObject({
      sessions: false,
      strengthening: false,
      warmUps: false,
      calm: false,
    });
    expect(blocksGate(flags)).toBe(code === "T");
  });
  test.each<[Partial<RedFlagContext>]>([
    [{ birthYear: 2006 }],
    [{ birthYear: 1960 }],
    [{ birthYear: 1966, firstEpisode: true }],
    [{ osteoporosis: true }],
    [{ weakImmuneSystem: true }],
    [{ birthYear: null, firstEpisode: null, cancer: null, pregnancy: null }],
  ])("%j alone raises nothing", (over) => expect(codeContext({ ...plain, ...over }, today)).toEqual([]));

  test.each<[Partial<RedFlagContext>, string]>([
    [{ cancer: true }, "context_cancer"],
    [{ osteoporosis: true }, "context_osteoporosis"],
    [{ weakImmuneSystem: true }, "context_weak_immune_system"],
    [{ longTermSteroids: true }, "context_long_term_steroids"],
    [{ pregnancy: true }, "context_pregnancy"],
    [{ recentSurgery: true }, "context_recent_surgery"],
    [{ birthYear: 2010 }, "context_under_18"],
    [{ birthYear: 1950, firstEpisode: true }, "context_first_episode_over_60"],
    [{ cancer: null }, "context_unanswered"],
    [{ birthYear: null, firstEpisode: true }, "context_unanswered"],
  ])("%j lifts a symptom's U to S", (over, reason) => {
    const [flag] = codeAnswers({ ...noFollowUps, weight_loss: true }, { ...plain, ...over }, today);
    expect(flag).toMatchObject({ questionId: "weight_loss", code: "S" });
    expect(flag?.raisedBy).toContain(reason);
  });
  test("context never changes an S or an E, and never lowers a code", () => {
    const weak = { ...plain, cancer: true, weakImmuneSystem: true };
    expect(codesOf({ fever: true, chest_pain: true }, weak)).toEqual([
      ["chest_pain", "E"],
      ["fever", "S"],
    ]);
  });
});

describe("locks", () => {
  test.each<[RedFlagCode[], { sessions: boolean; strengthening: boolean; calm: boolean }, boolean]>([
    [[], { sessions: false, strengthening: false, calm: false }, false],
    [["E"], { sessions: true, strengthening: true, calm: true }, true],
    [["S"], { sessions: true, strengthening: true, calm: true }, true],
    [["T"], { sessions: false, strengthening: true, calm: false }, true],
    [["U"], { sessions: false, strengthening: false, calm: false }, false],
    [["U", "T"], { sessions: false, strengthening: true, calm: false }, true],
    [["T", "S"], { sessions: true, strengthening: true, calm: true }, true],
  ])("%j", (codes, lock, blocks) => {
    const flags = codes.map((code) => open(code));
    expect(lockOf(flags)).toMatchObject({ ...lock, warmUps: lock.strengthening });
    expect(blocksGate(flags)).toBe(blocks);
  });
  test("under T only calm blocks are served, under S none, under U all", () => {
    const kinds = ["warm-up", "main", "cool-down", "calm", "on-demand"] as const;
    const served = (code: RedFlagCode) => kinds.filter((kind) => canServeBlock(lockOf([open(code)]), kind));
    expect(served("T")).toEqual(["calm"]);
    expect(served("S")).toEqual([]);
    expect(served("U")).toEqual([...kinds]);
  });
});

describe("what the patient is told", () => {
  test("an emergency stands alone; the crisis line comes with self-harm", () => {
    expect(actionsFor([open("S"), open("E", "chest_pain")])).toEqual([{ code: "E", crisisLine: false }]);
    expect(actionsFor([open("E", "self_harm")])).toEqual([{ code: "E", crisisLine: true }]);
  });
  test("otherwise every code once, most urgent first", () =>
    expect(actionsFor([open("U"), open("T"), open("S"), open("S")]).map((a) => a.code)).toEqual([
      "S",
      "T",
      "U",
    ]));
  test("no flag, nothing said", () => expect(actionsFor([])).toEqual([]));
});

describe("who may end a flag", () => {
  test.each([
    ["clinician", "clinician", "E", false, true],
    ["clinician", "clinician", "E", true, true],
    ["clinician", null, "E", false, false],
    ["therapist", "lead_therapist", "S", false, true],
    ["therapist", "therapist", "E", false, true],
    ["therapist", "lead_therapist", "S", true, false],
    ["therapist", "therapist", "T", true, true],
    ["therapist", "therapist", "U", true, true],
    ["therapist", null, "U", false, false],
    ["admin", "lead_therapist", "T", false, false],
    ["patient", null, "U", false, false],
  ] as const)("%s linked as %s, code %s, clinicians only %s: %s", (role, careTeamPart, code, only, may) =>
    expect(mayClear({ role, careTeamPart, code, clinicRestrictsToClinicians: only })).toBe(may),
  );

  const said = { reason: "Examined, reflexes normal", assessedBy: "Dr Wren", assessedOn: "2025-03-04" };
  const raised = "2025-03-03";
  test.each([
    ["S", said, undefined],
    ["E", { ...said, reason: " " }, "reason_required"],
    ["E", { ...said, assessedBy: "" }, "assessor_required"],
    ["S", { ...said, assessedOn: null }, "assessed_on_required"],
    ["S", { ...said, assessedOn: "2025-03-02" }, "assessed_on_impossible"],
    ["S", { ...said, assessedOn: "2025-03-06" }, "assessed_on_impossible"],
    ["T", { reason: "", assessedBy: null, assessedOn: null }, "reason_required"],
    ["T", { reason: "Reviewed by phone", assessedBy: null, assessedOn: null }, undefined],
    ["U", { reason: "Seen by her doctor", assessedBy: null, assessedOn: null }, undefined],
  ] as const)("%s with %j: %s", (code, statement, failure) => {
    const result = checkClearing(code, statement, raised, today);
    expect(result.ok ? undefined : result.code).toBe(failure);
  });
});

describe("for any answers", () => {
  const answers = fc.dictionary(fc.constantFrom(...questionIds), fc.option(fc.boolean()), {
    maxKeys: 12,
  }) as fc.Arbitrary<RedFlagAnswers>;
  const rank = (code: RedFlagCode) => redFlagCodes.indexOf(code);
  const worst = (a: RedFlagAnswers, context: RedFlagContext) =>
    Math.min(redFlagCodes.length, ...codeAnswers(a, context, today).map((flag) => rank(flag.code)));

  test("withholding an answer after a yes never makes it milder than answering no", () =>
    fc.assert(
      fc.property(answers, (a) => {
        expect(worst(a, plain)).toBeLessThanOrEqual(
          worst(
            {
              ...a,
              legs_both_or_foot_drop: false,
              very_unwell: false,
              weakness_spreading: false,
              over_three_months: false,
            },
            plain,
          ),
        );
      }),
    ));
  test("a context not answered is never milder than one that is all no", () =>
    fc.assert(
      fc.property(answers, (a) => {
        const unknown = {
          ...plain,
          birthYear: null,
          cancer: null,
          osteoporosis: null,
          longTermSteroids: null,
        };
        expect(worst(a, unknown)).toBeLessThanOrEqual(worst(a, plain));
      }),
    ));
  test("flags come most urgent first and each question at most once", () =>
    fc.assert(
      fc.property(answers, (a) => {
        const flags = codeAnswers(a, plain, today);
        const order = flags.map((flag) => rank(flag.code));
        expect(order).toEqual(order.toSorted((x, y) => x - y));
        expect(new Set(flags.map((flag) => flag.questionId)).size).toBe(flags.length);
      }),
    ));
});
