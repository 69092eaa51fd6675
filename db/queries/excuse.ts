/**
 * Days marked as ill, away or paused. Invariant: append-only; an excuse counts until its withdrawal stands beside it.
 */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, PatientGrant } from "#lib/access/grant.ts";
import { addDays, type LocalDay } from "#lib/domain/calendar.ts";
import type { ExcuseReason, ExcuseRecorded, ExcuseWithdrawn } from "#lib/domain/facts.ts";
import { now } from "#lib/kernel/clock.ts";
import { linkedEpisodeIds } from "./linked-episodes.ts";
import type { SessionReader } from "./session.ts";
import { listSuspendedSpans } from "./suspension.ts";

export interface Excuse {
  readonly id: string;
  readonly episodeId: string;
  /** First and last excused day, both included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
  /** `rules_pause`: strengthening is held back by the rules (clinical.md B5), not by anybody's excuse. */
  readonly reason: ExcuseReason | "rules_pause";
  readonly recordedAt: Date;
  /** Entered by the patient themselves, not by staff. */
  readonly byPatient: boolean;
}

/** The excuses of the episode that stand (not withdrawn), oldest first. */
export async function listExcuses(db: Db, grant: SessionReader): Promise<Excuse[]> {
  if (grant.episodeId === null) return [];
  return standing(db, grant, [grant.episodeId]);
}

/** The excuses of every linked episode that stand, oldest first. Two statements. */
export async function listExcusesOfMany(
  db: Db,
  grant: MemberGrant<"caseload:read" | "panel:read">,
): Promise<Excuse[]> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  return episodeIds.length === 0 ? [] : standing(db, grant, episodeIds);
}

async function standing(
  db: Db,
  grant: SessionReader | MemberGrant,
  episodeIds: readonly string[],
): Promise<Excuse[]> {
  const { excuses: e, excuseWithdrawals: w } = tables;
  const rows = await db
    .select({
      id: e.id,
      episodeId: e.episodeId,
      from: e.fromDay,
      to: e.toDay,
      reason: e.reason,
      recordedAt: e.recordedAt,
      patientId: e.patientId,
      recordedById: e.recordedById,
    })
    .from(e)
    .leftJoin(w, eq(w.excuseId, e.id))
    .where(and(inArray(e.episodeId, [...episodeIds]), isNull(w.id)))
    .orderBy(asc(e.fromDay), asc(e.id));
  const excused = rows.map(
    ({ patientId, recordedById, ...row }): Excuse => ({
      ...row,
      byPatient: patientId === recordedById,
    }),
  );
  return [...excused, ...(await pauses(db, grant, episodeIds))].sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** How far ahead an open pause excuses: further than any screen looks. */
const openPauseDays = 60;

/**
 * The days on which the rules held all strengthening back: what is suspended is not due and not in the credit
 * (clinical.md B5). The day it began stays due, for something may have been done on it; the day it ended is due again.
 */
async function pauses(
  db: Db,
  grant: SessionReader | MemberGrant,
  episodeIds: readonly string[],
): Promise<Excuse[]> {
  const ahead = addDays(now().toISOString().slice(0, 10), openPauseDays);
  return (await listSuspendedSpans(db, grant, episodeIds)).flatMap((span): Excuse[] => {
    const from = addDays(span.from, 1);
    const to = span.to === null ? ahead : addDays(span.to, -1);
    const { id, episodeId, suspendedAt: recordedAt } = span;
    return from > to
      ? []
      : [{ id, episodeId, from, to, reason: "rules_pause", recordedAt, byPatient: false }];
  });
}

/** What stands under these ids: this patient's excuses and withdrawals as facts, everybody else's as `foreign`. */
export async function readKnownExcuses(
  db: Db,
  grant: PatientGrant<"facts:record">,
  ids: {
    readonly excuses: readonly string[];
    readonly withdrawals: readonly string[];
    readonly withdrawn: readonly string[];
  },
): Promise<{
  facts: (ExcuseRecorded | ExcuseWithdrawn)[];
  foreign: string[];
  excuses: Map<string, { reason: ExcuseReason; withdrawn: boolean }>;
}> {
  const { excuses: e, excuseWithdrawals: w } = tables;
  const wanted = [...new Set([...ids.excuses, ...ids.withdrawn])];
  const facts: (ExcuseRecorded | ExcuseWithdrawn)[] = [];
  const foreign: string[] = [];
  const excuses = new Map<string, { reason: ExcuseReason; withdrawn: boolean }>();
  const isOwn = (row: { clinicId: string; patientId: string }) =>
    row.clinicId === grant.clinicId && row.patientId === grant.patientId;
  const rows =
    wanted.length === 0
      ? []
      : await db
          .select({ excuse: e, withdrawalId: w.id })
          .from(e)
          .leftJoin(w, eq(w.excuseId, e.id))
          .where(inArray(e.id, wanted));
  for (const { excuse, withdrawalId } of rows) {
    const own = isOwn(excuse) && (grant.actorKind === "patient" || excuse.episodeId === grant.episodeId);
    if (own) excuses.set(excuse.id, { reason: excuse.reason, withdrawn: withdrawalId !== null });
    if (!ids.excuses.includes(excuse.id)) continue;
    const { id, fromDay, toDay, reason, recordedAt } = excuse;
    if (own) facts.push({ kind: "excuse_recorded", id, fromDay, toDay, reason, recordedAt });
    else foreign.push(`excuse_recorded ${id}`);
  }
  const withdrawals =
    ids.withdrawals.length === 0
      ? []
      : await db
          .select()
          .from(w)
          .where(inArray(w.id, [...ids.withdrawals]));
  for (const row of withdrawals) {
    const { id, excuseId, recordedAt } = row;
    if (isOwn(row)) facts.push({ kind: "excuse_withdrawn", id, excuseId, recordedAt });
    else foreign.push(`excuse_withdrawn ${id}`);
  }
  return { facts, foreign, excuses };
}

/** Stores excuses and withdrawals; excuses belong to the grant's episode. */
export async function insertExcuseFacts(
  tx: Db,
  grant: PatientGrant<"facts:record">,
  excuses: readonly ExcuseRecorded[],
  withdrawals: readonly ExcuseWithdrawn[],
  receivedAt: Date,
): Promise<void> {
  const common = {
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    receivedAt,
    recordedById: grant.memberId,
  };
  const { episodeId } = grant;
  if (excuses.length > 0 && episodeId !== null) {
    await tx
      .insert(tables.excuses)
      .values(excuses.map(({ kind: _, ...row }) => ({ ...row, ...common, episodeId })));
  }
  if (withdrawals.length > 0) {
    await tx
      .insert(tables.excuseWithdrawals)
      .values(withdrawals.map(({ kind: _, ...row }) => ({ ...row, ...common })));
  }
}
