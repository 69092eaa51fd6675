/**
 * Sessions entered after the day they were done on. Invariant: lateness is read from the clock of the device at the
 * moment of entry, never from the arrival, so a phone without network does not make anything late.
 */
import { endOfLocalDay, type LocalDay } from "./calendar.ts";

/** What a log entered late comes to. */
export type Lateness = "normal" | "flagged" | "waits_for_therapist";

const msPerHour = 3_600_000;

/**
 * How late a session was entered: from the end of the local day it was done on (03:00 of the next date on the wall
 * clock of `zone`) to the moment of entry on the person's device, in elapsed time. Up to 48 h normal, up to 7 × 24 h
 * it counts and is flagged, later it waits for a therapist. Source: clinical.md F2 "Late entry".
 */
export function lateness(performedOn: LocalDay, zone: string, enteredAt: Date): Lateness {
  const late = enteredAt.getTime() - endOfLocalDay(performedOn, zone).getTime();
  if (late <= 48 * msPerHour) return "normal";
  return late <= 7 * 24 * msPerHour ? "flagged" : "waits_for_therapist";
}
