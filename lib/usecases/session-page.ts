/**
 * What a session’s own page shows, from before its start to its summary, and the page where an earlier day is entered.
 * Invariant: a lock by a red flag comes before everything else that could be shown of a session under way.
 */
import { listCredits } from "#db/queries/credit.ts";
import { listExcuses } from "#db/queries/excuse.ts";
import { getServedVersion, listPlanSpans } from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { getSession, type SessionReader, type StoredSession } from "#db/queries/session.ts";
import { getSessionSubject, type SessionSubject } from "#db/queries/session-subject.ts";
import { isStrengtheningPaused } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { type Due, dueOn, nextDueDay } from "#lib/domain/due.ts";
import { askFlareFrom } from "#lib/domain/flare.ts";
import type { Lateness } from "#lib/domain/late-entry.ts";
import { type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import type { RedFlagLock } from "#lib/domain/red-flag.ts";
import type { WholeScreen } from "#lib/domain/screen-due.ts";
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
import { adherenceOf } from "./adherence.ts";
import { readFlareState } from "./flare.ts";
import { readScreenStatus } from "./red-flag.ts";
import { readBaseline } from "./resting-pain.ts";
import { briefOf, calmUnder, type PlanBrief, spanAsked } from "./session-plan.ts";
import { localeOf } from "./view/library-entry.ts";
import { type ShownExercises, shownExercises } from "./view/shown-exercise.ts";

/** How far back a patient picks a day in the form; what is later than seven days waits for a therapist. */
export const backdateDaysMax = 28;

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
  /** The rules hold all strengthening back until a person resumes it (clinical.md B5); calm care stays open. */
  | (PageBase & { readonly kind: "paused" })
  /** Nothing is served today. */
  | (PageBase & { readonly kind: "no_program" })
  /** The whole red-flag screen comes first (clinical.md A4). */
  | (PageBase & { readonly kind: "screen_due"; readonly occasion: WholeScreen })
  | (PageBase & {
      readonly kind: "start";
      readonly screenId: string;
      readonly plan: PlanBrief;
      /** From this resting pain on the form asks about a flare; null where the plan is calm already. */
      readonly flareFrom: number | null;
    })
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
  /** Words, pictures and videos of each. */
  readonly shows: ShownExercises;
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
  if (session)
    return ok(
      await shownSession(read, grant, base, session, { lock, spans, subject, locale: localeOf(actor) }),
    );
  const inFlare = (await readFlareState(read, grant, today)) !== null;
  const paused = await isStrengtheningPaused(read, grant);
  const span = spanAsked(spans, today, lock, input.versionId, inFlare || paused);
  const version = span && (await getServedVersion(read, grant, span.versionId));
  if (lock.sessions || (lock.strengthening && version && !version.calmOnly))
    return ok({ ...base, kind: "locked", lock, calmVersionId: calmUnder(lock, spans, today) });
  if (!version) return ok({ ...base, kind: "no_program" });
  if (paused && version.lane === "core" && !version.calmOnly) return ok({ ...base, kind: "paused" });
  const start = { ...base, kind: "start" as const, screenId: newId(now().getTime()), plan: briefOf(version) };
  if (version.calmOnly) return ok({ ...start, flareFrom: null });
  const screens = await readScreenStatus(actor);
  if (!screens.ok) return screens;
  if (screens.value.due !== null) return ok({ ...base, kind: "screen_due", occasion: screens.value.due });
  return ok({ ...start, flareFrom: askFlareFrom(await readBaseline(read, grant, today)) });
}

interface Around {
  readonly lock: RedFlagLock;
  readonly spans: readonly PlanSpan[];
  readonly subject: SessionSubject;
  readonly locale: string;
}

async function shownSession(
  read: Db,
  grant: SessionReader,
  base: PageBase,
  session: StoredSession,
  { lock, spans, subject, locale }: Around,
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
    shows: await shownExercises(read, grant, locale, [version]),
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
