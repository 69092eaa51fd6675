/**
 * A patient's pain over time, drawn by the server: dots by zone, a line where answers are at most three days apart,
 * unanswered days as dashed circles below zero. Invariant: widths are shares of the drawing, so text keeps its own
 * size at every width and text setting; nothing is drawn for a day without an entry.
 */

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { defaultZones, painZoneOf } from "./answer.ts";
import styles from "./chart.module.css";
import { ChartTable } from "./chart-table.tsx";
import { dayLabel } from "./day-label.ts";
import { type PainMeasure, painDotsFinding } from "./findings.ts";
import { hatchPath } from "./hatch.ts";
import { dotClasses } from "./mark-classes.ts";
import { joinableRuns } from "./pain-runs.ts";
import {
  type PatientPlot,
  patientPlotHeight,
  patientPlotOf,
  plotLeft,
  unknownY,
  yOfPain,
} from "./patient-plot.ts";
import { percentOf } from "./time-axis.ts";
import type { Day, DaySpan, PainDotView, PainZones } from "./types.ts";

interface PatientPainChartProps {
  /** In order of time. A day with a session or check-in and no answer is a dot with `pain: null`. */
  readonly dots: readonly PainDotView[];
  readonly measure: PainMeasure;
  readonly today: Day;
  readonly flares?: readonly DaySpan[];
  readonly zones?: PainZones;
  /** The finding as the title; the sentence for the dots' own finding when left out. */
  readonly title?: string;
}

export function PatientPainChart(props: PatientPainChartProps): ReactElement {
  const { dots, measure, today, flares = [], zones = defaultZones, title } = props;
  const t = useTranslations("chart");
  const locale = useLocale();
  const finding = painDotsFinding(dots, measure);
  const heading = title ?? t(`finding.${finding.key}`, finding.values);
  if (dots.length === 0) {
    return (
      <>
        <h2>{heading}</h2>
        <p className={styles.support}>
          {t(measure === "sessions" ? "pain.patientEmptySessions" : "pain.patientEmptyCheckIns")}
        </p>
      </>
    );
  }
  const plot = patientPlotOf({
    dots,
    flares,
    today,
    zones,
    words: {
      amber: t("pain.patientAmber"),
      red: t("pain.patientRed", { from: zones.amberMax + 1 }),
      flare: t("pain.flare"),
      unknown: t("answer.no-answer"),
      today: t("day.today"),
      yesterday: t("day.yesterday"),
    },
    labelOf: (day) => dayLabel(day, locale),
  });
  return (
    <>
      <h2>{heading}</h2>
      <p className={styles.support}>
        {t(measure === "sessions" ? "pain.patientSubSessions" : "pain.patientSubCheckIns")}
      </p>
      <svg
        className={`ch ${styles.patientPlot}`}
        width="100%"
        height={patientPlotHeight}
        role="img"
        aria-label={heading}
      >
        <Ground plot={plot} zones={zones} />
        <Dots plot={plot} zones={zones} />
        {plot.labels.map(({ text, x, y, anchor, tone }) => (
          <text key={`${text} ${y}`} className={styles[tone]} x={percentOf(x)} y={y} textAnchor={anchor}>
            {text}
          </text>
        ))}
      </svg>
      {plot.unplaced.length > 0 ? <p className={styles.zoneNote}>{plot.unplaced.join(" · ")}</p> : null}
      <ChartTable
        className={styles.patientTable}
        summary={t("showNumbers")}
        caption={heading}
        columns={[{ label: t("pain.table.day") }, { label: t("pain.table.pain"), numeric: true }]}
        rows={dots.map(({ day, pain }) => [
          dayLabel(day, locale, "weekday"),
          pain === null ? t("answer.no-answer") : String(pain),
        ])}
      />
    </>
  );
}

function Ground({ plot, zones }: { plot: PatientPlot; zones: PainZones }): ReactElement {
  const amberTop = yOfPain(zones.amberMax + 0.5);
  const plotTop = yOfPain(10);
  const plotBottom = yOfPain(0);
  return (
    <>
      <rect
        className="za"
        x={percentOf(plotLeft)}
        y={amberTop}
        width={percentOf(1 - plotLeft)}
        height={yOfPain(zones.amberFrom - 0.5) - amberTop}
      />
      {[0, 5, 10].map((value) => (
        <g key={value}>
          <text x={percentOf(plotLeft - 0.025)} y={yOfPain(value) + 4} textAnchor="end">
            {value}
          </text>
          {value === 5 ? null : (
            <line
              className={value === 0 ? "axl" : "gr"}
              x1={percentOf(plotLeft)}
              x2="100%"
              y1={yOfPain(value)}
              y2={yOfPain(value)}
            />
          )}
        </g>
      ))}
      {plot.flares.map(({ from, to }) => (
        <svg
          key={from}
          x={percentOf(from)}
          y={plotTop}
          width={percentOf(to - from)}
          height={plotBottom - plotTop}
          overflow="hidden"
          aria-hidden="true"
        >
          <path
            className={`hatch-flare ${styles.quietHatch}`}
            d={hatchPath(0, 0, 440, plotBottom - plotTop, "falling")}
          />
        </svg>
      ))}
    </>
  );
}

function Dots({ plot, zones }: { plot: PatientPlot; zones: PainZones }): ReactElement {
  return (
    <>
      {joinableRuns(plot.answered).flatMap((run) =>
        run.slice(1).map((dot, place) => {
          const previous = run[place];
          return previous ? (
            <line
              key={dot.x}
              className={styles.thread}
              x1={percentOf(previous.x)}
              y1={yOfPain(previous.pain)}
              x2={percentOf(dot.x)}
              y2={yOfPain(dot.pain)}
            />
          ) : null;
        }),
      )}
      {plot.answered.map(({ x, pain }) => (
        <circle
          key={x}
          className={dotClasses[painZoneOf(pain, zones)]}
          data-pain={pain}
          cx={percentOf(x)}
          cy={yOfPain(pain)}
          r={4}
        />
      ))}
      {plot.unknown.map(({ x }) => (
        <circle key={x} className="unk" data-pain="unknown" cx={percentOf(x)} cy={unknownY} r={4} />
      ))}
    </>
  );
}
