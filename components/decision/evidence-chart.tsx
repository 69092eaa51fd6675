/**
 * The last exposures behind a decision, drawn by the server: before, during and next morning on one scale of 0 to 10,
 * what was done and the day under each, and the same numbers as a table. Invariant: an answer that is missing stands
 * dashed in a lane below zero and is joined to nothing; a reported 0 is a mark on the line.
 */
import { useLocale, useTranslations } from "next-intl";
import { painZoneOf } from "#components/chart/answer.ts";
import { ChartTable } from "#components/chart/chart-table.tsx";
import { dayLabel } from "#components/chart/day-label.ts";
import { dotClasses } from "#components/chart/mark-classes.ts";
import styles from "./decision.module.css";
import { setsText } from "./done-text.ts";
import type { CardView, EvidenceView } from "./types.ts";

/** Exposures drawn; the table holds them all. */
const drawn = 4;
const width = 252;
const height = 108;
const [zeroY, tenY, laneY] = [60, 8, 71];
const yOf = (pain: number) => zeroY - ((zeroY - tenY) / 10) * pain;
const round = (value: number) => Math.round(value * 10) / 10;

export function EvidenceChart({
  card,
}: {
  readonly card: Pick<CardView, "exercise" | "evidence" | "zones">;
}) {
  const t = useTranslations("decision.evidence");
  const locale = useLocale();
  const { evidence, zones } = card;
  if (evidence.length === 0) return <p className={styles.quiet}>{t("none")}</p>;
  const shown = evidence.slice(-drawn);
  const left = 14;
  const column = (width - left) / shown.length;
  const words = shown.map((one) => spoken(one)).join("; ");
  const name = t("name", { count: shown.length, exercise: card.exercise.name, list: words });
  return (
    <div className={styles.evidence}>
      <svg
        className="ch"
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={name}
      >
        <rect
          className="za"
          x={left}
          y={yOf(zones.amberMax + 0.5)}
          width={width - left}
          height={yOf(zones.amberFrom - 0.5) - yOf(zones.amberMax + 0.5)}
        />
        {[0, 10].map((value) => (
          <g key={value}>
            <path className="gr" d={`M${left} ${yOf(value)}H${width}`} />
            <text x={left - 4} y={yOf(value) + 4} textAnchor="end">
              {value}
            </text>
          </g>
        ))}
        {shown.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two exposures may share a day; their order is their identity
          <Exposure key={index} one={one} zones={zones} middle={round(left + column * (index + 0.5))} />
        ))}
      </svg>
      <ChartTable
        summary={t("table")}
        caption={t("caption", { exercise: card.exercise.name })}
        columns={[
          { label: t("day") },
          { label: t("done") },
          { label: t("asked") },
          { label: t("before"), numeric: true },
          { label: t("during"), numeric: true },
          { label: t("morning"), numeric: true },
          { label: t("change"), numeric: true },
          { label: t("effort"), numeric: true },
        ]}
        rows={evidence.map((one) => [
          dayLabel(one.day, locale, "weekday"),
          setsText(one.dose, one.done),
          setsText(one.dose, one.targets),
          answer(one.restPainBefore),
          answer(one.painDuring),
          answer(one.nextDayPain),
          one.nextDayChange === null ? t("unknown") : signed(one.nextDayChange),
          answer(one.effort),
        ])}
      />
    </div>
  );

  function answer(value: number | null): string {
    return value === null ? t("unknown") : String(value);
  }

  function spoken(one: EvidenceView): string {
    return t("spoken", {
      day: dayLabel(one.day, locale),
      done: setsText(one.dose, one.done),
      asked: setsText(one.dose, one.targets),
      before: answer(one.restPainBefore),
      during: answer(one.painDuring),
      morning: answer(one.nextDayPain),
      effort: answer(one.effort),
    });
  }
}

/** "+2", "0", "−1": a change always says its direction. */
function signed(change: number): string {
  return change > 0 ? `+${change}` : change < 0 ? `−${-change}` : "0";
}

interface ExposureProps {
  readonly one: EvidenceView;
  readonly zones: CardView["zones"];
  readonly middle: number;
}

function Exposure({ one, zones, middle }: ExposureProps) {
  const locale = useLocale();
  const [at, after] = [middle - 9, middle + 9];
  const { restPainBefore: before, painDuring: during, nextDayPain: morning } = one;
  return (
    <g data-day={one.day}>
      {before === null || during === null ? null : (
        <path className={styles.rise} d={`M${at} ${yOf(before)}V${yOf(during)}`} />
      )}
      {during === null || morning === null ? null : (
        <path className={styles.settle} d={`M${at} ${yOf(during)}L${after} ${yOf(morning)}`} />
      )}
      {before === null ? (
        <circle className="unk" data-pain="unknown" cx={at - 5} cy={laneY} r={2.6} />
      ) : (
        <circle className="hol" data-pain={before} cx={at} cy={yOf(before)} r={2.6} />
      )}
      {during === null ? (
        <circle className="unk" data-pain="unknown" cx={at + 3} cy={laneY} r={3.6} />
      ) : (
        <circle
          className={dotClasses[painZoneOf(during, zones)]}
          data-pain={during}
          cx={at}
          cy={yOf(during)}
          r={during === before ? 3.2 : 3.6}
        />
      )}
      <path
        className={morning === null ? "unk" : "dia"}
        data-pain={morning ?? "unknown"}
        d={diamond(after, morning === null ? laneY : yOf(morning))}
      />
      <text className="lb" x={middle} y={90} textAnchor="middle">
        {setsText(one.dose, one.done, true)}
      </text>
      <text x={middle} y={105} textAnchor="middle">
        {dayLabel(one.day, locale)}
      </text>
    </g>
  );
}

const diamond = (x: number, y: number) => `M${x} ${round(y - 3.6)}l3.6 3.6l-3.6 3.6l-3.6 -3.6z`;

/** What the three marks are; stands once, above the rows that repeat them. */
export function EvidenceKey() {
  const t = useTranslations("decision.evidence");
  return (
    <ul className={styles.key}>
      <li>
        <svg className="ch" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
          <circle className="hol" cx="4.5" cy="4.5" r="3" />
        </svg>
        {t("key.before")}
      </li>
      <li>
        <svg className="ch" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
          <circle className="dot" cx="4.5" cy="4.5" r="3.6" />
        </svg>
        {t("key.during")}
      </li>
      <li>
        <svg className="ch" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
          <path className="dia" d="M4.5 0.5l4 4-4 4-4-4z" />
        </svg>
        {t("key.morning")}
      </li>
      <li>
        <svg className="ch" width="9" height="9" viewBox="0 0 9 9" aria-hidden="true">
          <circle className="unk" cx="4.5" cy="4.5" r="3.4" />
        </svg>
        {t("key.unknown")}
      </li>
    </ul>
  );
}
