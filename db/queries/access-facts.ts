/**
 * The facts authorization rests on. The one query file that takes ids instead of a grant: only authorize.ts imports it,
 * and it returns facts, never content.
 */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { Relation } from "#lib/access/policy.ts";
import type { Role } from "#lib/domain/episode.ts";

export interface MemberFacts {
  readonly clinicId: string;
  readonly userId: string;
  readonly role: Role;
  readonly disabled: boolean;
}

/** The member's place as it stands now; null when there is none. */
export async function getMemberFacts(db: Db, memberId: string): Promise<MemberFacts | null> {
  const { members } = tables;
  const [row] = await db
    .select({
      clinicId: members.clinicId,
      userId: members.userId,
      role: members.role,
      disabledAt: members.disabledAt,
    })
    .from(members)
    .where(eq(members.id, memberId));
  return row
    ? { clinicId: row.clinicId, userId: row.userId, role: row.role, disabled: row.disabledAt !== null }
    : null;
}

/** Whether the member agreed to this version of the text. */
export async function hasConsented(db: Db, memberId: string, textVersion: string): Promise<boolean> {
  const { consents } = tables;
  const [row] = await db
    .select({ id: consents.id })
    .from(consents)
    .where(and(eq(consents.memberId, memberId), eq(consents.textVersion, textVersion)));
  return row !== undefined;
}

/** The relation of a member to a patient of the same clinic, and the patient's newest episode the relation holds for. */
export async function getRelation(
  db: Db,
  member: { id: string; clinicId: string },
  patientId: string,
): Promise<{ relation: Relation; episodeId: string | null }> {
  const { members, episodes, careTeamLinks } = tables;
  const own = await db
    .select({ id: episodes.id })
    .from(episodes)
    .innerJoin(members, eq(members.id, episodes.patientId))
    .where(
      and(
        eq(episodes.patientId, patientId),
        eq(members.clinicId, member.clinicId),
        eq(members.role, "patient"),
      ),
    )
    .orderBy(desc(episodes.createdAt), desc(episodes.id))
    .limit(1);
  const newest = own[0]?.id ?? null;
  if (member.id === patientId) return { relation: "self", episodeId: newest };
  const [link] = await db
    .select({ episodeId: careTeamLinks.episodeId })
    .from(careTeamLinks)
    .innerJoin(episodes, eq(episodes.id, careTeamLinks.episodeId))
    .where(
      and(
        eq(careTeamLinks.memberId, member.id),
        isNull(careTeamLinks.endedAt),
        eq(episodes.patientId, patientId),
        eq(episodes.clinicId, member.clinicId),
      ),
    )
    .orderBy(desc(episodes.createdAt), desc(episodes.id))
    .limit(1);
  return link ? { relation: "care_team", episodeId: link.episodeId } : { relation: "none", episodeId: null };
}
