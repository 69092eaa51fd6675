/**
 * What a list of patients is made of, for everybody a member is linked to at once.
 * Invariants: only patients the member of the grant is linked to now; the number of statements does not depend on the
 * number of patients or the length of their history (one each).
 */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import { alias, type PgTable } from "drizzle-orm/pg-core";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Phase, Region } from "#lib/domain/episode.ts";
import type { CareTeamPart } from "#lib/domain/red-flag.ts";
import type { ListGrant } from "./clinical-grant.ts";
import type { SessionCreditView } from "./credit.ts";

/** Ids of the episodes that the member of the grant is linked to now. A subquery, no statement of its own. */
function linkedEpisodes(db: Db, grant: ListGrant) {
  const { careTeamLinks: l } = tables;
  return db
    .select({ episodeId: l.episodeId })
    .from(l)
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.memberId, grant.memberId), isNull(l.endedAt)));
}

export interface LinkedPatient {
  readonly patientId: string;
  /** The newest episode that the member is linked to. */
  readonly episodeId: string;
  readonly name: string;
  /** IANA zone of the patient: their local day, whoever reads. */
  readonly zone: string;
  readonly part: CareTeamPart;
  /** The invitation has been accepted. */
  readonly joined: boolean;
  /** When the place in the clinic was made, which is when the patient was invited. */
  readonly invitedAt: Date;
  readonly onsetDay: LocalDay;
  readonly region: Region;
  readonly phase: Phase;
  /** First day of the present phase. */
  readonly phaseSince: LocalDay;
  /** The lead therapist; null where none is linked now. */
  readonly therapist: string | null;
}

/** Every patient the member is linked to, in order of id, with the newest linked episode. One statement. */
export async function listLinkedPatients(db: Db, grant: ListGrant): Promise<LinkedPatient[]> {
  const { careTeamLinks: l, episodes: e, members: m, users: u, phaseChanges: c } = tables;
  const lead = aliasOf(l, "lead");
  const leadMember = aliasOf(m, "lead_member");
  const leadUser = aliasOf(u, "lead_user");
  const rows = await db
    .select({
      patientId: m.id,
      episodeId: e.id,
      name: u.name,
      zone: m.zone,
      part: l.part,
      signInName: u.signInName,
      invitedAt: m.createdAt,
      onsetDay: e.onsetDay,
      region: e.region,
      phase: e.phase,
      episodeCreatedAt: e.createdAt,
      changedAt: c.changedAt,
      effectiveDay: c.effectiveDay,
      therapist: leadUser.name,
    })
    .from(l)
    .innerJoin(e, eq(e.id, l.episodeId))
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(u, eq(u.id, m.userId))
    .leftJoin(c, and(eq(c.episodeId, e.id), eq(c.toPhase, e.phase)))
    .leftJoin(lead, and(eq(lead.episodeId, e.id), eq(lead.part, "lead_therapist"), isNull(lead.endedAt)))
    .leftJoin(leadMember, eq(leadMember.id, lead.memberId))
    .leftJoin(leadUser, eq(leadUser.id, leadMember.userId))
    .where(and(eq(l.memberId, grant.memberId), isNull(l.endedAt), eq(e.clinicId, grant.clinicId)))
    .orderBy(asc(m.id), asc(e.createdAt), asc(e.id), asc(c.changedAt), asc(l.part));
  // The last row of a patient is of the newest episode and its newest change into the present phase.
  const newest = new Map<string, LinkedPatient>();
  for (const { signInName, episodeCreatedAt, changedAt: _, effectiveDay, ...row } of rows) {
    const known = newest.get(row.patientId);
    const part = known?.episodeId === row.episodeId ? strongest(known.part, row.part) : row.part;
    const phaseSince = effectiveDay ?? episodeCreatedAt.toISOString().slice(0, 10);
    newest.set(row.patientId, { ...row, part, joined: signInName !== null, phaseSince });
  }
  return [...newest.values()];
}

const strongest = (a: CareTeamPart, b: CareTeamPart): CareTeamPart =>
  a === "lead_therapist" || b === "lead_therapist" ? "lead_therapist" : a;

/** A second name for a table, the same on both engines. */
const aliasOf = <T extends PgTable>(table: T, name: string) => alias(table, name);

export interface LinkedCredit extends SessionCreditView {
  /** Taken back by the patient or a therapist. */
  readonly withdrawn: boolean;
  /** Entered later than seven days, and no therapist has decided on it yet. */
  readonly waits: boolean;
  readonly enteredAt: Date;
}

/** The sessions of every linked episode, by episode, oldest day first; also those that do not count. One statement. */
export async function listLinkedCredits(db: Db, grant: ListGrant): Promise<LinkedCredit[]> {
  const { sessionCredits: c, sessions: s, lateEntryReviews: r, sessionAmendments: a } = tables;
  const rows = await db
    .select({
      ...creditColumns(),
      enteredAt: s.recordedAt,
      reviewId: r.id,
      revision: a.revision,
      withdrawn: a.withdrawn,
    })
    .from(c)
    .innerJoin(s, eq(s.id, c.sessionId))
    .leftJoin(r, eq(r.sessionId, c.sessionId))
    .leftJoin(a, eq(a.sessionId, c.sessionId))
    .where(and(eq(c.clinicId, grant.clinicId), inArray(c.episodeId, linkedEpisodes(db, grant))))
    .orderBy(asc(c.episodeId), asc(c.localDay), asc(c.sessionId), asc(a.revision));
  return newestAmendments(rows);
}

export const creditColumns = () => {
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

type AmendedRow = SessionCreditView & {
  readonly enteredAt: Date;
  readonly reviewId: string | null;
  readonly revision: number | null;
  readonly withdrawn: boolean | null;
};

/** One entry a session from one row an amendment, in order of revision: the newest says whether it is withdrawn. */
export function newestAmendments(rows: readonly AmendedRow[]): LinkedCredit[] {
  const bySession = new Map<string, AmendedRow>();
  for (const row of rows) bySession.set(row.sessionId, row);
  return [...bySession.values()].map(({ reviewId, revision: _, withdrawn, ...row }) => ({
    ...row,
    withdrawn: withdrawn === true,
    waits: withdrawn !== true && row.late === "waits_for_therapist" && reviewId === null,
  }));
}

export interface LinkedExcuse {
  readonly episodeId: string;
  /** First and last excused day, both included. */
  readonly from: LocalDay;
  readonly to: LocalDay;
}

/** The excuses of every linked episode that stand (not withdrawn), oldest first. One statement. */
export async function listLinkedExcuses(db: Db, grant: ListGrant): Promise<LinkedExcuse[]> {
  const { excuses: e, excuseWithdrawals: w } = tables;
  return db
    .select({ episodeId: e.episodeId, from: e.fromDay, to: e.toDay })
    .from(e)
    .leftJoin(w, eq(w.excuseId, e.id))
    .where(and(eq(e.clinicId, grant.clinicId), isNull(w.id), inArray(e.episodeId, linkedEpisodes(db, grant))))
    .orderBy(asc(e.fromDay), asc(e.id));
}
