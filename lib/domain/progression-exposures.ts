/**
 * A recorded session as the exposures the rules read. Invariants: what was never done is no exposure; the sides of an
 * exercise are one log; what was judged is the dose served that day, with the load that was on it.
 * Source: clinical.md B2 (sides), B5, F2 "Late entry".
 */
import type { LocalDay } from "./calendar.ts";
import type { Dose } from "./dosage.ts";
import type { NextDayPain } from "./next-day.ts";
import { mergedDone } from "./progression-merge.ts";
import type { PlannedExposure, PlanVersion } from "./progression-plan.ts";
import {
  currentAnswers,
  currentExposures,
  currentSets,
  latenessOf,
  type RecordedExposure,
  type RecordedSet,
  type SessionFacts,
} from "./session.ts";

/** An exposure with the exercise it is of. */
export type ExerciseExposure = PlannedExposure & { readonly exerciseId: string };

/**
 * The exposures of one session to main exercises of the chain. None of a session that was withdrawn, or that waits for a
 * therapist because it was entered late. An exercise that is not closed yet counts once its session is over.
 */
export function exposuresOf(
  session: SessionFacts,
  chain: readonly PlanVersion[],
  mornings: ReadonlyMap<LocalDay, NextDayPain | null>,
  today: LocalDay,
): ExerciseExposure[] {
  const answers = currentAnswers(session);
  const waits = latenessOf(session) === "waits_for_therapist" && session.lateAccepted !== true;
  const version = chain.find((one) => one.versionId === session.versionId);
  if (answers.withdrawn || waits || !version) return [];
  const isOver = session.finishedAt !== null || answers.localDay < today;
  const closed = new Map(currentExposures(session.exposures).map((row) => [row.prescriptionId, row]));
  const sets = Map.groupBy(currentSets(session.sets), (set) => set.prescriptionId);
  const morning = mornings.get(answers.localDay) ?? null;
  return version.rows.flatMap((row): ExerciseExposure[] => {
    const exposure = closed.get(row.prescriptionId) ?? null;
    const own = sets.get(row.prescriptionId) ?? [];
    if (!wasDone(exposure, own, isOver)) return [];
    const dose = doseDone(row.dose, own);
    return [
      {
        id: `${session.id}/${row.prescriptionId}`,
        exerciseId: row.exerciseId,
        sessionId: session.id,
        versionId: session.versionId,
        prescriptionId: row.prescriptionId,
        day: answers.localDay,
        dose,
        done: mergedDone(
          row.dose,
          row.side,
          own.map((set) => ({ side: set.side, index: set.setIndex, done: set.done })),
        ),
        // The morning after is compared with the day's first session (clinical.md B5).
        restPainBefore: morning ? morning.restPainBefore : answers.restPainBefore,
        painDuring: exposure?.painDuring ?? null,
        nextDayPain: morning?.pain ?? null,
        effort: exposure?.effort ?? null,
        stopReason: exposure?.stopReason ?? "none",
      },
    ];
  });
}

/** Left out, or not reached because the app ended the session: no exposure. Skipped without a set and without pain: none. */
function wasDone(exposure: RecordedExposure | null, sets: readonly RecordedSet[], isOver: boolean): boolean {
  if (exposure?.notReached) return false;
  if (exposure === null) return isOver && sets.some((set) => set.done > 0);
  const tried = sets.some((set) => set.done > 0) || exposure.painDuring !== null || exposure.effort !== null;
  return tried || exposure.stopReason === "pain" || exposure.stopReason === "too_hard";
}

/** The dose served, with the lightest load that was on any of its sets; as published where none was logged. */
function doseDone(served: Dose, sets: readonly RecordedSet[]): Dose {
  const loads = sets.flatMap((set) => (set.loadG === null || set.done === 0 ? [] : [set.loadG]));
  return loads.length === 0 ? served : { ...served, loadG: Math.min(...loads) };
}
