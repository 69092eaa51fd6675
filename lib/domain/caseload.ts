/**
 * The order of a caseload: who needs a person first, and the groups and filters of the list.
 * Invariant: the order is total and depends on the signals, the clock given and the ids alone, so that the same record
 * gives the same list to everybody. A further signal needs its line in `signalRules` and nothing here.
 * Source: clinical.md H.
 */
import type { Phase } from "./episode.ts";
import { type SignalCode, signalRules, type Tier } from "./signal.ts";
import type { SignalState } from "./signal-state.ts";

const msPerHour = 3_600_000;
/** Hours waited add to the score up to here. */
export const waitingHoursMax = 96;

/** Where a patient stands in the order. */
export interface Need {
  /** The most urgent tier of the signals that stand; null without any. */
  readonly tier: Tier | null;
  /** Σ weights of the distinct signals that stand, and the hours waited up to 96. */
  readonly score: number;
  /** Whole hours since the oldest open, unacknowledged signal opened, uncapped; 0 without any. */
  readonly waitingHours: number;
}

/** A signal as the order reads it: `state` is the one that counts today (`stateOn`). */
export interface StandingSignal {
  readonly code: SignalCode;
  readonly state: SignalState;
  readonly openedAt: Date;
}

/**
 * The need that signals add up to at an instant: open and acknowledged ones stand; acknowledged ones add no waiting;
 * snoozed and closed ones count for nothing. Source: clinical.md H.
 */
export function needOf(signals: readonly StandingSignal[], now: Date): Need {
  const standing = signals.filter(({ state }) => state === "open" || state === "acknowledged");
  const open = standing.filter(({ state }) => state === "open");
  const oldest = Math.min(...open.map((signal) => signal.openedAt.getTime()));
  const hours = open.length === 0 ? 0 : Math.max(0, Math.floor((now.getTime() - oldest) / msPerHour));
  return needOfCodes(
    standing.map((signal) => signal.code),
    hours,
  );
}

/** The need of signals by their codes, each counted once, and whole hours waited. Source: clinical.md H. */
export function needOfCodes(codes: readonly SignalCode[], waitingHours: number): Need {
  if (codes.length === 0) return { tier: null, score: 0, waitingHours: 0 };
  const rules = [...new Set(codes)].map((code) => signalRules[code]);
  const weight = rules.reduce((sum, rule) => sum + rule.weight, 0);
  return {
    tier: Math.min(...rules.map((rule) => rule.tier)) as Tier,
    score: weight + Math.min(waitingHoursMax, waitingHours),
    waitingHours,
  };
}

/** Tier, then score, then longest wait, then id; those without a signal last, by id. */
export function compareByNeed(a: Need & { readonly id: string }, b: Need & { readonly id: string }): number {
  const last = 4;
  return (
    (a.tier ?? last) - (b.tier ?? last) ||
    b.score - a.score ||
    b.waitingHours - a.waitingHours ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  );
}

const told = Object.keys(signalRules);

/** The signals of one patient, the most telling first: tier, then the order of `signalRules`. The first is the row's headline. */
export function bySignalUrgency<T extends { readonly code: SignalCode }>(signals: readonly T[]): T[] {
  return signals.toSorted(
    (a, b) =>
      signalRules[a.code].tier - signalRules[b.code].tier || told.indexOf(a.code) - told.indexOf(b.code),
  );
}

export const caseloadGroups = ["now", "today", "week", "later", "none", "discharged"] as const;
export type CaseloadGroup = (typeof caseloadGroups)[number];

/** The group a row stands in: by tier; without a signal, discharged patients stand apart, last. */
export function groupOf(row: { readonly tier: Tier | null; readonly phase: Phase }): CaseloadGroup {
  if (row.tier !== null) return (["now", "today", "week", "later"] as const)[row.tier];
  return row.phase === "discharged" ? "discharged" : "none";
}

export const caseloadFilters = ["everyone", "mine", "acute", "ready", "silent"] as const;
export type CaseloadFilter = (typeof caseloadFilters)[number];

/** Reads a filter from an address; everyone for anything unknown. */
export function parseFilter(value: unknown): CaseloadFilter {
  return caseloadFilters.find((filter) => filter === value) ?? "everyone";
}

export interface FilterFacts {
  readonly phase: Phase;
  readonly isLead: boolean;
  /** Those that stand: open or acknowledged. */
  readonly signals: readonly { readonly code: SignalCode }[];
}

/** Whether a row belongs to a filter. */
export function matchesFilter(row: FilterFacts, filter: CaseloadFilter): boolean {
  const has = (code: SignalCode) => row.signals.some((signal) => signal.code === code);
  switch (filter) {
    case "everyone":
      return true;
    case "mine":
      return row.isLead;
    case "acute":
      return row.phase === "acute";
    case "ready":
      return has("GATE_READY");
    case "silent":
      return has("SILENT7");
  }
}
