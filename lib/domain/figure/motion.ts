/**
 * From keys to every moment between them. Invariant: a value never overshoots the keys beside it, a contact that two
 * neighbouring keys share is solved anew in every frame, and a loop ends where it began.
 */
import { type Frame, type SolvedLimb, unwrapLimb } from "./frame.ts";
import type { FigureSpec, Key, LimbSpec, Pose, RootSpec, SideName } from "./pose.ts";
import { solveFront } from "./rig-front.ts";
import { solveSide } from "./rig-side.ts";
import type { Point } from "./vector.ts";

/** Solves one pose in the view of its figure. */
export const solve = (pose: Pose, view: FigureSpec["view"]): Frame =>
  view === "side" ? solveSide(pose) : solveFront(pose, view);

/** Progress of a movement without a jerk: s(0) = 0, s(1) = 1, s(1 − t) = 1 − s(t). */
export const smooth = (t: number): number => t * t * t * (10 - 15 * t + 6 * t * t);

type Values = readonly number[];

/** Monotone cubic through `values` at `times`, at time t in segment i. `periodic` joins the last to the first. */
function blend(times: Values, values: readonly Values[], i: number, t: number, periodic: boolean): number[] {
  const n = times.length;
  const h = (k: number) => times[k + 1]! - times[k]!;
  const u = (t - times[i]!) / h(i);
  return values[0]!.map((_, c) => {
    const slope = (k: number) => (values[k + 1]![c]! - values[k]![c]!) / h(k);
    const tangent = (k: number): number => {
      if (k === 0 || k === n - 1) {
        if (!periodic) return slope(k === 0 ? 0 : n - 2);
        return mean(slope(n - 2), slope(0), h(n - 2), h(0));
      }
      return mean(slope(k - 1), slope(k), h(k - 1), h(k));
    };
    const [y0, y1, m0, m1] = [values[i]![c]!, values[i + 1]![c]!, tangent(i), tangent(i + 1)];
    const [u2, u3] = [u * u, u * u * u];
    return (
      (2 * u3 - 3 * u2 + 1) * y0 +
      (u3 - 2 * u2 + u) * h(i) * m0 +
      (-2 * u3 + 3 * u2) * y1 +
      (u3 - u2) * h(i) * m1
    );
  });
}

function mean(a: number, b: number, ha: number, hb: number): number {
  if (a * b <= 0) return 0;
  const [w1, w2] = [2 * hb + ha, hb + 2 * ha];
  return (w1 + w2) / (w1 / a + w2 / b);
}

const NUMBERS = ["trunk", "lumbar", "thoracic", "neck", "head", "twist", "look", "belly", "shrug"] as const;
const sameLimb = (a: LimbSpec, b: LimbSpec) =>
  a.kind === b.kind &&
  a.on === b.on &&
  Boolean(a.flip) === Boolean(b.flip) &&
  Boolean(a.exact) === Boolean(b.exact);
const sameRoot = (a: RootSpec, b: RootSpec) => a.kind === b.kind && a.on === b.on;

/** A figure's movement, ready to be asked for any moment. */
export interface Movement {
  readonly spec: FigureSpec;
  /** The frames of the keys themselves. */
  readonly keys: readonly Frame[];
  readonly times: readonly number[];
  /** The frame at progress 0 to 1 along the keys (of a cycle: around the loop). */
  at(progress: number): Frame;
  /** The pose that `at` solves. */
  poseAt(progress: number): Pose;
}

function keyTimes(keys: readonly Key[], cycle: boolean): number[] {
  const last = cycle ? keys.length : Math.max(1, keys.length - 1);
  const times = keys.map((key, i) => key.at ?? i / last);
  return cycle ? [...times, 1] : times;
}

/** Prepares a figure's movement: solves its keys and what blends between them. */
export function prepare(spec: FigureSpec): Movement {
  const cycle = spec.motion.kind === "cycle";
  const sides: readonly SideName[] = spec.view === "side" ? ["N", "F"] : ["R", "L"];
  const poses = spec.keys.map((key) => key.pose);
  const frames = poses.map((pose) => solve(pose, spec.view));
  const loop = cycle ? [...poses, poses[0]!] : poses;
  const loopFrames = cycle ? [...frames, frames[0]!] : frames;
  const times = keyTimes(spec.keys, cycle);
  const names = sides.flatMap((side) => [`leg${side}`, `arm${side}`]);
  const solved: Record<string, SolvedLimb[]> = Object.fromEntries(
    names.map((name) => {
      const list: SolvedLimb[] = [];
      for (const frame of loopFrames) list.push(unwrapLimb(frame.limbs[name]!, list[list.length - 1]));
      return [name, list];
    }),
  );
  const hips = loopFrames.map((frame): Values => frame.points.hip!);

  const poseAt = (progress: number): Pose => {
    if (loop.length === 1) return loop[0]!;
    const t = Math.max(0, Math.min(1, progress));
    let i = 0;
    while (i < times.length - 2 && t > times[i + 1]!) i++;
    const [a, b] = [loop[i]!, loop[i + 1]!];
    const mix = (values: readonly Values[]) => blend(times, values, i, t, cycle);
    const numbers = mix(loop.map((pose) => NUMBERS.map((name) => pose[name])));
    const settles = a.settle && b.settle && a.settle.arm === b.settle.arm;
    const trunk = settles ? numbers[0]! : mix(loopFrames.map((frame) => [frame.trunk]))[0]!;
    const mixPoint = (get: (pose: Pose) => Point) => mix(loop.map(get)) as unknown as Point;
    return {
      ...(Object.fromEntries(NUMBERS.map((name, k) => [name, numbers[k]!])) as unknown as Pose),
      trunk,
      settle: settles ? a.settle : null,
      root: mixRoot(a, b, mix),
      farLeg: mixPoint((pose) => pose.farLeg),
      farArm: mixPoint((pose) => pose.farArm),
      legs: mixLimbs("leg", a, b, i, mix),
      arms: mixLimbs("arm", a, b, i, mix),
    };
  };

  type Mix = (values: readonly Values[]) => number[];
  function mixRoot(a: Pose, b: Pose, mix: Mix): RootSpec {
    if (!sameRoot(a.root, b.root)) return { kind: "hip", v: mix(hips) };
    // Keys of another kind further away only lend their slope, so the nearest of the same kind stand in for them.
    return { ...a.root, v: mix(loop.map((pose) => (sameRoot(pose.root, a.root) ? pose.root.v : a.root.v))) };
  }
  function mixLimbs(kind: "leg" | "arm", a: Pose, b: Pose, i: number, mix: Mix) {
    return Object.fromEntries(
      sides.map((side): [SideName, LimbSpec] => {
        const of = (pose: Pose) => (kind === "leg" ? pose.legs : pose.arms)[side]!;
        const [x, y] = [of(a), of(b)];
        if (sameLimb(x, y)) {
          const stand = (pose: Pose, k: number) => (sameLimb(of(pose), x) ? of(pose).v : k <= i ? x.v : y.v);
          return [side, { ...x, v: mix(loop.map(stand)) }];
        }
        const v = mix(solved[kind + side]!.map((limb) => [...limb.dirs, ...limb.scales, limb.toes]));
        return [side, { kind: "dirs", v }];
      }),
    );
  }

  return {
    spec,
    keys: frames,
    times,
    poseAt,
    at: (progress) => solve(poseAt(progress), spec.view),
  };
}

/** A moment of the loop: how far along the keys, and how lit the marks are (0 to 1). */
export interface Moment {
  readonly progress: number;
  readonly lit: number;
}

/** Whole seconds of one loop. */
export function loopSeconds({ motion }: FigureSpec): number {
  return motion.kind === "cycle" ? motion.seconds : motion.rest + motion.go + motion.hold + motion.back;
}

/** The moment a share (0 to 1) of the way through the loop, as a viewer sees it. */
export function momentAt({ motion }: FigureSpec, share: number): Moment {
  if (motion.kind === "cycle") return { progress: share % 1, lit: 1 };
  const t = share * (motion.rest + motion.go + motion.hold + motion.back);
  const lit = (s: number) => (motion.kind === "sway" ? 1 : s);
  if (t <= motion.rest) return { progress: 0, lit: lit(0) };
  if (t <= motion.rest + motion.go) {
    const s = smooth((t - motion.rest) / motion.go);
    return { progress: s, lit: lit(s) };
  }
  if (t <= motion.rest + motion.go + motion.hold) return { progress: 1, lit: lit(1) };
  const s = 1 - smooth(Math.min(1, (t - motion.rest - motion.go - motion.hold) / motion.back));
  return { progress: s, lit: lit(s) };
}
