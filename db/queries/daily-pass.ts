/**
 * The daily pass: which clinics and episodes it looks at, and the row that lets one process run it.
 * Invariant: a clinic has one pass a day, held by a unique row whichever process comes first.
 */
import { and, asc, eq, exists, isNull, ne, notExists, or } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { SystemGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";

export interface PassClinic {
  readonly id: string;
  readonly zone: string;
}

/** Every clinic of this server with its zone, in order of id. */
export async function listPassClinics(db: Db, _grant: SystemGrant<"daily-pass">): Promise<PassClinic[]> {
  const { clinics: c } = tables;
  return db.select({ id: c.id, zone: c.zone }).from(c).orderBy(asc(c.id));
}

export interface PassEpisode {
  readonly clinicId: string;
  readonly patientId: string;
  readonly episodeId: string;
}

/**
 * The episodes that time alone can bring a signal for: care goes on, or, after discharge, a flag is open or a signal is
 * not closed. In order of id. One statement.
 */
export async function listPassEpisodes(
  db: Db,
  _grant: SystemGrant<"daily-pass">,
  clinicId: string,
): Promise<PassEpisode[]> {
  const { episodes: e, signals: s, redFlags: f, redFlagClearances: r } = tables;
  const standing = db
    .select({ id: s.id })
    .from(s)
    .where(and(eq(s.episodeId, e.id), ne(s.state, "closed")));
  const flagged = db
    .select({ id: f.id })
    .from(f)
    .where(
      and(eq(f.episodeId, e.id), notExists(db.select({ id: r.id }).from(r).where(eq(r.redFlagId, f.id)))),
    );
  return db
    .select({ clinicId: e.clinicId, patientId: e.patientId, episodeId: e.id })
    .from(e)
    .where(and(eq(e.clinicId, clinicId), or(ne(e.phase, "discharged"), exists(standing), exists(flagged))))
    .orderBy(asc(e.id));
}

export interface DailyPass {
  readonly id: string;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
}

/** The pass of a clinic on a day; null before it has begun. */
export async function getDailyPass(
  db: Db,
  grant: SystemGrant<"daily-pass">,
  day: LocalDay,
): Promise<DailyPass | null> {
  const { dailyPasses: d } = tables;
  if (grant.clinicId === null) return null;
  const [row] = await db
    .select({ id: d.id, startedAt: d.startedAt, finishedAt: d.finishedAt })
    .from(d)
    .where(and(eq(d.clinicId, grant.clinicId), eq(d.day, day)));
  return row ?? null;
}

/** Begins the pass of a day. A second one of the same clinic and day is a unique violation. */
export async function insertDailyPass(
  tx: Db,
  grant: SystemGrant<"daily-pass">,
  pass: { readonly id: string; readonly day: LocalDay; readonly at: Date },
): Promise<void> {
  if (grant.clinicId === null) throw new Error("invariant broken: a daily pass belongs to a clinic");
  await tx.insert(tables.dailyPasses).values({
    id: pass.id,
    clinicId: grant.clinicId,
    day: pass.day,
    startedAt: pass.at,
    finishedAt: null,
  });
}

/** Takes over a pass that began at `seen` and was never finished. False when another process was quicker. */
export async function takeOverDailyPass(
  tx: Db,
  _grant: SystemGrant<"daily-pass">,
  id: string,
  seen: Date,
  at: Date,
): Promise<boolean> {
  const { dailyPasses: d } = tables;
  const rows = await tx
    .update(d)
    .set({ startedAt: at })
    .where(and(eq(d.id, id), eq(d.startedAt, seen), isNull(d.finishedAt)))
    .returning({ id: d.id });
  return rows.length === 1;
}

/** Marks a pass as done. */
export async function finishDailyPass(
  tx: Db,
  _grant: SystemGrant<"daily-pass">,
  id: string,
  at: Date,
): Promise<void> {
  const { dailyPasses: d } = tables;
  await tx.update(d).set({ finishedAt: at }).where(eq(d.id, id));
}
