/**
 * The program as the rules read it: core versions in order of publication with their main prescriptions.
 * Invariant: one episode's, and no more statements than one a question.
 */
import { and, asc, desc, eq, inArray, lte } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { PlanVersion } from "#lib/domain/progression-plan.ts";
import { storedBounds, storedDose, storedRules } from "#lib/schemas/program.ts";

/** Whether the clinic has the rules decide at all (clinical.md I.4), with the patient's zone and phase. */
export async function getRulesSubject(
  db: Db,
  grant: RulesGrant,
): Promise<{ readonly enabled: boolean; readonly zone: string; readonly phase: string } | null> {
  const { clinics: c, members: m, episodes: e } = tables;
  const [row] = await db
    .select({ enabled: c.progressionEnabled, zone: m.zone, phase: e.phase })
    .from(e)
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(c, eq(c.id, e.clinicId))
    .where(and(eq(e.id, grant.episodeId), eq(e.patientId, grant.patientId), eq(e.clinicId, grant.clinicId)));
  return row ?? null;
}

/** Ids of the newest core versions of the episode that have begun by the day, in order of publication. One statement. */
export async function listBegunCoreVersions(
  db: Db,
  grant: EpisodeGrant,
  day: LocalDay,
  limit: number,
): Promise<string[]> {
  if (grant.episodeId === null) return [];
  const { programVersions: v, programs: p } = tables;
  const rows = await db
    .select({ id: v.id })
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .where(
      and(
        eq(v.clinicId, grant.clinicId),
        eq(v.episodeId, grant.episodeId),
        eq(p.lane, "core"),
        lte(v.effectiveFrom, day),
      ),
    )
    .orderBy(desc(v.publishedAt), desc(v.number))
    .limit(limit);
  return rows.map((row) => row.id).reverse();
}

/** The main prescriptions of these versions of the episode, and the version's settings, in the order of the ids. */
export async function listPlanVersions(
  db: Db,
  grant: EpisodeGrant,
  versionIds: readonly string[],
): Promise<PlanVersion[]> {
  if (versionIds.length === 0 || grant.episodeId === null) return [];
  const { programVersions: v, programBlocks: b, prescriptions: p, exercises: e } = tables;
  const own = and(
    inArray(v.id, [...versionIds]),
    eq(v.episodeId, grant.episodeId),
    eq(v.clinicId, grant.clinicId),
  );
  const versions = await db
    .select({ versionId: v.id, origin: v.origin, effectiveFrom: v.effectiveFrom, rules: v.rulesConfig })
    .from(v)
    .where(own);
  const rows = await db
    .select({ row: p, slug: e.slug })
    .from(p)
    .innerJoin(b, eq(b.id, p.blockId))
    .innerJoin(v, eq(v.id, p.versionId))
    .innerJoin(e, eq(e.id, p.exerciseId))
    .where(and(own, eq(b.kind, "main")))
    .orderBy(asc(b.position), asc(p.position));
  const byVersion = Map.groupBy(rows, ({ row }) => row.versionId);
  const order = new Map(versionIds.map((id, place) => [id, place]));
  return versions
    .toSorted((x, y) => order.get(x.versionId)! - order.get(y.versionId)!)
    .map((version) => ({
      ...version,
      rules: storedRules.parse(version.rules),
      rows: (byVersion.get(version.versionId) ?? []).map(({ row, slug }, position) => ({
        prescriptionId: row.id,
        exerciseId: row.exerciseId,
        slug,
        dose: storedDose.parse(row),
        side: row.side,
        effortMax: row.effortMax,
        bounds: storedBounds.parse(row.bounds),
        findsLoad: row.findsLoad,
        position,
      })),
    }));
}
