/**
 * Where the working muscles are marked: soft ellipses in the frame of a part. Invariant: a mark stays inside the
 * silhouette and belongs to one part, so that it bends and turns with it. A muscle that a view cannot show has no
 * ellipse there.
 */
import { SLICES, TRUNK } from "./body.ts";
import type { FigureSpec, SideName } from "./pose.ts";
import { signOf } from "./rig-front.ts";

export interface Ellipse {
  readonly part: string;
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly turn: number;
  /** One of a row that adds up to a band along the trunk. */
  readonly band: boolean;
}

type Row = readonly [part: string, x: number, y: number, rx: number, ry: number, turn?: number];

const BAND_STEP = 3.5;

/** A row of ellipses along the trunk between two heights; `edge` −1 follows the back, 1 the front, 0 the middle. */
function band(edge: -1 | 0 | 1, from: number, to: number, inset: number, rx = 2.3): readonly Ellipse[] {
  const out: Ellipse[] = [];
  for (let y = from; y <= to + 0.01; y += BAND_STEP) {
    let i = 0;
    while (i < SLICES - 1 && TRUNK[i + 1]!.at[1] < y) i++;
    const [a, b] = [TRUNK[i]!, TRUNK[i + 1]!];
    const share = (y - a.at[1]) / (b.at[1] - a.at[1]);
    const centre = a.at[0] + (b.at[0] - a.at[0]) * share;
    const radius = a.radius + (b.radius - a.radius) * share;
    const x = centre + edge * (radius - inset) - a.at[0];
    out.push({ part: `t${i}`, x, y: y - a.at[1], rx, ry: 5.4, turn: 0, band: true });
  }
  return out;
}

const SIDE_BANDS: Readonly<Record<string, readonly Ellipse[]>> = {
  erectors: band(-1, 60.2, 77.8, 2.5),
  lowBack: band(-1, 59.2, 67, 2.5),
  upperBack: band(-1, 70.5, 81, 2.6),
  abs: band(1, 60.2, 74.5, 2.4),
  waist: band(0, 60.5, 68, 0, 3.6),
  lats: band(-1, 66, 77, 3.4),
};

const SIDE: Readonly<Record<string, readonly Row[]>> = {
  glutes: [["pelvis", -3.5, 0.2, 3.1, 5.8, 14]],
  gluteMed: [["pelvis", -1.2, 3.4, 3.4, 3.6, 10]],
  quads: [["thigh", 11.5, 2.1, 10.5, 2.5, -3.5]],
  hamstrings: [["thigh", 11.5, -2, 9.8, 2.4, 4]],
  hipFlexors: [["thigh", 2.6, 2.6, 5.4, 2.2, -4]],
  adductors: [["thigh", 9, 0, 8, 2]],
  calves: [["shank", 8, -1.8, 6, 1.8, 3]],
  deltoid: [["upper", 3, 1, 4.6, 2.2, -8]],
  biceps: [["upper", 13.2, 1, 5, 1.4, -3]],
  triceps: [["upper", 12, -1.1, 5.4, 1.3, 3]],
  forearm: [["forearm", 5, 0, 5, 1.4]],
  midBack: [["t7", -4, 1, 2.6, 6.4]],
  pecs: [["t7", 3.2, 0, 2.6, 4.6, 12]],
  serratus: [["t6", 2.4, 0, 2.6, 4.4, 10]],
  diaphragm: [["t5", 0.8, 0.6, 4.4, 2.6]],
  pelvicFloor: [["pelvis", 0.2, -2.6, 3.6, 1.8, -24]],
  upperTrap: [["t8", -2.4, 2.4, 1.8, 3.6, 22]],
  neckFront: [["neck", 3.6, -1.5, 3.6, 1.2, -4]],
  neckBack: [["neck", 3, 1.6, 3.6, 1.1, 4]],
};

/** Front and back: x of the person's right is mirrored; `both` sides unless a side is asked for. */
const FRONT_MID: Readonly<Record<string, readonly Row[]>> = {
  abs: [
    ["waist", 0, 1, 3.4, 5.6],
    ["middle", 0, 2, 3.4, 5.6],
  ],
  diaphragm: [["middle", 0, 4, 5.6, 2.6]],
  pelvicFloor: [["pelvis", 0, -3.4, 4, 2]],
};
const FRONT_PAIR: Readonly<Record<string, readonly Row[]>> = {
  waist: [
    ["waist", 4.6, 2.4, 2.2, 5.4, 4],
    ["middle", 4.9, 1.6, 2.2, 4.4, -4],
  ],
  pecs: [["chest", 4.6, 8.4, 4.2, 3, -8]],
  serratus: [["chest", 7, 4.4, 1.8, 4, -8]],
  upperTrap: [["chest", 4.8, 13.4, 4.4, 1.3, -18]],
  neckFront: [["neck", 1.6, 2, 1, 3.4]],
  neckBack: [["neck", 1.6, 2, 1, 3.4]],
  gluteMed: [["pelvis", 6.8, 1.6, 2.2, 5, 4]],
  quads: [["thigh", 12, 0.2, 9.6, 2.7]],
  adductors: [["thigh", 9, -2.2, 7.6, 1.6, -3]],
  hipFlexors: [["thigh", 2.4, 0, 5, 2.6]],
  deltoid: [["upper", 2.6, 0.8, 4.4, 2, -6]],
  biceps: [["upper", 13, 0, 5, 1.4]],
  triceps: [["upper", 13, 0, 5, 1.4]],
  forearm: [["forearm", 5, 0, 5, 1.4]],
};
const BACK_PAIR: Readonly<Record<string, readonly Row[]>> = {
  ...FRONT_PAIR,
  quads: [],
  pecs: [],
  biceps: [],
  neckFront: [],
  glutes: [["pelvis", 4.5, -1.6, 4, 4.6, 8]],
  hamstrings: [["thigh", 12, 0, 9.6, 2.7]],
  calves: [["shank", 7, 0, 5.6, 2]],
  lats: [["chest", 5.6, 2.6, 2.6, 6.4, -10]],
  midBack: [["chest", 3.4, 8.6, 2.8, 4.2, 6]],
  upperBack: [["chest", 2, 7, 1.6, 6]],
  lowBack: [["waist", 2, 2, 1.6, 5]],
  erectors: [
    ["waist", 2, 1, 1.6, 5],
    ["middle", 2, 1.6, 1.6, 5],
    ["chest", 2, 4, 1.6, 6],
  ],
};
const FRONT_ONLY = { ...FRONT_PAIR, glutes: [["pelvis", 7.4, -1, 1.8, 5, 2]] as readonly Row[] };

/** Every name that `muscles` may use. */
export const MUSCLES: readonly string[] = [
  ...new Set([SIDE_BANDS, SIDE, FRONT_MID, FRONT_PAIR, BACK_PAIR].flatMap((set) => Object.keys(set))),
];

const LIMBS = /^(thigh|shank|foot|upper|forearm|hand)$/;

/** The ellipses of a muscle such as `glutes`, or `quads:N` for one side, in a view. */
export function marksOf(muscle: string, view: FigureSpec["view"]): readonly Ellipse[] {
  const [name = "", wanted] = muscle.split(":") as [string, SideName | undefined];
  const row = ([part, x, y, rx, ry, turn = 0]: Row, side: string, mirror: number): Ellipse => ({
    part: LIMBS.test(part) ? part + side : part,
    x: LIMBS.test(part) ? x : x * mirror,
    y: LIMBS.test(part) ? y * mirror : y,
    rx,
    ry,
    turn: turn * mirror,
    band: false,
  });
  if (view === "side") {
    const band = SIDE_BANDS[name];
    if (band) return band;
    return (SIDE[name] ?? []).map((one) => row(one, wanted ?? "N", 1));
  }
  const middle = FRONT_MID[name];
  if (middle) return view === "front" ? middle.map((one) => row(one, "", 1)) : [];
  const pairs = (view === "front" ? FRONT_ONLY : BACK_PAIR) as Readonly<Record<string, readonly Row[]>>;
  const sides: readonly SideName[] = wanted ? [wanted] : ["R", "L"];
  return sides.flatMap((side) => (pairs[name] ?? []).map((one) => row(one, side, signOf(side, view))));
}
