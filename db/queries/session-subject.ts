/** Whose sessions they are: the patient's name and zone, the episode, and what the clinic tells its patients. */
import { and, desc, eq } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { SessionReader } from "./session.ts";

export interface SessionSubject {
  readonly name: string;
  /** IANA zone of the patient: their days are counted by it. */
  readonly zone: string;
  readonly locale: string;
  /** Null where no episode is within reach. */
  readonly episode: {
    readonly id: string;
    readonly phase: Phase;
    readonly onsetDay: LocalDay;
    /** The day from which the present phase holds. */
    readonly phaseSince: LocalDay;
  } | null;
  readonly clinic: {
    readonly emergencyNumber: string;
    readonly doctorNumber: string;
    readonly crisisLine: string;
    readonly replyTime: string;
    readonly serviceHours: string;
  };
  /** The therapist who leads the care; null where none is linked. */
  readonly therapistName: string | null;
}

/** The patient of the grant with the episode; null when the member is gone. At most three statements. */
export async function getSessionSubject(db: Db, grant: SessionReader): Promise<SessionSubject | null> {
  const { members: m, users: u, clinics: c, episodes: e, careTeamLinks: l, phaseChanges: p } = tables;
  const [row] = await db
    .select({
      name: u.name,
      zone: m.zone,
      locale: m.locale,
      emergencyNumber: c.emergencyNumber,
      doctorNumber: c.doctorNumber,
      crisisLine: c.crisisLine,
      replyTime: c.replyTime,
      serviceHours: c.serviceHours,
    })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .innerJoin(c, eq(c.id, m.clinicId))
    .where(and(eq(m.id, grant.patientId), eq(m.clinicId, grant.clinicId)));
  if (!row) return null;
  const { name, zone, locale, ...clinic } = row;
  if (grant.episodeId === null) return { name, zone, locale, clinic, episode: null, therapistName: null };
  const [episode] = await db
    .select({ id: e.id, phase: e.phase, onsetDay: e.onsetDay, phaseSince: p.effectiveDay })
    .from(e)
    .leftJoin(p, eq(p.episodeId, e.id))
    .where(eq(e.id, grant.episodeId))
    .orderBy(desc(p.changedAt), desc(p.id))
    .limit(1);
  const leads = await db
    .select({ name: u.name, part: l.part, endedAt: l.endedAt })
    .from(l)
    .innerJoin(m, eq(m.id, l.memberId))
    .innerJoin(u, eq(u.id, m.userId))
    .where(eq(l.episodeId, grant.episodeId))
    .orderBy(desc(l.startedAt));
  const linked = leads.filter((lead) => lead.endedAt === null && lead.part !== "clinician");
  const lead = linked.find((member) => member.part === "lead_therapist") ?? linked[0];
  return {
    name,
    zone,
    locale,
    clinic,
    episode: episode ? { ...episode, phaseSince: episode.phaseSince ?? episode.onsetDay } : null,
    therapistName: lead?.name ?? null,
  };
}

/** Onset day of the grant's episode; null where there is none. */
export async function getEpisodeOnset(db: Db, grant: SessionReader): Promise<LocalDay | null> {
  if (grant.episodeId === null) return null;
  const { episodes: e } = tables;
  const [row] = await db.select({ onsetDay: e.onsetDay }).from(e).where(eq(e.id, grant.episodeId));
  return row?.onsetDay ?? null;
}
