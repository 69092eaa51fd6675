"use client";
/**
 * Work done each week against 80 %: tint body, a cap at the value in the band's strength, the number at the foot.
 * Invariant: a week without a figure has no bar (n/a, a dash, hatched or dashed), and 0 has an empty cap.
 */

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Bar, type BarShapeProps } from "recharts";
import { weekStartOf } from "#lib/domain/calendar.ts";
import styles from "./chart.module.css";
import { hatchPath } from "./hatch.ts";
import { textWidth } from "./label-place.ts";
import { bandClasses } from "./mark-classes.ts";
import { PlotFrame, usePlotScales } from "./plot-frame.tsx";
import { barsHeight } from "./plot-heights.ts";
import { dayIndexOf, isOnAxis, type TimeAxis } from "./time-axis.ts";
import type { WeekView } from "./types.ts";
import { columnShare } from "./week-ladder.tsx";

const capHeight = 7;
const openHeight = 22;
const numberSize = 13;
/** 0 to 100 %, with room above 100 for nothing: the plot's top is 133. */
const scaleTop = 400 / 3;

interface AdherencePlotProps {
  readonly weeks: readonly WeekView[];
  readonly axis: TimeAxis;
  readonly width: number;
}

interface WeekDatum {
  readonly at: number;
  readonly value: number;
  readonly week: WeekView;
}

export function AdherencePlot({ weeks, axis, width }: AdherencePlotProps): ReactElement {
  const data: WeekDatum[] = weeks
    .filter((week) => isOnAxis(axis, week.weekStart))
    .map((week) => ({ at: dayIndexOf(axis, week.weekStart) + 3.5, value: week.percent ?? 0, week }));
  const barWidth = (width * 7 * columnShare) / axis.days;
  // All weeks carry their number or none does: where 100 does not fit, the table has them.
  const hasNumbers = textWidth("100", numberSize) <= barWidth;
  return (
    <PlotFrame axis={axis} width={width} height={barsHeight} domain={[0, scaleTop]} data={data}>
      <Goal axis={axis} width={width} />
      <Bar
        dataKey="value"
        isAnimationActive={false}
        minPointSize={1}
        shape={(props: BarShapeProps) => (
          <WeekColumn
            hasNumber={hasNumbers}
            week={(props.payload as WeekDatum).week}
            at={(props.payload as WeekDatum).at}
            width={barWidth}
          />
        )}
      />
    </PlotFrame>
  );
}

/** The 80 % line, named at its end when the days to come leave room there, else on the axis. */
function Goal({ axis, width }: { axis: TimeAxis; width: number }): ReactElement {
  const t = useTranslations("chart");
  const { x, y } = usePlotScales();
  const hasRoom =
    width - x(dayIndexOf(axis, weekStartOf(axis.today)) + 7) >= textWidth(t("adherence.goal"), 12);
  return (
    <>
      <path className="axl" d={`M0 ${barsHeight}H${width}`} />
      <path className="goal" d={`M0 ${y(80)}H${width}`} />
      <text
        className={styles.tick}
        x={hasRoom ? width : -8}
        y={hasRoom ? y(80) - 4 : y(80) + 4}
        textAnchor="end"
      >
        {hasRoom ? t("adherence.goal") : 80}
      </text>
    </>
  );
}

interface WeekColumnProps {
  readonly week: WeekView;
  readonly at: number;
  readonly width: number;
  readonly hasNumber: boolean;
}

function WeekColumn({ week, at, width, hasNumber }: WeekColumnProps): ReactElement | null {
  const t = useTranslations("chart");
  const { x: xOf, y: yOf } = usePlotScales();
  const middle = xOf(at);
  const x = middle - width / 2;
  const foot = barsHeight - 8;
  const word = (text: string, y: number = foot): ReactElement | null =>
    textWidth(text, 12) <= width ? (
      <text className={styles.tick} x={middle} y={y} textAnchor="middle">
        {text}
      </text>
    ) : null;

  if (week.open) {
    return (
      <g data-week="open">
        <rect className="b-none" x={x} y={barsHeight - openHeight} width={width} height={openHeight} />
        {word(t("adherence.open"))}
      </g>
    );
  }
  if (week.excused) {
    return (
      <g data-week="excused">
        <path className="hatch" d={hatchPath(x, barsHeight - openHeight, width, openHeight, "rising")} />
        <rect className="day-excused" x={x} y={barsHeight - openHeight} width={width} height={openHeight} />
        {word(t("adherence.excused"), barsHeight - openHeight - 5)}
      </g>
    );
  }
  if (week.percent === null) {
    const isNotApplicable = week.band === "not-applicable";
    return (
      <g data-week={week.band}>
        <text className={styles.tick} x={middle} y={foot} textAnchor="middle">
          {t(
            isNotApplicable && textWidth("n/a", 12) <= width + 4
              ? "adherence.notApplicable"
              : "adherence.insufficient",
          )}
        </text>
      </g>
    );
  }
  const value = yOf(week.percent);
  const bodyHeight = barsHeight - value;
  const capY = Math.min(value, barsHeight - capHeight);
  // Low weeks carry their number above the cap, where it does not lie on it.
  const numberY = barsHeight - capY - capHeight < 20 ? capY - 5 : foot;
  const isUnsaid = week.band === "insufficient";
  const capClass = week.percent === 0 ? "b-miss" : bandClasses[week.band];
  const inset = week.percent === 0 ? 0.5 : 0;
  return (
    <g data-week={week.percent === 0 ? "zero" : week.band} data-percent={week.percent}>
      {bodyHeight > 0 ? (
        <rect
          className={isUnsaid ? "b-none" : styles.barBody}
          x={x}
          y={value}
          width={width}
          height={bodyHeight}
        />
      ) : null}
      {isUnsaid && week.percent > 0 ? null : (
        <rect
          className={capClass}
          x={x + inset}
          y={capY + inset}
          width={Math.max(1, width - inset * 2)}
          height={capHeight - inset * 2}
          rx={1.5}
        />
      )}
      {hasNumber ? (
        <text className={styles.strong} x={middle} y={numberY} textAnchor="middle">
          {week.percent}
        </text>
      ) : null}
    </g>
  );
}
