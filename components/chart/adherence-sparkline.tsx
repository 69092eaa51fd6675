/**
 * Eight weekly bars with the 80 % line, and the four-week figure with its word. Drawn by the server.
 * Invariant: 0 is an empty mark, a week without a figure is a short dash, an excused week is hatched: three shapes.
 */

import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./chart.module.css";
import { hatchPath } from "./hatch.ts";
import { bandClasses } from "./mark-classes.ts";
import type { AdherenceView, WeekView } from "./types.ts";

const width = 104;
const height = 30;
const places = 8;
const pitch = (width - 7.3) / (places - 1);
const barWidth = 7.3;

export type SparkWeekView = Pick<WeekView, "weekStart" | "percent" | "band" | "open" | "excused"> & {
  /** The week touches a flare: hatched behind. */
  readonly flare?: boolean;
};

interface AdherenceSparklineProps {
  /** Completed weeks in order of time; the last eight are drawn, the latest at the right. */
  readonly weeks: readonly SparkWeekView[];
  readonly fourWeeks: Pick<AdherenceView, "percent" | "band">;
  /** Stands in place of figure and band where adherence is not the question: "calm plan". */
  readonly instead?: string;
}

export function AdherenceSparkline({ weeks, fourWeeks, instead }: AdherenceSparklineProps): ReactElement {
  const t = useTranslations("chart");
  const shown = weeks.filter((week) => !week.open).slice(-places);
  const blanks = places - shown.length;
  const values = shown.map((week) =>
    week.excused
      ? t("adherence.excused")
      : week.percent === null
        ? t(`band.${week.band === "not-applicable" ? "not-applicable" : "insufficient"}`)
        : t("percent", { value: week.percent }),
  );
  const name =
    shown.length === 0
      ? t("finding.adherenceNone")
      : t("adherence.sparkline", { weeks: shown.length, values: values.join(", ") });
  const figure = fourWeeks.percent;
  return (
    <div className={styles.spark}>
      <svg
        className="ch"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={name}
      >
        <path className="goal" d={`M0 ${yOf(80)}H${width}`} />
        {Array.from({ length: blanks }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: blanks are places on the axis.
          <UnknownWeek key={place} x={place * pitch} />
        ))}
        {shown.map((week, place) => (
          <WeekBar key={week.weekStart} week={week} x={(blanks + place) * pitch} />
        ))}
      </svg>
      <span>
        {instead === undefined && figure !== null && fourWeeks.band !== "insufficient" ? (
          <>
            <b className={styles.sparkFigure}>{t("percent", { value: figure })}</b>
            <small>{t(`band.${fourWeeks.band}`)}</small>
          </>
        ) : (
          <small className={styles.sparkWord}>{instead ?? t(`band.${fourWeeks.band}`)}</small>
        )}
      </span>
    </div>
  );
}

const yOf = (percent: number): number => Math.round((height - (height * percent) / 100) * 10) / 10;

function UnknownWeek({ x }: { x: number }): ReactElement {
  return (
    <path d={`M${x + barWidth / 2 - 1.5} ${height - 1}h3`} className={styles.dash} data-week="unknown" />
  );
}

function WeekBar({ week, x }: { week: SparkWeekView; x: number }): ReactElement {
  const flare = week.flare ? (
    <path className="hatch-flare" d={hatchPath(x - 3, 0, barWidth + 6, height, "falling")} />
  ) : null;
  if (week.excused) {
    return (
      <g data-week="excused">
        {flare}
        <path className="hatch" d={hatchPath(x, 15, barWidth, 15, "rising")} />
        <rect className="day-excused" x={x} y={15} width={barWidth} height={14.6} />
      </g>
    );
  }
  if (week.percent === null) return <UnknownWeek x={x} />;
  if (week.percent === 0) {
    return (
      <g data-week="zero">
        {flare}
        {flare ? <rect x={x - 1} y={height - 6} width={barWidth + 2} height={6} className="day-cut" /> : null}
        <rect className="b-miss" x={x + 0.5} y={height - 4.5} width={barWidth - 1} height={4} />
      </g>
    );
  }
  const y = Math.min(height - 1.5, yOf(week.percent));
  return (
    <g data-week={week.band}>
      {flare}
      {flare ? (
        <rect x={x - 1} y={y - 1} width={barWidth + 2} height={height - y + 1} className="day-cut" />
      ) : null}
      <rect className={bandClasses[week.band]} x={x} y={y} width={barWidth} height={height - y} rx={1} />
    </g>
  );
}
