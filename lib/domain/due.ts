/**
 * What is due on one day, read from the adherence of the whole program so that Today and the figures never disagree.
 * Invariant: a date that was not filled still counts the day after (clinical.md F2, ±1 day), and nothing else is
 * carried over: there is no catching up.
 */
import type { Adherence, WeekFigures } from "./adherence.ts";
import { addDays, type LocalDay, weekStartOf } from "./calendar.ts";
import type { PlanSpan } from "./program.ts";
import { nextVersion, versionInForce } from "./program.ts";
import { dueRuleOf } from "./schedule.ts";

/**
 * - `due`: so many of today's sessions are still to do (`left` of `of`).
 * - `open`: the week still asks for sessions, on any day (`left` of `of` this week).
 * - `catch_up`: nothing of today, but yesterday's session can still be done.
 * - `done`: today's are done. `rest`: nothing is due today. `excused`: marked ill, away or paused.
 * - `none`: no program is in force.
 */
export type DueKind = "due" | "open" | "catch_up" | "done" | "rest" | "excused" | "none";

export interface Due {
  readonly kind: DueKind;
  readonly left: number;
  readonly of: number;
  /** Done today, whatever it counted for. */
  readonly doneToday: number;
  /** Logs that count this week, and what the week asks for. */
  readonly weekDone: number;
  readonly weekPlanned: number;
}

/** What is due on `today`, the day that `adherence` was computed for. */
export function dueOn(spans: readonly PlanSpan[], adherence: Adherence, today: LocalDay): Due {
  const span = versionInForce(spans, today);
  const record = adherence.days.find((day) => day.day === today);
  const week = weekOf(adherence, today);
  const doneToday = record?.logs.length ?? 0;
  const base = { left: 0, of: 0, doneToday, weekDone: week?.done ?? 0, weekPlanned: week?.planned ?? 0 };
  if (!span) return { ...base, kind: "none" };
  if (record?.mark === "excused") return { ...base, kind: "excused" };
  const rule = dueRuleOf(span.schedule);
  if (rule.kind === "dates") {
    const slots = adherence.slots.filter((slot) => slot.day === today);
    const left = slots.filter((slot) => !slot.log).length;
    if (left > 0) return { ...base, kind: "due", left, of: slots.length };
    if (slots.length > 0 || doneToday > 0) return { ...base, kind: "done", of: slots.length };
    const yesterday = adherence.slots.some((slot) => slot.day === addDays(today, -1) && !slot.log);
    return yesterday ? { ...base, kind: "catch_up", left: 1, of: 1 } : { ...base, kind: "rest" };
  }
  if (rule.kind === "never") return { ...base, kind: "rest" };
  const weekLeft = Math.max(0, base.weekPlanned - base.weekDone);
  const todayLeft = Math.min(rule.perDate - Math.min(doneToday, rule.perDate), weekLeft);
  const isDaily = rule.perDate > 1 || rule.perWeek >= 7;
  if (todayLeft === 0) return { ...base, kind: doneToday > 0 ? "done" : "rest" };
  if (isDaily) return { ...base, kind: "due", left: todayLeft, of: rule.perDate };
  return { ...base, kind: "open", left: weekLeft, of: base.weekPlanned };
}

/**
 * The next day after `today` on which a session is due, for a plan with dates, or the day a new program begins; for a
 * quota the next Monday once the week is full. Null where nothing names a day. `adherence` must reach that far.
 */
export function nextDueDay(
  spans: readonly PlanSpan[],
  adherence: Adherence,
  today: LocalDay,
): LocalDay | null {
  const span = versionInForce(spans, today);
  const slot = adherence.slots.find((candidate) => candidate.day > today && !candidate.log);
  if (slot) return slot.day;
  if (!span) return nextVersion(spans, today)?.effectiveFrom ?? null;
  const rule = dueRuleOf(span.schedule);
  if (rule.kind !== "quota") return null;
  const week = weekOf(adherence, today);
  const full = week !== null && week.done >= week.planned;
  const tomorrow = addDays(today, 1);
  return full
    ? addDays(weekStartOf(today), 7)
    : weekStartOf(tomorrow) === weekStartOf(today)
      ? null
      : tomorrow;
}

const weekOf = (adherence: Adherence, day: LocalDay): WeekFigures | null =>
  adherence.weeks.find((week) => week.weekStart === weekStartOf(day)) ?? null;
