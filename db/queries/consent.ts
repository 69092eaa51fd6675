/** Agreements to the text, and what a patient has still to do before the first entry. */
import { and, desc, eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant } from "#lib/access/grant.ts";

export interface ConsentRow {
  readonly textVersion: string;
  readonly agreedAt: Date;
}

/** The person's own agreements, newest first. */
export async function listOwnConsents(db: Db, grant: MemberGrant<"consent:record">): Promise<ConsentRow[]> {
  const { consents: c } = tables;
  return db
    .select({ textVersion: c.textVersion, agreedAt: c.agreedAt })
    .from(c)
    .where(eq(c.memberId, grant.memberId))
    .orderBy(desc(c.agreedAt), desc(c.id));
}

/** Stores an agreement. The same version twice is a unique violation. */
export async function createConsent(
  tx: Db,
  grant: MemberGrant<"consent:record">,
  consent: { id: string; textVersion: string; locale: string; agreedAt: Date },
): Promise<void> {
  await tx.insert(tables.consents).values({ ...consent, clinicId: grant.clinicId, memberId: grant.memberId });
}

/** Whether the person answered the red-flag screen of an intake (clinical.md A4). */
export async function hasAnsweredIntake(db: Db, grant: MemberGrant<"consent:record">): Promise<boolean> {
  const { redFlagScreens: s } = tables;
  const rows = await db
    .select({ id: s.id })
    .from(s)
    .where(and(eq(s.patientId, grant.memberId), eq(s.occasion, "intake")))
    .limit(1);
  return rows.length > 0;
}
