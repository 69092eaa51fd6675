/**
 * The body from the front or the back: lateral bends in two steps, limbs in the picture's plane or foreshortened.
 * Invariant: the same names as from the side, with R and L for the person's own right and left.
 */
import { FRONT, LENGTH } from "./body.ts";
import { type Frame, layLimb, type Part, type SolvedLimb, solveLimb } from "./frame.ts";
import type { LimbSpec, Pose, SideName, View } from "./pose.ts";
import { add, normalise, type Point, polar, rotate, subtract } from "./vector.ts";

const SIDES: readonly SideName[] = ["R", "L"];

/** On which side of the upright body a side lies: −1 left of the picture. */
export const signOf = (side: SideName, view: View): 1 | -1 =>
  (side === "L") === (view === "front") ? 1 : -1;

function placeHip(
  pose: Pose,
  surface: Readonly<Record<string, Point>>,
  view: View,
  report: (p: string) => void,
): Point {
  const { root } = pose;
  const [x, y] = [root.v[0]!, root.v[1]!];
  if (root.kind === "hip") return [x, y];
  if (root.kind === "stand") {
    const side: SideName = root.on === "R" || root.on === "L" ? root.on : "R";
    const leg = pose.legs[side];
    if (leg?.kind !== "to") {
      report(`stand: leg ${side} must be planted`);
      return [x, 53];
    }
    const hip = rotate([FRONT.hip[0] * signOf(side, view), FRONT.hip[1]], pose.trunk - 90);
    const reach = y * (LENGTH.thigh + LENGTH.shank);
    const across = leg.v[0]! - x - hip[0];
    return [x, leg.v[1]! - hip[1] + Math.sqrt(Math.max(0, reach * reach - across * across))];
  }
  const local = surface[root.on ?? ""];
  if (local) return subtract([x, y], local);
  report(`pin: “${root.on}” cannot be pinned in this view`);
  return [x, y];
}

/** Solves a pose seen from the front or the back. */
export function solveFront(pose: Pose, view: View): Frame {
  const problems: string[] = [];
  const report = (problem: string) => problems.push(problem);
  const pelvis = pose.trunk - 90;
  const low = pelvis - pose.lumbar / 2;
  const middle = pelvis - pose.lumbar;
  const chest = middle - pose.thoracic;
  const neckTurn = chest - pose.neck;
  const headTurn = neckTurn - pose.head;
  const chain = (hip: Point) => {
    const j1 = add(hip, rotate(FRONT.waist, pelvis));
    const j2 = add(j1, rotate(FRONT.middle, low));
    const j3 = add(j2, rotate(FRONT.chest, middle));
    const j4 = add(j3, rotate(FRONT.neck, chest));
    return [hip, j1, j2, j3, j4, add(j4, rotate(FRONT.skull, neckTurn))] as const;
  };
  const surfaceAt = (joints: ReturnType<typeof chain>): Record<string, Point> => ({
    hip: joints[0],
    waist: joints[1],
    chest: add(joints[3], rotate([0, 6], chest)),
    neck: joints[4],
    skull: joints[5],
    crown: add(joints[5], rotate([0, 8], headTurn)),
    chin: add(joints[5], rotate([0, -5.6], headTurn)),
    hipLeft: add(joints[0], rotate([-9.2, -1], pelvis)),
    hipRight: add(joints[0], rotate([9.2, -1], pelvis)),
    shoulderLeft: add(joints[3], rotate([-10.8, 10.5], chest)),
    shoulderRight: add(joints[3], rotate([10.8, 10.5], chest)),
    ribsLeft: add(joints[3], rotate([-8.6, 6], chest)),
    ribsRight: add(joints[3], rotate([8.6, 6], chest)),
  });
  const hip = placeHip(pose, surfaceAt(chain([0, 0])), view, report);
  const joints = chain(hip);
  const points: Record<string, Point> = surfaceAt(joints);
  const parts: Record<string, Part> = {};
  const limbs: Record<string, SolvedLimb> = {};
  const turn = (pose.twist * Math.PI) / 180;
  const narrow = Math.hypot(Math.cos(turn), 0.72 * Math.sin(turn));
  const half = 1 - (1 - narrow) * 0.5;
  const put = (name: string, at: Point, a: number, sx = 1) => {
    parts[name] = { x: at[0], y: at[1], a, sx };
  };
  put("pelvis", joints[0], pelvis);
  put("waist", joints[1], low, 1 - (1 - narrow) * 0.25);
  put("middle", joints[2], middle, half);
  put("chest", joints[3], chest, narrow);
  put("neck", joints[4], neckTurn);
  put("head", joints[5], headTurn);
  const chestFrame: Part = { x: joints[3][0], y: joints[3][1], a: chest, sx: 1 };
  const frameOf = (name: string): Part | undefined =>
    name === "chest"
      ? chestFrame
      : (parts[name] ?? (points[name] && { x: points[name][0], y: points[name][1], a: 0, sx: 1 }));
  for (const side of SIDES) {
    const sign = signOf(side, view);
    const root = add(hip, rotate([FRONT.hip[0] * sign, FRONT.hip[1]], pelvis));
    const spec = pose.legs[side]!;
    const solved = solveLimb(
      spec,
      {
        name: `leg ${side}`,
        side,
        root,
        lengths: [LENGTH.thigh, LENGTH.shank],
        hang: pelvis - 90,
        sense: sign,
        shift: [0, 0],
        rest: 0,
        bend: sign,
        straight: true,
        frameOf,
      },
      report,
    );
    limbs[`leg${side}`] = named(solved, pelvis - 90, sign);
    layLimb("leg", side, root, solved, parts, points, true);
  }
  for (const side of SIDES) {
    const sign = signOf(side, view);
    const across = FRONT.shoulder[0] * Math.cos(turn) * sign;
    const root = add(joints[3], rotate([across, FRONT.shoulder[1] + pose.shrug], chest));
    parts[`yoke${side}`] = { x: root[0], y: root[1], a: chest, sx: sign * Math.max(0.2, Math.cos(turn)) };
    const spec: LimbSpec = pose.arms[side]!;
    const solved = solveLimb(
      spec,
      {
        name: `arm ${side}`,
        side,
        root,
        lengths: [LENGTH.upperArm, LENGTH.forearm],
        hang: chest - 90,
        sense: sign,
        shift: [0, 0],
        rest: 0,
        bend: sign,
        straight: false,
        frameOf,
      },
      report,
    );
    limbs[`arm${side}`] = named(solved, chest - 90, sign);
    layLimb("arm", side, root, solved, parts, points, true);
  }
  points.lap = add(hip, polar(pelvis - 90, 3));
  return {
    view,
    parts,
    points,
    limbs,
    trunk: pose.trunk,
    spine: [pose.lumbar, pose.thoracic, pose.neck, pose.head, pose.twist],
    look: pose.look,
    problems,
  };
}

const named = (limb: SolvedLimb, hang: number, sign: number): SolvedLimb => ({
  ...limb,
  angles: [
    normalise(sign * (limb.dirs[0] - hang)),
    normalise(sign * (limb.dirs[1] - limb.dirs[0])),
    normalise(sign * (limb.dirs[2] - limb.dirs[1])),
  ],
});
