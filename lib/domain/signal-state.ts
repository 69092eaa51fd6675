/**
 * The life of a signal: open, acknowledged, snoozed until a day, closed, and open again on new data.
 * Invariants: P0 is never snoozed; P0 and P1 end by a person alone, P2 and P3 also when their condition holds no more;
 * new data always come before what a person said of older data; each change says who made it. Source: clinical.md H.
 */
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { addDays, daysBetween, isLocalDay, type LocalDay } from "./calendar.ts";
import { canonicalJson } from "./canonical.ts";
import {
  adherenceDrop,
  painTrend,
  type Signal,
  type SignalCode,
  type SignalData,
  signalRules,
} from "./signal.ts";

export const signalStates = ["open", "acknowledged", "snoozed", "closed"] as const;
export type SignalState = (typeof signalStates)[number];
export const signalEventKinds = [
  "opened",
  "acknowledged",
  "snoozed",
  "closed",
  "reopened",
  "ended_by_data",
] as const;
export type SignalEventKind = (typeof signalEventKinds)[number];

/** The longest a signal can be put off. */
export const snoozeMaxDays = 90;

/** A signal as it is stored: one a code and episode. */
export interface StoredSignal {
  readonly id: string;
  readonly code: SignalCode;
  readonly state: SignalState;
  readonly openedAt: Date;
  /** Of the data that opened it or that a person last judged; empty once the condition held no more. */
  readonly fingerprint: string;
  readonly data: SignalData;
  /** The first day on which it counts again; null unless snoozed. */
  readonly snoozedUntil: LocalDay | null;
  readonly stateAt: Date;
}

/**
 * Signals over a span of days, whose data move every day: data are new once no day of the older span is among them.
 * In days.
 */
const spans: Partial<Record<SignalCode, number>> = {
  ADH_LOW: 28,
  ADH_DROP: adherenceDrop.spanDays,
  PAIN_TREND: painTrend.spanDays,
};

/** Whether `after` holds anything that `before` did not. An empty `before` knows nothing. */
export function isNewData(code: SignalCode, before: string, after: string): boolean {
  if (before === "") return true;
  const span = spans[code];
  if (span !== undefined && isLocalDay(before) && isLocalDay(after))
    return daysBetween(before, after) >= span;
  const known = new Set(before.split(" "));
  return after.split(" ").some((token) => !known.has(token));
}

/** The state that counts on a day: a snooze ends by itself on its date. */
export function stateOn(signal: Pick<StoredSignal, "state" | "snoozedUntil">, today: LocalDay): SignalState {
  const isOver = signal.state === "snoozed" && (signal.snoozedUntil === null || signal.snoozedUntil <= today);
  return isOver ? "open" : signal.state;
}

/** What is to be written of one signal. */
export interface SignalChange {
  readonly code: SignalCode;
  /** Null for one that has no row yet. */
  readonly id: string | null;
  readonly state: SignalState;
  readonly openedAt: Date;
  readonly fingerprint: string;
  readonly data: SignalData;
  readonly snoozedUntil: LocalDay | null;
  readonly stateAt: Date;
  /** What goes on record; null where figures alone moved on. */
  readonly event: {
    readonly kind: SignalEventKind;
    readonly byId: string | null;
    readonly reason: string | null;
  } | null;
}

export interface SignalMoment {
  readonly now: Date;
  readonly today: LocalDay;
  readonly startOf: (day: LocalDay) => Date;
  /** Who ended the newest red flag and why: an ended flag takes its signal with it. */
  readonly flagsEnded: { readonly byId: string; readonly reason: string } | null;
  /**
   * What a person has just decided elsewhere (on a flare, a suspension) with these codes: where their condition is gone by
   * it, the decision closes the signal, and nobody has to say it twice.
   */
  readonly decided?: {
    readonly codes: readonly SignalCode[];
    readonly byId: string;
    readonly reason: string | null;
  } | null;
}

/** Whether two signals show the same. */
const sameData = (a: SignalData, b: SignalData) => canonicalJson(a) === canonicalJson(b);

/** The figures of a signal without what frames them. */
export function dataOf({ openedAt: _at, fingerprint: _print, ...data }: Signal): SignalData {
  return data as SignalData;
}

/**
 * What changes when the record says `computed` and `stored` is on file. Nothing for a signal that stays as it is.
 * Both hold a code once at most.
 */
export function reconcile(
  stored: readonly StoredSignal[],
  computed: readonly Signal[],
  moment: SignalMoment,
): SignalChange[] {
  const byCode = new Map(stored.map((signal) => [signal.code, signal]));
  const holding = new Set(computed.map((signal) => signal.code));
  return [
    ...computed.flatMap((signal) => holds(byCode.get(signal.code) ?? null, signal, moment) ?? []),
    ...stored
      .filter((signal) => !holding.has(signal.code))
      .flatMap((signal) => holdsNoMore(signal, moment) ?? []),
  ];
}

/** The condition holds. */
function holds(known: StoredSignal | null, signal: Signal, moment: SignalMoment): SignalChange | null {
  const { code, fingerprint } = signal;
  const data = dataOf(signal);
  const { now } = moment;
  const open = { code, state: "open" as const, data, fingerprint, snoozedUntil: null };
  if (known === null) {
    const openedAt = new Date(Math.min(signal.openedAt.getTime(), now.getTime()));
    return { ...open, id: null, openedAt, stateAt: now, event: byData("opened") };
  }
  const { id, state, stateAt, openedAt } = known;
  const isNew = isNewData(code, known.fingerprint, fingerprint);
  if (state !== "open" && isNew) {
    // Where the whole condition is younger than what was last said, it counts from its own beginning, else from now.
    const since = signal.openedAt > stateAt && signal.openedAt < now ? signal.openedAt : now;
    return { ...open, id, openedAt: since, stateAt: now, event: byData("reopened") };
  }
  const woken = wake(known, moment);
  if (woken) return { ...woken, data, fingerprint };
  if (state === "closed") return null;
  // What a person judged is remembered by its data; while open, the newest are what they will judge.
  const kept = state === "open" ? fingerprint : known.fingerprint;
  if (kept === known.fingerprint && sameData(known.data, data)) return null;
  const { snoozedUntil } = known;
  return { code, id, state, openedAt, stateAt, snoozedUntil, data, fingerprint: kept, event: null };
}

/** The condition does not hold any more. */
function holdsNoMore(known: StoredSignal, moment: SignalMoment): SignalChange | null {
  const { code, state, fingerprint } = known;
  const { now, flagsEnded } = moment;
  if (state === "closed") return fingerprint === "" ? null : { ...known, fingerprint: "", event: null };
  const closed = { ...known, state: "closed" as const, fingerprint: "", snoozedUntil: null, stateAt: now };
  if (signalRules[code].tier >= 2) return { ...closed, event: byData("ended_by_data") };
  // A flag is ended by a person with a reason: the same statement closes the signal.
  if (restsOnFlags(code) && flagsEnded)
    return { ...closed, event: { kind: "closed", byId: flagsEnded.byId, reason: flagsEnded.reason } };
  if (moment.decided?.codes.includes(code)) {
    const { byId, reason } = moment.decided;
    return { ...closed, event: { kind: "closed", byId, reason } };
  }
  return wake(known, moment);
}

/** A snooze whose date has come: open again since that day began. */
function wake(known: StoredSignal, { today, startOf, now }: SignalMoment): SignalChange | null {
  if (known.state !== "snoozed" || stateOn(known, today) !== "open") return null;
  const since = known.snoozedUntil === null ? now : startOf(known.snoozedUntil);
  const openedAt = new Date(Math.min(since.getTime(), now.getTime()));
  return { ...known, state: "open", openedAt, snoozedUntil: null, stateAt: now, event: byData("reopened") };
}

const byData = (kind: SignalEventKind) => ({ kind, byId: null, reason: null });

/** RED_FLAG and FLAG_TU follow the flags themselves, which a person ends elsewhere with a statement. */
export function restsOnFlags(code: SignalCode): boolean {
  return code === "RED_FLAG" || code === "FLAG_TU";
}

/** What a person does with a signal. `reopen` brings back one that is acknowledged, snoozed or closed. */
export type SignalAct =
  | { readonly kind: "acknowledge" | "close" | "reopen" }
  | { readonly kind: "snooze"; readonly until: LocalDay };

export type ActRefusal =
  /** P0 cannot be put off. */
  | "cannot_snooze"
  /** A snooze ends tomorrow at the earliest and in 90 days at the latest. */
  | "until_out_of_range"
  /** Its red flag is open: ending that ends the signal. */
  | "flag_open"
  /** It is not in a state in which this can be done. */
  | "conflict";

/** The signal after a person's act, or why not. `today` is the patient's local day. Source: clinical.md H. */
export function act(
  signal: StoredSignal,
  done: SignalAct,
  by: { readonly memberId: string; readonly reason: string | null },
  { now, today }: Pick<SignalMoment, "now" | "today">,
): Result<SignalChange, ActRefusal> {
  const state = stateOn(signal, today);
  const { tier } = signalRules[signal.code];
  const change = (next: SignalState, kind: SignalEventKind, more: Partial<SignalChange> = {}) =>
    ok({
      ...signal,
      state: next,
      snoozedUntil: null,
      stateAt: now,
      event: { kind, byId: by.memberId, reason: by.reason },
      ...more,
    });
  switch (done.kind) {
    case "acknowledge":
      return state === "open" ? change("acknowledged", "acknowledged") : err("conflict");
    case "snooze":
      if (tier === 0) return err("cannot_snooze");
      if (!isSnoozeDay(done.until, today)) return err("until_out_of_range");
      return state === "closed"
        ? err("conflict")
        : change("snoozed", "snoozed", { snoozedUntil: done.until });
    case "close":
      if (restsOnFlags(signal.code)) return err("flag_open");
      return state === "closed" ? err("conflict") : change("closed", "closed");
    case "reopen":
      return state === "open" ? err("conflict") : change("open", "reopened", { openedAt: now });
  }
}

/** From tomorrow to `snoozeMaxDays` from today. */
export function isSnoozeDay(until: LocalDay, today: LocalDay): boolean {
  return isLocalDay(until) && until > today && until <= addDays(today, snoozeMaxDays);
}
