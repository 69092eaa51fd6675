/**
 * The body from the side: a bending trunk, two arms, two legs. Invariant: contacts come first. The hips are placed by
 * what must not move, planted hands and feet are solved to their points, and the spine bends only at its joints.
 */
import { BALL, BELLY_HEIGHT, BELLY_REST, CHEST, JOINTS, LENGTH } from "./body.ts";
import { type Frame, layLimb, type Part, place, type SolvedLimb, solveLimb } from "./frame.ts";
import type { LimbSpec, Pose, SideName } from "./pose.ts";
import { bendSpine, type Spine, SURFACE, shoulderOf, widthOfSlice } from "./spine.ts";
import { add, angleOf, distance, normalise, type Point, polar, rotate, subtract } from "./vector.ts";

const SIDES: readonly SideName[] = ["F", "N"];
/** The shoulder's distance from the middle of the chest, seen when the chest turns. */
const HALF_SHOULDERS = 9.7;
const REST_FOOT = 90;

const surfaces = Object.entries(SURFACE);

/** The shoulder of one side against the hips: shifted for the far one, moved round where the chest turns. */
function armRoot(pose: Pose, spine: Spine, side: SideName): Point {
  const turn = (pose.twist * Math.PI) / 180;
  const out = (side === "F" ? 1 : -1) * HALF_SHOULDERS * Math.sin(turn);
  const shift: Point = side === "F" ? [pose.farArm[0] * Math.cos(turn), pose.farArm[1]] : [0, 0];
  return add(add(shoulderOf(spine), rotate([out, 0], spine.turns[CHEST + 1]!)), shift);
}

/** The end of a leg whose directions do not depend on a target: for pins at knee, ankle, heel and ball. */
function freeLegPoint(spec: LimbSpec, turn: number, point: string): Point | undefined {
  if (spec.kind !== "bend" && spec.kind !== "dirs") return undefined;
  const bend = spec.kind === "bend";
  const thigh = bend ? turn - 90 + spec.v[0]! : spec.v[0]!;
  const shank = bend ? thigh - spec.v[1]! : spec.v[1]!;
  const foot = bend ? shank + REST_FOOT + spec.v[2]! : spec.v[2]!;
  const knee = polar(thigh, LENGTH.thigh * spec.v[3]!);
  const ankle = add(knee, polar(shank, LENGTH.shank * spec.v[4]!));
  if (point === "knee") return knee;
  if (point === "ankle") return ankle;
  return point === "ball" ? add(ankle, rotate(BALL, foot)) : undefined;
}

/** Where a point lies against the hips. */
function pointFromHip(name: string, pose: Pose, spine: Spine): Point | undefined {
  const surface = SURFACE[name];
  if (surface) {
    const [joint, x, y] = surface;
    return add(spine.joints[joint]!, rotate([x, y], spine.turns[joint]!));
  }
  if (name === "shoulder") return shoulderOf(spine);
  const side = name.slice(-1) as SideName;
  const leg = pose.legs[side];
  const local = leg && freeLegPoint(leg, spine.turns[0]!, name.slice(0, -1));
  return local && add(local, side === "F" ? pose.farLeg : [0, 0]);
}

function placeHip(pose: Pose, spine: Spine, report: (problem: string) => void): Point {
  const { root } = pose;
  const [x, y] = [root.v[0]!, root.v[1]!];
  if (root.kind === "hip") return [x, y];
  const on = root.on ?? "";
  if (root.kind === "stand") {
    const side = (on === "F" ? "F" : "N") as SideName;
    const leg = pose.legs[side];
    if (!leg || (leg.kind !== "to" && leg.kind !== "ball")) {
      report(`stand: leg ${side} must be planted`);
      return [x, 53];
    }
    const shift: Point = side === "F" ? pose.farLeg : [0, 0];
    const foot: Point = [leg.v[0]!, leg.v[1]!];
    const ankle = leg.kind === "ball" ? subtract(foot, rotate(BALL, leg.v[2]!)) : foot;
    const reach = y * (LENGTH.thigh * leg.v[3]! + LENGTH.shank * leg.v[4]!);
    const across = ankle[0] + (leg.exact ? -shift[0] : 0) - x;
    if (Math.abs(across) > reach) report(`stand: hips at ${x} are too far from foot ${side}`);
    return [
      x,
      ankle[1] + (leg.exact ? -shift[1] : 0) + Math.sqrt(Math.max(0, reach * reach - across * across)),
    ];
  }
  const local = pointFromHip(on, pose, spine);
  if (!local) {
    report(`pin: “${on}” cannot be pinned here (a leg must be given by angles)`);
    return [x, y];
  }
  return subtract([x, y], local);
}

/** Tilts the trunk until the arm spans its share; returns the trunk's direction. */
function settle(pose: Pose, report: (problem: string) => void): number {
  const wanted = pose.settle;
  if (!wanted) return pose.trunk;
  const arm = pose.arms[wanted.arm];
  if (arm?.kind !== "to" || arm.on) {
    report(`settle: arm ${wanted.arm} must be planted`);
    return pose.trunk;
  }
  const goal = wanted.ratio * (LENGTH.upperArm * arm.v[3]! + LENGTH.forearm * arm.v[4]!);
  const quiet = () => {};
  const error = (trunk: number) => {
    const spine = bendSpine(pose, trunk);
    const hip = placeHip(pose, spine, quiet);
    const shift: Point = wanted.arm === "F" && !arm.exact ? pose.farLeg : [0, 0];
    return distance(add(armRoot(pose, spine, wanted.arm), hip), add([arm.v[0]!, arm.v[1]!], shift)) - goal;
  };
  let [low, high] = [pose.trunk - 25, pose.trunk + 25];
  let [atLow, atHigh] = [error(low), error(high)];
  if (atLow * atHigh > 0) {
    report(`settle: no tilt within 25° gives arm ${wanted.arm} its length`);
    return pose.trunk;
  }
  // False position; an end that stays loses half its weight (Illinois).
  for (let i = 0; i < 30; i++) {
    const middle = (low * atHigh - high * atLow) / (atHigh - atLow);
    const found = error(middle);
    if (Math.abs(found) < 1e-7) return middle;
    if (found * atHigh < 0) {
      [low, atLow] = [high, atHigh];
    } else atLow /= 2;
    [high, atHigh] = [middle, found];
  }
  return high;
}

/** Solves a pose seen from the side. */
export function solveSide(pose: Pose): Frame {
  const problems: string[] = [];
  const report = (problem: string) => problems.push(problem);
  const trunk = settle(pose, report);
  const spine = bendSpine(pose, trunk);
  const hip = placeHip(pose, spine, report);
  const { turns } = spine;
  const joints = spine.joints.map((joint) => add(joint, hip));
  const parts: Record<string, Part> = {};
  const points: Record<string, Point> = {};
  const limbs: Record<string, SolvedLimb> = {};

  parts.pelvis = { x: hip[0], y: hip[1], a: turns[0]!, sx: 1 };
  for (let i = 0; i < JOINTS - 1; i++) {
    const joint = joints[i + 1]!;
    const width = widthOfSlice(i, pose.twist);
    parts[`t${i}`] = { x: joint[0], y: joint[1], a: turns[i + 1]!, sx: width };
  }
  const chest = { ...parts[`t${CHEST}`]!, sx: 1 };
  parts.chest = chest;
  const lowChest = parts.t3!;
  const rise = rotate([BELLY_REST + 3.6 * pose.belly, BELLY_HEIGHT], lowChest.a);
  parts.belly = { x: lowChest.x + rise[0], y: lowChest.y + rise[1], a: lowChest.a - 90, sx: 1 };
  const [neck, skull] = [joints[JOINTS]!, joints[JOINTS + 1]!];
  parts.neck = { x: neck[0], y: neck[1], a: angleOf(subtract(skull, neck)), sx: 1 };
  parts.head = { x: skull[0], y: skull[1], a: turns[JOINTS + 1]!, sx: 1 };
  for (const [name, [joint, x, y]] of surfaces)
    points[name] = add(joints[joint]!, rotate([x, y], turns[joint]!));

  const shoulder = add(shoulderOf(spine), hip);
  points.shoulder = shoulder;
  const frameOf = (name: string): Part | undefined =>
    parts[name] ?? (points[name] && { x: points[name][0], y: points[name][1], a: 0, sx: 1 });
  for (const side of SIDES) {
    const far = side === "F";
    const root = far ? add(hip, pose.farLeg) : hip;
    const spec = pose.legs[side]!;
    const leg = solveLimb(
      spec,
      {
        name: `leg ${side}`,
        side,
        root,
        lengths: [LENGTH.thigh, LENGTH.shank],
        hang: turns[0]! - 90,
        sense: 1,
        shift: far ? pose.farLeg : [0, 0],
        rest: REST_FOOT,
        bend: 1,
        straight: false,
        frameOf,
      },
      report,
    );
    // The knee bends the other way round than the hip.
    const solved = spec.kind === "bend" ? bendKnee(spec, turns[0]! - 90, leg) : leg;
    limbs[`leg${side}`] = {
      ...solved,
      angles: [
        normalise(solved.dirs[0] - turns[0]! + 90),
        normalise(solved.dirs[0] - solved.dirs[1]),
        normalise(solved.dirs[2] - solved.dirs[1] - REST_FOOT),
      ],
    };
    layLimb("leg", side, root, solved, parts, points, false);
  }
  for (const side of SIDES) {
    const far = side === "F";
    const root = add(armRoot(pose, spine, side), hip);
    const spec = pose.arms[side]!;
    const solved = solveLimb(
      spec,
      {
        name: `arm ${side}`,
        side,
        root,
        lengths: [LENGTH.upperArm, LENGTH.forearm],
        hang: chest.a - 90,
        sense: 1,
        shift: far ? pose.farLeg : [0, 0],
        rest: 0,
        bend: -1,
        straight: false,
        frameOf,
      },
      report,
    );
    limbs[`arm${side}`] = {
      ...solved,
      angles: [
        // A raised arm goes on past 180: the shoulder's range is −70 to 190.
        wrapShoulder(normalise(solved.dirs[0] - chest.a + 90)),
        normalise(solved.dirs[1] - solved.dirs[0]),
        normalise(solved.dirs[2] - solved.dirs[1]),
      ],
    };
    layLimb("arm", side, root, solved, parts, points, false);
  }
  return {
    view: "side",
    parts,
    points,
    limbs,
    trunk,
    spine: [pose.lumbar, pose.thoracic, pose.neck, pose.head, pose.twist],
    look: pose.look,
    problems,
  };
}

const wrapShoulder = (angle: number) => (angle < -150 ? angle + 360 : angle);

function bendKnee(spec: LimbSpec, hang: number, limb: SolvedLimb): SolvedLimb {
  const thigh = hang + spec.v[0]!;
  const shank = thigh - spec.v[1]!;
  return { ...limb, dirs: [thigh, shank, shank + REST_FOOT + spec.v[2]!] };
}

/** A point of a part's frame; for props and marks. */
export const pointOn = (frame: Frame, part: string, local: Point): Point => place(frame.parts[part]!, local);
