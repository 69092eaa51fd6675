/** A clinic's own settings of the rules. Invariant: each save is a further revision; what stood before stays on record. */
import { and, desc, eq, lte } from "drizzle-orm";
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

/** The settings that the clinic had at a moment: those a version of that time was published with. */
export async function getRulesAt(db: Db, grant: EpisodeGrant | MemberGrant, at: Date): Promise<RulesConfig> {
  const { ruleSettings: s } = tables;
  const [row] = await db
    .select()
    .from(s)
    .where(and(eq(s.clinicId, grant.clinicId), lte(s.changedAt, at)))
    .orderBy(desc(s.revision))
    .limit(1);
  return row ? storedRules.parse(row.config) : defaultRules;
}

/** The settings each version of a program was published with, newest first. One statement. */
export async function listProgramRules(
  db: Db,
  grant: EpisodeGrant,
  programId: string,
): Promise<{ readonly rules: RulesConfig; readonly publishedAt: Date }[]> {
  if (grant.episodeId === null) return [];
  const { programVersions: v } = tables;
  const rows = await db
    .select({ rules: v.rulesConfig, publishedAt: v.publishedAt })
    .from(v)
    .where(and(eq(v.clinicId, grant.clinicId), eq(v.episodeId, grant.episodeId), eq(v.programId, programId)))
    .orderBy(desc(v.publishedAt), desc(v.number));
  return rows.map((row) => ({ ...row, rules: storedRules.parse(row.rules) }));
}

/** Every revision of the clinic's settings, newest first, with who saved it. One statement. */
export async function listRuleSettings(
  db: Db,
  grant: MemberGrant<"clinic:configure">,
): Promise<
  { readonly revision: number; readonly rules: RulesConfig; readonly changedAt: Date; readonly by: string }[]
> {
  const { ruleSettings: s, members: m, users: u } = tables;
  const rows = await db
    .select({ revision: s.revision, config: s.config, changedAt: s.changedAt, by: u.name })
    .from(s)
    .innerJoin(m, eq(m.id, s.changedById))
    .innerJoin(u, eq(u.id, m.userId))
    .where(eq(s.clinicId, grant.clinicId))
    .orderBy(desc(s.revision));
  return rows.map(({ config, ...row }) => ({ ...row, rules: storedRules.parse(config) }));
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
