/**
 * One mark a day for the calendar and the week ladder. Invariant: the marks tell the same story as the figures, so a
 * session done within a day of its date marks the date that was due, once. Source: clinical.md F2; design.md §5 "Day mark".
 */
import type { AdherenceLog, MatchedPlan, PlacedLog, PlannedSlot } from "./adherence-plan.ts";
import { groupBy, ruleFor, spanOn, weekIndexOf } from "./adherence-plan.ts";
import { dayOfNumber, type LocalDay } from "./calendar.ts";
import { completeFrom } from "./credit.ts";
import { cmp, zero } from "./fraction.ts";

/**
 * done, part: what was due that day, or counted for the week, was done wholly (every credit ≥ 0.80) or partly.
 * safety: it counts, and an exercise of it was stopped for safety. not_done: was due that day and nothing filled it.
 * open: today, and something can still be done. due_later: a date to come. excused: ill, away or paused.
 * rest: nothing was due that day. extra: more than was asked for.
 */
export const dayMarks = [
  "done",
  "part",
  "safety",
  "not_done",
  "open",
  "due_later",
  "excused",
  "rest",
  "extra",
] as const;
export type DayMark = (typeof dayMarks)[number];

export interface DayRecord {
  readonly day: LocalDay;
  readonly mark: DayMark;
  /** The version in force that day, if any. */
  readonly versionId: string | null;
  /** Sessions done on that day, the highest credit first, whatever they came to. */
  readonly logs: readonly AdherenceLog[];
  /** The log that filled this date was done on this other day, at most one day off. */
  readonly doneOn: LocalDay | null;
  /** At least one session of that day was extra, also on excused days. */
  readonly hasExtra: boolean;
  /** At least one session of that day had a safety stop. */
  readonly hasSafetyStop: boolean;
}

/**
 * The records from `first` through `through` (day numbers). `extras` are all extra logs of the plan, `openInWeek`
 * the sessions today's week still asks for.
 */
export function dayRecordsOf(
  plan: MatchedPlan,
  extras: ReadonlySet<PlacedLog>,
  today: number,
  first: number,
  through: number,
  openInWeek: number,
): DayRecord[] {
  const logsOn = groupBy(plan.logs, (entry) => entry.day);
  const slotsOn = groupBy(plan.slots, (slot) => slot.day);
  const records: DayRecord[] = [];
  for (let day = first; day <= through; day++) {
    const logs = logsOn.get(day) ?? [];
    const slots = slotsOn.get(day) ?? [];
    const movedTo = slots.find((slot) => slot.filledBy && slot.filledBy.day !== day)?.filledBy;
    const isOpenWeek = weekIndexOf(day) === weekIndexOf(today);
    records.push({
      day: dayOfNumber(day),
      mark: markOf(plan, day, today, slots, logs, extras, isOpenWeek ? openInWeek : 0),
      versionId: spanOn(plan.spans, day)?.versionId ?? null,
      logs: logs.map((entry) => entry.log),
      doneOn: movedTo ? dayOfNumber(movedTo.day) : null,
      hasExtra: logs.some((entry) => extras.has(entry)),
      hasSafetyStop: logs.some((entry) => entry.log.safetyStop),
    });
  }
  return records;
}

function markOf(
  plan: MatchedPlan,
  day: number,
  today: number,
  slots: readonly PlannedSlot[],
  logs: readonly PlacedLog[],
  extras: ReadonlySet<PlacedLog>,
  openInWeek: number,
): DayMark {
  if (plan.excused.has(day)) return "excused";
  if (slots.length > 0) {
    const fills = slots.flatMap((slot) => (slot.filledBy ? [slot.filledBy] : []));
    return fills.length > 0 ? doneMark(fills, slots.length) : notDoneMark(day, today);
  }
  const rule = ruleFor(plan.spans, day);
  const counted = logs.filter((entry) =>
    rule.kind === "quota"
      ? entry.placed === "quota" && !extras.has(entry)
      : rule.kind === "never" && entry.placed === "none" && cmp(entry.log.credit, zero) > 0,
  );
  if (counted.length > 0) return doneMark(counted, rule.kind === "quota" ? rule.perDate : 1);
  if (logs.some((entry) => extras.has(entry))) return "extra";
  if (rule.kind !== "quota" || !spanOn(plan.spans, day)) return "rest";
  // A plan that asks for every date has something due on each; another quota leaves the choice of days open.
  if (rule.perWeek >= 7 * rule.perDate) return notDoneMark(day, today);
  return day === today && openInWeek > 0 ? "open" : "rest";
}

function doneMark(fills: readonly PlacedLog[], wanted: number): DayMark {
  if (fills.some((entry) => entry.log.safetyStop)) return "safety";
  const isWhole = fills.length >= wanted && fills.every((entry) => cmp(entry.log.credit, completeFrom) >= 0);
  return isWhole ? "done" : "part";
}

function notDoneMark(day: number, today: number): DayMark {
  return day < today ? "not_done" : day === today ? "open" : "due_later";
}
