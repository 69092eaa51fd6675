/** The latest figure of each row, at the right of the plot. Invariant: it carries its date, and no figure is made up for none. */

import { useLocale, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { isReported } from "./answer.ts";
import { dayLabel } from "./day-label.ts";
import type { PatientChartsView, SessionPainView } from "./types.ts";

export function PhaseFigure({ view }: { readonly view: PatientChartsView }): ReactElement | null {
  const t = useTranslations("chart");
  const locale = useLocale();
  const version = view.versions.findLast((mark) => mark.effectiveFrom <= view.today);
  if (!version) return null;
  const since = t("phase.figure", {
    version: version.version,
    date: dayLabel(version.effectiveFrom, locale),
  });
  return <p>{version.note ? `${since}: ${version.note}` : since}</p>;
}

export function PainFigure({ view }: { readonly view: PatientChartsView }): ReactElement | null {
  const t = useTranslations("chart");
  const locale = useLocale();
  const session = view.pain.findLast(
    (entry): entry is SessionPainView => entry.kind === "session" && isReported(entry.during),
  );
  if (session) {
    const date = dayLabel(session.day, locale);
    const { morningAfter } = session;
    const words = isReported(morningAfter)
      ? t("pain.figureDuringAfter", { date, value: morningAfter })
      : t(morningAfter === "not-asked" ? "pain.figureDuring" : "pain.figureDuringOpen", { date });
    return <Figure value={session.during} words={words} />;
  }
  const checkIn = view.pain.findLast((entry) => entry.kind === "check-in" && isReported(entry.rest));
  if (checkIn?.kind !== "check-in") return null;
  const date = dayLabel(checkIn.day, locale);
  const words = isReported(checkIn.worst)
    ? t("pain.figureRest", { date, worst: checkIn.worst })
    : t("pain.figureRestOnly", { date });
  return <Figure value={checkIn.rest} words={words} />;
}

export function EffortFigure({ view }: { readonly view: PatientChartsView }): ReactElement | null {
  const t = useTranslations("chart");
  const locale = useLocale();
  const latest = view.efforts.findLast(({ effort }) => isReported(effort));
  if (!latest) return null;
  return <Figure value={latest.effort} words={t("effort.figure", { date: dayLabel(latest.day, locale) })} />;
}

function Figure({ value, words }: { value: number | string; words: string }): ReactElement {
  return (
    <>
      <b>{value}</b>
      <p>{words}</p>
    </>
  );
}
