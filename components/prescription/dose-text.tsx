/** A dose in running text, in words or in figures. The figures are read out as the words. */
import type { Dose } from "#lib/domain/dosage.ts";
import { type DoseExtras, useDoseWords } from "./dose-words.ts";

export interface DoseTextProps extends DoseExtras {
  readonly dose: Dose;
  /** Figures with units, for tables and rows: "2×10". */
  readonly short?: boolean;
}

export function DoseText({ dose, side, findsLoad, short }: DoseTextProps) {
  const words = useDoseWords();
  const extras = { side, findsLoad };
  if (!short) return <>{words.long(dose, extras)}</>;
  return (
    <>
      <span aria-hidden="true">{words.short(dose, extras)}</span>
      <span className="vh">{words.long(dose, extras)}</span>
    </>
  );
}
