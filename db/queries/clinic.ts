/** The clinic's profile: for its members, for pages before sign-in, and for the admin who changes it. */
import { and, eq } from "drizzle-orm";
import { plusOne } from "#db/dialect/text.ts";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, SystemGrant } from "#lib/access/grant.ts";

export interface ClinicRow {
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
  readonly cliniciansOnlyClearUrgent: boolean;
  readonly isDemo: boolean;
  readonly revision: number;
}

function columns() {
  const { clinics: c } = tables;
  return {
    id: c.id,
    name: c.name,
    locale: c.locale,
    zone: c.zone,
    emergencyNumber: c.emergencyNumber,
    doctorNumber: c.doctorNumber,
    crisisLine: c.crisisLine,
    replyTime: c.replyTime,
    serviceHours: c.serviceHours,
    progressionEnabled: c.progressionEnabled,
    cliniciansOnlyClearUrgent: c.cliniciansOnlyClearUrgent,
    isDemo: c.isDemo,
    revision: c.revision,
  };
}

/** The clinic of the grant. */
export async function getClinic(db: Db, grant: MemberGrant): Promise<ClinicRow> {
  const [row] = await db.select(columns()).from(tables.clinics).where(eq(tables.clinics.id, grant.clinicId));
  if (!row) throw new Error("invariant broken: a grant names a clinic that does not exist");
  return row;
}

/** The one clinic of this server, for pages that nobody signed in to; null when there are none or several. */
export async function getOnlyClinic(db: Db, _grant: SystemGrant<"public-page">): Promise<ClinicRow | null> {
  const rows = await db.select(columns()).from(tables.clinics).limit(2);
  return rows.length === 1 ? rows[0]! : null;
}

export type ClinicChange = Omit<ClinicRow, "id" | "isDemo" | "revision">;

/** Saves the profile if nobody saved since `revision`. False when somebody did; then nothing was changed. */
export async function updateClinic(
  tx: Db,
  grant: MemberGrant<"clinic:configure">,
  change: ClinicChange,
  revision: number,
): Promise<boolean> {
  const { clinics: c } = tables;
  const rows = await tx
    .update(c)
    .set({ ...change, revision: plusOne(c.revision) })
    .where(and(eq(c.id, grant.clinicId), eq(c.revision, revision)))
    .returning({ id: c.id });
  return rows.length > 0;
}
