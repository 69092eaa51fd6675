/**
 * The rolling four completed weeks in words and one figure. Invariant: a percentage is shown only where the band
 * says something; too few due, or nothing due, is said in words (clinical.md F2).
 */

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./chart.module.css";
import { dayLabel } from "./day-label.ts";
import { adherenceSummaryFinding } from "./findings.ts";
import type { AdherenceView } from "./types.ts";

interface PatientAdherenceSummaryProps {
  readonly view: AdherenceView;
  /** The heading's level: the page's title, or a section's. */
  readonly as?: "h1" | "h2";
}

/** For the patient: "19 of 22 sessions in four weeks", and what that is of the planned work. */
export function AdherenceSummary({ view, as: Heading = "h2" }: PatientAdherenceSummaryProps): ReactElement {
  const t = useTranslations("chart");
  const { key, values } = adherenceSummaryFinding(view);
  const sentence =
    view.due === 0
      ? t("adherence.nothingDue")
      : view.band === "insufficient" || view.percent === null
        ? t("adherence.tooFew")
        : t(view.flareDays > 0 ? "adherence.plannedFlare" : "adherence.planned", { percent: view.percent });
  return (
    <div>
      <Heading className="num">{t(`finding.${key}`, values)}</Heading>
      <p className={styles.support}>{sentence}</p>
    </div>
  );
}

/** For staff, beside the weekly bars: the figure, its span, band and sessions. */
export function AdherenceFigure({ view }: { readonly view: AdherenceView }): ReactElement {
  const t = useTranslations("chart");
  const locale = useLocale();
  const span = { from: dayLabel(view.from, locale), to: dayLabel(view.to, locale) };
  const sessions = { done: view.done, due: view.due };
  if (view.due === 0) return <p>{t("adherence.figureNotApplicable", span)}</p>;
  if (view.percent === null || view.band === "insufficient") {
    return <p>{t("adherence.figureInsufficient", { ...span, ...sessions })}</p>;
  }
  return (
    <>
      <b>{t("percent", { value: view.percent })}</b>
      <p>{t("adherence.figureSessions", { ...span, ...sessions, band: t(`band.${view.band}`) })}</p>
      {view.extras > 0 ? <p>{t("adherence.extras", { extras: view.extras })}</p> : null}
    </>
  );
}
