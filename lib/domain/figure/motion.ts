/**
 * From keys to every moment between them. Invariant: a value never overshoots the keys beside it, a contact that two
 * neighbouring keys share is solved anew in every frame, and a loop ends where it began.
 */
import { type Frame, type SolvedLimb, unwrapLimb } from "./frame.ts";
import type { FigureSpec, Key, LimbSpec, Pose, RootSpec, SideName } from "./pose.ts";
import { solveFront } from "./rig-front.ts";
import { solveSide } from "./rig-side.ts";

/** Solves one pose in the view of its figure. */
export const solve = (pose: Pose, view: FigureSpec["view"]): Frame =>
  view === "side" ? solveSide(pose) : solveFront(pose, view);

/** Progress of a movement without a jerk: s(0) = 0, s(1) = 1, s(1 − t) = 1 − s(t). */
export const smooth = (t: number): number => t * t * t * (10 - 15 * t + 6 * t * t);

type Values = readonly number[];

/**
 * Monotone cubic between keys i and i + 1 at time t. `at` gives the values of a key; only the keys beside the segment
 * are asked. `periodic` joins the last to the first.
 */
function blend(
  times: Values,
  at: (key: number) => Values,
  i: number,
  t: number,
  periodic: boolean,
): number[] {
  const last = times.length - 1;
  const h = times[i + 1]! - times[i]!;
  const u = (t - times[i]!) / h;
  const [u2, u3] = [u * u, u * u * u];
  const [a, b] = [at(i), at(i + 1)];
  const before = i > 0 ? i - 1 : periodic ? last - 1 : -1;
  const after = i + 1 < last ? i + 2 : periodic ? 1 : -1;
  const [p, n] = [before < 0 ? null : at(before), after < 0 ? null : at(after)];
  const hp = before < 0 ? h : times[before + 1]! - times[before]!;
  const hn = after < 0 ? h : times[after]! - times[after - 1]!;
  const out = new Array<number>(a.length);
  for (let c = 0; c < a.length; c++) {
    const [y0, y1] = [a[c]!, b[c]!];
    if (y0 === y1) {
      // Between equal values a monotone curve is flat.
      out[c] = y0;
      continue;
    }
    const slope = (y1 - y0) / h;
    // Across the seam of a loop an angle may differ by whole turns, so slopes are taken within their own segments.
    const m0 = p ? mean((at(before + 1)[c]! - p[c]!) / hp, slope, hp, h) : slope;
    const m1 = n ? mean(slope, (n[c]! - at(after - 1)[c]!) / hn, h, hn) : slope;
    out[c] =
      (2 * u3 - 3 * u2 + 1) * y0 + (u3 - 2 * u2 + u) * h * m0 + (-2 * u3 + 3 * u2) * y1 + (u3 - u2) * h * m1;
  }
  return out;
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
  const trunks = loopFrames.map((frame): Values => [frame.trunk]);
  const numbersOf = loop.map(
    (pose): Values => [...NUMBERS.map((name) => pose[name]), ...pose.farLeg, ...pose.farArm],
  );
  const directions = Object.fromEntries(
    names.map((name) => [
      name,
      solved[name]!.map((limb): Values => [...limb.dirs, ...limb.scales, limb.toes]),
    ]),
  );

  const poseAt = (progress: number): Pose => {
    if (loop.length === 1) return loop[0]!;
    const t = Math.max(0, Math.min(1, progress));
    let i = 0;
    while (i < times.length - 2 && t > times[i + 1]!) i++;
    const [a, b] = [loop[i]!, loop[i + 1]!];
    const mix: Mix = (at) => blend(times, at, i, t, cycle);
    const numbers = mix((k) => numbersOf[k]!);
    const settles = a.settle && b.settle && a.settle.arm === b.settle.arm;
    const limbs = (kind: "leg" | "arm") =>
      Object.fromEntries(sides.map((side): [SideName, LimbSpec] => [side, mixLimb(kind, side, i, mix)]));
    return {
      ...(Object.fromEntries(NUMBERS.map((name, k) => [name, numbers[k]!])) as unknown as Pose),
      trunk: settles ? numbers[0]! : mix((k) => trunks[k]!)[0]!,
      settle: settles ? a.settle : null,
      root: mixRoot(a, b, mix),
      farLeg: [numbers[NUMBERS.length]!, numbers[NUMBERS.length + 1]!],
      farArm: [numbers[NUMBERS.length + 2]!, numbers[NUMBERS.length + 3]!],
      legs: limbs("leg"),
      arms: limbs("arm"),
    };
  };

  type Mix = (at: (key: number) => Values) => number[];
  function mixRoot(a: Pose, b: Pose, mix: Mix): RootSpec {
    if (!sameRoot(a.root, b.root)) return { kind: "hip", v: mix((k) => hips[k]!) };
    // Keys of another kind further away only lend their slope, so the nearest of the same kind stands in for them.
    return { ...a.root, v: mix((k) => (sameRoot(loop[k]!.root, a.root) ? loop[k]!.root.v : a.root.v)) };
  }
  function mixLimb(kind: "leg" | "arm", side: SideName, i: number, mix: Mix): LimbSpec {
    const of = (k: number) => (kind === "leg" ? loop[k]!.legs : loop[k]!.arms)[side]!;
    const [x, y] = [of(i), of(i + 1)];
    if (!sameLimb(x, y)) return { kind: "dirs", v: mix((k) => directions[kind + side]![k]!) };
    return { ...x, v: mix((k) => (sameLimb(of(k), x) ? of(k).v : k <= i ? x.v : y.v)) };
  }

  const known = new Map<number, Frame>();
  const at = (progress: number): Frame => {
    const key = Math.round(progress * 1e6);
    let frame = known.get(key);
    if (!frame) {
      frame = solve(poseAt(progress), spec.view);
      known.set(key, frame);
    }
    return frame;
  };

  return {
    spec,
    keys: frames,
    times,
    poseAt,
    at,
  };
}

/** A moment of the loop: how far along the keys, and how lit the marks are (0 to 1). */
export interface Moment {
  readonly progress: number;
  readonly lit: number;
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
