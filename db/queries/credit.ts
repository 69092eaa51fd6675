/**
 * The projection of sessions to credit, for adherence and lists. Invariant: it holds what `creditRowOf` says of the
 * facts and nothing else; it is written whole, never adjusted.
 */
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant, PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Lateness } from "#lib/domain/late-entry.ts";
import type { CreditRow } from "#lib/domain/session.ts";
import { linkedEpisodeIds } from "./linked-episodes.ts";
import type { SessionReader } from "./session.ts";

/** One session as adherence and lists read it. `credit` is an exact fraction such as `7/8`. */
export interface SessionCreditView {
  readonly sessionId: string;
  readonly episodeId: string;
  readonly versionId: string;
  readonly localDay: LocalDay;
  readonly credit: string;
  /** Not withdrawn, and not waiting for a therapist. */
  readonly counts: boolean;
  readonly safetyStop: boolean;
  readonly late: Lateness;
  /** Worst pain during, and at rest before, 0 to 10; null is not answered. */
  readonly painDuring: number | null;
  readonly restPainBefore: number | null;
  readonly finished: boolean;
}

const columns = () => {
  const { sessionCredits: c } = tables;
  return {
    sessionId: c.sessionId,
    episodeId: c.episodeId,
    versionId: c.versionId,
    localDay: c.localDay,
    credit: c.credit,
    counts: c.counts,
    safetyStop: c.safetyStop,
    late: c.late,
    painDuring: c.painDuring,
    restPainBefore: c.restPainBefore,
    finished: c.finished,
  };
};

/** The sessions of the grant's episode, oldest day first; also those that do not count. One statement. */
export async function listCredits(db: Db, grant: SessionReader): Promise<SessionCreditView[]> {
  if (grant.episodeId === null) return [];
  const { sessionCredits: c } = tables;
  return db
    .select(columns())
    .from(c)
    .where(and(eq(c.episodeId, grant.episodeId), eq(c.clinicId, grant.clinicId)))
    .orderBy(asc(c.localDay), asc(c.sessionId));
}

/** The sessions of every linked episode, oldest day first within each. Two statements. */
export async function listCreditsOfMany(
  db: Db,
  grant: MemberGrant<"caseload:read" | "panel:read">,
): Promise<SessionCreditView[]> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { sessionCredits: c } = tables;
  return db
    .select(columns())
    .from(c)
    .where(and(inArray(c.episodeId, episodeIds), eq(c.clinicId, grant.clinicId)))
    .orderBy(asc(c.episodeId), asc(c.localDay), asc(c.sessionId));
}

/** Writes the projection of these sessions anew. Two statements. */
export async function replaceCredits(
  tx: Db,
  grant: PatientGrant<"facts:record" | "episode:manage">,
  rows: readonly (CreditRow & { readonly episodeId: string; readonly versionId: string })[],
  updatedAt: Date,
): Promise<void> {
  if (rows.length === 0) return;
  const { sessionCredits: c } = tables;
  await tx.delete(c).where(
    inArray(
      c.sessionId,
      rows.map((row) => row.sessionId),
    ),
  );
  await tx
    .insert(c)
    .values(rows.map((row) => ({ ...row, clinicId: grant.clinicId, patientId: grant.patientId, updatedAt })));
}
