/**
 * The sentence over an outcome chart: how the latest score stands to the first, with its figures. Invariant: "improved"
 * is said only where the rules say so (clinical.md G); less than that is told as what it is.
 */
import type { OutcomeMeasureView } from "./outcome-types.ts";

/** A key below `prom.outcomes.chart.finding`, with the days and scores that it names. */
export interface OutcomeFinding {
  readonly key:
    | "none"
    | "one"
    | "improved"
    | "improvedPlain"
    | "better"
    | "betterPlain"
    | "same"
    | "worse"
    | "pgic"
    | "pgicImproved";
  /** Change in points, without its sign. */
  readonly points: number;
  readonly percent: number;
  readonly from: number;
  readonly to: number;
  /** Of the first score. */
  readonly day: string | null;
}

export function outcomeFinding(measure: OutcomeMeasureView): OutcomeFinding {
  const { instrument, first, latest, gain, improved, percent } = measure;
  const values = {
    points: Math.abs(gain ?? 0),
    percent: Math.abs(percent ?? 0),
    from: first?.score ?? 0,
    to: latest?.score ?? 0,
    day: first?.day ?? null,
  };
  if (first === null || latest === null) return { key: "none", ...values };
  if (instrument === "pgic") return { key: improved ? "pgicImproved" : "pgic", ...values, day: latest.day };
  const scored = measure.points.filter((point) => point.score !== null).length;
  if (scored < 2) return { key: "one", ...values };
  if (gain === null) return { key: latest.score === first.score ? "same" : "betterPlain", ...values };
  if (gain === 0) return { key: "same", ...values };
  if (gain < 0) return { key: "worse", ...values };
  if (improved) return { key: percent === null ? "improvedPlain" : "improved", ...values };
  return { key: "better", ...values };
}
