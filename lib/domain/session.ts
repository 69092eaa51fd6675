/**
 * One logged session as it stands: its facts with all corrections applied, its credit, and what a screen says of it.
 * Invariants: the highest revision of each fact counts and the first one is never lost; credit and lateness are
 * computed here alone, from facts only, so the stored projection can be computed again at any time.
 * Source: clinical.md B5 (sides), F2.
 */
import type { LocalDay } from "./calendar.ts";
import {
  creditedBlockKinds,
  doneOfSets,
  type ExerciseResult,
  exerciseRatio,
  isSafetyStop,
  type StopReason,
  sessionCredit,
} from "./credit.ts";
import { prescribedSets, type Side } from "./dosage.ts";
import type { BlockKind } from "./episode.ts";
import type { PrescribedItem, SessionSource } from "./facts.ts";
import { type Fraction, formatFraction } from "./fraction.ts";
import { type Lateness, lateness } from "./late-entry.ts";

export interface RecordedSet {
  readonly prescriptionId: string;
  readonly setIndex: number;
  readonly side: Side;
  readonly revision: number;
  readonly done: number;
  readonly loadG: number | null;
  readonly recordedAt: Date;
}

export interface RecordedExposure {
  readonly prescriptionId: string;
  readonly revision: number;
  readonly painDuring: number | null;
  readonly effort: number | null;
  readonly stopReason: StopReason;
  readonly endedByApp: boolean;
  readonly notReached: boolean;
  readonly recordedAt: Date;
}

export interface RecordedAmendment {
  readonly revision: number;
  readonly localDay: LocalDay;
  readonly restPainBefore: number | null;
  readonly drowsy: boolean | null;
  readonly withdrawn: boolean;
  readonly reason: string | null;
  readonly recordedAt: Date;
}

/** Everything recorded about one session, in any order. */
export interface SessionFacts {
  readonly id: string;
  readonly versionId: string;
  readonly startedAt: Date;
  readonly zone: string;
  readonly localDay: LocalDay;
  readonly source: SessionSource;
  readonly restPainBefore: number | null;
  readonly drowsy: boolean | null;
  readonly recordedAt: Date;
  readonly amendments: readonly RecordedAmendment[];
  readonly sets: readonly RecordedSet[];
  readonly exposures: readonly RecordedExposure[];
  readonly finishedAt: Date | null;
  /** A therapist's decision on an entry later than seven days; null while there is none. */
  readonly lateAccepted: boolean | null;
}

/** The session's own answers as they stand, after its newest amendment. */
export interface SessionAnswers {
  readonly localDay: LocalDay;
  readonly restPainBefore: number | null;
  readonly drowsy: boolean | null;
  readonly withdrawn: boolean;
  /** Revision of the newest amendment; 0 when there is none. */
  readonly revision: number;
}

/** The answers that count: those of the amendment with the highest revision, else the session's own. */
export function currentAnswers(session: SessionFacts): SessionAnswers {
  const newest = highest(session.amendments);
  if (newest) return newest;
  const { localDay, restPainBefore, drowsy } = session;
  return { localDay, restPainBefore, drowsy, withdrawn: false, revision: 0 };
}

/** The newest revision of every set, keyed by prescription, side and index. */
export function currentSets<T extends RecordedSet>(sets: readonly T[]): T[] {
  return highestOfEach(sets, (set) => `${set.prescriptionId} ${set.side} ${set.setIndex}`);
}

/** The newest revision of every exposure, keyed by prescription. */
export function currentExposures<T extends RecordedExposure>(exposures: readonly T[]): T[] {
  return highestOfEach(exposures, (exposure) => exposure.prescriptionId);
}

/**
 * When the session was entered, for lateness: when its present day was first named or, where nothing had been entered
 * yet by then, when its first set was. A later correction of figures makes nothing late. Source: clinical.md F2.
 */
export function enteredAt(session: SessionFacts): Date {
  const { localDay } = currentAnswers(session);
  const named = [session, ...session.amendments].filter((row) => row.localDay === localDay);
  const times = named.map((row) => row.recordedAt.getTime());
  const sets = session.sets.map((set) => set.recordedAt.getTime());
  const first = Math.min(...times);
  return new Date(sets.length === 0 ? first : Math.max(first, Math.min(...sets)));
}

/** How late the session was entered. */
export function latenessOf(session: SessionFacts): Lateness {
  return lateness(currentAnswers(session).localDay, session.zone, enteredAt(session));
}

/** What the projection stores of a session. `credit` is an exact fraction such as `7/8`. */
export interface CreditRow {
  readonly sessionId: string;
  readonly localDay: LocalDay;
  readonly credit: string;
  readonly counts: boolean;
  readonly safetyStop: boolean;
  readonly late: Lateness;
  readonly painDuring: number | null;
  readonly restPainBefore: number | null;
  readonly finished: boolean;
}

/**
 * The session's credit and what lists need of it. It does not count while withdrawn, or entered later than seven days
 * and not accepted by a therapist. `painAmberMax` is the version's setting (0 to 10). Source: clinical.md F2.
 */
export function creditRowOf(
  session: SessionFacts,
  items: readonly PrescribedItem[],
  painAmberMax: number,
): CreditRow {
  const answers = currentAnswers(session);
  const exposures = currentExposures(session.exposures);
  const results = exerciseResults(session, items, painAmberMax);
  const credited = creditedKinds(items, exposures);
  const { credit, flagged } = sessionCredit(
    results.filter((result) => credited.has(result.item.blockKind)).map((result) => result.result),
  );
  const late = latenessOf(session);
  const pains = exposures.flatMap((exposure) => (exposure.painDuring === null ? [] : [exposure.painDuring]));
  return {
    sessionId: session.id,
    localDay: answers.localDay,
    credit: formatFraction(credit),
    counts: !answers.withdrawn && (late !== "waits_for_therapist" || session.lateAccepted === true),
    safetyStop: flagged,
    late,
    painDuring: pains.length === 0 ? null : Math.max(...pains),
    restPainBefore: answers.restPainBefore,
    finished: session.finishedAt !== null,
  };
}

export interface ItemResult {
  readonly item: PrescribedItem;
  readonly result: ExerciseResult;
  /** 0 to 1, exact; 1 after a safety stop. */
  readonly ratio: Fraction;
  readonly exposure: RecordedExposure | null;
}

/** Every exercise of the version with what was done of it, in the order of `items`. */
export function exerciseResults(
  session: Pick<SessionFacts, "sets" | "exposures">,
  items: readonly PrescribedItem[],
  painAmberMax: number,
): ItemResult[] {
  const sets = currentSets(session.sets);
  const exposures = new Map(currentExposures(session.exposures).map((row) => [row.prescriptionId, row]));
  return items.map((item) => {
    const prescribed = prescribedSets(item.dose, item.side);
    const logged = sets
      .filter((set) => set.prescriptionId === item.id)
      .map((set) => ({ side: set.side, index: set.setIndex, done: set.done }));
    const exposure = exposures.get(item.id) ?? null;
    const result: ExerciseResult = {
      targets: prescribed.map((set) => set.target),
      done: doneOfSets(prescribed, logged),
      safetyStop:
        exposure !== null &&
        !exposure.notReached &&
        (exposure.endedByApp || isSafetyStop(exposure.stopReason, exposure.painDuring, painAmberMax)),
      notReached: exposure?.notReached ?? false,
    };
    return { item, result, ratio: exerciseRatio(result), exposure };
  });
}

/**
 * The block kinds that make this session's credit. A session that left out every main exercise for safety and has
 * calm blocks was swapped to calm, and is judged on those. Source: clinical.md F2.
 */
function creditedKinds(
  items: readonly PrescribedItem[],
  exposures: readonly RecordedExposure[],
): ReadonlySet<BlockKind> {
  const kinds = items.map((item) => item.blockKind);
  const notReached = new Set(exposures.filter((row) => row.notReached).map((row) => row.prescriptionId));
  const main = items.filter((item) => item.blockKind === "main");
  const swapped = main.length > 0 && kinds.includes("calm") && main.every((item) => notReached.has(item.id));
  return swapped ? new Set<BlockKind>(["calm"]) : creditedBlockKinds(kinds);
}

function highest<T extends { readonly revision: number }>(rows: readonly T[]): T | null {
  return rows.reduce<T | null>(
    (best, row) => (best === null || row.revision > best.revision ? row : best),
    null,
  );
}

function highestOfEach<T extends { readonly revision: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
): T[] {
  const best = new Map<string, T>();
  for (const row of rows) {
    const kept = best.get(keyOf(row));
    if (!kept || row.revision > kept.revision) best.set(keyOf(row), row);
  }
  return [...best.values()];
}
