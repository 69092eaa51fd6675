/**
 * Signals of danger and of pain with exercise: red flags, stops, the morning after, the night, flares, messages.
 * Invariants: they need no decision of the progression rules, so they work where those are switched off; an answer not
 * given opens nothing and closes nothing. Source: clinical.md H, A4, A5, B3.
 */
import { addDays, daysBetween, type LocalDay } from "./calendar.ts";
import { nightPainUnrelenting } from "./check-in.ts";
import { nextDayChange, zoneOf } from "./progression-exposure.ts";
import { flareReview, type PainfulExposure, repeatedRed, type Signal, type SignalData } from "./signal.ts";
import type { ExposureFact, SignalFacts } from "./signal-facts.ts";

/** What was done this many days ago or longer opens no signal any more: it is the course's to tell, not today's. */
export const recentDays = 28;

/** One signal from its data, the moments behind it and the tokens that name it. Moments of a wrong clock end at now. */
export function opened(
  data: SignalData,
  now: Date,
  since: readonly Date[],
  tokens: readonly string[],
): Signal {
  const first = Math.min(now.getTime(), ...since.map((at) => at.getTime()));
  return { ...data, openedAt: new Date(first), fingerprint: [...new Set(tokens)].sort().join(" ") } as Signal;
}

/** RED_FLAG (E, S) and FLAG_TU (T, U): every open flag, the oldest first. */
export function flagSignals({ openFlags, now }: SignalFacts): Signal[] {
  const of = (code: "RED_FLAG" | "FLAG_TU", codes: string): Signal[] => {
    const flags = openFlags
      .filter((flag) => codes.includes(flag.code))
      .toSorted((a, b) => a.raisedAt.getTime() - b.raisedAt.getTime() || (a.id < b.id ? -1 : 1));
    if (flags.length === 0) return [];
    const shown = flags.map(({ questionId, code: flagCode, raisedAt }) => ({
      questionId,
      code: flagCode,
      raisedAt,
    }));
    return [
      opened(
        { code, flags: shown },
        now,
        flags.map((flag) => flag.raisedAt),
        flags.map((flag) => flag.id),
      ),
    ];
  };
  return [...of("RED_FLAG", "ES"), ...of("FLAG_TU", "TU")];
}

/** Red (clinical.md B5): worst pain above `painAmberMax`, or a next-morning change of `ndRed` and more. */
const isRed = (exposure: ExposureFact) => zoneOf(exposure, exposure.rules) === "red";

const shown = (exposure: ExposureFact): PainfulExposure => ({
  exercise: exposure.exercise,
  day: exposure.day,
  painDuring: exposure.painDuring,
  nextDayChange: nextDayChange(exposure),
});

/** When it was known that an exposure was red: with its answers, or the morning after. */
const redAt = (exposure: ExposureFact): Date => {
  const byItself = exposure.painDuring !== null && exposure.painDuring > exposure.rules.painAmberMax;
  return byItself ? exposure.enteredAt : (exposure.nextDayAt ?? exposure.enteredAt);
};

const byDay = (a: ExposureFact, b: ExposureFact) =>
  a.day < b.day
    ? -1
    : a.day > b.day
      ? 1
      : a.enteredAt.getTime() - b.enteredAt.getTime() || (a.key < b.key ? -1 : 1);

/** The exposures of each exercise in main blocks, the oldest first, by exercise. */
export function exposuresByExercise(exposures: readonly ExposureFact[]): ExposureFact[][] {
  const main = exposures.filter((exposure) => exposure.main).toSorted(byDay);
  return [...Map.groupBy(main, (exposure) => exposure.exerciseId)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => list);
}

const isRecent = (day: LocalDay, today: LocalDay) => daysBetween(day, today) < recentDays;

/** STOP_SEVERE: worst pain at or above `painStop` in any block. */
export function severeSignal({ exposures, today, now }: SignalFacts): Signal[] {
  const severe = exposures
    .filter(
      (one) => isRecent(one.day, today) && one.painDuring !== null && one.painDuring >= one.rules.painStop,
    )
    .toSorted(byDay);
  if (severe.length === 0) return [];
  const limit = Math.min(...severe.map((one) => one.rules.painStop));
  return [
    opened(
      { code: "STOP_SEVERE", exposures: severe.map(shown), limit },
      now,
      severe.map((one) => one.enteredAt),
      severe.map((one) => one.key),
    ),
  ];
}

/** STOP_REPEATED: at least two red among the last three exposures of an exercise. */
export function repeatedSignal({ exposures, today, now }: SignalFacts): Signal[] {
  const red = exposuresByExercise(exposures).flatMap((list) => {
    const found = list.slice(-repeatedRed.of).filter(isRed);
    return found.length >= repeatedRed.red && isRecent(found.at(-1)!.day, today) ? [found] : [];
  });
  if (red.length === 0) return [];
  return [
    opened(
      { code: "STOP_REPEATED", exposures: red.flat().map(shown) },
      now,
      red.map((list) => new Date(Math.max(...list.map((one) => redAt(one).getTime())))),
      red.flat().map((one) => one.key),
    ),
  ];
}

/** NEXT_DAY_RED: the morning after a session at least `ndRed` above the resting pain before it. */
export function nextDaySignal({ exposures, today, now }: SignalFacts): Signal[] {
  const days = new Map<LocalDay, ExposureFact>();
  for (const one of exposures.toSorted(byDay)) {
    const change = nextDayChange(one);
    if (change !== null && change >= one.rules.ndRed && isRecent(one.day, today) && !days.has(one.day))
      days.set(one.day, one);
  }
  const red = [...days.values()];
  if (red.length === 0) return [];
  return [
    opened(
      {
        code: "NEXT_DAY_RED",
        days: red.map((one) => ({ day: one.day, before: one.restPainBefore!, after: one.nextDayPain! })),
        limit: Math.min(...red.map((one) => one.rules.ndRed)),
      },
      now,
      red.map((one) => one.nextDayAt ?? one.enteredAt),
      red.map((one) => one.day),
    ),
  ];
}

/** NIGHT_PAIN: no position eases it, at the newest two check-ins. */
export function nightSignal({ checkIns, now }: SignalFacts): Signal[] {
  const newest = checkIns.slice(-2);
  if (!nightPainUnrelenting(newest)) return [];
  const days = newest.map((row) => row.day);
  return [opened({ code: "NIGHT_PAIN", days }, now, [newest.at(-1)!.enteredAt], [days.at(-1)!])];
}

/** FLARE while one is going on, and FLARE_REVIEW from its seventh day or as the second within 28 days. */
export function flareSignals({ flares = [], today, now, startOf }: SignalFacts): Signal[] {
  const ordered = flares.toSorted(
    (a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1),
  );
  const newest = ordered.at(-1);
  if (!newest?.active) return [];
  const { id, startedOn, startedAt, source, restPain, baseline } = newest;
  const flare = opened(
    { code: "FLARE", startedOn, source, restPain, baseline },
    now,
    [startedAt],
    ordered.filter((one) => one.active).map((one) => one.id),
  );
  const before = ordered.at(-2);
  const second = before && daysBetween(before.startedOn, startedOn) <= flareReview.secondWithin;
  const days = daysBetween(startedOn, today);
  const isLong = days >= flareReview.days;
  if (newest.reviewed || !(second || isLong)) return [flare];
  const previousOn = second ? before.startedOn : null;
  const since = second ? startedAt : startOf(addDays(startedOn, flareReview.days));
  return [flare, opened({ code: "FLARE_REVIEW", startedOn, days, previousOn }, now, [since], [id])];
}

/** UNREAD_SAFETY: messages with a safety word that nobody of the team has read. */
export function messageSignal({ unreadSafety = [], now }: SignalFacts): Signal[] {
  if (unreadSafety.length === 0) return [];
  const words = [...new Set(unreadSafety.flatMap((message) => message.words))].sort();
  return [
    opened(
      { code: "UNREAD_SAFETY", count: unreadSafety.length, words },
      now,
      unreadSafety.map((message) => message.sentAt),
      unreadSafety.map((message) => message.id),
    ),
  ];
}

/** STOP_OTHER: held back for a long lay-off or for want of an easier rung, until a person decides. */
export function stopSignal({ stops = [], now }: SignalFacts): Signal[] {
  if (stops.length === 0) return [];
  const ordered = stops.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  return [
    opened(
      { code: "STOP_OTHER", stops: ordered.map(({ exercise, reason, on }) => ({ exercise, reason, on })) },
      now,
      ordered.map((stop) => stop.at),
      ordered.map((stop) => stop.id),
    ),
  ];
}
