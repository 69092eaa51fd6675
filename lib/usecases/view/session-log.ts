/**
 * One logged session as a therapist reads it: every set against what was asked, pain and effort, how late it was entered,
 * and the first entry beside a corrected one. Invariant: a set that was not logged is null, never 0.
 */
import type { LinkedCredit } from "#db/queries/caseload.ts";
import type { PrescribedExercise } from "#db/queries/chart.ts";
import type { StoredSession } from "#db/queries/session.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { StopReason } from "#lib/domain/credit.ts";
import {
  type Dose,
  prescribedSets,
  type Side,
  type SideMode,
  type TargetUnit,
  targetsOf,
} from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { SessionSource } from "#lib/domain/facts.ts";
import { fraction, mul, roundHalfUp } from "#lib/domain/fraction.ts";
import type { Lateness } from "#lib/domain/late-entry.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import { currentAnswers, currentExposures, currentSets } from "#lib/domain/session.ts";
import { fractionOfText } from "#lib/usecases/adherence.ts";

/** A figure as it stands, with the first entry where it was corrected. */
export interface Corrected<T> {
  readonly value: T;
  readonly first: T;
  readonly corrected: boolean;
}

export interface LoggedSetView {
  readonly side: Side;
  readonly target: number;
  readonly done: Corrected<number> | null;
  readonly loadG: number | null;
}

export interface LoggedExerciseView {
  readonly prescriptionId: string;
  readonly name: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly unit: TargetUnit;
  readonly sets: readonly LoggedSetView[];
  readonly pain: Corrected<number | null> | null;
  readonly effort: Corrected<number | null> | null;
  readonly stopReason: StopReason;
  readonly notReached: boolean;
}

export interface SessionLogView {
  readonly id: string;
  readonly day: LocalDay;
  readonly source: SessionSource;
  readonly enteredAt: Date;
  /** Share of the due work, 0 to 100, half up. */
  readonly percent: number;
  readonly counts: boolean;
  readonly withdrawn: boolean;
  readonly waits: boolean;
  readonly late: Lateness;
  readonly safetyStop: boolean;
  readonly finished: boolean;
  readonly restPainBefore: Corrected<number | null>;
  readonly painDuring: number | null;
  /** The day first named, where it was corrected. */
  readonly firstDay: LocalDay | null;
  readonly program: { readonly name: string; readonly version: number } | null;
  readonly exercises: readonly LoggedExerciseView[];
}

/** The session behind a row of the list. `prescribed`: the exercises of its version, in order. */
export function toSessionLog(
  credit: LinkedCredit,
  session: StoredSession,
  prescribed: readonly PrescribedExercise[],
  span: Pick<PlanSpan, "programName" | "number"> | undefined,
): SessionLogView {
  const answers = currentAnswers(session);
  return {
    id: session.id,
    day: answers.localDay,
    source: session.source,
    enteredAt: session.recordedAt,
    percent: roundHalfUp(mul(fractionOfText(credit.credit), fraction(100))),
    counts: credit.counts,
    withdrawn: credit.withdrawn,
    waits: credit.waits,
    late: credit.late,
    safetyStop: credit.safetyStop,
    finished: credit.finished,
    restPainBefore: corrected(answers.restPainBefore, session.restPainBefore),
    painDuring: credit.painDuring,
    firstDay: answers.localDay === session.localDay ? null : session.localDay,
    program: span ? { name: span.programName, version: span.number } : null,
    exercises: prescribed.map((item) => toExercise(item, session)),
  };
}

const corrected = <T>(value: T, first: T): Corrected<T> => ({ value, first, corrected: value !== first });

function toExercise(item: PrescribedExercise, session: StoredSession): LoggedExerciseView {
  const isOwn = (row: { readonly prescriptionId: string }) => row.prescriptionId === item.prescriptionId;
  const sets = session.sets.filter(isOwn);
  const current = currentSets(sets);
  const exposures = session.exposures.filter(isOwn);
  const exposure = currentExposures(exposures)[0];
  const firstExposure = exposures.reduce(
    (first, row) => (row.revision < first.revision ? row : first),
    exposures[0]!,
  );
  return {
    prescriptionId: item.prescriptionId,
    name: item.exercise,
    blockKind: item.blockKind,
    dose: item.dose,
    side: item.side,
    unit: targetsOf(item.dose).unit,
    sets: prescribedSets(item.dose, item.side).map(({ side, index, target }) => {
      const isThis = (row: { readonly side: Side; readonly setIndex: number }) =>
        row.side === side && row.setIndex === index;
      const set = current.find(isThis);
      const first = sets.filter(isThis).reduce((a, b) => (b.revision < a.revision ? b : a), set!);
      return { side, target, done: set ? corrected(set.done, first.done) : null, loadG: set?.loadG ?? null };
    }),
    pain: exposure ? corrected(exposure.painDuring, firstExposure.painDuring) : null,
    effort: exposure ? corrected(exposure.effort, firstExposure.effort) : null,
    stopReason: exposure?.stopReason ?? "none",
    notReached: exposure?.notReached ?? false,
  };
}
