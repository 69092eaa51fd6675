/**
 * The body in numbers, in percent of its height (fractions after Drillis and Contini / Winter, widths slimmed to
 * about 90 %). Invariant: one person in every figure; nobody draws a limb of another length.
 */
import { type Point, subtract } from "./vector.ts";

export const LENGTH = {
  thigh: 24.5,
  shank: 24.6,
  ankle: 3.9,
  upperArm: 18.6,
  forearm: 14.6,
  hand: 10.2,
  fist: 6.2,
} as const;

/** The joint of the toes, from the ankle, in the foot's frame; heel and sole as well. */
export const BALL: Point = [7.2, -2.9];
export const HEEL: Point = [-3, -3.9];
export const SOLE_BALL: Point = [7.2, -3.9];

/** Side view, standing upright, facing +x. */
export const HIP: Point = [0, 53];
export const SKULL: Point = [0.5, 92.3];

/** The trunk from the waist to the neck: height, back and front of the outline; six lumbar, three thoracic joints. */
const OUTLINE: readonly (readonly [y: number, back: number, front: number])[] = [
  [58.5, -5.42, 5.76],
  [60.8, -4.78, 5.72],
  [63.1, -4.38, 5.66],
  [65.5, -4.28, 5.52],
  [67.8, -4.6, 5.52],
  [70.2, -5.15, 5.72],
  [73.4, -6.05, 6.26],
  [77, -6.74, 6.64],
  [81, -6.3, 5.4],
  [85, -4.1, 2.4],
];

export interface TrunkJoint {
  /** Centre of the circle at mid depth, standing. */
  readonly at: Point;
  readonly radius: number;
}

export const TRUNK: readonly TrunkJoint[] = OUTLINE.map(([y, back, front]) => ({
  at: [(back + front) / 2, y],
  radius: (front - back) / 2,
}));
/** The joints of the trunk; slice i stands between joint i and joint i + 1. */
export const JOINTS = TRUNK.length;
export const SLICES = JOINTS - 1;
/** The slice that carries the shoulders. */
export const CHEST = 7;
/** Shares of lumbar and thoracic flexion at the joints, from below. They add up to one each. */
export const LUMBAR = [0.15, 0.18, 0.18, 0.18, 0.17, 0.14];
export const THORACIC = [0.34, 0.36, 0.3];

/** Steps from hip to joint to joint to skull, standing. */
export const STEPS: readonly Point[] = [
  subtract(TRUNK[0]!.at, HIP),
  ...TRUNK.slice(1).map((joint, i) => subtract(joint.at, TRUNK[i]!.at)),
  subtract(SKULL, TRUNK[JOINTS - 1]!.at),
];
/** The shoulder from the foot of the chest slice. */
export const SHOULDER: Point = subtract([-0.4, 80.7], TRUNK[CHEST]!.at);

/** How far before the spine the belly's crest lies at rest: inside the outline. */
export const BELLY_REST = -0.8;
/** How far above its slice the crest lies: midway from ribs to waistband. */
export const BELLY_HEIGHT = 1;

/** Front view: joints from the middle of the hips, from the foot of the chest, from the foot of the neck. */
export const FRONT = {
  hip: [4.9, -1] as Point,
  waist: [0, 8] as Point,
  middle: [0, 5] as Point,
  chest: [0, 5] as Point,
  neck: [0, 14.4] as Point,
  skull: [0, 5.6] as Point,
  shoulder: [9.2, 8.8] as Point,
} as const;

/** Ranges of the drawn joints in degrees (style reference, section 1). */
export const JOINT_RANGES = {
  hip: [-30, 135],
  knee: [-1, 155],
  ankle: [-65, 32],
  toes: [-10, 80],
  shoulder: [-72, 192],
  elbow: [-2, 152],
  wrist: [-88, 88],
  lumbar: [-42, 68],
  thoracic: [-32, 38],
  neckAndHead: [-62, 52],
  lateral: [-34, 34],
  twist: [-100, 100],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;
