/** Invitations. Invariant: only the hash of a token is stored, and a used or revoked one never opens again. */
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, PatientGrant, SystemGrant } from "#lib/access/grant.ts";
import type { Role } from "#lib/domain/episode.ts";

/** Whoever may issue and take back: the admin for staff, the therapist for a new patient or one of the care team. */
export type InvitingGrant =
  | MemberGrant<"people:manage">
  | MemberGrant<"patient:invite">
  | (PatientGrant<"invitation:manage"> & MemberGrant<"invitation:manage">);

export interface InvitationRow {
  readonly id: string;
  readonly memberId: string;
  readonly email: string | null;
  readonly createdById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** The columns of an invitation, named as its row. */
export function invitationColumns() {
  const { invitations: i } = tables;
  return {
    id: i.id,
    memberId: i.memberId,
    email: i.email,
    createdById: i.createdById,
    createdAt: i.createdAt,
    expiresAt: i.expiresAt,
    usedAt: i.usedAt,
    revokedAt: i.revokedAt,
  };
}

/** Stores an invitation issued by the member of the grant. The same id twice is a unique violation. */
export async function createInvitation(
  tx: Db,
  grant: InvitingGrant,
  invitation: {
    id: string;
    memberId: string;
    tokenHash: string;
    email: string | null;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await tx.insert(tables.invitations).values({
    ...invitation,
    clinicId: grant.clinicId,
    createdById: grant.memberId,
    usedAt: null,
    revokedAt: null,
  });
}

/** An invitation that this member issued in this clinic, with the name of the person it is for. */
export async function getOwnInvitation(
  db: Db,
  grant: InvitingGrant,
  id: string,
): Promise<(InvitationRow & { name: string; role: Role }) | null> {
  const { invitations: i, members: m, users: u } = tables;
  const [row] = await db
    .select({ ...invitationColumns(), name: u.name, role: m.role })
    .from(i)
    .innerJoin(m, eq(m.id, i.memberId))
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(i.id, id), eq(i.clinicId, grant.clinicId), eq(i.createdById, grant.memberId)));
  return row ?? null;
}

/** Gives an open invitation a new token, when its form was sent twice and the first link never reached the screen. */
export async function replaceToken(
  tx: Db,
  grant: InvitingGrant,
  id: string,
  tokenHash: string,
): Promise<boolean> {
  const { invitations: i } = tables;
  const rows = await tx
    .update(i)
    .set({ tokenHash })
    .where(
      and(
        eq(i.id, id),
        eq(i.clinicId, grant.clinicId),
        eq(i.createdById, grant.memberId),
        isNull(i.usedAt),
        isNull(i.revokedAt),
      ),
    )
    .returning({ id: i.id });
  return rows.length > 0;
}

/** Takes back every invitation of a member that is still open, but `keep`. Returns their ids. */
export async function revokeOpenInvitations(
  tx: Db,
  grant: { readonly clinicId: string | null } & (InvitingGrant | SystemGrant<"invitation">),
  memberId: string,
  at: Date,
  keep?: string,
): Promise<string[]> {
  const { invitations: i } = tables;
  if (grant.clinicId === null) throw new Error("invariant broken: an invitation without a clinic");
  const rows = await tx
    .update(i)
    .set({ revokedAt: at })
    .where(
      and(
        eq(i.memberId, memberId),
        eq(i.clinicId, grant.clinicId),
        isNull(i.usedAt),
        isNull(i.revokedAt),
        keep === undefined ? undefined : ne(i.id, keep),
      ),
    )
    .returning({ id: i.id });
  return rows.map((row) => row.id);
}

/** The clinic's open staff invitations: not used, not revoked, not expired at `at`. */
export async function listOpenStaffInvitations(
  db: Db,
  grant: MemberGrant<"people:manage">,
  at: Date,
): Promise<InvitationRow[]> {
  const { invitations: i, members: m } = tables;
  return db
    .select(invitationColumns())
    .from(i)
    .innerJoin(m, eq(m.id, i.memberId))
    .where(
      and(
        eq(i.clinicId, grant.clinicId),
        ne(m.role, "patient"),
        isNull(i.usedAt),
        isNull(i.revokedAt),
        gt(i.expiresAt, at),
      ),
    )
    .orderBy(desc(i.createdAt));
}

export interface InviteeRow {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
  readonly disabled: boolean;
  readonly joined: boolean;
}

/** The patient of the grant, as somebody to invite. */
export async function getInvitee(
  db: Db,
  grant: PatientGrant<"invitation:manage">,
): Promise<InviteeRow | null> {
  const { members: m, users: u } = tables;
  const [row] = await db
    .select({
      memberId: m.id,
      name: u.name,
      role: m.role,
      email: u.email,
      disabledAt: m.disabledAt,
      passphraseHash: u.passphraseHash,
    })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(m.id, grant.patientId), eq(m.clinicId, grant.clinicId)));
  return row
    ? {
        memberId: row.memberId,
        name: row.name,
        role: row.role,
        email: row.email,
        disabled: row.disabledAt !== null,
        joined: row.passphraseHash !== null,
      }
    : null;
}

/** The newest invitation of the patient of the grant; null when there was none. */
export async function getNewestInvitation(
  db: Db,
  grant: PatientGrant<"invitation:manage">,
): Promise<InvitationRow | null> {
  const { invitations: i } = tables;
  const [row] = await db
    .select(invitationColumns())
    .from(i)
    .where(and(eq(i.memberId, grant.patientId), eq(i.clinicId, grant.clinicId)))
    .orderBy(desc(i.createdAt), desc(i.id))
    .limit(1);
  return row ?? null;
}
