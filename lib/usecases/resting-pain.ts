/**
 * The resting-pain series of one patient as the rules read it. Invariant: one value a local day, from the three sources
 * of clinical.md A5 in their order; sessions that do not count give none.
 */
import { listCheckIns } from "#db/queries/check-in.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { listCredits } from "#db/queries/credit.ts";
import { listFlares } from "#db/queries/flare.ts";
import { listNextDayAnswers } from "#db/queries/next-day.ts";
import { listSessions, type SessionReader } from "#db/queries/session.ts";
import type { Db } from "#db/runtime/store.ts";
import type { EpisodeGrant } from "#lib/access/grant.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { baselineDuring, openFlare } from "#lib/domain/flare.ts";
import { daySessionOf, nextMorningPains } from "#lib/domain/next-day.ts";
import { type RestingPain, restingPainSeries } from "#lib/domain/resting-pain.ts";

/** How far back the last seven values are looked for. */
export const seriesDays = 120;

/** The values from `from` on, oldest first. Mornings after are read where their day has no other value. */
export async function readRestingPain(
  db: Db,
  grant: SessionReader,
  from: LocalDay,
): Promise<readonly RestingPain[]> {
  const checkIns = await listCheckIns(db, grant, { from });
  const credits = await listCredits(db, grant);
  const sessions = credits.filter((row) => row.counts && row.localDay >= from);
  const known = restingPainSeries(checkIns, sessions);
  const has = new Set(known.map((value) => value.day));
  const answers = await listNextDayAnswers(db, grant, addDays(from, -3));
  const needed = new Set(
    answers
      .filter((answer) => !has.has(localDayOf(answer.recordedAt, answer.zone)))
      .map((answer) => answer.sessionDay),
  );
  if (needed.size === 0) return known;
  const asked = credits.filter((row) => needed.has(row.localDay)).map((row) => row.sessionId);
  const days = (await listSessions(db, grant, asked)).map(daySessionOf);
  const mornings = nextMorningPains(
    days,
    answers.filter((answer) => needed.has(answer.sessionDay)),
  ).filter(({ day }) => day >= from);
  return restingPainSeries(checkIns, sessions, mornings);
}

/** The baseline of the patient on a day: frozen while a flare is calm (clinical.md A5). Null while there is none. */
export async function readBaseline(
  db: Db,
  grant: SessionReader & EpisodeGrant,
  day: LocalDay,
): Promise<number | null> {
  const series = await readRestingPain(db, grant, addDays(day, -seriesDays));
  const clearance = await getClearanceInForce(db, grant);
  return baselineDuring(openFlare(await listFlares(db, grant)), series, day, clearance?.signedDay ?? null);
}
