/**
 * The trunk from the side as one outline, and the belly that rises with the breath. Invariant: the outline is the union
 * of the slices' hulls, in the frame of the lowest one.
 */
import { BELLY_HEIGHT, BELLY_REST, JOINTS, SLICES, STEPS, TRUNK } from "./body.ts";
import type { Part } from "./frame.ts";
import { hull } from "./path.ts";
import { add, type Point, rotate, subtract } from "./vector.ts";

/** The trunk as one outline in the frame of its lowest slice. */
export function trunkOutline(parts: Readonly<Record<string, Part>>): string {
  const base = parts.t0!;
  const at = (i: number): Point => {
    const part = parts[`t${i}`]!;
    return rotate(subtract([part.x, part.y], [base.x, base.y]), -base.a);
  };
  let data = "";
  for (let i = 0; i < SLICES; i++) {
    const from = at(i);
    const to = i < SLICES - 1 ? at(i + 1) : add(from, rotate(STEPS[JOINTS - 1]!, parts[`t${i}`]!.a - base.a));
    data += hull(from, TRUNK[i]!.radius, to, TRUNK[i + 1]!.radius);
  }
  return data;
}

/** How far before the spine the belly’s crest lies. */
export const bellyRise = (p: Readonly<Record<string, Part>>): number => {
  const [belly, slice] = [p.belly, p.t3];
  if (!belly || !slice) return 0;
  return rotate([belly.x - slice.x, belly.y - slice.y], -slice.a)[0];
};
/** Where the belly lies at rest. */
export const restBelly = (p: Readonly<Record<string, Part>>): Part => {
  const slice = p.t3;
  if (!slice) return { x: 0, y: 0, a: 0, sx: 1 };
  const [x, y] = rotate([BELLY_REST, BELLY_HEIGHT], slice.a);
  return { x: slice.x + x, y: slice.y + y, a: slice.a - 90, sx: 1 };
};
