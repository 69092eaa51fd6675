/** The week of Today: seven rungs that tell the same story as the adherence behind them. */
import { useFormatter, useTranslations } from "next-intl";
import { dayDate, weekdayLetter, weekdayName } from "#components/session/day-text.ts";
import { type WeekDayState, WeekStrip } from "#components/ui/week-strip.tsx";
import type { DayMark } from "#lib/domain/adherence-days.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";

const stateOf: Readonly<Record<DayMark, Exclude<WeekDayState, "flare">>> = {
  done: "done",
  part: "part",
  safety: "done",
  not_done: "not-done",
  open: "open",
  due_later: "due",
  excused: "excused",
  rest: "rest",
  extra: "done",
};

export function TodayWeek({
  days,
  today,
}: {
  readonly days: readonly { readonly day: LocalDay; readonly mark: DayMark }[];
  readonly today: LocalDay;
}) {
  const t = useTranslations("today");
  const format = useFormatter();
  return (
    <WeekStrip
      label={t("strip")}
      days={days.map(({ day, mark }) => ({
        letter: format.dateTime(dayDate(day), weekdayLetter),
        label: t(`day.${stateOf[mark]}`, { day: format.dateTime(dayDate(day), weekdayName) }),
        state: stateOf[mark],
        today: day === today,
      }))}
    />
  );
}
