/**
 * What a patient reads beside the animated figure of each built-in exercise: one file of texts for each file of
 * db/content/exercises. The texts are shown as they stand; they hold no placeholders. All of them together are too
 * much to send to a browser: read one on the server and pass that on.
 *
 * Invariant: every exercise of the library has a text, and its cautions are exactly those of the library
 * (tests/content/exercise-text.test.ts).
 */
import aerobic from "./exercise-text/en/aerobic.json" with { type: "json" };
import antiRotation from "./exercise-text/en/anti-rotation.json" with { type: "json" };
import backExtensor from "./exercise-text/en/back-extensor.json" with { type: "json" };
import bike from "./exercise-text/en/bike.json" with { type: "json" };
import birdDog from "./exercise-text/en/bird-dog.json" with { type: "json" };
import brace from "./exercise-text/en/brace.json" with { type: "json" };
import bridge from "./exercise-text/en/bridge.json" with { type: "json" };
import carry from "./exercise-text/en/carry.json" with { type: "json" };
import curlUp from "./exercise-text/en/curl-up.json" with { type: "json" };
import extension from "./exercise-text/en/extension.json" with { type: "json" };
import flexion from "./exercise-text/en/flexion.json" with { type: "json" };
import hinge from "./exercise-text/en/hinge.json" with { type: "json" };
import hipAbduction from "./exercise-text/en/hip-abduction.json" with { type: "json" };
import lumbarMobility from "./exercise-text/en/lumbar-mobility.json" with { type: "json" };
import march from "./exercise-text/en/march.json" with { type: "json" };
import mobility from "./exercise-text/en/mobility.json" with { type: "json" };
import neck from "./exercise-text/en/neck.json" with { type: "json" };
import plank from "./exercise-text/en/plank.json" with { type: "json" };
import posture from "./exercise-text/en/posture.json" with { type: "json" };
import row from "./exercise-text/en/row.json" with { type: "json" };
import sideBridge from "./exercise-text/en/side-bridge.json" with { type: "json" };
import split from "./exercise-text/en/split.json" with { type: "json" };
import squat from "./exercise-text/en/squat.json" with { type: "json" };
import step from "./exercise-text/en/step.json" with { type: "json" };
import stretch from "./exercise-text/en/stretch.json" with { type: "json" };
import thoracicExtension from "./exercise-text/en/thoracic-extension.json" with { type: "json" };
import thoracicRotation from "./exercise-text/en/thoracic-rotation.json" with { type: "json" };
import walk from "./exercise-text/en/walk.json" with { type: "json" };
import warmUp from "./exercise-text/en/warm-up.json" with { type: "json" };

/** The words of one exercise. Source of the facts: clinical.md D; the words are our own. */
export interface ExerciseText {
  /** What it is for, one sentence; never a promise. */
  readonly purpose: string;
  /** Where and how to begin, equipment included. */
  readonly setUp: string;
  /** 3–6, in order, one action each. */
  readonly steps: readonly string[];
  /** 2–4 things to think of while moving. */
  readonly cues: readonly string[];
  /** What it should feel like, and what it should not. */
  readonly feel: string;
  /** 2–4, each with what to do instead. */
  readonly mistakes: readonly string[];
  /** When to stop this exercise and tell the therapist. */
  readonly stop: string;
  /** One way to make it easier today. */
  readonly easier: string;
  /** One way to ask a little more of it today within the dose: slower or cleaner, never a load or another rung. */
  readonly harder: string;
  /** Why care is asked, for each diagnosis whose caution is 1 or 2, and for no other. */
  readonly caution: Readonly<
    Partial<Record<"disc" | "facet_oa" | "stenosis" | "ddd" | "acute_strain", string>>
  >;
}

const english: Readonly<Record<string, ExerciseText>> = {
  ...aerobic,
  ...antiRotation,
  ...backExtensor,
  ...bike,
  ...birdDog,
  ...brace,
  ...bridge,
  ...carry,
  ...curlUp,
  ...extension,
  ...flexion,
  ...hinge,
  ...hipAbduction,
  ...lumbarMobility,
  ...march,
  ...mobility,
  ...neck,
  ...plank,
  ...posture,
  ...row,
  ...sideBridge,
  ...split,
  ...squat,
  ...step,
  ...stretch,
  ...thoracicExtension,
  ...thoracicRotation,
  ...walk,
  ...warmUp,
};

/** The text of an exercise by its slug; null for a clinic's own exercise. English where there is no other yet. */
export function exerciseText(_locale: string, slug: string): ExerciseText | null {
  return Object.hasOwn(english, slug) ? (english[slug] ?? null) : null;
}
