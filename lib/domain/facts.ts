/**
 * The facts that people record about sessions and excused days, and which of them cannot stand.
 * Invariants: a fact is a whole statement with an id of its own and is never changed; a correction is a further fact
 * with the next revision; whether a fact stands depends on what was served and on its own clock, never on when or in
 * which order it arrived. Source: clinical.md B5 (sides), F2 "Time" and "Late entry", A4 (locks), E (clearance).
 * Long: every kind of fact stands beside the rule that refuses it, so that none is added without one.
 */
import { daysBetween, isValidZone, type LocalDay, localDayOf } from "./calendar.ts";
import type { StopReason } from "./credit.ts";
import type { Dose, Side, SideMode } from "./dosage.ts";
import { prescribedSets, targetsOf } from "./dosage.ts";
import type { BlockKind } from "./episode.ts";
import { lockOf, type OpenFlag } from "./red-flag.ts";

export const sessionSources = ["live", "backfilled", "paper"] as const;
export type SessionSource = (typeof sessionSources)[number];

export const sessionEndings = ["patient", "app", "red_flag"] as const;
export type SessionEnding = (typeof sessionEndings)[number];

export const excuseReasons = ["ill", "away", "therapist_pause"] as const;
export type ExcuseReason = (typeof excuseReasons)[number];

interface Recorded<I> {
  readonly id: string;
  /** By the clock of the device on which it was entered. */
  readonly recordedAt: I;
}

/** A visit to the program. `I` is how instants are written: `Date` here, ISO text on the wire. */
export interface SessionStarted<I = Date> extends Recorded<I> {
  readonly kind: "session_started";
  readonly versionId: string;
  /** When it began; for an entry made afterwards (backfilled, paper) the moment of entry, which says nothing about the day. */
  readonly startedAt: I;
  readonly zone: string;
  readonly localDay: LocalDay;
  readonly source: SessionSource;
  readonly restPainBefore: number | null;
  readonly drowsy: boolean | null;
}

export interface SetRecorded<I = Date> extends Recorded<I> {
  readonly kind: "set_recorded";
  readonly sessionId: string;
  readonly prescriptionId: string;
  readonly setIndex: number;
  readonly side: Side;
  /** 0 for the first entry, one more for each correction; the highest counts. */
  readonly revision: number;
  /** Repetitions, seconds or metres, by the axis of the prescription. */
  readonly done: number;
  readonly loadG: number | null;
}

export interface ExposureClosed<I = Date> extends Recorded<I> {
  readonly kind: "exposure_closed";
  readonly sessionId: string;
  readonly prescriptionId: string;
  readonly revision: number;
  readonly painDuring: number | null;
  readonly effort: number | null;
  readonly stopReason: StopReason;
  readonly endedByApp: boolean;
  readonly notReached: boolean;
}

export interface SessionFinished<I = Date> extends Recorded<I> {
  readonly kind: "session_finished";
  readonly sessionId: string;
  readonly finishedAt: I;
  readonly endedBy: SessionEnding;
}

/** A correction of the session's own answers, its withdrawal, or the undoing of that. Revisions start at 1. */
export interface SessionAmended<I = Date> extends Recorded<I> {
  readonly kind: "session_amended";
  readonly sessionId: string;
  readonly revision: number;
  readonly localDay: LocalDay;
  readonly restPainBefore: number | null;
  readonly drowsy: boolean | null;
  readonly withdrawn: boolean;
  readonly reason: string | null;
}

export interface ExcuseRecorded<I = Date> extends Recorded<I> {
  readonly kind: "excuse_recorded";
  /** First and last excused day, both included. */
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
  readonly reason: ExcuseReason;
}

export interface ExcuseWithdrawn<I = Date> extends Recorded<I> {
  readonly kind: "excuse_withdrawn";
  readonly excuseId: string;
}

/** The one question of the morning after, for all sessions of a day (clinical.md B5). */
export interface NextDayAnswered<I = Date> extends Recorded<I> {
  readonly kind: "next_day_answered";
  /** The local day of the sessions asked about, not the day of the answer. */
  readonly sessionDay: LocalDay;
  /** 0 for the first answer, one more for each change. */
  readonly revision: number;
  /** Pain at rest on answering, 0 to 10. */
  readonly painNrs: number;
  /** Where the person was when answering: the answer’s own day is counted by it. */
  readonly zone: string;
}

export type Fact<I = Date> =
  | SessionStarted<I>
  | SetRecorded<I>
  | ExposureClosed<I>
  | SessionFinished<I>
  | SessionAmended<I>
  | NextDayAnswered<I>
  | ExcuseRecorded<I>
  | ExcuseWithdrawn<I>;

export type FactKind = Fact["kind"];

/** The order in which facts of one batch are looked at, so that the order of the batch does not matter. */
export const factKinds = [
  "session_started",
  "set_recorded",
  "exposure_closed",
  "session_finished",
  "session_amended",
  "next_day_answered",
  "excuse_recorded",
  "excuse_withdrawn",
] as const satisfies readonly FactKind[];

/**
 * Why a fact was not stored.
 * - `not_valid`: not the shape of a fact. `id_taken`: another fact stands under this id; the first is kept.
 * - `session_unknown`, `version_unknown`, `prescription_unknown`, `excuse_unknown`: no such thing of this patient (or
 *   not yet: `retryable`).
 * - `set_not_prescribed`: side or set is not in the dose. `out_of_range`: a figure that cannot be.
 * - `revision_taken`: someone else corrected first. `already_finished`, `already_withdrawn`: done by another fact.
 * - `future_day`, `day_mismatch` (a live session's day is not that of its start), `before_version`, `before_episode`.
 * - `clock_ahead`: the device's clock is more than a day ahead. `clock_behind`: it says the program was used more than
 *   a day before it was published.
 * - `source_not_allowed`: live and backfilled are the patient's, paper is the therapist's; a pause is the therapist's.
 * - `not_cleared`: strengthening without a clearance in force. `locked`: an open red flag locks it.
 * - `no_session`: an answer of the morning after a day on which no session stands (or not yet: `retryable`).
 *   `not_open_yet`: given before the next local day began.
 * - `reversed`, `too_long`: an excuse that ends before it starts, or spans more than 60 days.
 */
export const factRejections = [
  "not_valid",
  "id_taken",
  "session_unknown",
  "version_unknown",
  "prescription_unknown",
  "excuse_unknown",
  "set_not_prescribed",
  "out_of_range",
  "revision_taken",
  "already_finished",
  "already_withdrawn",
  "future_day",
  "day_mismatch",
  "before_version",
  "before_episode",
  "clock_ahead",
  "clock_behind",
  "source_not_allowed",
  "not_cleared",
  "locked",
  "no_session",
  "not_open_yet",
  "reversed",
  "too_long",
] as const;
export type FactRejection = (typeof factRejections)[number];

/** What became of one fact of a batch, in the order of the batch. `id` is null where none could be read. */
export type FactResult =
  | { readonly id: string; readonly status: "stored" | "duplicate" }
  | { readonly id: string | null; readonly status: "rejected"; readonly reason: FactRejection };

/** Whether the same fact may be stored later: what it belongs to may still be on its way. */
export function isRetryable(reason: FactRejection): boolean {
  const mayCome: readonly FactRejection[] = [
    "session_unknown",
    "excuse_unknown",
    "no_session",
    "clock_ahead",
  ];
  return mayCome.includes(reason);
}

/** Largest figure a set can hold, by what is counted: a slip of the finger is refused, a long walk is not. */
export const doneMax = { reps: 1000, seconds: 36_000, metres: 36_000 } as const;
/** Longest excuse, in days. */
export const excuseDaysMax = 60;
/** How far a device's clock may be off, milliseconds. */
export const clockToleranceMs = 86_400_000;

/** A prescription as far as facts depend on it. */
export interface PrescribedItem {
  readonly id: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  readonly side: SideMode;
}

/** A program version as far as facts depend on it. */
export interface FactVersion {
  readonly id: string;
  readonly episodeId: string;
  readonly effectiveFrom: LocalDay;
  readonly publishedAt: Date;
  readonly onsetDay: LocalDay;
  readonly blockKinds: readonly BlockKind[];
}

/** A clearance of the episode, and when it was taken back. */
export interface ClearanceSpan {
  readonly episodeId: string;
  readonly signedDay: LocalDay;
  readonly revokedAt: Date | null;
}

/** An open flag and when it was raised. */
export type RaisedFlag = OpenFlag & { readonly raisedAt: Date };

export interface SessionContext {
  /** The server's clock. */
  readonly now: Date;
  /** Whether the patient records for themselves; a therapist enters paper logs. */
  readonly byPatient: boolean;
  readonly version: FactVersion;
  readonly clearances: readonly ClearanceSpan[];
  readonly openFlags: readonly RaisedFlag[];
}

/** Why a session cannot stand, or null. Source: clinical.md A4, E, F2, J. */
export function checkSessionStart(fact: SessionStarted, context: SessionContext): FactRejection | null {
  const { version, byPatient } = context;
  if (!isValidZone(fact.zone)) return "not_valid";
  if (byPatient === (fact.source === "paper")) return "source_not_allowed";
  if (!isRating(fact.restPainBefore)) return "out_of_range";
  const clock = checkClock(fact.recordedAt, context.now) ?? checkClock(fact.startedAt, context.now);
  if (clock) return clock;
  if (fact.source === "live") {
    if (fact.localDay !== localDayOf(fact.startedAt, fact.zone)) return "day_mismatch";
    if (fact.startedAt.getTime() < version.publishedAt.getTime() - clockToleranceMs) return "clock_behind";
  }
  return checkSessionDay(fact.localDay, fact, context);
}

/**
 * Why a session cannot stand on this day, or null: not a day to come, not before the version or the episode, cleared
 * where it strengthens, and not locked. A lock holds from the moment its flag was raised: a live session begun before
 * it, or an entry for an earlier day, stands.
 */
export function checkSessionDay(
  day: LocalDay,
  session: Pick<SessionStarted, "zone" | "startedAt" | "recordedAt" | "source">,
  { version, clearances, openFlags }: Pick<SessionContext, "version" | "clearances" | "openFlags">,
): FactRejection | null {
  const { zone, startedAt, recordedAt, source } = session;
  if (day > localDayOf(recordedAt, zone)) return "future_day";
  if (day < version.onsetDay) return "before_episode";
  if (day < version.effectiveFrom) return "before_version";
  const strengthens = version.blockKinds.some((kind) => kind !== "calm");
  const holdsOn = (moment: Date) =>
    source === "live" ? moment.getTime() <= startedAt.getTime() : localDayOf(moment, zone) <= day;
  const cleared = clearances.some(
    (clearance) =>
      clearance.episodeId === version.episodeId &&
      clearance.signedDay <= day &&
      (clearance.revokedAt === null || !holdsOn(clearance.revokedAt)),
  );
  if (strengthens && !cleared) return "not_cleared";
  const lock = lockOf(openFlags.filter((flag) => holdsOn(flag.raisedAt)));
  return lock.sessions || (strengthens && lock.strengthening) ? "locked" : null;
}

/** Why a set cannot stand in a session of the prescription's version, or null. */
export function checkSet(fact: SetRecorded, item: PrescribedItem): FactRejection | null {
  const isPrescribed = prescribedSets(item.dose, item.side).some(
    (set) => set.side === fact.side && set.index === fact.setIndex,
  );
  if (!isPrescribed) return "set_not_prescribed";
  if (!isWithin(fact.done, 0, doneMax[targetsOf(item.dose).unit])) return "out_of_range";
  if (fact.loadG !== null && !isWithin(fact.loadG, 0, 500_000)) return "out_of_range";
  return null;
}

/** Why an exposure's answers cannot stand, or null. */
export function checkExposure(fact: ExposureClosed): FactRejection | null {
  return isRating(fact.painDuring) && isRating(fact.effort) ? null : "out_of_range";
}

/**
 * Why an answer of the morning after cannot stand, or null. `hasSession`: a session that was not withdrawn stands on the
 * day. It may come as late as it likes: one given after its window is kept and counts as unknown (clinical.md B5).
 */
export function checkNextDay(
  fact: NextDayAnswered,
  context: { readonly now: Date; readonly byPatient: boolean; readonly hasSession: boolean },
): FactRejection | null {
  if (!context.byPatient) return "source_not_allowed";
  if (!isValidZone(fact.zone)) return "not_valid";
  if (!isWithin(fact.painNrs, 0, 10)) return "out_of_range";
  const clock = checkClock(fact.recordedAt, context.now);
  if (clock) return clock;
  if (localDayOf(fact.recordedAt, fact.zone) <= fact.sessionDay) return "not_open_yet";
  return context.hasSession ? null : "no_session";
}

/** Why an excuse cannot stand, or null. Days to come may be excused; a pause is the therapist's to make. */
export function checkExcuse(
  fact: ExcuseRecorded,
  context: { readonly now: Date; readonly byPatient: boolean; readonly onsetDay: LocalDay },
): FactRejection | null {
  if (context.byPatient && fact.reason === "therapist_pause") return "source_not_allowed";
  if (fact.toDay < fact.fromDay) return "reversed";
  if (daysBetween(fact.fromDay, fact.toDay) + 1 > excuseDaysMax) return "too_long";
  if (fact.toDay < context.onsetDay) return "before_episode";
  return checkClock(fact.recordedAt, context.now);
}

/** Refuses a clock more than a day ahead: it could bring days to come into the record. */
export function checkClock(at: Date, now: Date): FactRejection | null {
  return at.getTime() - now.getTime() > clockToleranceMs ? "clock_ahead" : null;
}

const isWithin = (value: number, min: number, max: number) =>
  Number.isInteger(value) && value >= min && value <= max;
const isRating = (value: number | null) => value === null || isWithin(value, 0, 10);
