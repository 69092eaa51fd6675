/**
 * Finished SVG: stills and loops, as files of their own or for a page that shares the body's shapes.
 *
 * Invariant: no script, a title and a description in each, and a loop rests on its start picture wherever motion is
 * not wanted.
 */
import { arrowMarkup, arrowPoints } from "./arrow.ts";
import { paint } from "./draw.ts";
import { gradient, SPRITE } from "./gradient.ts";
import type { Moment, Movement } from "./motion.ts";
import { figure as n } from "./path.ts";
import { groundMarkup, groundSpan, shadowMarkup, viewBox } from "./picture.ts";
import { SHAPES } from "./shape.ts";
import { fileStyle, type Surface, type ThemeName } from "./theme.ts";
import { timingOf } from "./timing.ts";
import type { Point } from "./vector.ts";

export interface RenderOptions {
  readonly title: string;
  readonly description: string;
  /** `page`: shapes from the sprite, tones from the stylesheet. `file`: everything inside. */
  readonly mode: "page" | "file";
  /** Prefix of ids, classes and keyframes; letters and digits, its own for every figure of a page. */
  readonly prefix?: string;
  readonly theme?: ThemeName | "auto";
  readonly on?: Surface;
  readonly arrows?: boolean;
  /** Further class names of the svg element (page mode). */
  readonly className?: string;
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function document(
  movement: Movement,
  inner: string,
  defs: string,
  css: string,
  options: RenderOptions,
): string {
  const { width, height, x, y } = viewBox(movement);
  const page = options.mode === "page";
  const attributes = page
    ? `class="fg${options.className ? ` ${options.className}` : ""}" focusable="false"`
    : 'xmlns="http://www.w3.org/2000/svg"';
  const clip = `${options.prefix ?? ""}crop`;
  const cut = movement.spec.crop
    ? `<clipPath id="${clip}"><path d="M0 0H${n(width)}V${n(height)}H0z"/></clipPath>`
    : "";
  const drawn = `<g transform="matrix(1 0 0-1 ${n(-x)} ${n(y + height)})">${inner}</g>`;
  return (
    `<svg ${attributes} viewBox="0 0 ${n(width)} ${n(height)}" role="img">` +
    `<title>${escaped(options.title)}</title>${options.description ? `<desc>${escaped(options.description)}</desc>` : ""}` +
    (css ? `<style>${page ? `@layer figure{${css}}` : css}</style>` : "") +
    (defs || cut ? `<defs>${defs}${cut}</defs>` : "") +
    `${cut ? `<g clip-path="url(#${clip})">${drawn}</g>` : drawn}</svg>`
  );
}

/** Which moment a still shows: progress along the keys and how lit the marks are. */
export type StillName = "start" | "middle" | "end";
export function stillProgress(movement: Movement, which: StillName): number {
  const { spec, times } = movement;
  const cycle = spec.motion.kind === "cycle";
  const end = spec.endKey === undefined ? (cycle ? 0.5 : 1) : (times[spec.endKey] ?? 1);
  return which === "start" ? 0 : which === "end" ? end : end / 2;
}

const LIT = { start: 0.4, middle: 0.75, end: 1 } as const;

const arrowsOf = (movement: Movement): string =>
  movement.spec.arrows.map((arrow) => arrowMarkup(arrowPoints(arrow, movement))).join("");

/** The start, the middle or the end as SVG. Arrows stand in the start picture only. */
export function renderStill(movement: Movement, which: StillName, options: RenderOptions): string {
  const lit = movement.spec.motion.kind === "rep" ? LIT[which] : 0.85;
  const arrows = which === "start" && options.arrows !== false;
  return renderAt(movement, stillProgress(movement, which), lit, { ...options, arrows });
}

/** Any moment of the loop, without arrows. */
export const renderMoment = (movement: Movement, moment: Moment, options: RenderOptions): string =>
  renderAt(movement, moment.progress, 0.4 + 0.6 * moment.lit, { ...options, arrows: false });

function renderAt(movement: Movement, progress: number, lit: number, options: RenderOptions): string {
  const { prefix = "", mode } = options;
  const frame = movement.at(progress);
  const painted = paint(movement.spec, [frame], { prefix, shared: mode === "page" });
  const arrows = options.arrows ? arrowsOf(movement) : "";
  const opacity = `opacity="${String(Number(lit.toFixed(2))).replace(/^0\./, ".")}"`;
  const body = painted.body.replaceAll(`class="${prefix}mu"`, opacity);
  const inner =
    groundMarkup(movement) + ticks(movement, prefix) + shadowMarkup(movement, [frame]) + body + arrows;
  const css =
    mode === "file" ? fileStyle(inner + painted.defs, options.theme ?? "auto", options.on ?? "paper") : "";
  return document(movement, inner, painted.defs, css, options);
}

/** The whole movement as SVG that plays by itself. */
export function renderLoop(movement: Movement, options: RenderOptions): string {
  const { prefix = "", mode } = options;
  const { spec } = movement;
  if (spec.keys.length === 1) return renderStill(movement, "start", options);
  const timing = timingOf(movement);
  const painted = paint(spec, timing.frames, { prefix, shared: mode === "page" }, timing.clock);
  const marked = painted.body.includes(`"${prefix}mu"`);
  let css = painted.css;
  const seconds = n(timing.clock.seconds);
  if (marked && timing.lit)
    css += `@keyframes ${prefix}mu{${timing.lit}}.${prefix}mu{opacity:${timing.unlit};animation:${prefix}mu ${seconds}s linear infinite}`;
  else if (marked) css += `.${prefix}mu{opacity:.85}`;
  let arrows = options.arrows === false ? "" : arrowsOf(movement);
  if (arrows && timing.arrows) {
    arrows = `<g class="${prefix}ar">${arrows}</g>`;
    css += `@keyframes ${prefix}ar{${timing.arrows}}.${prefix}ar{animation:${prefix}ar ${seconds}s linear infinite}`;
  }
  const moving = ticks(movement, prefix);
  if (moving) css += tickStyle(movement, prefix);
  const shades = [timing.frames[0]!, timing.frames[timing.middle]!];
  const inner = groundMarkup(movement) + moving + shadowMarkup(movement, shades) + painted.body + arrows;
  const theme =
    mode === "file" ? fileStyle(inner + painted.defs, options.theme ?? "auto", options.on ?? "paper") : "";
  const calm = mode === "file" ? "@media(prefers-reduced-motion:reduce){*{animation:none!important}}" : "";
  return document(movement, inner, painted.defs, theme + css + calm, options);
}

/** Short strokes on the ground that pass by under a walk. */
function tickSpacing(movement: Movement): number {
  const { motion } = movement.spec;
  if (motion.kind !== "cycle" || !motion.travel) return 0;
  return motion.travel / Math.max(1, Math.round(motion.travel / 14));
}
function ticks(movement: Movement, prefix: string): string {
  const spacing = tickSpacing(movement);
  if (!spacing) return "";
  const [from, to] = groundSpan(movement);
  const count = Math.floor((to - from - 10) / spacing);
  const start: Point = [from + 8, -0.9];
  return `<path class="tk ${prefix}tk" d="M${n(start[0])} ${n(start[1])}${Array.from({ length: count }, () => `h3m${n(spacing - 3)} 0`).join("")}"/>`;
}
function tickStyle(movement: Movement, prefix: string): string {
  const { motion } = movement.spec;
  if (motion.kind !== "cycle" || !motion.travel) return "";
  const spacing = tickSpacing(movement);
  const seconds = (motion.seconds * spacing) / motion.travel;
  return `@keyframes ${prefix}tk{to{translate:${n(-spacing)}px 0}}.${prefix}tk{animation:${prefix}tk ${Number(seconds.toFixed(2))}s linear infinite}`;
}

/** The shapes that all figures of a page share, once per page. */
export function renderSprite(): string {
  const paths = Object.entries(SHAPES)
    .map(([name, data]) => `<path id="${SPRITE}${name}" d="${data}"/>`)
    .join("");
  return `<svg width="0" height="0" aria-hidden="true" focusable="false"><defs>${paths}${gradient("mb", SPRITE)}${gradient("ms", SPRITE)}</defs></svg>`;
}
