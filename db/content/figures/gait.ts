/**
 * Movements that go round: walking, running, pedalling, circles. Each makes the keys of a `cycle`.
 *
 * Invariant: a foot on the ground travels back exactly as fast as the ground does (`travel`), so that it never slides;
 * the hips are as high as the standing leg lets them.
 */
import type { Point } from "#lib/domain/figure/vector.ts";
import { ball, bend, type LimbOptions, type PosePatch, plant } from "./vocabulary.ts";

/** The leg from hip to ankle, and sole points of the foot from the ankle (the body of lib/domain/figure). */
const LEG = 49.1;
const HEEL: Point = [-3, -3.9];
const BALL: Point = [7.2, -3.9];

export interface Gait {
  /** Distance between the ankles when both feet are down. */
  readonly step?: number;
  /** How high the swinging foot goes. */
  readonly lift?: number;
  /** Part of the cycle that a foot is on the ground: 0.6 walking, 0.36 running. */
  readonly stance?: number;
  /** Swing of the shoulders in degrees, and bend of the elbows. `null`: the arms are the base's (carries). */
  readonly swing?: number | null;
  readonly elbows?: number;
  readonly trunk?: number;
  /** Share of the leg's length when it carries: 0.99 straight, 0.96 soft. */
  readonly soft?: number;
}

const rotated = ([x, y]: Point, degrees: number): Point => {
  const a = (degrees * Math.PI) / 180;
  return [x * Math.cos(a) - y * Math.sin(a), x * Math.sin(a) + y * Math.cos(a)];
};
const ramp = (t: number, rows: readonly (readonly [at: number, value: number])[]): number => {
  for (let i = 1; i < rows.length; i++) {
    const [t0, v0] = rows[i - 1]!;
    const [t1, v1] = rows[i]!;
    if (t <= t1) return v0 + ((v1 - v0) * (t - t0)) / (t1 - t0);
  }
  return rows[rows.length - 1]![1];
};
const eased = (t: number) => t * t * (3 - 2 * t);

interface Foot {
  readonly ankle: Point;
  readonly angle: number;
  readonly toes: number;
  readonly down: boolean;
}

/** One foot at a phase of its cycle; 0 is when the heel comes down in front. */
function footAt(phase: number, reach: number, stance: number, lift: number): Foot {
  const t = phase - Math.floor(phase);
  const speed = (2 * reach) / stance;
  const angle = ramp(t / stance, [
    [0, 15],
    [0.16, 0],
    [0.66, 0],
    [0.84, -15],
    [1, -36],
  ]);
  const grounded = (at: number, turn: number): Point => {
    const x = reach - speed * at;
    if (turn > 0) {
      const [hx, hy] = rotated(HEEL, turn);
      return [x + HEEL[0] - hx, -hy];
    }
    const [bx, by] = rotated(BALL, turn);
    return [x + BALL[0] - bx, -by];
  };
  if (t <= stance) return { ankle: grounded(t, angle), angle, toes: angle < 0 ? -angle : 0, down: true };
  const u = (t - stance) / (1 - stance);
  const [from, to] = [grounded(stance, -36), grounded(0, 15)];
  const x = from[0] + (to[0] - from[0]) * eased(u);
  const y = from[1] + (to[1] - from[1]) * u + lift * Math.sin(Math.PI * Math.min(1, u * 1.05)) ** 1.3;
  const turn = ramp(u, [
    [0, -36],
    [0.25, -40],
    [0.7, -4],
    [1, 15],
  ]);
  return { ankle: [x, y], angle: turn, toes: Math.max(0, 36 * (1 - u * 2.5)), down: false };
}

/** Keys of a walk on the spot, with the travel of the ground for `cycle(seconds, travel)`. */
export function walk(gait: Gait = {}): { readonly keys: readonly PosePatch[]; readonly travel: number } {
  const { step = 26, lift = 3, stance = 0.6, swing = 24, elbows = 16, trunk = 88, soft = 0.985 } = gait;
  // Half of what the ankle travels while the foot is down, and where the two feet are a step apart.
  const reach = (step * stance) / (stance > 0.5 ? 2 * 0.5 : 1);
  const count = 16;
  const keys = Array.from({ length: count }, (_, k): PosePatch => {
    const phase = k / count;
    const near = footAt(phase, reach, stance, lift);
    const far = footAt(phase + 0.5, reach, stance, lift);
    const high = [near, far]
      .filter((foot) => foot.down)
      .map((foot) => foot.ankle[1] + Math.sqrt((soft * LEG) ** 2 - foot.ankle[0] ** 2));
    const hip = high.length > 0 ? Math.min(...high, 53.4) : 51.5 + 1.2;
    const arc = Math.cos(2 * Math.PI * phase);
    const arms =
      swing === null
        ? {}
        : {
            armN: bend(-swing * arc - 2, elbows - 6 * arc),
            armF: bend(swing * arc - 2, elbows + 6 * arc),
          };
    return {
      hip: [0, hip],
      trunk,
      legN: plant(near.ankle, near.angle, { toes: near.toes }),
      legF: plant(far.ankle, far.angle, { toes: far.toes }),
      ...arms,
    };
  });
  return { keys, travel: (2 * reach) / stance };
}

/** Keys of pedalling: the balls of the feet on pedals that turn clockwise about the crank. */
export function pedal(
  crank: Point,
  radius = 8.5,
  foot = -14,
  options: LimbOptions = {},
): readonly PosePatch[] {
  const count = 12;
  return Array.from({ length: count }, (_, k): PosePatch => {
    const at = (turn: number) => {
      const a = ((60 - (360 * k) / count + turn) * Math.PI) / 180;
      const heel = foot - 9 * Math.sin(a + 0.6);
      return ball([crank[0] + radius * Math.cos(a), crank[1] + radius * Math.sin(a) + 1.4], heel, 0, options);
    };
    return { legN: at(0), legF: at(180) };
  });
}

/** Points round a circle, the first at `from` degrees; clockwise when `turn` is −1. */
export const circle = (
  centre: Point,
  radius: number,
  count = 8,
  from = 90,
  turn: 1 | -1 = 1,
): readonly Point[] =>
  Array.from({ length: count }, (_, k): Point => {
    const a = ((from + (turn * 360 * k) / count) * Math.PI) / 180;
    return [centre[0] + radius * Math.cos(a), centre[1] + radius * Math.sin(a)];
  });
