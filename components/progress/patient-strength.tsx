/**
 * What a patient did of each exercise over time: one small chart an exercise, drawn by the server, its finding as the
 * title and the numbers behind it. Invariant: an entry that is missing is a dashed circle below the line and the words
 * "no entry", never a zero.
 */

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import chart from "#components/chart/chart.module.css";
import { ChartTable } from "#components/chart/chart-table.tsx";
import { dayLabel } from "#components/chart/day-label.ts";
import { baseY, laneY, strengthLeft, strengthPlotOf } from "#components/chart/strength-plot.ts";
import { percentOf } from "#components/chart/time-axis.ts";
import type { Day } from "#components/chart/types.ts";
import { type DoseWords, useDoseWords } from "#components/prescription/dose-words.ts";
import type { StrengthLine, StrengthPoint } from "#lib/domain/strength.ts";
import styles from "./progress.module.css";

export interface PatientStrengthProps {
  readonly lines: readonly StrengthLine[];
  readonly today: Day;
}

export function PatientStrength({ lines, today }: PatientStrengthProps): ReactElement {
  const t = useTranslations("progress.strength");
  const days = lines.flatMap((line) => line.points.map((point) => point.day)).sort();
  const from = days[0];
  if (from === undefined) return <p className={chart.empty}>{t("empty")}</p>;
  return (
    <ul className={styles.strength}>
      {lines.map((line) => (
        <li key={line.slug}>
          <Exercise line={line} from={from} today={today} />
        </li>
      ))}
    </ul>
  );
}

function Exercise({ line, from, today }: { line: StrengthLine; from: Day; today: Day }): ReactElement {
  const t = useTranslations("progress.strength");
  const locale = useLocale();
  const words = useDoseWords();
  const known = line.points.filter((point) => point.amount !== null);
  const [first, latest] = [known[0], known.at(-1)];
  const amount = (point: StrengthPoint) => amountText(line, point, t, words);
  const [was, is] = [first && amount(first), latest && amount(latest)];
  const finding =
    was === undefined || is === undefined
      ? t("finding.none", { exercise: line.name })
      : first === latest
        ? t("finding.one", { exercise: line.name, latest: is })
        : was === is
          ? t("finding.same", { exercise: line.name, latest: is })
          : t("finding.change", { exercise: line.name, first: was, latest: is });
  const unknown = line.points.some((point) => point.amount === null);
  const plot = strengthPlotOf(line.points, from, today);
  return (
    <>
      <h3>{finding}</h3>
      <p className={chart.support}>
        {t(`measure.${line.measure}`)}
        {line.eachSide ? `, ${t("eachSide")}` : null}
      </p>
      {line.points.length === 0 ? null : (
        <svg
          className={`ch ${chart.patientPlot}`}
          width="100%"
          height={plot.height}
          role="img"
          aria-label={finding}
        >
          <line className="axl" x1={percentOf(strengthLeft)} x2="100%" y1={baseY} y2={baseY} />
          {plot.lines.map(([a, b], place) => (
            <line
              // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in time
              key={place}
              className={chart.thread}
              x1={percentOf(a.x)}
              y1={a.y ?? baseY}
              x2={percentOf(b.x)}
              y2={b.y ?? baseY}
            />
          ))}
          {plot.dots.map(({ x, y }, place) => (
            <circle
              // biome-ignore lint/suspicious/noArrayIndexKey: a session is its place in time
              key={place}
              className={y === null ? "unk" : "dot"}
              data-amount={line.points[place]?.amount ?? "unknown"}
              cx={percentOf(x)}
              cy={y ?? laneY}
              r={y === null ? 3.5 : 4}
            />
          ))}
          <text x={percentOf(strengthLeft)} y={plot.axisY}>
            {dayLabel(from, locale)}
          </text>
          <text x="100%" y={plot.axisY} textAnchor="end">
            {t("today")}
          </text>
        </svg>
      )}
      {unknown ? <p className={chart.zoneNote}>{t("unknownKey")}</p> : null}
      <ChartTable
        className={chart.patientTable}
        summary={t("showNumbers")}
        caption={finding}
        columns={[{ label: t("table.day") }, { label: t("table.sets") }, { label: t("table.amount") }]}
        rows={line.points.map((point) => [
          dayLabel(point.day, locale, "weekday"),
          point.sets.length === 0 ? t("noEntry") : setsText(point, words),
          point.amount === null ? t(point.sets.length === 0 ? "noEntry" : "noLoad") : amount(point),
        ])}
      />
    </>
  );
}

/** The sets as they were logged: "10, 8", with the load where one was entered. */
function setsText({ sets, loadG }: StrengthPoint, words: DoseWords): string {
  const list = sets.join(", ");
  return loadG === null ? list : `${list} × ${words.load(loadG)}`;
}

/** The figure of one session in words. A loaded exercise says what was done and with how much. */
function amountText(
  { measure }: StrengthLine,
  { amount, sets, loadG }: StrengthPoint,
  t: ReturnType<typeof useTranslations<"progress.strength">>,
  words: DoseWords,
): string {
  const value = amount ?? 0;
  const done = sets.reduce((total, set) => total + set, 0);
  switch (measure) {
    case "repetitions":
      return t("amount.repetitions", { count: value });
    case "held":
    case "time":
      return words.time(value);
    case "distance":
      return t("amount.distance", { metres: value });
    case "lifted":
      return t("amount.with", {
        done: t("amount.repetitions", { count: done }),
        load: words.load(loadG ?? 0),
      });
    case "carried":
      return t("amount.with", { done: t("amount.distance", { metres: done }), load: words.load(loadG ?? 0) });
  }
}
