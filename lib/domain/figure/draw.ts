/**
 * From frames to SVG. A still shows one moment; a loop is the same drawing with CSS keyframes on `translate`, `rotate`
 * and `scale`, which need no script, pause with `animation-play-state` and stop for those who ask for less motion.
 *
 * Invariant: same spec in, same text out. Planted feet and hands are taken out of their limb and do not animate at
 * all, so that they cannot drift between two keyframes. Every id, class and keyframe name carries the figure's prefix.
 */
import { BELLY_REST, JOINTS, SLICES, STEPS, TRUNK } from "./body.ts";
import type { Frame, Part } from "./frame.ts";
import { headTurn, type Layer, layersOf, type Node, type Use } from "./layer.ts";
import type { Ellipse } from "./mark.ts";
import { hull, figure as n, slim } from "./path.ts";
import type { FigureSpec } from "./pose.ts";
import { drawingsOf, propParts } from "./prop.ts";
import { SHAPES } from "./shape.ts";
import { add, type Point, rotate, subtract } from "./vector.ts";

/** The prefix of shapes that all figures of a page share. */
export const SPRITE = "fg-";

export interface Canvas {
  readonly prefix: string;
  /** Shapes come from the page's sprite instead of the figure's own defs. */
  readonly shared: boolean;
  /** The first of two drawings in one document: shapes that it has defined are used again. */
  readonly known?: ReadonlyMap<string, string>;
}

/** When each frame of a loop stands: percents of the loop, without 0 and 100 (the resting style covers those). */
export interface Clock {
  readonly seconds: number;
  readonly at: readonly (readonly number[])[];
}

export interface Painted {
  readonly body: string;
  readonly defs: string;
  readonly css: string;
  /** Ids of the shapes that it defines, by name. */
  readonly shapes: ReadonlyMap<string, string>;
}

const near = (a: number, b: number, tolerance: number) => Math.abs(a - b) <= tolerance;
const STILL = 0.06;

const STOPS: Readonly<Record<string, readonly (readonly [offset: number, opacity: number])[]>> = {
  ms: [
    [0, 0.9],
    [0.45, 0.82],
    [0.75, 0.4],
    [1, 0],
  ],
  mb: [
    [0, 1],
    [0.3, 0.83],
    [0.65, 0.33],
    [1, 0],
  ],
};
/** A soft mark: full in the middle, nothing at the edge. */
export const gradient = (kind: "ms" | "mb", prefix: string): string =>
  `<radialGradient id="${prefix}${kind}">${STOPS[kind]!.map(
    ([offset, opacity]) =>
      `<stop${offset ? ` offset="${n(offset * 100)}%"` : ""}${opacity < 1 ? ` stop-opacity="${String(opacity).replace(/^0\./, ".")}"` : ""}/>`,
  ).join("")}</radialGradient>`;

type Placed = { x: number; y: number; a: number; sx: number; sy: number };

/** Paints one frame (a still) or many (a loop, with its clock). */
export function paint(spec: FigureSpec, frames: readonly Frame[], canvas: Canvas, clock?: Clock): Painted {
  const { prefix } = canvas;
  const many = frames.length > 1;
  const parts = frames.map((frame): Record<string, Part> => ({ ...frame.parts, ...propParts(spec, frame) }));
  const first = parts[0]!;
  const shapes = new Map<string, string>();
  const own: Record<string, string> = {};
  const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const letter = (i: number) => (i < 52 ? letters[i]! : letters[i % 52]! + Math.floor(i / 52));
  const href = (shape: string): string => {
    if (canvas.shared && !own[shape]) return `${SPRITE}${shape}`;
    const known = own[shape] ? undefined : canvas.known?.get(shape);
    if (known) return known;
    if (!shapes.has(shape)) shapes.set(shape, `${prefix}${letter(shapes.size)}`);
    return shapes.get(shape)!;
  };

  // A trunk that keeps its form is one path in the frame of its lowest slice.
  const rigid =
    spec.view === "side" &&
    parts.every((p) =>
      Array.from({ length: SLICES }, (_, i) => `t${i}`).every(
        (t) => near(p[t]!.a - p.t0!.a, first[t]!.a - first.t0!.a, STILL) && p[t]!.sx === 1,
      ),
    );
  if (rigid) own.trunk = trunkOutline(first);

  const keyframes = new Map<string, { name: string; property: string; rows: readonly string[] }>();
  const animate = (property: string, rows: readonly string[]): string => {
    const key = property + rows.join("|");
    if (!keyframes.has(key))
      keyframes.set(key, { name: `${prefix}${letter(keyframes.size)}`, property, rows });
    return keyframes.get(key)!.name;
  };
  const classes = new Map<string, string>();
  const classOf = (names: readonly string[], style: string): string => {
    const key = `${style};animation-name:${names.join()}`;
    if (!classes.has(key)) classes.set(key, `${prefix}x${classes.size.toString(36)}`);
    return classes.get(key)!;
  };

  const local = (part: string, parent: string | null): Placed[] => {
    const list = parts.map((p): Placed => {
      const c = p[part]!;
      const scaled = { sx: c.sx, sy: c.sy ?? 1 };
      if (!parent) return { x: c.x, y: c.y, a: c.a, ...scaled };
      const q = p[parent]!;
      const [x, y] = rotate([c.x - q.x, c.y - q.y], -q.a);
      return { x, y, a: c.a - q.a, ...scaled };
    });
    for (let j = 1; j < list.length; j++) list[j]!.a += Math.round((list[j - 1]!.a - list[j]!.a) / 360) * 360;
    const turns = Math.round(list[0]!.a / 360) * 360;
    for (const one of list) one.a -= turns;
    return list;
  };

  /** A group with the part's transform, keyed where it moves. */
  const group = (list: readonly Placed[], inner: string): string => {
    if (!inner) return "";
    const start = list[0]!;
    const moves = list.some((v) => !near(v.x, start.x, STILL) || !near(v.y, start.y, STILL));
    const turns = list.some((v) => !near(v.a, start.a, STILL));
    const atOrigin = near(start.x, 0, 0.04) && near(start.y, 0, 0.04);
    if (!moves && !turns) {
      const transform =
        (atOrigin ? "" : `translate(${n(start.x)} ${n(start.y)})`) +
        (near(start.a, 0, 0.05) ? "" : `rotate(${n(start.a)})`);
      return transform ? `<g transform="${transform}">${inner}</g>` : inner;
    }
    const px = (v: number) => (n(v) === "0" ? "0" : `${n(v)}px`);
    const places = list.map((v) => `${px(v.x)} ${px(v.y)}`);
    const angles = list.map((v) => `${n(v.a)}deg`);
    const style = `${atOrigin && !moves ? "" : `translate:${places[0]};`}rotate:${angles[0]}`;
    if (moves && turns) {
      const both = places.map((place, i) => `translate:${place};rotate:${angles[i]}`);
      return `<g class="${classOf([animate("", both)], style)}">${inner}</g>`;
    }
    const name = moves ? animate("translate", places) : animate("rotate", angles);
    return `<g class="${classOf([name], style)}">${inner}</g>`;
  };
  const scaled = (list: readonly Placed[], inner: string): string => {
    if (!inner || !list.some((v) => !near(v.sx, 1, 0.004) || !near(v.sy, 1, 0.004))) return inner;
    const rows = list.map((v) => `${Number(v.sx.toFixed(2))} ${Number(v.sy.toFixed(2))}`);
    if (rows.every((row) => row === rows[0])) return `<g transform="scale(${rows[0]})">${inner}</g>`;
    return `<g class="${classOf([animate("scale", rows)], `scale:${rows[0]}`)}">${inner}</g>`;
  };

  /** Toes that lie in line with their foot in every frame are one shape with it. */
  const flatToes = parts.every((p) =>
    Object.keys(p).every(
      (name) => !name.startsWith("toes") || near(p[name]!.a, p[`foot${name.slice(4)}`]!.a, 0.5),
    ),
  );

  const turnsOfHead = frames.map((frame) => headTurn(headingOf(spec, frame)));
  const item = (one: Use | Ellipse): string => {
    if ("rx" in one) {
      const kind = one.band ? "mb" : "ms";
      const id = canvas.shared ? `${SPRITE}${kind}` : `${prefix}${kind}`;
      return `<ellipse rx="${n(one.rx)}" ry="${n(one.ry)}" transform="translate(${n(one.x)} ${n(one.y)})${one.turn ? `rotate(${n(one.turn)})` : ""}" fill="url(#${id})"${one.band ? ' opacity=".5"' : ""}/>`;
    }
    const flip =
      one.flip === "x" ? ' transform="scale(-1 1)"' : one.flip === "y" ? ' transform="scale(1 -1)"' : "";
    return `<use href="#${href(one.shape)}"${one.cls ? ` class="${one.cls}"` : ""}${flip}/>`;
  };
  /** Shapes of a part; those of the head only at the turns that come up, fading from one to the next. */
  const items = (list: readonly (Use | Ellipse)[]): string => {
    const plain = list.filter((one) => !("turn" in one && typeof one.turn === "string"));
    const turned = list.filter(
      (one): one is Use & { turn: string } => "turn" in one && typeof one.turn === "string",
    );
    let out = plain.map(item).join("");
    for (const turn of new Set(turned.map((one) => one.turn))) {
      const on = turnsOfHead.map((now) => now === turn);
      if (!on.some(Boolean)) continue;
      const inner = turned
        .filter((one) => one.turn === turn)
        .map(item)
        .join("");
      const rows = on.map((shown) => (shown ? "1" : "0"));
      out += on.every(Boolean)
        ? inner
        : `<g class="${classOf([animate("opacity", rows)], `opacity:${rows[0]}`)}">${inner}</g>`;
    }
    return out;
  };

  const planted = (part: string): boolean => {
    const list = parts.map((p) => p[part]!);
    const start = list[0]!;
    return (
      many &&
      list.every((v) => near(v.x, start.x, 0.08) && near(v.y, start.y, 0.08) && near(v.a, start.a, 0.08))
    );
  };
  const hidden = (part: string) =>
    part === "belly" && parts.every((p) => near(bellyRise(p), bellyRise({ ...p, belly: restBelly(p) }), 0.3));

  /** A far limb that goes exactly as the near one does shares its keyframes inside a fixed shift. */
  const shiftOf = (part: string, parent: string | null, list: readonly Placed[]): Point | null => {
    const twin = part.endsWith("F") ? `${part.slice(0, -1)}N` : "";
    const start = list[0]!;
    if (!many || parent || !first[twin]) return null;
    if (list.every((v) => near(v.x, start.x, STILL) && near(v.y, start.y, STILL))) return null;
    const lead = local(twin, null);
    const shift: Point = [start.x - lead[0]!.x, start.y - lead[0]!.y];
    const together = list.every(
      (v, j) => near(v.x - lead[j]!.x, shift[0], 0.1) && near(v.y - lead[j]!.y, shift[1], 0.1),
    );
    if (!together) return null;
    list.forEach((v, j) => {
      v.x = lead[j]!.x;
      v.y = lead[j]!.y;
    });
    return shift;
  };

  const emit = (one: Node, parent: string | null, lifted: string[]): string => {
    if (hidden(one.part)) return "";
    const list = local(one.part, parent);
    const shift = shiftOf(one.part, parent, list);
    if (rigid && one.part === "t0" && one.before.some((u) => "shape" in u && u.shape === "t0"))
      return group(list, `<use href="#${href("trunk")}"/>`);
    if (flatToes && one.part.startsWith("foot") && one.kids.length > 0) {
      const whole = one.before.map((use) =>
        "shape" in use && use.shape === "foot" ? { ...use, shape: "wholeFoot" } : use,
      );
      return group(list, items(whole));
    }
    const kids = one.kids
      .map((kid) => {
        if (/^(shank|foot|forearm|hand)/.test(kid.part) && planted(kid.part) && !planted(one.part)) {
          lifted.push(emit(kid, null, []));
          return "";
        }
        return emit(kid, one.part, lifted);
      })
      .join("");
    const limb = group(list, scaled(list, items(one.before)) + kids + scaled(list, items(one.after)));
    return shift ? `<g transform="translate(${n(shift[0])} ${n(shift[1])})">${limb}</g>` : limb;
  };

  const drawings = drawingsOf(spec);
  const propsAt = (z: string): string =>
    drawings
      .filter((drawing) => drawing.z === z)
      .map((drawing) => {
        if (!drawing.part) return drawing.svg;
        const host = first[drawing.part] ? drawing.part : null;
        if (!host) return "";
        const list = local(host, null);
        return group(list, /^prop/.test(host) ? scaled(list, drawing.svg) : drawing.svg);
      })
      .join("");

  const layers = layersOf(spec);
  const names = new Set(layers.map((layer) => layer.name));
  const body = layers.map((layer, i) => {
    const lifted: string[] = [];
    const trees = layer.nodes.map((one) => emit(one, null, lifted)).join("");
    const inner = lifted.join("") + trees;
    const before =
      layer.name === "contour"
        ? propsAt(`before:${layers[i + 1]!.name}`)
        : layers[i - 1]?.name === "contour"
          ? ""
          : propsAt(`before:${layer.name}`);
    const after =
      names.has(layer.name) && !/^(gap|contour)/.test(layer.name) ? propsAt(`after:${layer.name}`) : "";
    if (!inner) return before + after;
    return `${before}<g class="${layerClass(layer, prefix)}">${inner}</g>${after}`;
  });
  const all = propsAt("back") + body.join("") + propsAt("front");

  const gradients = (["mb", "ms"] as const).filter(
    (kind) => !canvas.shared && all.includes(`#${prefix}${kind})`),
  );
  const defs =
    [...shapes]
      .map(([shape, id]) => `<path id="${id}" d="${own[shape] ? slim(own[shape]!) : SHAPES[shape]}"/>`)
      .join("") + gradients.map((kind) => gradient(kind, prefix)).join("");
  return { body: all, defs, css: clock ? styles(keyframes, classes, clock) : "", shapes };
}

const layerClass = (layer: Layer, prefix: string) => (layer.cls === "mu" ? `${prefix}mu` : layer.cls);

function styles(
  keyframes: ReadonlyMap<string, { name: string; property: string; rows: readonly string[] }>,
  classes: ReadonlyMap<string, string>,
  clock: Clock,
): string {
  if (classes.size === 0) return "";
  let css = `${[...classes.values()].map((name) => `.${name}`).join()}{animation:${n(clock.seconds)}s linear infinite}`;
  for (const { name, property, rows } of keyframes.values()) {
    const by = new Map<string, string[]>();
    rows.forEach((row, i) => {
      const stops = clock.at[i]!.map((at) => `${at}%`);
      if (stops.length > 0) by.set(row, [...(by.get(row) ?? []), ...stops]);
    });
    const frames = [...by]
      .map(([row, stops]) => `${stops.join()}{${property ? `${property}:` : ""}${row}}`)
      .join("");
    css += `@keyframes ${name}{${frames}}`;
  }
  for (const [style, name] of classes) css += `.${name}{${style}}`;
  return css;
}

/** The trunk as one outline in the frame of its lowest slice. */
function trunkOutline(parts: Readonly<Record<string, Part>>): string {
  const base = parts.t0!;
  const at = (i: number): Point => {
    const part = parts[`t${i}`]!;
    return rotate(subtract([part.x, part.y], [base.x, base.y]), -base.a);
  };
  let data = "";
  for (let i = 0; i < SLICES; i++) {
    const from = at(i);
    const to = i < SLICES - 1 ? at(i + 1) : add(from, rotate(STEPS[JOINTS - 1]!, parts[`t${i}`]!.a - base.a));
    data += hull(from, TRUNK[i]!.radius, to, TRUNK[i + 1]!.radius);
  }
  return data;
}

const bellyRise = (p: Readonly<Record<string, Part>>): number => {
  const [belly, slice] = [p.belly, p.t3];
  if (!belly || !slice) return 0;
  return rotate([belly.x - slice.x, belly.y - slice.y], -slice.a)[0];
};
const restBelly = (p: Readonly<Record<string, Part>>): Part => {
  const slice = p.t3;
  if (!slice) return { x: 0, y: 0, a: 0, sx: 1 };
  const [x, y] = rotate([BELLY_REST, 3], slice.a);
  return { x: slice.x + x, y: slice.y + y, a: slice.a - 90, sx: 1 };
};

/** The way the face looks in the picture: 0 to the right, 90 to the viewer. */
export function headingOf(spec: FigureSpec, frame: Frame): number {
  if (spec.view === "side") return frame.look;
  return spec.view === "front" ? 90 - frame.look : -90 + frame.look;
}
