/** What the commands of the terminal need: accounts by sign-in name. Under the command-line grant, which stands in the audit. */
import { eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SystemGrant } from "#lib/access/grant.ts";

export type CommandLineGrant = SystemGrant<"command-line">;

export interface AccountRow {
  readonly userId: string;
  readonly clinicId: string;
  readonly memberId: string;
  readonly name: string;
}

/** The account with this sign-in name; null when there is none. */
export async function getAccount(
  db: Db,
  _grant: CommandLineGrant,
  signInName: string,
): Promise<AccountRow | null> {
  const { users, members } = tables;
  const [row] = await db
    .select({ userId: users.id, clinicId: members.clinicId, memberId: members.id, name: users.name })
    .from(users)
    .innerJoin(members, eq(members.userId, users.id))
    .where(eq(users.signInName, signInName));
  return row ?? null;
}

/** The clinics of this database. */
export async function listClinics(
  db: Db,
  _grant: CommandLineGrant,
): Promise<{ id: string; name: string; zone: string; locale: string; isDemo: boolean }[]> {
  const { clinics } = tables;
  return db
    .select({
      id: clinics.id,
      name: clinics.name,
      zone: clinics.zone,
      locale: clinics.locale,
      isDemo: clinics.isDemo,
    })
    .from(clinics);
}

/** Every episode of care of this database, whichever clinic and patient. */
export async function listEpisodes(
  db: Db,
  _grant: CommandLineGrant,
): Promise<{ episodeId: string; patientId: string; clinicId: string }[]> {
  const { episodes: e } = tables;
  return db.select({ episodeId: e.id, patientId: e.patientId, clinicId: e.clinicId }).from(e);
}

/** Replaces the passphrase and ends every sign-in of the account. */
export async function replacePassphrase(
  tx: Db,
  _grant: CommandLineGrant,
  userId: string,
  passphraseHash: string,
  at: Date,
): Promise<void> {
  await tx.update(tables.users).set({ passphraseHash }).where(eq(tables.users.id, userId));
  await tx
    .update(tables.signInSessions)
    .set({ revokedAt: at })
    .where(eq(tables.signInSessions.userId, userId));
}

/** Adds an admin with a passphrase to a clinic. */
export async function createAdminMember(
  tx: Db,
  _grant: CommandLineGrant,
  admin: {
    userId: string;
    memberId: string;
    clinicId: string;
    name: string;
    signInName: string;
    passphraseHash: string;
    zone: string;
    locale: string;
    at: Date;
  },
): Promise<void> {
  await tx.insert(tables.users).values({
    id: admin.userId,
    signInName: admin.signInName,
    name: admin.name,
    email: null,
    passphraseHash: admin.passphraseHash,
    theme: "auto",
    textSize: "normal",
    createdAt: admin.at,
    revision: 0,
  });
  await tx.insert(tables.members).values({
    id: admin.memberId,
    clinicId: admin.clinicId,
    userId: admin.userId,
    role: "admin",
    title: null,
    birthYear: null,
    zone: admin.zone,
    locale: admin.locale,
    createdAt: admin.at,
    disabledAt: null,
  });
}
