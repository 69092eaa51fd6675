"use client";
/**
 * One outcome measure over time: scores joined in order, the line from which a change counts, answers without a score
 * in a lane below. Invariants: the scale runs from its true least to its true greatest; no line crosses an answer
 * without a score; nothing is drawn for a day that has not come but the day the next one is due.
 */
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Scatter } from "recharts";
import { AxisDates } from "./axis-dates.tsx";
import styles from "./chart.module.css";
import { type Box, type LabelSpot, labelBox, placeLabel } from "./label-place.ts";
import type { OutcomeMeasureView, OutcomePointView } from "./outcome-types.ts";
import { PlotFrame, usePlotScales, ValueLines } from "./plot-frame.tsx";
import { outcomeHeight } from "./plot-heights.ts";
import { dayIndexOf, isOnAxis, type TimeAxis } from "./time-axis.ts";
import type { Day } from "./types.ts";

/** Room above the greatest value, and below the least for the lane without scores and for the dates. */
const above = 16;
const below = 44;
const laneBelow = 15;

export interface OutcomePlotProps {
  readonly measure: OutcomeMeasureView;
  readonly axis: TimeAxis;
  readonly width: number;
  readonly nextDue: { readonly day: Day; readonly label: string } | null;
  /** Writes a score in the person's language. */
  readonly write: (score: number) => string;
}

interface Datum {
  readonly at: number;
  readonly value: number;
  readonly point: OutcomePointView;
}

export default function OutcomePlot(props: OutcomePlotProps): ReactElement {
  const { measure, axis, width } = props;
  const { min, max } = measure;
  const perPixel = (max - min) / (outcomeHeight - above - below);
  const data: Datum[] = measure.points
    .filter(({ day }) => isOnAxis(axis, day))
    .map((point) => ({
      at: dayIndexOf(axis, point.day) + 0.5,
      value: point.score ?? min - laneBelow * perPixel,
      point,
    }));
  return (
    <PlotFrame
      axis={axis}
      width={width}
      height={outcomeHeight}
      domain={[min - below * perPixel, max + above * perPixel]}
    >
      <ValueLines values={min < 0 ? [min, 0, max] : [min, max]} width={width} />
      <Limits {...props} data={data} />
      <AxisDates axis={axis} width={width} y={outcomeHeight - 4} />
      <Joins data={data} />
      <Scatter
        data={data}
        dataKey="value"
        isAnimationActive={false}
        shape={(given: { payload?: Datum }) => (given.payload ? <Mark datum={given.payload} /> : <g />)}
      />
      <Labels {...props} data={data} />
    </PlotFrame>
  );
}

function Mark({ datum }: { datum: Datum }): ReactElement {
  const { x, y } = usePlotScales();
  const isScored = datum.point.score !== null;
  return (
    <circle
      className={isScored ? "dot" : "unk"}
      data-mark={isScored ? "score" : "no-score"}
      data-week={datum.point.week ?? undefined}
      cx={x(datum.at)}
      cy={y(datum.value)}
      r={4.5}
    />
  );
}

/** From each score to the next; an answer without a score between them leaves a gap. */
function Joins({ data }: { data: readonly Datum[] }): ReactElement {
  const { x, y } = usePlotScales();
  return (
    <>
      {data.slice(1).map((datum, place) => {
        const before = data[place];
        if (!before || before.point.score === null || datum.point.score === null) return null;
        return (
          <path
            key={datum.point.id}
            className="l1"
            d={`M${x(before.at)} ${y(before.value)}L${x(datum.at)} ${y(datum.value)}`}
          />
        );
      })}
    </>
  );
}

/** The dotted lines: beyond chance from here, improved from here; one line where the two are the same score. */
function limitsOf({ better, mdcAt, improvedAt }: OutcomeMeasureView) {
  if (better === null) return [];
  if (improvedAt !== null && mdcAt === improvedAt) return [{ kind: "lineBoth" as const, at: improvedAt }];
  return [
    ...(improvedAt === null ? [] : [{ kind: "lineImproved" as const, at: improvedAt }]),
    ...(mdcAt === null ? [] : [{ kind: "lineMdc" as const, at: mdcAt }]),
  ];
}

function Limits({ measure, width, data, axis, nextDue }: OutcomePlotProps & { data: readonly Datum[] }) {
  const { x, y } = usePlotScales();
  const start = data[0] ? x(data[0].at) : 0;
  const due = nextDue !== null && isOnAxis(axis, nextDue.day) ? x(dayIndexOf(axis, nextDue.day) + 0.5) : null;
  return (
    <>
      {limitsOf(measure).map(({ kind, at }) => (
        <path key={kind} className="goal" data-limit={kind} d={`M${start} ${y(at)}H${width}`} />
      ))}
      {due === null ? null : (
        <path className="goal" data-due="" d={`M${due} ${y(measure.min) - 34}V${y(measure.min)}`} />
      )}
    </>
  );
}

function Labels(props: OutcomePlotProps & { data: readonly Datum[] }): ReactElement {
  const { measure, data, width, axis, nextDue, write } = props;
  const t = useTranslations("prom.outcomes.chart");
  const { x, y } = usePlotScales();
  const bounds: Box = { x: -4, y: 0, width: width + 8, height: outcomeHeight - 16 };
  const taken: Box[] = data.map(({ at, value }) => ({
    x: x(at) - 6,
    y: y(value) - 6,
    width: 12,
    height: 12,
  }));
  const placed: ReactElement[] = [];
  const put = (key: string, text: string, size: number, className: string, spots: readonly LabelSpot[]) => {
    const spot = placeLabel(text, size, spots, taken, bounds);
    if (!spot) return;
    taken.push(labelBox(text, spot, size));
    placed.push(
      <text key={key} className={className} x={spot.x} y={spot.y} textAnchor={spot.anchor}>
        {text}
      </text>,
    );
  };
  const beside = ({ at, value }: Datum): LabelSpot[] => [
    { x: x(at), y: y(value) - 9, anchor: "middle" },
    { x: x(at), y: y(value) + 18, anchor: "middle" },
    { x: x(at) + 9, y: y(value) + 4, anchor: "start" },
  ];
  const scored = data.filter(({ point }) => point.score !== null);
  const [first, latest] = [scored[0], scored.at(-1)];
  // The two that are compared come first; those between them as far as there is room.
  for (const datum of [latest, first, ...scored]) {
    if (!datum || placed.some(({ key }) => key === datum.point.id)) continue;
    const isEnd = datum === first || datum === latest;
    put(
      datum.point.id,
      write(datum.point.score ?? 0),
      13,
      (isEnd ? styles.strong : styles.label) ?? "",
      beside(datum),
    );
  }
  for (const { kind, at } of limitsOf(measure)) {
    const score = t(measure.better === "lower" ? "orLess" : "orMore", { score: write(at) });
    const text = t(kind, { at: score });
    const spots = [-5, 13].flatMap((shift): LabelSpot[] => [
      { x: width, y: y(at) + shift, anchor: "end" },
      { x: width / 2, y: y(at) + shift, anchor: "middle" },
      { x: 4, y: y(at) + shift, anchor: "start" },
    ]);
    put(kind, text, 12, styles.tick ?? "", spots);
  }
  if (nextDue !== null && isOnAxis(axis, nextDue.day)) {
    const at = x(dayIndexOf(axis, nextDue.day) + 0.5);
    put("due", nextDue.label, 12, styles.tick ?? "", [
      { x: at - 6, y: y(measure.min) - 8, anchor: "end" },
      { x: at + 6, y: y(measure.min) - 8, anchor: "start" },
    ]);
  }
  const missing = data.findLast(({ point }) => point.score === null);
  if (missing) {
    put("no-score", t("noScore"), 12, styles.tick ?? "", [
      { x: x(missing.at) + 9, y: y(missing.value) + 4, anchor: "start" },
      { x: x(missing.at) - 9, y: y(missing.value) + 4, anchor: "end" },
    ]);
  }
  return <>{placed}</>;
}
