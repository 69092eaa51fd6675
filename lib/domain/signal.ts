/**
 * Reasons for a person to look at a patient now, with the tier, weight and data of each.
 * Invariants: a signal is computed from what is on record and carries the figures it rests on; the same record gives the
 * same signals; nothing here closes a red flag. Source: clinical.md H; thresholds [P].
 */
import type { AdherenceBand } from "./adherence.ts";
import { addDays, daysBetween, type LocalDay, weekStartOf } from "./calendar.ts";
import type { Phase } from "./episode.ts";
import { type Gate, type GateReason, gateDefaults } from "./gate.ts";
import type { RedFlagCode } from "./red-flag-questions.ts";

/** P0 now, P1 within one working day, P2 within three, P3 weekly. */
export type Tier = 0 | 1 | 2 | 3;

/**
 * Tier and weight of each signal, within a tier in the order in which a row tells them: what a person is to decide, then
 * what is not known, then how much was done. LATE_ENTRY and INVITED are this project's own, weighed like
 * APPROVAL_PENDING: a person's decision waits, and nobody is at risk by it.
 */
export const signalRules = {
  RED_FLAG: { tier: 0, weight: 1000 },
  FLAG_TU: { tier: 1, weight: 260 },
  GATE_READY: { tier: 2, weight: 100 },
  SLOW_RECOVERY: { tier: 2, weight: 100 },
  SILENT7: { tier: 2, weight: 110 },
  ADH_LOW: { tier: 2, weight: 120 },
  LATE_ENTRY: { tier: 3, weight: 20 },
  INVITED: { tier: 3, weight: 20 },
} as const satisfies Record<string, { readonly tier: Tier; readonly weight: number }>;

export type SignalCode = keyof typeof signalRules;

/** ADH_LOW: below this displayed percent, with at least so many due. */
export const lowAdherence = { percentBelow: 50, dueAtLeast: 4 } as const;
/** SILENT7: completed days without any entry, at least one of them with something due. */
export const silentDays = 7;

interface Opened {
  /** Since when the condition has held, as far as the record tells. */
  readonly openedAt: Date;
}

export interface FlagFact {
  readonly questionId: string;
  readonly code: RedFlagCode;
  readonly raisedAt: Date;
}

/** What a signal rests on, one shape a code. */
export type Signal = Opened &
  (
    | { readonly code: "RED_FLAG" | "FLAG_TU"; readonly flags: readonly FlagFact[] }
    | { readonly code: "ADH_LOW"; readonly percent: number; readonly done: number; readonly due: number }
    /** `days`: completed days since the last entry, or since the plan began where there is none yet. */
    | { readonly code: "SILENT7"; readonly days: number; readonly due: number; readonly everLogged: boolean }
    | { readonly code: "GATE_READY"; readonly restPain: readonly (number | null)[] }
    | {
        readonly code: "SLOW_RECOVERY";
        /** Days since onset. */
        readonly day: number;
        readonly reasons: readonly {
          readonly reason: GateReason;
          readonly unknown: boolean;
          readonly limit: number;
        }[];
      }
    | { readonly code: "LATE_ENTRY"; readonly count: number; readonly oldestDay: LocalDay }
    | { readonly code: "INVITED"; readonly invitedOn: LocalDay }
  );

/** Everything the signals of one patient are computed from. Local days are the patient's. */
export interface SignalFacts {
  readonly phase: Phase;
  readonly today: LocalDay;
  /** The instant at which a local day begins in the patient's zone. */
  readonly startOf: (day: LocalDay) => Date;
  readonly onsetDay: LocalDay;
  readonly openFlags: readonly FlagFact[];
  /** The gate as it stands, in the acute phase; null in every other. */
  readonly gate: Gate | null;
  /** When the newest check-in that the gate reads was entered. */
  readonly gateAnsweredAt: Date | null;
  readonly rolling: {
    readonly percent: number | null;
    readonly counted: number;
    readonly due: number;
    readonly band: AdherenceBand;
  };
  /**
   * The days without any entry up to yesterday: from the day after the newest session or check-in, or from the first
   * day of the plan where nothing was ever entered. Null while there is no plan.
   */
  readonly silence: {
    readonly from: LocalDay;
    readonly everLogged: boolean;
    /** Sessions due from `from` to yesterday, and on the last `silentDays` completed days. */
    readonly due: number;
    readonly dueLately: number;
  } | null;
  readonly lateEntries: readonly { readonly day: LocalDay; readonly enteredAt: Date }[];
  /** When the invitation was made, while it is not accepted; null afterwards. */
  readonly invitedAt: Date | null;
  readonly invitedOn: LocalDay | null;
}

/**
 * The open signals of one patient, in no order that matters (`bySignalUrgency` orders them). A discharged patient has those of red flags alone.
 * Deterministic, no failure codes. Source: clinical.md H.
 */
export function signalsOf(facts: SignalFacts): Signal[] {
  const isDischarged = facts.phase === "discharged";
  const found = [
    flagSignal(
      "RED_FLAG",
      facts.openFlags.filter((flag) => flag.code === "E" || flag.code === "S"),
    ),
    flagSignal(
      "FLAG_TU",
      facts.openFlags.filter((flag) => flag.code === "T" || flag.code === "U"),
    ),
    ...(isDischarged
      ? []
      : [
          lowSignal(facts),
          silentSignal(facts),
          ...gateSignals(facts),
          lateSignal(facts),
          invitedSignal(facts),
        ]),
  ];
  return found.filter((signal) => signal !== null);
}

function flagSignal(code: "RED_FLAG" | "FLAG_TU", flags: readonly FlagFact[]): Signal | null {
  const ordered = flags.toSorted(
    (a, b) => a.raisedAt.getTime() - b.raisedAt.getTime() || (a.questionId < b.questionId ? -1 : 1),
  );
  return ordered[0] ? { code, openedAt: ordered[0].raisedAt, flags: ordered } : null;
}

/** Somebody who has not opened the invitation cannot log: INVITED says so, and their adherence says nothing. */
const hasJoined = ({ invitedAt }: SignalFacts) => invitedAt === null;

function lowSignal(facts: SignalFacts): Signal | null {
  const { rolling, today, startOf } = facts;
  if (!hasJoined(facts)) return null;
  const { percent, due, counted } = rolling;
  if (percent === null || percent >= lowAdherence.percentBelow || due < lowAdherence.dueAtLeast) return null;
  return { code: "ADH_LOW", openedAt: startOf(weekStartOf(today)), percent, done: counted, due };
}

function silentSignal(facts: SignalFacts): Signal | null {
  const { silence, today, startOf } = facts;
  if (!hasJoined(facts) || silence === null || silence.dueLately < 1) return null;
  const days = daysBetween(silence.from, today);
  if (days < silentDays) return null;
  const openedAt = startOf(addDays(silence.from, silentDays));
  return { code: "SILENT7", openedAt, days, due: silence.due, everLogged: silence.everLogged };
}

function gateSignals({ gate, gateAnsweredAt, onsetDay, today, startOf }: SignalFacts): (Signal | null)[] {
  if (gate === null) return [];
  if (gate.outcome === "READY_FOR_REVIEW") {
    const restPain = gate.tests.find((test) => test.reason === "REST_PAIN")?.values ?? [];
    const values = restPain.map(({ value }) => (typeof value === "number" ? value : null));
    return [{ code: "GATE_READY", openedAt: gateAnsweredAt ?? startOf(today), restPain: values }];
  }
  const day = daysBetween(onsetDay, today);
  if (day < gateDefaults.slowFromDay) return [];
  const reasons = gate.reasons.map((reason) => {
    const test = gate.tests.find((candidate) => candidate.reason === reason);
    return { reason, unknown: test?.state === "unknown", limit: test?.limit ?? 0 };
  });
  return [
    { code: "SLOW_RECOVERY", openedAt: startOf(addDays(onsetDay, gateDefaults.slowFromDay)), day, reasons },
  ];
}

function lateSignal({ lateEntries }: SignalFacts): Signal | null {
  const [oldest] = lateEntries.toSorted((a, b) => a.enteredAt.getTime() - b.enteredAt.getTime());
  if (!oldest) return null;
  const days = lateEntries.map((entry) => entry.day).toSorted();
  return { code: "LATE_ENTRY", openedAt: oldest.enteredAt, count: lateEntries.length, oldestDay: days[0]! };
}

function invitedSignal({ invitedAt, invitedOn }: SignalFacts): Signal | null {
  return invitedAt === null || invitedOn === null
    ? null
    : { code: "INVITED", openedAt: invitedAt, invitedOn };
}
