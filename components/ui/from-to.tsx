/** A value and what it becomes: "2×10 to 2×12", the arrow drawn and read out as a word. */
import type { ReactNode } from "react";
import { Arrow } from "./glyph.tsx";

export interface FromToProps {
  readonly from: ReactNode;
  readonly to: ReactNode;
  /** Read out between the two, "to". */
  readonly label: string;
}

export function FromTo({ from, to, label }: FromToProps) {
  return (
    <span className="fromto">
      <span>{from}</span>
      <Arrow label={label} />
      <b>{to}</b>
    </span>
  );
}
