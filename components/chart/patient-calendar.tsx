/**
 * A patient's sessions, one row a week, newest first. Drawn by the server. Invariant: it is a real table whose cells
 * hold a mark with its words, so it is its own reading version and grows with the person's text size.
 */

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { addDays, weekStartOf } from "#lib/domain/calendar.ts";
import styles from "./chart.module.css";
import { dayLabel, weekdayLetter, weekdayName } from "./day-label.ts";
import { DayMark } from "./day-mark.tsx";
import { stateText } from "./tables.ts";
import { type Day, type DayView, dayStates } from "./types.ts";

const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

export interface CalendarNoteView {
  readonly weekStart: Day;
  /** A word or two: "away", "flare", "cleared". */
  readonly text: string;
}

interface PatientCalendarProps {
  /** In order of time. */
  readonly days: readonly DayView[];
  readonly today: Day;
  /** What the calendar is of, as the caption: "Your sessions since your clearance on 11 August". */
  readonly caption: string;
  readonly notes?: readonly CalendarNoteView[];
}

export function PatientCalendar({ days, today, caption, notes = [] }: PatientCalendarProps): ReactElement {
  const t = useTranslations("chart");
  const locale = useLocale();
  const first = days[0];
  if (!first) return <p className={styles.empty}>{t("calendar.empty")}</p>;

  const byDay = new Map(days.map((entry) => [entry.day, entry]));
  const thisWeek = weekStartOf(today);
  const weeks: Day[] = [];
  // Days still to come are shown within the present week only.
  const [newest = thisWeek] = [weekStartOf((days.at(-1) ?? first).day), thisWeek].sort();
  const oldest = weekStartOf(first.day);
  for (let week = newest; week >= oldest; week = addDays(week, -7)) weeks.push(week);

  const states = dayStates.filter((state) => days.some((entry) => entry.state === state));
  return (
    <>
      <table className={styles.calendar}>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">{t("calendar.week")}</span>
            </th>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col">
                <span aria-hidden="true">{weekdayLetter(weekday, locale)}</span>
                <span className="vh">{weekdayName(weekday, locale)}</span>
              </th>
            ))}
            <th scope="col">
              <span className="vh">{t("calendar.note")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week}>
              <th scope="row" className={week === thisWeek ? styles.now : undefined}>
                {week === thisWeek ? t("day.now") : dayLabel(week, locale)}
              </th>
              {weekdays.map((weekday) => {
                const entry = byDay.get(addDays(week, weekday));
                return (
                  <td key={weekday}>
                    {entry ? (
                      <DayMark
                        state={entry.state}
                        fraction={entry.fraction}
                        flare={entry.flare}
                        width="100%"
                        height={18}
                        name={t("calendar.cell", {
                          day: dayLabel(entry.day, locale, "weekday"),
                          state: stateText(entry, t),
                        })}
                      />
                    ) : null}
                  </td>
                );
              })}
              <td className={styles.calendarNote}>{notes.find((note) => note.weekStart === week)?.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className={styles.key} aria-label={t("calendar.key")}>
        {states.map((state) => (
          <li key={state}>
            <DayMark state={state} fraction={0.6} width={22} height={14} />
            {t(`state.${state}`)}
          </li>
        ))}
        {days.some((entry) => entry.flare) ? (
          <li>
            <DayMark state="done" flare width={22} height={14} />
            {t("state.flare")}
          </li>
        ) : null}
      </ul>
    </>
  );
}
