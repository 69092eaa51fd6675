/**
 * The picture around the body: its size, the ground, the shadows of contacts. Invariant: everything that moves stays
 * inside the picture in every frame, and figures of one position come out at nearly one scale.
 */
import { arrowPoints, pill } from "./arrow.ts";
import type { Frame } from "./frame.ts";
import type { Movement } from "./motion.ts";
import { figure as n } from "./path.ts";
import { drawingsOf } from "./prop.ts";
import { timingOf } from "./timing.ts";
import type { Point } from "./vector.ts";

export interface Box {
  /** Left, bottom, width, height in percent of body height. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const ASPECT = 0.75;
const LEAST_WIDTH = 116;
const MARGIN = 4;

/** How far the outline reaches beyond a named point. */
const REACH: readonly (readonly [name: RegExp, radius: number])[] = [
  [/^(crown|nose|chin|tip|toe|heel|ball|buttock|headBack|forehead)/, 1.2],
  [/^(knee|elbow|shoulder)/, 3.4],
  [/^(hip|skull)/, 6],
  [/./, 2.2],
];
const reaches = new Map<string, number>();
function reachOf(name: string): number {
  let reach = reaches.get(name);
  if (reach === undefined) {
    reach = REACH.find(([pattern]) => pattern.test(name))![1];
    reaches.set(name, reach);
  }
  return reach;
}

/** The extent of the body over some frames. */
function bodyBounds(frames: readonly Frame[]): { low: Point; high: Point } {
  const low = [Infinity, Infinity] as [number, number];
  const high = [-Infinity, -Infinity] as [number, number];
  for (const frame of frames) {
    for (const name in frame.points) {
      const [x, y] = frame.points[name]!;
      const r = reachOf(name);
      if (x - r < low[0]) low[0] = x - r;
      if (y - r < low[1]) low[1] = y - r;
      if (x + r > high[0]) high[0] = x + r;
      if (y + r > high[1]) high[1] = y + r;
    }
  }
  return { low, high };
}

/** The frames that a loop is drawn with, and its keys. */
const sampled = (movement: Movement): readonly Frame[] =>
  movement.spec.keys.length === 1 ? movement.keys : [...timingOf(movement).frames, ...movement.keys];

const extents = new WeakMap<Movement, ReturnType<typeof bodyBounds>>();
/** Where the body gets to in the whole movement. */
function extentOf(movement: Movement): ReturnType<typeof bodyBounds> {
  let extent = extents.get(movement);
  if (!extent) {
    extent = bodyBounds(sampled(movement));
    extents.set(movement, extent);
  }
  return extent;
}

const spans = new WeakMap<Movement, readonly [number, number]>();
/** From where to where the ground runs. */
export function groundSpan(movement: Movement): readonly [number, number] {
  let span = spans.get(movement);
  if (!span) {
    span = movement.spec.groundSpan ?? findSpan(movement);
    spans.set(movement, span);
  }
  return span;
}

const ON_GROUND = ["heel", "toe", "ball", "knee", "wrist", "tip"];

function findSpan(movement: Movement): readonly [number, number] {
  const { spec } = movement;
  if (spec.ground === "mat") {
    const { low, high } = extentOf(movement);
    return [low[0] - 6, high[0] + 6];
  }
  const names = ON_GROUND.flatMap((name) =>
    spec.view === "side" ? [`${name}N`, `${name}F`] : [`${name}R`, `${name}L`],
  );
  const xs: number[] = [];
  for (const { points } of sampled(movement)) {
    for (const name of names) {
      const point = points[name];
      if (point && point[1] < 8) xs.push(point[0]);
    }
  }
  drawingsOf(spec).forEach(({ bounds }, i) => {
    const stands = bounds.some((point) => point[1] < 6);
    if (stands && !/^(wall|backWall|water|farPost)$/.test(spec.props[i]!.kind))
      xs.push(...bounds.map((point) => point[0]));
  });
  return xs.length > 0 ? [Math.min(...xs) - 12, Math.max(...xs) + 12] : [-26, 26];
}

/** The picture's place and size: 4 to 3, never smaller than a lying person needs. */
export function viewBox(movement: Movement): Box {
  const { spec } = movement;
  if (spec.crop) {
    const [x, y, width] = spec.crop;
    return { x, y, width, height: width * ASPECT };
  }
  if (spec.frame) {
    const [x, y, width] = spec.frame;
    return { x: x - width / 2, y, width, height: width * ASPECT };
  }
  const { low, high } = extentOf(movement);
  let [x0, y0] = low;
  let [x1, y1] = high;
  const take = (points: readonly Point[], margin: number) => {
    for (const [x, y] of points) {
      x0 = Math.min(x0, x - margin);
      x1 = Math.max(x1, x + margin);
      y0 = Math.min(y0, y - margin);
      y1 = Math.max(y1, y + margin);
    }
  };
  for (const { bounds } of drawingsOf(spec)) take(bounds, 1);
  for (const arrow of spec.arrows) take(arrowPoints(arrow, movement), 1.6);
  if (!spec.above && spec.ground !== "none") {
    const [from, to] = groundSpan(movement);
    take(
      [
        [from, -3],
        [to, -3],
      ],
      0,
    );
  }
  if (spec.above) {
    x0 -= 8;
    x1 += 8;
    y0 -= 7;
    y1 += 7;
  }
  const width = Math.max(LEAST_WIDTH, x1 - x0 + 2 * MARGIN, (y1 - y0 + 2 * MARGIN) / ASPECT);
  const height = width * ASPECT;
  return { x: (x0 + x1 - width) / 2, y: (y0 + y1 - height) / 2, width, height };
}

/** Mat or floor. */
export function groundMarkup(movement: Movement): string {
  const { spec } = movement;
  if (spec.ground === "none") return "";
  if (spec.above) {
    const { low, high } = extentOf(movement);
    const [x, y, w, h] = [low[0] - 7, low[1] - 6, high[0] - low[0] + 14, high[1] - low[1] + 12];
    const rect = (dy: number, cls: string) =>
      `<rect x="${n(x)}" y="${n(y + dy)}" width="${n(w)}" height="${n(h)}" rx="4" class="${cls}"/>`;
    return rect(-1.4, "me") + rect(0, "mt");
  }
  const [from, to] = groundSpan(movement);
  if (spec.ground === "mat") return pill(from, to, -2.6, 3.8);
  return `<ellipse cx="${n((from + to) / 2)}" cy=".5" rx="${n((to - from) / 2)}" ry="3" class="mt"/>`;
}

type Shadow = readonly [from: number, to: number, far: boolean, y: number];

/** Where a body stands, by height; what holds it above the floor (a step, a bench) lends its top. */
function floorUnder(movement: Movement, x: number, y: number): number {
  let top = 0;
  drawingsOf(movement.spec).forEach(({ solid, part }, i) => {
    if (!solid || part || movement.spec.props[i]!.kind === "wall") return;
    if (x > solid[0] && x < solid[1] && solid[3] < y + 2.5) top = Math.max(top, solid[3] + 0.4);
  });
  return top;
}

function shadowsOf(movement: Movement, frame: Frame): Shadow[] {
  const out: Shadow[] = [];
  const p = frame.points;
  const cast = (from: number, to: number, far: boolean, y = 0) =>
    out.push([Math.min(from, to), Math.max(from, to), far, y]);
  const side = frame.view === "side";
  for (const s of side ? ["F", "N"] : ["R", "L"]) {
    const far = s === "F";
    const rise = far ? 1.3 : 0;
    const low = (name: string, r: number) => {
      const point = p[name + s]!;
      return point[1] - r - rise - floorUnder(movement, point[0], point[1] - r) < 1.1;
    };
    const floorAt = (name: string) => floorUnder(movement, p[name + s]![0], p[name + s]![1]);
    if (low("knee", side ? 3.3 : 3)) cast(p[`knee${s}`]![0] - 4, p[`knee${s}`]![0] + 4, far);
    const [heel, ball, toe] = [p[`heel${s}`]!, p[`ball${s}`]!, p[`toe${s}`]!];
    if (!side) {
      if (p[`ankle${s}`]![1] < 5)
        cast(Math.min(p[`ankle${s}`]![0], toe[0]) - 4, Math.max(p[`ankle${s}`]![0], toe[0]) + 4, false);
    } else if (low("heel", 0) && low("ball", 0)) cast(heel[0] - 1, toe[0] + 1, far, floorAt("ball"));
    else if (low("heel", 0.4)) cast(heel[0] - 3, heel[0] + 3, far, floorAt("heel"));
    else if (low("ball", 0.6) || low("toe", 1))
      cast(Math.min(ball[0], toe[0]) - 2, Math.max(ball[0], toe[0]) + 2, far, floorAt("toe"));
    if (low("wrist", 1.9)) cast(p[`wrist${s}`]![0] - 2, p[`tip${s}`]![0] + 1, far);
    if (low("elbow", 2.3)) cast(p[`elbow${s}`]![0] - 3, p[`wrist${s}`]![0], far);
  }
  const body: readonly (readonly [string, number])[] = side
    ? [
        ["buttock", 8],
        ["upperBack", 9],
        ["headBack", 4.5],
        ["belly", 9],
        ["chest", 8],
        ["lap", 6],
      ]
    : [
        ["hipLeft", 8],
        ["hipRight", 8],
        ["ribsLeft", 8],
        ["ribsRight", 8],
      ];
  for (const [name, half] of body)
    if (p[name] && p[name][1] < 1.4) cast(p[name][0] - half, p[name][0] + half, false);
  return out;
}

/** Flat ellipses under what touches the ground; of a loop those that stay. */
export function shadowMarkup(movement: Movement, frames: readonly Frame[]): string {
  if (movement.spec.above || movement.spec.ground === "none") return "";
  const lists = frames.map((frame) =>
    shadowsOf(movement, frame).map(
      ([from, to, far, y]) =>
        `<ellipse cx="${n((from + to) / 2)}" cy="${n(y + (far ? 1.1 : -0.2))}" rx="${n((to - from) / 2 + 0.6)}" ry="1.1" class="${far ? "shf" : "sh"}"/>`,
    ),
  );
  return lists[0]!.filter((one) => lists.every((list) => list.includes(one))).join("");
}
