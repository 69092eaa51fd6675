/**
 * One row of the patient page: finding and scale at the left, plot in the middle, the latest figure at the right,
 * the table below. Behind every plot the same ground: week lines, days to come, flares. Invariant: the ground and
 * the ink line are drawn in shares of the plot, so all rows agree to the pixel at any width, before any script runs.
 */

import type { ReactElement, ReactNode } from "react";
import styles from "./chart.module.css";
import { ChartTable, type ChartTableData } from "./chart-table.tsx";
import { hatchPath } from "./hatch.ts";
import { painPointHeight, painZeroY } from "./plot-heights.ts";
import { dayIndexOf, percentOf, spanOnAxis, type TimeAxis } from "./time-axis.ts";
import type { Day, DaySpan, PainZones } from "./types.ts";

interface AxisRowProps {
  /** The finding, and the name of the picture. */
  readonly title: string;
  /** Measure, scale and unit. */
  readonly sub: string;
  /** What has no room inside the plot on a narrow screen. */
  readonly narrowSub?: string;
  /** Of the plot, in px; the row is at least this high. */
  readonly height: number;
  readonly figure: ReactNode;
  readonly table: ChartTableData & { readonly summary: string };
  readonly children: ReactNode;
}

export function AxisRow({
  title,
  sub,
  narrowSub,
  height,
  figure,
  table,
  children,
}: AxisRowProps): ReactElement {
  return (
    <section className={styles.row}>
      <div className={styles.rowLabel}>
        <h2>{title}</h2>
        <p>{sub}</p>
        {narrowSub ? <p className={styles.narrowOnly}>{narrowSub}</p> : null}
      </div>
      <div className={styles.plot} role="img" aria-label={title} data-plot="">
        <Spacer height={height} />
        {children}
      </div>
      <div className={styles.rowFigure}>{figure}</div>
      <ChartTable {...table} caption={title} className={styles.rowTable} />
    </section>
  );
}

/** Holds a height without a style attribute, which the page's content policy would refuse. */
export function Spacer({ height }: { readonly height: number }): ReactElement {
  return <svg width="100%" height={height} aria-hidden="true" />;
}

interface AxisGroundProps {
  readonly axis: TimeAxis;
  readonly flares: readonly DaySpan[];
}

/** The hatch is drawn this large and cut by its span: wide enough for four weeks of flare, high enough for any row. */
const hatchWidth = 820;
const hatchHeight = 320;

/** Week lines through the whole row, days to come in a tint, flares hatched over their span. */
export function AxisGround({ axis, flares }: AxisGroundProps): ReactElement {
  const firstFuture = (dayIndexOf(axis, axis.today) + 1) / axis.days;
  const lines = [...axis.weekStarts.map((_, week) => (week * 7) / axis.days), 1];
  return (
    <svg className={`ch ${styles.ground}`} width="100%" height="100%" aria-hidden="true">
      {firstFuture < 1 ? (
        <rect
          className={styles.future}
          x={percentOf(Math.max(0, firstFuture))}
          width={percentOf(1 - Math.max(0, firstFuture))}
          height="100%"
        />
      ) : null}
      {lines.map((share) => (
        <line key={share} className="gr" x1={percentOf(share)} x2={percentOf(share)} y1={0} y2="100%" />
      ))}
      {flares.map((flare) => {
        const span = spanOnAxis(axis, flare);
        return span ? (
          <svg
            key={flare.from}
            x={percentOf(span.from)}
            width={percentOf(span.to - span.from)}
            height="100%"
            overflow="hidden"
            aria-hidden="true"
          >
            <path
              className={`hatch-flare ${styles.groundHatch}`}
              d={hatchPath(0, 0, hatchWidth, hatchHeight, "falling")}
            />
          </svg>
        ) : null;
      })}
    </svg>
  );
}

/** The amber zone of the pain row: tinted; what lies above it is named and not tinted. */
export function PainGround({ zones }: { readonly zones: PainZones }): ReactElement {
  const top = painZeroY - (zones.amberMax + 0.5) * painPointHeight;
  const height = (zones.amberMax - zones.amberFrom + 1) * painPointHeight;
  return (
    <svg className={`ch ${styles.ground}`} width="100%" height="100%" aria-hidden="true">
      <rect className="za" y={top} width="100%" height={height} />
    </svg>
  );
}

interface InkLineProps {
  readonly axis: TimeAxis;
  readonly day: Day;
}

/** The ink line on the day that is read out. */
export function InkLine({ axis, day }: InkLineProps): ReactElement | null {
  const index = dayIndexOf(axis, day);
  if (index < 0 || index >= axis.days) return null;
  const x = percentOf((index + 0.5) / axis.days);
  return (
    <svg className={`ch ${styles.ink}`} width="100%" height="100%" aria-hidden="true" data-ink={day}>
      <line className="xh" x1={x} x2={x} y1={0} y2="100%" />
    </svg>
  );
}
