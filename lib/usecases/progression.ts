/**
 * The rules at work on one patient's program: reads what was recorded, decides, and applies what lowers risk.
 * Invariants: facts are stored before anything is decided on them, and stay stored whatever happens here; running
 * again changes nothing; each decision is on record with all it was made from before it has any effect; while the
 * clinic has switched the rules off nothing is decided. Source: clinical.md B3 "Policy", B5 "When it runs", I.4.
 */
import { createHash } from "node:crypto";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  type DecisionOccasion,
  type DecisionRow,
  getRulesSubject,
  insertDecisions,
  insertResolutions,
  listBegunCoreVersions,
  listPlanVersions,
  listStandingDecisions,
  listWaiting,
  type ResolutionToStore,
} from "#db/queries/decision.ts";
import { type LibraryExercise, listExercisesBySlug } from "#db/queries/exercise.ts";
import { hasOpenFlare } from "#db/queries/flare-state.ts";
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { getServedVersion, listPlanSpans } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { listSessions, type StoredSession } from "#db/queries/session.ts";
import { listRecentSessionIds } from "#db/queries/session-recent.ts";
import { insertSuspensions, listSuspensions, type Suspension } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import { daySessionOf, nextDayPainOf } from "#lib/domain/next-day.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { progressionRuleVersion } from "#lib/domain/progression.ts";
import { exposuresOf } from "#lib/domain/progression-exposures.ts";
import {
  type NewDecision,
  type PlannedExposure,
  type PlanVersion,
  type ProgressionPlan,
  planProgression,
} from "#lib/domain/progression-plan.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { publishChange, type RowChange } from "./rules-version.ts";

/** Core versions looked back on, and sessions: more than the longest streak needs. */
const versionsRead = 30;
const sessionsRead = 24;

export interface Subject {
  readonly clinicId: string;
  readonly patientId: string;
  readonly episodeId: string;
}

/**
 * Decides for a patient after something arrived. Never throws: what was stored stays stored, and what could not be
 * decided is decided at the next occasion.
 */
export async function decideAfter(subject: Subject, occasion: DecisionOccasion): Promise<void> {
  try {
    await decideProgress(systemRulesGrant(subject), occasion);
  } catch (problem) {
    log.error("progression.failed", errorFields(problem));
  }
}

/** What a run came to. */
export interface ProgressRun {
  readonly decisions: number;
  readonly versionId: string | null;
}

const nothing: ProgressRun = { decisions: 0, versionId: null };

/** Decides and applies. Looks first without writing, so that nothing new costs no write. */
export async function decideProgress(grant: RulesGrant, occasion: DecisionOccasion): Promise<ProgressRun> {
  const store = await getStore();
  const first = await readGround(store.read, grant);
  if (!first || isQuiet(first.plan)) return nothing;
  try {
    return await store.write(grant, "progression:decide", async (tx) => {
      const ground = await readGround(tx, grant);
      return ground && !isQuiet(ground.plan) ? await carryOut(tx, grant, ground, occasion) : nothing;
    });
  } catch (problem) {
    // Another process decided the same at the same moment: its decision stands.
    if (isUniqueViolation(problem)) return nothing;
    throw problem;
  }
}

const isQuiet = (plan: ProgressionPlan) =>
  plan.decisions.length === 0 && plan.targets.length === 0 && plan.suspendAll === null;

interface Ground {
  readonly today: LocalDay;
  readonly current: PlanVersion;
  readonly standing: readonly DecisionRow[];
  readonly exercises: ReadonlyMap<string, LibraryExercise>;
  readonly plan: ProgressionPlan;
}

/** Everything the rules read of the patient: a fixed number of statements, however long the history. */
async function readGround(db: Db, grant: RulesGrant): Promise<Ground | null> {
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
    today,
    redFlagOpen: (await getLock(db, grant)).strengthening,
    flareActive: await hasOpenFlare(db, grant),
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

async function carryOut(
  tx: Db,
  grant: RulesGrant,
  ground: Ground,
  occasion: DecisionOccasion,
): Promise<ProgressRun> {
  const { plan, today } = ground;
  const at = now();
  const ids = new Map<NewDecision, string>(plan.decisions.map((one) => [one, newId(at.getTime())]));
  await insertDecisions(
    tx,
    grant,
    plan.decisions.map((one) => ({
      id: ids.get(one)!,
      exerciseId: one.exerciseId,
      prescriptionId: one.exposure.prescriptionId,
      versionId: one.exposure.versionId,
      lastSessionId: one.exposure.sessionId,
      exposureIds: one.exposureIds,
      inputs: one.inputs,
      ruleVersion: progressionRuleVersion,
      settingsHash: settingsHashOf(one),
      outcome: one.decision.action,
      reason: one.decision.reason,
      figures: one.decision.figures,
      proposal: one.decision.next,
      occasion,
      decidedOn: today,
      decidedAt: at,
      supersedesId: one.supersedes?.id ?? null,
    })),
  );
  const idOf = (exerciseId: string, sessionId: string): string | null => {
    const made = plan.decisions.find(
      (one) => one.exerciseId === exerciseId && one.exposure.sessionId === sessionId,
    );
    if (made) return ids.get(made)!;
    return (
      ground.standing.find((one) => one.exerciseId === exerciseId && one.lastSessionId === sessionId)?.id ??
      null
    );
  };
  const versionId = await applyTargets(tx, grant, ground);
  await holdBack(tx, grant, ground, idOf, at);
  await resolve(tx, grant, ground, { ids, idOf, versionId, at });
  await refreshSignals(tx, grant);
  return { decisions: plan.decisions.length, versionId };
}

/** SHA-256 of the settings and bounds a decision was made under, so that it is seen which were made under the same. */
function settingsHashOf({ inputs }: NewDecision): string {
  const { rules, bounds, effortMax, rungDownAllowed } = inputs.rule;
  return createHash("sha256")
    .update(canonicalJson({ rules, bounds, effortMax, rungDownAllowed }))
    .digest("hex");
}

/** Publishes one version with every dose that should stand now; null where nothing changes. */
async function applyTargets(tx: Db, grant: RulesGrant, ground: Ground): Promise<string | null> {
  const { plan, current, exercises, today } = ground;
  if (plan.suspendAll || plan.targets.length === 0 || leavesNothing(ground)) return null;
  const base = await getServedVersion(tx, grant, current.versionId);
  if (!base) return null;
  const changes = new Map<string, RowChange>();
  for (const { row, kind, slug, dose, bounds } of plan.targets) {
    if (kind === "suspend") changes.set(row.prescriptionId, { kind: "remove" });
    else if (kind === "dose" && bounds) changes.set(row.prescriptionId, { kind, dose, bounds });
    else if (kind === "rung" && bounds) {
      const exercise = exercises.get(slug);
      if (exercise) changes.set(row.prescriptionId, { kind: "exercise", exercise, dose, bounds });
    }
  }
  return (await publishChange(tx, grant, { base, changes, day: today, byRules: true }))?.versionId ?? null;
}

/** Suspending these would leave no exercise of the main blocks: then all strengthening waits, and the plan stays whole. */
function leavesNothing({ plan, current }: Ground): boolean {
  const suspended = new Set(
    plan.targets.filter(({ kind }) => kind === "suspend").map(({ row }) => row.exerciseId),
  );
  return current.rows.every((row) => suspended.has(row.exerciseId));
}

async function holdBack(
  tx: Db,
  grant: RulesGrant,
  ground: Ground,
  idOf: (exerciseId: string, sessionId: string) => string | null,
  at: Date,
): Promise<void> {
  const { plan, current, today } = ground;
  const base = { versionId: current.versionId, suspendedOn: today, suspendedAt: at };
  const stops = plan.suspendAll
    ? [{ ...plan.suspendAll, scope: "strengthening" as const }]
    : plan.targets.flatMap(({ kind, because }) =>
        kind === "suspend" && because
          ? [
              {
                ...because,
                reason: reasonOf(ground, because.exerciseId, because.sessionId),
                scope: leavesNothing(ground) ? ("strengthening" as const) : ("exercise" as const),
              },
            ]
          : [],
      );
  await insertSuspensions(
    tx,
    grant,
    stops.flatMap(({ exerciseId, sessionId, reason, scope }) => {
      const decisionId = idOf(exerciseId, sessionId);
      return decisionId === null
        ? []
        : [{ id: newId(at.getTime()), decisionId, scope, exerciseId, reason, ...base }];
    }),
  );
}

function reasonOf(ground: Ground, exerciseId: string, sessionId: string): string {
  const made = ground.plan.decisions.find(
    (one) => one.exerciseId === exerciseId && one.exposure.sessionId === sessionId,
  );
  return (
    made?.decision.reason ??
    ground.standing.find((one) => one.exerciseId === exerciseId && one.lastSessionId === sessionId)?.reason ??
    "STOP"
  );
}

interface Outcome {
  readonly ids: ReadonlyMap<NewDecision, string>;
  readonly idOf: (exerciseId: string, sessionId: string) => string | null;
  readonly versionId: string | null;
  readonly at: Date;
}

/** What became of decisions: those applied now, and steps up that nobody answered before something newer came. */
async function resolve(
  tx: Db,
  grant: RulesGrant,
  ground: Ground,
  { ids, idOf, versionId, at }: Outcome,
): Promise<void> {
  const { plan } = ground;
  const rows = new Map<string, ResolutionToStore>();
  const add = (decisionId: string, kind: "applied" | "lapsed", version: string | null) => {
    if (rows.has(decisionId)) return;
    const id = newId(at.getTime());
    rows.set(decisionId, {
      id,
      decisionId,
      kind,
      dose: null,
      reason: null,
      versionId: version,
      resolvedAt: at,
    });
  };
  const resolved = new Set(ground.standing.filter((one) => one.resolution).map((one) => one.id));
  for (const { because, kind } of plan.targets) {
    const id = because && idOf(because.exerciseId, because.sessionId);
    if (id && !resolved.has(id) && (versionId !== null || kind === "suspend")) add(id, "applied", versionId);
  }
  for (const one of plan.decisions) {
    const id = ids.get(one)!;
    const { action } = one.decision;
    // The dose stands already as this decision wants it, because the one it replaces was applied.
    if (action === "STOP_NOTIFY" || action === "REGRESS") {
      add(id, "applied", versionId ?? one.supersedes?.resolution?.versionId ?? null);
    }
    if (action === "PROGRESS" && !one.isNewest) add(id, "lapsed", null);
    if (one.supersedes?.outcome === "PROGRESS" && !one.supersedes.resolution) {
      add(one.supersedes.id, "lapsed", null);
    }
  }
  const newest = plan.decisions.filter((one) => one.isNewest);
  const waiting = await listWaiting(
    tx,
    grant,
    newest.map((one) => one.exerciseId),
  );
  for (const { id, exerciseId, lastSessionId } of waiting) {
    const later = newest.find((one) => one.exerciseId === exerciseId);
    if (later && later.exposure.sessionId !== lastSessionId) add(id, "lapsed", null);
  }
  await insertResolutions(tx, grant, [...rows.values()]);
}
