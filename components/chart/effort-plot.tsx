"use client";
/**
 * Effort of each session as squares under the limit that was in force. Invariant: the limit is a dotted line only
 * over the days it held; an unanswered effort is a dashed square in the lane below zero.
 */

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Scatter } from "recharts";
import { isReported, isUnknown } from "./answer.ts";
import styles from "./chart.module.css";
import { type Box, labelBox, placeLabel } from "./label-place.ts";
import { PlotFrame, usePlotScales, ValueLines } from "./plot-frame.tsx";
import { effortHeight } from "./plot-heights.ts";
import { dayIndexOf, isOnAxis, spanOnAxis, type TimeAxis } from "./time-axis.ts";
import type { EffortLimitView, EffortView } from "./types.ts";

const zeroY = 80;
const pointHeight = 7.2;
const laneValue = -13 / pointHeight;
const domain = [-(effortHeight - zeroY) / pointHeight, zeroY / pointHeight] as const;

interface EffortPlotProps {
  readonly efforts: readonly EffortView[];
  readonly limits: readonly EffortLimitView[];
  readonly axis: TimeAxis;
  readonly width: number;
}

interface EffortDatum {
  readonly at: number;
  readonly value: number;
  readonly entry: EffortView;
}

export function EffortPlot({ efforts, limits, axis, width }: EffortPlotProps): ReactElement {
  const data: EffortDatum[] = efforts
    .filter(({ day, effort }) => isOnAxis(axis, day) && effort !== "not-asked")
    .map((entry) => ({
      at: dayIndexOf(axis, entry.day) + 0.5,
      value: isReported(entry.effort) ? entry.effort : laneValue,
      entry,
    }));
  return (
    <PlotFrame axis={axis} width={width} height={effortHeight} domain={domain}>
      <ValueLines values={[0, 10]} width={width} />
      <Limits limits={limits} data={data} axis={axis} width={width} />
      <Scatter
        data={data}
        dataKey="value"
        isAnimationActive={false}
        shape={(props: { payload?: EffortDatum }) => (props.payload ? <Mark datum={props.payload} /> : <g />)}
      />
      <UnknownLabel data={data} width={width} />
    </PlotFrame>
  );
}

function Mark({ datum }: { datum: EffortDatum }): ReactElement {
  const { x, y } = usePlotScales();
  const isMissing = isUnknown(datum.entry.effort);
  const size = isMissing ? 7 : 6;
  return (
    <rect
      className={isMissing ? "unk" : styles.effort}
      data-mark={isMissing ? "unknown" : "effort"}
      x={x(datum.at) - size / 2}
      y={y(datum.value) - size / 2}
      width={size}
      height={size}
    />
  );
}

interface LimitsProps {
  readonly limits: readonly EffortLimitView[];
  readonly data: readonly EffortDatum[];
  readonly axis: TimeAxis;
  readonly width: number;
}

function Limits({ limits, data, axis, width }: LimitsProps): ReactElement {
  const t = useTranslations("chart");
  const { x, y } = usePlotScales();
  const spans = limits.flatMap((limit) => {
    const span = spanOnAxis(axis, limit);
    return span ? [{ limit, from: x(span.from * axis.days), to: x(span.to * axis.days) }] : [];
  });
  const taken: Box[] = data.map(({ at, value }) => ({ x: x(at) - 3, y: y(value) - 3, width: 6, height: 6 }));
  const bounds: Box = { x: 0, y: 0, width, height: effortHeight };
  return (
    <>
      {spans.map(({ limit, from, to }, place) => {
        const next = spans[place + 1];
        const level = y(limit.limit);
        const text = t("effort.limit", { limit: limit.limit, label: limit.label });
        const above = [0, 0.25, 0.5, 0.75].map((share) => from + 4 + (to - from) * share);
        const spot = placeLabel(
          text,
          12,
          [
            ...(place === 0 ? [{ x: from - 5, y: level + 4, anchor: "end" as const }] : []),
            ...[level - 5, level - 14].flatMap((base) =>
              above.map((start) => ({ x: start, y: base, anchor: "start" as const })),
            ),
          ],
          taken,
          bounds,
        );
        if (spot) taken.push(labelBox(text, spot, 12));
        const joins = next && Math.abs(next.from - to) < 1 ? `V${y(next.limit.limit)}` : "";
        return (
          <g key={`${limit.from} ${limit.limit}`} data-limit={limit.limit}>
            <path className="goal" d={`M${from} ${level}H${to}${joins}`} />
            {spot ? (
              <text className={styles.tick} x={spot.x} y={spot.y} textAnchor={spot.anchor}>
                {text}
              </text>
            ) : null}
          </g>
        );
      })}
    </>
  );
}

/** "no answer" once, at the latest unanswered session with room. */
function UnknownLabel({ data, width }: { data: readonly EffortDatum[]; width: number }): ReactElement | null {
  const t = useTranslations("chart");
  const { x, y } = usePlotScales();
  const missing = data.filter(({ entry }) => isUnknown(entry.effort)).reverse();
  const latest = missing[0];
  if (!latest) return null;
  const text = t(`answer.${latest.entry.effort === "not-yet" ? "not-yet" : "no-answer"}`);
  const base = y(laneValue) + 4;
  const spot = placeLabel(
    text,
    12,
    missing.flatMap(({ at }) => [
      { x: x(at) + 8, y: base, anchor: "start" as const },
      { x: x(at) - 8, y: base, anchor: "end" as const },
    ]),
    missing.map(({ at }) => ({ x: x(at) - 4, y: base - 12, width: 8, height: 16 })),
    { x: 0, y: 0, width, height: effortHeight },
  );
  return spot ? (
    <text className={styles.tick} x={spot.x} y={spot.y} textAnchor={spot.anchor}>
      {text}
    </text>
  ) : null;
}
