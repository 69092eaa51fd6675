/**
 * Plane vectors and angles for the figures. Invariant: lengths are percent of body height, y points up, angles are
 * degrees counted against the clock from +x. Nothing here knows a body.
 */
export type Point = readonly [x: number, y: number];

const RADIANS = Math.PI / 180;

export const add = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1]];
export const subtract = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const scale = (a: Point, k: number): Point => [a[0] * k, a[1] * k];
export const length = (a: Point): number => Math.hypot(a[0], a[1]);
export const distance = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
/** The direction of a vector, −180 to 180. */
export const angleOf = (a: Point): number => Math.atan2(a[1], a[0]) / RADIANS;
/** The vector of a length in a direction. */
export const polar = (angle: number, radius = 1): Point => [
  radius * Math.cos(angle * RADIANS),
  radius * Math.sin(angle * RADIANS),
];
export function rotate([x, y]: Point, angle: number): Point {
  const c = Math.cos(angle * RADIANS);
  const s = Math.sin(angle * RADIANS);
  return [x * c - y * s, x * s + y * c];
}
/** The point a share of the way from one to the other. */
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
/** The same direction within −180 (excluded) to 180. */
export const normalise = (angle: number): number => {
  const turned = (((angle + 180) % 360) + 360) % 360;
  return turned === 0 ? 180 : turned - 180;
};
/** The same direction, at most half a turn away from `reference`. */
export const nearest = (angle: number, reference: number): number =>
  angle + Math.round((reference - angle) / 360) * 360;
export const clamp = (value: number, low: number, high: number): number =>
  Math.max(low, Math.min(high, value));
/** The angle whose cosine is `value`, in degrees; outside −1 to 1 it is the end of the range. */
export const arcCosine = (value: number): number => Math.acos(clamp(value, -1, 1)) / RADIANS;
