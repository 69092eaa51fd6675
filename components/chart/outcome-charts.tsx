"use client";
/**
 * The outcome measures of one patient under one another on one time axis. Titles, figures and tables are drawn on the
 * server; Recharts follows in its own lazy chunk. Invariant: every title is a finding computed from what is drawn.
 */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { lazy, type ReactElement, Suspense, useMemo, useRef } from "react";
import { AxisGround, AxisRow } from "./axis-frame.tsx";
import styles from "./chart.module.css";
import { dayLabel } from "./day-label.ts";
import { outcomeFinding } from "./outcome-finding.ts";
import type { OutcomeInstrument, OutcomeMeasureView, OutcomePointView } from "./outcome-types.ts";
import { outcomeHeight } from "./plot-heights.ts";
import { timeAxisOf } from "./time-axis.ts";
import type { Day } from "./types.ts";
import { usePlotWidth } from "./use-plot-width.ts";

const OutcomePlot = lazy(() => import("./outcome-plot.tsx"));

const pgicKeys = {
  "-3": "worse3",
  "-2": "worse2",
  "-1": "worse1",
  "0": "same",
  "1": "better1",
  "2": "better2",
  "3": "better3",
} as const;

export interface OutcomeChartsProps {
  readonly measures: readonly OutcomeMeasureView[];
  /** First day of the axis: the earliest answer, or the clearance. */
  readonly from: Day;
  readonly today: Day;
  /** IANA zone by which the days are counted. */
  readonly zone: string;
  /** The day each measure is asked next, where one is planned. */
  readonly nextDue: Partial<Record<OutcomeInstrument, Day>>;
}

export function OutcomeCharts({ measures, from, today, zone, nextDue }: OutcomeChartsProps): ReactElement {
  const t = useTranslations("prom");
  const chart = useTranslations("chart");
  const format = useFormatter();
  const locale = useLocale();
  const axis = useMemo(() => timeAxisOf(from, today, "all"), [from, today]);
  const rows = useRef<HTMLDivElement>(null);
  const width = usePlotWidth(rows);
  const write = (score: number) => format.number(score, { maximumFractionDigits: 1 }).replace("-", "\u2212");
  const wordOf = (score: number) =>
    t(`pgic.words.${pgicKeys[String(score) as keyof typeof pgicKeys] ?? "same"}`);

  const titleOf = (measure: OutcomeMeasureView): string => {
    const { key, points, percent, from: first, to, day } = outcomeFinding(measure);
    return t(`outcomes.chart.finding.${key}`, {
      name: t(`short.${measure.instrument}`),
      points,
      shown: write(points),
      percent,
      from: write(first),
      to: write(to),
      score: write(to),
      date: day === null ? "" : dayLabel(day, locale),
      word: wordOf(to),
    });
  };

  const detailOf = ({ instrument }: OutcomeMeasureView, point: OutcomePointView): string => {
    const or = (value: number | null) => (value === null ? t("outcomes.chart.unanswered") : write(value));
    const group = point.group === null ? null : t(`outcomes.chart.group.${point.group}`);
    const parts = [
      instrument === "nprs"
        ? t("outcomes.chart.detail.nprs", { rest: or(point.rest), worst: or(point.worst) })
        : null,
      instrument === "startback" && group !== null
        ? point.second === null
          ? t("outcomes.chart.detail.startbackGroup", { group })
          : t("outcomes.chart.detail.startback", { psych: or(point.second), group })
        : null,
      instrument === "fabq" ? t("outcomes.chart.detail.fabq", { work: or(point.second) }) : null,
      instrument === "pgic" && point.score !== null ? wordOf(point.score) : null,
      point.totalOnly ? t("outcomes.chart.detail.total") : null,
      point.missing > 0
        ? t(`outcomes.chart.detail.${point.prorated ? "prorated" : "missing"}`, { missing: point.missing })
        : null,
    ];
    return parts.filter((part) => part !== null).join(", ");
  };

  const tableOf = (measure: OutcomeMeasureView) => ({
    summary: chart("table"),
    columns: [
      { label: t("outcomes.chart.columns.day") },
      { label: t("outcomes.chart.columns.week"), numeric: true },
      { label: t("outcomes.chart.columns.score"), numeric: true },
      { label: t("outcomes.chart.columns.detail") },
      { label: t("outcomes.chart.columns.by") },
    ],
    rows: measure.points.map((point) => [
      dayLabel(point.day, locale, "dated-year"),
      point.week === null ? t("outcomes.chart.offWeek") : String(point.week),
      point.score === null ? t("outcomes.chart.noScore") : write(point.score),
      detailOf(measure, point),
      point.source === "patient"
        ? t("outcomes.chart.byPatient")
        : t("outcomes.chart.byStaff", { name: point.byName }),
    ]),
  });

  return (
    <div className={styles.charts}>
      <div ref={rows} className={styles.rows}>
        {measures.map((measure) => {
          const { instrument } = measure;
          const due = nextDue[instrument];
          return (
            <AxisRow
              key={instrument}
              title={titleOf(measure)}
              sub={[
                t(`outcomes.chart.sub.${instrument}`, { max: measure.max }),
                ...(measure.poor === null ? [] : [t(`outcomes.chart.poor.${measure.poor}`)]),
                ...(measure.worse ? [t("outcomes.chart.worse")] : []),
              ].join(". ")}
              height={outcomeHeight}
              figure={<LatestFigure measure={measure} write={write} />}
              table={tableOf(measure)}
            >
              <AxisGround axis={axis} flares={[]} />
              <div className={styles.drawing}>
                {width === null ? null : (
                  <Suspense fallback={null}>
                    <OutcomePlot
                      measure={measure}
                      axis={axis}
                      width={width}
                      write={write}
                      nextDue={
                        due === undefined
                          ? null
                          : { day: due, label: t("outcomes.chart.due", { date: dayLabel(due, locale) }) }
                      }
                    />
                  </Suspense>
                )}
              </div>
            </AxisRow>
          );
        })}
      </div>
      <p className={`note ${styles.foot}`}>{t("outcomes.chart.note", { zone })}</p>
    </div>
  );
}

function LatestFigure({
  measure: { first, latest },
  write,
}: {
  measure: OutcomeMeasureView;
  write: (score: number) => string;
}): ReactElement {
  const t = useTranslations("prom.outcomes.chart");
  const locale = useLocale();
  if (latest === null) return <p>{t("figureNone")}</p>;
  const date = dayLabel(latest.day, locale);
  const isFirst = first === null || first.day === latest.day;
  return (
    <>
      <b>{write(latest.score)}</b>
      <p>{isFirst ? t("figure", { date }) : t("figureFrom", { date, score: write(first.score) })}</p>
    </>
  );
}
