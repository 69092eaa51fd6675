/**
 * A session from Start to its summary, as the patient sees it. Invariants: the server, not the button, holds a session
 * under an open lock; how a session starts is decided by the rule before each session (clinical.md A5) from answers
 * given now; everything is stored as facts through `recordFacts`.
 */
import { listCheckIns } from "#db/queries/check-in.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { listCredits } from "#db/queries/credit.ts";
import { listExcuses } from "#db/queries/excuse.ts";
import { getServedVersion, listPlanSpans, type ServedVersion } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { getSession, type SessionReader, type StoredSession } from "#db/queries/session.ts";
import { getSessionSubject, type SessionSubject } from "#db/queries/session-subject.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { type Due, dueOn, nextDueDay } from "#lib/domain/due.ts";
import { sessionMinutes } from "#lib/domain/duration-estimate.ts";
import type { Fact, FactRejection, SessionAmended } from "#lib/domain/facts.ts";
import type { Lateness } from "#lib/domain/late-entry.ts";
import { onDemandInForce, type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import type { RedFlagLock } from "#lib/domain/red-flag.ts";
import { baselineOn, restingPainSeries } from "#lib/domain/resting-pain.ts";
import { decideSessionStart } from "#lib/domain/safety.ts";
import { currentAnswers, latenessOf, type SessionAnswers } from "#lib/domain/session.ts";
import {
  exerciseViews,
  type SessionExerciseView,
  type SessionSummary,
  summaryOf,
} from "#lib/domain/session-view.ts";
import { now } from "#lib/kernel/clock.ts";
import { isId, newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { AmendSessionInput, BackdateSessionInput, StartSessionInput } from "#lib/schemas/session.ts";
import { adherenceOf } from "./adherence.ts";
import { recordFacts } from "./record-facts.ts";
import { answerSessionScreen } from "./red-flag.ts";

/** How far back a patient picks a day in the form; what is later than seven days waits for a therapist. */
export const backdateDaysMax = 28;

/** What is said of the program before a session starts. */
export interface PlanBrief {
  readonly versionId: string;
  readonly programName: string;
  readonly calmOnly: boolean;
  readonly minutes: number;
  readonly exercises: number;
}

interface PageBase {
  readonly sessionId: string;
  readonly patientId: string;
  readonly zone: string;
  readonly today: LocalDay;
  readonly clinic: SessionSubject["clinic"];
}

/** Ranges of the traffic light as the version was published with them. */
export interface ShownPainBands {
  readonly painGreenMax: number;
  readonly painAmberMax: number;
  readonly painStop: number;
}

export type SessionPage =
  /** Open red flags lock it: E or S everything, T all but calm care. */
  | (PageBase & {
      readonly kind: "locked";
      readonly lock: RedFlagLock;
      /** The calm plan, which stays open under a T; null where there is none or it is locked too. */
      readonly calmVersionId: string | null;
    })
  /** Nothing is served today. */
  | (PageBase & { readonly kind: "no_program" })
  | (PageBase & { readonly kind: "start"; readonly screenId: string; readonly plan: PlanBrief })
  | (PageBase & OpenSession)
  | (PageBase & FinishedSession);

interface ShownSession {
  readonly answers: SessionAnswers;
  readonly source: StoredSession["source"];
  readonly startedAt: Date;
  readonly late: Lateness;
  /** A therapist's answer to a late entry; null while there is none. */
  readonly lateAccepted: boolean | null;
  readonly programName: string;
  readonly exercises: readonly SessionExerciseView[];
  readonly bands: ShownPainBands;
}

export interface OpenSession extends ShownSession {
  readonly kind: "open";
  /** The calm plan was served instead of the plan of the day. */
  readonly swappedToCalm: boolean;
}

export interface FinishedSession extends ShownSession {
  readonly kind: "finished";
  readonly minutes: number | null;
  readonly summary: SessionSummary;
  readonly due: Due;
  readonly nextDay: LocalDay | null;
  /** Revision of the newest amendment, for the next one. */
  readonly revision: number;
}

/**
 * What `/session/[id]` shows. `versionId` asks for an on-demand program; without it the core plan of today is served.
 * `not_found` for an id that is none, and without an episode.
 */
export async function readSessionPage(
  actor: Actor,
  input: { readonly sessionId: string; readonly versionId?: string },
): Promise<Result<SessionPage, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  if (!isId(input.sessionId)) return err("not_found");
  const grant = access.value;
  const { read } = await getStore();
  const subject = await getSessionSubject(read, grant);
  if (!subject?.episode) return err("not_found");
  const today = localDayOf(now(), subject.zone);
  const base: PageBase = {
    sessionId: input.sessionId,
    patientId: grant.patientId,
    zone: subject.zone,
    today,
    clinic: subject.clinic,
  };
  const [session, lock, spans] = [
    await getSession(read, grant, input.sessionId),
    await getLock(read, grant),
    await listPlanSpans(read, grant),
  ];
  if (session) return ok(await shownSession(read, grant, base, session, { lock, spans, subject }));
  const span = spanAsked(spans, today, lock, input.versionId);
  const version = span && (await getServedVersion(read, grant, span.versionId));
  if (lock.sessions || (lock.strengthening && version && !version.calmOnly))
    return ok({ ...base, kind: "locked", lock, calmVersionId: calmUnder(lock, spans, today) });
  if (!version) return ok({ ...base, kind: "no_program" });
  return ok({ ...base, kind: "start", screenId: newId(now().getTime()), plan: briefOf(version) });
}

async function shownSession(
  read: Db,
  grant: SessionReader,
  base: PageBase,
  session: StoredSession,
  { lock, spans, subject }: { lock: RedFlagLock; spans: readonly PlanSpan[]; subject: SessionSubject },
): Promise<SessionPage> {
  const version = await getServedVersion(read, grant, session.versionId);
  if (!version) return { ...base, kind: "no_program" };
  const live = session.source === "live" && session.finishedAt === null;
  if (live && (lock.sessions || (lock.strengthening && !version.calmOnly)))
    return { ...base, kind: "locked", lock, calmVersionId: calmUnder(lock, spans, base.today) };
  const shown: ShownSession = {
    answers: currentAnswers(session),
    source: session.source,
    startedAt: session.startedAt,
    late: latenessOf(session),
    lateAccepted: session.lateAccepted,
    programName: version.programName,
    exercises: exerciseViews(version.blocks, session),
    bands: version.rules,
  };
  if (session.finishedAt === null) {
    const planned = versionInForce(spans, session.localDay);
    return {
      ...base,
      ...shown,
      kind: "open",
      swappedToCalm: version.calmOnly && planned !== null && !planned.calmOnly,
    };
  }
  const [credits, excuses] = [await listCredits(read, grant), await listExcuses(read, grant)];
  const dischargedOn = subject.episode?.phase === "discharged" ? subject.episode.phaseSince : null;
  const adherence = adherenceOf(spans, credits, excuses, base.today, {
    through: addDays(base.today, 21),
    dischargedOn,
  });
  const minutes = Math.round((session.finishedAt.getTime() - session.startedAt.getTime()) / 60_000);
  return {
    ...base,
    ...shown,
    kind: "finished",
    minutes: session.source === "live" && minutes > 0 && minutes < 240 ? minutes : null,
    summary: summaryOf(version.blocks, session, version.rules.painAmberMax),
    due: dueOn(spans, adherence, base.today),
    nextDay: nextDueDay(spans, adherence, base.today),
    revision: shown.answers.revision,
  };
}

/** What became of pressing Start. `locked`: an answer locked it; nothing was started and the page says what to do. */
export interface StartedSession {
  readonly sessionId: string;
  readonly outcome: "started" | "locked";
}

type StartFailure = Denial | "incomplete" | "conflict" | "no_program" | "session_refused";

/**
 * Starts a live session: stores the two safety questions first, then decides from resting pain and drowsiness what is
 * served (clinical.md A5): high pain swaps to the calm plan; something drowsy leaves loaded exercises out, without loss
 * of credit. Pressing twice starts once. Fails with `incomplete` when a safety question is open.
 */
export async function startSession(
  actor: Actor,
  input: StartSessionInput,
): Promise<Result<StartedSession, StartFailure>> {
  const patientId = selfOf(actor);
  const access = await authorize(actor, "facts:record", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  if (await getSession(read, grant, input.sessionId))
    return ok({ sessionId: input.sessionId, outcome: "started" });
  const screen = await answerSessionScreen(actor, {
    patientId,
    screenId: input.screenId,
    answers: input.answers,
  });
  if (!screen.ok) return screen.code === "birth_year_impossible" ? err("conflict") : err(screen.code);
  if (screen.value.advice.lock.sessions) return ok({ sessionId: input.sessionId, outcome: "locked" });

  const subject = await getSessionSubject(read, grant);
  if (!subject?.episode) return err("not_found");
  const at = now();
  const today = localDayOf(at, subject.zone);
  const spans = await listPlanSpans(read, grant);
  const planned = spanAsked(spans, today, screen.value.advice.lock, input.versionId);
  if (!planned) return err("no_program");
  const start = await decideStart(read, grant, today, input);
  const calm = calmOf(spans, today);
  const swaps = start.kind === "calm" && !planned.calmOnly;
  if (swaps && !calm) return err("no_program");
  const served = swaps && calm ? calm : planned;
  const version = await getServedVersion(read, grant, served.versionId);
  if (!version) return err("no_program");
  const result = await recordFacts(actor, {
    patientId,
    facts: [
      {
        kind: "session_started",
        id: input.sessionId,
        versionId: version.versionId,
        startedAt: at,
        zone: subject.zone,
        localDay: today,
        source: "live",
        restPainBefore: input.restPain,
        drowsy: input.drowsy,
        recordedAt: at,
      } satisfies Fact,
      ...(start.withoutLoad ? leftOutLoads(version, input.sessionId, at) : []),
    ],
  });
  if (!result.ok) return err(result.code === "too_long" ? "conflict" : result.code);
  const first = result.value.results[0];
  if (first?.status !== "rejected") return ok({ sessionId: input.sessionId, outcome: "started" });
  // Another press of the same button was faster.
  if (first.reason === "id_taken" && (await getSession(read, grant, input.sessionId)))
    return ok({ sessionId: input.sessionId, outcome: "started" });
  return first.reason === "locked"
    ? ok({ sessionId: input.sessionId, outcome: "locked" })
    : err("session_refused");
}

async function decideStart(read: Db, grant: SessionReader, today: LocalDay, input: StartSessionInput) {
  const checkIns = await listCheckIns(read, grant, { from: addDays(today, -60) });
  const credits = await listCredits(read, grant);
  const clearance = await getClearanceInForce(read, grant);
  const baseline = baselineOn(restingPainSeries(checkIns, credits), today, clearance?.signedDay ?? null);
  return decideSessionStart({ restPain: input.restPain, baseline, drowsy: input.drowsy });
}

/**
 * Facts that leave the loaded exercises out. Where nothing that counts would be left they count as ended by the app
 * instead, so that the day loses no credit (clinical.md A5, F2).
 */
function leftOutLoads(version: ServedVersion, sessionId: string, at: Date): Fact[] {
  const all = version.blocks.flatMap((block) =>
    block.prescriptions.map((item) => ({ item, kind: block.kind })),
  );
  const loaded = all.filter(({ item }) => item.exercise.loadable);
  const counted = all.filter(({ kind }) => kind === "main");
  const nothingLeft = counted.length > 0 && counted.every(({ item }) => item.exercise.loadable);
  return loaded.map(({ item, kind }): Fact => {
    const counts = nothingLeft && kind === "main";
    return {
      kind: "exposure_closed",
      id: newId(at.getTime()),
      sessionId,
      prescriptionId: item.id,
      revision: 0,
      painDuring: null,
      effort: null,
      stopReason: "none",
      endedByApp: counts,
      notReached: !counts,
      recordedAt: at,
    };
  });
}

type BackdateFailure = Denial | "no_program" | FactRejection;

/**
 * Opens an entry for a session done on an earlier day (or today, on paper). It is judged by the version in force that
 * day. More than seven days back it waits for a therapist; before the program or under a lock of that day it is refused.
 */
export async function backdateSession(
  actor: Actor,
  input: BackdateSessionInput,
): Promise<Result<StartedSession, BackdateFailure>> {
  const patientId = selfOf(actor);
  const access = await authorize(actor, "facts:record", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const started = ok({ sessionId: input.sessionId, outcome: "started" as const });
  if (await getSession(read, grant, input.sessionId)) return started;
  const subject = await getSessionSubject(read, grant);
  if (!subject?.episode) return err("not_found");
  const at = now();
  if (input.day > localDayOf(at, subject.zone)) return err("future_day");
  const span = versionInForce(await listPlanSpans(read, grant), input.day);
  if (!span) return err("no_program");
  const fact: Fact = {
    kind: "session_started",
    id: input.sessionId,
    versionId: span.versionId,
    startedAt: at,
    zone: subject.zone,
    localDay: input.day,
    source: "backfilled",
    restPainBefore: input.restPain,
    drowsy: null,
    recordedAt: at,
  };
  const result = await recordFacts(actor, { patientId, facts: [fact] });
  if (!result.ok) return err(result.code === "too_long" ? "not_valid" : result.code);
  const first = result.value.results[0];
  return first?.status === "rejected" ? err(first.reason) : started;
}

/**
 * Corrects a session's day or resting pain, withdraws it, or takes the withdrawal back, as one further amendment. The
 * first entry stays. `conflict` when someone else corrected it since.
 */
export async function amendSession(
  actor: Actor,
  input: AmendSessionInput,
): Promise<Result<{ sessionId: string; withdrawn: boolean }, Denial | "conflict" | FactRejection>> {
  const patientId = selfOf(actor);
  const fact: SessionAmended = {
    kind: "session_amended",
    id: input.amendmentId,
    sessionId: input.sessionId,
    revision: input.revision + 1,
    localDay: input.day,
    restPainBefore: input.restPain,
    drowsy: input.drowsy,
    withdrawn: input.withdrawn,
    reason: input.reason,
    recordedAt: now(),
  };
  const done = ok({ sessionId: input.sessionId, withdrawn: input.withdrawn });
  const result = await recordFacts(actor, { patientId, facts: [fact] });
  if (!result.ok) return err(result.code === "too_long" ? "not_valid" : result.code);
  const first = result.value.results[0];
  if (first?.status !== "rejected") return done;
  if (first.reason === "session_unknown") return err("not_found");
  if (first.reason === "id_taken" && (await saysSame(actor, fact))) return done;
  return err(first.reason === "revision_taken" || first.reason === "id_taken" ? "conflict" : first.reason);
}

/** Whether the newest amendment says this already: a form sent twice differs in its moment alone. */
async function saysSame(actor: Actor, fact: SessionAmended): Promise<boolean> {
  const access = await authorize(actor, "facts:record", { patientId: selfOf(actor) });
  const session = access.ok ? await getSession((await getStore()).read, access.value, fact.sessionId) : null;
  if (!session) return false;
  const standing = currentAnswers(session);
  return (["revision", "localDay", "restPainBefore", "drowsy", "withdrawn"] as const).every(
    (key) => standing[key] === fact[key],
  );
}

export interface BackdatePage {
  readonly sessionId: string;
  readonly today: LocalDay;
  /** Days that can be picked, today first; each with what entering it now means. */
  readonly days: readonly { readonly day: LocalDay; readonly waits: boolean }[];
  readonly day: LocalDay | null;
}

/** What `/session/new` offers: the days of the program, back to four weeks. Denials as in `authorize`. */
export async function readBackdatePage(
  actor: Actor,
  input: { readonly day?: string },
): Promise<Result<BackdatePage, Denial>> {
  const access = await authorize(actor, "own-record:read", { patientId: selfOf(actor) });
  if (!access.ok) return access;
  const { read } = await getStore();
  const subject = await getSessionSubject(read, access.value);
  if (!subject?.episode) return err("not_found");
  const today = localDayOf(now(), subject.zone);
  const spans = await listPlanSpans(read, access.value);
  const days = Array.from({ length: backdateDaysMax + 1 }, (_, back) => addDays(today, -back)).flatMap(
    (day, back) => (versionInForce(spans, day) ? [{ day, waits: back > 7 }] : []),
  );
  const day = days.some((candidate) => candidate.day === input.day) ? (input.day ?? null) : null;
  return ok({ sessionId: newId(now().getTime()), today, days, day });
}

/** The plan asked for: an on-demand one, or under a T the calm plan, by its id; else the core plan of the day. */
function spanAsked(
  spans: readonly PlanSpan[],
  today: LocalDay,
  lock: RedFlagLock,
  versionId?: string,
): PlanSpan | null {
  if (versionId !== undefined && versionId === calmUnder(lock, spans, today)) {
    return spans.find((span) => span.versionId === versionId) ?? null;
  }
  const onDemand = onDemandInForce(spans, today).find((span) => span.versionId === versionId);
  return onDemand ?? versionInForce(spans, today);
}

/** The newest calm plan of the episode that has begun. */
const calmOf = (spans: readonly PlanSpan[], today: LocalDay): PlanSpan | null =>
  spans.findLast((span) => span.calmOnly && span.effectiveFrom <= today) ?? null;

/** The calm plan that stays open while only strengthening is locked (clinical.md A4). */
export function calmUnder(lock: RedFlagLock, spans: readonly PlanSpan[], today: LocalDay): string | null {
  return lock.strengthening && !lock.calm ? (calmOf(spans, today)?.versionId ?? null) : null;
}

/** The plan in a line. */
export function briefOf(version: ServedVersion): PlanBrief {
  const items = version.blocks.flatMap((block) => block.prescriptions);
  return {
    versionId: version.versionId,
    programName: version.programName,
    calmOnly: version.calmOnly,
    minutes: sessionMinutes(items),
    exercises: items.length,
  };
}

/** The patient's own member id; nobody's for others, whom `authorize` then refuses. */
export const selfOf = (actor: Actor): string =>
  actor.kind === "member" ? (actor as MemberActor).memberId : "";
