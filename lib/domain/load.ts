/**
 * Loads between the unit a clinic weighs in and the stored grams. Invariant: a load typed in either unit and read
 * back in the same one shows the same figure. Source: clinical.md B2 (2 kg and 2 kg, or 5 lb and 5 lb).
 */

/** The unit a clinic weighs in; stored loads are always grams. */
export type LoadUnit = "kg" | "lb";

const gramsPerPound = 453.592_37;

/** A stored load in the clinic's unit, rounded to a tenth: for display, with the locale's decimal sign added there. */
export function loadInUnit(loadG: number, unit: LoadUnit): number {
  return Math.round((unit === "kg" ? loadG / 1000 : loadG / gramsPerPound) * 10) / 10;
}

/** The grams stored for a load typed in the clinic's unit, to the nearest gram. */
export function loadInGrams(load: number, unit: LoadUnit): number {
  return Math.round(unit === "kg" ? load * 1000 : load * gramsPerPound);
}
