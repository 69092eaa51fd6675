/**
 * The patient's own scores over time, drawn by the server: one small drawing a measure. Invariants: an answer without a
 * score is a dashed circle below the scale and breaks the line; widths are shares of the drawing, so text keeps its own
 * size; the words say where the score stands, without praise or blame.
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { daysBetween } from "#lib/domain/calendar.ts";
import styles from "./chart.module.css";
import { ChartTable } from "./chart-table.tsx";
import { dayLabel } from "./day-label.ts";
import type { OutcomeMeasureView } from "./outcome-types.ts";
import { percentOf } from "./time-axis.ts";
import type { Day } from "./types.ts";

export interface PatientOutcomesProps {
  readonly measures: readonly OutcomeMeasureView[];
  readonly today: Day;
}

const height = 132;
const top = 22;
const bottom = 88;
const laneY = 106;
const axisY = 126;
/** Left of the drawing stand the ends of the scale; the last score stands right of its dot. */
const left = 0.09;
const right = 0.88;

export function PatientOutcomes({ measures, today }: PatientOutcomesProps): ReactElement | null {
  if (measures.length === 0) return null;
  return (
    <>
      {measures.map((measure) => (
        <Measure key={measure.instrument} measure={measure} today={today} />
      ))}
    </>
  );
}

function Measure({ measure, today }: { measure: OutcomeMeasureView; today: Day }): ReactElement | null {
  const t = useTranslations("prom");
  const chart = useTranslations("chart");
  const format = useFormatter();
  const locale = useLocale();
  const { instrument, min, max, points, first, latest, gain } = measure;
  if (first === null || latest === null || !(instrument in ownMeasures)) return null;
  const write = (score: number) => format.number(score, { maximumFractionDigits: 1 });
  const finding = gain === null ? "one" : gain > 0 ? "better" : gain < 0 ? "worse" : "same";
  const heading = t(`own.finding.${finding}`, {
    name: t(`names.${instrument}`),
    score: write(latest.score),
    from: write(first.score),
    to: write(latest.score),
    max,
  });
  const start = points[0]?.day ?? today;
  const days = Math.max(1, daysBetween(start, points.at(-1)?.day ?? today));
  const xOf = (day: Day) =>
    points.length === 1
      ? (left + right) / 2
      : left + 0.02 + (right - left - 0.02) * (daysBetween(start, day) / days);
  const yOf = (score: number) => bottom - ((score - min) / (max - min)) * (bottom - top);
  const own = ownMeasures[instrument as keyof typeof ownMeasures];
  return (
    <div className={styles.own}>
      <h3>{heading}</h3>
      <p className={styles.support}>{t(`own.sub.${own}`)}</p>
      <svg
        className={`ch ${styles.patientPlot}`}
        width="100%"
        height={height}
        role="img"
        aria-label={heading}
      >
        {[min, max].map((value) => (
          <g key={value}>
            <text x={percentOf(left - 0.02)} y={yOf(value) + 4} textAnchor="end">
              {write(value)}
            </text>
            <line
              className={value === min ? "axl" : "gr"}
              x1={percentOf(left)}
              x2={percentOf(right + 0.04)}
              y1={yOf(value)}
              y2={yOf(value)}
            />
          </g>
        ))}
        {points.slice(1).map((point, place) => {
          const before = points[place];
          return before === undefined || before.score === null || point.score === null ? null : (
            <line
              key={point.id}
              data-join=""
              className={styles.thread}
              x1={percentOf(xOf(before.day))}
              y1={yOf(before.score)}
              x2={percentOf(xOf(point.day))}
              y2={yOf(point.score)}
            />
          );
        })}
        {points.map((point) => (
          <circle
            key={point.id}
            className={point.score === null ? "unk" : "dot"}
            data-score={point.score ?? "none"}
            cx={percentOf(xOf(point.day))}
            cy={point.score === null ? laneY : yOf(point.score)}
            r={4}
          />
        ))}
        {first.day === latest.day ? null : (
          <text
            className={styles.strong}
            x={percentOf(xOf(first.day))}
            y={yOf(first.score) - 9}
            textAnchor="middle"
          >
            {write(first.score)}
          </text>
        )}
        <text
          className={styles.big}
          x={percentOf(xOf(latest.day) + 0.02)}
          y={Math.min(bottom - 4, yOf(latest.score) + 10)}
        >
          {write(latest.score)}
        </text>
        <text x={percentOf(left)} y={axisY}>
          {dayLabel(start, locale)}
        </text>
        {points.length < 2 ? null : (
          <text x={percentOf(right)} y={axisY} textAnchor="middle">
            {dayLabel(points.at(-1)?.day ?? start, locale)}
          </text>
        )}
      </svg>
      <ChartTable
        className={styles.patientTable}
        summary={chart("showNumbers")}
        caption={heading}
        columns={[{ label: t("own.table.day") }, { label: t("own.table.score"), numeric: true }]}
        rows={points.map(({ day, score }) => [
          dayLabel(day, locale, "weekday"),
          score === null ? t("own.noScore") : write(score),
        ])}
      />
    </div>
  );
}

/** The measures that a patient sees over time. */
const ownMeasures = { nprs: "nprs", psfs: "psfs", rmdq: "rmdq" } as const;
