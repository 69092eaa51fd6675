/**
 * When each built-in template has done its work: its criteria as data, and what comes after it.
 * Invariants: every built-in template has an entry, also one that never ends; what no record can show is a `confirm`
 * item, which a therapist alone answers; nothing here moves anybody. A clinic's own template has only its text.
 * Source: clinical.md E (**Advance:** of each template); clinical/programs.json. Long by nature: a table.
 */

/** What only a therapist can see or knows: form, leg symptoms on a walk, the load lifted before the injury. */
export const confirmItems = ["hinge_form", "core_pyramids", "leg_symptom_walk", "working_load"] as const;
export type ConfirmItem = (typeof confirmItems)[number];

export type CriterionSpec =
  /** Acute pain has resolved: the gate of clinical.md A2, signed by a therapist. */
  | { readonly kind: "gate" }
  /** Whole weeks on the program; days in calm care for a flare are left out. */
  | { readonly kind: "weeks"; readonly weeks: number }
  /** Adherence over the completed days on the program, at most the last `days` of them, from the displayed percent. */
  | { readonly kind: "adherence"; readonly percent: number; readonly days: number }
  /** The last sessions green and answered, all main exercises of each. */
  | { readonly kind: "green_sessions"; readonly sessions: number }
  /** The newest resting-pain values, one a day. */
  | { readonly kind: "rest_pain"; readonly max: number; readonly days: number }
  /** No session with a red exercise in the last days. */
  | { readonly kind: "no_red"; readonly days: number }
  /** Pain on the morning after at most this much above resting pain before, for every session of the last days. */
  | { readonly kind: "morning_change"; readonly max: number; readonly days: number }
  /** Pyramid n, n−2, n−4 of ten-second holds done at the newest exposure, each side; or a harder rung since. */
  | {
      readonly kind: "pyramid";
      readonly exercise: string;
      readonly n: number;
      readonly beyond: readonly string[];
    }
  /** Sets of repetitions done at the newest exposure, at most at this effort; or a harder rung since. */
  | {
      readonly kind: "reps";
      readonly exercise: string;
      readonly sets: number;
      readonly reps: number;
      readonly effortMax: number | null;
      readonly beyond: readonly string[];
    }
  /** Effort of the newest exposure of every main exercise of the program, 0 to 10. */
  | { readonly kind: "effort"; readonly max: number }
  /** Left against right at the newest exposure: the difference in percent of the better side. */
  | { readonly kind: "sides"; readonly exercise: string; readonly percent: number }
  /** Loads above the first one that were done in full, up to the newest load. */
  | { readonly kind: "load_steps"; readonly exercise: string; readonly steps: number }
  /** RMDQ at most, or PSFS mean at least, answered while on the program. Points. */
  | { readonly kind: "outcome"; readonly rmdqMax: number; readonly psfsMin: number }
  | { readonly kind: "confirm"; readonly item: ConfirmItem };

export interface StageRule {
  /** Empty: a tool, or a program without an end. */
  readonly criteria: readonly CriterionSpec[];
  /** Slugs of built-in templates that may follow; empty where none does. */
  readonly next: readonly string[];
}

/** Days of "no red session", of the newest resting pain and of the end of return to lifting; of adherence four weeks. */
const twoWeeks = 14;
const fourWeeks = 28;

const adherence80 = { kind: "adherence", percent: 80, days: fourWeeks } as const;
const noRed = { kind: "no_red", days: twoWeeks } as const;
const sideBridgeKnees = {
  kind: "pyramid",
  exercise: "side-bridge-knees",
  n: 6,
  beyond: ["side-bridge", "side-bridge-roll"],
} as const;
const sitToStand = {
  kind: "reps",
  exercise: "sit-to-stand",
  sets: 2,
  reps: 12,
  effortMax: 6,
  beyond: ["bodyweight-squat", "goblet-squat"],
} as const;

/** By slug of the built-in template. */
export const stageRules: Readonly<Record<string, StageRule>> = {
  "acute-calm-down": {
    criteria: [{ kind: "gate" }],
    next: ["subacute-motor-control", "stenosis-flexion", "facet-friendly"],
  },
  "subacute-motor-control": {
    criteria: [
      { kind: "weeks", weeks: 2 },
      adherence80,
      { kind: "green_sessions", sessions: 3 },
      { kind: "rest_pain", max: 2, days: 3 },
      { kind: "confirm", item: "hinge_form" },
    ],
    next: ["strength-1-foundation"],
  },
  "strength-1-foundation": {
    criteria: [
      { kind: "weeks", weeks: 3 },
      { kind: "pyramid", exercise: "mcgill-curl-up", n: 8, beyond: ["curl-up-elbows-lifted"] },
      { kind: "pyramid", exercise: "bird-dog", n: 8, beyond: ["bird-dog-square"] },
      sideBridgeKnees,
      sitToStand,
      adherence80,
      noRed,
    ],
    next: ["strength-2-build"],
  },
  "strength-2-build": {
    criteria: [
      { kind: "weeks", weeks: 4 },
      {
        kind: "reps",
        exercise: "bodyweight-squat",
        sets: 3,
        reps: 12,
        effortMax: null,
        beyond: ["goblet-squat"],
      },
      { kind: "pyramid", exercise: "side-bridge", n: 6, beyond: ["side-bridge-roll"] },
      { kind: "sides", exercise: "side-bridge", percent: 10 },
      { kind: "effort", max: 7 },
      adherence80,
    ],
    next: ["strength-3-load"],
  },
  "strength-3-load": {
    criteria: [
      { kind: "weeks", weeks: 6 },
      { kind: "load_steps", exercise: "kettlebell-deadlift", steps: 2 },
      { kind: "load_steps", exercise: "goblet-squat", steps: 2 },
      { kind: "outcome", rmdqMax: 4, psfsMin: 7 },
    ],
    next: ["maintenance", "return-to-lifting"],
  },
  "warm-up-before-sport": { criteria: [], next: [] },
  "desk-posture": {
    criteria: [
      { kind: "weeks", weeks: 2 },
      { kind: "adherence", percent: 80, days: twoWeeks },
    ],
    next: [],
  },
  "stenosis-flexion": {
    criteria: [
      { kind: "confirm", item: "leg_symptom_walk" },
      {
        kind: "reps",
        exercise: "sit-to-stand",
        sets: 3,
        reps: 12,
        effortMax: null,
        beyond: ["bodyweight-squat", "goblet-squat"],
      },
    ],
    next: ["strength-2-build"],
  },
  // "As strength-1": the two big-three exercises that this program leaves out are for the therapist to see.
  "facet-friendly": {
    criteria: [
      { kind: "weeks", weeks: 3 },
      { kind: "confirm", item: "core_pyramids" },
      sideBridgeKnees,
      sitToStand,
      adherence80,
      noRed,
    ],
    next: ["strength-2-build"],
  },
  "return-to-lifting": {
    criteria: [
      { kind: "confirm", item: "working_load" },
      { kind: "morning_change", max: 1, days: twoWeeks },
    ],
    next: ["maintenance"],
  },
  maintenance: { criteria: [], next: [] },
};

/** No program is ready before so many days: the fewest weeks that any of the criteria names. */
export const soonestDays = 14;

/** Names a criterion within its template. */
export function criterionKey(spec: CriterionSpec): string {
  switch (spec.kind) {
    case "pyramid":
    case "reps":
    case "sides":
    case "load_steps":
      return `${spec.kind}:${spec.exercise}`;
    case "confirm":
      return `confirm:${spec.item}`;
    default:
      return spec.kind;
  }
}

/** Exercises named by the criteria, harder rungs too: slugs, each once. */
export function exercisesNamed(criteria: readonly CriterionSpec[]): string[] {
  return [
    ...new Set(
      criteria.flatMap((spec) =>
        "exercise" in spec ? [spec.exercise, ...("beyond" in spec ? spec.beyond : [])] : [],
      ),
    ),
  ];
}

/**
 * The days a program has to stand before its criteria are worth reading for a signal: its criterion of weeks, else the
 * template's least duration.
 */
export function leastDays(criteria: readonly CriterionSpec[], minWeeks: number): number {
  const weeks = criteria.find((spec) => spec.kind === "weeks");
  return 7 * (weeks?.weeks ?? minWeeks);
}
