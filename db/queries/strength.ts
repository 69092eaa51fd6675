/**
 * The sets of main exercises, as Progress draws strength over time. Invariants: for the patient of the grant and their
 * episode alone; the newest revision of each set counts; two statements, however long the course is.
 */
import { and, asc, eq, gte } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { keyOf, type StrengthSet } from "#lib/domain/strength.ts";

type Reader = PatientGrant<"own-record:read">;

/** The sets of main blocks of sessions begun on `from` or later, as they stand after corrections. */
export async function listMainSets(db: Db, grant: Reader, from: LocalDay): Promise<StrengthSet[]> {
  if (grant.episodeId === null) return [];
  const { sessionSets: t, sessions: s, prescriptions: p, programBlocks: b } = tables;
  const rows = await db
    .select({
      sessionId: t.sessionId,
      prescriptionId: t.prescriptionId,
      setIndex: t.setIndex,
      side: t.side,
      done: t.done,
      loadG: t.loadG,
    })
    .from(t)
    .innerJoin(s, eq(s.id, t.sessionId))
    .innerJoin(p, eq(p.id, t.prescriptionId))
    .innerJoin(b, eq(b.id, p.blockId))
    .where(
      and(
        eq(t.patientId, grant.patientId),
        eq(t.clinicId, grant.clinicId),
        eq(s.episodeId, grant.episodeId),
        gte(s.localDay, from),
        eq(b.kind, "main"),
      ),
    )
    .orderBy(asc(t.revision));
  const newest = new Map(
    rows.map((row) => [`${row.sessionId} ${row.prescriptionId} ${row.side} ${row.setIndex}`, row]),
  );
  return [...newest.values()];
}

/** Exercises that the app left out for safety, as `keyOf` names session and prescription. */
export async function listLeftOut(db: Db, grant: Reader, from: LocalDay): Promise<Set<string>> {
  if (grant.episodeId === null) return new Set();
  const { exposures: x, sessions: s } = tables;
  const rows = await db
    .select({ sessionId: x.sessionId, prescriptionId: x.prescriptionId, notReached: x.notReached })
    .from(x)
    .innerJoin(s, eq(s.id, x.sessionId))
    .where(
      and(
        eq(x.patientId, grant.patientId),
        eq(x.clinicId, grant.clinicId),
        eq(s.episodeId, grant.episodeId),
        gte(s.localDay, from),
      ),
    )
    .orderBy(asc(x.revision));
  const newest = new Map(rows.map((row) => [keyOf(row.sessionId, row.prescriptionId), row.notReached]));
  return new Set([...newest].flatMap(([key, notReached]) => (notReached ? [key] : [])));
}
