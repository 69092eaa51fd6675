/** The one shape that bodies are drawn with: two circles and the straight lines that touch both. Pure geometry. */

export type Point = readonly [x: number, y: number];

/** A limb from `a` to `b`, `ra` and `rb` wide at its ends, as SVG path data. A circle inside the other is left out. */
export function capsule(a: Point, ra: number, b: Point, rb: number): string {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = Math.hypot(dx, dy);
  if (length <= Math.abs(ra - rb)) {
    const [centre, radius] = ra >= rb ? [a, ra] : [b, rb];
    return `M${at(centre[0] - radius, centre[1])}a${n(radius)} ${n(radius)} 0 1 0 ${n(2 * radius)} 0a${n(radius)} ${n(radius)} 0 1 0 ${n(-2 * radius)} 0Z`;
  }
  // Where the outer tangents touch: the axis turned by the angle that the difference of the radii makes.
  const axis = Math.atan2(dy, dx);
  const spread = Math.acos((ra - rb) / length);
  const touch = (centre: Point, radius: number, angle: number) =>
    at(centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle));
  const largeA = ra > rb ? 1 : 0;
  return (
    `M${touch(a, ra, axis + spread)}L${touch(b, rb, axis + spread)}` +
    `A${n(rb)} ${n(rb)} 0 ${1 - largeA} 0 ${touch(b, rb, axis - spread)}` +
    `L${touch(a, ra, axis - spread)}A${n(ra)} ${n(ra)} 0 ${largeA} 0 ${touch(a, ra, axis + spread)}Z`
  );
}

/** The point a share of the way from one to the other. */
export function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

function n(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function at(x: number, y: number): string {
  return `${n(x)} ${n(y)}`;
}
