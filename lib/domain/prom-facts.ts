/**
 * What the outcome measures of an episode say to the signals: worse than last time, overdue, and the measure of week 6.
 * Invariant: only answers that stand and have a score are compared. Source: clinical.md H (PROM_WORSE, PROM_OVERDUE,
 * SLOW_RECOVERY, MEDICAL_REVIEW), G.
 */
import { addDays, type LocalDay } from "./calendar.ts";
import type { PromInstrument } from "./prom.ts";
import { isWorse, weekSixOf, worseByTenths } from "./prom-change.ts";
import { dueMeasures, overdueAfterDays, type PromCourse } from "./prom-schedule.ts";

/** An answer that stands: neither withdrawn nor replaced. */
export interface StandingAnswer {
  readonly id: string;
  readonly instrument: PromInstrument;
  readonly day: LocalDay;
  readonly week: number | null;
  /** Score × 10; null: no score. */
  readonly scoreTenths: number | null;
  readonly recordedAt: Date;
}

interface Change {
  readonly instrument: string;
  readonly from: number;
  readonly to: number;
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
}

/** The shape of `PromFacts` in signal-facts.ts. */
export interface PromSignalFacts {
  readonly worse: readonly (Change & { readonly responseId: string; readonly at: Date })[];
  readonly overdue: readonly {
    readonly instrument: string;
    readonly dueOn: LocalDay;
    readonly overdueFrom: LocalDay;
  }[];
  readonly week6: {
    readonly responseId: string;
    readonly at: Date;
    readonly measures: readonly Change[];
    readonly micMet: boolean;
    readonly anyBetter: boolean;
  } | null;
}

type Scored = StandingAnswer & { readonly scoreTenths: number };

/** By day, then by the moment it was recorded, then id: the order in which answers count. */
export function inOrder<A extends Pick<StandingAnswer, "day" | "recordedAt" | "id">>(
  answers: readonly A[],
): A[] {
  return [...answers].sort(
    (a, b) =>
      (a.day < b.day ? -1 : a.day > b.day ? 1 : 0) ||
      a.recordedAt.getTime() - b.recordedAt.getTime() ||
      (a.id < b.id ? -1 : 1),
  );
}

/** What the signals are told. `answers` in any order; `today` is the patient's local day. */
export function promFactsOf(
  course: PromCourse,
  answers: readonly StandingAnswer[],
  today: LocalDay,
): PromSignalFacts {
  const scored = inOrder(answers.filter((one): one is Scored => one.scoreTenths !== null));
  return {
    worse: (Object.keys(worseByTenths) as (keyof typeof worseByTenths)[]).flatMap((instrument) => {
      const [before, now] = scored.filter((one) => one.instrument === instrument).slice(-2);
      if (!before || !now || !isWorse(instrument, before.scoreTenths, now.scoreTenths)) return [];
      return [{ ...changeOf(before, now), responseId: now.id, at: now.recordedAt }];
    }),
    overdue: dueMeasures(course, answers, today)
      .filter((one) => one.overdue)
      .map(({ instrument, since }) => ({
        instrument,
        dueOn: since,
        overdueFrom: addDays(since, overdueAfterDays),
      })),
    week6: weekSix(scored),
  };
}

/** The newest answers of week 6 against the first of the same measure; null while there is nothing to compare. */
function weekSix(scored: readonly Scored[]): PromSignalFacts["week6"] {
  const pairOf = (instrument: PromInstrument) => {
    const own = scored.filter((one) => one.instrument === instrument);
    const [first, sixth] = [own[0], own.findLast((one) => one.week === 6)];
    return first && sixth && first.id !== sixth.id ? { first, sixth } : null;
  };
  const [nprs, rmdq] = [pairOf("nprs"), pairOf("rmdq")];
  const pairs = [rmdq, nprs].filter((pair) => pair !== null);
  const newest = inOrder(pairs.map((pair) => pair.sixth)).at(-1);
  const tenths = (pair: ReturnType<typeof pairOf>) => ({
    firstTenths: pair?.first.scoreTenths ?? null,
    weekSixTenths: pair?.sixth.scoreTenths ?? null,
  });
  const { micUnmet, noneBelow } = weekSixOf(tenths(nprs), tenths(rmdq));
  if (!newest || micUnmet === null || noneBelow === null) return null;
  return {
    responseId: newest.id,
    at: newest.recordedAt,
    measures: pairs.map(({ first, sixth }) => changeOf(first, sixth)),
    micMet: !micUnmet,
    anyBetter: !noneBelow,
  };
}

function changeOf(from: Scored, to: Scored): Change {
  return {
    instrument: to.instrument,
    from: from.scoreTenths / 10,
    to: to.scoreTenths / 10,
    fromDay: from.day,
    toDay: to.day,
  };
}
