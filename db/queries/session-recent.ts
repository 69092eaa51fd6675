/** Which sessions the rules look back on. Invariant: the day that counts is the one after corrections. */
import { and, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SessionReader } from "./session.ts";

/** Ids of the newest sessions of these versions of the grant's episode by the day on which they stand, newest first. One statement. */
export async function listRecentSessionIds(
  db: Db,
  grant: SessionReader,
  versionIds: readonly string[],
  limit: number,
): Promise<string[]> {
  if (grant.episodeId === null || versionIds.length === 0) return [];
  const { sessionCredits: c } = tables;
  const rows = await db
    .select({ id: c.sessionId })
    .from(c)
    .where(
      and(
        eq(c.clinicId, grant.clinicId),
        eq(c.episodeId, grant.episodeId),
        eq(c.counts, true),
        inArray(c.versionId, [...versionIds]),
      ),
    )
    .orderBy(desc(c.localDay), desc(c.sessionId))
    .limit(limit);
  return rows.map((row) => row.id);
}
