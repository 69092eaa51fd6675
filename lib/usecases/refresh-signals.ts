/**
 * Brings the stored signals of one patient in line with the record.
 * Invariants: it runs in the transaction of the write that brought the data, so that no entry is acknowledged without
 * the signal it means; it looks at one patient, never at a panel; what people said of signals is kept by `reconcile`.
 */
import { isDatabaseError } from "#db/dialect/errors.ts";
import { getNewestFlagEnd } from "#db/queries/red-flag.ts";
import { listSignals, writeSignalChanges } from "#db/queries/signal.ts";
import type { Db } from "#db/runtime/store.ts";
import type { RulesGrant } from "#lib/access/grant.ts";
import { systemRulesGrant } from "#lib/access/system.ts";
import { reconcile, restsOnFlags, type SignalChange, type SignalMoment } from "#lib/domain/signal-state.ts";
import { signalsOf } from "#lib/domain/signals-of.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { readSignalFacts } from "./signal-facts.ts";

/** Whose signals: any grant about an episode of care names them. */
export interface SignalOwner {
  readonly clinicId: string;
  readonly patientId: string;
  readonly episodeId: string | null;
}

/** What a member has decided elsewhere: see `SignalMoment.decided`. */
export type Decided = NonNullable<SignalMoment["decided"]>;

/**
 * Recomputes the signals of the owner's episode as of now and writes what differs: call it last in the transaction of
 * a write that brought data for the patient. Its reads and rows belong to the rules, not to the member who wrote. Returns
 * how many signals changed; 0 where there is no episode.
 */
export async function refreshSignals(tx: Db, owner: SignalOwner, decided?: Decided): Promise<number> {
  const { clinicId, patientId, episodeId } = owner;
  if (episodeId === null) return 0;
  const grant = systemRulesGrant({ clinicId, patientId, episodeId });
  const computed = await computeSignalChanges(tx, grant, decided).catch((problem: unknown) => {
    // A transaction that the engine has given up cannot store the entry either: it is tried again, or told.
    if (isDatabaseError(problem)) throw problem;
    // What a patient entered is stored even where the rules cannot read it: the daily pass looks again, and counts it.
    log.error("signals.failed", errorFields(problem));
    return null;
  });
  if (!computed) return 0;
  await writeSignalChanges(tx, grant, computed.changes, computed.at);
  return computed.changes.length;
}

/** What `refreshSignals` would write: for the daily pass, which writes for those alone who need it. */
export async function computeSignalChanges(
  db: Db,
  grant: RulesGrant,
  decided: Decided | null = null,
): Promise<{ readonly changes: readonly SignalChange[]; readonly at: Date }> {
  const facts = await readSignalFacts(db, grant);
  if (!facts) return { changes: [], at: new Date(0) };
  const stored = await listSignals(db, grant);
  const computed = signalsOf(facts);
  const flagsGone = stored.some(
    ({ code, state }) =>
      restsOnFlags(code) && state !== "closed" && !computed.some((signal) => signal.code === code),
  );
  const flagsEnded = flagsGone ? await getNewestFlagEnd(db, grant) : null;
  const { now: at, today, startOf } = facts;
  return { changes: reconcile(stored, computed, { now: at, today, startOf, flagsEnded, decided }), at };
}
