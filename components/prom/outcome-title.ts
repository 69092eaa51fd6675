/** The title of a patient's outcomes: what the scores come to. Invariant: the best that is known, and never more. */
import type { OutcomeInstrument, OutcomeMeasureView } from "#components/chart/outcome-types.ts";

/** A key below `prom.outcomes.title`, with the measures that it names. */
export interface OutcomeTitle {
  readonly key: "none" | "recovered" | "success" | "improved" | "worse" | "steady" | "first";
  readonly names: readonly OutcomeInstrument[];
  /** Latest RMDQ score, for "recovered". */
  readonly rmdq: number;
}

export function outcomeTitle(
  measures: readonly OutcomeMeasureView[],
  verdict: { readonly recovered: boolean | null; readonly success: boolean | null },
): OutcomeTitle {
  const rmdq = measures.find(({ instrument }) => instrument === "rmdq")?.latest?.score ?? 0;
  const of = (key: OutcomeTitle["key"], named: readonly OutcomeMeasureView[] = []): OutcomeTitle => ({
    key,
    names: named.map(({ instrument }) => instrument),
    rmdq,
  });
  const answered = measures.filter(({ latest }) => latest !== null);
  if (answered.length === 0) return of("none");
  const worse = answered.filter((measure) => measure.worse);
  if (worse.length > 0) return of("worse", worse);
  if (verdict.recovered) return of("recovered");
  if (verdict.success) return of("success");
  const improved = answered.filter((measure) => measure.improved);
  if (improved.length > 0) return of("improved", improved);
  return of(answered.some(({ gain }) => gain !== null) ? "steady" : "first");
}
