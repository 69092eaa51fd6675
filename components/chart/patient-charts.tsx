"use client";
/**
 * The therapist's course of one patient: phase and program, adherence, pain and effort on one time axis.
 * Titles, figures, tables, week ladder and ground are drawn on the server; the plots follow with Recharts, which is
 * loaded here and only here, once the width is known. Invariant: one axis object for all rows, and every title is a
 * finding computed from the same view that is drawn.
 */

import { useLocale, useTranslations } from "next-intl";
import {
  lazy,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  Suspense,
  useMemo,
  useRef,
  useState,
} from "react";
import { AdherenceFigure } from "./adherence-summary.tsx";
import { defaultZones } from "./answer.ts";
import { AxisGround, AxisRow, InkLine, PainGround, Spacer } from "./axis-frame.tsx";
import styles from "./chart.module.css";
import { weekdayLetter } from "./day-label.ts";
import { EffortFigure, PainFigure, PhaseFigure } from "./figures.tsx";
import { adherenceFinding, effortFinding, painFinding, phaseFinding } from "./findings.ts";
import { adherenceHeight, barsHeight, effortHeight, painHeight, phaseHeight } from "./plot-heights.ts";
import type { PlotKind } from "./plots.tsx";
import { latestRecordedDay } from "./reading.ts";
import { ReadingLine } from "./reading-line.tsx";
import { adherenceTable, effortTable, painTable, phaseTable } from "./tables.ts";
import { type AxisRange, dayAt, timeAxisOf } from "./time-axis.ts";
import type { Day, PatientChartsView } from "./types.ts";
import { usePlotWidth } from "./use-plot-width.ts";
import { LadderRing, ladderDayAt, WeekLadder } from "./week-ladder.tsx";

const Plot = lazy(() => import("./plots.tsx"));

const ranges: readonly AxisRange[] = ["four-weeks", "all"];

/** Sentences that replace the computed findings, where a page has a better one. */
export type PatientChartTitles = Partial<Record<PlotKind, string>>;

interface PatientChartsProps {
  readonly view: PatientChartsView;
  readonly titles?: PatientChartTitles;
  readonly initialRange?: AxisRange;
  /** Told when another range is chosen, to keep it in the address. */
  readonly onRange?: (range: AxisRange) => void;
  /** Beside the range: links and buttons of the page. */
  readonly actions?: ReactNode;
  /** Below all rows; the note that entries are self-reported when left out. */
  readonly note?: ReactNode;
}

export function PatientCharts({
  view,
  titles = {},
  initialRange = "all",
  onRange,
  actions,
  note,
}: PatientChartsProps): ReactElement {
  const t = useTranslations("chart");
  const locale = useLocale();
  const [range, setRange] = useState(initialRange);
  const axis = useMemo(() => timeAxisOf(view.from, view.today, range), [view.from, view.today, range]);
  const [pinned, setPinned] = useState<Day>(() => latestRecordedDay(view));
  const [hovered, setHovered] = useState<Day | null>(null);
  const day = hovered ?? pinned;
  const rows = useRef<HTMLDivElement>(null);
  const width = usePlotWidth(rows);

  const dayUnder = (event: PointerEvent): Day | null => {
    const target = event.target instanceof Element ? event.target : null;
    const plot = target?.closest("[data-plot]");
    if (!plot) return null;
    const box = plot.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    const ladder = target?.closest("[data-ladder]");
    return ladder
      ? ladderDayAt(axis, share, event.clientY - ladder.getBoundingClientRect().top)
      : dayAt(axis, share);
  };

  const phase = phaseFinding(view.phases, view.versions, view.today);
  const adherence = adherenceFinding(view.weeks);
  const pain = painFinding(view.pain);
  const effort = effortFinding(view.efforts, view.effortLimits);
  const zones = view.zones ?? defaultZones;
  // Kept while the ink line moves: the tables are long, and nothing in them depends on the day read out.
  const tables = useMemo(() => {
    const summary = t("table");
    return {
      phase: { ...phaseTable(view, t, locale), summary },
      adherence: { ...adherenceTable(view, t, locale), summary },
      pain: { ...painTable(view, t, locale), summary },
      effort: { ...effortTable(view, t, locale), summary },
    };
  }, [view, t, locale]);
  const letters = useMemo(
    () => [0, 1, 2, 3, 4, 5, 6].map((weekday) => weekdayLetter(weekday, locale)),
    [locale],
  );

  const plotOf = (kind: PlotKind): ReactElement => (
    <div className={styles.drawing}>
      {width === null ? null : (
        <Suspense fallback={null}>
          <Plot kind={kind} view={view} axis={axis} width={width} />
        </Suspense>
      )}
    </div>
  );

  return (
    <div className={styles.charts}>
      <div className={styles.control}>
        <ReadingLine view={view} axis={axis} day={day} onMove={setPinned} />
        <fieldset className={styles.ranges}>
          <legend className="vh">{t("range.label")}</legend>
          {ranges.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === range}
              onClick={() => {
                setRange(choice);
                onRange?.(choice);
              }}
            >
              {t(`range.${choice}`)}
            </button>
          ))}
        </fieldset>
        {actions}
      </div>
      <div
        ref={rows}
        className={styles.rows}
        onPointerMove={(event) => setHovered(dayUnder(event))}
        onPointerLeave={() => setHovered(null)}
        onPointerUp={(event) => setPinned(dayUnder(event) ?? pinned)}
      >
        <AxisRow
          title={titles.phase ?? t(`finding.${phase.key}`, phase.values)}
          sub={t("phase.sub")}
          height={phaseHeight}
          figure={<PhaseFigure view={view} />}
          table={tables.phase}
        >
          <AxisGround axis={axis} flares={[]} />
          <InkLine axis={axis} day={day} />
          {plotOf("phase")}
        </AxisRow>
        <AxisRow
          title={titles.adherence ?? t(`finding.${adherence.key}`, adherence.values)}
          sub={t("adherence.sub")}
          height={adherenceHeight}
          figure={<AdherenceFigure view={view.fourWeeks} />}
          table={tables.adherence}
        >
          {/* Days are hatched one by one here, so the span is hatched behind the bars only. */}
          <AxisGround axis={axis} flares={[]} />
          <div className={styles.bars}>
            <Spacer height={barsHeight} />
            <AxisGround axis={axis} flares={view.flares} />
            <InkLine axis={axis} day={day} />
            {plotOf("adherence")}
          </div>
          <div className={styles.ladder} data-ladder="">
            <WeekLadder axis={axis} days={view.days} letters={letters} />
            <LadderRing axis={axis} day={day} />
          </div>
        </AxisRow>
        <AxisRow
          title={titles.pain ?? t(`finding.${pain.key}`, pain.values)}
          sub={t("pain.sub")}
          narrowSub={t("pain.subAmber", { from: zones.amberFrom, to: zones.amberMax })}
          height={painHeight}
          figure={<PainFigure view={view} />}
          table={tables.pain}
        >
          <PainGround zones={zones} />
          <AxisGround axis={axis} flares={view.flares} />
          <InkLine axis={axis} day={day} />
          {plotOf("pain")}
        </AxisRow>
        {view.efforts.length > 0 || view.effortLimits.length > 0 ? (
          <AxisRow
            title={titles.effort ?? t(`finding.${effort.key}`, effort.values)}
            sub={t("effort.sub")}
            height={effortHeight}
            figure={<EffortFigure view={view} />}
            table={tables.effort}
          >
            <AxisGround axis={axis} flares={view.flares} />
            <InkLine axis={axis} day={day} />
            {plotOf("effort")}
          </AxisRow>
        ) : null}
      </div>
      <p className={`note ${styles.foot}`}>{note ?? t("selfReported")}</p>
    </div>
  );
}
