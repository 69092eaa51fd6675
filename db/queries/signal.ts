/**
 * Signals as they stand and what happened to each. Invariants: `signals` has one row a code and episode and is rewritten;
 * whatever changes a state leaves its row in `signal_events`, in the same transaction.
 */
import { and, asc, desc, eq, inArray, isNull, ne, type SQL } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { isSignalCode, type SignalCode } from "#lib/domain/signal.ts";
import type { SignalChange, SignalEventKind, StoredSignal } from "#lib/domain/signal-state.ts";
import { newId } from "#lib/kernel/ids.ts";
import { storedSignalData } from "#lib/schemas/signal.ts";
import type { ClinicalGrant, ListGrant } from "./clinical-grant.ts";

type SignalRow = typeof tables.signals.$inferSelect;

function toSignal(row: SignalRow): StoredSignal {
  const { id, code, state, openedAt, fingerprint, data, snoozedUntil, stateAt } = row;
  if (!isSignalCode(code))
    throw new Error("invariant broken: a stored signal has a code that this version knows");
  return {
    id,
    code,
    state,
    openedAt,
    fingerprint,
    data: storedSignalData.parse(data),
    snoozedUntil,
    stateAt,
  };
}

/** Every signal of the grant's episode, closed ones too, by code. One statement. */
export async function listSignals(db: Db, grant: EpisodeGrant): Promise<StoredSignal[]> {
  const { signals: s } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .select()
    .from(s)
    .where(
      and(eq(s.clinicId, grant.clinicId), eq(s.patientId, grant.patientId), eq(s.episodeId, grant.episodeId)),
    )
    .orderBy(asc(s.code));
  return rows.map(toSignal);
}

/** What a person wrote when they acknowledged a signal or put it off. */
export interface SignalNote {
  readonly reason: string | null;
  readonly byName: string | null;
}

export type NotedSignal = StoredSignal & { readonly note: SignalNote | null };

/** The signals of these episodes that are not closed, each with the note of its present state. One statement. */
async function standingOf(
  db: Db,
  clinicId: string,
  within: SQL,
): Promise<{ episodeId: string; noted: NotedSignal }[]> {
  const { signals: s, signalEvents: e, members: m, users: u } = tables;
  const rows = await db
    .select({ signal: s, reason: e.reason, byName: u.name })
    .from(s)
    .leftJoin(e, and(eq(e.signalId, s.id), eq(e.at, s.stateAt), inArray(e.kind, ["acknowledged", "snoozed"])))
    .leftJoin(m, eq(m.id, e.byId))
    .leftJoin(u, eq(u.id, m.userId))
    .where(and(eq(s.clinicId, clinicId), ne(s.state, "closed"), within))
    .orderBy(asc(s.episodeId), asc(s.code), asc(e.id));
  const newest = new Map(rows.map((row) => [row.signal.id, row]));
  return [...newest.values()].map(({ signal, reason, byName }) => ({
    episodeId: signal.episodeId,
    noted: { ...toSignal(signal), note: byName === null ? null : { reason, byName } },
  }));
}

/** The signals of the grant's episode that are not closed. One statement. */
export async function listStandingSignals(db: Db, grant: ClinicalGrant): Promise<NotedSignal[]> {
  if (grant.episodeId === null) return [];
  const rows = await standingOf(db, grant.clinicId, eq(tables.signals.episodeId, grant.episodeId));
  return rows.map((row) => row.noted);
}

/** The signals that are not closed of every episode the member is linked to, by episode. One statement. */
export async function listSignalsOfMany(
  db: Db,
  grant: ListGrant,
): Promise<Map<string, readonly NotedSignal[]>> {
  const { signals: s, careTeamLinks: l } = tables;
  const linked = db
    .select({ episodeId: l.episodeId })
    .from(l)
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt)));
  const rows = await standingOf(db, grant.clinicId, inArray(s.episodeId, linked));
  return new Map(
    [...Map.groupBy(rows, (row) => row.episodeId)].map(([episodeId, list]) => [
      episodeId,
      list.map((row) => row.noted),
    ]),
  );
}

/** Writes changes of signals with what goes on record. One statement for all new ones, one for each changed, one for the record. */
export async function writeSignalChanges(
  tx: Db,
  grant: EpisodeGrant,
  changes: readonly SignalChange[],
  at: Date,
): Promise<void> {
  const { signals: s, signalEvents: e } = tables;
  const { clinicId, patientId, episodeId } = grant;
  if (changes.length === 0) return;
  if (episodeId === null) throw new Error("invariant broken: a signal belongs to an episode");
  const belongs = { clinicId, patientId, episodeId };
  const named = changes.map((change) => ({ change, id: change.id ?? newId(at.getTime()) }));
  const values = ({ state, openedAt, fingerprint, data, snoozedUntil, stateAt }: SignalChange) => ({
    state,
    openedAt,
    fingerprint,
    data,
    snoozedUntil,
    stateAt,
    updatedAt: at,
  });
  const fresh = named.filter(({ change }) => change.id === null);
  if (fresh.length > 0)
    await tx
      .insert(s)
      .values(fresh.map(({ change, id }) => ({ id, ...belongs, code: change.code, ...values(change) })));
  for (const { change, id } of named.filter((one) => one.change.id !== null))
    await tx
      .update(s)
      .set(values(change))
      .where(and(eq(s.id, id), eq(s.episodeId, episodeId)));
  const events = named.flatMap(({ change, id }) =>
    change.event ? [{ change, id, event: change.event }] : [],
  );
  if (events.length === 0) return;
  await tx.insert(e).values(
    events.map(({ change, id, event }) => ({
      id: newId(at.getTime()),
      ...belongs,
      signalId: id,
      kind: event.kind,
      at,
      byId: event.byId,
      reason: event.reason,
      until: change.snoozedUntil,
      data: change.data,
    })),
  );
}

/** What happened to a signal, and who did it. */
export interface SignalEvent {
  readonly signalId: string;
  readonly code: SignalCode;
  readonly kind: SignalEventKind;
  readonly at: Date;
  /** Null: the data. */
  readonly byId: string | null;
  readonly byName: string | null;
  readonly reason: string | null;
  readonly until: LocalDay | null;
}

/** Events of the episode's signals, or of those named, newest first, up to `limit`. One statement. */
export async function listSignalEvents(
  db: Db,
  grant: ClinicalGrant,
  { signalIds, limit = 100 }: { readonly signalIds?: readonly string[]; readonly limit?: number } = {},
): Promise<SignalEvent[]> {
  const { signalEvents: e, signals: s, members: m, users: u } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .select({
      signalId: e.signalId,
      code: s.code,
      kind: e.kind,
      at: e.at,
      byId: e.byId,
      byName: u.name,
      reason: e.reason,
      until: e.until,
    })
    .from(e)
    .innerJoin(s, eq(s.id, e.signalId))
    .leftJoin(m, eq(m.id, e.byId))
    .leftJoin(u, eq(u.id, m.userId))
    .where(
      and(
        eq(e.clinicId, grant.clinicId),
        eq(e.episodeId, grant.episodeId),
        signalIds === undefined ? undefined : inArray(e.signalId, [...signalIds]),
      ),
    )
    .orderBy(desc(e.at), desc(e.id))
    .limit(limit);
  return rows.flatMap((row) => (isSignalCode(row.code) ? [{ ...row, code: row.code }] : []));
}
