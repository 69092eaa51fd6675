/**
 * The spine from the side: a chain of joints that share out the bends of a pose, and the surface points that hang on
 * it. Invariant: the steps between the joints never change their length.
 */
import { CHEST, JOINTS, LUMBAR, SHOULDER, STEPS, THORACIC } from "./body.ts";
import type { Pose } from "./pose.ts";
import { add, type Point, rotate } from "./vector.ts";

/** Points on the surface of the body, as [joint, x, y] in that joint's frame. */
export const SURFACE: Readonly<Record<string, readonly [joint: number, x: number, y: number]>> = {
  hip: [0, 0, 0],
  buttock: [0, -7.2, 0],
  sacrum: [0, -6.2, 4],
  tail: [0, -5.6, -4],
  lap: [0, 5.6, 2],
  lowBack: [3, -4.9, 0],
  belly: [3, 5.6, 0],
  midBack: [7, -6.2, 0],
  upperBack: [8, -6.9, 1],
  chest: [8, 6.6, 0],
  skull: [JOINTS + 1, 0, 0],
  crown: [JOINTS + 1, 0, 8],
  nose: [JOINTS + 1, 6.3, -0.7],
  chin: [JOINTS + 1, 4.6, -5.2],
  forehead: [JOINTS + 1, 4.8, 4.4],
  headBack: [JOINTS + 1, -6.1, 2.6],
};

/** The spine against the hips. */
export interface Spine {
  /** Turn of each joint's frame against upright; 0 the pelvis, last the head. */
  readonly turns: number[];
  readonly joints: Point[];
}

/** Bends the spine of a pose whose trunk has a direction. */
export function bendSpine(pose: Pose, trunk: number): Spine {
  const bends = [
    ...LUMBAR.map((share) => share * pose.lumbar),
    ...THORACIC.map((share) => share * pose.thoracic),
    pose.neck,
    pose.head,
  ];
  const turns = [trunk - 90];
  const joints: Point[] = [[0, 0]];
  STEPS.forEach((step, i) => {
    joints.push(add(joints[i]!, rotate(step, turns[i]!)));
    turns.push(turns[i]! - bends[i]!);
  });
  return { turns, joints };
}

/** The middle of the shoulders against the hips. */
export const shoulderOf = ({ joints, turns }: Spine): Point =>
  add(joints[CHEST + 1]!, rotate(SHOULDER, turns[CHEST + 1]!));

const turnedWidth = (twist: number, frontal: number) => {
  const t = (twist * Math.PI) / 180;
  return Math.hypot(Math.cos(t), frontal * Math.sin(t));
};
const FRONTAL = [1.22, 1.28, 1.3, 1.3, 1.3, 1.32, 1.36, 1.4, 1.42, 1];
/** Share of the chest's turn that each slice takes. */
const TWIST_SHARE = [0.08, 0.18, 0.3, 0.42, 0.55, 0.7, 0.85, 1, 1, 1];

/** How much wider slice i of the trunk looks when the chest is turned out of the profile. */
export const widthOfSlice = (i: number, twist: number): number =>
  twist === 0 ? 1 : turnedWidth(twist * TWIST_SHARE[i]!, FRONTAL[i]!);
