/** Rungs climbed, the newest first: from which exercise to which, and the day the plan first asked for it. */
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import { Arrow } from "#components/ui/glyph.tsx";
import type { Milestone } from "#lib/domain/milestone.ts";
import styles from "./progress.module.css";

export interface MilestonesProps {
  readonly milestones: readonly Milestone[];
  readonly today: string;
}

export function Milestones({ milestones, today }: MilestonesProps) {
  const t = useTranslations("progress.milestones");
  const locale = useLocale();
  const style = (day: string) => (day.slice(0, 4) === today.slice(0, 4) ? "date" : "dated-year");
  return (
    <ol className={styles.milestones}>
      {milestones.map(({ day, from, to }) => (
        <li key={to.slug}>
          <span>
            <span className={styles.from}>{from.name}</span> <Arrow label={t("to")} /> <b>{to.name}</b>
          </span>
          <time dateTime={day}>{dayLabel(day, locale, style(day))}</time>
        </li>
      ))}
    </ol>
  );
}
