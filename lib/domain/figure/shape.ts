/**
 * The drawn parts of the body as outlines. Each lies in its part's frame: a limb along +x from its joint, a trunk
 * slice upright on its lower joint, the head on the skull's pivot. Invariant: two parts that share a joint have the
 * same radius there and run parallel to the axis, so that no seam shows at any angle. All outlines are own work.
 */
import { BALL, JOINTS, LENGTH, SLICES, STEPS, TRUNK } from "./body.ts";
import { hull, type LimbRow, limb, pair, slim, spline } from "./path.ts";
import { length, type Point, subtract } from "./vector.ts";

const THIGH: readonly LimbRow[] = [
  [0, 5.15, 5.25],
  [8, 5.05, 4.65],
  [17, 4, 3.8],
  [24.5, 3.25, 3.2],
];
const SHANK: readonly LimbRow[] = [
  [0, 3.25, 3.2],
  [7, 2.8, 3.65],
  [13, 2.3, 3.05],
  [19.6, 1.88, 1.95],
];
const ANKLE: readonly LimbRow[] = [
  [18.6, 1.8, 1.85],
  [24.6, 1.7, 1.7],
];
const UPPER_ARM: readonly LimbRow[] = [
  [8.2, 2.85, 2.8],
  [13.5, 2.45, 2.4],
  [18.6, 2.2, 2.2],
];
const SLEEVE: readonly LimbRow[] = [
  [0, 3.55, 3.55],
  [3, 3.5, 3.45],
  [8.8, 3.05, 3],
];
/** The arm from the front and the back is slimmer at the shoulder than the profile, which shows its depth. */
const FRONT_UPPER: readonly LimbRow[] = [
  [8, 2.45, 2.4],
  [13.5, 2.25, 2.25],
  [18.6, 2.2, 2.2],
];
const FRONT_SLEEVE: readonly LimbRow[] = [
  [0, 2.9, 2.9],
  [3.4, 3.05, 3],
  [8.8, 2.75, 2.7],
];
const FOREARM: readonly LimbRow[] = [
  [0, 2.2, 2.2],
  [4.5, 2.25, 2.1],
  [10, 1.7, 1.55],
  [14.6, 1.35, 1.3],
];

const sleeveLine =
  `M${pair([2.6, 3.52])}${spline([
    [2.6, 3.52],
    [8.8, 3.05],
  ])}` +
  `L${pair([8.8, -3])}${spline([
    [8.8, -3],
    [2.6, -3.48],
  ])}`;

const frontSleeveLine =
  `M${pair([3.4, 3.05])}${spline([
    [3.4, 3.05],
    [8.8, 2.75],
  ])}` +
  `L${pair([8.8, -2.7])}${spline([
    [8.8, -2.7],
    [4.6, -2.95],
  ])}`;

const pelvis = `M4.8 7.8C5.5 7.5 5.75 6.2 5.68 4.4${spline([
  [5.68, 4.4],
  [4.9, -1.2],
  [0.4, -5.2],
  [-3.8, -5.5],
  [-6.5, -3.5],
  [-7.25, 0],
  [-6.4, 4.2],
  [-5.2, 7.3],
])}C-4.6 8 1.4 8.4 4.8 7.8Z`;

/** Half-widths of the trunk from the front, by height. */
const WIDTHS: readonly (readonly [y: number, half: number])[] = [
  [61, 7.2],
  [64, 6.85],
  [67, 6.8],
  [71, 7.3],
  [75, 8.2],
  [79, 9.2],
];
function widthAt(y: number): number {
  for (let i = 0; i < WIDTHS.length - 1; i++) {
    const [y0, w0] = WIDTHS[i]!;
    const [y1, w1] = WIDTHS[i + 1]!;
    if (y >= y0 && y <= y1) return w0 + ((w1 - w0) * (y - y0)) / (y1 - y0);
  }
  return WIDTHS[0]![1];
}
function frontSlice(y0: number, y1: number): string {
  const inner = WIDTHS.map(([y]) => y).filter((y) => y > y0 + 0.4 && y < y1 - 0.4);
  const heights = [y0, ...inner, y1];
  const right = heights.map((y): Point => [widthAt(y), y - y0]);
  const left = heights.map((y): Point => [-widthAt(y), y - y0]).reverse();
  const cap = (y: number, to: Point) => `A${widthAt(y)} ${widthAt(y) * 0.36} 0 0 1 ${pair(to)}`;
  return `M${pair(right[0]!)}${spline(right)}${cap(y1, left[0]!)}${spline(left)}${cap(y0, right[0]!)}Z`;
}

const slices = Object.fromEntries(
  Array.from({ length: SLICES }, (_, i) => {
    const [a, b] = [TRUNK[i]!, TRUNK[i + 1]!];
    return [`t${i}`, hull([0, 0], a.radius, subtract(b.at, a.at), b.radius)];
  }),
);

const outlines = {
  // Side view
  pelvis,
  neck: limb([
    [0, 3.2, 3.25],
    [2, 3, 3.1],
    [4.5, 2.75, 2.8],
    [length(STEPS[JOINTS]!), 2.7, 2.7],
  ]),
  thigh: limb(THIGH),
  shank: limb(SHANK, { far: "hem" }),
  ankle: limb(ANKLE),
  upper: limb(UPPER_ARM, { near: "cut" }),
  sleeve: limb(SLEEVE, { far: "cut" }),
  sleeveLine,
  forearm: limb(FOREARM),
  belly: "M-9 0C-7.6 3.2-4.4 5.2 0 5.2C4.4 5.2 7.6 3.2 9 0C6-3-6-3-9 0Z",
  // Hands: palm towards −y when the arm hangs and the thumb points forward
  hand: "M-.2 1.35C1.2 1.4 2 1.55 2.8 2.15C3.6 2.75 4.4 3 4.9 2.7C5.3 2.4 4.9 1.8 4.4 1.45C5.8 1.35 8.2 1.1 9.5.7C10.5.4 10.5-.6 9.6-.75C7.6-1.1 5.6-1.65 3.6-1.75C2.2-1.8 1-1.4-.2-1.3Z",
  flat: "M-.3 1.35C1 1.5 2.6 1.3 4.2.75C6 .2 8.4-.25 9.8-.75C10.6-1.05 10.5-1.75 9.7-1.75L1-1.75C-.6-1.75-1.7-1.2-1.6-.2C-1.55.6-1.1 1.25-.3 1.35Z",
  fist: "M-.3 1.35C.7 1.45 1.3 2.1 2.4 2.45C3.8 2.9 5.3 2.6 5.7 1.6C6.2.5 6.2-.9 5.6-1.7C4.9-2.5 3.2-2.4 2.2-2C1.3-1.6.6-1.35-.3-1.3C-1.4-1.1-1.4 1.2-.3 1.35Z",
  knuckles: "M2.2 1.1C3.1.9 4.1 1 4.7 1.5M2.6-.4L4.4-.5",
  // A hand laid round something: fingers closed, thumb along them
  cup: "M-.2 1.35C1 1.5 1.9 1.8 2.9 2C4.2 2.2 5.8 1.7 6.9.8C7.9 0 8.5-1.2 8.2-2C7.9-2.7 7.1-2.4 6.5-1.9C5.4-1.3 4-1.5 2.8-1.6C1.6-1.7.8-1.4-.2-1.3Z",
  // Feet: ankle at the origin, sole at −3.9; the toes hinge at the ball
  foot: "M-2 .7C-1 1.9 1.3 1.7 2 .3C2.9-.3 5.2-1 7.6-1.75C8.6-2.2 8.7-3.9 7.3-3.9C6-3.9 5.2-3.6 3.6-3.5C2-3.4.6-3.9-1.2-3.9L-2.6-3.9C-4.1-3.9-4.1-2.4-3.3-1.5C-2.7-.8-2.5.1-2 .7Z",
  toes: "M.1 1.25C1.5.95 2.8.45 3.9-.1C4.8-.6 4.5-1 3.7-1L0-1C-1.4-1-1.5 1.5.1 1.25Z",
  // Head in profile, looking along +x
  face: "M3.6 6.1C4.7 5.1 5.15 3.7 5.1 2.5C5.08 1.9 5.1 1.5 5.3 1.1C5.7.4 6.25-.3 6.3-.75C6.3-1.15 5.75-1.25 5.35-1.35C5.25-1.9 5.5-2.2 5.4-2.6C5.3-3 5.25-3.3 5.25-3.7C5.3-4.4 5.2-5 4.5-5.35C3.5-5.75 2.2-5.2 1.1-4.5C0-3.8-.7-2.8-1-1.6L-3-2.2C-5-1-5.5.8-5.5 2.5C-5.5 5.6-2.9 7.5.2 7.5C1.6 7.5 2.8 6.9 3.6 6.1Z",
  hair: "M4.75 5.1C4.1 7 2.3 8.1.1 8.1C-3.5 8.1-6.1 5.9-6.1 2.4C-6.1.3-5.3-1.6-3.9-2.8C-3.2-3.3-2.1-3-1.9-2.1C-1.7-1.2-1.6-.6-1.2.2L.3.5C.6.9.7 1.4.75 2C.8 2.7 1.3 3.4 2.1 3.6C3.3 3.9 4.2 4.3 4.75 5.1Z",
  ear: "M-1.1-.9C-1.7-.1-1.5 1.3-.6 1.4C.3 1.5.5.4.1-.3C-.1-.8-.3-1.3-.6-1.4C-.9-1.4-1-1.1-1.1-.9Z",
  // Head half turned to the viewer, looking to +x
  faceTurned:
    "M1.3-5.5C3-5.5 4.2-4.4 4.4-2.6C4.5-1.4 4.8-.4 4.9.7C5.1 2 5 3 4.6 4C4 6.2 2.2 7.4 0 7.4C-2.8 7.4-4.9 5.6-5 3C-5 .8-4.4-.8-3.4-1.8C-2.6-3.6-1-5.5 1.3-5.5Z",
  hairTurned:
    "M4.75 4C4.3 6.6 2.5 8.1 0 8.1C-3.4 8.1-5.9 5.8-5.8 2.2C-5.8.4-5.2-1.4-4-2.4C-3.3-2.9-2.6-2.4-2.5-1.6C-2.4-.4-2.2.6-1.9 1.6C-1.7 3-.8 4.4.6 4.8C2.2 5.2 3.8 4.8 4.75 4Z",
  earTurned:
    "M-3.3-.9C-3.9-.1-3.7 1.3-2.8 1.4C-1.9 1.5-1.7.4-2.1-.3C-2.3-.8-2.5-1.3-2.8-1.4C-3.1-1.4-3.2-1.1-3.3-.9Z",
  noseTurned: "M2.6 1.4C2.9.6 3.8-.6 3.6-1.1C3.3-1.5 2.7-1.5 2.2-1.2M-.4 2.9L1.4 2.9M1.2-3.4L3-3.4",
  // Front and back view
  fPelvis:
    "M-7.2 8C-8.2 5-9.1 2-9.2-1.2C-9.3-4-8.6-6-6-6.6C-3-7-1-5.6 0-4.6C1-5.6 3-7 6-6.6C8.6-6 9.3-4 9.2-1.2C9.1 2 8.2 5 7.2 8C3 9.4-3 9.4-7.2 8Z",
  fWaist: frontSlice(61, 66),
  fMiddle: frontSlice(66, 71),
  fChest:
    "M-7.3 0A7.3 2.6 0 0 1 7.3 0C7.5 2.6 8.2 5 8.9 7C10.6 8.4 11.2 10.2 10.2 11C8.2 12.6 4.8 13.2 3 15.6C1.6 16.1-1.6 16.1-3 15.6C-4.8 13.2-8.2 12.6-10.2 11C-11.2 10.2-10.6 8.4-8.9 7C-8.2 5-7.5 2.6-7.3 0Z",
  // From the shoulder's cap up to the neck, where the shoulders are lifted
  fYoke: "M.8 2.8C-1.6 3.5-4.4 4-6 6.4L-6-2L0-2Z",
  fNeck: "M-3.1-2.5C-2.9 0-2.7 3-2.7 6L2.7 6C2.7 3 2.9 0 3.1-2.5C1.6-3.8-1.6-3.8-3.1-2.5Z",
  fFace:
    "M0-5.6C1.8-5.6 3.3-3.9 3.9-1.6C4.4.3 4.5 2 4.4 3.4C4.2 6 2.4 7.4 0 7.4C-2.4 7.4-4.2 6-4.4 3.4C-4.5 2-4.4.3-3.9-1.6C-3.3-3.9-1.8-5.6 0-5.6Z",
  fHair:
    "M-4.6 1.4C-5.4 5.6-3.4 8 0 8C3.4 8 5.4 5.6 4.6 1.4C4.5 1 4.1 1.1 4 1.6C3.9 3.4 3.1 4.7 1.9 5C-.4 5.4-2.6 5-3.3 4.2C-3.8 3.6-3.9 2.6-4 1.6C-4.1 1.1-4.5 1-4.6 1.4Z",
  bHair:
    "M0 8C3.5 8 5.2 5.6 4.8 1.8C4.6-.6 4-2.4 2.9-3.4C1.6-4.3-1.6-4.3-2.9-3.4C-4-2.4-4.6-.6-4.8 1.8C-5.2 5.6-3.5 8 0 8Z",
  fEars: "M-4.3 1C-5.1 1.3-5-.8-4.2-1.2ZM4.3 1C5.1 1.3 5-.8 4.2-1.2Z",
  fNose: "M.1 1.2C.3.2.9-.6.8-1.1C.6-1.6-.4-1.6-.8-1.2M-3 2.8L-1.1 2.8M1.1 2.8L3 2.8M-1-3.4L1-3.4",
  fUpper: limb(FRONT_UPPER, { near: "cut" }),
  fSleeve: limb(FRONT_SLEEVE, { far: "cut" }),
  fSleeveLine: frontSleeveLine,
  fThigh: limb([
    [0, 4.5, 4.4],
    [6, 4.7, 4.4],
    [14, 3.9, 3.6],
    [21, 3.1, 3],
    [LENGTH.thigh, 2.9, 2.9],
  ]),
  // A thigh that comes towards the viewer ends in its knee: round, over the shank, with a line below it
  fKnee: "M-9.5-4.7C-5.5-5.1-2-4.9.4-4C4.6-3.2 4.6 3.2.4 4C-2 4.9-5.5 5.1-9.5 4.7Z",
  fKneeLine: "M-1.6-4.4C-.8-4.3-.2-4.2.4-4C4.6-3.2 4.6 3.2.4 4C-.2 4.2-.8 4.3-1.6 4.4",
  fShank: limb(
    [
      [0, 2.9, 2.9],
      [5, 3, 2.8],
      [9.5, 3, 2.9],
      [15, 2.2, 2.2],
      [19.6, 1.7, 1.7],
    ],
    { far: "hem" },
  ),
  fAnkle: limb([
    [18, 1.7, 1.7],
    [21.5, 1.5, 1.5],
    [LENGTH.shank, 1.55, 1.55],
  ]),
  fFoot: "M-1 1.5C.6 1.7 2 2.4 3.2 3.2C4.8 4.1 6.2 2.6 6.3.3C6.4-2 5.4-3.2 3.8-2.8C2.2-2.3.8-1.7-1-1.5Z",
  bFoot: "M-1 1.5C.4 1.6 1.4 2 2.4 2.2C3.9 2.4 4.4 1.2 4.4 0C4.4-1.2 3.9-2.4 2.4-2.2C1.4-2 .4-1.6-1-1.5Z",
} as const;

/** A path moved by (dx, dy); absolute M L C Z only. */
function moved(data: string, [dx, dy]: Point): string {
  let at = 0;
  return data.replace(/-?\d*\.?\d+/g, (number) => `${Number(number) + (at++ % 2 === 0 ? dx : dy)} `);
}

export type ShapeName = keyof typeof outlines | `t${number}`;

/** Every outline in its shortest spelling. */
export const SHAPES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ ...outlines, ...slices, wholeFoot: outlines.foot + moved(outlines.toes, BALL) }).map(
    ([name, data]) => [name, slim(data)],
  ),
);
