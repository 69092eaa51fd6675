/**
 * The red-flag screen as data: every question with its suspicion and code, the second questions that change a code,
 * and the context items. A rule table, long by nature; the coding of answers is in `red-flag.ts`.
 * Invariant: one symptom per question; the wording (`redFlag` in the catalogue) has exactly these ids, which are
 * stored with answers and therefore never renamed. Source: clinical.md A4.
 */

/**
 * E emergency now · S medical contact the same day · U doctor within days · T therapist before the next session.
 * Listed from the most to the least urgent, as the patient is told.
 */
export const redFlagCodes = ["E", "S", "T", "U"] as const;
export type RedFlagCode = (typeof redFlagCodes)[number];

export const suspicions = [
  "cauda_equina",
  "progressive_nerve_loss",
  "fracture",
  "infection",
  "malignancy",
  "aorta_organs",
  "inflammatory",
  "neck",
  "context",
  "distress",
] as const;
export type Suspicion = (typeof suspicions)[number];

/** When a screen is asked: the whole of it, or at every session only the two session questions. */
export const screenOccasions = ["intake", "program_start", "flare", "session", "check_in"] as const;
export type ScreenOccasion = (typeof screenOccasions)[number];

/**
 * Second questions, each asked once when any question that names it is answered yes.
 * `raises`: yes changes the code to this one. `required`: no means that the first answer raises nothing.
 */
export const followUps = {
  legs_both_or_foot_drop: { kind: "raises", code: "E" },
  very_unwell: { kind: "raises", code: "E" },
  weakness_spreading: { kind: "raises", code: "S" },
  over_three_months: { kind: "required" },
} as const satisfies Record<
  string,
  { readonly kind: "raises"; readonly code: RedFlagCode } | { readonly kind: "required" }
>;
export type FollowUpId = keyof typeof followUps;
export const followUpIds = Object.keys(followUps) as readonly FollowUpId[];

/** A fact of the context without which a yes raises nothing: brittle bones or age for a minor strain; young age. */
export type ContextCondition = "fracture_risk" | "young_enough";

export interface RedFlagQuestion {
  readonly suspicion: Suspicion;
  /** The code of a yes, before the second question and the context. */
  readonly code: RedFlagCode;
  /** The session question whose yes opens this one; null when it is asked by itself. */
  readonly opensFrom: "session_cauda_equina" | "session_nerve" | null;
  readonly followUp: FollowUpId | null;
  readonly needs: ContextCondition | null;
}

const ask = (
  suspicion: Suspicion,
  code: RedFlagCode,
  rest: Partial<Pick<RedFlagQuestion, "opensFrom" | "followUp" | "needs">> = {},
): RedFlagQuestion => ({ suspicion, code, opensFrom: null, followUp: null, needs: null, ...rest });

const cauda = () => ask("cauda_equina", "E", { opensFrom: "session_cauda_equina" });
const nerve = () =>
  ask("progressive_nerve_loss", "S", { opensFrom: "session_nerve", followUp: "legs_both_or_foot_drop" });
const infection = () => ask("infection", "S", { followUp: "very_unwell" });
const malignancy = () => ask("malignancy", "U", { followUp: "weakness_spreading" });
const inflammatory = () => ask("inflammatory", "U", { followUp: "over_three_months", needs: "young_enough" });

/**
 * Every question in the order it is asked; thoughts of self-harm come last. `session_cauda_equina` and
 * `session_nerve` are printed as they stand in clinical.md A4 and are the two asked at every session.
 * `check_in_leg_worse` is the daily check-in's leg question and stands on no screen.
 */
export const redFlagQuestions = {
  session_cauda_equina: ask("cauda_equina", "E"),
  saddle_numbness: cauda(),
  urine_start: cauda(),
  urine_feel: cauda(),
  urine_hold: cauda(),
  stool_start: cauda(),
  stool_feel: cauda(),
  stool_hold: cauda(),
  sexual_feeling: cauda(),

  session_nerve: ask("progressive_nerve_loss", "S", { followUp: "legs_both_or_foot_drop" }),
  leg_weaker: nerve(),
  foot_dragging: nerve(),
  leg_giving_way: nerve(),
  numbness_spreading: nerve(),

  hard_knock: ask("fracture", "S"),
  minor_strain: ask("fracture", "S", { needs: "fracture_risk" }),
  midline_pain: ask("fracture", "S"),
  new_stoop: ask("fracture", "S"),

  fever: infection(),
  chills: infection(),
  sweats: infection(),
  feeling_ill: infection(),
  recent_infection: infection(),
  recent_operation: infection(),
  recent_injection: infection(),
  injected_drugs: infection(),

  weight_loss: malignancy(),
  pain_steadily_worse: malignancy(),
  pain_round_chest: malignancy(),
  night_constant: malignancy(),

  tearing_pain: ask("aorta_organs", "E"),
  pulsing_pain: ask("aorta_organs", "E"),
  chest_pain: ask("aorta_organs", "E"),
  breathless: ask("aorta_organs", "E"),
  faint: ask("aorta_organs", "E"),

  morning_stiffness: inflammatory(),
  better_moving: inflammatory(),

  clumsy_hands: ask("neck", "S"),
  unsteady_walking: ask("neck", "S"),
  neck_electric_shocks: ask("neck", "S"),
  sudden_dizziness: ask("neck", "E"),
  double_vision: ask("neck", "E"),
  slurred_speech: ask("neck", "E"),
  drop_attack: ask("neck", "E"),
  worst_headache: ask("neck", "E"),

  self_harm: ask("distress", "E"),

  check_in_leg_worse: ask("progressive_nerve_loss", "S", { followUp: "legs_both_or_foot_drop" }),
} as const satisfies Record<string, RedFlagQuestion>;
export type QuestionId = keyof typeof redFlagQuestions;
export const questionIds = Object.keys(redFlagQuestions) as readonly QuestionId[];

/** The two questions of every session, in their order. */
export const sessionQuestions = [
  "session_cauda_equina",
  "session_nerve",
] as const satisfies readonly QuestionId[];

/** The questions that a screen can hold: all but the check-in's own. */
export const screenQuestionIds = questionIds.filter((id) => id !== "check_in_leg_worse");

/** The table's entry, with its full type. */
export function questionOf(id: QuestionId): RedFlagQuestion {
  return redFlagQuestions[id];
}

/** True for the text of a question id, as read from a form or a stored row. */
export function isQuestionId(value: string): value is QuestionId {
  return Object.hasOwn(redFlagQuestions, value);
}

/**
 * The context, asked once, reviewed by a therapist, shown thereafter and not asked again. `recentSurgery` is an
 * operation on the back or neck in the last 12 months. Null is "not answered".
 */
export interface RedFlagContext {
  readonly birthYear: number | null;
  /** This is the first episode of back or neck pain. */
  readonly firstEpisode: boolean | null;
  readonly cancer: boolean | null;
  readonly recentSurgery: boolean | null;
  readonly longTermSteroids: boolean | null;
  readonly osteoporosis: boolean | null;
  readonly weakImmuneSystem: boolean | null;
  readonly pregnancy: boolean | null;
}

/** The context items in the order they are asked. */
export const contextItems = [
  "birthYear",
  "firstEpisode",
  "cancer",
  "recentSurgery",
  "longTermSteroids",
  "osteoporosis",
  "weakImmuneSystem",
  "pregnancy",
] as const satisfies readonly (keyof RedFlagContext)[];
export type ContextItem = (typeof contextItems)[number];

/** A context of which nothing has been asked yet. */
export const unansweredContext: RedFlagContext = {
  birthYear: null,
  firstEpisode: null,
  cancer: null,
  recentSurgery: null,
  longTermSteroids: null,
  osteoporosis: null,
  weakImmuneSystem: null,
  pregnancy: null,
};

/**
 * What a context alone raises, once, until a therapist has reviewed it. T comes from A4's context row; past cancer
 * is in its malignancy row with U. Osteoporosis and a weak immune system raise nothing alone.
 */
export const contextFlagCodes = {
  context_under_18: "T",
  context_first_episode_over_60: "T",
  context_pregnancy: "T",
  context_recent_surgery: "T",
  context_long_term_steroids: "T",
  context_cancer: "U",
} as const satisfies Record<string, RedFlagCode>;
export type ContextFlagId = keyof typeof contextFlagCodes;

/** True for a flag that stands on context alone: it holds the start of rehabilitation and locks no session. */
export function isContextFlagId(value: string): value is ContextFlagId {
  return Object.hasOwn(contextFlagCodes, value);
}
