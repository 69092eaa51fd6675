/**
 * A program's whole life as adherence reads it: which rule governs a date, which dates are excused, and which logged
 * session fills which due slot. Invariants: a log is counted once at most; the result does not depend on the order
 * of the logs; whoever asks for one week gets it from the same matching over the whole life, never week by week.
 * Source: clinical.md F2.
 */
import { dayNumberOf, type LocalDay, weekdayOfNumber } from "./calendar.ts";
import { add, cmp, type Fraction, fraction, fractionOf, mul, roundHalfUp, zero } from "./fraction.ts";
import { type DueRule, dueRuleOf, type Schedule } from "./schedule.ts";

/** A program version while it is in force. A flare's calm plan and the return from it are segments like any other. */
export interface PlanSegment {
  readonly versionId: string;
  /** First local day in force. It ends the segment before it; of two with the same day the later in the list holds. */
  readonly effectiveFrom: LocalDay;
  /** Last local day in force, where the program or episode ended; null or absent while it goes on. */
  readonly until?: LocalDay | null;
  /** A program's schedule, or the rule it comes down to. */
  readonly schedule: Schedule | DueRule;
}

/** One stored session. */
export interface AdherenceLog {
  readonly id: string;
  /** The local day it was done on. */
  readonly day: LocalDay;
  /** Session credit, 0 to 1 (credit.ts). */
  readonly credit: Fraction;
  /** The version it was served; kept with it. What it counts for goes by its day. */
  readonly versionId?: string | null;
  /** An exercise of it was stopped for safety. */
  readonly safetyStop?: boolean;
}

/** Days marked as ill, away or paused, both ends included; an open end runs on. */
export interface ExcuseSpan {
  readonly from: LocalDay;
  readonly to: LocalDay | null;
}

/** A segment in day numbers, cut off where the next begins. */
export interface PlannedSpan {
  readonly versionId: string;
  readonly from: number;
  /** Last day in force; Infinity while it goes on. */
  readonly until: number;
  readonly rule: DueRule;
}

/** One due session of a plan with fixed dates. */
export interface PlannedSlot {
  readonly day: number;
  readonly versionId: string;
  filledBy: PlacedLog | null;
}

/** What a log came to: it filled a slot, may count for its week's quota, was extra, or none of these. */
export interface PlacedLog {
  readonly log: AdherenceLog;
  readonly day: number;
  /** `quota`: kept among the best of its date; the week decides whether it counts or is extra. */
  placed: "slot" | "quota" | "extra" | "none";
}

export interface MatchedPlan {
  /** In order of time, none empty. */
  readonly spans: readonly PlannedSpan[];
  readonly excused: ReadonlySet<number>;
  /** In order of date, through the horizon; excused dates have none. */
  readonly slots: readonly PlannedSlot[];
  /** Every log, in the order in which they were taken: day, higher credit, id. */
  readonly logs: readonly PlacedLog[];
}

/** Weeks count as whole numbers from Monday 1969-12-29 (0). */
export const weekIndexOf = (day: number): number => Math.floor((day + 3) / 7);
export const mondayOfWeek = (week: number): number => week * 7 - 3;

/** Items by key, each group in the order of the list. */
export function groupBy<T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Matches all logs with all slots up to `horizon` (at least one day beyond the last log is always looked at). */
export function matchPlan(
  segments: readonly PlanSegment[],
  logs: readonly AdherenceLog[],
  excuses: readonly ExcuseSpan[],
  horizon: number,
): MatchedPlan {
  const spans = spansOf(segments);
  const taken = logs
    .map((log): PlacedLog => ({ log, day: dayNumberOf(log.day), placed: "none" }))
    .sort(
      (a, b) =>
        a.day - b.day ||
        cmp(b.log.credit, a.log.credit) ||
        (a.log.id < b.log.id ? -1 : a.log.id > b.log.id ? 1 : 0),
    );
  const lastDay = Math.max(horizon, (taken.at(-1)?.day ?? horizon) + 1);
  const firstDay = Math.min(spans[0]?.from ?? lastDay, taken[0]?.day ?? lastDay);
  const excused = excusedDays(excuses, firstDay, lastDay);
  const slots = slotsOf(spans, excused, lastDay);
  placeLogs(taken, spans, slots, excused);
  return { spans, excused, slots, logs: taken };
}

/** The span in force on a day, if any. */
export function spanOn(spans: readonly PlannedSpan[], day: number): PlannedSpan | null {
  const span = spans.findLast((candidate) => candidate.from <= day);
  return span && day <= span.until ? span : null;
}

/** The rule a log of this day is counted by: that of the day, else of the span before it, else of the first. */
export function ruleFor(spans: readonly PlannedSpan[], day: number): DueRule {
  return (spans.findLast((span) => span.from <= day) ?? spans[0])?.rule ?? { kind: "never" };
}

/**
 * The quota due in seven days: round half up of (Σ qᵢ·daysᵢ / 7) · (T − x) / T, rounded once, where T days are in
 * force and x of them excused; 0 when none is in force. Source: clinical.md F2 "Sick/travel/therapist pause".
 */
export function weekQuota(
  parts: readonly { readonly perWeek: number; readonly days: number }[],
  excusedDays: number,
): number {
  const daysInForce = parts.reduce((days, part) => days + part.days, 0);
  if (daysInForce <= 0) return 0;
  let quota = zero;
  for (const part of parts) quota = add(quota, mul(fractionOf(part.perWeek), fraction(part.days, 7)));
  return roundHalfUp(mul(quota, fraction(Math.max(0, daysInForce - excusedDays), daysInForce)));
}

/** The quota due between two days (at most seven, both included), from the quota spans in force on them. */
export function quotaBetween(plan: MatchedPlan, from: number, to: number): number {
  const parts: { perWeek: number; days: number }[] = [];
  let excusedDays = 0;
  for (const span of plan.spans) {
    if (span.rule.kind !== "quota" || span.from > to || span.until < from) continue;
    const first = Math.max(from, span.from);
    const last = Math.min(to, span.until);
    parts.push({ perWeek: span.rule.perWeek, days: last - first + 1 });
    for (let day = first; day <= last; day++) if (plan.excused.has(day)) excusedDays++;
  }
  return weekQuota(parts, excusedDays);
}

function spansOf(segments: readonly PlanSegment[]): PlannedSpan[] {
  const ordered = segments
    .map((segment) => ({ segment, from: dayNumberOf(segment.effectiveFrom) }))
    .sort((a, b) => a.from - b.from);
  return ordered
    .map(({ segment, from }, index): PlannedSpan => {
      const own = segment.until == null ? Number.POSITIVE_INFINITY : dayNumberOf(segment.until);
      const next = ordered[index + 1]?.from ?? Number.POSITIVE_INFINITY;
      return {
        versionId: segment.versionId,
        from,
        until: Math.min(own, next - 1),
        rule: ruleOf(segment.schedule),
      };
    })
    .filter((span) => span.until >= span.from);
}

function ruleOf(schedule: Schedule | DueRule): DueRule {
  const isRule = schedule.kind === "dates" || schedule.kind === "quota" || schedule.kind === "never";
  return isRule ? schedule : dueRuleOf(schedule);
}

function excusedDays(excuses: readonly ExcuseSpan[], firstDay: number, lastDay: number): Set<number> {
  const excused = new Set<number>();
  for (const excuse of excuses) {
    const from = Math.max(firstDay, dayNumberOf(excuse.from));
    const to = excuse.to === null ? lastDay : Math.min(lastDay, dayNumberOf(excuse.to));
    for (let day = from; day <= to; day++) excused.add(day);
  }
  return excused;
}

function slotsOf(
  spans: readonly PlannedSpan[],
  excused: ReadonlySet<number>,
  lastDay: number,
): PlannedSlot[] {
  const slots: PlannedSlot[] = [];
  for (const { rule, from, until, versionId } of spans) {
    if (rule.kind !== "dates") continue;
    for (let day = from; day <= Math.min(until, lastDay); day++) {
      if (excused.has(day)) continue;
      for (const weekday of rule.weekdays) {
        if (weekday === weekdayOfNumber(day)) slots.push({ day, versionId, filledBy: null });
      }
    }
  }
  return slots;
}

function placeLogs(
  logs: readonly PlacedLog[],
  spans: readonly PlannedSpan[],
  slots: readonly PlannedSlot[],
  excused: ReadonlySet<number>,
): void {
  const free = groupBy(slots, (slot) => slot.day);
  let keptOn = Number.NaN;
  let kept = 0;
  for (const entry of logs) {
    if (cmp(entry.log.credit, zero) <= 0) continue;
    const rule = ruleFor(spans, entry.day);
    if (rule.kind === "quota") {
      if (keptOn !== entry.day) [keptOn, kept] = [entry.day, 0];
      if (kept === rule.perDate) continue;
      kept++;
      entry.placed = excused.has(entry.day) ? "extra" : "quota";
      continue;
    }
    // Nearest in date, the earlier of two equally near: the day itself, the day before, the day after.
    const nearest = [entry.day, entry.day - 1, entry.day + 1].find((day) => free.get(day)?.length);
    const slot = nearest === undefined || excused.has(entry.day) ? undefined : free.get(nearest)?.shift();
    if (slot) {
      slot.filledBy = entry;
      entry.placed = "slot";
    } else if (rule.kind === "dates") entry.placed = "extra";
  }
}
