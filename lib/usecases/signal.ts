/**
 * What people do with signals: acknowledge, put off, close, bring back, each with a reason; and a patient's signals with
 * their history. Invariants: therapists of the care team act, clinicians read; nobody judges data they have not seen;
 * all signals named are changed, or none.
 */
import { getChartSubject } from "#db/queries/chart.ts";
import {
  listSignalEvents,
  listSignals,
  listStandingSignals,
  type SignalEvent,
  writeSignalChanges,
} from "#db/queries/signal.ts";
import { getSignalSubject } from "#db/queries/signal-facts.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf, startOfLocalDay } from "#lib/domain/calendar.ts";
import {
  type ActRefusal,
  act,
  type SignalAct,
  type SignalChange,
  type StoredSignal,
} from "#lib/domain/signal-state.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { HandleSignalsInput } from "#lib/schemas/signal.ts";
import { type SignalView, seenMark, toSignalViews } from "./view/signal-view.ts";

export interface PatientSignals {
  readonly patientId: string;
  readonly name: string;
  readonly at: Date;
  readonly today: LocalDay;
  readonly zone: string;
  /** Not closed, the most telling first. */
  readonly standing: readonly SignalView[];
  /** What happened to signals of this episode, newest first. */
  readonly history: readonly SignalEvent[];
  /** The reader changes nothing here. */
  readonly readOnly: boolean;
}

/** The signals of a patient for the care team. Denials as in `authorize`; `not_found` also without an episode. */
export async function readPatientSignals(
  actor: Actor,
  input: { readonly patientId: string },
): Promise<Result<PatientSignals, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const subject = await getChartSubject(read, grant);
  if (!subject) return err("not_found");
  const at = now();
  const { zone } = subject;
  const today = localDayOf(at, zone);
  return ok({
    patientId: subject.patientId,
    name: subject.name,
    at,
    today,
    zone,
    standing: toSignalViews(await listStandingSignals(read, grant), today, (day) =>
      startOfLocalDay(day, zone),
    ),
    history: await listSignalEvents(read, grant),
    readOnly: grant.actorKind !== "therapist",
  });
}

/** Leaves a transaction with nothing written; the code becomes the answer. */
class Refused extends Error {
  readonly code: ActRefusal;
  constructor(code: ActRefusal) {
    super(code);
    this.code = code;
  }
}

/**
 * Does one thing with signals of a patient. Fails with `cannot_snooze` (a P0 among them), `until_out_of_range`,
 * `flag_open` (a red flag is ended itself, and takes its signal along), or `conflict` (it has changed since it was shown,
 * by a person or by new data). Sent twice by the same person it is done once.
 */
export async function handleSignals(
  actor: Actor,
  input: HandleSignalsInput,
): Promise<Result<{ patientId: string; changed: number }, Denial | ActRefusal>> {
  const { patientId, signals, reason } = input;
  const access = await authorize(actor, "signal:handle", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  if (grant.episodeId === null) return err("not_found");
  const done: SignalAct =
    input.act === "snooze" ? { kind: "snooze", until: input.until ?? "" } : { kind: input.act };
  const store = await getStore();
  try {
    const changed = await store.write(grant, `signal:${input.act}`, async (tx, audit) => {
      audit({ subjectId: signals[0]?.id });
      const subject = await getSignalSubject(tx, grant);
      const stored = new Map((await listSignals(tx, grant)).map((signal) => [signal.id, signal]));
      const at = now();
      const today = localDayOf(at, subject?.zone ?? "UTC");
      const ids = signals.map((signal) => signal.id);
      const events = await listSignalEvents(tx, grant, { signalIds: ids, limit: 500 });
      const changes = signals.flatMap(({ id, seen }): SignalChange[] => {
        const signal = stored.get(id);
        if (!signal) throw new Refused("conflict");
        if (isRepeat(signal, done, reason, events, grant.memberId)) return [];
        if (seenMark(signal) !== seen) throw new Refused("conflict");
        const result = act(signal, done, { memberId: grant.memberId, reason }, { now: at, today });
        if (!result.ok) throw new Refused(result.code);
        return [result.value];
      });
      await writeSignalChanges(tx, grant, changes, at);
      return changes.length;
    });
    return ok({ patientId, changed });
  } catch (problem) {
    if (problem instanceof Refused) return err(problem.code);
    throw problem;
  }
}

const stateAfter = {
  acknowledge: "acknowledged",
  snooze: "snoozed",
  close: "closed",
  reopen: "open",
} as const;
const kindOf = {
  acknowledge: "acknowledged",
  snooze: "snoozed",
  close: "closed",
  reopen: "reopened",
} as const;

/** Whether the newest thing that happened to the signal is this very act by this very person. */
function isRepeat(
  signal: StoredSignal,
  done: SignalAct,
  reason: string,
  events: readonly SignalEvent[],
  memberId: string,
): boolean {
  const newest = events.find((event) => event.signalId === signal.id);
  return (
    signal.state === stateAfter[done.kind] &&
    newest?.kind === kindOf[done.kind] &&
    newest.byId === memberId &&
    newest.reason === reason &&
    newest.until === (done.kind === "snooze" ? done.until : null)
  );
}
