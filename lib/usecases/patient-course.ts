/**
 * A patient's page: who they are, and their course as one view for charts, summary, next step and recent sessions.
 * Invariants: for the therapists of the care team and linked clinicians alone, every read on record; a clinician gets
 * the same course without anything to do; a fixed number of statements, however long the course is; unknown stays
 * unknown. Source: clinical.md F2, A2, A5; product.md "Screens".
 */
import type { LinkedCredit } from "#db/queries/caseload.ts";
import {
  type ChartSubject,
  getChartSubject,
  listChartCredits,
  listEffortCaps,
  listExposureAnswers,
  listPrescribedExercises,
} from "#db/queries/chart.ts";
import { listCheckIns } from "#db/queries/check-in.ts";
import { listCareTeam, listDiagnoses, listPhaseChanges, type PhaseChangeRow } from "#db/queries/episode.ts";
import { listExcuses } from "#db/queries/excuse.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { listClearedLegDays, listOpenFlags } from "#db/queries/red-flag.ts";
import { listSessions } from "#db/queries/session.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { daysBetween, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Diagnosis, Phase, Region } from "#lib/domain/episode.ts";
import { gateOf } from "#lib/domain/gate-input.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { type NextStep, nextStepOf, planStateOf, type SummaryPart, summaryOf } from "#lib/domain/summary.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { adherenceOf, toDayViews, toFourWeeks, toWeekViews } from "./adherence.ts";
import { type CourseChartsView, toCourseCharts } from "./view/course-charts.ts";
import { type SessionLogView, toSessionLog } from "./view/session-log.ts";

export interface PatientHeader {
  readonly patientId: string;
  readonly name: string;
  /** Years reached this calendar year; null where the birth year is not recorded. */
  readonly ageThisYear: number | null;
  readonly region: Region;
  readonly diagnoses: readonly Diagnosis[];
  readonly onsetDay: LocalDay;
  /** Week of the episode, from 1. */
  readonly week: number;
  readonly phase: Phase;
  readonly phaseSince: LocalDay;
  readonly clinicians: readonly string[];
  readonly leadTherapist: string | null;
  /** The reader is a clinician: nothing on these pages changes the record. */
  readonly readOnly: boolean;
}

interface PatientInput {
  readonly patientId: string;
}

/** What stands at the head of every page of a patient. Codes: those of access; `not_found` also without an episode. */
export async function getPatientHeader(
  actor: Actor,
  input: PatientInput,
): Promise<Result<PatientHeader, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const subject = await getChartSubject(read, access.value);
  if (!subject) return err("not_found");
  const [phases, diagnoses, team] = [
    await listPhaseChanges(read, access.value),
    await listDiagnoses(read, access.value),
    await listCareTeam(read, access.value),
  ];
  const today = localDayOf(now(), subject.zone);
  return ok({
    patientId: subject.patientId,
    name: subject.name,
    ageThisYear: subject.birthYear === null ? null : Number(today.slice(0, 4)) - subject.birthYear,
    region: subject.region,
    diagnoses,
    onsetDay: subject.onsetDay,
    week: Math.floor(Math.max(0, daysBetween(subject.onsetDay, today)) / 7) + 1,
    phase: subject.phase,
    phaseSince: phaseSinceOf(subject, phases),
    clinicians: team.filter((member) => member.part === "clinician").map((member) => member.name),
    leadTherapist: team.find((member) => member.part === "lead_therapist")?.name ?? null,
    readOnly: access.value.actorKind === "clinician",
  });
}

const phaseSinceOf = (
  subject: ChartSubject,
  phases: readonly Pick<PhaseChangeRow, "toPhase" | "effectiveDay">[],
): LocalDay =>
  phases.find((change) => change.toPhase === subject.phase)?.effectiveDay ??
  localDayOf(subject.episodeCreatedAt, subject.zone);

export interface PatientCourseView {
  readonly patientId: string;
  readonly name: string;
  /** IANA zone by which the patient's days are counted. */
  readonly zone: string;
  readonly phase: Phase;
  readonly joined: boolean;
  readonly readOnly: boolean;
  readonly summary: readonly SummaryPart[];
  /** What to do next; null when nothing waits. */
  readonly next: NextStep | null;
  /** Null while nothing has been entered and no plan was ever in force. */
  readonly charts: CourseChartsView | null;
  /** Up to ten sessions (and all of the last of their days), newest first. */
  readonly sessions: readonly SessionLogView[];
  /** Sessions in the whole course, also those taken back. */
  readonly sessionCount: number;
  /** Where the list goes on: the newest day older than those shown; null at the end. */
  readonly olderFrom: LocalDay | null;
  /** The list begins at a day in the past, not at the newest session. */
  readonly until: LocalDay | null;
}

/** Sessions a page of the list. */
const sessionsShown = 10;

/**
 * The course of a patient as it stands now. `until`: the newest day of the list of sessions; today's when absent.
 * Codes: those of access; `not_found` also for a patient without an episode.
 */
export async function getPatientCourse(
  actor: Actor,
  input: PatientInput & { readonly until?: LocalDay | null },
): Promise<Result<PatientCourseView, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const subject = await getChartSubject(read, grant);
  if (!subject) return err("not_found");
  const { phase, zone, onsetDay, joined } = subject;
  const today = localDayOf(now(), zone);
  const phases = await listPhaseChanges(read, grant);
  const spans = await listPlanSpans(read, grant);
  const stored = await listChartCredits(read, grant);
  const excuses = await listExcuses(read, grant);
  const checkIns = await listCheckIns(read, grant);
  const openFlags = await listOpenFlags(read, grant);
  const clearedLegDays = (await listClearedLegDays(read, grant)).map((leg) => leg.day);
  const answers = await listExposureAnswers(read, grant);
  const caps = await listEffortCaps(read, grant);

  const credits = stored.filter((credit) => !credit.withdrawn);
  const phaseSince = phaseSinceOf(subject, phases);
  const adherence = adherenceOf(spans, credits, excuses, today, {
    dischargedOn: phase === "discharged" ? phaseSince : null,
  });
  const plan = planStateOf(spans, today);
  const gate = phase === "acute" ? gateOf({ checkIns, openFlags, clearedLegDays, onsetDay, today }) : null;
  const common = { phase, today, onsetDay, joined, plan };
  const list = pageOf(stored, input.until ?? null);
  const isEmpty = credits.length === 0 && checkIns.length === 0 && spans.length === 0;
  return ok({
    patientId: subject.patientId,
    name: subject.name,
    zone,
    phase,
    joined,
    readOnly: grant.actorKind === "clinician",
    summary: summaryOf({
      ...common,
      phaseSince,
      rolling: adherence.rolling,
      painDuring: credits.map((credit) => credit.painDuring),
      painAtRest: checkIns.map((checkIn) => checkIn.restPain),
    }),
    next: nextStepOf({
      ...common,
      openFlags,
      gate,
      waiting: credits.filter((credit) => credit.waits).length,
    }),
    charts: isEmpty
      ? null
      : toCourseCharts({
          today,
          onsetDay,
          createdDay: localDayOf(subject.episodeCreatedAt, zone),
          phases: phases.toReversed(),
          spans,
          credits,
          checkIns,
          answers,
          caps,
          weeks: toWeekViews(adherence),
          fourWeeks: toFourWeeks(adherence, today),
          days: toDayViews(adherence),
        }),
    sessions: await readSessionLogs(read, grant, list.shown, spans),
    sessionCount: stored.length,
    olderFrom: list.olderFrom,
    until: input.until != null && input.until < today ? input.until : null,
  });
}

/** Ten sessions from a day on backwards, and all others of the last of their days, so that no day is split. */
function pageOf(
  credits: readonly LinkedCredit[],
  until: LocalDay | null,
): { shown: LinkedCredit[]; olderFrom: LocalDay | null } {
  const ordered = credits.filter((credit) => until === null || credit.localDay <= until).toReversed();
  const lastDay = ordered[Math.min(sessionsShown, ordered.length) - 1]?.localDay;
  const shown = ordered.filter((credit) => lastDay !== undefined && credit.localDay >= lastDay);
  return { shown, olderFrom: ordered[shown.length]?.localDay ?? null };
}

async function readSessionLogs(
  read: Db,
  grant: PatientGrant<"chart:read">,
  credits: readonly LinkedCredit[],
  spans: readonly PlanSpan[],
): Promise<SessionLogView[]> {
  if (credits.length === 0) return [];
  const sessions = new Map(
    (
      await listSessions(
        read,
        grant,
        credits.map((credit) => credit.sessionId),
      )
    ).map((session) => [session.id, session]),
  );
  const prescribed = Map.groupBy(
    await listPrescribedExercises(read, grant, [...new Set(credits.map((credit) => credit.versionId))]),
    (item) => item.versionId,
  );
  return credits.flatMap((credit) => {
    const session = sessions.get(credit.sessionId);
    const span = spans.find((candidate) => candidate.versionId === credit.versionId);
    return session ? [toSessionLog(credit, session, prescribed.get(credit.versionId) ?? [], span)] : [];
  });
}
