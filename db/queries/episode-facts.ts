/** The person and the episode of care that a grant is about, for rules that need zone, onset and phase. */
import { and, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Phase, Region } from "#lib/domain/episode.ts";
import type { CareTeamPart } from "#lib/domain/red-flag.ts";
import type { ClinicalGrant, ClinicalReader } from "./clinical-grant.ts";

export interface EpisodeFacts {
  readonly patientId: string;
  readonly episodeId: string;
  readonly name: string;
  /** IANA zone of the patient: their local day, whoever reads. */
  readonly zone: string;
  readonly locale: string;
  readonly birthYear: number | null;
  /** First day of this episode's pain. */
  readonly onsetDay: LocalDay;
  readonly region: Region;
  readonly phase: Phase;
  readonly createdAt: Date;
}

/** The patient and episode of the grant; null when there is no episode of care yet. */
export async function getEpisodeFacts(db: Db, grant: ClinicalReader): Promise<EpisodeFacts | null> {
  const { episodes: e, members: m, users: u } = tables;
  if (grant.episodeId === null) return null;
  const [row] = await db
    .select({
      patientId: m.id,
      episodeId: e.id,
      name: u.name,
      zone: m.zone,
      locale: m.locale,
      birthYear: m.birthYear,
      onsetDay: e.onsetDay,
      region: e.region,
      phase: e.phase,
      createdAt: e.createdAt,
    })
    .from(e)
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(e.id, grant.episodeId), eq(e.patientId, grant.patientId), eq(e.clinicId, grant.clinicId)));
  return row ?? null;
}

/** The part that the member of the grant has in the patient's care team now; null when not linked. */
export async function getOwnCareTeamPart(db: Db, grant: ClinicalGrant): Promise<CareTeamPart | null> {
  const { careTeamLinks: l } = tables;
  if (grant.episodeId === null) return null;
  const [row] = await db
    .select({ part: l.part })
    .from(l)
    .where(and(eq(l.episodeId, grant.episodeId), eq(l.memberId, grant.memberId), isNull(l.endedAt)))
    .limit(1);
  return row?.part ?? null;
}
