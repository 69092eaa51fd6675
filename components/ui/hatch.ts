/**
 * Hatching as one path: strokes at 45° clipped to a rectangle. Drawn rather than filled with a pattern, so that a mark
 * needs no shared definition on the page and prints the same everywhere.
 */

/**
 * `rising` climbs to the right (excused), otherwise it falls (flare).
 * All lengths are in the units of the drawing; `gap` is the distance between strokes along the x axis.
 */
export function hatchPath(
  area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  gap: number,
  rising: boolean,
): string {
  const { x, y, width, height } = area;
  const parts: string[] = [];
  for (let offset = gap / 2; offset < width + height; offset += gap) {
    // The falling stroke x + t, y + height - offset + t, cut to the rectangle; a rising one is its mirror image.
    const start = Math.max(0, offset - height);
    const end = Math.min(width, offset);
    if (end - start < 0.5) continue;
    const left = rising ? start : width - start;
    const right = rising ? end : width - end;
    parts.push(
      `M${round(x + left)} ${round(y + offset - start)}L${round(x + right)} ${round(y + offset - end)}`,
    );
  }
  return parts.join("");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
