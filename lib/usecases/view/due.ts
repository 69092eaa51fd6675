/**
 * What a plan asks for around today: when something is due next, and what was due in days without any entry.
 * Invariant: dates come from the plan and its excused days, never from what a screen remembers. Source: clinical.md F2, H.
 */
import { type Adherence, adherenceBetween } from "#lib/domain/adherence.ts";
import type { ExcuseSpan } from "#lib/domain/adherence-plan.ts";
import { addDays, daysBetween, type LocalDay, weekStartOf } from "#lib/domain/calendar.ts";
import { isInForce, type PlanSpan } from "#lib/domain/program.ts";
import { dueRuleOf } from "#lib/domain/schedule.ts";
import { silentDays } from "#lib/domain/signal.ts";
import type { SignalFacts } from "#lib/domain/signal-facts.ts";

/** How far ahead the next due date is looked for. */
export const lookAheadDays = 14;

/** When something is due next, or why nothing is. */
export type NextDue =
  | { readonly kind: "day"; readonly day: LocalDay }
  /** A plan that leaves the days open: so many sessions are left this week. */
  | { readonly kind: "this-week"; readonly left: number }
  | { readonly kind: "locked" | "not-joined" | "no-plan" | "none" };

/** The next due date. `adherence` must reach `lookAheadDays` beyond `today`; `none`: nothing within them. */
export function nextDueOf(
  spans: readonly PlanSpan[],
  { days, weeks }: Pick<Adherence, "days" | "weeks">,
  today: LocalDay,
): NextDue {
  const core = spans.filter(
    (span) => span.lane === "core" && (span.endsBefore === null || span.endsBefore > today),
  );
  if (core.length === 0) return { kind: "no-plan" };
  const present = core.find((span) => isInForce(span, today));
  const rule = present ? dueRuleOf(present.schedule) : null;
  if (rule?.kind === "quota" && rule.perWeek < 7 * rule.perDate) {
    const week = weeks.find((candidate) => candidate.open);
    const left = week ? week.planned - week.done : 0;
    if (left > 0 && days.find((day) => day.day === today)?.mark !== "excused")
      return { kind: "this-week", left };
    const monday = addDays(weekStartOf(today), 7);
    return core.some((span) => isInForce(span, monday)) ? { kind: "day", day: monday } : { kind: "none" };
  }
  const next = days.find((day) => day.day >= today && (day.mark === "open" || day.mark === "due_later"));
  return next ? { kind: "day", day: next.day } : { kind: "none" };
}

/**
 * The days without any entry up to yesterday, with what was due on them; null while there never was a plan.
 * `lastEntryOn`: the newest day of a session or check-in, or on which one was entered.
 */
export function silenceOf(
  spans: readonly PlanSpan[],
  excuses: readonly ExcuseSpan[],
  lastEntryOn: LocalDay | null,
  today: LocalDay,
): SignalFacts["silence"] {
  const core = spans.filter((span) => span.lane === "core");
  const planned = core[0]?.effectiveFrom;
  if (planned === undefined || planned >= today) return null;
  const from = lastEntryOn === null ? planned : addDays(lastEntryOn, 1);
  if (daysBetween(from, today) < silentDays)
    return { from, everLogged: lastEntryOn !== null, due: 0, dueLately: 0 };
  const segments = core.map(({ versionId, effectiveFrom, endsBefore, schedule }) => ({
    versionId,
    effectiveFrom,
    until: endsBefore === null ? null : addDays(endsBefore, -1),
    schedule,
  }));
  const due = (first: LocalDay) =>
    adherenceBetween({ segments, logs: [], excuses, today }, first, addDays(today, -1)).due;
  return {
    from,
    everLogged: lastEntryOn !== null,
    due: due(from),
    dueLately: due(addDays(today, -silentDays)),
  };
}
