/**
 * Adherence from what is stored: the plan that was in force each day, the credit of each session, the excused days.
 * Invariants: one assembly serves Today, Progress, the caseload and the clinician, so they never disagree; a warm-up
 * on demand is never due and never fills a slot; a session that does not count yet (withdrawn, or waiting for a
 * therapist) is left out; nothing is due after discharge. Source: clinical.md F2.
 */
import { listCredits, type SessionCreditView } from "#db/queries/credit.ts";
import { type Excuse, listExcuses } from "#db/queries/excuse.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { getSessionSubject } from "#db/queries/session-subject.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import {
  type Adherence,
  type AdherenceInput,
  bandOf,
  computeAdherence,
  type WeekFigures,
} from "#lib/domain/adherence.ts";
import type { AdherenceLog, PlanSegment } from "#lib/domain/adherence-plan.ts";
import { addDays, type LocalDay, localDayOf, weekStartOf } from "#lib/domain/calendar.ts";
import {
  add,
  div,
  type Fraction,
  fraction,
  min,
  one,
  parseFraction,
  toNumber,
  zero,
} from "#lib/domain/fraction.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { assert } from "#lib/kernel/assert.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";

/** A session as adherence reads it: a row of `listCredits` or `listCreditsOfMany`. */
export type AdherenceCredit = Pick<
  SessionCreditView,
  "sessionId" | "versionId" | "localDay" | "credit" | "counts" | "safetyStop"
>;

export interface AdherenceScope {
  /** Last day of `days` and `slots`; the Sunday of today's week when absent. */
  readonly through?: LocalDay;
  /** The day of discharge: from it on nothing is due. */
  readonly dischargedOn?: LocalDay | null;
}

/** What adherence of one episode is computed from. Takes the same as `adherenceOf`. */
export function adherenceInputOf(
  spans: readonly PlanSpan[],
  credits: readonly AdherenceCredit[],
  excuses: readonly Pick<Excuse, "from" | "to">[],
  today: LocalDay,
  scope: AdherenceScope = {},
): AdherenceInput {
  const onDemand = new Set(spans.flatMap((span) => (span.lane === "on_demand" ? [span.versionId] : [])));
  return {
    segments: segmentsOfCore(spans, scope.dischargedOn ?? null),
    logs: credits
      .filter((credit) => credit.counts && !onDemand.has(credit.versionId))
      .map(
        (credit): AdherenceLog => ({
          id: credit.sessionId,
          day: credit.localDay,
          credit: fractionOfText(credit.credit),
          versionId: credit.versionId,
          safetyStop: credit.safetyStop,
        }),
      ),
    excuses: excuses.map(({ from, to }) => ({ from, to })),
    today,
    through: scope.through,
  };
}

/**
 * The adherence of one episode as it stands on `today`, the patient's local day that has not ended. `spans`, `credits`
 * and `excuses` are those of this episode, in any order. Only the core lane is due, the calm plan like any other.
 */
export function adherenceOf(
  spans: readonly PlanSpan[],
  credits: readonly AdherenceCredit[],
  excuses: readonly Pick<Excuse, "from" | "to">[],
  today: LocalDay,
  scope: AdherenceScope = {},
): Adherence {
  return computeAdherence(adherenceInputOf(spans, credits, excuses, today, scope));
}

function segmentsOfCore(spans: readonly PlanSpan[], dischargedOn: LocalDay | null): PlanSegment[] {
  return spans.flatMap((span): PlanSegment[] => {
    if (span.lane !== "core") return [];
    const ends = [span.endsBefore, dischargedOn].filter((day) => day !== null).sort()[0];
    if (ends !== undefined && ends <= span.effectiveFrom) return [];
    const { versionId, effectiveFrom, schedule } = span;
    return [{ versionId, effectiveFrom, schedule, until: ends === undefined ? null : addDays(ends, -1) }];
  });
}

/** The stored credit as the exact number it is. */
export function fractionOfText(text: string): Fraction {
  const parsed = parseFraction(text);
  assert(parsed, "a stored credit is a fraction");
  return parsed;
}

export interface AdherenceReading {
  readonly adherence: Adherence;
  readonly today: LocalDay;
  readonly spans: readonly PlanSpan[];
  readonly credits: readonly SessionCreditView[];
  readonly excuses: readonly Excuse[];
}

/** The adherence of a patient's episode, for the patient or a member of the care team. `not_found` without an episode. */
export async function getAdherence(
  actor: Actor,
  input: { readonly patientId: string },
): Promise<Result<AdherenceReading, Denial>> {
  const permission = actor.kind === "member" && actor.role === "patient" ? "own-record:read" : "chart:read";
  const access = await authorize(actor, permission, { patientId: input.patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const subject = await getSessionSubject(read, access.value);
  if (!subject?.episode) return err("not_found");
  const today = localDayOf(now(), subject.zone);
  const [spans, credits, excuses] = [
    await listPlanSpans(read, access.value),
    await listCredits(read, access.value),
    await listExcuses(read, access.value),
  ];
  const dischargedOn = subject.episode.phase === "discharged" ? subject.episode.phaseSince : null;
  return ok({
    adherence: adherenceOf(spans, credits, excuses, today, { dischargedOn }),
    today,
    spans,
    credits,
    excuses,
  });
}

/** A day as the charts draw it (the shape of components/chart `DayView`). */
export interface AdherenceDayView {
  readonly day: LocalDay;
  readonly state:
    | "done"
    | "part"
    | "not-done"
    | "open"
    | "due-later"
    | "excused"
    | "rest"
    | "extra"
    | "safety-stop";
  /** Share done, above 0 and below 1, for `part`. */
  readonly fraction?: number;
}

const stateOfMark = {
  done: "done",
  part: "part",
  safety: "safety-stop",
  not_done: "not-done",
  open: "open",
  due_later: "due-later",
  excused: "excused",
  rest: "rest",
  extra: "extra",
} as const;

/** Every day of the adherence for the calendar and the week ladder. */
export function toDayViews(adherence: Adherence): AdherenceDayView[] {
  const slots = Map.groupBy(adherence.slots, (slot) => slot.day);
  return adherence.days.map(({ day, mark, logs }) => {
    if (mark !== "part") return { day, state: stateOfMark[mark] };
    const due = slots.get(day);
    const credits = due
      ? due.map((slot) => slot.log?.credit ?? zero)
      : logs.slice(0, 1).map((log) => log.credit);
    const share = credits.length === 0 ? zero : div(credits.reduce(add, zero), fraction(credits.length));
    return { day, state: "part", fraction: toNumber(min(share, one)) };
  });
}

/** A week as the charts draw it (the shape of components/chart `WeekView`). */
export interface AdherenceWeekView {
  readonly weekStart: LocalDay;
  readonly percent: number | null;
  readonly band: "on-track" | "partial" | "low" | "insufficient" | "not-applicable";
  readonly due: number;
  readonly done: number;
  readonly extras: number;
  readonly open: boolean;
  readonly excused: boolean;
}

/** Every week for the weekly bars and sparklines. A week is `excused` when it planned nothing and a day of it is. */
export function toWeekViews(adherence: Adherence): AdherenceWeekView[] {
  const excusedWeeks = new Set(
    adherence.days.filter((record) => record.mark === "excused").map((record) => weekStartOf(record.day)),
  );
  return adherence.weeks.map((week) => ({
    weekStart: week.weekStart,
    percent: week.percent,
    band: weekStrength(week),
    due: week.due,
    done: week.counted,
    extras: week.extras,
    open: week.open,
    excused: week.planned === 0 && excusedWeeks.has(week.weekStart),
  }));
}

/** The rolling four completed weeks as the charts say them (the shape of components/chart `AdherenceView`). */
export function toFourWeeks(adherence: Adherence, today: LocalDay) {
  const monday = weekStartOf(today);
  const [from, to] = [addDays(monday, -28), addDays(monday, -1)];
  const { rolling } = adherence;
  const weeks = adherence.weeks.filter((week) => week.weekStart >= from && week.weekStart <= to);
  return {
    from,
    to,
    percent: rolling.percent,
    band: bandName(rolling),
    due: rolling.due,
    done: rolling.counted,
    extras: weeks.reduce((sum, week) => sum + week.extras, 0),
    flareDays: 0,
  };
}

/**
 * How strongly one week is drawn: by its percentage alone. Bands with their "too few to say" belong to four weeks
 * (clinical.md F2); by that rule every week of a plan of two a week would say nothing for ever.
 */
const weekStrength = ({ percent }: Pick<WeekFigures, "percent">) =>
  percent === null ? ("not-applicable" as const) : bandOf(percent, Number.POSITIVE_INFINITY);

const bandName = (figures: Pick<WeekFigures, "band" | "due">) =>
  figures.due === 0 ? ("not-applicable" as const) : figures.band;
