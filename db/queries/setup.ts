/** The first run and the facts about this database itself. */
import { eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SystemGrant } from "#lib/access/grant.ts";

/** Whether a clinic exists; until then every page leads to the first-run form. */
export async function hasClinic(db: Db, _grant: SystemGrant<"setup" | "public-page">): Promise<boolean> {
  const rows = await db.select({ id: tables.clinics.id }).from(tables.clinics).limit(1);
  return rows.length > 0;
}

export interface NewClinic {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly zone: string;
  readonly emergencyNumber: string;
  readonly doctorNumber: string;
  readonly crisisLine: string;
  readonly replyTime: string;
  readonly serviceHours: string;
  readonly progressionEnabled: boolean;
  readonly isDemo: boolean;
  readonly createdAt: Date;
}

/** Stores a clinic. E and S locks may be ended by the whole care team until the clinic says otherwise. */
export async function createClinic(tx: Db, _grant: SystemGrant<"setup">, clinic: NewClinic): Promise<void> {
  await tx.insert(tables.clinics).values({ ...clinic, cliniciansOnlyClearUrgent: false, revision: 0 });
}

/** A fact about this database, such as the hash of the set-up code; null when it is not set. */
export async function getSystemState(
  db: Db,
  _grant: SystemGrant<"setup" | "public-page">,
  key: string,
): Promise<string | null> {
  const { systemStates } = tables;
  const [row] = await db
    .select({ value: systemStates.value })
    .from(systemStates)
    .where(eq(systemStates.key, key));
  return row?.value ?? null;
}

/** Sets a fact about this database. */
export async function setSystemState(
  tx: Db,
  _grant: SystemGrant<"setup" | "command-line">,
  key: string,
  value: string,
  at: Date,
): Promise<void> {
  const { systemStates } = tables;
  await tx
    .insert(systemStates)
    .values({ key, value, updatedAt: at })
    .onConflictDoUpdate({ target: systemStates.key, set: { value, updatedAt: at } });
}

/** Forgets a fact about this database. */
export async function deleteSystemState(tx: Db, _grant: SystemGrant<"setup">, key: string): Promise<void> {
  await tx.delete(tables.systemStates).where(eq(tables.systemStates.key, key));
}
