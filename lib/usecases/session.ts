/**
 * What a patient does with a session: starting it, entering one of an earlier day, correcting it. Invariants: the
 * server, not the button, holds a session under an open lock; how a session starts is decided by the rule before each
 * session (clinical.md A5) from answers given now; everything is stored as facts through `recordFacts`.
 * Long: what comes before a start (lock, screen, flare, calm) is one order that must be read as one.
 */
import { getServedVersion, listPlanSpans, type ServedVersion } from "#db/queries/program.ts";
import { getSession, type SessionReader } from "#db/queries/session.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { isStrengtheningPaused } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Fact, FactRejection, SessionAmended } from "#lib/domain/facts.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { lockOf } from "#lib/domain/red-flag.ts";
import { decideSessionStart } from "#lib/domain/safety.ts";
import { currentAnswers } from "#lib/domain/session.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { AmendSessionInput, BackdateSessionInput, StartSessionInput } from "#lib/schemas/session.ts";
import { declareFlare, readFlareState } from "./flare.ts";
import { decideAfter } from "./progression.ts";
import { recordFacts } from "./record-facts.ts";
import { answerSessionScreen, readScreenStatus } from "./red-flag.ts";
import { readBaseline } from "./resting-pain.ts";
import { calmOf, spanAsked } from "./session-plan.ts";

/** What became of pressing Start. `locked`: an answer locked it; nothing was started and the page says what to do. */
export interface StartedSession {
  readonly sessionId: string;
  readonly outcome: "started" | "locked";
}

type StartFailure =
  | Denial
  | "incomplete"
  | "conflict"
  | "no_program"
  | "paused"
  | "session_refused"
  | "screen_due"
  | "flare_unanswered";

const noLock = lockOf([]);

/**
 * Starts a live session: stores the two safety questions first, then decides from resting pain and drowsiness what is
 * served (clinical.md A5): high pain swaps to the calm plan; something drowsy leaves loaded exercises out, without loss
 * of credit. Yes to the question about a flare declares one. Pressing twice starts once. Fails with `incomplete` when a
 * safety question is open, `screen_due` when the whole red-flag screen comes before anything but calm care (A4), and
 * `flare_unanswered` when the pain asks about a flare and nothing was said.
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
  const subject = await getSessionSubject(read, grant);
  if (!subject?.episode) return err("not_found");
  const at = now();
  const today = localDayOf(at, subject.zone);
  const inFlare = (await readFlareState(read, grant, today)) !== null;
  const start = await decideStart(read, grant, today, input);
  const asksCalm = inFlare || (await isStrengtheningPaused(read, grant));
  const asked = spanAsked(await listPlanSpans(read, grant), today, noLock, input.versionId, asksCalm);
  const asksFlare = start.asksFlare && asked !== null && !asked.calmOnly;
  const unsaid = asksFlare && (input.flare ?? null) === null;
  // A yes to a safety question is taken whatever else is open.
  if (unsaid && !Object.values(input.answers).includes(true)) return err("flare_unanswered");
  const screen = await answerSessionScreen(actor, {
    patientId,
    screenId: input.screenId,
    answers: input.answers,
    ...(asksFlare && !unsaid ? { flare: input.flare === true } : {}),
  });
  if (!screen.ok) return screen.code === "birth_year_impossible" ? err("conflict") : err(screen.code);
  if (screen.value.advice.lock.sessions) return ok({ sessionId: input.sessionId, outcome: "locked" });
  if (unsaid) return err("flare_unanswered");
  // What a long gap decides is decided before anything is served (clinical.md B5).
  const { clinicId } = grant;
  await decideAfter({ clinicId, patientId, episodeId: subject.episode.id }, "gap");
  if (asksFlare && input.flare === true) {
    const declared = await declareFlare(actor, {
      idempotencyKey: newId(at.getTime()),
      restPain: input.restPain,
    });
    if (!declared.ok) return err(declared.code === "discharged" ? "no_program" : declared.code);
  }
  const spans = await listPlanSpans(read, grant);
  const opensCalm = inFlare || (await isStrengtheningPaused(read, grant));
  const planned = spanAsked(spans, today, screen.value.advice.lock, input.versionId, opensCalm);
  if (!planned) return err("no_program");
  const calm = calmOf(spans, today);
  const swaps = start.kind === "calm" && !planned.calmOnly;
  if (swaps && !calm) return err("no_program");
  const served = swaps && calm ? calm : planned;
  if (!served.calmOnly) {
    const screens = await readScreenStatus(actor);
    if (!screens.ok) return screens;
    if (screens.value.due !== null) return err("screen_due");
  }
  if (served.lane === "core" && !served.calmOnly && (await isStrengtheningPaused(read, grant)))
    return err("paused");
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
  const baseline = await readBaseline(read, grant, today);
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
