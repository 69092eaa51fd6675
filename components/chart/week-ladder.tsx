/**
 * The adherence calendar under the weekly bars: a column is a week, Monday on top, one rung a day. Drawn by the
 * server in shares of the plot. Invariant: same axis, same columns as the bars above it.
 */

import { memo, type ReactElement } from "react";
import { addDays, weekdayOf } from "#lib/domain/calendar.ts";
import styles from "./chart.module.css";
import { DayMarkShapes } from "./day-mark.tsx";
import { hatchPath } from "./hatch.ts";
import { dayIndexOf, isOnAxis, percentOf, type TimeAxis } from "./time-axis.ts";
import type { Day, DayView } from "./types.ts";

export const rungHeight = 7;
export const rungPitch = 14;
export const ladderHeight = rungPitch * 7 - 3;
/** Share of a week's column that a bar or rung takes, and the margin left of it. */
export const columnShare = 0.715;
export const columnMargin = (1 - columnShare) / 2;

const flareWidth = 400;

interface WeekLadderProps {
  readonly axis: TimeAxis;
  readonly days: readonly DayView[];
  /** Letters for Monday to Sunday; every second one is set. */
  readonly letters: readonly string[];
}

/** Seven rungs a column, 95 px high. Its meaning is given by the table beside it, so it is hidden from readers here. */
export const WeekLadder = memo(function WeekLadder({ axis, days, letters }: WeekLadderProps): ReactElement {
  const shown = days.filter((entry) => isOnAxis(axis, entry.day));
  const weekShare = 7 / axis.days;
  return (
    <svg className="ch" width="100%" height={ladderHeight} aria-hidden="true">
      {letters.map((letter, weekday) =>
        weekday % 2 === 0 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place in the week is the identity; letters repeat.
          <text key={weekday} x={-8} y={weekday * rungPitch + rungHeight + 1} textAnchor="end">
            {letter}
          </text>
        ) : null,
      )}
      {shown.map((entry) => {
        const x = columnOf(axis, entry.day);
        const y = weekdayOf(entry.day) * rungPitch;
        return (
          <g key={entry.day} data-day={entry.day} data-state={entry.state}>
            {entry.flare ? (
              <svg
                x={percentOf(x + weekShare * 0.04)}
                y={y - 3.5}
                width={percentOf(weekShare * 0.92)}
                height={rungPitch}
                overflow="hidden"
                aria-hidden="true"
              >
                <path className="hatch-flare" d={hatchPath(0, 0, flareWidth, rungPitch, "falling")} />
              </svg>
            ) : null}
            <svg
              x={percentOf(x + weekShare * columnMargin)}
              y={y}
              width={percentOf(weekShare * columnShare)}
              height={rungHeight}
              overflow="visible"
              aria-hidden="true"
            >
              {entry.flare && entry.state !== "rest" ? (
                <rect x={-1.5} y={-1.5} width="103%" height={rungHeight + 3} className="day-cut" />
              ) : null}
              <DayMarkShapes
                state={entry.state}
                fraction={entry.fraction}
                flare={false}
                height={rungHeight}
                fill="rightward"
              />
            </svg>
          </g>
        );
      })}
    </svg>
  );
});

/** Left edge of a day's week, as a share of the plot. */
function columnOf(axis: TimeAxis, day: Day): number {
  return Math.floor(dayIndexOf(axis, day) / 7) * (7 / axis.days);
}

/** The ring round the day that is read out. */
export function LadderRing({ axis, day }: { axis: TimeAxis; day: Day }): ReactElement | null {
  if (!isOnAxis(axis, day)) return null;
  const weekShare = 7 / axis.days;
  return (
    <svg className={`ch ${styles.ring}`} width="100%" height={ladderHeight} aria-hidden="true">
      <rect
        x={percentOf(columnOf(axis, day) + weekShare * (columnMargin - 0.06))}
        y={weekdayOf(day) * rungPitch - 4}
        width={percentOf(weekShare * (columnShare + 0.12))}
        height={rungHeight + 8}
        rx={3}
      />
    </svg>
  );
}

/** The day under a point of the ladder: the column says the week, the rung the weekday. Never after today. */
export function ladderDayAt(axis: TimeAxis, share: number, y: number): Day {
  const weekday = Math.max(0, Math.min(6, Math.floor((y + (rungPitch - rungHeight) / 2) / rungPitch)));
  const week = Math.max(0, Math.min(axis.weekStarts.length - 1, Math.floor((share * axis.days) / 7)));
  const index = Math.min(week * 7 + weekday, dayIndexOf(axis, axis.today));
  return addDays(axis.from, Math.max(0, index));
}
