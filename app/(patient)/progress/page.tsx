/** A patient’s progress. Every figure comes computed from the use case and is said in words beside its picture. */
import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";
import { AdherenceSummary } from "#components/chart/adherence-summary.tsx";
import { PatientCalendar } from "#components/chart/patient-calendar.tsx";
import { PatientOutcomes } from "#components/chart/patient-outcomes.tsx";
import { PatientPainChart } from "#components/chart/patient-pain-chart.tsx";
import { Climb } from "#components/progress/climb.tsx";
import { Milestones } from "#components/progress/milestones.tsx";
import { PatientStrength } from "#components/progress/patient-strength.tsx";
import { dayDate, longDay, shortDay } from "#components/session/day-text.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { RowLink, RowLinks } from "#components/ui/row-link.tsx";
import { Section } from "#components/ui/section.tsx";
import { readOwnOutcomes } from "#lib/usecases/outcomes.ts";
import { type ListedSession, type ProgressView, readProgress } from "#lib/usecases/progress.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { getPreferences, requireActor } from "#lib/web/session.ts";

const dayAndMonth = { day: "numeric", month: "long", timeZone: "UTC" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("nav.patient"))("progress") };
}

/** The person's own sessions and pain over time, each finding as its title, each session one press away. */
export default async function ProgressPage() {
  const actor = await requireActor("patient");
  const view = requireValue(await readProgress(actor));
  const theme = (await getPreferences())?.theme ?? "auto";
  const outcomes = requireValue(await readOwnOutcomes(actor));
  const [t, format] = [await getTranslations("progress"), await getFormatter()];
  const prom = await getTranslations("prom.own");
  return (
    <>
      <header className="pagehead">
        <AdherenceSummary view={view.fourWeeks} as="h1" />
      </header>
      <Section
        title={t("calendar.title")}
        note={
          view.clearedOn === null
            ? t("calendar.plain")
            : t("calendar.since", { date: format.dateTime(dayDate(view.clearedOn), longDay) })
        }
      >
        <PatientCalendar days={view.days} today={view.today} caption={t("calendar.caption")} />
      </Section>
      <Section>
        <PatientPainChart dots={view.dots} measure={view.measure} today={view.today} flares={view.flares} />
      </Section>
      {view.climb === null ? null : (
        <Section
          title={t("climb.title", {
            exercise: view.climb.rungs.find((rung) => rung.state === "now")?.name ?? "",
            count: view.climb.climbed,
            date: format.dateTime(dayDate(view.climb.since), dayAndMonth),
          })}
        >
          <Climb rungs={view.climb.rungs} theme={theme} />
        </Section>
      )}
      {view.milestones.length === 0 ? null : (
        <Section title={t("milestones.title", { count: view.milestones.length })} note={t("milestones.note")}>
          <Milestones milestones={view.milestones} today={view.today} />
        </Section>
      )}
      {view.strength.length === 0 ? null : (
        <Section title={t("strength.title")} note={t("strength.note")}>
          <PatientStrength lines={view.strength} today={view.today} />
        </Section>
      )}
      {outcomes.measures.length === 0 ? null : (
        <Section title={prom("title")} note={prom("note")}>
          <PatientOutcomes measures={outcomes.measures} today={outcomes.today} />
          <RowLinks>
            <RowLink href="/questionnaires" title={prom("more")} />
          </RowLinks>
        </Section>
      )}
      <Section title={t("list.title")} note={view.sessions.length > 0 ? t("list.note") : undefined}>
        {view.sessions.length === 0 ? (
          <EmptyState heading="h3" title={t("list.noneTitle")}>
            {t("list.none")}
          </EmptyState>
        ) : (
          <Sessions sessions={view.sessions} />
        )}
        <RowLinks>
          <RowLink href="/session/new" title={t("add")} />
          <RowLink href="/days" title={t("days")} />
        </RowLinks>
      </Section>
      <p className="note">{t("selfReported")}</p>
    </>
  );
}

async function Sessions({ sessions }: { readonly sessions: ProgressView["sessions"] }) {
  const [t, format] = [await getTranslations("progress.list"), await getFormatter()];
  const key = {
    complete: "complete",
    partial: "partial",
    none: "nothing",
    open: "open",
    waiting: "waiting",
    declined: "declined",
    withdrawn: "withdrawn",
  } as const;
  const noteOf = ({ state, percent, safetyStop, late, painDuring }: ListedSession) =>
    [
      t(key[state], { percent }),
      safetyStop ? t("safetyStop") : null,
      late && state !== "waiting" && state !== "declined" ? t("late") : null,
      painDuring === null ? t("noPain") : t("pain", { pain: painDuring }),
    ]
      .filter((part) => part !== null)
      .join(", ");
  return (
    <RowLinks>
      {sessions.map((session) => (
        <RowLink
          key={session.sessionId}
          href={`/session/${session.sessionId}`}
          title={format.dateTime(dayDate(session.day), shortDay)}
          note={noteOf(session)}
        />
      ))}
    </RowLinks>
  );
}
