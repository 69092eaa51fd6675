/**
 * Outcome measures: the patient's own activities, pages as they were confirmed, responses and what replaced them.
 * Invariant: rows are only ever added; a response that was replaced or withdrawn stays readable with the reason.
 * A long file: activities, pages, responses and corrections are written and read back as one record.
 */
import { and, asc, desc, eq, gte, inArray } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { PatientInstrument, PromInstrument } from "#lib/domain/prom.ts";
import type { PromCourse } from "#lib/domain/prom-schedule.ts";
import type { ClinicalGrant, ClinicalReader } from "./clinical-grant.ts";

export interface PromCorrectionRow {
  readonly responseId: string;
  /** Null: withdrawn without another in its place. */
  readonly replacedById: string | null;
  readonly reason: string;
  readonly at: Date;
  readonly byName: string;
}

export interface PromResponseRow {
  readonly id: string;
  readonly instrument: PromInstrument;
  /** The form that was answered: one of `promVersions`. */
  readonly version: string;
  readonly week: number | null;
  readonly day: LocalDay;
  /** Parse with `storedPromAnswers` (lib/schemas/prom.ts). */
  readonly answers: unknown;
  readonly scoreTenths: number | null;
  readonly missing: number | null;
  readonly valid: boolean;
  readonly totalOnly: boolean;
  readonly source: "patient" | "staff";
  readonly recordedAt: Date;
  readonly recordedById: string;
  readonly recordedByName: string;
  /** How it ended to stand; null while it stands. */
  readonly correction: PromCorrectionRow | null;
}

/** All responses of the reader's episode, oldest day first, replaced and withdrawn ones included. Two statements. */
export async function listPromResponses(db: Db, grant: ClinicalReader): Promise<PromResponseRow[]> {
  const { promResponses: r, members: m, users: u } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .select({
      id: r.id,
      instrument: r.instrument,
      version: r.instrumentVersion,
      week: r.occasionWeek,
      day: r.localDay,
      answers: r.answers,
      scoreTenths: r.scoreTenths,
      missing: r.missing,
      valid: r.valid,
      totalOnly: r.totalOnly,
      source: r.source,
      recordedAt: r.recordedAt,
      recordedById: r.recordedById,
      recordedByName: u.name,
    })
    .from(r)
    .innerJoin(m, eq(m.id, r.recordedById))
    .innerJoin(u, eq(u.id, m.userId))
    .where(
      and(eq(r.clinicId, grant.clinicId), eq(r.patientId, grant.patientId), eq(r.episodeId, grant.episodeId)),
    )
    .orderBy(asc(r.localDay), asc(r.recordedAt), asc(r.id));
  const corrections = new Map(
    (await listCorrections(db, grant)).map((correction) => [correction.responseId, correction]),
  );
  return rows.map((row) => ({ ...row, correction: corrections.get(row.id) ?? null }));
}

async function listCorrections(db: Db, grant: ClinicalReader): Promise<PromCorrectionRow[]> {
  const { promCorrections: c, members: m, users: u } = tables;
  if (grant.episodeId === null) return [];
  return db
    .select({
      responseId: c.responseId,
      replacedById: c.replacedById,
      reason: c.reason,
      at: c.recordedAt,
      byName: u.name,
    })
    .from(c)
    .innerJoin(m, eq(m.id, c.recordedById))
    .innerJoin(u, eq(u.id, m.userId))
    .where(
      and(eq(c.clinicId, grant.clinicId), eq(c.patientId, grant.patientId), eq(c.episodeId, grant.episodeId)),
    );
}

/** What the schedule of the reader's episode counts from; null where there is no episode. Three statements. */
export async function getPromCourse(db: Db, grant: ClinicalReader): Promise<PromCourse | null> {
  const { episodes: e, clearances: c, phaseChanges: p } = tables;
  if (grant.episodeId === null) return null;
  const [episode] = await db
    .select({ phase: e.phase, onsetDay: e.onsetDay })
    .from(e)
    .where(and(eq(e.id, grant.episodeId), eq(e.clinicId, grant.clinicId), eq(e.patientId, grant.patientId)));
  if (!episode) return null;
  const [first] = await db
    .select({ day: c.signedDay })
    .from(c)
    .where(and(eq(c.clinicId, grant.clinicId), eq(c.episodeId, grant.episodeId)))
    .orderBy(asc(c.signedAt), asc(c.id))
    .limit(1);
  const [kept] = await db
    .select({ day: p.effectiveDay })
    .from(p)
    .where(
      and(eq(p.clinicId, grant.clinicId), eq(p.episodeId, grant.episodeId), eq(p.toPhase, "maintenance")),
    )
    .orderBy(desc(p.changedAt), desc(p.id))
    .limit(1);
  return {
    clearedOn: first?.day ?? null,
    phase: episode.phase,
    maintenanceSince: episode.phase === "maintenance" ? (kept?.day ?? episode.onsetDay) : null,
  };
}

export interface PsfsActivityRow {
  readonly id: string;
  /** From 0, in the order they were named. */
  readonly position: number;
  readonly text: string;
}

/** The activities the patient named for the PSFS in this episode, in their order; none before they named them. */
export async function listPsfsActivities(db: Db, grant: ClinicalReader): Promise<PsfsActivityRow[]> {
  const { psfsActivities: a } = tables;
  if (grant.episodeId === null) return [];
  return db
    .select({ id: a.id, position: a.position, text: a.text })
    .from(a)
    .where(
      and(eq(a.clinicId, grant.clinicId), eq(a.patientId, grant.patientId), eq(a.episodeId, grant.episodeId)),
    )
    .orderBy(asc(a.position));
}

/** Names the activities. A second time is a unique violation. */
export async function insertPsfsActivities(
  tx: Db,
  grant: ClinicalGrant<"prom:record" | "prom:enter">,
  rows: readonly { readonly id: string; readonly text: string }[],
  at: Date,
): Promise<void> {
  await tx
    .insert(tables.psfsActivities)
    .values(rows.map((row, position) => ({ ...row, position, ...stampOf(grant, at) })));
}

export interface PromPageRow {
  readonly id: string;
  readonly responseId: string;
  readonly instrument: PatientInstrument;
  readonly page: number;
  readonly revision: number;
  /** Parse with `storedPageAnswers` (lib/schemas/prom.ts). */
  readonly answers: unknown;
  readonly recordedAt: Date;
}

/** Pages confirmed since a moment, in the order they were confirmed; also those of responses finished since. */
export async function listPromPages(db: Db, grant: ClinicalReader, since: Date): Promise<PromPageRow[]> {
  const { promPages: p } = tables;
  if (grant.episodeId === null) return [];
  const rows = await db
    .select({
      id: p.id,
      responseId: p.responseId,
      instrument: p.instrument,
      page: p.page,
      revision: p.revision,
      answers: p.answers,
      recordedAt: p.recordedAt,
    })
    .from(p)
    .where(
      and(
        eq(p.clinicId, grant.clinicId),
        eq(p.patientId, grant.patientId),
        eq(p.episodeId, grant.episodeId),
        gte(p.recordedAt, since),
        inArray(p.instrument, ["nprs", "psfs", "rmdq", "pgic"]),
      ),
    )
    .orderBy(asc(p.recordedAt), asc(p.id));
  return rows as PromPageRow[];
}

/** Adds one confirmed page. A page and revision that stand already are a unique violation. */
export async function insertPromPage(
  tx: Db,
  grant: ClinicalGrant<"prom:record">,
  { at, ...row }: Omit<PromPageRow, "recordedAt"> & { readonly at: Date },
): Promise<void> {
  await tx.insert(tables.promPages).values({ ...row, ...stampOf(grant, at) });
}

export interface NewPromResponse {
  readonly id: string;
  readonly instrument: PromInstrument;
  readonly version: string;
  readonly week: number | null;
  readonly day: LocalDay;
  readonly answers: unknown;
  readonly scoreTenths: number | null;
  readonly missing: number | null;
  readonly valid: boolean;
  readonly totalOnly: boolean;
  readonly source: "patient" | "staff";
  readonly at: Date;
}

/** Adds one response. An id that stands already is a unique violation. */
export async function insertPromResponse(
  tx: Db,
  grant: ClinicalGrant<"prom:record" | "prom:enter">,
  { at, version, week, day, ...row }: NewPromResponse,
): Promise<void> {
  await tx.insert(tables.promResponses).values({
    ...row,
    instrumentVersion: version,
    occasionWeek: week,
    localDay: day,
    ...stampOf(grant, at),
  });
}

/** Ends the standing of a response, with another in its place or none. A second time is a unique violation. */
export async function insertPromCorrection(
  tx: Db,
  grant: ClinicalGrant<"prom:enter">,
  row: {
    readonly id: string;
    readonly responseId: string;
    readonly replacedById: string | null;
    readonly reason: string;
    readonly at: Date;
  },
): Promise<void> {
  const { at, ...correction } = row;
  await tx.insert(tables.promCorrections).values({ ...correction, ...stampOf(grant, at) });
}

/** Whose row it is and who wrote it when. */
function stampOf(grant: ClinicalGrant, at: Date) {
  if (grant.episodeId === null) throw new Error("invariant broken: an outcome measure without an episode");
  return {
    clinicId: grant.clinicId,
    patientId: grant.patientId,
    episodeId: grant.episodeId,
    recordedAt: at,
    receivedAt: at,
    recordedById: grant.memberId,
  };
}
