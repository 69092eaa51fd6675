/** The audit trail: read by admins, written with every transaction (by the store) and for denials and chart reads. */
import { and, desc, eq, lt } from "drizzle-orm";
import type { Db, Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, SystemGrant } from "#lib/access/grant.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";

/** Stores that a member read a chart or was denied something. */
export async function recordAccess(
  store: Store,
  grant: SystemGrant<"access-log">,
  entry: { verb: string; outcome: "denied" | "read"; actorKind: string },
): Promise<void> {
  await store.writeUnaudited(grant, async (tx) => {
    await tx.insert(tables.auditEntries).values({
      id: newId(now().getTime()),
      clinicId: grant.clinicId,
      actorMemberId: grant.memberId,
      actorKind: entry.actorKind,
      verb: entry.verb,
      outcome: entry.outcome,
      subjectId: null,
      patientId: grant.patientId,
      at: now(),
    });
  });
}

export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  /** Null for system work without a member, and for patients. */
  readonly actorName: string | null;
  readonly byPatient: boolean;
  readonly actorKind: string;
  readonly verb: string;
  readonly outcome: "done" | "denied" | "read";
  readonly aboutPatient: boolean;
}

/** The clinic's entries, newest first, up to `limit` (at most 200), older than `before` where given. Names no patient. */
export async function listAuditEntries(
  db: Db,
  grant: MemberGrant<"audit:read">,
  page: { limit: number; before?: string; outcome?: "done" | "denied" | "read" },
): Promise<AuditRow[]> {
  const { auditEntries: a, members, users } = tables;
  const rows = await db
    .select({
      id: a.id,
      at: a.at,
      actorName: users.name,
      actorRole: members.role,
      actorKind: a.actorKind,
      verb: a.verb,
      outcome: a.outcome,
      patientId: a.patientId,
    })
    .from(a)
    .leftJoin(members, eq(members.id, a.actorMemberId))
    .leftJoin(users, eq(users.id, members.userId))
    .where(
      and(
        eq(a.clinicId, grant.clinicId),
        page.before ? lt(a.id, page.before) : undefined,
        page.outcome ? eq(a.outcome, page.outcome) : undefined,
      ),
    )
    .orderBy(desc(a.id))
    .limit(Math.min(page.limit, 200));
  return rows.map(({ patientId, actorName, actorRole, ...row }) => ({
    ...row,
    // Admins are no part of the care team: that somebody is a patient here stays out of what they read.
    actorName: actorRole === "patient" ? null : actorName,
    byPatient: actorRole === "patient",
    aboutPatient: patientId !== null,
  }));
}
