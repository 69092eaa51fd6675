/**
 * Signals about how much is done: too little, nothing, less than before, more than asked, unchanged, excused, late.
 * Invariants: figures come from adherence as people see it; somebody who has not accepted the invitation cannot log, so
 * that INVITED alone is said of them. Source: clinical.md H, F2.
 */
import { addDays, compareDays, daysBetween, eachDay, type LocalDay, weekStartOf } from "./calendar.ts";
import { canonicalJson } from "./canonical.ts";
import { nextDayChange, zoneOf } from "./progression-exposure.ts";
import {
  adherenceDrop,
  excuseReview,
  lowAdherence,
  missedInARow,
  overuse,
  plateauExposures,
  type Signal,
  silentDays,
} from "./signal.ts";
import type { AdherenceFacts, ExposureFact, SignalFacts } from "./signal-facts.ts";
import { exposuresByExercise, opened, recentDays } from "./signal-safety.ts";

/** All of them, for a patient whose care goes on. */
export function effortSignals(facts: SignalFacts): Signal[] {
  if (facts.invitedAt !== null) return invitedSignal(facts);
  const { adherence } = facts;
  return [
    ...(adherence === null
      ? []
      : [
          ...lowSignal(facts, adherence),
          ...dropSignal(facts, adherence),
          ...missedSignal(facts, adherence),
          ...overuseSignal(facts, adherence),
        ]),
    ...silentSignal(facts),
    ...excuseSignal(facts),
    ...lateSignal(facts),
    ...plateauSignal(facts),
  ];
}

/** ADH_LOW: the rolling four weeks below 50 %, with at least four due. */
function lowSignal({ today, startOf, now }: SignalFacts, { rolling }: AdherenceFacts): Signal[] {
  const { percent, due, counted } = rolling;
  if (percent === null || percent >= lowAdherence.percentBelow || due < lowAdherence.dueAtLeast) return [];
  const monday = weekStartOf(today);
  return [opened({ code: "ADH_LOW", percent, done: counted, due }, now, [startOf(monday)], [monday])];
}

/** ADH_DROP: the last 14 completed days at least 30 points below the 14 before, at least four due in both. */
function dropSignal({ today, startOf, now }: SignalFacts, { last14, before14 }: AdherenceFacts): Signal[] {
  if (last14.percent === null || before14.percent === null) return [];
  if (Math.min(last14.due, before14.due) < adherenceDrop.dueAtLeast) return [];
  if (before14.percent - last14.percent < adherenceDrop.points) return [];
  const { percent, due } = last14;
  return [
    opened(
      { code: "ADH_DROP", percent, previous: before14.percent, due, previousDue: before14.due },
      now,
      [startOf(today)],
      [today],
    ),
  ];
}

/** MISSED3: the newest three due dates not done; or a quota week and the one before both at nothing. */
function missedSignal(
  { today, startOf, now }: SignalFacts,
  { slots, weeks, rule }: AdherenceFacts,
): Signal[] {
  if (rule === null) return [];
  if (rule === "dates") {
    const past = slots.filter((slot) => slot.day < today);
    const run = past.slice(past.findLastIndex((slot) => slot.state !== "not_done") + 1);
    const third = run[missedInARow - 1];
    if (!third) return [];
    const days = run.map((slot) => slot.day);
    return [
      opened(
        { code: "MISSED3", kind: "slots", days: days.slice(-10), due: days.length },
        now,
        [startOf(addDays(third.day, 1))],
        [days[0]!],
      ),
    ];
  }
  const over = weeks.filter((week) => !week.open);
  const run = over.slice(over.findLastIndex((week) => week.due === 0 || week.counted > 0) + 1);
  const second = run[1];
  if (!second || addDays(run.at(-1)!.weekStart, 7) !== weekStartOf(today)) return [];
  return [
    opened(
      {
        code: "MISSED3",
        kind: "weeks",
        days: run.slice(-10).map((week) => week.weekStart),
        due: run.reduce((sum, week) => sum + week.due, 0),
      },
      now,
      [startOf(addDays(second.weekStart, 7))],
      [run[0]!.weekStart],
    ),
  ];
}

/** OVERUSE: extras of at least half of what was due, in each of the last two completed weeks. */
function overuseSignal({ today, startOf, now }: SignalFacts, { weeks }: AdherenceFacts): Signal[] {
  const over = weeks.filter((week) => !week.open);
  const isOver = (week: { readonly due: number; readonly extras: number }) =>
    week.due > 0 && 100 * week.extras >= overuse.percentOfDue * week.due;
  const run = over.slice(over.findLastIndex((week) => !isOver(week)) + 1);
  const last = run.at(-1);
  if (run.length < overuse.weeks || !last || addDays(last.weekStart, 7) !== weekStartOf(today)) return [];
  return [
    opened(
      {
        code: "OVERUSE",
        weeks: run.slice(-overuse.weeks).map(({ weekStart, extras, due }) => ({ weekStart, extras, due })),
      },
      now,
      [startOf(addDays(run[overuse.weeks - 1]!.weekStart, 7))],
      [run[0]!.weekStart],
    ),
  ];
}

/** SILENT7: nothing recorded on seven completed days, at least one of them with something due. */
function silentSignal({ silence, today, startOf, now }: SignalFacts): Signal[] {
  if (silence === null || silence.dueLately < 1) return [];
  const days = daysBetween(silence.from, today);
  if (days < silentDays) return [];
  return [
    opened(
      { code: "SILENT7", days, due: silence.due, everLogged: silence.everLogged },
      now,
      [startOf(addDays(silence.from, silentDays))],
      [silence.from],
    ),
  ];
}

/** EXCUSE_REVIEW: more than three self-excused days in some 14 that reach today or later. It undoes no excuse. */
function excuseSignal({ selfExcuses, today, now }: SignalFacts): Signal[] {
  const first = addDays(today, 1 - excuseReview.within);
  const days = new Set(
    selfExcuses.flatMap(({ from, to }) =>
      to < first || to < from ? [] : eachDay(compareDays(from, first) < 0 ? first : from, to),
    ),
  );
  let best: LocalDay[] = [];
  for (const day of [...days].sort()) {
    const within = [...days]
      .filter((other) => other >= day && daysBetween(day, other) < excuseReview.within)
      .sort();
    if (within.length > best.length) best = within;
  }
  if (best.length <= excuseReview.daysAbove) return [];
  const [from, to] = [best[0]!, best.at(-1)!];
  const behind = selfExcuses.filter((excuse) => excuse.from <= to && excuse.to >= from);
  const newest = Math.max(...behind.map((excuse) => excuse.enteredAt.getTime()));
  return [
    opened(
      { code: "EXCUSE_REVIEW", excusedDays: best.length, from, to },
      now,
      [new Date(newest)],
      behind.map((excuse) => excuse.id),
    ),
  ];
}

/** LATE_ENTRY: sessions entered more than seven days late, which count once a therapist has accepted them. */
function lateSignal({ lateEntries, now }: SignalFacts): Signal[] {
  if (lateEntries.length === 0) return [];
  const days = lateEntries.map((entry) => entry.day).toSorted();
  return [
    opened(
      { code: "LATE_ENTRY", count: lateEntries.length, oldestDay: days[0]! },
      now,
      lateEntries.map((entry) => entry.enteredAt),
      lateEntries.map((entry) => entry.sessionId),
    ),
  ];
}

function invitedSignal({ invitedAt, invitedOn, now }: SignalFacts): Signal[] {
  if (invitedAt === null || invitedOn === null) return [];
  return [opened({ code: "INVITED", invitedOn }, now, [invitedAt], [invitedOn])];
}

/** Green with the pain during and the morning after known. */
const isGreen = (exposure: ExposureFact) =>
  nextDayChange(exposure) !== null && zoneOf(exposure, exposure.rules) === "green";

/**
 * PLATEAU: the last six exposures of an exercise at one dose, all green and answered, and not at its ceiling. One whose
 * morning can still be answered says nothing yet.
 */
function plateauSignal({ exposures, today, now }: SignalFacts): Signal[] {
  const isPending = ({ day, nextDayPain }: ExposureFact) => nextDayPain === null && day >= addDays(today, -1);
  const found = exposuresByExercise(exposures.filter((one) => !isPending(one))).flatMap((list) => {
    const last = list.at(-1);
    if (!last || last.atCeiling || daysBetween(last.day, today) >= recentDays) return [];
    const dose = canonicalJson(last.dose);
    const run = list.slice(
      list.findLastIndex((one) => !isGreen(one) || canonicalJson(one.dose) !== dose) + 1,
    );
    return run.length < plateauExposures ? [] : [{ run, dose, last }];
  });
  if (found.length === 0) return [];
  return [
    opened(
      {
        code: "PLATEAU",
        exercises: found.map(({ run, last }) => ({
          exercise: last.exercise,
          dose: last.dose,
          exposures: run.length,
          since: run[0]!.day,
        })),
      },
      now,
      found.map(({ run }) => run[plateauExposures - 1]!.nextDayAt ?? run[plateauExposures - 1]!.enteredAt),
      found.map(({ last, dose }) => `${last.exerciseId}:${dose.replaceAll(" ", "")}`),
    ),
  ];
}
