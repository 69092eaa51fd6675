/**
 * An episode of care: diagnosis labels, care team, phase and its history.
 * Invariants: `episodes.phase` always equals the newest phase change, both are written together; a label or a link is
 * ended, never deleted, so that who cared for whom and under which label can be read years later. Long because labels,
 * team and phase are one record.
 */
import { and, asc, desc, eq, inArray, isNull, ne } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { type Diagnosis, diagnoses, type Phase, type Role } from "#lib/domain/episode.ts";

export type CarePart = "lead_therapist" | "therapist" | "clinician";

function episodeOf(grant: PatientGrant): string {
  if (grant.episodeId === null) throw new Error("invariant broken: the grant names no episode");
  return grant.episodeId;
}

/** The diagnosis labels that stand now, in their fixed order. */
export async function listDiagnoses(db: Db, grant: EpisodeGrant): Promise<Diagnosis[]> {
  if (grant.episodeId === null) return [];
  const { episodeDiagnoses: d } = tables;
  const rows = await db
    .select({ label: d.label })
    .from(d)
    .where(and(eq(d.clinicId, grant.clinicId), eq(d.episodeId, grant.episodeId), isNull(d.removedAt)));
  return diagnoses.filter((label) => rows.some((row) => row.label === label));
}

/** Adds a label that does not stand yet. */
export async function addDiagnosis(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  row: { readonly id: string; readonly label: Diagnosis; readonly at: Date },
): Promise<void> {
  await tx.insert(tables.episodeDiagnoses).values({
    id: row.id,
    clinicId: grant.clinicId,
    episodeId: episodeOf(grant),
    label: row.label,
    addedAt: row.at,
    addedById: grant.memberId,
    removedAt: null,
    removedById: null,
  });
}

/** Takes a label away; nothing happens when it does not stand. */
export async function removeDiagnosis(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  label: Diagnosis,
  at: Date,
): Promise<void> {
  const { episodeDiagnoses: d } = tables;
  await tx
    .update(d)
    .set({ removedAt: at, removedById: grant.memberId })
    .where(
      and(
        eq(d.clinicId, grant.clinicId),
        eq(d.episodeId, episodeOf(grant)),
        eq(d.label, label),
        isNull(d.removedAt),
      ),
    );
}

export interface CareTeamMember {
  readonly linkId: string;
  readonly memberId: string;
  readonly name: string;
  readonly title: string | null;
  readonly role: Role;
  readonly part: CarePart;
  readonly startedAt: Date;
}

const partOrder: readonly CarePart[] = ["lead_therapist", "therapist", "clinician"];

/** Who is in the care team now: the lead, the other therapists, the clinicians, each by name. */
export async function listCareTeam(db: Db, grant: PatientGrant): Promise<CareTeamMember[]> {
  if (grant.episodeId === null) return [];
  const { careTeamLinks: l, members: m, users: u } = tables;
  const rows = await db
    .select({
      linkId: l.id,
      memberId: m.id,
      name: u.name,
      title: m.title,
      role: m.role,
      part: l.part,
      startedAt: l.startedAt,
    })
    .from(l)
    .innerJoin(m, eq(m.id, l.memberId))
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.episodeId, grant.episodeId), isNull(l.endedAt)));
  return rows.sort(
    (a, b) => partOrder.indexOf(a.part) - partOrder.indexOf(b.part) || (a.name < b.name ? -1 : 1),
  );
}

export interface Colleague {
  readonly memberId: string;
  readonly name: string;
  readonly title: string | null;
  readonly role: "therapist" | "clinician";
}

/** Therapists and clinicians of the clinic who can sign in, by name: who may be added to the team. */
export async function listColleagues(db: Db, grant: PatientGrant<"episode:manage">): Promise<Colleague[]> {
  const { members: m, users: u } = tables;
  const rows = await db
    .select({ memberId: m.id, name: u.name, title: m.title, role: m.role })
    .from(m)
    .innerJoin(u, eq(u.id, m.userId))
    .where(
      and(eq(m.clinicId, grant.clinicId), inArray(m.role, ["therapist", "clinician"]), isNull(m.disabledAt)),
    )
    .orderBy(asc(u.name), asc(m.id));
  return rows.flatMap((row) =>
    row.role === "therapist" || row.role === "clinician" ? [{ ...row, role: row.role }] : [],
  );
}

/** Adds a member of the clinic to the team. */
export async function addCareTeamLink(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  link: { readonly id: string; readonly memberId: string; readonly part: CarePart; readonly at: Date },
): Promise<void> {
  await tx.insert(tables.careTeamLinks).values({
    id: link.id,
    clinicId: grant.clinicId,
    episodeId: episodeOf(grant),
    memberId: link.memberId,
    part: link.part,
    startedAt: link.at,
    startedById: grant.memberId,
    endedAt: null,
  });
}

/** Ends one link of the episode. */
export async function endCareTeamLink(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  linkId: string,
  at: Date,
): Promise<void> {
  const { careTeamLinks: l } = tables;
  await tx
    .update(l)
    .set({ endedAt: at })
    .where(
      and(
        eq(l.id, linkId),
        eq(l.clinicId, grant.clinicId),
        eq(l.episodeId, episodeOf(grant)),
        isNull(l.endedAt),
      ),
    );
}

export interface PhaseChangeRow {
  readonly id: string;
  readonly fromPhase: Phase | null;
  readonly toPhase: Phase;
  readonly effectiveDay: LocalDay;
  readonly reason: string | null;
  readonly changedAt: Date;
  readonly changedByName: string;
}

/** Every phase change of the episode, the newest first. */
export async function listPhaseChanges(db: Db, grant: PatientGrant): Promise<PhaseChangeRow[]> {
  if (grant.episodeId === null) return [];
  const { phaseChanges: c, members: m, users: u } = tables;
  return db
    .select({
      id: c.id,
      fromPhase: c.fromPhase,
      toPhase: c.toPhase,
      effectiveDay: c.effectiveDay,
      reason: c.reason,
      changedAt: c.changedAt,
      changedByName: u.name,
    })
    .from(c)
    .innerJoin(m, eq(m.id, c.changedById))
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(c.clinicId, grant.clinicId), eq(c.episodeId, grant.episodeId)))
    .orderBy(desc(c.changedAt), desc(c.id));
}

/**
 * Moves the phase if it still is `from`, with its row in the history. False when somebody moved it meanwhile; then
 * nothing was written.
 */
export async function movePhase(
  tx: Db,
  grant: PatientGrant<"episode:manage" | "program:publish" | "clearance:sign">,
  move: {
    readonly id: string;
    readonly from: Phase;
    readonly to: Phase;
    readonly day: LocalDay;
    readonly reason: string | null;
    readonly at: Date;
  },
): Promise<boolean> {
  const { episodes: e, phaseChanges: c } = tables;
  const moved = await tx
    .update(e)
    .set({ phase: move.to })
    .where(
      and(
        eq(e.id, episodeOf(grant)),
        eq(e.clinicId, grant.clinicId),
        eq(e.phase, move.from),
        ne(e.phase, move.to),
      ),
    )
    .returning({ id: e.id });
  if (moved.length === 0) return false;
  await tx.insert(c).values({
    id: move.id,
    clinicId: grant.clinicId,
    episodeId: episodeOf(grant),
    fromPhase: move.from,
    toPhase: move.to,
    effectiveDay: move.day,
    reason: move.reason,
    changedAt: move.at,
    changedById: grant.memberId,
  });
  return true;
}

/** Takes back every clearance of the episode that stands; how many there were. */
export async function revokeClearances(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  revocation: { readonly reason: string; readonly at: Date; readonly makeId: () => string },
): Promise<number> {
  const { clearances: c, clearanceRevocations: r } = tables;
  const standing = await tx
    .select({ id: c.id })
    .from(c)
    .leftJoin(r, eq(r.clearanceId, c.id))
    .where(and(eq(c.clinicId, grant.clinicId), eq(c.episodeId, episodeOf(grant)), isNull(r.id)));
  if (standing.length === 0) return 0;
  await tx.insert(r).values(
    standing.map(({ id }) => ({
      id: revocation.makeId(),
      clinicId: grant.clinicId,
      clearanceId: id,
      reason: revocation.reason,
      revokedAt: revocation.at,
      revokedById: grant.memberId,
    })),
  );
  return standing.length;
}
