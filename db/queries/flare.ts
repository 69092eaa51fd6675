/**
 * Flares and their steps. Invariants: they belong to the patient and episode of the grant; rows are only ever added;
 * each step of a flare happens once, held by a unique index.
 */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Flare, FlareSource, FlareStep, FlareStepKind } from "#lib/domain/flare.ts";

export interface StoredFlareStep extends FlareStep {
  readonly id: string;
  readonly reason: string | null;
  readonly recordedAt: Date;
  /** Null: the rules. */
  readonly byName: string | null;
}

/** A flare with its steps in the order in which they were taken. */
export interface StoredFlare extends Flare {
  readonly steps: readonly StoredFlareStep[];
}

/** Every flare of the grant's episode, the oldest first. Two statements. */
export async function listFlares(db: Db, grant: EpisodeGrant): Promise<StoredFlare[]> {
  if (grant.episodeId === null) return [];
  const { flares: f, flareSteps: s, members: m, users: u } = tables;
  const rows = await db
    .select({
      id: f.id,
      startedOn: f.startedOn,
      startedAt: f.startedAt,
      source: f.source,
      baselineNrs: f.baselineNrs,
      restPainNrs: f.restPainNrs,
      versionBeforeId: f.versionBeforeId,
    })
    .from(f)
    .where(
      and(eq(f.clinicId, grant.clinicId), eq(f.patientId, grant.patientId), eq(f.episodeId, grant.episodeId)),
    )
    .orderBy(asc(f.startedAt), asc(f.id));
  if (rows.length === 0) return [];
  const steps = await db
    .select({
      id: s.id,
      flareId: s.flareId,
      kind: s.kind,
      happenedOn: s.happenedOn,
      versionId: s.versionId,
      reason: s.reason,
      recordedAt: s.recordedAt,
      byName: u.name,
    })
    .from(s)
    .leftJoin(m, eq(m.id, s.recordedById))
    .leftJoin(u, eq(u.id, m.userId))
    .where(
      and(
        eq(s.clinicId, grant.clinicId),
        inArray(
          s.flareId,
          rows.map((row) => row.id),
        ),
      ),
    )
    .orderBy(asc(s.recordedAt), asc(s.id));
  const byFlare = Map.groupBy(steps, (step) => step.flareId);
  return rows.map((row) => ({
    ...row,
    steps: (byFlare.get(row.id) ?? []).map(({ flareId: _, ...step }) => step),
  }));
}

export interface NewFlare {
  readonly id: string;
  readonly startedOn: LocalDay;
  readonly source: FlareSource;
  readonly baselineNrs: number | null;
  readonly restPainNrs: number | null;
  readonly versionBeforeId: string | null;
  readonly at: Date;
}

/** Adds a flare: by the patient who declares it, or by the rules that found it. */
export async function insertFlare(
  tx: Db,
  grant: PatientGrant<"flare:declare"> | RulesGrant,
  { at, ...flare }: NewFlare,
): Promise<void> {
  if (grant.episodeId === null) throw new Error("invariant broken: a flare without an episode");
  await tx.insert(tables.flares).values({
    ...flare,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    episodeId: grant.episodeId,
    startedAt: at,
    receivedAt: at,
    recordedById: grant.memberId,
  });
}

export interface NewFlareStep {
  readonly id: string;
  readonly flareId: string;
  readonly kind: FlareStepKind;
  readonly happenedOn: LocalDay;
  readonly versionId: string | null;
  readonly reason: string | null;
  readonly at: Date;
  /** Who took it, where another than the member of the grant did: whoever published the program that ended a flare. */
  readonly recordedById?: string;
}

/** Adds a step. One of its kind that stands already is a unique violation. */
export async function insertFlareStep(
  tx: Db,
  grant: PatientGrant<"flare:declare" | "episode:manage"> | RulesGrant,
  { at, recordedById, ...step }: NewFlareStep,
): Promise<void> {
  if (grant.episodeId === null) throw new Error("invariant broken: a flare without an episode");
  await tx.insert(tables.flareSteps).values({
    ...step,
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    episodeId: grant.episodeId,
    recordedAt: at,
    recordedById: recordedById ?? (grant.permission === "system:rules" ? null : grant.memberId),
  });
}

/** Who leads the care of the grant's episode, in whose name calm care comes in where no plan was published before. */
export async function getLeadId(db: Db, grant: EpisodeGrant): Promise<string | null> {
  if (grant.episodeId === null) return null;
  const { careTeamLinks: l } = tables;
  const rows = await db
    .select({ memberId: l.memberId, part: l.part })
    .from(l)
    .where(and(eq(l.clinicId, grant.clinicId), eq(l.episodeId, grant.episodeId), isNull(l.endedAt)));
  const lead =
    rows.find((row) => row.part === "lead_therapist") ?? rows.find((row) => row.part === "therapist");
  return lead?.memberId ?? null;
}
