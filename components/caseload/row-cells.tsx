/** The cells that a caseload row and a panel row share: phase, adherence, pain, last entry and next due. */
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { AdherenceSparkline } from "#components/chart/adherence-sparkline.tsx";
import { dayLabel } from "#components/chart/day-label.ts";
import { PainSparkline } from "#components/chart/pain-sparkline.tsx";
import { daysBetween } from "#lib/domain/calendar.ts";
import type { PatientRowView } from "./types.ts";

interface CellProps {
  readonly row: PatientRowView;
}

/** "Strengthening, week 5"; in the acute phase the day since onset. */
export function PhaseText({ row }: CellProps) {
  const t = useTranslations("caseload.phase");
  return <>{t(row.phase, { day: row.dayOfEpisode, week: row.weekOfPhase })}</>;
}

export function AdherenceCell({ row }: CellProps) {
  const t = useTranslations("caseload.instead");
  const instead = row.joined
    ? row.phase === "acute"
      ? t("calm")
      : row.phase === "discharged"
        ? t("discharged")
        : undefined
    : t("invited");
  return <AdherenceSparkline weeks={row.weeks} fourWeeks={row.fourWeeks} instead={instead} />;
}

export function PainCell({ row }: CellProps) {
  return <PainSparkline dots={row.pain} today={row.today} />;
}

/**
 * "Check-in Wed 07:42" on the patient's own day, a date before. The weekday is the calendar's: between midnight and three
 * the day that has not ended is yesterday for who reads.
 */
export function LastEntry({ row }: CellProps) {
  const t = useTranslations("caseload.last");
  const format = useFormatter();
  const locale = useLocale();
  const entry = row.lastEntry;
  if (entry === null) return <>{t("none")}</>;
  if (entry.day !== row.today) return <>{t("day", { day: dayLabel(entry.day, locale, "weekday") })}</>;
  const zone = { timeZone: row.zone };
  const weekday = format.dateTime(entry.enteredAt, { weekday: "short", ...zone });
  const clock = format.dateTime(entry.enteredAt, { hour: "2-digit", minute: "2-digit", ...zone });
  const time = `${weekday} ${clock}`;
  return <>{t(entry.kind, { time })}</>;
}

export function NextDue({ row }: CellProps) {
  const t = useTranslations("caseload.next");
  const locale = useLocale();
  const { next } = row;
  if (row.phase === "discharged") return null;
  if (next.kind === "this-week") return <>{t("this-week", { left: next.left })}</>;
  if (next.kind !== "day") return <>{t(next.kind)}</>;
  const days = daysBetween(row.today, next.day);
  if (days === 0 || days === 1) return <>{t(days === 0 ? "today" : "tomorrow")}</>;
  return <>{t("day", { day: dayLabel(next.day, locale, "weekday") })}</>;
}
