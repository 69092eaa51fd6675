/** The head of every page of a patient: name, age, region and labels, onset, phase, who else cares for them. */
import { useLocale, useTranslations } from "next-intl";
import { dayLabel } from "#components/chart/day-label.ts";
import type { Day } from "#components/chart/types.ts";
import type { Diagnosis, Phase, Region } from "#lib/domain/episode.ts";
import styles from "./course.module.css";
import { PatientTabs } from "./patient-tabs.tsx";

export interface PatientHeaderView {
  readonly patientId: string;
  readonly name: string;
  readonly ageThisYear: number | null;
  readonly region: Region;
  readonly diagnoses: readonly Diagnosis[];
  readonly onsetDay: Day;
  readonly week: number;
  readonly phase: Phase;
  readonly phaseSince: Day;
  readonly clinicians: readonly string[];
  readonly leadTherapist: string | null;
  readonly readOnly: boolean;
}

const staffTabs = [
  "course",
  "program",
  "decisions",
  "outcomes",
  "episode",
  "clearance",
  "record",
  "log",
] as const;
const readOnlyTabs = ["course", "program", "decisions", "outcomes", "clearance", "record"] as const;

export function PatientHeader({ view }: { readonly view: PatientHeaderView }) {
  const t = useTranslations("course");
  const diagnosis = useTranslations("diagnosis");
  const locale = useLocale();
  const base = `/patients/${view.patientId}`;
  const labels = view.diagnoses.map((label) => diagnosis(`${label}.name`).toLocaleLowerCase(locale));
  const facts = [
    view.ageThisYear === null ? null : t("head.age", { age: view.ageThisYear }),
    [t(`region.${view.region}`), ...labels].join(", "),
    t("head.onset", { day: dayLabel(view.onsetDay, locale, "dated-year"), week: view.week }),
    t("head.since", { phase: t(`phase.${view.phase}`), day: dayLabel(view.phaseSince, locale) }),
    view.readOnly && view.leadTherapist !== null ? t("head.lead", { name: view.leadTherapist }) : null,
    !view.readOnly && view.clinicians.length > 0
      ? t("head.clinicians", { count: view.clinicians.length, names: view.clinicians.join(", ") })
      : null,
    view.readOnly ? t("head.readOnly") : null,
  ].filter((fact) => fact !== null);
  const tabs = view.readOnly ? readOnlyTabs : staffTabs;
  return (
    <header className={styles.head}>
      <p className={styles.name}>{view.name}</p>
      <ul className={styles.facts}>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <PatientTabs
        label={t("tabs.label", { name: view.name })}
        tabs={tabs.map((tab) => ({
          href: tab === "course" ? base : `${base}/${tab}`,
          label: t(`tabs.${tab}`),
          also: tab === "program" ? `${base}/assign` : undefined,
        }))}
      />
    </header>
  );
}
