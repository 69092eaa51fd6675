/**
 * From frames to SVG. A still shows one moment; a loop is the same drawing with CSS keyframes on `translate`, `rotate`
 * and `scale`, which need no script, pause with `animation-play-state` and stop for those who ask for less motion.
 *
 * Invariant: same spec in, same text out. Planted feet and hands are taken out of their limb and do not animate at
 * all, so that they cannot drift between two keyframes. Every id, class and keyframe name carries the figure's prefix.
 */
import { SLICES } from "./body.ts";
import type { Frame, Part } from "./frame.ts";
import { gradient, SPRITE } from "./gradient.ts";
import { type Clock, KeyframeSheet, letter } from "./keyframe.ts";
import { headTurn, type Layer, layersOf, type Node, type Use } from "./layer.ts";
import type { Ellipse } from "./mark.ts";
import { figure as n, slim } from "./path.ts";
import { near, Placement, STILL } from "./placement.ts";
import type { FigureSpec } from "./pose.ts";
import { drawingsOf, propParts } from "./prop.ts";
import { SHAPES } from "./shape.ts";
import { bellyRise, restBelly, trunkOutline } from "./trunk.ts";

export interface Canvas {
  readonly prefix: string;
  /** Shapes come from the page's sprite instead of the figure's own defs. */
  readonly shared: boolean;
}

export interface Painted {
  readonly body: string;
  readonly defs: string;
  readonly css: string;
}

/** Paints one frame (a still) or many (a loop, with its clock). */
export function paint(spec: FigureSpec, frames: readonly Frame[], canvas: Canvas, clock?: Clock): Painted {
  const { prefix } = canvas;
  const _many = frames.length > 1;
  const parts = frames.map((frame): Record<string, Part> => ({ ...frame.parts, ...propParts(spec, frame) }));
  const first = parts[0]!;
  const shapes = new Map<string, string>();
  const own: Record<string, string> = {};
  const href = (shape: string): string => {
    if (canvas.shared && !own[shape]) return `${SPRITE}${shape}`;
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

  const sheet = new KeyframeSheet(prefix);
  const place = new Placement(parts, sheet);

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
        : `<g class="${sheet.classOf([sheet.animate("opacity", rows)], `opacity:${rows[0]}`)}">${inner}</g>`;
    }
    return out;
  };

  const hidden = (part: string) =>
    part === "belly" && parts.every((p) => near(bellyRise(p), bellyRise({ ...p, belly: restBelly(p) }), 0.3));

  const emit = (one: Node, parent: string | null, lifted: string[]): string => {
    if (hidden(one.part)) return "";
    const list = place.local(one.part, parent);
    const shift = place.shiftOf(one.part, parent, list);
    if (rigid && one.part === "t0" && one.before.some((u) => "shape" in u && u.shape === "t0"))
      return place.group(list, `<use href="#${href("trunk")}"/>`);
    if (flatToes && one.part.startsWith("foot") && one.kids.length > 0) {
      const whole = one.before.map((use) =>
        "shape" in use && use.shape === "foot" ? { ...use, shape: "wholeFoot" } : use,
      );
      return place.group(list, items(whole));
    }
    const kids = one.kids
      .map((kid) => {
        if (
          /^(shank|foot|forearm|hand)/.test(kid.part) &&
          place.planted(kid.part) &&
          !place.planted(one.part)
        ) {
          lifted.push(emit(kid, null, []));
          return "";
        }
        return emit(kid, one.part, lifted);
      })
      .join("");
    const limb = place.group(
      list,
      place.scaled(list, items(one.before)) + kids + place.scaled(list, items(one.after)),
    );
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
        const list = place.local(host, null);
        return place.group(list, /^prop/.test(host) ? place.scaled(list, drawing.svg) : drawing.svg);
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
  return { body: all, defs, css: clock ? sheet.css(clock) : "" };
}

const layerClass = (layer: Layer, prefix: string) => (layer.cls === "mu" ? `${prefix}mu` : layer.cls);

/** The way the face looks in the picture: 0 to the right, 90 to the viewer. */
export function headingOf(spec: FigureSpec, frame: Frame): number {
  if (spec.view === "side") return frame.look;
  return spec.view === "front" ? 90 - frame.look : -90 + frame.look;
}
