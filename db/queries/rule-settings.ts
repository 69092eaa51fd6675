/** A clinic's own settings of the rules. Invariant: each save is a further revision; what stood before stays on record. */
import { desc, eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, MemberGrant } from "#lib/access/grant.ts";
import { defaultRules, type RulesConfig } from "#lib/domain/prescription.ts";
import { storedRules } from "#lib/schemas/program.ts";

/** The settings of the clinic's rules; the defaults until it has set its own. */
export async function getRuleSettings(
  db: Db,
  grant: EpisodeGrant | MemberGrant,
): Promise<{ readonly rules: RulesConfig; readonly revision: number; readonly changedAt: Date | null }> {
  const { ruleSettings: s } = tables;
  const [row] = await db
    .select()
    .from(s)
    .where(eq(s.clinicId, grant.clinicId))
    .orderBy(desc(s.revision))
    .limit(1);
  return row
    ? { rules: storedRules.parse(row.config), revision: row.revision, changedAt: row.changedAt }
    : { rules: defaultRules, revision: 0, changedAt: null };
}

/** Adds settings. A revision that stands already is a unique violation: somebody saved in between. */
export async function insertRuleSettings(
  tx: Db,
  grant: MemberGrant<"clinic:configure">,
  settings: {
    readonly id: string;
    readonly revision: number;
    readonly rules: RulesConfig;
    readonly at: Date;
  },
): Promise<void> {
  await tx.insert(tables.ruleSettings).values({
    id: settings.id,
    clinicId: grant.clinicId,
    revision: settings.revision,
    config: settings.rules,
    changedAt: settings.at,
    changedById: grant.memberId,
  });
}
