/**
 * When a loop's keyframes stand, in whole percents, and how many it needs. Invariant: half way between two keyframes a
 * limb is at most 0.7 % of body height off the hand or foot that stays where it is, or `loopGap` says by how much.
 */
import { LENGTH } from "./body.ts";
import type { Frame } from "./frame.ts";
import type { Clock } from "./keyframe.ts";
import { type Movement, smooth } from "./motion.ts";
import { add, distance, polar } from "./vector.ts";

/** A loop as it is drawn: its frames and when they stand. */
export interface Timing {
  readonly frames: readonly Frame[];
  readonly clock: Clock;
  /** Index of the frame at the end of the way. */
  readonly middle: number;
  readonly lit: string;
  /** Opacity of the marks at rest. */
  readonly unlit: string;
  readonly arrows: string;
}

/** There and back: the way back uses the same frames, whatever the two speeds. */
function repTiming(movement: Movement): Timing {
  const { motion } = movement.spec;
  if (motion.kind === "cycle") throw new Error("a cycle has no way back");
  const steps = stepsFor(movement, 5, 13, (j, m) => smooth(j / m));
  const seconds = Number((motion.rest + motion.go + motion.hold + motion.back).toFixed(2));
  const step = (part: number) => Math.max(1, Math.round(((part / seconds) * 100) / steps));
  const [go, back] = [step(motion.go), step(motion.back)];
  const rest = Math.max(1, Math.round((motion.rest / seconds) * 100));
  const hold = Math.max(0, 100 - rest - steps * (go + back));
  const start = Math.max(0, 100 - steps * (go + back) - hold);
  const frames = Array.from({ length: steps + 1 }, (_, j) => movement.at(smooth(j / steps)));
  const at = frames.map((_, j) =>
    [...new Set([start + go * j, start + steps * go + hold + back * (steps - j)])].filter(
      (p) => p > 0 && p < 100,
    ),
  );
  const low = movement.spec.isometric ? ".25" : ".4";
  return {
    frames,
    clock: { seconds, at },
    middle: steps,
    unlit: low,
    lit:
      motion.kind === "sway"
        ? ""
        : `0%,${start}%,to{opacity:${low}}${start + steps * go}%,${start + steps * go + hold}%{opacity:1}`,
    arrows: `${start}%{opacity:1}${Math.min(start + 4 * go, 96)}%,${Math.max(100 - 2 * back, start + 4 * go)}%{opacity:0}`,
  };
}

function cycleTiming(movement: Movement): Timing {
  const { motion } = movement.spec;
  const seconds = motion.kind === "cycle" ? motion.seconds : 1;
  const steps = stepsFor(movement, 12, 25, (j, m) => j / m);
  const frames = Array.from({ length: steps }, (_, j) => movement.at(j / steps));
  const at = frames.map((_, j) => (j === 0 ? [] : [Number(((j / steps) * 100).toFixed(1))]));
  return { frames, clock: { seconds, at }, middle: Math.floor(steps / 2), lit: "", unlit: "1", arrows: "" };
}

/**
 * The largest distance, half way between two keyframes of the loop as it is drawn, between the end of a limb and the
 * hand or foot that stays where it is; in percent of body height.
 */
export function loopGap(movement: Movement): number {
  const { spec } = movement;
  if (spec.keys.length === 1) return 0;
  const { frames } = timingOf(movement);
  return Math.max(...frames.slice(1).map((frame, j) => gapBetween(frames[j]!, frame)));
}

/** What is aimed at for that gap. */
const GAP = 0.7;

/** The least number of steps that keeps limbs on their planted hands and feet: the gap falls with its square. */
function stepsFor(
  movement: Movement,
  least: number,
  most: number,
  progress: (j: number, steps: number) => number,
): number {
  for (let steps = least; steps < most; ) {
    const frames = Array.from({ length: steps + 1 }, (_, j) => movement.at(progress(j, steps)));
    const gap = Math.max(...frames.slice(1).map((frame, j) => gapBetween(frames[j]!, frame)));
    if (gap <= GAP) return steps;
    steps = Math.min(most, Math.max(steps + 1, Math.floor(steps * Math.sqrt(gap / GAP))));
  }
  return most;
}

function gapBetween(a: Frame, b: Frame): number {
  let gap = 0;
  const limbs = [
    ["thigh", "shank", "foot", LENGTH.thigh, LENGTH.shank],
    ["upper", "forearm", "hand", LENGTH.upperArm, LENGTH.forearm],
  ] as const;
  for (const side of a.view === "side" ? ["N", "F"] : ["R", "L"]) {
    for (const [first, second, end, la, lb] of limbs) {
      const [p, q] = [a.parts[end + side]!, b.parts[end + side]!];
      if (distance([p.x, p.y], [q.x, q.y]) > 0.05) continue;
      const half = (name: string) => {
        const [one, two] = [a.parts[name + side]!, b.parts[name + side]!];
        const turn = two.a + Math.round((one.a - two.a) / 360) * 360;
        return {
          x: (one.x + two.x) / 2,
          y: (one.y + two.y) / 2,
          a: (one.a + turn) / 2,
          sx: (one.sx + two.sx) / 2,
        };
      };
      const [up, low] = [half(first), half(second)];
      const reached = add(add([up.x, up.y], polar(up.a, la * up.sx)), polar(low.a, lb * low.sx));
      gap = Math.max(gap, distance(reached, [p.x, p.y]));
    }
  }
  return gap;
}

const timings = new WeakMap<Movement, Timing>();
/** How a movement’s loop is cut into keyframes; found once a movement. */
export function timingOf(movement: Movement): Timing {
  let timing = timings.get(movement);
  if (!timing) {
    timing = movement.spec.motion.kind === "cycle" ? cycleTiming(movement) : repTiming(movement);
    timings.set(movement, timing);
  }
  return timing;
}
