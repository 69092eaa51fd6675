/**
 * The figures of the built-in exercises, for screens and as files. They are public pictures without any person's data,
 * so nobody is asked who they are.
 *
 * Invariant: the same figure is drawn once in the life of the process; a figure's address changes when its drawing does.
 */
import { createHash } from "node:crypto";
import { exerciseBySlug } from "#db/content/exercises.ts";
import { figureBySlug } from "#db/content/figures.ts";
import { type Movement, prepare } from "#lib/domain/figure/motion.ts";
import { renderLoop, renderStill } from "#lib/domain/figure/render.ts";
import { SHAPES } from "#lib/domain/figure/shape.ts";
import { RULES, type Surface, type ThemeName, TONES } from "#lib/domain/figure/theme.ts";
import {
  FIGURE_SURFACES,
  FIGURE_THEMES,
  type FigureSources,
  type FigureView,
} from "#lib/domain/figure/view.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { figureText } from "#lib/messages/figure-text.ts";

type Part = "loop" | "start" | "end";

/** To be raised when the way of drawing changes without its shapes, tones or poses. */
const DRAWING = 1;

const movements = new Map<string, Movement>();
const drawn = new Map<string, string>();
const order = new Map([...figureBySlug.keys()].map((slug, i) => [slug, i]));

function movementOf(slug: string): Movement | null {
  const spec = figureBySlug.get(slug);
  if (!spec) return null;
  let movement = movements.get(slug);
  if (!movement) {
    movement = prepare(spec);
    movements.set(slug, movement);
  }
  return movement;
}

const once = (key: string, draw: () => string): string => {
  let markup = drawn.get(key);
  if (markup === undefined) {
    markup = draw();
    drawn.set(key, markup);
  }
  return markup;
};

const description = (slug: string, part: Part): string =>
  figureText(slug)?.[part === "loop" ? "movement" : part] ?? "";

/** Ids, classes and keyframes of one picture in a page begin with this: letters and digits, one a figure and part. */
const prefixOf = (slug: string, part: Part): string => `f${(order.get(slug) ?? 0).toString(36)}${part[0]}`;

function draw(slug: string, movement: Movement, part: Part, title: string): string {
  return once(`page ${part} ${slug} ${title}`, () => {
    const options = {
      mode: "page",
      title,
      description: description(slug, part),
      prefix: prefixOf(slug, part),
    } as const;
    return part === "loop" ? renderLoop(movement, options) : renderStill(movement, part, options);
  });
}

let commonHash: string | undefined;
function versionOf(slug: string): string {
  commonHash ??= createHash("sha256")
    .update(JSON.stringify([DRAWING, SHAPES, RULES, TONES]))
    .digest("hex");
  return once(`version ${slug}`, () =>
    createHash("sha256")
      .update(JSON.stringify([commonHash, figureBySlug.get(slug), figureText(slug)]))
      .digest("hex")
      .slice(0, 10),
  );
}

/** Whether an exercise has a figure. */
export const hasFigure = (slug: string): boolean => figureBySlug.has(slug);

/** Addresses of an exercise's pictures as files, or null where it has no figure. Cheap: nothing is drawn. */
export function getFigureSources(slug: string): FigureSources | null {
  if (!figureBySlug.has(slug)) return null;
  const version = versionOf(slug);
  const at = (name: string) => `/figures/${name}.svg?v=${version}`;
  return { loop: at(slug), start: at(`${slug}-start`), end: at(`${slug}-end`) };
}

/** The figure of an exercise for a page with `<FigureSprite />`, or null where it has none. `title` names the pictures. */
export function getFigure(slug: string, title: string): FigureView | null {
  const movement = movementOf(slug);
  const src = getFigureSources(slug);
  if (!movement || !src) return null;
  return {
    slug,
    loop: draw(slug, movement, "loop", title),
    start: draw(slug, movement, "start", title),
    end: draw(slug, movement, "end", title),
    note: figureText(slug)?.note ?? null,
    src,
  };
}

/** One still of an exercise for a page with `<FigureSprite />`, or null where it has none. */
export function getFigureStill(slug: string, part: "start" | "end", title: string): string | null {
  const movement = movementOf(slug);
  return movement && draw(slug, movement, part, title);
}

export interface FigureFile {
  readonly svg: string;
  /** Asked for under its present version: it may be kept for ever. */
  readonly lasting: boolean;
}

/**
 * A picture as a file of its own. `name` is `<slug>.svg`, `<slug>-start.svg` or `<slug>-end.svg`; `theme` auto, light
 * or dark; `on` the surface behind it. Codes: `not_found` for another name, theme or surface.
 */
export async function getFigureFile(
  name: string,
  query: { readonly theme?: string | null; readonly on?: string | null; readonly version?: string | null },
): Promise<Result<FigureFile, "not_found">> {
  const match = /^([a-z0-9-]+)\.svg$/.exec(name);
  const theme = query.theme ?? "auto";
  const on = query.on ?? "paper";
  if (!match || !isOneOf(FIGURE_THEMES, theme) || !isOneOf(FIGURE_SURFACES, on)) return err("not_found");
  const [slug, part] = splitName(match[1]!);
  const movement = movementOf(slug);
  if (!movement) return err("not_found");
  const svg = once(`file ${part} ${slug} ${theme} ${on}`, () => {
    const options = {
      mode: "file",
      title: exerciseBySlug.get(slug)?.name ?? slug,
      description: description(slug, part),
      theme: theme as ThemeName | "auto",
      on: on as Surface,
    } as const;
    return part === "loop" ? renderLoop(movement, options) : renderStill(movement, part, options);
  });
  return ok({ svg, lasting: query.version === versionOf(slug) });
}

function splitName(name: string): [slug: string, part: Part] {
  if (figureBySlug.has(name)) return [name, "loop"];
  const part = name.endsWith("-start") ? "start" : name.endsWith("-end") ? "end" : "loop";
  return [part === "loop" ? name : name.slice(0, -part.length - 1), part];
}

const isOneOf = (list: readonly string[], value: string): boolean => list.includes(value);
