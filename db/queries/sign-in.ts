/** Users by sign-in name, and sign-in sessions. Under system grants: nobody is signed in yet. */
import { and, desc, eq, gt, isNull, ne } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, SystemGrant } from "#lib/access/grant.ts";
import type { Role } from "#lib/domain/episode.ts";

export interface SignInUser {
  readonly userId: string;
  readonly memberId: string;
  readonly clinicId: string;
  readonly passphraseHash: string | null;
}

/** The user with this sign-in name and their first place in a clinic that is not disabled; null when there is none. */
export async function getSignInUser(
  db: Db,
  _grant: SystemGrant<"sign-in">,
  signInName: string,
): Promise<SignInUser | null> {
  const { users, members } = tables;
  const [row] = await db
    .select({
      userId: users.id,
      memberId: members.id,
      clinicId: members.clinicId,
      passphraseHash: users.passphraseHash,
    })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .where(and(eq(users.signInName, signInName), isNull(members.disabledAt)))
    .orderBy(members.createdAt)
    .limit(1);
  return row ?? null;
}

/** Stores a new sign-in session. */
export async function createSignInSession(
  tx: Db,
  _grant: SystemGrant<"sign-in">,
  session: { id: string; userId: string; memberId: string; device: string; createdAt: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insert(tables.signInSessions)
    .values({ ...session, lastSeenAt: session.createdAt, revokedAt: null });
}

export interface SessionRow {
  readonly userId: string;
  readonly memberId: string;
  readonly clinicId: string;
  readonly role: Role;
  readonly name: string;
  readonly zone: string;
  readonly locale: string;
  readonly theme: "auto" | "light" | "dark";
  readonly textSize: "normal" | "large" | "larger";
  readonly lastSeenAt: Date;
}

/** The live session with its member: not revoked, not expired at `at`, member not disabled. Null otherwise. */
export async function getLiveSession(
  db: Db,
  _grant: SystemGrant<"session">,
  sessionId: string,
  at: Date,
): Promise<SessionRow | null> {
  const { signInSessions: s, members, users } = tables;
  const [row] = await db
    .select({
      userId: s.userId,
      memberId: members.id,
      clinicId: members.clinicId,
      role: members.role,
      name: users.name,
      zone: members.zone,
      locale: members.locale,
      theme: users.theme,
      textSize: users.textSize,
      lastSeenAt: s.lastSeenAt,
    })
    .from(s)
    .innerJoin(members, eq(members.id, s.memberId))
    .innerJoin(users, eq(users.id, s.userId))
    .where(and(eq(s.id, sessionId), isNull(s.revokedAt), gt(s.expiresAt, at), isNull(members.disabledAt)));
  return row ?? null;
}

/** Notes that the session was used. */
export async function touchSession(
  tx: Db,
  _grant: SystemGrant<"session">,
  sessionId: string,
  at: Date,
  expiresAt: Date,
): Promise<void> {
  await tx
    .update(tables.signInSessions)
    .set({ lastSeenAt: at, expiresAt })
    .where(eq(tables.signInSessions.id, sessionId));
}

/** Ends one session by its id, whoever holds it (signing out). */
export async function endSession(
  tx: Db,
  _grant: SystemGrant<"session">,
  sessionId: string,
  at: Date,
): Promise<void> {
  const { signInSessions: s } = tables;
  await tx
    .update(s)
    .set({ revokedAt: at })
    .where(and(eq(s.id, sessionId), isNull(s.revokedAt)));
}

export interface DeviceRow {
  readonly id: string;
  readonly device: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

/** The person's own live sessions, newest use first. */
export async function listOwnSessions(
  db: Db,
  grant: MemberGrant<"account:manage">,
  at: Date,
): Promise<DeviceRow[]> {
  const { signInSessions: s } = tables;
  return db
    .select({ id: s.id, device: s.device, createdAt: s.createdAt, lastSeenAt: s.lastSeenAt })
    .from(s)
    .where(and(eq(s.userId, grant.userId), isNull(s.revokedAt), gt(s.expiresAt, at)))
    .orderBy(desc(s.lastSeenAt));
}

/** Revokes one of the person's own sessions, or all but `keep`. Returns how many. */
export async function revokeOwnSessions(
  tx: Db,
  grant: MemberGrant<"account:manage">,
  which: { id: string } | { allBut: string },
  at: Date,
): Promise<number> {
  const { signInSessions: s } = tables;
  const rows = await tx
    .update(s)
    .set({ revokedAt: at })
    .where(
      and(
        eq(s.userId, grant.userId),
        isNull(s.revokedAt),
        "id" in which ? eq(s.id, which.id) : ne(s.id, which.allBut),
      ),
    )
    .returning({ id: s.id });
  return rows.length;
}

/** Ends every live session of a user at once: the member was disabled, or a new passphrase was chosen by invitation. */
export async function revokeSessionsOf(
  tx: Db,
  _grant: MemberGrant<"people:manage"> | SystemGrant<"invitation">,
  userId: string,
  at: Date,
): Promise<number> {
  const { signInSessions: s } = tables;
  const rows = await tx
    .update(s)
    .set({ revokedAt: at })
    .where(and(eq(s.userId, userId), isNull(s.revokedAt)))
    .returning({ id: s.id });
  return rows.length;
}
