/**
 * What a patient's page shows beside check-ins, programs and the episode: who they are, every session, and the answers
 * of every exercise. Invariants: patient and episode come from the grant; a whole course costs one statement a
 * question, however long it is.
 */
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { StopReason } from "#lib/domain/credit.ts";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import type { BlockKind, Phase, Region } from "#lib/domain/episode.ts";
import type { ExerciseCategory } from "#lib/domain/exercise.ts";
import { creditColumns, type LinkedCredit, newestAmendments } from "./caseload.ts";
import { doseOf } from "./session.ts";

type ChartGrant = PatientGrant<"chart:read">;

export interface ChartSubject {
  readonly patientId: string;
  readonly episodeId: string;
  readonly name: string;
  /** IANA zone of the patient. */
  readonly zone: string;
  readonly birthYear: number | null;
  readonly joined: boolean;
  readonly invitedAt: Date;
  readonly onsetDay: LocalDay;
  readonly region: Region;
  readonly phase: Phase;
  readonly episodeCreatedAt: Date;
}

/** The patient and the episode of the grant; null where there is no episode of care. */
export async function getChartSubject(db: Db, grant: ChartGrant): Promise<ChartSubject | null> {
  const { episodes: e, members: m, users: u } = tables;
  if (grant.episodeId === null) return null;
  const [row] = await db
    .select({
      patientId: m.id,
      episodeId: e.id,
      name: u.name,
      zone: m.zone,
      birthYear: m.birthYear,
      signInName: u.signInName,
      invitedAt: m.createdAt,
      onsetDay: e.onsetDay,
      region: e.region,
      phase: e.phase,
      episodeCreatedAt: e.createdAt,
    })
    .from(e)
    .innerJoin(m, eq(m.id, e.patientId))
    .innerJoin(u, eq(u.id, m.userId))
    .where(and(eq(e.id, grant.episodeId), eq(e.patientId, grant.patientId), eq(e.clinicId, grant.clinicId)));
  if (!row) return null;
  const { signInName, ...subject } = row;
  return { ...subject, joined: signInName !== null };
}

/** The sessions of the episode, oldest day first; also those that do not count. */
export async function listChartCredits(db: Db, grant: ChartGrant | RulesGrant): Promise<LinkedCredit[]> {
  const { sessionCredits: c, sessions: s, lateEntryReviews: r, sessionAmendments: a } = tables;
  if (grant.episodeId === null) return [];
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
    .where(and(eq(c.clinicId, grant.clinicId), eq(c.episodeId, grant.episodeId)))
    .orderBy(asc(c.localDay), asc(c.sessionId), asc(a.revision));
  return newestAmendments(rows);
}

export interface ExposureAnswer {
  readonly sessionId: string;
  readonly exercise: string;
  /** 0 to 10; null is not answered. */
  readonly effort: number | null;
  readonly stopReason: StopReason;
}

/** Effort and stop reason of every exercise of the episode's sessions as they stand, after corrections. */
export async function listExposureAnswers(db: Db, grant: ChartGrant): Promise<ExposureAnswer[]> {
  const { exposures: x, sessions: s, prescriptions: p, exercises: e } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .select({
      sessionId: x.sessionId,
      prescriptionId: x.prescriptionId,
      effort: x.effort,
      stopReason: x.stopReason,
      exercise: e.name,
    })
    .from(x)
    .innerJoin(s, eq(s.id, x.sessionId))
    .innerJoin(p, eq(p.id, x.prescriptionId))
    .innerJoin(e, eq(e.id, p.exerciseId))
    .where(and(eq(s.episodeId, grant.episodeId), eq(x.clinicId, grant.clinicId)))
    .orderBy(asc(x.sessionId), asc(p.position), asc(x.revision));
  const newest = new Map(
    rows.map(({ prescriptionId, ...row }) => [`${row.sessionId} ${prescriptionId}`, row]),
  );
  return [...newest.values()];
}

export interface EffortCap {
  readonly versionId: string;
  /** The highest effort that its main exercises allow, 0 to 10, and the kind of exercise that allows it. */
  readonly limit: number;
  readonly category: ExerciseCategory;
}

/** The effort limit of every version of the episode that has a main block. */
export async function listEffortCaps(db: Db, grant: ChartGrant): Promise<EffortCap[]> {
  const { prescriptions: p, programBlocks: b, programVersions: v, exercises: e } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .selectDistinct({ versionId: p.versionId, limit: p.effortMax, category: e.category })
    .from(p)
    .innerJoin(b, eq(b.id, p.blockId))
    .innerJoin(v, eq(v.id, p.versionId))
    .innerJoin(e, eq(e.id, p.exerciseId))
    .where(and(eq(v.episodeId, grant.episodeId), eq(v.clinicId, grant.clinicId), eq(b.kind, "main")))
    .orderBy(asc(p.versionId), desc(p.effortMax), asc(e.category));
  return [...new Map(rows.toReversed().map((row) => [row.versionId, row])).values()];
}

export interface PrescribedExercise {
  readonly prescriptionId: string;
  readonly versionId: string;
  readonly exercise: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  readonly side: SideMode;
}

/** The exercises of these versions of the episode, in the order of the program. */
export async function listPrescribedExercises(
  db: Db,
  grant: ChartGrant,
  versionIds: readonly string[],
): Promise<PrescribedExercise[]> {
  const { prescriptions: p, programBlocks: b, programVersions: v, exercises: e } = tables;
  if (grant.episodeId === null || versionIds.length === 0) return [];
  const rows = await db
    .select({ prescription: p, blockKind: b.kind, exercise: e.name })
    .from(p)
    .innerJoin(b, eq(b.id, p.blockId))
    .innerJoin(v, eq(v.id, p.versionId))
    .innerJoin(e, eq(e.id, p.exerciseId))
    .where(
      and(eq(v.episodeId, grant.episodeId), eq(v.clinicId, grant.clinicId), inArray(v.id, [...versionIds])),
    )
    .orderBy(asc(p.versionId), asc(b.position), asc(p.position));
  return rows.map(({ prescription, blockKind, exercise }) => ({
    prescriptionId: prescription.id,
    versionId: prescription.versionId,
    exercise,
    blockKind,
    dose: doseOf(prescription),
    side: prescription.side,
  }));
}
