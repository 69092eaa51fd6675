/**
 * Path data: splines, tapered limbs and hulls, and their shortest spelling. Invariant: everything is written with
 * one decimal (a tenth of a percent of body height), and rounding does not add up along a path.
 */
import { add, angleOf, arcCosine, length, type Point, polar, subtract } from "./vector.ts";

const spelled = new Map<number, string>();

/** A number with one decimal, in its shortest spelling. */
export function figure(value: number): string {
  const tenths = Math.round(value * 10);
  let text = spelled.get(tenths);
  if (text === undefined) {
    text = tenths === 0 ? "0" : String(tenths / 10).replace(/^(-?)0\./, "$1.");
    spelled.set(tenths, text);
  }
  return text;
}

export const pair = (p: Point): string => `${figure(p[0])} ${figure(p[1])}`;

export interface SplineEnds {
  /** Unit directions of the curve at its first and last point; without them the ends run free. */
  readonly first?: Point;
  readonly last?: Point;
}

/** Cubic commands of a smooth curve through the points; the pen stands on the first. */
export function spline(points: readonly Point[], ends: SplineEnds = {}): string {
  const last = points.length - 1;
  const at = (i: number) => points[Math.max(0, Math.min(last, i))]!;
  let out = "";
  for (let i = 0; i < last; i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const d1 = Math.max(1e-6, length(subtract(p1, p0)));
    const d2 = Math.max(1e-6, length(subtract(p2, p1)));
    const d3 = Math.max(1e-6, length(subtract(p3, p2)));
    let m1: Point = [((p2[0] - p0[0]) / (d1 + d2)) * d2, ((p2[1] - p0[1]) / (d1 + d2)) * d2];
    let m2: Point = [((p3[0] - p1[0]) / (d2 + d3)) * d2, ((p3[1] - p1[1]) / (d2 + d3)) * d2];
    if (i === 0 && ends.first) m1 = [ends.first[0] * d2, ends.first[1] * d2];
    if (i === last - 1 && ends.last) m2 = [ends.last[0] * d2, ends.last[1] * d2];
    const c1: Point = [p1[0] + m1[0] / 3, p1[1] + m1[1] / 3];
    const c2: Point = [p2[0] - m2[0] / 3, p2[1] - m2[1] / 3];
    out += `C${pair(c1)} ${pair(c2)} ${pair(p2)}`;
  }
  return out;
}

/** One row of a limb: distance from its joint, half-width in front, half-width behind. */
export type LimbRow = readonly [at: number, front: number, back: number];

/**
 * A tapered limb along +x. Both ends are round and run parallel to the axis, which is what makes two limbs of the
 * same radius meet without a seam. `far: "hem"` ends in a shallow curve (a trouser leg), `"cut"` straight.
 */
export function limb(
  rows: readonly LimbRow[],
  ends: { near?: "round" | "cut"; far?: "round" | "hem" | "cut" } = {},
) {
  const { near = "round", far = "round" } = ends;
  const front = rows.map((r): Point => [r[0], r[1]]);
  const back = rows.map((r): Point => [r[0], -r[2]]).reverse();
  const a = rows[0]!;
  const b = rows[rows.length - 1]!;
  const ra = (a[1] + a[2]) / 2;
  const rb = (b[1] + b[2]) / 2;
  const farEnd =
    far === "hem"
      ? `Q${pair([b[0] + 0.7, 0])} ${pair(back[0]!)}`
      : far === "round"
        ? `A${figure(rb)} ${figure(rb)} 0 0 0 ${pair(back[0]!)}`
        : `L${pair(back[0]!)}`;
  const nearEnd = near === "round" ? `A${figure(ra)} ${figure(ra)} 0 0 0 ${pair(front[0]!)}` : "";
  return (
    `M${pair(front[0]!)}${spline(front, { first: [1, 0], last: [1, 0] })}${farEnd}` +
    `${spline(back, { first: [-1, 0], last: [-1, 0] })}${nearEnd}Z`
  );
}

/** The convex hull of two circles. Its edges are common tangents, so hulls in a chain join without bumps. */
export function hull(a: Point, ra: number, b: Point, rb: number): string {
  const axis = subtract(b, a);
  const along = angleOf(axis);
  const spread = arcCosine((ra - rb) / length(axis));
  const touch = (centre: Point, radius: number, angle: number) => pair(add(centre, polar(angle, radius)));
  return (
    `M${touch(a, ra, along + spread)}L${touch(b, rb, along + spread)}` +
    `A${figure(rb)} ${figure(rb)} 0 ${spread > 90 ? 1 : 0} 0 ${touch(b, rb, along - spread)}` +
    `L${touch(a, ra, along - spread)}` +
    `A${figure(ra)} ${figure(ra)} 0 ${spread < 90 ? 1 : 0} 0 ${touch(a, ra, along + spread)}Z`
  );
}

const joined = (parts: readonly string[]): string =>
  parts.reduce((text, part) => {
    const tight =
      text === "" ||
      part.startsWith("-") ||
      (part.startsWith(".") && /\.\d*$/.test(text.match(/[^ -]*$/)?.[0] ?? ""));
    return text + (tight ? "" : " ") + part;
  }, "");

const OPERANDS: Record<string, number> = { M: 2, L: 2, Q: 4, C: 6, A: 7 };

/** The same path in relative commands with the fewest separators. Takes absolute M L Q C A Z only. */
export function slim(data: string): string {
  const tokens = data.match(/[MLCQAZ]|-?\d*\.?\d+/g) ?? [];
  let pen: Point = [0, 0];
  let start: Point = [0, 0];
  let out = "";
  let written = "";
  let command = "";
  let i = 0;
  while (i < tokens.length) {
    if (/[A-Z]/.test(tokens[i]!)) command = tokens[i++]!;
    if (command === "Z") {
      out += "z";
      written = "z";
      pen = start;
      continue;
    }
    const count = OPERANDS[command]!;
    const values = tokens.slice(i, i + count).map(Number);
    i += count;
    const end: Point = [values[count - 2]!, values[count - 1]!];
    if (command === "M" && out === "") {
      const words = end.map(figure);
      out = `M${joined(words)}`;
      written = "M";
      pen = [Number(words[0]), Number(words[1])];
      start = pen;
      command = "L";
      continue;
    }
    const skip = command === "A" ? 5 : 0;
    const words = values.map((value, k) => figure(k < skip ? value : value - pen[(k - skip) % 2]!));
    const dx = Number(words[count - 2]);
    const dy = Number(words[count - 1]);
    if (command === "L" && dx === 0 && dy === 0) continue;
    const letter = command.toLowerCase();
    const text = joined(words);
    const fits =
      text.startsWith("-") || (text.startsWith(".") && /\.\d*$/.test(out.match(/[^ a-zA-Z-]*$/)?.[0] ?? ""));
    out += (letter === written && letter !== "m" ? (fits ? "" : " ") : letter) + text;
    written = letter;
    pen = [pen[0] + dx, pen[1] + dy];
    if (command === "M") {
      start = pen;
      command = "L";
    }
  }
  return out;
}
