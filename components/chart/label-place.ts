/**
 * Direct labels without collisions: a label goes to the first place where it covers no mark and no other label,
 * and is left out when there is none. The table and the line under the title still say what it would have said.
 */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type LabelAnchor = "start" | "middle" | "end";

export interface LabelSpot {
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly anchor: LabelAnchor;
}

/** Estimated width of a text in px at a font size, on the generous side for Atkinson Hyperlegible. */
export function textWidth(text: string, size: number): number {
  return text.length * size * 0.51;
}

export function labelBox(text: string, spot: LabelSpot, size: number): Box {
  const width = textWidth(text, size);
  const x = spot.anchor === "start" ? spot.x : spot.anchor === "end" ? spot.x - width : spot.x - width / 2;
  return { x, y: spot.y - size * 0.8, width, height: size };
}

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

/** The first free spot inside the bounds, or null. */
export function placeLabel(
  text: string,
  size: number,
  spots: readonly LabelSpot[],
  obstacles: readonly Box[],
  bounds: Box,
): LabelSpot | null {
  return (
    spots.find((spot) => {
      const box = labelBox(text, spot, size);
      return isInside(box, bounds) && !obstacles.some((obstacle) => overlaps(box, obstacle));
    }) ?? null
  );
}
