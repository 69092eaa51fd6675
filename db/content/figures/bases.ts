/**
 * Start positions. Most exercises are one of these with a few keys. Long because there are many of them.
 *
 * Invariant: in every base the contacts are exact, and the eyes look where a person's would.
 */
import type { Pose } from "#lib/domain/figure/pose.ts";
import type { Point } from "#lib/domain/figure/vector.ts";
import {
  type Base,
  ball,
  bend,
  chair,
  dirs,
  elbow,
  frontChair,
  hand,
  on,
  type PosePatch,
  patched,
  plant,
  via,
} from "./vocabulary.ts";

const nothing: Pose = {
  trunk: 90,
  lumbar: 0,
  thoracic: 0,
  neck: 0,
  head: 0,
  twist: 0,
  look: 0,
  belly: 0,
  shrug: 0,
  root: { kind: "hip", v: [0, 53] },
  settle: null,
  farLeg: [2.6, 1.3],
  farArm: [1.6, 0.1],
  legs: {},
  arms: {},
};

const side = (ground: Base["ground"], patch: PosePatch, more: Partial<Base> = {}): Base => ({
  view: "side",
  above: false,
  ground,
  hands: {},
  props: [],
  ...more,
  pose: patched(nothing, patch, "side"),
});
const facing = (
  view: "front" | "back",
  ground: Base["ground"],
  patch: PosePatch,
  more: Partial<Base> = {},
): Base => ({
  view,
  above: false,
  ground,
  hands: {},
  props: [],
  ...more,
  pose: patched(nothing, patch, view),
});

const flatHands = { N: "flat", F: "flat" } as const;
const fists = { N: "fist", F: "fist" } as const;

// Side view, upright --------------------------------------------------------------------------------------------------

/** Standing, facing right, ankles at x 0; arms hang. */
export const standing = side("floor", {
  stand: ["N", -0.6],
  legs: plant([0, 3.9]),
  armN: bend(-5, 10, 4),
  armF: bend(4, 12, 4),
});

/** Standing with soft knees and hips a little back: the start of hinges, rows and presses. */
export const athletic = side("floor", {
  stand: ["N", -1.6, 0.985],
  legs: plant([0, 3.9]),
  armN: bend(-2, 12),
  armF: bend(6, 14),
});

/** Sitting on a chair, feet flat (ankles at 0), hands on the thighs. The seat is 24.4 high. */
export const sitting = side(
  "floor",
  {
    hip: [-20, 29.7],
    neck: -1,
    head: -1,
    legs: plant([0, 3.9]),
    armN: on("thighN", [15, 4.6], -4),
    armF: on("thighF", [15, 4.6], -4),
  },
  { props: [chair(-22, 24.4)], hands: flatHands },
);
/** Hips over a ball of radius 17 at x −21 (add exerciseBall(-21)). */
export const sittingOnBall = side(
  "floor",
  {
    hip: [-20, 39],
    neck: -1,
    head: -1,
    legs: plant([3, 3.9]),
    armN: on("thighN", [14, 4.6], -4),
    armF: on("thighF", [14, 4.6], -4),
  },
  { hands: flatHands },
);

// Side view, lying ----------------------------------------------------------------------------------------------------

const LYING_ARMS = { armN: elbow([-6.6, 2.4], -2, 0), armF: elbow([-9, 2.4], -2, 0) };

/** On the back, head left, legs long. Hips at x 6. */
export const supine = side(
  "mat",
  { trunk: 180, hip: [6, 7.2], neck: -3, head: -5, legs: dirs(-3.8, -3.8, 84), ...LYING_ARMS },
  { hands: flatHands },
);
/** On the back, knees bent, feet flat with the ankles at x 33. */
export const hookLying = side(
  "mat",
  { trunk: 180, hip: [6, 7.2], neck: -3, head: -5, legs: plant([33, 3.9]), ...LYING_ARMS },
  { hands: flatHands },
);
/** On the back, hips and knees at right angles, arms to the ceiling. */
export const tableTop = side("mat", {
  trunk: 180,
  hip: [8, 7.2],
  neck: -3,
  head: -5,
  legs: dirs(92, 0, 72),
  arms: dirs(90, 90, 90),
});
/** On the front, head right, forehead over the stacked hands. */
export const prone = side(
  "mat",
  {
    trunk: 0,
    hip: [-6, 7],
    neck: -8,
    head: -6,
    thoracic: -4,
    legs: dirs(-176.5, -178, -152),
    arms: elbow([31, 2.3], 10, 4, { scale: [1, 0.45, 0.8] }),
  },
  { hands: flatHands },
);
/** On the front, propped on the forearms. */
export const proneOnElbows = side(
  "mat",
  {
    trunk: 6,
    hip: [-6, 7],
    lumbar: -30,
    thoracic: -18,
    neck: -6,
    head: -8,
    legs: dirs(-176.5, -178, -152),
    arms: elbow([20, 2.3], 0, 0),
  },
  { hands: flatHands },
);
/** Front plank on forearms and tucked toes. */
export const plankPose = side(
  "mat",
  {
    trunk: 11,
    hip: [-4, 15.2],
    thoracic: 4,
    neck: -4,
    head: -14,
    legs: ball([-54, 2.2], -78, 78),
    arms: elbow([24, 2.3], 0, 0),
  },
  { hands: fists },
);

// Side view, hands and knees, kneeling ----------------------------------------------------------------------------------

/** Where hands and knees are on all fours: near wrist, far knee. */
export const FOURS: { readonly wrist: Point; readonly knee: Point } = { wrist: [39, 1.9], knee: [10, 3.4] };
const KNEEL = dirs(-90, -183, -158);

/** On hands and knees, head right; the arms keep their length while the spine bends. */
export const allFours = side(
  "mat",
  {
    trunk: 10,
    pin: ["kneeF", FOURS.knee[0] - 1.5, FOURS.knee[1] + 0.5],
    settle: ["N", 0.99],
    neck: -6,
    head: -14,
    legs: KNEEL,
    arms: hand(FOURS.wrist, 0),
    farLeg: [-1.5, 0.5],
  },
  { hands: flatHands },
);
/** Kneeling upright on both knees. */
export const kneeling = side("mat", {
  trunk: 90,
  pin: ["kneeN", 0, 3.4],
  legs: KNEEL,
  armN: bend(-4, 10),
  armF: bend(4, 12),
  farLeg: [-1.5, 0.5],
});
/** Half kneeling: near knee down, far foot in front. */
export const halfKneeling = side("mat", {
  trunk: 90,
  hip: [0, 28.2],
  legN: plant([-24.6, 4.7], -158),
  legF: plant([22, 3.9]),
  armN: bend(-4, 10),
  armF: bend(4, 12),
});

// Front and back view -------------------------------------------------------------------------------------------------

/** Standing, facing the viewer, feet 12 apart. */
export const standingFront = facing("front", "floor", {
  stand: ["R", 0],
  legs: plant([6, 3.9], -80),
  arms: bend(8, -4, 0),
});
/** Standing with the back to the viewer. */
export const standingBack = facing("back", "floor", {
  stand: ["R", 0],
  legs: plant([6, 3.9], -80),
  arms: bend(8, -4, 0),
});

/**
 * Sitting on a chair, facing the viewer, seen a little from above: the hips lie behind the knees and so higher in the
 * picture; hands on the thighs.
 */
export const sittingFront = facing(
  "front",
  "floor",
  {
    hip: [0, 35],
    legs: via([7.2, 27.6], [7, 3.9], -84),
    arms: via([13, 50], [8.4, 37.4], -100, { scale: [1, 1, 0.74] }),
  },
  { props: [frontChair(0)], knees: true, hands: { R: "flat", L: "flat" } },
);

/** On the right side facing the viewer, head left, legs long, lower forearm on the mat: the side bridge's start. */
export const sideLying = facing(
  "front",
  "mat",
  {
    trunk: 179,
    hip: [5, 9.4],
    lumbar: 24,
    thoracic: 8,
    neck: -8,
    legR: plant([49, 2.8], -12),
    legL: plant([48.4, 4.4], -24),
    armR: elbow([-29.5, 1.8], -152, -152, { scale: [1, 0.5, 0.8] }),
    armL: on("pelvis", [8.2, 6.2], -130, { scale: [0.86, 0.9, 0.85] }),
  },
  { hands: { R: "fist", L: "hand" }, paint: ["legR", "armL", "neck", "trunk", "head", "legL", "armR"] },
);
/** On the right side facing the viewer, the head on the lower arm, knees bent 60° towards the viewer. */
export const sideLyingBent = facing(
  "front",
  "mat",
  {
    trunk: 180,
    hip: [2, 10.6],
    neck: 2,
    legR: via([18.5, 4.8], [34, 3.4], -6, { scale: [1, 1, 0.8] }),
    legL: via([18.5, 10.2], [34, 7.6], -6, { scale: [1, 1, 0.8] }),
    armR: dirs(177, 178, 179),
    armL: via([-12, 17], [-17, 4.4], -70, { scale: [1, 1, 0.8] }),
  },
  { hands: { R: "flat", L: "flat" }, paint: ["armR", "legR", "neck", "trunk", "head", "legL", "armL"] },
);

/** On the back seen from above, head left, knees bent up towards the viewer, arms a little out. */
export const supineFromAbove = facing(
  "front",
  "mat",
  {
    trunk: 180,
    hip: [4, 0],
    legR: via([15.4, 6], [29, 6.4], 0, { scale: [1, 1, 1] }),
    legL: via([15.4, -6], [29, -6.4], 0, { scale: [1, 1, 1] }),
    arms: bend(24, 0, 0),
  },
  { above: true, knees: true, hands: { R: "flat", L: "flat" } },
);
/** On the front seen from above, head left. */
export const proneFromAbove = facing(
  "back",
  "mat",
  { trunk: 180, hip: [4, 0], legs: bend(4, -2, 0), arms: bend(27, -5, 0) },
  { above: true },
);
/** On the side seen from above: hips and knees bent to right angles and stacked, both arms reaching forward. */
export const sideLyingFromAbove = side(
  "mat",
  {
    trunk: 90,
    hip: [0, 0],
    lumbar: 4,
    legs: dirs(0, -92, 0),
    arms: dirs(2, 0, 0),
    farLeg: [1.2, -2],
    farArm: [0.6, -2.4],
  },
  { above: true },
);
