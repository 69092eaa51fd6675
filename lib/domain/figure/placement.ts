/**
 * Parts as SVG groups: still ones carry a transform, moving ones a class with keyframes. Invariant: a part is keyed
 * against its parent, so that a joint's rows hold its own rotation alone.
 */
import type { Part } from "./frame.ts";
import type { KeyframeSheet } from "./keyframe.ts";
import { figure as n } from "./path.ts";
import { type Point, rotate } from "./vector.ts";

/** Less than this is standing still, in percent of body height or degrees. */
export const STILL = 0.06;
export const near = (a: number, b: number, tolerance: number): boolean => Math.abs(a - b) <= tolerance;

export interface Placed {
  x: number;
  y: number;
  a: number;
  readonly sx: number;
  readonly sy: number;
}

export class Placement {
  private readonly parts: readonly Readonly<Record<string, Part>>[];
  private readonly sheet: KeyframeSheet;

  constructor(parts: readonly Readonly<Record<string, Part>>[], sheet: KeyframeSheet) {
    this.parts = parts;
    this.sheet = sheet;
  }

  /** Where a part lies in its parent’s frame (or in the picture), frame by frame, without turns of 360°. */
  local(part: string, parent: string | null): Placed[] {
    const list = this.parts.map((p): Placed => {
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
  }

  /** A group with the part's transform, keyed where it moves. */
  group(list: readonly Placed[], inner: string): string {
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
      return `<g class="${this.sheet.classOf([this.sheet.animate("", both)], style)}">${inner}</g>`;
    }
    const name = moves ? this.sheet.animate("translate", places) : this.sheet.animate("rotate", angles);
    return `<g class="${this.sheet.classOf([name], style)}">${inner}</g>`;
  }
  /** A group with the part’s foreshortening. */
  scaled(list: readonly Placed[], inner: string): string {
    if (!inner || !list.some((v) => !near(v.sx, 1, 0.004) || !near(v.sy, 1, 0.004))) return inner;
    const rows = list.map((v) => `${Number(v.sx.toFixed(2))} ${Number(v.sy.toFixed(2))}`);
    if (rows.every((row) => row === rows[0])) return `<g transform="scale(${rows[0]})">${inner}</g>`;
    return `<g class="${this.sheet.classOf([this.sheet.animate("scale", rows)], `scale:${rows[0]}`)}">${inner}</g>`;
  }

  /** Whether a part stays where it is through the whole loop. */
  planted(part: string): boolean {
    const list = this.parts.map((p) => p[part]!);
    const start = list[0]!;
    return (
      this.parts.length > 1 &&
      list.every((v) => near(v.x, start.x, 0.08) && near(v.y, start.y, 0.08) && near(v.a, start.a, 0.08))
    );
  }

  /** A far limb that goes exactly as the near one does shares its keyframes inside a fixed shift. */
  shiftOf(part: string, parent: string | null, list: readonly Placed[]): Point | null {
    const twin = part.endsWith("F") ? `${part.slice(0, -1)}N` : "";
    const start = list[0]!;
    if (this.parts.length < 2 || parent || !this.parts[0]![twin]) return null;
    if (list.every((v) => near(v.x, start.x, STILL) && near(v.y, start.y, STILL))) return null;
    const lead = this.local(twin, null);
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
  }
}
