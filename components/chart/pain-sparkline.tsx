/**
 * Fourteen days of pain as dots, and the latest number. Drawn by the server. Invariant: a day without an answer
 * has no dot, a 0 has one, and no line crosses a gap of more than three days.
 */

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { addDays, daysBetween } from "#lib/domain/calendar.ts";
import { painZoneOf } from "./answer.ts";
import styles from "./chart.module.css";
import { dayLabel } from "./day-label.ts";
import { dotClasses } from "./mark-classes.ts";
import { joinableRuns } from "./pain-runs.ts";
import type { Day, PainDotView, PainZones } from "./types.ts";

const width = 98;
const height = 30;
const days = 14;
const pitch = 90 / (days - 1);

const yOf = (pain: number): number => Math.round((27 - pain * 2.4) * 10) / 10;

interface PainSparklineProps {
  /** Worst pain a day, in order of time; days may be left out. */
  readonly dots: readonly PainDotView[];
  readonly today: Day;
  readonly zones?: PainZones;
}

export function PainSparkline({ dots, today, zones }: PainSparklineProps): ReactElement {
  const t = useTranslations("chart");
  const locale = useLocale();
  const from = addDays(today, 1 - days);
  const shown = dots.flatMap(({ day, pain }) =>
    pain !== null && day >= from && day <= today ? [{ day, pain }] : [],
  );
  const xOf = (day: Day): number => Math.round((2 + daysBetween(from, day) * pitch) * 10) / 10;
  const latest = shown.at(-1);
  const name = latest
    ? t("pain.sparkline", {
        values: shown
          .map(({ day, pain }) => t("pain.sparklineDot", { date: dayLabel(day, locale), value: pain }))
          .join(", "),
      })
    : t("pain.sparklineNone");
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
        <path className="gr" d={`M0 ${yOf(5.5)}H${width}`} />
        {joinableRuns(shown).map((run) => (
          <path
            key={run[0]?.day}
            className={styles.thread}
            d={`M${run.map(({ day, pain }) => `${xOf(day)} ${yOf(pain)}`).join("L")}`}
          />
        ))}
        {shown.map(({ day, pain }) => (
          <circle
            key={day}
            className={dotClasses[painZoneOf(pain, zones)]}
            cx={xOf(day)}
            cy={yOf(pain)}
            r={day === latest?.day ? 3 : 2.1}
          />
        ))}
      </svg>
      {latest ? (
        <b className={styles.sparkFigure}>{latest.pain}</b>
      ) : (
        <small className={styles.sparkWord}>{t("pain.none")}</small>
      )}
    </div>
  );
}
