/**
 * What the rules hold back, with why and the exposures behind it, and its three ends: as it was, with another dose, or
 * left out. Invariant: only a person ends it; of all strengthening there is nothing to change but to resume it.
 */
import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import type { FormAction } from "#components/form/action-state.ts";
import { TierMark } from "#components/ui/tier-mark.tsx";
import styles from "./decision.module.css";
import { DecisionShow, type Theme } from "./decision-show.tsx";
import { EndPause } from "./end-pause.tsx";
import type { PausedView } from "./types.ts";

interface PausedListProps {
  readonly rows: readonly PausedView[];
  readonly theme: Theme;
  /** Absent: the reader may not end it. */
  readonly action?: FormAction;
  /** On the patient's own page the name is above already. */
  readonly withName?: boolean;
}

export function PausedList({ rows, theme, action, withName }: PausedListProps) {
  const t = useTranslations("decision.paused");
  const locale = useLocale();
  return rows.map((row) => {
    const what = row.scope === "strengthening" ? t("strengthening") : row.exercise;
    const since = t("since", { day: dayLabel(row.suspendedOn, locale, "weekday") });
    return (
      <article key={row.id} className={styles.row} aria-label={`${row.patientName}, ${what}`}>
        <div className={styles.check}>
          <TierMark tier={1} label={t("mark")} />
        </div>
        {row.card === null ? (
          <div className={styles.words}>
            <h3>{what}</h3>
            <p className={styles.why}>{since}</p>
          </div>
        ) : (
          <DecisionShow
            card={row.card}
            theme={theme}
            note={row.scope === "strengthening" ? `${t("strengthening")}, ${since}` : since}
          />
        )}
        <div className={styles.answers}>
          {withName ? (
            <Link className={styles.name} href={`/patients/${row.patientId}/decisions`}>
              {row.patientName}
            </Link>
          ) : null}
          {action === undefined ? null : (
            <EndPause
              action={action}
              patientId={row.patientId}
              suspensionId={row.id}
              scope={row.scope}
              label={`${row.patientName}, ${what}`}
              dose={row.card?.from ?? null}
              bounds={row.card?.bounds ?? null}
              loadable={row.card?.loadable ?? false}
            />
          )}
        </div>
      </article>
    );
  });
}
