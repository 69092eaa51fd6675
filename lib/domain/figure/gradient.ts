/** The soft fill of muscle marks. Invariant: it is full in the middle and nothing at its edge, in every theme. */
import { figure as n } from "./path.ts";

/** The prefix of shapes that all figures of a page share. */
export const SPRITE = "fg-";

const STOPS: Readonly<Record<string, readonly (readonly [offset: number, opacity: number])[]>> = {
  ms: [
    [0, 0.9],
    [0.45, 0.82],
    [0.75, 0.4],
    [1, 0],
  ],
  mb: [
    [0, 1],
    [0.3, 0.83],
    [0.65, 0.33],
    [1, 0],
  ],
};
/** A soft mark: full in the middle, nothing at the edge. */
export const gradient = (kind: "ms" | "mb", prefix: string): string =>
  `<radialGradient id="${prefix}${kind}">${STOPS[kind]!.map(
    ([offset, opacity]) =>
      `<stop${offset ? ` offset="${n(offset * 100)}%"` : ""}${opacity < 1 ? ` stop-opacity="${String(opacity).replace(/^0\./, ".")}"` : ""}/>`,
  ).join("")}</radialGradient>`;
