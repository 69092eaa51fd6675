/**
 * A therapist's side of logging: a paper log typed in, and entries later than seven days that wait for a decision.
 * Invariants: a paper log goes through the same facts as every other; a decision on a late entry is made once and
 * stays on record. Source: clinical.md F2 "Late entry"; product.md "Enter a paper log in under a minute".
 * Over 250 lines: the form, what it stores and the decision on what came late are one page of a therapist.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { listCredits, replaceCredits } from "#db/queries/credit.ts";
import { getServedVersion, listPlanSpans } from "#db/queries/program.ts";
import {
  getSession,
  insertLateEntryReview,
  listSessions,
  listVersionsForFacts,
} from "#db/queries/session.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { prescribedSets, targetsOf } from "#lib/domain/dosage.ts";
import { doneMax, type Fact, type FactRejection } from "#lib/domain/facts.ts";
import { fraction, mul, roundHalfUp } from "#lib/domain/fraction.ts";
import { loadInGrams } from "#lib/domain/load.ts";
import { type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import { creditRowOf, currentAnswers } from "#lib/domain/session.ts";
import { exerciseViews, type SessionExerciseView } from "#lib/domain/session-view.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { LateEntryInput, PaperLogInput } from "#lib/schemas/session.ts";
import { fractionOfText } from "./adherence.ts";
import { decideAfter } from "./progression.ts";
import { recordFacts } from "./record-facts.ts";
import { refreshSignals } from "./refresh-signals.ts";

/** An entry later than seven days. */
export interface WaitingEntry {
  readonly sessionId: string;
  readonly reviewId: string;
  readonly day: LocalDay;
  readonly enteredAt: Date;
  readonly percent: number;
  readonly painDuring: number | null;
  readonly byPatient: boolean;
}

export interface LogPage {
  readonly patientId: string;
  readonly patientName: string;
  readonly zone: string;
  readonly sessionId: string;
  readonly today: LocalDay;
  readonly day: LocalDay;
  /** Days since the program began, newest first, at most 60; each in force. */
  readonly days: readonly LocalDay[];
  /** The version in force on the day; null where there is none. */
  readonly plan: {
    readonly versionId: string;
    readonly programName: string;
    readonly exercises: readonly SessionExerciseView[];
  } | null;
  /** Sessions logged for this day already. */
  readonly loggedThatDay: number;
  readonly waiting: readonly WaitingEntry[];
}

const daysOffered = 60;

/** What `/patients/[id]/log` shows. For a therapist of the care team; others as `authorize` says. */
export async function readLogPage(
  actor: Actor,
  input: { readonly patientId: string; readonly day?: string },
): Promise<Result<LogPage, Denial>> {
  const access = await authorize(actor, "episode:manage", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const subject = await getSessionSubject(read, grant);
  if (!subject?.episode) return err("not_found");
  const today = localDayOf(now(), subject.zone);
  const spans = await listPlanSpans(read, grant);
  const days = offeredDays(spans, today);
  const day = days.find((candidate) => candidate === input.day) ?? days[0] ?? today;
  const span = versionInForce(spans, day);
  const version = span && (await getServedVersion(read, grant, span.versionId));
  const credits = await listCredits(read, grant);
  const late = credits.filter((credit) => credit.late === "waits_for_therapist");
  const sessions = await listSessions(
    read,
    grant,
    late.map((credit) => credit.sessionId),
  );
  const makeId = () => newId(now().getTime());
  return ok({
    patientId: grant.patientId,
    patientName: subject.name,
    zone: subject.zone,
    sessionId: makeId(),
    today,
    day,
    days,
    plan: version && {
      versionId: version.versionId,
      programName: version.programName,
      exercises: exerciseViews(version.blocks, { sets: [], exposures: [] }),
    },
    loggedThatDay: credits.filter((credit) => credit.counts && credit.localDay === day).length,
    waiting: sessions
      .filter((session) => session.lateAccepted === null && !currentAnswers(session).withdrawn)
      .map((session) => {
        const credit = late.find((row) => row.sessionId === session.id)!;
        return {
          sessionId: session.id,
          reviewId: makeId(),
          day: credit.localDay,
          enteredAt: session.recordedAt,
          percent: roundHalfUp(mul(fractionOfText(credit.credit), fraction(100))),
          painDuring: credit.painDuring,
          byPatient: session.recordedById === grant.patientId,
        };
      })
      .sort((a, b) => (a.day < b.day ? 1 : -1)),
  });
}

function offeredDays(spans: readonly PlanSpan[], today: LocalDay): LocalDay[] {
  return Array.from({ length: daysOffered }, (_, back) => addDays(today, -back)).filter(
    (day) => versionInForce(spans, day) !== null,
  );
}

/**
 * Stores a paper log as one session. Sending it twice stores it once. `conflict` when the plan of that day is no longer
 * the one that was shown; otherwise the reason why the session cannot stand (`locked`, `not_cleared`, …).
 */
export async function recordPaperLog(
  actor: Actor,
  input: PaperLogInput,
): Promise<Result<{ patientId: string; day: LocalDay }, Denial | "conflict" | FactRejection>> {
  const { patientId, sessionId, day } = input;
  const access = await authorize(actor, "episode:manage", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const subject = await getSessionSubject(read, grant);
  if (!subject?.episode) return err("not_found");
  const stored = await getSession(read, grant, sessionId);
  if (stored)
    return stored.localDay === day && stored.versionId === input.versionId
      ? ok({ patientId, day })
      : err("conflict");
  const version = (await listVersionsForFacts(read, grant, [input.versionId])).get(input.versionId);
  const span = versionInForce(await listPlanSpans(read, grant), day);
  if (!version || span?.versionId !== input.versionId) return err("conflict");
  const at = now();
  const id = () => newId(at.getTime());
  const facts: Fact[] = [
    {
      kind: "session_started",
      id: sessionId,
      versionId: version.id,
      startedAt: at,
      zone: subject.zone,
      localDay: day,
      source: "paper",
      restPainBefore: input.restPain,
      drowsy: null,
      recordedAt: at,
    },
  ];
  for (const row of input.rows) {
    const item = version.items.find((candidate) => candidate.id === row.prescriptionId);
    if (!item) return err("prescription_unknown");
    const common = { sessionId, prescriptionId: item.id, revision: 0, recordedAt: at };
    const loadG = row.load === null ? null : loadInGrams(row.load, input.loadUnit);
    for (const [place, set] of prescribedSets(item.dose, item.side).entries()) {
      const done = row.sets[place] ?? null;
      if (done === null) continue;
      // A log is stored whole or not at all: what could be refused later is refused before.
      if (done > doneMax[targetsOf(item.dose).unit]) return err("out_of_range");
      facts.push({
        kind: "set_recorded",
        id: id(),
        ...common,
        setIndex: set.index,
        side: set.side,
        done,
        loadG,
      });
    }
    facts.push({
      kind: "exposure_closed",
      id: id(),
      ...common,
      painDuring: row.pain,
      effort: row.effort,
      stopReason: row.stop,
      endedByApp: false,
      notReached: false,
    });
  }
  facts.push({
    kind: "session_finished",
    id: id(),
    sessionId,
    finishedAt: at,
    endedBy: "patient",
    recordedAt: at,
  });
  const result = await recordFacts(actor, { patientId, facts });
  if (!result.ok) return err(result.code === "too_long" ? "not_valid" : result.code);
  const refused = result.value.results.find((one) => one.status === "rejected");
  if (refused?.status !== "rejected") return ok({ patientId, day });
  return refused.reason === "id_taken" ? err("conflict") : err(refused.reason);
}

/** Counts a late entry, or does not. Once decided it stays: `conflict` when a colleague decided otherwise. Therapists of the care team. */
export async function reviewLateEntry(
  actor: Actor,
  input: LateEntryInput,
): Promise<Result<{ patientId: string; accepted: boolean }, Denial | "conflict">> {
  const { patientId, sessionId } = input;
  const access = await authorize(actor, "episode:manage", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const accepted = input.decision === "accept";
  const store = await getStore();
  const session = await getSession(store.read, grant, sessionId);
  if (!session) return err("not_found");
  const settled = (decision: boolean) =>
    decision === accepted ? ok({ patientId, accepted }) : err("conflict");
  if (session.lateAccepted !== null) return settled(session.lateAccepted);
  const version = (await listVersionsForFacts(store.read, grant, [session.versionId])).get(session.versionId);
  if (!version) return err("not_found");
  const at = now();
  try {
    await store.write(grant, "late-entry:review", async (tx, audit) => {
      audit({ subjectId: sessionId });
      await insertLateEntryReview(tx, grant, { id: input.reviewId, sessionId, accepted, reviewedAt: at });
      const standing = await getSession(tx, grant, sessionId);
      if (!standing) throw new Error("invariant broken: a session is never deleted");
      const row = creditRowOf(standing, version.items, version.painAmberMax);
      await replaceCredits(tx, grant, [{ ...row, episodeId: version.episodeId, versionId: version.id }], at);
      await refreshSignals(tx, grant);
    });
  } catch (problem) {
    if (!isUniqueViolation(problem)) throw problem;
    const decided = (await getSession(store.read, grant, sessionId))?.lateAccepted;
    return decided == null ? err("conflict") : settled(decided);
  }
  const { clinicId, episodeId } = grant;
  if (accepted && episodeId !== null) await decideAfter({ clinicId, patientId, episodeId }, "correction");
  return ok({ patientId, accepted });
}
