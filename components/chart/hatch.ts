/**
 * Hatching as plain line segments. Excused rises to the right, flare falls to the right (design.md 6.6).
 * Invariant: no pattern ids, so any number of charts can stand on one page, in print too. Lines are anchored
 * to the drawing's origin, so neighbouring boxes of one drawing continue each other.
 */

export type HatchDirection = "rising" | "falling";

const spacing = 7;

const round = (value: number): number => Math.round(value * 100) / 100;

/** SVG path data of 45-degree lines clipped to the box, 7 units apart; empty for an empty box. */
export function hatchPath(
  x: number,
  y: number,
  width: number,
  height: number,
  direction: HatchDirection,
): string {
  if (!(width > 0) || !(height > 0)) return "";
  const right = x + width;
  const bottom = y + height;
  const parts: string[] = [];
  if (direction === "rising") {
    // Lines x + y = c.
    for (let c = Math.ceil((x + y) / spacing) * spacing; c < right + bottom; c += spacing) {
      const startX = Math.max(x, c - bottom);
      const endX = Math.min(right, c - y);
      if (endX > startX)
        parts.push(`M${round(startX)} ${round(c - startX)}L${round(endX)} ${round(c - endX)}`);
    }
  } else {
    // Lines y - x = c.
    for (let c = Math.ceil((y - right) / spacing) * spacing; c < bottom - x; c += spacing) {
      const startX = Math.max(x, y - c);
      const endX = Math.min(right, bottom - c);
      if (endX > startX)
        parts.push(`M${round(startX)} ${round(startX + c)}L${round(endX)} ${round(endX + c)}`);
    }
  }
  return parts.join("");
}
