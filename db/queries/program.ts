/**
 * Programs and their versions as they are read: which plan stands when, and a version whole as it is served.
 * Invariants: patient and episode come from the grant; who is in force on a day is computed by lib/domain/program.ts
 * alone. Over 250 lines because the shape of a served version, which everything reads, stands beside its one query.
 */
import { and, asc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, MemberGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { Tempo } from "#lib/domain/exercise.ts";
import { type PrescriptionBounds, parseTempo, type RulesConfig } from "#lib/domain/prescription.ts";
import {
  isCalmOnly,
  type Lane,
  type PlanSpan,
  type ProgramEnding,
  type PublishedVersion,
  segmentsOf,
  type VersionOrigin,
} from "#lib/domain/program.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { storedBounds, storedRules } from "#lib/schemas/program.ts";
import { type LibraryExercise, listExercisesById } from "./exercise.ts";
import { toSchedule } from "./schedule-columns.ts";

type VersionFacts = PublishedVersion & { readonly episodeId: string };

const versionColumns = () => ({
  versionId: tables.programVersions.id,
  episodeId: tables.programVersions.episodeId,
  programId: tables.programVersions.programId,
  programName: tables.programs.name,
  lane: tables.programs.lane,
  number: tables.programVersions.number,
  effectiveFrom: tables.programVersions.effectiveFrom,
  publishedAt: tables.programVersions.publishedAt,
  origin: tables.programVersions.origin,
  scheduleKind: tables.programVersions.scheduleKind,
  weekdays: tables.programVersions.weekdays,
  perWeek: tables.programVersions.perWeek,
  slotsPerDay: tables.programVersions.slotsPerDay,
  daysPerWeek: tables.programVersions.daysPerWeek,
  endsOn: tables.programEndings.endsOn,
  blockKind: tables.programBlocks.kind,
});

type FactRow = Omit<PublishedVersion, "schedule" | "calmOnly" | "clearanceNeeded"> &
  Parameters<typeof toSchedule>[0] & {
    readonly episodeId: string;
    readonly endsOn: LocalDay | null;
    readonly blockKind: BlockKind;
  };

/** One row a block kind of a version becomes one entry a version, and the endings beside them. */
function toFacts(rows: readonly FactRow[]): { versions: VersionFacts[]; endings: ProgramEnding[] } {
  const kinds = new Map<string, BlockKind[]>();
  for (const row of rows) kinds.set(row.versionId, [...(kinds.get(row.versionId) ?? []), row.blockKind]);
  const versions = new Map<string, VersionFacts>();
  const endings = new Map<string, ProgramEnding>();
  for (const row of rows) {
    if (row.endsOn !== null) endings.set(row.programId, { programId: row.programId, endsOn: row.endsOn });
    if (versions.has(row.versionId)) continue;
    const calmOnly = isCalmOnly(kinds.get(row.versionId) ?? []);
    versions.set(row.versionId, {
      versionId: row.versionId,
      episodeId: row.episodeId,
      programId: row.programId,
      programName: row.programName,
      number: row.number,
      lane: row.lane,
      effectiveFrom: row.effectiveFrom,
      publishedAt: row.publishedAt,
      origin: row.origin,
      schedule: toSchedule(row),
      calmOnly,
      clearanceNeeded: !calmOnly,
    });
  }
  return { versions: [...versions.values()], endings: [...endings.values()] };
}

const toSpans = ({ versions, endings }: ReturnType<typeof toFacts>): PlanSpan[] =>
  segmentsOf(
    versions.map(({ episodeId: _, ...version }) => version),
    endings,
  );

/** Every version of the patient's episode with the days it is in force, in order of its first day. One query. */
export async function listPlanSpans(db: Db, grant: EpisodeGrant): Promise<PlanSpan[]> {
  const { versions, endings } = await listPublications(db, grant);
  return segmentsOf(versions, endings);
}

/** The publications and endings themselves, for rules that leave some of them out of account. One query. */
export async function listPublications(
  db: Db,
  grant: EpisodeGrant,
): Promise<{ readonly versions: readonly PublishedVersion[]; readonly endings: readonly ProgramEnding[] }> {
  if (grant.episodeId === null) return { versions: [], endings: [] };
  const { programVersions: v, programs: p, programEndings: e, programBlocks: b } = tables;
  const rows = await db
    .selectDistinct(versionColumns())
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .innerJoin(b, eq(b.versionId, v.id))
    .leftJoin(e, eq(e.programId, p.id))
    .where(and(eq(v.clinicId, grant.clinicId), eq(v.episodeId, grant.episodeId)));
  const { versions, endings } = toFacts(rows);
  return { versions: versions.map(({ episodeId: _, ...version }) => version), endings };
}

/**
 * The same for every episode that the member is linked to now, by episode id; an episode without a program has no
 * entry. One query, whatever the number of patients.
 */
export async function listPlanSpansOfMany(
  db: Db,
  grant: MemberGrant<"caseload:read" | "panel:read">,
): Promise<Map<string, PlanSpan[]>> {
  const { programVersions: v, programs: p, programEndings: e, programBlocks: b, careTeamLinks: l } = tables;
  const rows = await db
    .selectDistinct(versionColumns())
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .innerJoin(b, eq(b.versionId, v.id))
    .innerJoin(l, and(eq(l.episodeId, v.episodeId), eq(l.memberId, grant.memberId), isNull(l.endedAt)))
    .leftJoin(e, eq(e.programId, p.id))
    .where(eq(v.clinicId, grant.clinicId));
  const { versions, endings } = toFacts(rows);
  const byEpisode = new Map<string, VersionFacts[]>();
  for (const version of versions)
    byEpisode.set(version.episodeId, [...(byEpisode.get(version.episodeId) ?? []), version]);
  return new Map([...byEpisode].map(([episodeId, own]) => [episodeId, toSpans({ versions: own, endings })]));
}

export interface ServedPrescription {
  readonly id: string;
  readonly blockId: string;
  readonly position: number;
  readonly exercise: LibraryExercise;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly restSeconds: number;
  readonly tempo: Tempo | null;
  readonly effortMax: number;
  readonly bounds: PrescriptionBounds;
  /** The load is found at the first session: what the patient logs becomes the load. */
  readonly findsLoad: boolean;
  readonly note: string | null;
  readonly cautionReason: string | null;
}

export interface ServedBlock {
  readonly id: string;
  readonly position: number;
  readonly name: string;
  readonly kind: BlockKind;
  readonly countsAsMain: boolean;
  /** In order; never empty. */
  readonly prescriptions: readonly ServedPrescription[];
}

/** One version whole, as it is served, shown, printed and compared. */
export interface ServedVersion {
  readonly versionId: string;
  readonly programId: string;
  readonly programName: string;
  readonly templateId: string | null;
  readonly lane: Lane;
  readonly number: number;
  readonly effectiveFrom: LocalDay;
  readonly schedule: Schedule;
  readonly noteToPatient: string | null;
  readonly rules: RulesConfig;
  readonly publishedAt: Date;
  readonly publishedById: string;
  readonly publishedByName: string;
  /** `rules`: made within the limits that the publisher set, not by their own edit. */
  readonly origin: VersionOrigin;
  readonly calmOnly: boolean;
  /** In order; never empty. */
  readonly blocks: readonly ServedBlock[];
}

/** One version of the patient's episode, whole; null when the episode has none such. Three queries. */
export async function getServedVersion(
  db: Db,
  grant: EpisodeGrant,
  versionId: string,
): Promise<ServedVersion | null> {
  return (await listServedVersions(db, grant, [versionId]))[0] ?? null;
}

/**
 * Versions of the patient's episode, whole, the oldest publication first: those named, or all. Three queries, whatever
 * their number.
 */
export async function listServedVersions(
  db: Db,
  grant: EpisodeGrant,
  versionIds?: readonly string[],
): Promise<ServedVersion[]> {
  if (grant.episodeId === null || versionIds?.length === 0) return [];
  const { programVersions: v, programs: p, programBlocks: b, prescriptions: x, members, users } = tables;
  const inEpisode = and(
    eq(v.clinicId, grant.clinicId),
    eq(v.episodeId, grant.episodeId),
    versionIds === undefined ? undefined : inArray(v.id, [...versionIds]),
  );
  const versions = await db
    .select({ version: v, programName: p.name, lane: p.lane, templateId: p.templateId, author: users.name })
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .innerJoin(members, eq(members.id, v.publishedById))
    .innerJoin(users, eq(users.id, members.userId))
    .where(inEpisode)
    .orderBy(asc(v.publishedAt), asc(v.number));
  if (versions.length === 0) return [];
  const rows = await db
    .select({ block: b, prescription: x })
    .from(b)
    .innerJoin(v, eq(v.id, b.versionId))
    .innerJoin(x, eq(x.blockId, b.id))
    .where(inEpisode)
    .orderBy(asc(b.versionId), asc(b.position), asc(x.position));
  const exercises = await listExercisesById(
    db,
    grant,
    rows.map((row) => row.prescription.exerciseId),
  );
  const blocks = toBlocks(rows, new Map(exercises.map((exercise) => [exercise.id, exercise])));
  return versions.map(({ version, programName, lane, templateId, author }) => {
    const own = blocks
      .filter((block) => block.versionId === version.id)
      .map(({ versionId: _, ...block }) => block);
    return {
      versionId: version.id,
      programId: version.programId,
      programName,
      templateId,
      lane,
      number: version.number,
      effectiveFrom: version.effectiveFrom,
      schedule: toSchedule(version),
      noteToPatient: version.noteToPatient,
      rules: storedRules.parse(version.rulesConfig),
      publishedAt: version.publishedAt,
      publishedById: version.publishedById,
      publishedByName: author,
      origin: version.origin,
      calmOnly: isCalmOnly(own.map((block) => block.kind)),
      blocks: own,
    };
  });
}

type BlockRow = {
  readonly block: (typeof tables.programBlocks)["$inferSelect"];
  readonly prescription: (typeof tables.prescriptions)["$inferSelect"];
};

function toBlocks(rows: readonly BlockRow[], exercises: ReadonlyMap<string, LibraryExercise>) {
  const blocks = new Map<string, ServedBlock & { versionId: string; prescriptions: ServedPrescription[] }>();
  for (const { block, prescription: row } of rows) {
    const exercise = exercises.get(row.exerciseId);
    if (!exercise)
      throw new Error("invariant broken: a prescription points to an exercise the clinic can see");
    const entry = blocks.get(block.id) ?? {
      id: block.id,
      versionId: block.versionId,
      position: block.position,
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
      prescriptions: [],
    };
    entry.prescriptions.push({
      id: row.id,
      blockId: row.blockId,
      position: row.position,
      exercise,
      dose: {
        axis: row.axis,
        sets: row.sets,
        reps: row.reps,
        holdSeconds: row.holdSeconds,
        durationSeconds: row.durationSeconds,
        distanceM: row.distanceM,
        loadG: row.loadG,
      },
      side: row.side,
      restSeconds: row.restSeconds,
      tempo: parseTempo(row.tempo),
      effortMax: row.effortMax,
      bounds: storedBounds.parse(row.bounds),
      findsLoad: row.findsLoad,
      note: row.note,
      cautionReason: row.cautionReason,
    });
    blocks.set(block.id, entry);
  }
  return [...blocks.values()];
}
