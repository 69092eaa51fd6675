"use client";
/**
 * The Recharts frame shared by the rows: same margins (none), same x scale, no motion, no floating tooltip.
 * Invariant: x counts days from the axis' first day, so a mark's place is the axis' business and not the data's.
 */

import type { ReactElement, ReactNode } from "react";
import { ComposedChart, useXAxisScale, useYAxisScale, XAxis, YAxis } from "recharts";
import type { TimeAxis } from "./time-axis.ts";

interface PlotFrameProps {
  readonly axis: TimeAxis;
  readonly width: number;
  readonly height: number;
  readonly domain: readonly [number, number];
  readonly data?: readonly object[];
  readonly children: ReactNode;
}

const noMargin = { top: 0, right: 0, bottom: 0, left: 0 };

export function PlotFrame({ axis, width, height, domain, data, children }: PlotFrameProps): ReactElement {
  return (
    <ComposedChart
      width={width}
      height={height}
      margin={noMargin}
      data={data ? [...data] : undefined}
      accessibilityLayer={false}
      className="ch"
    >
      <XAxis type="number" dataKey="at" domain={[0, axis.days]} hide allowDataOverflow />
      <YAxis type="number" domain={[...domain]} hide allowDataOverflow />
      {children}
    </ComposedChart>
  );
}

/** Days from the axis' start, and a value of the row's scale, in px of the plot. */
export function usePlotScales(): {
  readonly x: (days: number) => number;
  readonly y: (value: number) => number;
} {
  const xScale = useXAxisScale();
  const yScale = useYAxisScale();
  return { x: (days) => Number(xScale?.(days) ?? 0), y: (value) => Number(yScale?.(value) ?? 0) };
}

/** Horizontal grid lines with their numbers left of the plot. */
export function ValueLines({ values, width }: { values: readonly number[]; width: number }): ReactElement {
  const { y } = usePlotScales();
  return (
    <>
      {values.map((value) => (
        <g key={value}>
          <path className="gr" d={`M0 ${y(value)}H${width}`} />
          <text x={-8} y={y(value) + 4} textAnchor="end">
            {value}
          </text>
        </g>
      ))}
    </>
  );
}
