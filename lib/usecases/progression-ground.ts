/**
 * What the rules read of a patient before they decide: the program as it came to be, what was done of it, the mornings
 * after, and what stands already. Invariants: a fixed number of statements, however long the history; what waits for a
 * person is not read at all. Source: clinical.md B5.
 */
import { type DecisionRow, listStandingDecisions, listWaitingProposals } from "#db/queries/decision.ts";
import { type LibraryExercise, listExercisesBySlug } from "#db/queries/exercise.ts";
import { listFlares } from "#db/queries/flare.ts";
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { getRulesSubject, listBegunCoreVersions, listPlanVersions } from "#db/queries/plan-version.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { listSessions, type StoredSession } from "#db/queries/session.ts";
import { listRecentSessionIds } from "#db/queries/session-recent.ts";
import { listSuspensions, type Suspension } from "#db/queries/suspension.ts";
import type { Db } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { openFlare } from "#lib/domain/flare.ts";
import { daySessionOf, nextDayPainOf } from "#lib/domain/next-day.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { exposuresOf } from "#lib/domain/progression-exposures.ts";
import {
  type PlannedExposure,
  type PlanVersion,
  type ProgressionPlan,
  planProgression,
} from "#lib/domain/progression-plan.ts";
import { now } from "#lib/kernel/clock.ts";

/** Core versions looked back on, and sessions: more than the longest streak needs. */
const versionsRead = 30;
const sessionsRead = 14;

/** What was read, and what the rules make of it. */
export interface ProgressionGround {
  readonly today: LocalDay;
  readonly current: PlanVersion;
  readonly standing: readonly DecisionRow[];
  readonly exercises: ReadonlyMap<string, LibraryExercise>;
  readonly plan: ProgressionPlan;
}

/** Null where the rules have nothing to decide: switched off, calm care in force, paused, or nothing done yet. */
export async function readProgressionGround(db: Db, grant: RulesGrant): Promise<ProgressionGround | null> {
  const subject = await getRulesSubject(db, grant);
  if (!subject?.enabled || subject.phase === "discharged") return null;
  const today = localDayOf(now(), subject.zone);
  const spans = await listPlanSpans(db, grant);
  const inForce = versionInForce(spans, today);
  if (!inForce || inForce.calmOnly) return null;
  const begun = await listPlanVersions(
    db,
    grant,
    await listBegunCoreVersions(db, grant, today, versionsRead),
  );
  const suspensions = await listSuspensions(db, grant);
  // What is held back is not decided on: a person comes first (clinical.md B5).
  if (suspensions.some((one) => one.scope === "strengthening" && one.ending === null)) return null;
  const worked = begun.filter((version) => version.rows.length > 0).map((version) => version.versionId);
  const sessions = await listSessions(db, grant, await listRecentSessionIds(db, grant, worked, sessionsRead));
  if (sessions.length === 0) return null;
  // One replaced on its first day stays in the chain: sessions of that day were served from it. One that was replaced
  // before its first day never came.
  const chain = begun.filter(
    (version, place) => !begun.slice(place + 1).some((later) => later.effectiveFrom < version.effectiveFrom),
  );
  const current = chain.at(-1);
  if (current?.versionId !== inForce.versionId || current.rows.length === 0) return null;
  const answers = await listNextDayAnswers(db, grant, addDays(today, -400));
  const exposures = readExposures(sessions, answers, chain, suspensions, today);
  if (exposures.length === 0) return null;
  const standing = await listStandingDecisions(db, grant, [
    ...new Set(exposures.map((one) => one.sessionId)),
  ]);
  const exercises = await neighbourhood(db, grant, chain);
  const plan = planProgression({
    chain,
    exposures,
    exercises: new Map(
      [...exercises].map(([slug, entry]) => [slug, { ...entry, offered: entry.archivedAt === null }]),
    ),
    standing,
    waiting: await listWaitingProposals(db, grant),
    today,
    redFlagOpen: (await getLock(db, grant)).strengthening,
    flareActive: openFlare(await listFlares(db, grant)) !== null,
  });
  return { today, current, standing, exercises, plan };
}

/** The exposures that count, with what is known of the morning after, each after the last resumption of its exercise. */
function readExposures(
  sessions: readonly StoredSession[],
  answers: Parameters<typeof nextDayPainOf>[2],
  chain: readonly PlanVersion[],
  suspensions: readonly Suspension[],
  today: LocalDay,
): PlannedExposure[] {
  const days = sessions.map(daySessionOf);
  const mornings = new Map(
    [...new Set(days.map((session) => session.day))].map((day) => [day, nextDayPainOf(day, days, answers)]),
  );
  const resumed = (exerciseId: string) =>
    suspensions
      .filter((one) => one.ending && (one.scope === "strengthening" || one.exerciseId === exerciseId))
      .map((one) => one.ending!.endedAt.getTime())
      .reduce((newest, at) => Math.max(newest, at), 0);
  return sessions.flatMap((session) =>
    exposuresOf(session, chain, mornings, today).filter(
      ({ exerciseId }) => session.startedAt.getTime() >= resumed(exerciseId),
    ),
  );
}

/** The exercises of the chain, and those one rung beside those in force. */
async function neighbourhood(
  db: Db,
  grant: RulesGrant,
  chain: readonly PlanVersion[],
): Promise<Map<string, LibraryExercise>> {
  const own = await listExercisesBySlug(db, grant, [
    ...new Set(chain.flatMap((version) => version.rows.map((row) => row.slug))),
  ]);
  const beside = own.flatMap(({ easier, harder }) => [easier, harder]).filter((slug) => slug !== null);
  const known = new Set(own.map((entry) => entry.slug));
  const more = await listExercisesBySlug(db, grant, [...new Set(beside.filter((slug) => !known.has(slug)))]);
  return new Map([...own, ...more].map((entry) => [entry.slug, entry]));
}
