/** Places in a clinic. Admins see staff by name and patients only as a number. */
import { and, count, desc, eq, inArray, isNotNull, isNull, max, ne } from "drizzle-orm";
import { plusOne } from "#db/dialect/text.ts";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, SystemGrant } from "#lib/access/grant.ts";
import type { Role } from "#lib/domain/episode.ts";

export interface NewMember {
  readonly id: string;
  readonly userId: string;
  readonly role: Role;
  readonly title: string | null;
  readonly zone: string;
  readonly locale: string;
  readonly createdAt: Date;
}

/** Gives a user a place in the clinic of the grant. */
export async function createMember(
  tx: Db,
  grant:
    | (SystemGrant<"setup"> & { clinicId: string | null })
    | MemberGrant<"people:manage">
    | MemberGrant<"patient:invite">,
  member: NewMember,
): Promise<void> {
  if (grant.clinicId === null) throw new Error("invariant broken: a member without a clinic");
  await tx
    .insert(tables.members)
    .values({ ...member, clinicId: grant.clinicId, birthYear: null, disabledAt: null });
}

export interface StaffRow {
  readonly memberId: string;
  readonly userId: string;
  readonly name: string;
  readonly title: string | null;
  readonly email: string | null;
  readonly role: Role;
  readonly disabledAt: Date | null;
  readonly revision: number;
  /** Whether the person has chosen a passphrase. */
  readonly joined: boolean;
  readonly lastSeenAt: Date | null;
}

function staffColumns() {
  const { members: m, users: u } = tables;
  return {
    memberId: m.id,
    userId: u.id,
    name: u.name,
    title: m.title,
    email: u.email,
    role: m.role,
    disabledAt: m.disabledAt,
    revision: u.revision,
    passphraseHash: u.passphraseHash,
    createdAt: m.createdAt,
  };
}

/** The clinic's staff, oldest first, with when each was last seen. Two queries. */
export async function listStaff(db: Db, grant: MemberGrant<"people:manage">): Promise<StaffRow[]> {
  const { members: m, users: u, signInSessions: s } = tables;
  const rows = await db
    .select(staffColumns())
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(m.clinicId, grant.clinicId), ne(m.role, "patient")))
    .orderBy(m.createdAt, m.id);
  const seen = await db
    .select({ memberId: s.memberId, at: max(s.lastSeenAt) })
    .from(s)
    .innerJoin(m, eq(m.id, s.memberId))
    .where(and(eq(m.clinicId, grant.clinicId), ne(m.role, "patient")))
    .groupBy(s.memberId);
  const lastSeen = new Map(seen.map((row) => [row.memberId, row.at]));
  return rows.map(({ passphraseHash, createdAt: _, ...row }) => ({
    ...row,
    joined: passphraseHash !== null,
    lastSeenAt: lastSeen.get(row.memberId) ?? null,
  }));
}

/** How many patients the clinic has who are not disabled. */
export async function countPatients(db: Db, grant: MemberGrant<"people:manage">): Promise<number> {
  const { members: m } = tables;
  const [row] = await db
    .select({ patients: count() })
    .from(m)
    .where(and(eq(m.clinicId, grant.clinicId), eq(m.role, "patient"), isNull(m.disabledAt)));
  return row?.patients ?? 0;
}

/** One member of the clinic's staff; null for patients and for other clinics. */
export async function getStaffMember(
  db: Db,
  grant: MemberGrant<"people:manage">,
  memberId: string,
): Promise<Omit<StaffRow, "lastSeenAt"> | null> {
  const { members: m, users: u } = tables;
  const [row] = await db
    .select(staffColumns())
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(m.id, memberId), eq(m.clinicId, grant.clinicId), ne(m.role, "patient")));
  if (!row) return null;
  const { passphraseHash, createdAt: _, ...rest } = row;
  return { ...rest, joined: passphraseHash !== null };
}

/** How many admins besides this one can sign in today. */
export async function countOtherAdmins(
  db: Db,
  grant: MemberGrant<"people:manage">,
  memberId: string,
): Promise<number> {
  const { members: m, users: u } = tables;
  const [row] = await db
    .select({ admins: count() })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(
      and(
        eq(m.clinicId, grant.clinicId),
        eq(m.role, "admin"),
        ne(m.id, memberId),
        isNull(m.disabledAt),
        isNotNull(u.passphraseHash),
      ),
    );
  return row?.admins ?? 0;
}

/** Disables (`at`) or enables (null) a member of the clinic of the grant. */
export async function setDisabled(
  tx: Db,
  grant: MemberGrant<"people:manage">,
  memberId: string,
  at: Date | null,
): Promise<void> {
  const { members: m } = tables;
  await tx
    .update(m)
    .set({ disabledAt: at })
    .where(and(eq(m.id, memberId), eq(m.clinicId, grant.clinicId)));
}

/** Saves name and title if nobody saved since `revision`. False when somebody did; then nothing was changed. */
export async function updateStaffIdentity(
  tx: Db,
  grant: MemberGrant<"people:manage">,
  staff: { memberId: string; userId: string },
  change: { name: string; title: string | null },
  revision: number,
): Promise<boolean> {
  const { members: m, users: u } = tables;
  const rows = await tx
    .update(u)
    .set({ name: change.name, revision: plusOne(u.revision) })
    .where(and(eq(u.id, staff.userId), eq(u.revision, revision)))
    .returning({ id: u.id });
  if (rows.length === 0) return false;
  await tx
    .update(m)
    .set({ title: change.title })
    .where(and(eq(m.id, staff.memberId), eq(m.clinicId, grant.clinicId)));
  return true;
}

export interface ColleagueRow {
  readonly memberId: string;
  readonly name: string;
  readonly title: string | null;
}

/** The clinic's clinicians who are not disabled, by name; only the given ones where `ids` is given. */
export async function listClinicians(
  db: Db,
  grant: MemberGrant<"patient:invite">,
  ids?: readonly string[],
): Promise<ColleagueRow[]> {
  const { members: m, users: u } = tables;
  if (ids?.length === 0) return [];
  return db
    .select({ memberId: m.id, name: u.name, title: m.title })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(
      and(
        eq(m.clinicId, grant.clinicId),
        eq(m.role, "clinician"),
        isNull(m.disabledAt),
        ids ? inArray(m.id, [...ids]) : undefined,
      ),
    )
    .orderBy(u.name, desc(m.createdAt));
}
