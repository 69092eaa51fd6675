/**
 * Decisions over many patients: what waits and what was answered on a caseload, and a whole clinic for replaying.
 * Invariant: a list for a member holds the patients of their care-team links and nobody else.
 */
import { and, asc, count, desc, eq, gte, inArray, isNull, ne } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, MemberGrant, SystemGrant } from "#lib/access/grant.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import { type DecisionRow, decisionColumns, toRow, toRows } from "./decision.ts";
import { linkedEpisodeIds } from "./linked-episodes.ts";

/** Steps up that wait for a therapist (one that is superseded has lapsed, and waits no more), of every patient the member is linked to, oldest first. Two statements. */
export async function listPendingDecisions(
  db: Db,
  grant: MemberGrant<"caseload:read">,
): Promise<DecisionRow[]> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(decisionColumns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        inArray(d.episodeId, episodeIds),
        eq(d.outcome, "PROGRESS"),
        isNull(r.id),
      ),
    )
    .orderBy(asc(d.decidedAt), asc(d.id));
  return toRows(rows);
}

/** How many steps up wait for a therapist. Two statements, nothing is parsed. */
export async function countPendingDecisions(db: Db, grant: MemberGrant<"caseload:read">): Promise<number> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return 0;
  const { decisions: d, decisionResolutions: r } = tables;
  const [row] = await db
    .select({ waiting: count() })
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        inArray(d.episodeId, episodeIds),
        eq(d.outcome, "PROGRESS"),
        isNull(r.id),
      ),
    );
  return Number(row?.waiting ?? 0);
}

/** Decisions of every patient the member is linked to that were applied or answered since, newest first. Two statements. */
export async function listResolvedSince(
  db: Db,
  grant: MemberGrant<"caseload:read">,
  since: Date,
  limit: number,
): Promise<DecisionRow[]> {
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(decisionColumns())
    .from(d)
    .innerJoin(r, eq(r.decisionId, d.id))
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        inArray(d.episodeId, episodeIds),
        gte(r.resolvedAt, since),
        ne(r.kind, "lapsed"),
      ),
    )
    .orderBy(desc(r.resolvedAt), desc(d.id))
    .limit(limit);
  const later = await db
    .select({ id: d.supersedesId })
    .from(d)
    .where(
      inArray(
        d.supersedesId,
        rows.map((row) => row.decision.id),
      ),
    );
  const replaced = new Set(later.map((row) => row.id));
  return rows.map((row) => toRow(row, replaced.has(row.decision.id)));
}

/** These decisions, of patients the member is linked to. Three statements at most. */
export async function listDecisionsById(
  db: Db,
  grant: MemberGrant<"caseload:read">,
  ids: readonly string[],
): Promise<DecisionRow[]> {
  if (ids.length === 0) return [];
  const episodeIds = await linkedEpisodeIds(db, grant);
  if (episodeIds.length === 0) return [];
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(decisionColumns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(
      and(eq(d.clinicId, grant.clinicId), inArray(d.episodeId, episodeIds), inArray(d.id, [...new Set(ids)])),
    );
  const later = await db
    .select({ id: d.supersedesId })
    .from(d)
    .where(inArray(d.supersedesId, [...new Set(ids)]));
  const replaced = new Set(later.map((row) => row.id));
  return rows.map((row) => toRow(row, replaced.has(row.decision.id)));
}

/** Names of the programs that these versions belong to, by version. One statement. */
export async function listProgramNames(
  db: Db,
  grant: MemberGrant<"caseload:read">,
  versionIds: readonly string[],
): Promise<Map<string, string>> {
  if (versionIds.length === 0) return new Map();
  const { programVersions: v, programs: p } = tables;
  const rows = await db
    .select({ versionId: v.id, name: p.name })
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .where(and(eq(v.clinicId, grant.clinicId), inArray(v.id, [...new Set(versionIds)])));
  return new Map(rows.map((row) => [row.versionId, row.name]));
}

/** Who the patients are and what they are diagnosed with, by patient id: of the member's caseload alone. Two statements. */
export async function listPatientFacts(
  db: Db,
  grant: MemberGrant<"caseload:read">,
): Promise<
  Map<string, { readonly name: string; readonly zone: string; readonly diagnoses: readonly Diagnosis[] }>
> {
  const { careTeamLinks: l, episodes: e, members: m, users: u, episodeDiagnoses: g } = tables;
  const linked = and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt));
  const rows = await db
    .select({ patientId: m.id, name: u.name, zone: m.zone, label: g.label })
    .from(l)
    .innerJoin(e, eq(e.id, l.episodeId))
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(u, eq(u.id, m.userId))
    .leftJoin(g, and(eq(g.episodeId, e.id), isNull(g.removedAt)))
    .where(linked);
  const byPatient = Map.groupBy(rows, (row) => row.patientId);
  return new Map(
    [...byPatient].map(([patientId, own]) => [
      patientId,
      {
        name: own[0]!.name,
        zone: own[0]!.zone,
        diagnoses: [...new Set(own.flatMap(({ label }) => (label === null ? [] : [label])))],
      },
    ]),
  );
}

/** Names of members of the clinic, by id. One statement. */
export async function listMemberNames(
  db: Db,
  grant: EpisodeGrant | MemberGrant,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { members: m, users: u } = tables;
  const rows = await db
    .select({ id: m.id, name: u.name })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(m.clinicId, grant.clinicId), inArray(m.id, [...new Set(ids)])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Every decision of a clinic, oldest first, in portions; for replaying them from the command line. */
export async function listDecisionsOfClinic(
  db: Db,
  _grant: SystemGrant<"command-line">,
  clinicId: string,
  offset: number,
  limit: number,
): Promise<DecisionRow[]> {
  const { decisions: d, decisionResolutions: r } = tables;
  const rows = await db
    .select(decisionColumns())
    .from(d)
    .leftJoin(r, eq(r.decisionId, d.id))
    .where(eq(d.clinicId, clinicId))
    .orderBy(asc(d.id))
    .limit(limit)
    .offset(offset);
  return toRows(rows);
}
