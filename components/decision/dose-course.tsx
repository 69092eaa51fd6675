/** One exercise's dose over time as a step line, its finding as the title and the numbers behind it. Drawn by the server. */
import { useLocale, useTranslations } from "next-intl";
import chart from "#components/chart/chart.module.css";
import { ChartTable } from "#components/chart/chart-table.tsx";
import { dayLabel } from "#components/chart/day-label.ts";
import { percentOf } from "#components/chart/time-axis.ts";
import { useDoseWords } from "#components/prescription/dose-words.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { sayProgression } from "#lib/domain/progression-words.ts";
import styles from "./decision.module.css";
import { type DoseCourse, doseCoursePlot } from "./dose-steps.ts";

interface DoseCourseProps {
  readonly exercise: string;
  readonly course: DoseCourse;
  readonly today: LocalDay;
}

const rowHeight = 22;
const top = 20;

export function DoseCourseChart({ exercise, course, today }: DoseCourseProps) {
  const t = useTranslations("decision.history");
  const say = useTranslations("progression");
  const locale = useLocale();
  const words = useDoseWords();
  const [first, last] = [course.steps[0], course.steps.at(-1)];
  if (!first || !last) return null;
  const title =
    first === last
      ? t("courseSame", { exercise, latest: words.short(last.dose) })
      : t("course", { exercise, first: words.short(first.dose), latest: words.short(last.dose) });
  const plot = doseCoursePlot(course, today);
  const base = top + (plot.rows - 1) * rowHeight;
  const y = (row: number) => base - row * rowHeight;
  const height = base + 34;
  const labelled = course.steps.length <= 5;
  return (
    <div>
      <h3>{title}</h3>
      <p className={chart.support}>{t("courseSub")}</p>
      <svg className="ch" width="100%" height={height} role="img" aria-label={title}>
        <line className="axl" x1="2%" x2="100%" y1={base + 12} y2={base + 12} />
        {plot.steps.map(({ x, end, row }, index) => {
          const before = plot.steps[index - 1];
          const step = course.steps[index]!;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in time
            <g key={index}>
              {before === undefined ? null : (
                <line
                  className={styles.line}
                  x1={percentOf(x)}
                  x2={percentOf(x)}
                  y1={y(before.row)}
                  y2={y(row)}
                />
              )}
              <line className={styles.line} x1={percentOf(x)} x2={percentOf(end)} y1={y(row)} y2={y(row)} />
              {step.direction === null ? null : (
                <svg x={percentOf(x)} y={y(row)} overflow="visible" aria-hidden="true">
                  <path
                    className={step.direction === "up" ? styles.stepUp : styles.stepDown}
                    d={step.direction === "up" ? "M0-6L5 3H-5z" : "M0 6L5-3H-5z"}
                  />
                </svg>
              )}
              {labelled || index === 0 || index === course.steps.length - 1 ? (
                <text className="lb" x={percentOf(x)} y={y(row) - 8}>
                  {words.short(step.dose)}
                </text>
              ) : null}
            </g>
          );
        })}
        {plot.waitingRow === null || course.waiting === null ? null : (
          <>
            <line
              className="goal"
              x1={percentOf(plot.steps.at(-1)?.end ?? 1)}
              x2="98%"
              y1={y(plot.steps.at(-1)?.row ?? 0)}
              y2={y(plot.waitingRow)}
            />
            <text className="lb" x="100%" y={y(plot.waitingRow) - 8} textAnchor="end">
              {words.short(course.waiting)}
            </text>
          </>
        )}
        <text x="2%" y={height - 4}>
          {dayLabel(first.from, locale)}
        </text>
        <text x={percentOf(plot.steps.at(-1)?.end ?? 1)} y={height - 4} textAnchor="end">
          {t("today")}
        </text>
      </svg>
      <ChartTable
        summary={t("table")}
        caption={title}
        columns={[
          { label: t("courseTable.day") },
          { label: t("courseTable.dose") },
          { label: t("courseTable.why") },
        ]}
        rows={course.steps.map((step) => [
          dayLabel(step.from, locale, "weekday"),
          words.short(step.dose),
          step.because === null
            ? t("published")
            : sayProgression(
                (key, values) => say(key as never, values as never),
                step.because.spoken,
                "staff",
              ),
        ])}
      />
    </div>
  );
}
