/**
 * Daily check-ins: read as one a day, stored as rows that only ever add.
 * Invariant: a correction is the next revision of its day; the first entry stays.
 */
import { and, asc, eq, gte, inArray, isNull, lte, max } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { type CheckIn, type CheckInAnswers, currentCheckIns } from "#lib/domain/check-in.ts";
import type { ClinicalGrant, ClinicalReader, ListGrant } from "./clinical-grant.ts";

export interface CheckInRow extends CheckIn {
  readonly id: string;
  readonly patientId: string;
  readonly episodeId: string;
  readonly zone: string;
  readonly recordedAt: Date;
}

function columns() {
  const { checkIns: c } = tables;
  return {
    id: c.id,
    patientId: c.patientId,
    episodeId: c.episodeId,
    day: c.localDay,
    revision: c.revision,
    restPain: c.restPain,
    worstPain: c.worstPain,
    wokenByPain: c.wokenByPain,
    nightUnrelenting: c.nightUnrelenting,
    analgesicLevel: c.analgesicLevel,
    sedating: c.sedating,
    walkMinutes: c.walkMinutes,
    standsUnaided: c.standsUnaided,
    legWorse: c.legWorse,
    zone: c.zone,
    recordedAt: c.recordedAt,
  };
}

/**
 * The check-ins of the grant's episode, one a local day (the highest revision), oldest first; `from` and `to` are
 * included.
 */
export async function listCheckIns(
  db: Db,
  grant: ClinicalReader,
  range: { from?: LocalDay; to?: LocalDay } = {},
): Promise<CheckInRow[]> {
  return currentCheckIns(await listCheckInRevisions(db, grant, range));
}

/** As `listCheckIns`, but every row ever entered: by day, then revision. */
export async function listCheckInRevisions(
  db: Db,
  grant: ClinicalReader,
  range: { from?: LocalDay; to?: LocalDay } = {},
): Promise<CheckInRow[]> {
  const { checkIns: c } = tables;
  if (grant.episodeId === null) return [];
  return db
    .select(columns())
    .from(c)
    .where(
      and(
        eq(c.clinicId, grant.clinicId),
        eq(c.patientId, grant.patientId),
        eq(c.episodeId, grant.episodeId),
        range.from ? gte(c.localDay, range.from) : undefined,
        range.to ? lte(c.localDay, range.to) : undefined,
      ),
    )
    .orderBy(asc(c.localDay), asc(c.revision));
}

/** Check-ins from `from` on of every episode the member is linked to, one a day, by episode and then day. */
export async function listCheckInsOfMany(db: Db, grant: ListGrant, from: LocalDay): Promise<CheckInRow[]> {
  const { checkIns: c, careTeamLinks: l } = tables;
  const linked = db
    .select({ episodeId: l.episodeId })
    .from(l)
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt)));
  const rows = await db
    .select(columns())
    .from(c)
    .where(and(eq(c.clinicId, grant.clinicId), gte(c.localDay, from), inArray(c.episodeId, linked)))
    .orderBy(asc(c.episodeId), asc(c.localDay), asc(c.revision));
  const byEpisode = Map.groupBy(rows, (row) => row.episodeId);
  return [...byEpisode.values()].flatMap((list) => currentCheckIns(list));
}

/** The highest revision that stands for the patient's day; null when there is none. */
export async function getNewestRevision(
  db: Db,
  grant: ClinicalReader,
  day: LocalDay,
): Promise<number | null> {
  const { checkIns: c } = tables;
  const [row] = await db
    .select({ revision: max(c.revision) })
    .from(c)
    .where(and(eq(c.clinicId, grant.clinicId), eq(c.patientId, grant.patientId), eq(c.localDay, day)));
  return row?.revision ?? null;
}

/** One check-in of the patient by its id; null when it is not there. */
export async function getCheckIn(db: Db, grant: ClinicalReader, id: string): Promise<CheckInRow | null> {
  const { checkIns: c } = tables;
  const [row] = await db
    .select(columns())
    .from(c)
    .where(and(eq(c.id, id), eq(c.clinicId, grant.clinicId), eq(c.patientId, grant.patientId)));
  return row ?? null;
}

export interface NewCheckIn extends CheckInAnswers {
  readonly id: string;
  readonly day: LocalDay;
  readonly revision: number;
  readonly zone: string;
  readonly at: Date;
}

/** Adds one row. A day and revision that stand already are a unique violation. */
export async function insertCheckIn(
  tx: Db,
  grant: ClinicalGrant<"check-in:record">,
  { day, at, ...row }: NewCheckIn,
): Promise<void> {
  if (grant.episodeId === null) throw new Error("invariant broken: a check-in without an episode");
  await tx.insert(tables.checkIns).values({
    ...row,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    episodeId: grant.episodeId,
    localDay: day,
    recordedAt: at,
    receivedAt: at,
    recordedById: grant.memberId,
  });
}
