/**
 * One day as a rung: filled = done, partly filled = part, outline = not done, dashed = due later, hatched grey =
 * excused, hatched amber behind = flare. Invariant: drawn in shares of its own box, so the same mark serves a 7 px
 * rung and an 18 px calendar cell at any width; every state differs in shape, not in colour alone.
 */

import type { ReactElement } from "react";
import { hatchPath } from "./hatch.ts";
import { percentOf } from "./time-axis.ts";
import type { DayState, DayView } from "./types.ts";

/** Hatches are drawn this wide and cut by the mark's own box. */
const hatchWidth = 260;

type MarkProps = Pick<DayView, "state" | "fraction" | "flare"> & {
  readonly height: number;
  /** A calendar cell fills from the bottom up, a rung in a week ladder from left to right. */
  readonly fill: "upward" | "rightward";
};

/** The shapes alone, for use inside an `<svg>` box of the given height. */
export function DayMarkShapes({ state, fraction, flare, height, fill }: MarkProps): ReactElement | null {
  const shapes = <StateShapes state={state} fraction={fraction} height={height} fill={fill} />;
  if (!flare) return shapes;
  const isRest = state === "rest";
  const insetY = isRest ? 0 : Math.max(2, Math.round(height * 0.2));
  return (
    <>
      <svg width="100%" height={height} overflow="hidden" aria-hidden="true">
        <path className="hatch-flare day-hatch-flare" d={hatchPath(0, 0, hatchWidth, height, "falling")} />
      </svg>
      {isRest ? null : (
        <svg
          x="16%"
          y={insetY}
          width="68%"
          height={height - insetY * 2}
          overflow="visible"
          aria-hidden="true"
        >
          <rect x="-3%" y={-1} width="106%" height={height - insetY * 2 + 2} className="day-cut" />
          <StateShapes state={state} fraction={fraction} height={height - insetY * 2} fill={fill} />
        </svg>
      )}
    </>
  );
}

function StateShapes({ state, fraction, height, fill }: Omit<MarkProps, "flare">): ReactElement | null {
  const radius = Math.min(3, height / 4);
  const box = { width: "100%", height, rx: radius } as const;
  const middle = height / 2;
  switch (state) {
    case "done":
      return <rect {...box} className="day-fill" />;
    case "part": {
      const share = Math.max(0.06, Math.min(0.94, fraction ?? 0.5));
      const filled = Math.max(1.5, height * share);
      return (
        <>
          <rect {...box} className="day-empty" />
          {fill === "upward" ? (
            <rect
              y={height - filled}
              width="100%"
              height={filled}
              rx={Math.min(radius, filled / 2)}
              className="day-fill"
            />
          ) : (
            <rect width={percentOf(share)} height={height} rx={radius} className="day-fill" />
          )}
        </>
      );
    }
    case "not-done":
      return <rect {...box} className="day-empty" />;
    case "open":
      return <rect {...box} className="day-today" />;
    case "due-later":
      return <rect {...box} className="day-later" />;
    case "excused":
      return (
        <>
          <svg width="100%" height={height} overflow="hidden" aria-hidden="true">
            <path className="day-hatch" d={hatchPath(0, 0, hatchWidth, height, "rising")} />
          </svg>
          <rect {...box} className="day-excused" />
        </>
      );
    case "rest":
      // In a ladder the dash keeps its share of the rung, so that a year's rest days stay quieter than its sessions.
      return fill === "upward" ? (
        <Centred height={height} d={`M-3 ${middle}h6`} className="day-rest" />
      ) : (
        <line x1="45%" x2="55%" y1={middle} y2={middle} className="day-rest" />
      );
    case "extra": {
      const arm = Math.min(5, middle);
      return (
        <Centred
          height={height}
          d={`M0 ${middle - arm}v${arm * 2}M${-arm} ${middle}h${arm * 2}`}
          className="day-extra"
        />
      );
    }
    case "safety-stop":
      return (
        <>
          <rect {...box} className="day-fill" />
          <Centred height={height} d={octagon(middle, Math.min(5, middle * 0.72))} className="day-cut" />
        </>
      );
  }
}

function Centred({ height, d, className }: { height: number; d: string; className: string }): ReactElement {
  return (
    <svg x="50%" width="1" height={height} overflow="visible" aria-hidden="true">
      <path d={d} className={className} />
    </svg>
  );
}

function octagon(middle: number, reach: number): string {
  const edge = reach * 0.414;
  const points = [
    [-edge, -reach],
    [edge, -reach],
    [reach, -edge],
    [reach, edge],
    [edge, reach],
    [-edge, reach],
    [-reach, edge],
    [-reach, -edge],
  ].map(([x = 0, y = 0]) => `${round(x)} ${round(middle + y)}`);
  return `M${points.join("L")}z`;
}

const round = (value: number): number => Math.round(value * 100) / 100;

interface DayMarkProps extends Pick<DayView, "fraction" | "flare"> {
  readonly state: DayState;
  /** What is read out; without it the mark is decoration beside its own words. */
  readonly name?: string;
  readonly height?: number;
  readonly width?: number | string;
}

/** A day mark of its own: calendar cell, key, session row. 34 by 16 unless told otherwise. */
export function DayMark({
  state,
  fraction,
  flare,
  name,
  height = 16,
  width = 34,
}: DayMarkProps): ReactElement {
  const shapes = (
    <DayMarkShapes state={state} fraction={fraction} flare={flare ?? false} height={height} fill="upward" />
  );
  return name === undefined ? (
    <svg className="day" width={width} height={height} aria-hidden="true">
      {shapes}
    </svg>
  ) : (
    <svg className="day" width={width} height={height} role="img" aria-label={name}>
      {shapes}
    </svg>
  );
}
