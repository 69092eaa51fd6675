/**
 * Stored signals as screens show them. Invariant: the state is the one that counts on the patient's day, and every view
 * carries a mark of the data shown, so that nobody judges others than they saw.
 */
import { createHash } from "node:crypto";
import type { NotedSignal, SignalNote } from "#db/queries/signal.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { bySignalUrgency } from "#lib/domain/caseload.ts";
import type { SignalCode, SignalData } from "#lib/domain/signal.ts";
import { type SignalState, type StoredSignal, stateOn } from "#lib/domain/signal-state.ts";

export interface SignalView {
  readonly id: string;
  readonly code: SignalCode;
  readonly data: SignalData;
  /** As it counts today: a snooze whose date has come is open. */
  readonly state: Exclude<SignalState, "closed">;
  readonly openedAt: Date;
  /** The first day on which a snoozed one counts again. */
  readonly snoozedUntil: LocalDay | null;
  /** What was written when it was acknowledged or put off; null while it is open. */
  readonly note: SignalNote | null;
  readonly seen: string;
}

/** The signals that are not closed, as they count on a local day of the patient: the most telling first, those put off last. */
export function toSignalViews(
  signals: readonly NotedSignal[],
  today: LocalDay,
  startOf: (day: LocalDay) => Date,
): SignalView[] {
  const views = bySignalUrgency(signals).flatMap((signal): SignalView[] => {
    const { id, code, data, snoozedUntil, openedAt, note } = signal;
    const state = stateOn(signal, today);
    if (state === "closed") return [];
    const woken = state === "open" && signal.state === "snoozed" && snoozedUntil !== null;
    return [
      {
        id,
        code,
        data,
        state,
        openedAt: woken ? startOf(snoozedUntil) : openedAt,
        snoozedUntil: state === "snoozed" ? snoozedUntil : null,
        note: state === "open" ? null : note,
        seen: seenMark(signal),
      },
    ];
  });
  return [
    ...views.filter((view) => view.state !== "snoozed"),
    ...views.filter((view) => view.state === "snoozed"),
  ];
}

/** A short mark of state and data: another one after anything new. */
export function seenMark({ fingerprint, state, stateAt }: StoredSignal): string {
  return createHash("sha256")
    .update(`${state} ${stateAt.getTime()} ${fingerprint}`)
    .digest("base64url")
    .slice(0, 16);
}
