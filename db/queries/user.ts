/** Users: names, how they sign in, how they like the screens. A passphrase leaves this file only as its hash. */
import { and, eq } from "drizzle-orm";
import { plusOne } from "#db/dialect/text.ts";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, SystemGrant } from "#lib/access/grant.ts";

export interface NewUser {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly signInName: string | null;
  readonly passphraseHash: string | null;
  readonly createdAt: Date;
}

/** Stores a user with the screens as the device likes them. A taken sign-in name is a unique violation. */
export async function createUser(
  tx: Db,
  _grant: SystemGrant<"setup"> | MemberGrant<"people:manage"> | MemberGrant<"patient:invite">,
  user: NewUser,
): Promise<void> {
  await tx.insert(tables.users).values({ ...user, theme: "auto", textSize: "normal", revision: 0 });
}

export interface AccountRow {
  readonly name: string;
  readonly signInName: string | null;
  readonly email: string | null;
  readonly theme: "auto" | "light" | "dark";
  readonly textSize: "normal" | "large" | "larger";
  readonly revision: number;
  readonly zone: string;
  readonly locale: string;
}

/** The person's own settings. */
export async function getOwnAccount(db: Db, grant: MemberGrant<"account:manage">): Promise<AccountRow> {
  const { users: u, members: m } = tables;
  const [row] = await db
    .select({
      name: u.name,
      signInName: u.signInName,
      email: u.email,
      theme: u.theme,
      textSize: u.textSize,
      revision: u.revision,
      zone: m.zone,
      locale: m.locale,
    })
    .from(u)
    .innerJoin(m, eq(m.userId, u.id))
    .where(and(eq(u.id, grant.userId), eq(m.id, grant.memberId)));
  if (!row) throw new Error("invariant broken: a grant names a user that does not exist");
  return row;
}

/** Saves screens, language and zone if nobody saved since `revision`. False when somebody did; then nothing was changed. */
export async function updateOwnPreferences(
  tx: Db,
  grant: MemberGrant<"account:manage">,
  change: Pick<AccountRow, "theme" | "textSize" | "zone" | "locale">,
  revision: number,
): Promise<boolean> {
  const { users: u, members: m } = tables;
  const rows = await tx
    .update(u)
    .set({ theme: change.theme, textSize: change.textSize, revision: plusOne(u.revision) })
    .where(and(eq(u.id, grant.userId), eq(u.revision, revision)))
    .returning({ id: u.id });
  if (rows.length === 0) return false;
  await tx.update(m).set({ zone: change.zone, locale: change.locale }).where(eq(m.id, grant.memberId));
  return true;
}

/** The stored hash of the person's own passphrase. */
export async function getOwnPassphraseHash(
  db: Db,
  grant: MemberGrant<"account:manage">,
): Promise<string | null> {
  const { users: u } = tables;
  const [row] = await db.select({ hash: u.passphraseHash }).from(u).where(eq(u.id, grant.userId));
  return row?.hash ?? null;
}

/** Replaces the person's own passphrase if it is still the one that was checked. */
export async function setOwnPassphrase(
  tx: Db,
  grant: MemberGrant<"account:manage">,
  from: string | null,
  hash: string,
): Promise<boolean> {
  const { users: u } = tables;
  if (from === null) return false;
  const rows = await tx
    .update(u)
    .set({ passphraseHash: hash, revision: plusOne(u.revision) })
    .where(and(eq(u.id, grant.userId), eq(u.passphraseHash, from)))
    .returning({ id: u.id });
  return rows.length > 0;
}

/** Sets how an invited person signs in. A taken name is a unique violation. */
export async function setSignIn(
  tx: Db,
  _grant: SystemGrant<"invitation">,
  userId: string,
  signIn: { signInName: string; passphraseHash: string },
): Promise<void> {
  const { users: u } = tables;
  await tx
    .update(u)
    .set({ ...signIn, revision: plusOne(u.revision) })
    .where(eq(u.id, userId));
}
