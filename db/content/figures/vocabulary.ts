/**
 * The words in which exercises are posed: limbs, contacts, movements, arrows and things. README.md explains them with
 * the conventions; every function here only builds data. Long because it is a dictionary.
 */
import type {
  ArrowSpec,
  FigureSpec,
  HandName,
  Key,
  LimbSpec,
  Motion,
  Pose,
  PropSpec,
  SideName,
  View,
} from "#lib/domain/figure/pose.ts";
import type { Point } from "#lib/domain/figure/vector.ts";

/** Foreshortening of upper and lower bone and of hand or foot, 0.12 to 1: parts that point out of the picture. */
type Scales = readonly [first: number, second: number, third?: number];
export interface LimbOptions {
  readonly scale?: Scales;
  /** Toes against the foot, positive up: 78 stands on tucked toes. */
  readonly toes?: number;
  /** Elbow to the other side of the line from shoulder to hand. */
  readonly flip?: boolean;
  /** Far limb: the point as it stands, without the shift of the far side. */
  readonly exact?: boolean;
}

const limb = (kind: LimbSpec["kind"], v: readonly number[], o: LimbOptions = {}, on?: string): LimbSpec => ({
  kind,
  v,
  ...(on ? { on } : {}),
  ...(o.flip ? { flip: true } : {}),
  ...(o.exact ? { exact: true } : {}),
});
const scales = (o: LimbOptions): number[] => [o.scale?.[0] ?? 1, o.scale?.[1] ?? 1, o.scale?.[2] ?? 1];

/**
 * By joint angles. Leg: hip and knee flexion, ankle up. Arm: shoulder flexion, elbow flexion, wrist towards the palm's
 * back. Front and back view: abduction, then how the next part turns on, outwards positive.
 */
export const bend = (first: number, second = 0, third = 0, o: LimbOptions = {}): LimbSpec =>
  limb("bend", [first, second, third, ...scales(o), o.toes ?? 0], o);

/** By directions in the picture: thigh, shank, foot; or upper arm, forearm, hand. 0 right, 90 up, 180 left, −90 down. */
export const dirs = (first: number, second: number, third: number, o: LimbOptions = {}): LimbSpec =>
  limb("dirs", [first, second, third, ...scales(o), o.toes ?? 0], o);

/** Foot planted: the ankle at a point (3.9 above the floor when flat), the foot's direction. */
export const plant = (at: Point, foot = 0, o: LimbOptions = {}): LimbSpec =>
  limb("to", [at[0], at[1], foot, ...scales(o), o.toes ?? 0], o);

/** On the ball of the foot, which lies at a point (1 above the floor); foot −60 with toes 60 is a raised heel. */
export const ball = (at: Point, foot: number, toes: number, o: LimbOptions = {}): LimbSpec =>
  limb("ball", [at[0], at[1], foot, ...scales(o), toes], o);

/** Hand at a point: the wrist there, the hand's direction. Flat on the floor is 1.9 above it, direction 0. */
export const hand = (at: Point, direction = 0, o: LimbOptions = {}): LimbSpec =>
  limb("to", [at[0], at[1], direction, ...scales(o), 0], o);

/** Hand (or foot) at a point of a part of the body, in that part's frame; the direction as well. */
export const on = (part: string, at: Point, direction = 0, o: LimbOptions = {}): LimbSpec =>
  limb("to", [at[0], at[1], direction, ...scales(o), o.toes ?? 0], o, part);

/** Elbow planted at a point (2.2 above the floor); forearm and hand by direction. */
export const elbow = (at: Point, forearm: number, handDirection = forearm, o: LimbOptions = {}): LimbSpec =>
  limb("elbow", [at[0], at[1], forearm, handDirection, o.scale?.[1] ?? 1, o.scale?.[2] ?? 1, 0], o);

/** Both joints at points (knee and ankle, or elbow and wrist); the bones shorten as far as they must. */
export const via = (
  joint: Point,
  end: Point,
  direction: number,
  o: LimbOptions = {},
  part?: string,
): LimbSpec => limb("via", [...joint, ...end, direction, o.scale?.[2] ?? 1, o.toes ?? 0], o, part);

/** What a key changes against its base. */
export interface PosePatch {
  readonly trunk?: number;
  readonly lumbar?: number;
  readonly thoracic?: number;
  readonly neck?: number;
  readonly head?: number;
  readonly twist?: number;
  readonly look?: number;
  readonly belly?: number;
  readonly shrug?: number;
  /** Where the middle of the hips is. */
  readonly hip?: Point;
  /** A point of the body that stays: name, x, y. */
  readonly pin?: readonly [point: string, x: number, y: number];
  /** Hips at x, as high as a straight planted leg lets them: side, x, share of the leg (0.998 without it). */
  readonly stand?: readonly [leg: SideName, x: number, share?: number];
  /** Tilt the trunk until this arm has this share of its length (all fours: 0.99). */
  readonly settle?: readonly [arm: SideName, share: number] | null;
  readonly farLeg?: Point;
  readonly farArm?: Point;
  /** Both legs, both arms. Front and back: given for the right of the picture, mirrored for the left. */
  readonly legs?: LimbSpec;
  readonly arms?: LimbSpec;
  readonly legN?: LimbSpec;
  readonly legF?: LimbSpec;
  readonly armN?: LimbSpec;
  readonly armF?: LimbSpec;
  readonly legR?: LimbSpec;
  readonly legL?: LimbSpec;
  readonly armR?: LimbSpec;
  readonly armL?: LimbSpec;
  /** When the key is reached, 0 to 1; evenly spaced without it. */
  readonly at?: number;
}

/** A start position: how the body lies or stands, on what, with which hands. */
export interface Base {
  readonly view: View;
  readonly above: boolean;
  readonly knees?: boolean;
  readonly ground: FigureSpec["ground"];
  readonly pose: Pose;
  readonly hands: FigureSpec["hands"];
  readonly props: readonly PropSpec[];
  readonly paint?: readonly string[];
}

/** The limb on the other side of the body's middle (front and back view). */
function mirror(spec: LimbSpec): LimbSpec {
  const v = [...spec.v];
  const flip = (i: number) => {
    v[i] = -v[i]!;
  };
  const turn = (i: number) => {
    v[i] = 180 - v[i]!;
  };
  if (spec.kind === "dirs") for (const i of [0, 1, 2]) turn(i);
  if (spec.kind === "to" || spec.kind === "ball") {
    flip(0);
    turn(2);
  }
  if (spec.kind === "elbow") {
    flip(0);
    turn(2);
    turn(3);
  }
  if (spec.kind === "via") {
    flip(0);
    flip(2);
    turn(4);
  }
  return { ...spec, v, ...(spec.on ? { on: otherSide(spec.on) } : {}) };
}
const otherSide = (part: string) => part.replace(/R$/, "*").replace(/L$/, "R").replace(/\*$/, "L");

/** A pose with a patch over it. */
export function patched(pose: Pose, patch: PosePatch, view: View): Pose {
  const {
    legs,
    arms,
    legN,
    legF,
    armN,
    armF,
    legR,
    legL,
    armR,
    armL,
    hip,
    pin,
    stand,
    settle,
    at: _,
    ...rest
  } = patch;
  const spread = (both: LimbSpec | undefined, one: Partial<Record<SideName, LimbSpec | undefined>>) => {
    const right: SideName = view === "front" ? "L" : "R";
    const left: SideName = view === "front" ? "R" : "L";
    const start: Partial<Record<SideName, LimbSpec>> = !both
      ? {}
      : view === "side"
        ? { N: both, F: both }
        : { [right]: both, [left]: mirror(both) };
    return { ...start, ...Object.fromEntries(Object.entries(one).filter(([, spec]) => spec)) };
  };
  const root = hip
    ? { root: { kind: "hip" as const, v: hip } }
    : pin
      ? { root: { kind: "pin" as const, on: pin[0], v: [pin[1], pin[2]] } }
      : stand
        ? { root: { kind: "stand" as const, on: stand[0], v: [stand[1], stand[2] ?? 0.998] } }
        : {};
  return {
    ...pose,
    ...rest,
    ...root,
    ...(settle === undefined ? {} : { settle: settle && { arm: settle[0], ratio: settle[1] } }),
    legs: { ...pose.legs, ...spread(legs, { N: legN, F: legF, R: legR, L: legL }) },
    arms: { ...pose.arms, ...spread(arms, { N: armN, F: armF, R: armR, L: armL }) },
  };
}

/** A base with a patch over its pose, and other things around it. */
export const from = (
  base: Base,
  patch: PosePatch,
  more: Partial<Pick<Base, "props" | "hands" | "ground" | "paint" | "above" | "knees">> = {},
): Base => ({ ...base, ...more, pose: patched(base.pose, patch, base.view) });

// Movement -----------------------------------------------------------------------------------------------------------

/** There, hold, back: seconds. Lowering is slower than lifting. */
export const rep = (go = 1.8, hold = 1.2, back = 2.2, rest = 0.6): Motion => ({
  kind: "rep",
  rest,
  go,
  hold,
  back,
});
/** As `rep`, without marks that light up: mobility, both ways alike. */
export const sway = (each = 3, hold = 0.4): Motion => ({
  kind: "sway",
  rest: hold,
  go: each,
  hold,
  back: each,
});
/** Round and round through the keys; `travel` is how far the ground passes by in one loop (walks). */
export const cycle = (seconds = 3, travel?: number): Motion => ({
  kind: "cycle",
  seconds,
  ...(travel ? { travel } : {}),
});
export const breath: Motion = { kind: "sway", rest: 0.5, go: 2.4, hold: 0.5, back: 3.2 };

// Arrows -------------------------------------------------------------------------------------------------------------

/** Along the way of a body point from start to end, `off` to the left of the way (negative: right). */
export const follow = (point: string, off = 4, fromShare = 0.12, toShare = 0.9): ArrowSpec => ({
  kind: "follow",
  point,
  off,
  from: fromShare,
  to: toShare,
});
/** A straight arrow that begins `gap` away from a body point, in a direction; for small movements. */
export const nudge = (
  point: string,
  angle: number,
  length = 11,
  gap = 5,
  shift: Point = [0, 0],
): ArrowSpec => ({
  kind: "nudge",
  point,
  angle,
  length,
  gap,
  shift,
});
/** Through points of the picture. */
export const arrow = (...points: readonly Point[]): ArrowSpec => ({ kind: "path", points });
/** Part of a circle; angles in degrees, from > to turns clockwise. `flat` squeezes it for turns about a long axis. */
export const round = (
  centre: Point,
  radius: number,
  fromAngle: number,
  toAngle: number,
  flat = 1,
): ArrowSpec => ({
  kind: "path",
  points: Array.from({ length: 5 }, (_, i): Point => {
    const a = ((fromAngle + ((toAngle - fromAngle) * i) / 4) * Math.PI) / 180;
    return [centre[0] + radius * Math.cos(a), centre[1] + radius * flat * Math.sin(a)];
  }),
});

// Things -------------------------------------------------------------------------------------------------------------

const thing = (kind: string, v: readonly number[] = [], more: Partial<PropSpec> = {}): PropSpec => ({
  kind,
  v,
  ...more,
});

/** Chair: middle of the seat, height of the seat (24.4; high 31); facing −1 turns it round. */
export const chair = (x = -22, seat = 24.4, facing: 1 | -1 = 1) => thing("chair", [x, seat, facing]);
export const frontChair = (x = 0, seat = 24.4) => thing("frontChair", [x, seat]);
export const stool = (x = -22, seat = 24.4) => thing("stool", [x, seat]);
/** Bench; `behind`: the near arm and leg are in front of it, only far ones lie on it. */
export const bench = (x0: number, x1: number, height = 22, behind = false) =>
  thing("bench", [x0, x1, height, behind ? 1 : 0]);
export const step = (x0: number, x1: number, height = 9) => thing("step", [x0, x1, height]);
/** A wall whose face is at x; side 1: the wall is to the right of it, −1: to the left. */
export const wall = (x: number, side: 1 | -1 = 1, top = 104) => thing("wall", [x, side, top]);
/** The wall behind somebody who stands against it, seen from the front. */
export const backWall = (x0 = -34, x1 = 34, top = 106) => thing("backWall", [x0, x1, top]);
export const post = (x: number, anchor = 70, top = 98) => thing("post", [x, top, anchor]);
export const farPost = (x: number, anchor = 70, top = 90) => thing("farPost", [x, top, anchor]);
/** Edge of a door frame from the side; with `wide`, the whole doorway from the front. */
export const doorway = (x: number, wide = 0, top = 112) => thing("doorway", [x, top, wide]);
export const rail = (x: number, height = 52) => thing("rail", [x, height]);
export const bed = (x0: number, x1: number, height = 22) => thing("bed", [x0, x1, height]);
/** Sloping cushion: low end at x1, high end at x0. */
export const wedge = (x0: number, x1: number, height = 24) => thing("wedge", [x0, x1, height]);
export const desk = (x0: number, x1: number, height = 40) => thing("desk", [x0, x1, height]);
export const pillow = (x: number, y: number, width = 20, height = 6, turn = 0) =>
  thing("pillow", [x, y, width, height, turn]);
export const roller = (x: number, y = 5, r = 5) => thing("roller", [x, y, r]);
export const exerciseBall = (x: number, y = 17, r = 17) => thing("ball", [x, y, r]);
/** Slanted bench for back extensions; x and height of where the front of the hips rests. */
export const backExtensionBench = (x: number, height: number) => thing("backExtension", [x, height]);
/** Bikes: crank at (x, y), seat at (seatX, seatY). */
export const bike = (x: number, y: number, seatX: number, seatY: number) =>
  thing("bike", [x, y, seatX, seatY]);
export const recumbentBike = (x: number, y: number, seatX: number, seatY: number, lean = 112) =>
  thing("recumbentBike", [x, y, seatX, seatY, lean]);
export const water = (level: number, x0 = -44, x1 = 44) => thing("water", [level, x0, x1], { z: "front" });

/** In a hand: N, F, R or L. */
export const dumbbell = (side: SideName) => thing("dumbbell", [], { on: `hand${side}` });
/** A dumbbell seen on its end. */
export const dumbbellEnd = (side: SideName) => thing("dumbbellEnd", [], { on: `hand${side}` });
export const kettlebell = (side: SideName, turn = 0) =>
  thing("kettlebell", [3.4, 0, turn], { on: `hand${side}` });
/** A bar from the side (its plate), a trap bar, both in the near hand. */
export const barbell = (side: SideName = "N") => thing("bar", [], { on: `hand${side}` });
export const trapBar = (side: SideName = "N") => thing("trapBar", [], { on: `hand${side}` });
/** A stick fixed to a part, from point to point in its frame (along the back: chest, (−8.4, −33) to (−7.9, 24)). */
export const stick = (part: string, a: Point, b: Point, z = "after:legN") =>
  thing("stick", [...a, ...b], { on: part, z });
/** A weight plate on a part; a kettlebell on a part (goblet). */
export const plate = (part: string, at: Point, r = 6, z?: string) =>
  thing("plate", [...at, r], { on: part, ...(z ? { z } : {}) });
export const bellOn = (part: string, at: Point, turn = 0, z = "after:legN") =>
  thing("kettlebell", [...at, turn], { on: part, z });
/** A pillow, roller or ball that goes with a part of the body or with one of its points. */
export const pillowOn = (part: string, at: Point, width = 18, height = 6, turn = 0) =>
  thing("pillow", [...at, width, height, turn], { on: part, z: "back" });
export const ballOn = (part: string, at: Point, r = 17) => thing("ball", [...at, r], { on: part, z: "back" });

type End = string | Point;
/** Elastic band between two ends, each a body point such as `palmN` or a point of the picture. */
export const band = (a: End, b: End, z?: string): PropSpec =>
  thing("band", [], { from: a, to: b, ...(z ? { z } : {}) });
/** A strap or belt that does not stretch. */
export const strap = (a: End, b: End, z?: string): PropSpec =>
  thing("strap", [], { from: a, to: b, ...(z ? { z } : {}) });
/** Loop band across two points, for instance the knees from the front. */
export const loopBand = (a: End, b: End, z?: string): PropSpec =>
  thing("loop", [], { from: a, to: b, ...(z ? { z } : {}) });
/** Pedal crank between the bike's axle and a foot. */
export const crank = (a: End, b: End, z?: string): PropSpec =>
  thing("crank", [], { from: a, to: b, ...(z ? { z } : {}) });

// Figures ------------------------------------------------------------------------------------------------------------

export interface FigureEntry {
  readonly base: Base;
  /** Two keys or more; each changes the base. The first is the start. */
  readonly keys: readonly PosePatch[];
  readonly motion?: Motion;
  readonly muscles?: readonly string[];
  readonly arrows?: readonly ArrowSpec[];
  readonly props?: readonly PropSpec[];
  readonly hands?: HandName | Partial<Record<SideName, HandName>>;
  readonly turnedHands?: readonly SideName[];
  readonly paint?: readonly string[];
  readonly pale?: readonly SideName[];
  readonly solid?: readonly SideName[];
  readonly ground?: FigureSpec["ground"];
  readonly groundSpan?: readonly [number, number];
  readonly frame?: readonly [x: number, y: number, width: number];
  /** A close-up: left, bottom and width of what is seen (the height is three quarters of it). */
  readonly crop?: readonly [x: number, y: number, width: number];
  readonly endKey?: number;
  readonly still?: readonly string[];
  readonly isometric?: boolean;
}

/** Makes a figure out of what an author writes. */
export function figure(entry: FigureEntry): FigureSpec {
  const { base } = entry;
  const sides: readonly SideName[] = base.view === "side" ? ["N", "F"] : ["R", "L"];
  const hands =
    typeof entry.hands === "string" ? Object.fromEntries(sides.map((s) => [s, entry.hands])) : entry.hands;
  const keys = entry.keys.map(
    (patch): Key => ({
      pose: patched(base.pose, patch, base.view),
      ...(patch.at === undefined ? {} : { at: patch.at }),
    }),
  );
  const paint = entry.paint ?? base.paint;
  return {
    view: base.view,
    above: base.above,
    ...(base.knees ? { knees: true } : {}),
    keys,
    motion: entry.motion ?? rep(),
    ground: entry.ground ?? base.ground,
    ...(entry.groundSpan ? { groundSpan: entry.groundSpan } : {}),
    props: [...base.props, ...(entry.props ?? [])],
    muscles: entry.muscles ?? [],
    arrows: entry.arrows ?? [],
    hands: { ...base.hands, ...hands },
    turnedHands: entry.turnedHands ?? [],
    ...(paint ? { paint } : {}),
    pale: entry.pale ?? [],
    ...(entry.solid ? { solid: entry.solid } : {}),
    ...(entry.endKey === undefined ? {} : { endKey: entry.endKey }),
    ...(entry.frame ? { frame: entry.frame } : {}),
    ...(entry.crop ? { crop: entry.crop } : {}),
    still: entry.still ?? [],
    isometric: entry.isometric ?? false,
  };
}

/** The figures of one file, by slug of the exercise. */
export type Figures = Readonly<Record<string, FigureSpec>>;
