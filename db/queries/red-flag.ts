/**
 * Red-flag screens, flags and their ends, and the context that is asked once.
 * Invariant: a flag is open until a person's row ends it; nothing here ends one by itself.
 */
import { and, asc, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { lockOf, type RedFlagLock } from "#lib/domain/red-flag.ts";
import type { RedFlagCode, ScreenOccasion } from "#lib/domain/red-flag-questions.ts";
import type { ClinicalReader, ListGrant } from "./clinical-grant.ts";

export interface OpenFlagRow {
  readonly id: string;
  readonly patientId: string;
  readonly episodeId: string;
  readonly screenId: string;
  readonly occasion: ScreenOccasion;
  readonly questionId: string;
  readonly code: RedFlagCode;
  /** Why it has this code: `RaisedBy` of the rule, at least one. */
  readonly raisedBy: readonly string[];
  readonly raisedAt: Date;
  /** The patient's local day of the answer. */
  readonly raisedOn: LocalDay;
}

function flagColumns() {
  const { redFlags: f, redFlagScreens: s } = tables;
  return {
    id: f.id,
    patientId: f.patientId,
    episodeId: f.episodeId,
    screenId: f.screenId,
    occasion: s.occasion,
    questionId: f.questionId,
    code: f.code,
    raisedBy: f.raisedBy,
    raisedAt: f.raisedAt,
    raisedOn: s.localDay,
  };
}

const toFlag = <T extends { raisedBy: string }>(row: T) => ({ ...row, raisedBy: row.raisedBy.split(",") });

/** Every open flag of the patient, of any episode and code, oldest first. */
export async function listOpenFlags(db: Db, grant: ClinicalReader): Promise<OpenFlagRow[]> {
  const { redFlags: f, redFlagScreens: s, redFlagClearances: c } = tables;
  const rows = await db
    .select(flagColumns())
    .from(f)
    .innerJoin(s, eq(s.id, f.screenId))
    .leftJoin(c, eq(c.redFlagId, f.id))
    .where(and(eq(f.clinicId, grant.clinicId), eq(f.patientId, grant.patientId), isNull(c.id)))
    .orderBy(asc(f.raisedAt), asc(f.id));
  return rows.map(toFlag);
}

/** Every open flag of every patient the member is linked to, by patient, oldest first. */
export async function listOpenFlagsOfMany(db: Db, grant: ListGrant): Promise<OpenFlagRow[]> {
  const { redFlags: f, redFlagScreens: s, redFlagClearances: c } = tables;
  const rows = await db
    .select(flagColumns())
    .from(f)
    .innerJoin(s, eq(s.id, f.screenId))
    .leftJoin(c, eq(c.redFlagId, f.id))
    .where(and(eq(f.clinicId, grant.clinicId), isNull(c.id), inArray(f.patientId, linkedPatients(db, grant))))
    .orderBy(asc(f.patientId), asc(f.raisedAt), asc(f.id));
  return rows.map(toFlag);
}

function linkedPatients(db: Db, grant: ListGrant) {
  const { careTeamLinks: l, episodes: e } = tables;
  return db
    .select({ patientId: e.patientId })
    .from(l)
    .innerJoin(e, eq(e.id, l.episodeId))
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt)));
}

/** What the patient's open flags lock now (clinical.md A4). */
export async function getLock(db: Db, grant: ClinicalReader): Promise<RedFlagLock> {
  return lockOf(await listOpenFlags(db, grant));
}

export interface LegDay {
  readonly patientId: string;
  readonly day: LocalDay;
}

/** Days whose "leg worse" answer raised flags of which every one has been ended by a person: the gate counts them no more. */
export async function listClearedLegDays(db: Db, grant: ClinicalReader): Promise<LegDay[]> {
  const { redFlags: f, redFlagScreens: s, redFlagClearances: c } = tables;
  return clearedDays(
    await db
      .select({ patientId: f.patientId, day: s.localDay, clearanceId: c.id })
      .from(f)
      .innerJoin(s, eq(s.id, f.screenId))
      .leftJoin(c, eq(c.redFlagId, f.id))
      .where(
        and(
          eq(f.clinicId, grant.clinicId),
          eq(f.patientId, grant.patientId),
          eq(f.questionId, "check_in_leg_worse"),
        ),
      ),
  );
}

/** As `listClearedLegDays`, for every patient the member is linked to. */
export async function listClearedLegDaysOfMany(db: Db, grant: ListGrant): Promise<LegDay[]> {
  const { redFlags: f, redFlagScreens: s, redFlagClearances: c } = tables;
  return clearedDays(
    await db
      .select({ patientId: f.patientId, day: s.localDay, clearanceId: c.id })
      .from(f)
      .innerJoin(s, eq(s.id, f.screenId))
      .leftJoin(c, eq(c.redFlagId, f.id))
      .where(
        and(
          eq(f.clinicId, grant.clinicId),
          eq(f.questionId, "check_in_leg_worse"),
          inArray(f.patientId, linkedPatients(db, grant)),
        ),
      ),
  );
}

function clearedDays(rows: readonly (LegDay & { clearanceId: string | null })[]): LegDay[] {
  const byDay = Map.groupBy(rows, (row) => `${row.patientId} ${row.day}`);
  return [...byDay.values()]
    .filter((list) => list.every((row) => row.clearanceId !== null))
    .map(([first]) => ({ patientId: first!.patientId, day: first!.day }));
}

/** Who ended the patient's newest ended flag, and why; null where none was. */
export async function getNewestFlagEnd(
  db: Db,
  grant: ClinicalReader,
): Promise<{ readonly byId: string; readonly reason: string } | null> {
  const { redFlags: f, redFlagClearances: r } = tables;
  const [row] = await db
    .select({ byId: r.clearedById, reason: r.reason })
    .from(r)
    .innerJoin(f, eq(f.id, r.redFlagId))
    .where(and(eq(f.patientId, grant.patientId), eq(f.clinicId, grant.clinicId)))
    .orderBy(desc(r.clearedAt), desc(r.id))
    .limit(1);
  return row ?? null;
}
