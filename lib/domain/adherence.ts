/**
 * Adherence: how much of what was due was done. Invariants: between 0 and 100 %; nothing due is "not applicable",
 * neither 0 nor 100; what is extra never makes up for what was not done; what is not over is not due; all sums are
 * exact and only the displayed integers are rounded, from which the bands are read. Source: clinical.md F2 [P].
 */

import { type DayRecord, dayRecordsOf } from "./adherence-days.ts";
import {
  type AdherenceLog,
  type ExcuseSpan,
  groupBy,
  type MatchedPlan,
  matchPlan,
  mondayOfWeek,
  type PlacedLog,
  type PlannedSlot,
  type PlanSegment,
  quotaBetween,
  weekIndexOf,
} from "./adherence-plan.ts";
import { dayNumberOf, dayOfNumber, type LocalDay } from "./calendar.ts";
import { add, cmp, div, type Fraction, fraction, min, mul, one, roundHalfUp, sum, zero } from "./fraction.ts";

export interface AdherenceInput {
  /** Every version of the program that was or will be in force. */
  readonly segments: readonly PlanSegment[];
  /** Every stored session of the program, corrections already applied, ids distinct; in any order. */
  readonly logs: readonly AdherenceLog[];
  readonly excuses: readonly ExcuseSpan[];
  /** The patient's local day that has not ended yet: it and later ones are not due. */
  readonly today: LocalDay;
  /** Last day of `days` and `slots`; the Sunday of today's week when absent. */
  readonly through?: LocalDay;
}

/** ≥ 80 on-track, 50 to 79 partial, < 50 low, read from the displayed percent; insufficient with fewer than 3 due. */
export type AdherenceBand = "on-track" | "partial" | "low" | "insufficient";

export interface Figures {
  /** Σ credit of what is due, exact. */
  readonly credit: Fraction;
  /** How many sessions were due. */
  readonly due: number;
  /** How many logs gave that credit. */
  readonly counted: number;
  /** Adherence, half up, 0 to 100; null when nothing was due: not applicable. */
  readonly percent: number | null;
  /** Frequency: counted logs of those due, whatever their credit; 0 to 100, null when nothing was due. */
  readonly frequencyPercent: number | null;
  readonly band: AdherenceBand;
}

export interface WeekFigures extends Figures {
  /** The Monday. */
  readonly weekStart: LocalDay;
  /** The week has not ended: `due` holds the fixed dates that are over, and no quota, which is due at its end. */
  readonly open: boolean;
  /** Sessions of the whole week, due yet or not. */
  readonly planned: number;
  /** Σ credit towards `planned`, also of what is not due yet. */
  readonly earned: Fraction;
  /** Logs towards `planned`. */
  readonly done: number;
  /** Logs beyond what the week asked for, and on excused days. */
  readonly extras: number;
}

/** One due session of a plan with fixed dates, and what filled it. */
export interface SlotRecord {
  readonly day: LocalDay;
  readonly versionId: string;
  readonly state: "filled" | "not_done" | "open" | "later";
  /** The log that filled it, maybe of the day before or after. */
  readonly log: AdherenceLog | null;
}

export interface Adherence {
  /** Due sessions with fixed dates, by date; none for quota and daily-slot plans. */
  readonly slots: readonly SlotRecord[];
  /** Every ISO week from the first planned or logged day to today's, or to the end of an ended program. */
  readonly weeks: readonly WeekFigures[];
  /** ΣC / Σn over the four completed ISO weeks before today's: the figure and the band people see. */
  readonly rolling: Figures;
  /** One record a day, from the first planned or logged day through `through`. */
  readonly days: readonly DayRecord[];
}

/** Weeks in the rolling figure. */
export const rollingWeeks = 4;

/** The whole picture of a program's life. Pure and exact; under a millisecond for a year of logs. */
export function computeAdherence(input: AdherenceInput): Adherence {
  const today = dayNumberOf(input.today);
  const thisWeek = weekIndexOf(today);
  const through = input.through === undefined ? mondayOfWeek(thisWeek + 1) - 1 : dayNumberOf(input.through);
  const plan = matchPlan(input.segments, input.logs, input.excuses, Math.max(through, today) + 1);
  const never = Number.POSITIVE_INFINITY;
  const first = Math.min(plan.spans[0]?.from ?? never, plan.logs[0]?.day ?? never);
  const ended = plan.spans.at(-1)?.until ?? today;
  const last = Math.min(today, Math.max(ended, plan.logs.at(-1)?.day ?? ended));

  const weeks: WeekFigures[] = [];
  const extras = new Set(plan.logs.filter((entry) => entry.placed === "extra"));
  const logsOfWeek = groupBy(plan.logs, (entry) => weekIndexOf(entry.day));
  const slotsOfWeek = groupBy(plan.slots, (slot) => weekIndexOf(slot.day));
  let openInWeek = 0;
  for (let week = weekIndexOf(first); week <= weekIndexOf(last); week++) {
    const monday = mondayOfWeek(week);
    const logs = logsOfWeek.get(week) ?? [];
    const { beyond, planned, earned, done, ...due } = figuresBetween(
      plan,
      { from: monday, to: monday + 6, today },
      slotsOfWeek.get(week) ?? [],
      logs,
    );
    for (const entry of beyond) extras.add(entry);
    if (week === thisWeek) openInWeek = planned - done;
    weeks.push({
      ...figuresOf(due),
      weekStart: dayOfNumber(monday),
      open: today <= monday + 6,
      planned,
      earned,
      done,
      extras: logs.filter((entry) => extras.has(entry)).length,
    });
  }
  return {
    slots: slotRecordsOf(plan, today, through),
    weeks,
    rolling: rollingFigures(weeks, input.today),
    days: dayRecordsOf(plan, extras, today, first, through, openInWeek),
  };
}

/**
 * The rolling figure as it stands on `today`: ΣC / Σn over the four ISO weeks that ended before it, not a mean of
 * percentages. Given an earlier day, the figure of that day (for a course over time).
 */
export function rollingFigures(weeks: readonly WeekFigures[], today: LocalDay): Figures {
  const thisMonday = mondayOfWeek(weekIndexOf(dayNumberOf(today)));
  const [from, to] = [dayOfNumber(thisMonday - 7 * rollingWeeks), dayOfNumber(thisMonday)];
  return combineFigures(weeks.filter((week) => week.weekStart >= from && week.weekStart < to));
}

/** Figures of several spans as one: sums of credit and due, then the percent and the band of the sums. */
export function combineFigures(spans: readonly Pick<Figures, "credit" | "due" | "counted">[]): Figures {
  return figuresOf({
    credit: sum(spans.map((span) => span.credit)),
    due: spans.reduce((due, span) => due + span.due, 0),
    counted: spans.reduce((counted, span) => counted + span.counted, 0),
  });
}

/**
 * Figures of any run of days, both ends included, as far as they are over: for comparing the last 14 completed days
 * with the 14 before. Fixed dates count by their date; a quota is judged on each seven days from `from`, by the
 * rule of a week. Source: clinical.md H "ADH_DROP".
 */
export function adherenceBetween(input: AdherenceInput, from: LocalDay, to: LocalDay): Figures {
  const [first, last, today] = [dayNumberOf(from), dayNumberOf(to), dayNumberOf(input.today)];
  const plan = matchPlan(input.segments, input.logs, input.excuses, Math.max(last, today) + 1);
  const spans: Figures[] = [];
  for (let day = first; day <= last; day += 7) {
    const end = Math.min(day + 6, last);
    const isWithin = (item: { readonly day: number }) => item.day >= day && item.day <= end;
    const [slots, logs] = [plan.slots.filter(isWithin), plan.logs.filter(isWithin)];
    spans.push(figuresOf(figuresBetween(plan, { from: day, to: end, today }, slots, logs)));
  }
  return combineFigures(spans);
}

/** The band of a displayed percent with so many sessions due. */
export function bandOf(percent: number | null, due: number): AdherenceBand {
  if (percent === null || due < 3) return "insufficient";
  return percent >= 80 ? "on-track" : percent >= 50 ? "partial" : "low";
}

interface SpanFigures {
  credit: Fraction;
  due: number;
  counted: number;
  planned: number;
  earned: Fraction;
  done: number;
  /** Kept logs beyond the quota: extras. */
  beyond: readonly PlacedLog[];
}

/** Sums over at most seven days, from the slots and the placed logs of those days. */
function figuresBetween(
  plan: MatchedPlan,
  { from, to, today }: { from: number; to: number; today: number },
  slots: readonly PlannedSlot[],
  logs: readonly PlacedLog[],
): SpanFigures {
  const quota = quotaBetween(plan, from, to);
  // Sorting is stable: of equal credits the earlier log counts.
  const kept = logs
    .filter((entry) => entry.placed === "quota")
    .sort((a, b) => cmp(b.log.credit, a.log.credit));
  const best = kept.slice(0, quota);
  const earnedByQuota = sum(best.map((entry) => entry.log.credit));
  const isOver = to < today;
  const figures: SpanFigures = {
    credit: isOver ? earnedByQuota : zero,
    due: isOver ? quota : 0,
    counted: isOver ? best.length : 0,
    planned: quota,
    earned: earnedByQuota,
    done: best.length,
    beyond: kept.slice(quota),
  };
  for (const { day, filledBy } of slots) {
    const credit = filledBy?.log.credit ?? zero;
    const filled = filledBy ? 1 : 0;
    figures.planned += 1;
    figures.earned = add(figures.earned, credit);
    figures.done += filled;
    if (day >= today) continue;
    figures.due += 1;
    figures.credit = add(figures.credit, credit);
    figures.counted += filled;
  }
  return figures;
}

function figuresOf(given: Pick<Figures, "credit" | "due" | "counted">): Figures {
  const { credit, due, counted } = given;
  const percent = due === 0 ? null : percentOf(div(credit, fraction(due)));
  const frequencyPercent = due === 0 ? null : percentOf(fraction(counted, due));
  return { credit, due, counted, percent, frequencyPercent, band: bandOf(percent, due) };
}

/** A ratio as the integer percent to display, half up and never above 100. */
function percentOf(ratio: Fraction): number {
  return roundHalfUp(mul(min(ratio, one), fraction(100)));
}

function slotRecordsOf(plan: MatchedPlan, today: number, through: number): SlotRecord[] {
  return plan.slots
    .filter((slot) => slot.day <= through)
    .map((slot) => ({
      day: dayOfNumber(slot.day),
      versionId: slot.versionId,
      state: slot.filledBy ? "filled" : slot.day < today ? "not_done" : slot.day === today ? "open" : "later",
      log: slot.filledBy?.log ?? null,
    }));
}
