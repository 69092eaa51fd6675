/**
 * Clearances: who signed that acute pain has resolved, on which criteria. Invariant: append-only; one is in force until
 * a revocation stands beside it.
 */
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { ClearanceKind } from "#lib/domain/gate.ts";
import type { ClinicalGrant, ClinicalReader, ListGrant } from "./clinical-grant.ts";

export interface ClearanceRow {
  readonly id: string;
  readonly patientId: string;
  readonly episodeId: string;
  readonly kind: ClearanceKind;
  readonly reason: string | null;
  readonly gateOutcome: "READY_FOR_REVIEW" | "NOT_YET" | "REVIEW_SLOW";
  /** The gate as it stood when signed: parse with `storedGate` (lib/schemas/clearance.ts). */
  readonly criteria: unknown;
  readonly signedDay: LocalDay;
  readonly signedAt: Date;
  readonly signedById: string;
  readonly signedByName: string;
  readonly signedByTitle: string | null;
  /** When and why it ended; null while in force. */
  readonly revokedAt: Date | null;
  readonly revokedReason: string | null;
}

/** Every clearance of the grant's episode, newest first. */
export async function listClearances(db: Db, grant: ClinicalReader): Promise<ClearanceRow[]> {
  const { clearances: c, clearanceRevocations: r, members: m, users: u } = tables;
  if (grant.episodeId === null) return [];
  return db
    .select({
      id: c.id,
      patientId: c.patientId,
      episodeId: c.episodeId,
      kind: c.kind,
      reason: c.reason,
      gateOutcome: c.gateOutcome,
      criteria: c.criteria,
      signedDay: c.signedDay,
      signedAt: c.signedAt,
      signedById: c.signedById,
      signedByName: u.name,
      signedByTitle: m.title,
      revokedAt: r.revokedAt,
      revokedReason: r.reason,
    })
    .from(c)
    .innerJoin(m, eq(m.id, c.signedById))
    .innerJoin(u, eq(u.id, m.userId))
    .leftJoin(r, eq(r.clearanceId, c.id))
    .where(
      and(eq(c.clinicId, grant.clinicId), eq(c.patientId, grant.patientId), eq(c.episodeId, grant.episodeId)),
    )
    .orderBy(desc(c.signedAt), desc(c.id));
}

/** The clearance of the grant's episode that has not been revoked; null when there is none. */
export async function getClearanceInForce(db: Db, grant: ClinicalReader): Promise<ClearanceRow | null> {
  return (await listClearances(db, grant)).find((row) => row.revokedAt === null) ?? null;
}

export interface ClearanceInForce {
  readonly clearanceId: string;
  readonly patientId: string;
  readonly episodeId: string;
  readonly signedDay: LocalDay;
  readonly signedAt: Date;
}

/** The clearances in force of every episode the member is linked to, by episode. */
export async function listClearancesInForceOfMany(db: Db, grant: ListGrant): Promise<ClearanceInForce[]> {
  const { clearances: c, clearanceRevocations: r, careTeamLinks: l } = tables;
  const linked = db
    .select({ episodeId: l.episodeId })
    .from(l)
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt)));
  return db
    .select({
      clearanceId: c.id,
      patientId: c.patientId,
      episodeId: c.episodeId,
      signedDay: c.signedDay,
      signedAt: c.signedAt,
    })
    .from(c)
    .leftJoin(r, eq(r.clearanceId, c.id))
    .where(and(eq(c.clinicId, grant.clinicId), isNull(r.id), inArray(c.episodeId, linked)))
    .orderBy(c.episodeId, desc(c.signedAt));
}

export interface NewClearance {
  readonly id: string;
  readonly kind: ClearanceKind;
  readonly reason: string | null;
  readonly gateOutcome: ClearanceRow["gateOutcome"];
  readonly criteria: unknown;
  readonly signedDay: LocalDay;
  readonly at: Date;
}

/** Adds the signature. */
export async function insertClearance(
  tx: Db,
  grant: ClinicalGrant<"clearance:sign">,
  { at, ...row }: NewClearance,
): Promise<void> {
  if (grant.episodeId === null) throw new Error("invariant broken: a clearance without an episode");
  await tx.insert(tables.clearances).values({
    ...row,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    episodeId: grant.episodeId,
    signedAt: at,
    signedById: grant.memberId,
  });
}
