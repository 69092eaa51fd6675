/**
 * The things around the person: furniture, ground, weights, bands. Each is two or three rounded bars or blocks in two
 * tones. Invariant: a thing is fixed to the picture or to one part of the body; only a band stretches, and it gets
 * thinner by as much. Long because it is a catalogue: one short drawing a thing.
 */
import type { Frame, Part } from "./frame.ts";
import { figure as n, pair } from "./path.ts";
import type { FigureSpec, PropSpec } from "./pose.ts";
import { angleOf, distance, type Point, subtract } from "./vector.ts";

/** A wall or a piece of furniture that the body must not enter: x from, x to, y from, y to. */
export type Solid = readonly [x0: number, x1: number, y0: number, y1: number];

export interface Drawing {
  /** Where in the paint order: `back`, `front`, `after:<layer>` or `before:<layer>`. */
  readonly z: string;
  /** The part it hangs on; without it, it stands in the picture. */
  readonly part?: string;
  readonly svg: string;
  /** Corners for the size of the picture; none for things on the body. */
  readonly bounds: readonly Point[];
  readonly solid?: Solid;
  /** Stands behind the near side of the body: only far limbs can run into it. */
  readonly behind?: boolean;
  /** Drawn as an overlay that is no obstacle and no ground. */
  readonly cls?: string;
}

const bar = (a: Point, b: Point, width: number, cls: string) =>
  `<path class="${cls}" stroke-width="${n(width)}" d="M${pair(a)}L${pair(b)}"/>`;
const block = (x: number, y: number, w: number, h: number, r: number, cls: string, turn = 0) =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" rx="${n(r)}" class="${cls}"${turn ? ` transform="rotate(${n(turn)} ${n(x + w / 2)} ${n(y + h / 2)})"` : ""}/>`;
const disc = (x: number, y: number, r: number, cls: string) =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" class="${cls}"/>`;
const box = (x0: number, y0: number, x1: number, y1: number): Point[] => [
  [x0, y0],
  [x1, y1],
];

interface Drawn {
  readonly svg: string;
  readonly bounds?: readonly Point[];
  readonly solid?: Solid;
  readonly behind?: boolean;
  readonly z?: string;
}
type Draw = (v: readonly number[], spec: PropSpec, figure: FigureSpec) => Drawn;

function legged(x0: number, x1: number, h: number, thick: number, cls: string): string {
  return (
    bar([x0 + 4, h - thick], [x0 + 3, 0.8], 1.7, "pds") +
    bar([x1 - 4, h - thick], [x1 - 3, 0.8], 1.7, "pds") +
    block(x0, h - thick, x1 - x0, thick, Math.min(1.4, thick / 2), cls)
  );
}

const held: Readonly<Record<string, Draw>> = {
  // In the frame of a hand: the fist closes at (3.6, 0).
  dumbbell: () => ({
    svg:
      bar([3.6, -6], [3.6, 6], 1.6, "sts") +
      block(0.9, 4, 5.4, 3.6, 1, "st") +
      block(0.9, -7.6, 5.4, 3.6, 1, "st"),
  }),
  dumbbellEnd: () => ({ svg: disc(3.6, 0, 4.2, "st") + disc(3.6, 0, 1.2, "std") }),
  kettlebell: ([x = 3.4, y = 0, turn = 0]) => ({
    svg: `<g transform="translate(${n(x)} ${n(y)})rotate(${n(turn)})"><path class="sts" stroke-width="1.9" d="M6-2.7C-1.6-3.6-1.6 3.6 6 2.7"/>${disc(8, 0, 4.9, "st")}</g>`,
  }),
  bar: () => ({ svg: disc(3.6, 0, 7.6, "st") + disc(3.6, 0, 1.5, "std") }),
  trapBar: () => ({
    svg:
      bar([5.4, -21], [5.4, 21], 1.6, "sts") +
      block(3, 14, 4.8, 3, 0.8, "st") +
      disc(5.4, 18, 8.6, "st") +
      disc(5.4, 18, 1.5, "std"),
  }),
  stick: ([x0 = 0, y0 = -20, x1 = 0, y1 = 20]) => ({ svg: bar([x0, y0], [x1, y1], 1.8, "pds") }),
  plate: ([x = 0, y = 0, r = 6]) => ({ svg: disc(x, y, r, "st") + disc(x, y, 1.3, "std") }),
  pillow: ([x = 0, y = 0, w = 20, h = 6, turn = 0]) => ({
    svg: block(x - w / 2, y - h / 2, w, h, Math.min(w, h) / 2, "cu", turn),
    bounds: box(x - w / 2, y - h / 2, x + w / 2, y + h / 2),
    z: "back",
  }),
  roller: ([x = 0, y = 0, r = 5]) => ({
    svg: disc(x, y, r, "pf") + disc(x, y, r * 0.45, "pdf"),
    bounds: box(x - r, y - r, x + r, y + r),
    z: "back",
  }),
  ball: ([x = 0, y = 0, r = 17]) => ({
    svg:
      disc(x, y, r, "ba") +
      `<path class="bl" d="M${pair([x - r * 0.62, y + r * 0.38])}Q${pair([x, y + r * 1.05])} ${pair([x + r * 0.62, y + r * 0.38])}"/>`,
    bounds: box(x - r, y - r, x + r, y + r),
    z: "back",
  }),
};

const standing: Readonly<Record<string, Draw>> = {
  chair: ([x = 0, seat = 24.4, facing = 1]) => {
    const s = facing;
    const at = (dx: number, y: number): Point => [x + dx * s, y];
    const svg =
      bar(at(-7, seat - 1.2), at(-9.6, 2.2), 1.5, "ps") +
      bar(at(11, seat - 1.2), at(12.4, 2.2), 1.5, "ps") +
      bar(at(-10, seat - 1.2), at(-13, 0.6), 1.7, "pds") +
      bar(at(8.6, seat - 1.2), at(9.6, 0.6), 1.7, "pds") +
      bar(at(-10.5, seat - 0.6), at(-15.4, seat + 25), 1.8, "pds") +
      bar(at(-13.9, seat + 13.4), at(-15.9, seat + 23.6), 2.8, "ps") +
      bar(at(-10.6, seat - 1), at(11.6, seat - 1), 2.8, "ps");
    return { svg, bounds: [at(-17, 0), at(13, seat + 26)], solid: [x - 10, x + 11, 4, seat - 0.4] };
  },
  frontChair: ([x = 0, seat = 24.4]) => ({
    svg:
      bar([x - 12.4, seat - 1], [x - 13, 0.8], 1.8, "pds") +
      bar([x + 12.4, seat - 1], [x + 13, 0.8], 1.8, "pds") +
      bar([x - 10.6, seat + 6], [x - 10.6, seat + 31], 1.7, "pds") +
      bar([x + 10.6, seat + 6], [x + 10.6, seat + 31], 1.7, "pds") +
      block(x - 11.2, seat + 19, 22.4, 12, 2.5, "pf") +
      `<path d="M${pair([x - 13.4, seat - 2.4])}L${pair([x + 13.4, seat - 2.4])}L${pair([x + 13.6, seat])}L${pair([x + 12, seat + 7])}L${pair([x - 12, seat + 7])}L${pair([x - 13.6, seat])}Z" class="pf"/>` +
      `<path d="M${pair([x - 13.2, seat])}L${pair([x + 13.2, seat])}L${pair([x + 11.6, seat + 6.4])}L${pair([x - 11.6, seat + 6.4])}Z" class="cu"/>`,
    bounds: box(x - 14, 0, x + 14, seat + 32),
  }),
  stool: ([x = 0, seat = 24.4]) => ({
    svg: legged(x - 10, x + 10, seat, 2.8, "pf"),
    bounds: box(x - 10, 0, x + 10, seat),
    solid: [x - 9, x + 9, 4, seat - 0.4],
  }),
  bench: ([x0 = 0, x1 = 40, h = 20, behind = 0]) => ({
    svg: legged(x0, x1, h, 3.6, "pf"),
    bounds: box(x0, 0, x1, h),
    solid: [x0 + 1, x1 - 1, h - 3, h - 0.4],
    behind: behind === 1,
  }),
  step: ([x0 = 0, x1 = 20, h = 9]) => ({
    svg: block(x0, -1.6, x1 - x0, h + 1.6, 1.2, "pf") + block(x0 - 0.8, h - 2, x1 - x0 + 1.6, 2, 0.9, "pdf"),
    bounds: box(x0, 0, x1, h),
    solid: [x0, x1, 0, h - 0.4],
  }),
  wall: ([x = 0, side = 1, top = 104]) => ({
    svg:
      block(side > 0 ? x : x - 4.4, -1.4, 4.4, top + 1.4, 0.8, "wl") +
      bar([x, -1.4 + 0.8], [x, top - 0.6], 0.7, "wls"),
    bounds: box(side > 0 ? x : x - 4.4, -1.4, side > 0 ? x + 4.4 : x, top),
    solid: side > 0 ? [x, x + 40, -5, top] : [x - 40, x, -5, top],
  }),
  backWall: ([x0 = -34, x1 = 34, top = 106]) => ({
    svg: block(x0, 1, x1 - x0, top - 1, 1.5, "wb") + block(x0, 1, x1 - x0, 3.2, 0.6, "wl"),
    bounds: box(x0, 0, x1, top),
  }),
  post: ([x = 0, top = 98, anchor = 70]) => ({
    svg: bar([x, 1.5], [x, top], 3, "ps") + bar([x, anchor - 2.4], [x, anchor + 2.4], 4.8, "pds"),
    bounds: box(x - 2, 0, x + 2, top),
  }),
  /** A post in the plane behind the person, smaller and higher up the floor. */
  farPost: ([x = 0, top = 90, anchor = 70]) => ({
    svg: bar([x, 3.6], [x, top], 2.4, "pps") + bar([x, anchor - 2], [x, anchor + 2], 4, "ps"),
    bounds: box(x - 2, 0, x + 2, top),
  }),
  doorway: ([x = 0, top = 112, wide = 0]) =>
    wide > 0
      ? {
          svg: `<path class="ps" stroke-width="4" d="M${pair([x - wide / 2, 1])}V${n(top)}H${n(x + wide / 2)}V1"/>`,
          bounds: box(x - wide / 2 - 2, 0, x + wide / 2 + 2, top + 2),
        }
      : {
          svg: block(x, 0.4, 3.4, top, 1, "pf") + bar([x, 1.2], [x, top - 0.6], 1, "pds"),
          bounds: box(x, 0, x + 3.4, top),
        },
  rail: ([x = 0, h = 52]) => ({
    svg:
      bar([x, 1], [x, h], 2.2, "pds") +
      bar([x - 5, h], [x + 5, h], 2.4, "ps") +
      bar([x - 6, 0.9], [x + 6, 0.9], 1.8, "ps"),
    bounds: box(x - 6, 0, x + 6, h + 1),
  }),
  bed: ([x0 = -50, x1 = 60, h = 22]) => ({
    svg:
      bar([x0 + 5, 8], [x0 + 5, 0.8], 2.4, "pds") +
      bar([x1 - 5, 8], [x1 - 5, 0.8], 2.4, "pds") +
      bar([x0 + 1, 6], [x0 + 1, h + 14], 2.6, "ps") +
      block(x0, 7, x1 - x0, 4, 1.2, "pf") +
      block(x0 + 1, 10.4, x1 - x0 - 1, h - 10.4, 3.4, "cu"),
    bounds: box(x0, 0, x1, h + 14),
    solid: [x0 + 2, x1 - 1, 4, h - 0.6],
  }),
  wedge: ([x0 = -40, x1 = 0, h = 24]) => ({
    svg: `<path class="cu" d="M${pair([x0 + 2, 0])}L${pair([x1, 0])}Q${pair([x1 + 3, 0.4])} ${pair([x1, 2])}L${pair([x0 + 5, h])}Q${pair([x0 + 1, h + 1.6])} ${pair([x0, h - 3])}V2Q${pair([x0, 0])} ${pair([x0 + 2, 0])}Z"/>`,
    bounds: box(x0, 0, x1, h),
  }),
  desk: ([x0 = 20, x1 = 60, h = 40]) => ({
    svg:
      bar([x0 + 5, h - 2], [x0 + 5, 0.8], 2, "pds") +
      bar([x1 - 4, h - 2], [x1 - 4, 0.8], 2, "pds") +
      bar([x0 + 1, h - 1.2], [x1 - 1, h - 1.2], 2.4, "ps") +
      bar([x1 - 12, h], [x1 - 12, h + 8], 1.8, "pds") +
      bar([x1 - 14, h + 6], [x1 - 11, h + 27], 2.4, "sts"),
    bounds: box(x0, 0, x1, h + 28),
  }),
  backExtension: ([x = 0, h = 34]) => ({
    // x, h: where the front of the hips rests; the pad slopes at 45 degrees, the feet stand on a plate behind.
    svg:
      bar([x - 4, h - 9], [x - 18, 1.4], 2.4, "pds") +
      bar([x - 30, 1.4], [x + 6, 1.4], 2.4, "ps") +
      bar([x - 9, h - 14], [x - 44, 3], 2, "ps") +
      bar([x - 6.6, h - 9.4], [x + 2.4, h - 0.4], 5.6, "pds") +
      bar([x - 52, 9.6], [x - 40, -0.4], 2.2, "pds"),
    bounds: box(x - 54, -1, x + 8, h + 2),
  }),
  bike: ([x = 0, y = 22, seatX = -16, seatY = 50]) => ({
    svg:
      bar([x - 24, 1.2], [x + 34, 1.2], 2.2, "pds") +
      bar([x - 14, 1.4], [x, y], 2.4, "ps") +
      bar([x + 24, 1.4], [x + 16, y + 4], 2.4, "ps") +
      disc(x + 20, 17, 13, "pf") +
      disc(x + 20, 17, 10.4, "pdf") +
      bar([x, y], [seatX, seatY - 3.4], 2.6, "ps") +
      bar([x, y], [x + 24, y + 17], 2.6, "ps") +
      bar([x + 20, y + 9], [x + 27, y + 48], 2.4, "ps") +
      bar([x + 27, y + 48], [x + 20.5, y + 50], 2.2, "pds") +
      bar([seatX - 8, seatY - 2], [seatX + 8, seatY - 2.4], 3.4, "pds"),
    bounds: box(Math.min(x - 25, seatX - 9), 0, x + 35, Math.max(y + 51, seatY)),
  }),
  recumbentBike: ([x = 0, y = 24, seatX = -42, seatY = 24, lean = 112]) => {
    const top: Point = [
      seatX - 9 + 40 * Math.cos((lean * Math.PI) / 180),
      seatY + 1 + 40 * Math.sin((lean * Math.PI) / 180),
    ];
    return {
      svg:
        bar([seatX - 16, 1.2], [x + 16, 1.2], 2.2, "pds") +
        bar([seatX, 1.4], [seatX, seatY - 3], 2.8, "ps") +
        bar([x + 2, 1.4], [x, y], 2.8, "ps") +
        disc(x + 6, y - 5, 12, "pf") +
        disc(x + 6, y - 5, 9.4, "pdf") +
        bar([x + 6, y + 4], [x - 2, y + 26], 2, "ps") +
        bar([x - 2, y + 26], [x - 8, y + 28], 2.4, "pds") +
        bar([seatX - 9, seatY - 2], [seatX + 9, seatY - 2.4], 3.6, "pds") +
        bar([seatX - 10.6, seatY + 1], top, 3.4, "pds"),
      bounds: box(Math.min(seatX - 17, top[0] - 2), 0, x + 19, Math.max(y + 29, top[1])),
    };
  },
  /** Water up to a level, over the body. */
  water: ([level = 72, x0 = -40, x1 = 40]) => ({
    svg:
      `<path class="wa" d="M${n(x0)}-3V${n(level)}${waves(x0, x1)}V-3Z"/>` +
      `<path class="ws" d="M${pair([x0, level])}${waves(x0, x1)}"/>`,
    bounds: box(x0, -3, x1, level + 2),
    z: "front",
  }),
};

function waves(x0: number, x1: number): string {
  const count = Math.max(2, Math.round((x1 - x0) / 10));
  const w = (x1 - x0) / count;
  return Array.from({ length: count }, (_, i) => `q${n(w / 2)} ${i % 2 ? -1.8 : 1.8} ${n(w)} 0`).join("");
}

const catalogue: Readonly<Record<string, Draw>> = { ...held, ...standing };
/** Every kind that a prop may have. */
export const PROPS: readonly string[] = [...Object.keys(catalogue), "band", "strap", "loop", "crank"];

const DEFAULT_Z: Readonly<Record<string, string>> = {
  dumbbell: "before:arm",
  dumbbellEnd: "before:arm",
  kettlebell: "before:arm",
  bar: "before:arm",
  trapBar: "before:arm",
  loop: "front",
};

/** What a prop paints. Bands and cranks are unit bars in a frame of their own (`stretch` says where it lies). */
function drawProp(spec: PropSpec, index: number, figure: FigureSpec): Drawing {
  if (spec.kind === "band" || spec.kind === "strap" || spec.kind === "loop" || spec.kind === "crank") {
    const cls = spec.kind === "strap" ? "pds" : spec.kind === "crank" ? "pds" : "bds";
    const width = spec.kind === "loop" ? 2.6 : spec.kind === "crank" ? 2 : 1;
    const far = /F$/.test(String(spec.from)) || /F$/.test(String(spec.to));
    const z = spec.z ?? (spec.kind === "loop" ? "front" : far ? "after:legF" : "after:legN");
    return {
      z,
      part: `prop${index}`,
      svg: bar([0, 0], [10, 0], width, cls),
      bounds: typeof spec.to === "object" ? [spec.to] : [],
    };
  }
  const draw = catalogue[spec.kind];
  if (!draw) return { z: "back", svg: "", bounds: [] };
  const drawn = draw(spec.v, spec, figure);
  const side = spec.on?.slice(-1) ?? "N";
  const z =
    spec.z ??
    drawn.z ??
    DEFAULT_Z[spec.kind]?.replace(/arm$/, `arm${side}`) ??
    (spec.on ? "after:trunk" : "back");
  return {
    z,
    ...(spec.on ? { part: spec.on } : {}),
    svg: drawn.svg,
    bounds: spec.on ? [] : (drawn.bounds ?? []),
    ...(drawn.solid ? { solid: drawn.solid } : {}),
    ...(drawn.behind ? { behind: true } : {}),
  };
}

const drawings = new WeakMap<FigureSpec, readonly Drawing[]>();
/** What the props of a figure paint, made once. */
export function drawingsOf(figure: FigureSpec): readonly Drawing[] {
  let list = drawings.get(figure);
  if (!list) {
    list = figure.props.map((prop, i) => drawProp(prop, i, figure));
    drawings.set(figure, list);
  }
  return list;
}

const endOf = (end: string | Point | undefined, frame: Frame): Point =>
  typeof end === "string" ? (frame.points[end] ?? [0, 0]) : (end ?? [0, 0]);

/** Frames of the props that stretch between two points: a bar of ten along x, thinner as it gets longer. */
export function propParts(figure: FigureSpec, frame: Frame): Record<string, Part> {
  const out: Record<string, Part> = {};
  figure.props.forEach((spec, i) => {
    if (spec.from === undefined) return;
    const [a, b] = [endOf(spec.from, frame), endOf(spec.to, frame)];
    const reach = distance(a, b);
    const natural = spec.v[0] ?? 46;
    const sy = spec.kind === "band" ? Math.max(0.5, Math.min(1.4, natural / Math.max(reach, 1))) : 1;
    out[`prop${i}`] = { x: a[0], y: a[1], a: angleOf(subtract(b, a)), sx: reach / 10, sy };
  });
  return out;
}
