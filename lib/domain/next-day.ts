/**
 * The question of the morning after: which day it asks about, how long it is open, and which answer counts.
 * Invariants: one answer speaks for all sessions of a day; whether it counts depends on its own clock and on when those
 * sessions ended, never on when it arrived; unknown is never zero. Source: clinical.md B5 "Unknown answers", A5, L.
 */
import { addDays, endOfLocalDay, type LocalDay, localDayOf } from "./calendar.ts";
import type { RulesConfig } from "./prescription.ts";
import { currentAnswers, type SessionFacts } from "./session.ts";

/** How long after the end of the day's last session an answer counts, hours. */
export const nextDayWindowHours = 36;

/** One session as far as the morning after depends on it. */
export interface DaySession {
  readonly id: string;
  /** The day on which it stands, after corrections. */
  readonly day: LocalDay;
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** Pain at rest before it, 0 to 10; null is not answered. */
  readonly restPainBefore: number | null;
  readonly withdrawn: boolean;
}

export interface NextDayAnswer {
  readonly id: string;
  readonly sessionDay: LocalDay;
  readonly revision: number;
  /** 0 to 10. */
  readonly painNrs: number;
  readonly zone: string;
  /** By the person's own clock. */
  readonly recordedAt: Date;
}

/**
 * What the morning after needs of a session. It ends when it was finished, else with the last thing first entered in
 * it; one left open overnight ended with its day at the latest. Of a session entered afterwards, on paper or moved to
 * another day the clock says nothing about when it was done, so it ends with its day too: the latest it can have been.
 */
export function daySessionOf(session: SessionFacts): DaySession {
  const { localDay: day, restPainBefore, withdrawn } = currentAnswers(session);
  const { id, startedAt, zone } = session;
  const end = endOfLocalDay(day, zone).getTime();
  const timed = session.source === "live" && day === session.localDay;
  const entered = [...session.sets, ...session.exposures].filter((row) => row.revision === 0);
  const last =
    session.finishedAt?.getTime() ??
    Math.max(startedAt.getTime(), ...entered.map((row) => row.recordedAt.getTime()));
  return {
    id,
    day,
    startedAt,
    endedAt: new Date(timed ? Math.min(last, end) : end),
    restPainBefore,
    withdrawn,
  };
}

/** What is known of the morning after a day with a session. */
export interface NextDayPain {
  readonly sessionDay: LocalDay;
  /** Pain before the first session of the day, 0 to 10; null while unknown. */
  readonly restPainBefore: number | null;
  /** The answer that counts, 0 to 10; null while there is none. */
  readonly pain: number | null;
  /** The newest answer given, also where it came too late to count; null where nobody answered. */
  readonly answer: (NextDayAnswer & { readonly counts: boolean }) | null;
  /** Until when an answer counts, by the person's own clock. */
  readonly closesAt: Date;
}

const standing = (sessions: readonly DaySession[], day: LocalDay) =>
  sessions
    .filter((session) => session.day === day && !session.withdrawn)
    .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1));

/**
 * The morning after a day: null where no session stands on it. Of several answers the newest within the window counts,
 * so that an afterthought days later never replaces what was said in time. The order of both lists does not matter.
 */
export function nextDayPainOf(
  day: LocalDay,
  sessions: readonly DaySession[],
  answers: readonly NextDayAnswer[],
): NextDayPain | null {
  const own = standing(sessions, day);
  const [first] = own;
  if (!first) return null;
  const lastEnd = Math.max(...own.map((session) => session.endedAt.getTime()));
  const closesAt = new Date(lastEnd + nextDayWindowHours * 3_600_000);
  const given = answers
    .filter((answer) => answer.sessionDay === day)
    .sort((a, b) => a.revision - b.revision)
    .map((answer) => ({ ...answer, counts: answer.recordedAt.getTime() <= closesAt.getTime() }));
  const counting = given.findLast((answer) => answer.counts) ?? null;
  return {
    sessionDay: day,
    restPainBefore: first.restPainBefore,
    pain: counting?.painNrs ?? null,
    answer: counting ?? given.at(-1) ?? null,
    closesAt,
  };
}

/** Next-morning pain minus pain before (-10 to 10); null while either is unknown. Source: clinical.md B5 "nd". */
export function nextDayChange({
  pain,
  restPainBefore,
}: Pick<NextDayPain, "pain" | "restPainBefore">): number | null {
  return pain === null || restPainBefore === null ? null : pain - restPainBefore;
}

/**
 * The day that is asked about at a moment: the newest day before today whose window is open; null where none is. Asked
 * again it is the same day, answered or not, so that an answer can be changed while it counts.
 */
export function nextDayAsked(
  sessions: readonly DaySession[],
  answers: readonly NextDayAnswer[],
  at: Date,
  zone: string,
): NextDayPain | null {
  const today = localDayOf(at, zone);
  for (const day of [addDays(today, -1), addDays(today, -2)]) {
    const known = nextDayPainOf(day, sessions, answers);
    if (known && at.getTime() <= known.closesAt.getTime()) return known;
  }
  return null;
}

/** Pain at rest on the mornings after, by the day of the answer: the third source of the resting-pain series (A5). */
export function nextMorningPains(
  sessions: readonly DaySession[],
  answers: readonly NextDayAnswer[],
): { readonly day: LocalDay; readonly pain: number }[] {
  return [...new Set(answers.map((answer) => answer.sessionDay))].flatMap((sessionDay) => {
    const answer = nextDayPainOf(sessionDay, sessions, answers)?.answer;
    return answer?.counts ? [{ day: localDayOf(answer.recordedAt, answer.zone), pain: answer.painNrs }] : [];
  });
}

export type NextDayBand = "green" | "amber" | "red";

/** What a change means: green up to `ndOk`, red from `ndRed`, amber between; null while unknown. Source: A5, B2. */
export function nextDayBand(
  change: number | null,
  rules: Pick<RulesConfig, "ndOk" | "ndRed">,
): NextDayBand | null {
  if (change === null) return null;
  if (change >= rules.ndRed) return "red";
  return change > rules.ndOk ? "amber" : "green";
}
