/**
 * The gate from what is on record: check-ins, open flags, days whose leg answer a person has assessed, onset.
 * Invariant: every screen that shows the gate, and the signature itself, come from this one composition.
 * Source: clinical.md A2.
 */
import type { LocalDay } from "./calendar.ts";
import { decideGate, type Gate, type GateCheckIn, type GateSettings, gateDefaults } from "./gate.ts";
import { blocksGate, type OpenFlag } from "./red-flag.ts";

export interface GateRecord {
  /** Of the episode, corrections included or already reduced; any order. */
  readonly checkIns: readonly Omit<GateCheckIn, "legWorseCleared">[];
  /** The patient's open flags; U among them changes nothing. */
  readonly openFlags: readonly Pick<OpenFlag, "code">[];
  /** Days whose "leg worse" flag has been ended by a person. */
  readonly clearedLegDays: readonly LocalDay[];
  readonly onsetDay: LocalDay | null;
  /** The patient's local day. */
  readonly today: LocalDay;
}

/** The gate as it stands on the record (clinical.md A2). Deterministic, no failure codes. */
export function gateOf(record: GateRecord, settings: GateSettings = gateDefaults): Gate {
  const cleared = new Set(record.clearedLegDays);
  return decideGate(
    {
      checkIns: record.checkIns.map((row) => ({ ...row, legWorseCleared: cleared.has(row.day) })),
      openRedFlag: blocksGate(record.openFlags),
      onsetOn: record.onsetDay,
      today: record.today,
    },
    settings,
  );
}
