"use client";
/**
 * Pain around every session and check-in: hollow before (or at rest), filled by zone during (or at worst), blue
 * diamond the next morning, joined so that "did it settle" is a slope. Invariant: an unanswered question is a dashed
 * outline in the lane below zero; a reported 0 stands on the zero line; nothing joins two days.
 */

import type { ReactElement } from "react";
import { Scatter } from "recharts";
import { defaultZones, isReported, isUnknown, type PainMark, painMarksOf, painZoneOf } from "./answer.ts";
import styles from "./chart.module.css";
import { dotClasses } from "./mark-classes.ts";
import { PainLabels } from "./pain-labels.tsx";
import { PlotFrame, usePlotScales, ValueLines } from "./plot-frame.tsx";
import { laneValue, painHeight, painPointHeight, painZeroY } from "./plot-heights.ts";
import { dayIndexOf, isOnAxis, type TimeAxis } from "./time-axis.ts";
import type { PainView, PainZones } from "./types.ts";

const domain = [-(painHeight - painZeroY) / painPointHeight, painZeroY / painPointHeight] as const;

interface PainPlotProps {
  readonly pain: readonly PainView[];
  readonly zones: PainZones | undefined;
  readonly axis: TimeAxis;
  readonly width: number;
}

export function PainPlot({ pain, zones = defaultZones, axis, width }: PainPlotProps): ReactElement {
  const shown = pain.filter((entry) => isOnAxis(axis, entry.day));
  const marks = painMarksOf(shown, (day) => dayIndexOf(axis, day));
  return (
    <PlotFrame axis={axis} width={width} height={painHeight} domain={domain}>
      <ValueLines values={[0, 5, 10]} width={width} />
      <PainLabels marks={marks} zones={zones} width={width} />
      <Scatter
        data={marks.map((mark) => ({ at: mark.at, value: anchorOf(mark), mark }))}
        dataKey="value"
        isAnimationActive={false}
        shape={(props: { payload?: { mark: PainMark } }) =>
          props.payload ? <Mark mark={props.payload.mark} zones={zones} /> : <g />
        }
      />
    </PlotFrame>
  );
}

/** Any reported value, so that Recharts keeps the entry; the lane where there is none. */
function anchorOf(mark: PainMark): number {
  return [mark.during, mark.before, mark.morningAfter].find(isReported) ?? laneValue;
}

const diamond = (x: number, y: number, reach: number): string =>
  `M${x} ${y - reach}L${x + reach} ${y}L${x} ${y + reach}L${x - reach} ${y}z`;

function Mark({ mark, zones }: { mark: PainMark; zones: PainZones }): ReactElement {
  const { x: xOf, y: yOf } = usePlotScales();
  const x = xOf(mark.at);
  const afterX = xOf(mark.afterAt);
  const laneY = yOf(laneValue);
  const { before, during, morningAfter } = mark;
  const isCheckIn = mark.entry.kind === "check-in";
  const reach = isCheckIn ? 3.2 : 3.6;
  const slopeFrom = isReported(during) ? during : isReported(before) ? before : null;
  return (
    <g data-pain={mark.entry.kind} data-day={mark.entry.day}>
      {isReported(before) && isReported(during) ? (
        <path d={`M${x} ${yOf(before)}V${yOf(during)}`} stroke="var(--ink-3)" />
      ) : null}
      {slopeFrom !== null && isReported(morningAfter) ? (
        <path
          d={`M${x} ${yOf(slopeFrom)}L${afterX} ${yOf(morningAfter)}`}
          stroke="var(--d2)"
          strokeOpacity={0.75}
        />
      ) : null}
      {isReported(morningAfter) ? (
        <path className="dia" data-mark="morning" d={diamond(afterX, yOf(morningAfter), reach)} />
      ) : null}
      {isReported(during) ? (
        <circle
          className={dotClasses[painZoneOf(during, zones)]}
          data-mark="during"
          cx={x}
          cy={yOf(during)}
          r={reach}
        />
      ) : null}
      {isReported(before) ? (
        // Where both are the same number the hollow mark is the smaller one and stays visible inside the filled one.
        <circle
          className={before === during ? styles.holSame : "hol"}
          data-mark="before"
          cx={x}
          cy={yOf(before)}
          r={before === during ? 1.6 : 2.6}
        />
      ) : null}
      {isUnknown(during) ? <circle className="unk" data-mark="unknown" cx={x} cy={laneY} r={4.5} /> : null}
      {isUnknown(before) && !isUnknown(during) ? (
        <circle className="unk" data-mark="unknown" cx={x} cy={laneY} r={3} />
      ) : null}
      {isUnknown(morningAfter) ? (
        <path className={styles.unkMorning} data-mark="unknown" d={diamond(afterX, laneY, 5)} />
      ) : null}
    </g>
  );
}
