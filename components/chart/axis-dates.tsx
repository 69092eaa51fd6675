"use client";
/** Dates along a plot: weeks where they fit, else months, the present week in ink. They stand clear of the right edge. */
import { useLocale } from "next-intl";
import type { ReactElement } from "react";
import styles from "./chart.module.css";
import { dayLabel } from "./day-label.ts";
import { textWidth } from "./label-place.ts";
import { usePlotScales } from "./plot-frame.tsx";
import { axisLabelsOf, dayIndexOf, type TimeAxis } from "./time-axis.ts";

interface AxisDatesProps {
  readonly axis: TimeAxis;
  readonly width: number;
  /** Base line of the text in px. */
  readonly y: number;
}

export function AxisDates({ axis, width, y }: AxisDatesProps): ReactElement {
  const locale = useLocale();
  const { x } = usePlotScales();
  return (
    <>
      {axisLabelsOf(axis, width).map(({ day, unit, current }) => {
        const at = x(dayIndexOf(axis, day));
        const text =
          unit === "day"
            ? dayLabel(day, locale)
            : dayLabel(day, locale, day.slice(5, 7) === "01" ? "year" : "month");
        return at + textWidth(text, 12) > width + 4 ? null : (
          <text key={day} className={current ? styles.strong : styles.tick} x={at + 3} y={y}>
            {text}
          </text>
        );
      })}
    </>
  );
}
