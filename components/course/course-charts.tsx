"use client";
/**
 * The course on one time axis, with the words that the charts need, and the range kept in the address. Invariant: the
 * view is drawn as it came; only labels are added here.
 */
import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import { PatientCharts } from "#components/chart/patient-charts.tsx";
import type { AxisRange } from "#components/chart/time-axis.ts";
import type { Day, DaySpan, PatientChartsView, PhaseTone } from "#components/chart/types.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { ExerciseCategory } from "#lib/domain/exercise.ts";

export interface CourseChartsView
  extends Pick<PatientChartsView, "from" | "today" | "weeks" | "fourWeeks" | "days" | "pain" | "efforts"> {
  readonly phases: readonly (DaySpan & { readonly phase: Exclude<Phase, "discharged"> })[];
  readonly versions: readonly {
    readonly version: number;
    readonly effectiveFrom: Day;
    readonly programName: string | null;
  }[];
  readonly effortLimits: readonly (DaySpan & {
    readonly limit: number;
    readonly category: ExerciseCategory;
  })[];
  readonly stopped: readonly { readonly day: Day; readonly exercises: readonly string[] }[];
  readonly loggedDays: readonly Day[];
}

interface CourseChartsProps {
  readonly view: CourseChartsView;
  readonly range: AxisRange;
  /** IANA zone by which the days are counted. */
  readonly zone: string;
  /** The page itself; a day's log is opened at `?until=`. */
  readonly href: string;
}

const tones = {
  acute: "calm",
  subacute: "subacute",
  strengthening: "strengthening",
  maintenance: "maintenance",
} as const satisfies Record<Exclude<Phase, "discharged">, PhaseTone>;

export function CourseCharts({ view, range, zone, href }: CourseChartsProps) {
  const t = useTranslations("course");
  const drawn = useMemo<PatientChartsView>(
    () => ({
      ...view,
      flares: [],
      phases: view.phases.map(({ phase, from, to }) => ({
        from,
        to,
        label: t(`lane.${phase}`),
        tone: tones[phase],
      })),
      versions: view.versions.map(({ version, effectiveFrom, programName }) => ({
        version,
        effectiveFrom,
        note: programName ?? undefined,
      })),
      effortLimits: view.effortLimits.map(({ category, ...span }) => ({
        ...span,
        label: t(`limit.${category}`),
      })),
      notes: view.stopped.map(({ day, exercises }) => ({
        day,
        text: t("charts.stopped", { exercises: exercises.join(", ") }),
      })),
      links: view.loggedDays.map((day) => ({ day, href: `${href}?until=${day}#sessions` })),
    }),
    [view, href, t],
  );
  const keepRange = useCallback((chosen: AxisRange) => {
    const address = new URL(window.location.href);
    if (chosen === "all") address.searchParams.delete("range");
    else address.searchParams.set("range", chosen);
    window.history.replaceState(window.history.state, "", address);
  }, []);
  return (
    <PatientCharts view={drawn} initialRange={range} onRange={keepRange} note={t("charts.note", { zone })} />
  );
}
