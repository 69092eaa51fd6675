/**
 * Progress: the patient's own sessions over time. Invariants: the figures are those the therapist sees; a day without an
 * answer is drawn as unknown; a session that waits or was withdrawn is listed as such and counted nowhere.
 */
import { listCheckIns } from "#db/queries/check-in.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { listFlares } from "#db/queries/flare.ts";
import { listServedVersions, type ServedVersion } from "#db/queries/program.ts";
import { listSessionIdsBetween, listSessions } from "#db/queries/session.ts";
import { listLeftOut, listMainSets } from "#db/queries/strength.ts";
import { getStore } from "#db/runtime/store.ts";
import { type Actor, selfOf } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, eachDay, type LocalDay, weekStartOf } from "#lib/domain/calendar.ts";
import { creditClassOf } from "#lib/domain/credit.ts";
import { type Flare, flareEndedOn } from "#lib/domain/flare.ts";
import { fraction, mul, roundHalfUp } from "#lib/domain/fraction.ts";
import { latestClimb, type Milestone, rungsClimbed } from "#lib/domain/milestone.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { currentAnswers } from "#lib/domain/session.ts";
import { type StrengthLine, strengthLines } from "#lib/domain/strength.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type AdherenceDayView, fractionOfText, getAdherence, toDayViews, toFourWeeks } from "./adherence.ts";
import { type ClimbView, toClimbView } from "./view/climb.ts";

/** What a session of the list came to. `waiting`: entered later than seven days, a therapist decides. */
export type ListedState = "complete" | "partial" | "none" | "open" | "waiting" | "declined" | "withdrawn";

export interface ListedSession {
  readonly sessionId: string;
  readonly day: LocalDay;
  readonly state: ListedState;
  /** Of what was prescribed, whole percent. */
  readonly percent: number;
  readonly safetyStop: boolean;
  readonly source: "live" | "backfilled" | "paper";
  /** Entered more than 48 hours after the day. */
  readonly late: boolean;
  /** Worst pain during, 0 to 10; null is not answered. */
  readonly painDuring: number | null;
}

export interface ProgressView {
  readonly today: LocalDay;
  readonly fourWeeks: ReturnType<typeof toFourWeeks>;
  /** The last sixteen weeks, oldest first; none before the program began. */
  readonly days: readonly (AdherenceDayView & { readonly flare: boolean })[];
  /** Flares of these weeks, with their last day; null while one goes on. */
  readonly flares: readonly FlareSpan[];
  readonly clearedOn: LocalDay | null;
  readonly measure: "sessions" | "check-ins";
  readonly dots: readonly { readonly day: LocalDay; readonly pain: number | null }[];
  /** What was done of each main exercise of the plan, over the same weeks; empty in calm care. */
  readonly strength: readonly StrengthLine[];
  /** Rungs climbed since the first program, the newest first. */
  readonly milestones: readonly Milestone[];
  /** The ladder of the newest of them that the plan still stands on. */
  readonly climb: ClimbView | null;
  /** Newest first, at most 40. */
  readonly sessions: readonly ListedSession[];
}

interface FlareSpan {
  readonly from: LocalDay;
  readonly to: LocalDay | null;
}

const weeksShown = 16;
const sessionsShown = 40;

/** The patient's own course. Denials as in `authorize`; `not_found` without an episode of care. */
export async function readProgress(actor: Actor): Promise<Result<ProgressView, Denial>> {
  const patientId = selfOf(actor);
  const access = await authorize(actor, "own-record:read", { patientId });
  if (!access.ok) return access;
  const reading = await getAdherence(actor, { patientId });
  if (!reading.ok) return reading;
  const { adherence, credits, today, spans } = reading.value;
  const { read } = await getStore();
  const from = addDays(weekStartOf(today), -7 * (weeksShown - 1));
  const byId = new Map(credits.map((credit) => [credit.sessionId, credit]));
  const ids = await listSessionIdsBetween(read, access.value, addDays(today, -365), today, sessionsShown);
  const sessions = await listSessions(read, access.value, ids);
  const clearance = await getClearanceInForce(read, access.value);
  const answered = credits.filter((credit) => credit.counts && credit.localDay >= from);
  const checkIns = answered.length === 0 ? await listCheckIns(read, access.value, { from }) : [];
  const flares = (await listFlares(read, access.value))
    .map(spanOf)
    .filter((span) => span.to === null || span.to >= from);
  const inFlare = (day: LocalDay) =>
    flares.some((span) => span.from <= day && day <= (span.to === null || span.to > today ? today : span.to));
  const fourWeeks = toFourWeeks(adherence, today);
  const plans = plansOf(spans, await listServedVersions(read, access.value), today);
  const climbed = plans.map(({ effectiveFrom, main }) => ({
    effectiveFrom,
    exercises: main.map((row) => row.exercise),
  }));
  const milestones = rungsClimbed(climbed);
  const climb = latestClimb(climbed, milestones);
  return ok({
    today,
    fourWeeks: {
      ...fourWeeks,
      flareDays: eachDay(fourWeeks.from, fourWeeks.to).filter(inFlare).length,
    },
    days: toDayViews(adherence)
      .filter((day) => day.day >= from)
      .map((day) => ({ ...day, flare: inFlare(day.day) })),
    flares,
    clearedOn: clearance?.signedDay ?? null,
    measure: answered.length > 0 ? "sessions" : "check-ins",
    dots:
      answered.length > 0
        ? answered.map((credit) => ({ day: credit.localDay, pain: credit.painDuring }))
        : checkIns.map((row) => ({ day: row.day, pain: row.worstPain })),
    strength: strengthLines({
      shown: plans.at(-1)?.main ?? [],
      served: new Map(plans.map((plan) => [plan.versionId, plan.main])),
      sessions: answered.map(({ sessionId, versionId, localDay }) => ({
        sessionId,
        versionId,
        day: localDay,
      })),
      sets: await listMainSets(read, access.value, from),
      skipped: await listLeftOut(read, access.value, from),
    }),
    milestones,
    climb:
      climb &&
      (await toClimbView(
        read,
        access.value,
        climb,
        plans.flatMap((plan) => plan.main),
      )),
    sessions: sessions
      .flatMap((session): ListedSession[] => {
        const credit = byId.get(session.id);
        if (!credit) return [];
        const { withdrawn } = currentAnswers(session);
        const value = fractionOfText(credit.credit);
        const waits = credit.late === "waits_for_therapist";
        const undecided = session.lateAccepted === null ? "waiting" : "declined";
        return [
          {
            sessionId: session.id,
            day: credit.localDay,
            state: withdrawn
              ? "withdrawn"
              : waits && !credit.counts
                ? undecided
                : credit.finished
                  ? creditClassOf(value)
                  : "open",
            percent: roundHalfUp(mul(value, fraction(100))),
            safetyStop: credit.safetyStop,
            source: session.source,
            late: credit.late !== "normal",
            painDuring: credit.painDuring,
          },
        ];
      })
      .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.sessionId < b.sessionId ? 1 : -1)),
  });
}

/** A flare from its first day to the last before it was over. */
function spanOf(flare: Flare): FlareSpan {
  const over = flareEndedOn(flare);
  const last = over === null ? null : addDays(over, -1);
  return { from: flare.startedOn, to: last !== null && last < flare.startedOn ? flare.startedOn : last };
}

/**
 * The main exercises of each strengthening version that has come into force, in order of its first day: what is in force
 * now, or was last before a calm plan, stands at the end.
 */
function plansOf(spans: readonly PlanSpan[], versions: readonly ServedVersion[], today: LocalDay) {
  const byId = new Map(versions.map((version) => [version.versionId, version]));
  return spans
    .filter((span) => span.lane === "core" && !span.calmOnly && span.effectiveFrom <= today)
    .flatMap(({ versionId, effectiveFrom }) => {
      const main = byId
        .get(versionId)
        ?.blocks.filter((block) => block.kind === "main")
        .flatMap((block) => block.prescriptions);
      return main === undefined ? [] : [{ versionId, effectiveFrom, main }];
    });
}
