/** Sets as figures with their unit: "10, 10", "30, 20 s", "12×3" where room is short. A set that was not logged is no figure. */
import type { Dose } from "#lib/domain/dosage.ts";

const nbsp = "\u00a0";

const unitOf: Record<Dose["axis"], string> = {
  reps: "",
  pyramid: "",
  hold: "s",
  duration: "s",
  distance: "m",
};

/** The figures of one exposure. `short` joins equal sets. "–" where none was logged. */
export function setsText(dose: Pick<Dose, "axis">, sets: readonly number[], short = false): string {
  const [first] = sets;
  if (first === undefined) return "–";
  if (dose.axis === "duration" && first >= 120) {
    const [minutes, rest] = [Math.floor(first / 60), first % 60];
    return rest === 0 ? `${minutes}${nbsp}min` : `${minutes}${nbsp}min${nbsp}${rest}${nbsp}s`;
  }
  const unit = unitOf[dose.axis];
  const same = short && sets.length > 2 && sets.every((set) => set === first);
  const text = same ? `${first}×${sets.length}` : dose.axis === "pyramid" ? sets.join("·") : sets.join(", ");
  return unit ? `${text}${nbsp}${unit}` : text;
}
