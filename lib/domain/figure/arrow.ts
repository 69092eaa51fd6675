/**
 * The arrow of a movement: one tapered path along the way of a hand, foot, hip or head. Invariant: it is drawn beside
 * the body, in the start picture, and shows the way that the figure really takes.
 */

import type { Movement } from "./motion.ts";
import { figure, pair, slim, spline } from "./path.ts";
import type { ArrowSpec } from "./pose.ts";
import { add, angleOf, length, type Point, polar, subtract } from "./vector.ts";

const TAIL = 0.12;
const NECK = 1.2;
const HEAD = 4.2;
const STEPS = 40;

function curve(points: readonly Point[]): Point[] {
  const last = points.length - 1;
  const at = (i: number) => points[Math.max(0, Math.min(last, i))]!;
  return Array.from({ length: STEPS + 1 }, (_, k): Point => {
    const t = (k / STEPS) * last;
    const s = Math.min(last - 1, Math.floor(t));
    const u = t - s;
    const [a, b, c, d] = [at(s - 1), at(s), at(s + 1), at(s + 2)];
    const one = (i: 0 | 1) =>
      0.5 *
      (2 * b[i] +
        (c[i] - a[i]) * u +
        (2 * a[i] - 5 * b[i] + 4 * c[i] - d[i]) * u * u +
        (3 * b[i] - a[i] - 3 * c[i] + d[i]) * u ** 3);
    return [one(0), one(1)];
  });
}

/** The points an arrow runs through. */
export function arrowPoints(spec: ArrowSpec, movement: Movement): readonly Point[] {
  if (spec.kind === "path") return spec.points;
  if (spec.kind === "nudge") {
    const from = add(
      add(movement.at(0).points[spec.point] ?? [0, 0], spec.shift),
      polar(spec.angle, spec.gap),
    );
    return [from, add(from, polar(spec.angle, spec.length / 2)), add(from, polar(spec.angle, spec.length))];
  }
  const count = 6;
  const way = Array.from({ length: count + 1 }, (_, k): Point => {
    const progress = spec.from + ((spec.to - spec.from) * k) / count;
    return movement.at(progress).points[spec.point] ?? [0, 0];
  });
  return way.map((p, k) => {
    const along = angleOf(subtract(way[Math.min(count, k + 1)]!, way[Math.max(0, k - 1)]!));
    return add(p, polar(along + 90, spec.off));
  });
}

/** Path data of the arrow. */
export function arrowPath(points: readonly Point[]): string {
  const way = curve(points);
  const run = [0];
  for (let i = 1; i <= STEPS; i++) run.push(run[i - 1]! + length(subtract(way[i]!, way[i - 1]!)));
  const cut = run[STEPS]! - HEAD * 0.8;
  const left: Point[] = [];
  const right: Point[] = [];
  let last = way[0]!;
  for (let i = 0; i <= STEPS && run[i]! <= cut; i++) {
    const along = angleOf(subtract(way[Math.min(STEPS, i + 1)]!, way[Math.max(0, i - 1)]!));
    const half = TAIL + ((NECK - TAIL) * run[i]!) / cut;
    left.push(add(way[i]!, polar(along + 90, half)));
    right.push(add(way[i]!, polar(along - 90, half)));
    last = way[i]!;
  }
  const tip = way[STEPS]!;
  if (left.length < 2) return "";
  const along = angleOf(subtract(tip, last));
  const neck = subtract(tip, polar(along, HEAD));
  const stops = new Set([0, 0.34, 0.67, 1].map((f) => Math.round(f * (left.length - 1))));
  const thin = (points: Point[]) => points.filter((_, i) => stops.has(i));
  const [one, two] = [thin(left), thin(right).reverse()];
  return slim(
    `M${pair(one[0]!)}${spline(one)}L${pair(add(neck, polar(along + 90, HEAD / 2)))}L${pair(tip)}` +
      `L${pair(add(neck, polar(along - 90, HEAD / 2)))}L${pair(two[0]!)}${spline(two)}Z`,
  );
}

export const arrowMarkup = (points: readonly Point[]): string => {
  const data = arrowPath(points);
  return data ? `<path class="ar" d="${data}"/>` : "";
};

/** A pill seen slightly from above: the mat. */
export function pill(from: number, to: number, low: number, high: number): string {
  const rect = (y: number, cls: string) =>
    `<rect x="${figure(from)}" y="${figure(y)}" width="${figure(to - from)}" height="${figure(high - low)}" rx="${figure((high - low) / 2)}" class="${cls}"/>`;
  return rect(low - 1, "me") + rect(low, "mt");
}
