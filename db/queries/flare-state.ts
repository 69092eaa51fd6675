/** Whether a flare holds the rules back. Invariant: it does from its start until the version before it came back. */
import { and, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant } from "#lib/access/grant.ts";

/** True from the start of a flare until it is restored or ended, also while the lighter version stands. Two statements. */
export async function hasOpenFlare(db: Db, grant: EpisodeGrant): Promise<boolean> {
  if (grant.episodeId === null) return false;
  const { flares: f, flareSteps: s } = tables;
  const own = and(eq(f.clinicId, grant.clinicId), eq(f.episodeId, grant.episodeId));
  const all = await db.select({ id: f.id }).from(f).where(own);
  if (all.length === 0) return false;
  const over = await db
    .select({ id: s.flareId })
    .from(s)
    .where(and(eq(s.episodeId, grant.episodeId), inArray(s.kind, ["restored", "ended"])));
  const ended = new Set(over.map((row) => row.id));
  return all.some((row) => !ended.has(row.id));
}
