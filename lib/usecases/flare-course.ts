/**
 * Flares taking their course: found, calmed, settled, returned, restored, ended.
 * Invariants: it looks first and writes only where something is to be done; each step and the version it brings in are
 * one transaction; running again changes nothing; what was recorded stays recorded whatever happens here.
 * Source: clinical.md A5, I.4.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { insertFlare, insertFlareStep, listFlares, type StoredFlare } from "#db/queries/flare.ts";
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { getRulesSubject, listPlanVersions } from "#db/queries/plan-version.ts";
import { getServedVersion, listPublications } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { listSessionIdsBetween, listSessions } from "#db/queries/session.ts";
import { type Db, getStore, type Store } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import {
  type FlareStepKind,
  flareStage,
  mayBeFlare,
  openFlare,
  type ReturnSession,
  restoredBy,
  stepOf,
} from "#lib/domain/flare.ts";
import { type FlareAction, type FlareGround, nextFlareAction } from "#lib/domain/flare-plan.ts";
import { daySessionOf, nextDayPainOf } from "#lib/domain/next-day.ts";
import { segmentsOf, versionInForce } from "#lib/domain/program.ts";
import { exposuresOf } from "#lib/domain/progression-exposures.ts";
import { currentAnswers } from "#lib/domain/session.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { planWithoutFlares, publishBefore, publishCalm, publishLighter } from "./flare-version.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { readRestingPain, seriesDays } from "./resting-pain.ts";

/** Whose flares: any grant about an episode of care names them. */
export interface FlareOwner {
  readonly clinicId: string;
  readonly patientId: string;
  readonly episodeId: string | null;
}

/**
 * Lets flares take their course after something arrived: a check-in, a session, an answer, a publication, the end of a
 * lock. Call it after the write. Never throws: what was stored stays stored, and what could not be done is done at the
 * next occasion or by the daily pass.
 */
export async function flareAfter({ clinicId, patientId, episodeId }: FlareOwner): Promise<void> {
  if (episodeId === null) return;
  try {
    await advanceFlares(systemRulesGrant({ clinicId, patientId, episodeId }));
  } catch (problem) {
    log.error("flare.failed", errorFields(problem));
  }
}

/** Takes every step that is due, in one transaction; how many. Without one it writes nothing. The daily pass calls it too. */
export async function advanceFlares(grant: RulesGrant, given?: Store): Promise<number> {
  const store = given ?? (await getStore());
  const first = await readGround(store.read, grant);
  if (!first || !nextFlareAction(first)) return 0;
  try {
    return await store.write(grant, "flare:advance", async (tx) => {
      const steps = await takeFlareSteps(tx, grant);
      if (steps > 0) await refreshSignals(tx, grant);
      return steps;
    });
  } catch (problem) {
    // Another process took the same step at the same moment: its row stands.
    if (isUniqueViolation(problem)) return 0;
    throw problem;
  }
}

/** More than any chain of steps is long. */
const stepsMax = 12;

/** The same inside a transaction that is open: for the declaration and for a therapist's decision. */
export async function takeFlareSteps(tx: Db, grant: RulesGrant): Promise<number> {
  for (let taken = 0; taken < stepsMax; taken++) {
    const ground = await readGround(tx, grant);
    const action = ground && nextFlareAction(ground);
    if (!ground || !action) return taken;
    await carryOut(tx, grant, ground, action);
  }
  throw new Error("invariant broken: a flare takes no end of steps");
}

type Ground = FlareGround & { readonly flares: readonly StoredFlare[] };

/** Days looked at first where no flare is open: enough for two raised days of the last seven. */
const firstLookDays = 9;

async function readGround(db: Db, grant: RulesGrant): Promise<Ground | null> {
  const subject = await getRulesSubject(db, grant);
  if (!subject) return null;
  const today = localDayOf(now(), subject.zone);
  const flares = await listFlares(db, grant);
  const open = openFlare(flares);
  const recent = await readRestingPain(db, grant, addDays(today, -firstLookDays));
  if (!open && !mayBeFlare(recent)) return null;
  const series = await readRestingPain(db, grant, addDays(today, -seriesDays));
  const clearance = await getClearanceInForce(db, grant);
  const { versions, endings } = await listPublications(db, grant);
  const core = versions.filter((version) => version.lane === "core");
  const published = core
    .filter(
      ({ origin, calmOnly, publishedAt }) =>
        origin === "person" && !calmOnly && open && publishedAt > open.startedAt,
    )
    .sort((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime());
  return {
    today,
    phase: subject.phase as Phase,
    enabled: subject.enabled,
    flares,
    series,
    clearedOn: clearance?.signedDay ?? null,
    locked: (await getLock(db, grant)).strengthening,
    inForce: versionInForce(segmentsOf(core, endings), today),
    before: core.find((version) => version.versionId === open?.versionBeforeId) ?? null,
    planned: versionInForce(await planWithoutFlares(db, grant, flares), today),
    publishedSince: published.at(-1)?.versionId ?? null,
    isGreen: open !== null && (await isGreenAgain(db, grant, open, today)),
  };
}

/** Whether two sessions running since the lighter version came in were green and answered (clinical.md A5). */
async function isGreenAgain(
  db: Db,
  grant: RulesGrant,
  flare: StoredFlare,
  today: LocalDay,
): Promise<boolean> {
  const step = stepOf(flare, "return");
  if (flareStage(flare) !== "returning" || !step) return false;
  const ids = await listSessionIdsBetween(db, grant, addDays(step.happenedOn, -7), today);
  const all = await listSessions(db, grant, ids);
  const sessions = all.filter((session) => currentAnswers(session).localDay >= step.happenedOn);
  if (sessions.length < 2) return false;
  const { versions } = await listPublications(db, grant);
  const byId = new Map(versions.map((version) => [version.versionId, version]));
  const chain = await listPlanVersions(db, grant, [...new Set(sessions.map((session) => session.versionId))]);
  const answers = await listNextDayAnswers(db, grant, step.happenedOn);
  const days = all.map(daySessionOf);
  const mornings = new Map(days.map(({ day }) => [day, nextDayPainOf(day, days, answers)]));
  const rules = chain.find((version) => version.versionId === step.versionId)?.rules ?? chain[0]?.rules;
  const since = sessions.flatMap((session): ReturnSession[] => {
    const version = byId.get(session.versionId);
    if (currentAnswers(session).withdrawn || version?.lane !== "core") return [];
    const logs = exposuresOf(session, chain, mornings, today);
    // Opened and left without doing anything says nothing; one that was swapped to calm ends a run.
    if (logs.length === 0 && !version.calmOnly) return [];
    const { id, startedAt } = session;
    return [{ id, day: currentAnswers(session).localDay, startedAt, logs }];
  });
  return rules !== undefined && restoredBy(since, rules) !== null;
}

async function carryOut(tx: Db, grant: RulesGrant, ground: Ground, action: FlareAction): Promise<void> {
  const { flares, today } = ground;
  const at = now();
  const makeId = () => newId(at.getTime());
  const step = (
    flareId: string,
    kind: FlareStepKind,
    more: { versionId?: string | null; on?: LocalDay; recordedById?: string } = {},
  ) =>
    insertFlareStep(tx, grant, {
      id: makeId(),
      flareId,
      kind,
      happenedOn: more.on ?? today,
      versionId: more.versionId ?? null,
      reason: null,
      at,
      ...(more.recordedById === undefined ? {} : { recordedById: more.recordedById }),
    });
  const plannedId = async () =>
    versionInForce(await planWithoutFlares(tx, grant, flares), today)?.versionId ?? null;
  const open = openFlare(flares);

  if (action.kind === "start") {
    if (open) await step(open.id, "ended");
    const { detection } = action;
    const id = makeId();
    const versionBeforeId = await plannedId();
    await insertFlare(tx, grant, { id, ...detection, source: "detected", versionBeforeId, at });
    return;
  }
  if (!open) throw new Error("invariant broken: a step without a flare");
  switch (action.kind) {
    case "end": {
      const version = action.byVersionId && (await getServedVersion(tx, grant, action.byVersionId));
      const by = version ? { versionId: version.versionId, recordedById: version.publishedById } : {};
      return step(open.id, "ended", by);
    }
    case "calm": {
      const before = open.versionBeforeId && (await getServedVersion(tx, grant, open.versionBeforeId));
      const versionId = action.publishes ? await publishCalm(tx, grant, today, before || null) : null;
      if (action.isStep) await step(open.id, "calm", { versionId });
      return;
    }
    case "settle":
      return step(open.id, "settled", { on: action.on });
    case "return": {
      const id = await plannedId();
      const target = id === null ? null : await getServedVersion(tx, grant, id);
      return step(open.id, "return", {
        versionId: target && (await publishLighter(tx, grant, target, today)),
      });
    }
    case "restore": {
      const versionId = action.publishes ? await publishBefore(tx, grant, flares, today) : null;
      return step(open.id, "restored", { versionId });
    }
  }
}
