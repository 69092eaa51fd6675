/** The course of one patient, for the care team. Reads only: each step leads to the page that acts. */
import Link from "next/link";
import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { SignalList } from "#components/caseload/signal-list.tsx";
import styles from "#components/course/course.module.css";
import { CourseCharts } from "#components/course/course-charts.tsx";
import { CourseSummary } from "#components/course/course-summary.tsx";
import { NextStep } from "#components/course/next-step.tsx";
import { SessionList } from "#components/course/session-list.tsx";
import { FlarePanel } from "#components/flare/flare-panel.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { isLocalDay } from "#lib/domain/calendar.ts";
import { readFlareRecord } from "#lib/usecases/flare.ts";
import { getPatientCourse, type PatientCourseView } from "#lib/usecases/patient-course.ts";
import { readPatientSignals } from "#lib/usecases/signal.ts";
import { requireValue } from "#lib/web/page-result.ts";
import { requireActor } from "#lib/web/session.ts";
import { endFlareAction, reviewFlareAction } from "./record/actions.ts";

interface Props {
  readonly params: Promise<{ readonly id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The course of a patient: finding, next step, charts on one axis, sessions. A clinician reads the same page. */
export default async function PatientPage({ params, searchParams }: Props) {
  const actor = await requireActor("therapist", "clinician");
  const [{ id }, given] = await Promise.all([params, searchParams]);
  const until = isLocalDay(given.until) ? given.until : null;
  const view = requireValue(await getPatientCourse(actor, { patientId: id, until }));
  const href = `/patients/${view.patientId}`;
  const step = nextFor(view);
  const signals = requireValue(await readPatientSignals(actor, { patientId: id }));
  const words = await getTranslations("signal");
  const flares = requireValue(await readFlareRecord(actor, { patientId: id }));
  return (
    <>
      <div className={styles.lead}>
        <CourseSummary parts={view.summary} />
        {step === null ? null : <NextStep patientId={view.patientId} step={step} />}
      </div>
      {signals.standing.length === 0 ? null : (
        <section aria-label={words("label")}>
          <SignalList
            patientId={view.patientId}
            signals={signals.standing}
            now={signals.at}
            readOnly={view.readOnly}
          />
          <p>
            <Link href={`${href}/signals`}>{words("historyLink")}</Link>
          </p>
        </section>
      )}
      {flares.open === null ? null : (
        <FlarePanel
          patientId={view.patientId}
          readerId={actor.memberId}
          flare={flares.open}
          steps={flares.flares.find((one) => one.id === flares.open?.flareId)?.steps ?? []}
          programBefore={flares.programBefore}
          actions={flares.mayManage ? { review: reviewFlareAction, end: endFlareAction } : null}
        />
      )}
      {view.charts === null ? (
        <EmptyCourse />
      ) : (
        <Charts
          view={view.charts}
          href={href}
          zone={view.zone}
          range={given.range === "four-weeks" ? "four-weeks" : "all"}
        />
      )}
      <SessionList
        sessions={view.sessions}
        href={href}
        count={view.sessionCount}
        until={view.until}
        olderFrom={view.olderFrom}
        readOnly={view.readOnly}
      />
    </>
  );
}

/** A clinician is told of an open red flag; everything else is the therapist's to do. */
function nextFor({ next, readOnly }: PatientCourseView) {
  return readOnly && next?.key !== "red_flag" ? null : next;
}

async function EmptyCourse() {
  const t = await getTranslations("course.empty");
  return (
    <div className={styles.empty}>
      <EmptyState title={t("title")}>{t("text")}</EmptyState>
    </div>
  );
}

/** The charts redraw in the browser, so their words go there with them, and no others. */
async function Charts(props: Parameters<typeof CourseCharts>[0]) {
  const { chart, course } = await getMessages();
  return (
    <NextIntlClientProvider
      messages={{ chart, course: { lane: course.lane, limit: course.limit, charts: course.charts } }}
    >
      <CourseCharts {...props} />
    </NextIntlClientProvider>
  );
}
