/**
 * Reads what the signals of one patient rest on, inside or outside a transaction.
 * Invariants: one assembly for every occasion (an entry arriving, the daily pass), so that they never disagree; a fixed
 * number of statements, however long the course is; days are the patient's own.
 */
import type { LinkedCredit } from "#db/queries/caseload.ts";
import { listChartCredits } from "#db/queries/chart.ts";
import { type CheckInRow, listCheckIns } from "#db/queries/check-in.ts";
import { type Excuse, listExcuses } from "#db/queries/excuse.ts";
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { listPromResponses, type PromResponseRow } from "#db/queries/prom.ts";
import { listClearedLegDays, listOpenFlags } from "#db/queries/red-flag.ts";
import { listSessions } from "#db/queries/session.ts";
import {
  everything,
  getRuleFacts,
  getSignalSubject,
  listFlareFacts,
  listServedItems,
  type SignalSubject,
} from "#db/queries/signal-facts.ts";
import type { Db } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { type Adherence, adherenceBetween } from "#lib/domain/adherence.ts";
import { addDays, type LocalDay, localDayOf, startOfLocalDay } from "#lib/domain/calendar.ts";
import { gateOf } from "#lib/domain/gate-input.ts";
import { type DaySession, daySessionOf, nextDayPainOf, nextMorningPains } from "#lib/domain/next-day.ts";
import { isInForce, type PlanSpan } from "#lib/domain/program.ts";
import { promFactsOf } from "#lib/domain/prom-facts.ts";
import { restingPainSeries } from "#lib/domain/resting-pain.ts";
import { dueRuleOf } from "#lib/domain/schedule.ts";
import { currentExposures } from "#lib/domain/session.ts";
import { adherenceDrop } from "#lib/domain/signal.ts";
import type { AdherenceFacts, ExposureFact, PromFacts, SignalFacts } from "#lib/domain/signal-facts.ts";
import { now } from "#lib/kernel/clock.ts";
import { adherenceInputOf, adherenceOf } from "./adherence.ts";
import { readAdvance } from "./advance-ready.ts";
import { scoredOutcomes } from "./stage-facts.ts";
import { silenceOf } from "./view/due.ts";

/** How far back exposures are read: six at one a week, and the morning after the last of them. */
const exposureDays = 45;
/** How far back flares are read: one that goes on, and the one before it. */
const flareDays = 120;

/** The facts of the grant's episode as of now; null without an episode of care. */
export async function readSignalFacts(db: Db, grant: RulesGrant): Promise<SignalFacts | null> {
  const subject = await getSignalSubject(db, grant);
  if (!subject) return null;
  const { zone, phase, onsetDay, joined, invitedAt } = subject;
  const at = now();
  const today = localDayOf(at, zone);
  const spans = await listPlanSpans(db, grant);
  const credits = (await listChartCredits(db, grant)).filter((credit) => !credit.withdrawn);
  const excuses = await listExcuses(db, grant);
  const checkIns = await listCheckIns(db, grant);
  const openFlags = await listOpenFlags(db, grant);
  const legDays = phase === "acute" ? await listClearedLegDays(db, grant) : [];
  const from = addDays(today, -exposureDays);
  const { resumedAt, ...rules } = await getRuleFacts(db, grant);
  const exercise = await readExposures(db, grant, from, credits, resumedAt);
  const flares = await listFlareFacts(db, grant, addDays(today, -flareDays));
  const responses = await listPromResponses(db, grant);
  const restingPain = restingPainSeries(
    checkIns,
    credits.filter((credit) => credit.counts),
    exercise.mornings,
  );
  return {
    phase,
    now: at,
    today,
    startOf: (day) => startOfLocalDay(day, zone),
    onsetDay,
    openFlags,
    gate:
      phase === "acute"
        ? gateOf({
            checkIns,
            openFlags,
            clearedLegDays: legDays.map((leg) => leg.day),
            onsetDay,
            today,
          })
        : null,
    gateAnsweredAt: checkIns.at(-1)?.recordedAt ?? null,
    checkIns: checkIns
      .slice(-2)
      .map(({ day, nightUnrelenting, recordedAt }) => ({ day, nightUnrelenting, enteredAt: recordedAt })),
    restingPain,
    exposures: exercise.exposures,
    adherence: spans.some((span) => span.lane === "core")
      ? adherenceFactsOf(subject, spans, credits, excuses, today)
      : null,
    silence: silenceOf(spans, excuses, lastEntryDay(credits, checkIns, zone), today),
    selfExcuses: excuses
      .filter((excuse) => excuse.byPatient)
      .map(({ id, from: first, to, recordedAt }) => ({ id, from: first, to, enteredAt: recordedAt })),
    lateEntries: credits
      .filter((credit) => credit.waits)
      .map(({ sessionId, localDay, enteredAt }) => ({ sessionId, day: localDay, enteredAt })),
    invitedAt: joined ? null : invitedAt,
    invitedOn: joined ? null : localDayOf(invitedAt, zone),
    ...rules,
    flares,
    proms: promFacts(responses, subject, today),
    advance:
      phase === "discharged"
        ? null
        : await readAdvance(db, grant, {
            today,
            spans,
            credits,
            excuses,
            restingPain,
            outcomes: scoredOutcomes(responses),
            locked: openFlags.some((flag) => flag.code !== "U"),
          }),
  };
}

/** The newest day that an entry is about or was made on. */
function lastEntryDay(
  credits: readonly LinkedCredit[],
  checkIns: readonly CheckInRow[],
  zone: string,
): LocalDay | null {
  const days = [
    ...credits.flatMap((row) => [row.localDay, localDayOf(row.enteredAt, zone)]),
    ...checkIns.flatMap((row) => [row.day, localDayOf(row.recordedAt, zone)]),
  ];
  return days.reduce<LocalDay | null>((last, day) => (last === null || day > last ? day : last), null);
}

function adherenceFactsOf(
  { phase, phaseSince }: SignalSubject,
  spans: readonly PlanSpan[],
  credits: readonly LinkedCredit[],
  excuses: readonly Excuse[],
  today: LocalDay,
): AdherenceFacts {
  const scope = { dischargedOn: phase === "discharged" ? phaseSince : null };
  const input = adherenceInputOf(spans, credits, excuses, today, scope);
  const adherence: Adherence = adherenceOf(spans, credits, excuses, today, scope);
  const { spanDays } = adherenceDrop;
  const between = (first: number, last: number) =>
    adherenceBetween(input, addDays(today, -first), addDays(today, -last));
  const present = spans.find((span) => span.lane === "core" && isInForce(span, today));
  const rule = present ? dueRuleOf(present.schedule).kind : null;
  return {
    rolling: adherence.rolling,
    last14: between(spanDays, 1),
    before14: between(2 * spanDays, spanDays + 1),
    slots: adherence.slots,
    weeks: adherence.weeks,
    rule: rule === "dates" || rule === "quota" ? rule : null,
  };
}

/** What the outcome measures say; answers replaced or withdrawn are left out. */
function promFacts(
  responses: readonly PromResponseRow[],
  { phase, phaseSince, clearedOn }: SignalSubject,
  today: LocalDay,
): PromFacts {
  return promFactsOf(
    { phase, clearedOn, maintenanceSince: phase === "maintenance" ? phaseSince : null },
    responses.filter((response) => response.correction === null),
    today,
  );
}

/** The exposures since a day with their morning after, and the mornings themselves for the series of resting pain. */
async function readExposures(
  db: Db,
  grant: RulesGrant,
  from: LocalDay,
  credits: readonly LinkedCredit[],
  resumedAt: ReadonlyMap<string, Date>,
): Promise<{
  exposures: ExposureFact[];
  mornings: { readonly day: LocalDay; readonly pain: number }[];
}> {
  const recent = credits.filter((credit) => credit.localDay >= from).map((credit) => credit.sessionId);
  if (recent.length === 0) return { exposures: [], mornings: [] };
  const sessions = await listSessions(db, grant, recent);
  const days = sessions.map(daySessionOf);
  const answers = await listNextDayAnswers(db, grant, from);
  const items = await listServedItems(db, grant, [...new Set(sessions.map((session) => session.versionId))]);
  const morningOf = new Map(
    [...new Set(days.map((session) => session.day))].map((day) => [day, nextDayPainOf(day, days, answers)]),
  );
  const dayOf = new Map<string, DaySession>(days.map((session) => [session.id, session]));
  const exposures = sessions.flatMap((session) => {
    const { day } = dayOf.get(session.id)!;
    const morning = morningOf.get(day) ?? null;
    return currentExposures(session.exposures).flatMap((exposure) => {
      const item = items.get(exposure.prescriptionId);
      if (!item || exposure.notReached) return [];
      // As the rules of progression: what a person has resumed begins anew (clinical.md B5).
      const resumed = [resumedAt.get(item.exerciseId), resumedAt.get(everything)];
      if (resumed.some((since) => since !== undefined && session.startedAt < since)) return [];
      return [
        {
          key: `${session.id}:${exposure.prescriptionId}`,
          sessionId: session.id,
          exerciseId: item.exerciseId,
          exercise: item.exercise,
          day,
          enteredAt: exposure.recordedAt,
          restPainBefore: morning?.restPainBefore ?? session.restPainBefore,
          painDuring: exposure.painDuring,
          nextDayPain: morning?.pain ?? null,
          nextDayAt: morning?.pain == null ? null : (morning.answer?.recordedAt ?? null),
          main: item.blockKind === "main",
          dose: item.dose,
          rules: item.rules,
          atCeiling: item.atCeiling,
        },
      ];
    });
  });
  return { exposures, mornings: nextMorningPains(days, answers) };
}
