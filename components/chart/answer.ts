/** Reading pain and effort answers. Invariant: only a number is a value; 0 is one, and no word ever becomes one. */

import type { Answer, PainView, PainZones } from "./types.ts";

export const defaultZones: PainZones = { amberFrom: 3, amberMax: 5 };

export type PainZone = "calm" | "amber" | "red";

export function isReported(answer: Answer): answer is number {
  return typeof answer === "number";
}

/** Asked, and no number came: not answered, or still open. "not-asked" is neither. */
export function isUnknown(answer: Answer): answer is "no-answer" | "not-yet" {
  return answer === "no-answer" || answer === "not-yet";
}

export function painZoneOf(pain: number, zones: PainZones = defaultZones): PainZone {
  return pain > zones.amberMax ? "red" : pain >= zones.amberFrom ? "amber" : "calm";
}

/** One entry as it is drawn: the hollow mark, the filled mark, and the next morning. `at` and `afterAt` count days. */
export interface PainMark {
  readonly entry: PainView;
  readonly at: number;
  readonly afterAt: number;
  readonly before: Answer;
  readonly during: Answer;
  readonly morningAfter: Answer;
}

/** Distance in days between a session's mark and its next-morning diamond. */
const morningOffset = 0.75;

/**
 * Marks of one day's entries, spread inside the day so that a check-in and a session do not cover each other.
 * `dayIndex` is the day's place on the axis.
 */
export function painMarksOfDay(entries: readonly PainView[], dayIndex: number): PainMark[] {
  return entries.map((entry, place) => {
    const at = dayIndex + (place + 1) / (entries.length + 1);
    const [before, during, morningAfter]: [Answer, Answer, Answer] =
      entry.kind === "session"
        ? [entry.before, entry.during, entry.morningAfter]
        : [entry.rest, entry.worst, "not-asked"];
    return { entry, at, afterAt: at + morningOffset, before, during, morningAfter };
  });
}

/** Marks of all entries; `dayIndexOf` places a day on the axis. Entries are in order of time. */
export function painMarksOf(pain: readonly PainView[], dayIndexOf: (day: string) => number): PainMark[] {
  const byDay = new Map<string, PainView[]>();
  for (const entry of pain) byDay.set(entry.day, [...(byDay.get(entry.day) ?? []), entry]);
  return [...byDay].flatMap(([day, entries]) => painMarksOfDay(entries, dayIndexOf(day)));
}
