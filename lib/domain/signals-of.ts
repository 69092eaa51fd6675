/**
 * All signals of one patient from the facts on record.
 * Invariant: the same facts give the same signals, whatever order their lists come in; one signal a code.
 */
import type { Signal } from "./signal.ts";
import { effortSignals } from "./signal-effort.ts";
import type { SignalFacts } from "./signal-facts.ts";
import { recoverySignals } from "./signal-recovery.ts";
import {
  flagSignals,
  flareSignals,
  messageSignal,
  nextDaySignal,
  nightSignal,
  repeatedSignal,
  severeSignal,
  stopSignal,
} from "./signal-safety.ts";

/**
 * What the record says now, in no order that matters (`bySignalUrgency` orders it). A discharged patient has those of
 * danger alone: red flags, severe or repeated pain, unread safety words. Deterministic, no failure codes. Source: clinical.md H.
 */
export function signalsOf(facts: SignalFacts): Signal[] {
  const danger = [
    ...flagSignals(facts),
    ...severeSignal(facts),
    ...repeatedSignal(facts),
    ...messageSignal(facts),
  ];
  if (facts.phase === "discharged") return danger;
  return [
    ...danger,
    ...nextDaySignal(facts),
    ...nightSignal(facts),
    ...flareSignals(facts),
    ...stopSignal(facts),
    ...recoverySignals(facts),
    ...effortSignals(facts),
  ];
}
