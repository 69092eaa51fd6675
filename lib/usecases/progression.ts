/**
 * The rules at work on one patient's program: reads what was recorded, decides, and applies what lowers risk.
 * Invariants: facts are stored before anything is decided on them, and stay stored whatever happens here; running
 * again changes nothing; each decision is on record with all it was made from before it has any effect; while the
 * clinic has switched the rules off nothing is decided. Source: clinical.md B3 "Policy", B5 "When it runs", I.4.
 * Over 250 lines because all that one run writes is read in one piece.
 */
import { createHash } from "node:crypto";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  type DecisionOccasion,
  insertDecisions,
  insertResolutions,
  type ResolutionToStore,
} from "#db/queries/decision.ts";
import { getRulesSubject } from "#db/queries/plan-version.ts";
import { getServedVersion } from "#db/queries/program.ts";
import { insertSuspensions } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import { progressionRuleVersion } from "#lib/domain/progression.ts";
import type { NewDecision, ProgressionPlan } from "#lib/domain/progression-plan.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { type ProgressionGround, readProgressionGround } from "./progression-ground.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { publishChange, type RowChange } from "./rules-version.ts";

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

/** Decides and applies. Looks first without writing where only time has passed, so that nothing new costs no write. */
export async function decideProgress(grant: RulesGrant, occasion: DecisionOccasion): Promise<ProgressRun> {
  const store = await getStore();
  // The gap alone seldom decides anything new; after an entry there nearly always is something.
  if (occasion === "gap") {
    const first = await readProgressionGround(store.read, grant);
    if (!first || isQuiet(first.plan)) return nothing;
  } else if (!(await getRulesSubject(store.read, grant))?.enabled) return nothing;
  try {
    return await store.write(grant, "progression:decide", async (tx) => {
      const ground = await readProgressionGround(tx, grant);
      return ground && !isQuiet(ground.plan) ? await carryOut(tx, grant, ground, occasion) : nothing;
    });
  } catch (problem) {
    // Another process decided the same at the same moment: its decision stands.
    if (isUniqueViolation(problem)) return nothing;
    throw problem;
  }
}

const isQuiet = (plan: ProgressionPlan) =>
  plan.decisions.length === 0 &&
  plan.targets.length === 0 &&
  plan.lapsed.length === 0 &&
  plan.suspendAll === null;

async function carryOut(
  tx: Db,
  grant: RulesGrant,
  ground: ProgressionGround,
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
  const resolved = await resolve(tx, grant, ground, { ids, idOf, versionId, at });
  // What was recorded has its signals already; decisions add those of proposals, pauses and other doses.
  const isTold =
    resolved > 0 ||
    plan.targets.length > 0 ||
    plan.suspendAll !== null ||
    plan.decisions.some((one) => one.decision.action === "PROGRESS");
  if (isTold) await refreshSignals(tx, grant);
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
async function applyTargets(tx: Db, grant: RulesGrant, ground: ProgressionGround): Promise<string | null> {
  const { plan, current, exercises, today } = ground;
  // While all strengthening waits the plan stays whole.
  const keepsAll = plan.suspendAll !== null || leavesNothing(ground);
  const targets = plan.targets.filter(({ kind }) => !(keepsAll && kind === "suspend"));
  if (targets.length === 0) return null;
  const base = await getServedVersion(tx, grant, current.versionId);
  if (!base) return null;
  const changes = new Map<string, RowChange>();
  for (const { row, kind, slug, dose, bounds } of targets) {
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
function leavesNothing({ plan, current }: ProgressionGround): boolean {
  const suspended = new Set(
    plan.targets.filter(({ kind }) => kind === "suspend").map(({ row }) => row.exerciseId),
  );
  return current.rows.every((row) => suspended.has(row.exerciseId));
}

async function holdBack(
  tx: Db,
  grant: RulesGrant,
  ground: ProgressionGround,
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

function reasonOf(ground: ProgressionGround, exerciseId: string, sessionId: string): string {
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

/** What became of decisions: those applied now, and steps up that nobody answered before something newer came. How many. */
async function resolve(
  tx: Db,
  grant: RulesGrant,
  ground: ProgressionGround,
  { ids, idOf, versionId, at }: Outcome,
): Promise<number> {
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
      const changes = plan.targets.some(({ because }) => because?.exerciseId === one.exerciseId);
      const before = one.supersedes?.resolution?.versionId ?? null;
      // A version made for other exercises is not the one that carries this step.
      add(id, "applied", changes ? (versionId ?? before) : (before ?? versionId));
    }
    if (action === "PROGRESS" && !one.isNewest) add(id, "lapsed", null);
    if (one.supersedes?.outcome === "PROGRESS" && !one.supersedes.resolution) {
      add(one.supersedes.id, "lapsed", null);
    }
  }
  for (const id of plan.lapsed) add(id, "lapsed", null);
  await insertResolutions(tx, grant, [...rows.values()]);
  return rows.size;
}
