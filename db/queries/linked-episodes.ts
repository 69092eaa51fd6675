/** Which episodes a member's care-team links reach, for every read over a caseload or a panel. */
import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant } from "#lib/access/grant.ts";

/** Ids of the episodes the member is linked to now, in their clinic. */
export async function linkedEpisodeIds(
  db: Db,
  grant: MemberGrant<"caseload:read" | "panel:read">,
): Promise<string[]> {
  const { careTeamLinks: l, episodes: e } = tables;
  const rows = await db
    .selectDistinct({ id: l.episodeId })
    .from(l)
    .innerJoin(e, eq(e.id, l.episodeId))
    .where(and(eq(l.memberId, grant.memberId), eq(e.clinicId, grant.clinicId), isNull(l.endedAt)));
  return rows.map((row) => row.id);
}
