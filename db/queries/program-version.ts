/**
 * Publishing a version and ending programs. Invariants: patient and episode come from the grant; a version is written
 * once, whole, with its blocks and prescriptions; the database refuses a block other than calm without a clearance.
 */
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { EpisodeGrant, MemberGrant, PatientGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { Tempo } from "#lib/domain/exercise.ts";
import { formatTempo, type PrescriptionBounds, type RulesConfig } from "#lib/domain/prescription.ts";
import type { Lane, VersionOrigin } from "#lib/domain/program.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { toScheduleColumns } from "./schedule-columns.ts";

/** The last publication of a lane: of the core across programs, of one on-demand program; null when there is none. */
export interface NewestVersion {
  readonly versionId: string;
  readonly programId: string;
  readonly number: number;
  readonly publishedAt: Date;
}

/** The newest publication of the core lane, or with `programId` of that program. */
export async function getNewestVersion(
  db: Db,
  grant: EpisodeGrant,
  of: { readonly lane: "core" } | { readonly programId: string },
): Promise<NewestVersion | null> {
  if (grant.episodeId === null) return null;
  const { programVersions: v, programs: p } = tables;
  const [row] = await db
    .select({ versionId: v.id, programId: v.programId, number: v.number, publishedAt: v.publishedAt })
    .from(v)
    .innerJoin(p, eq(p.id, v.programId))
    .where(
      and(
        eq(v.clinicId, grant.clinicId),
        eq(v.episodeId, grant.episodeId),
        "lane" in of ? eq(p.lane, of.lane) : eq(p.id, of.programId),
      ),
    )
    .orderBy(desc(v.publishedAt), desc(v.number))
    .limit(1);
  return row ?? null;
}

/** A program of the patient's episode, with its end where it has one; null when there is none such. */
export async function getProgram(
  db: Db,
  grant: EpisodeGrant,
  programId: string,
): Promise<{ readonly id: string; readonly lane: Lane; readonly endsOn: LocalDay | null } | null> {
  if (grant.episodeId === null) return null;
  const { programs: p, programEndings: e } = tables;
  const [row] = await db
    .select({ id: p.id, lane: p.lane, endsOn: e.endsOn })
    .from(p)
    .leftJoin(e, eq(e.programId, p.id))
    .where(and(eq(p.id, programId), eq(p.clinicId, grant.clinicId), eq(p.episodeId, grant.episodeId)));
  return row ?? null;
}

export interface NewPrescription {
  readonly exerciseId: string;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly restSeconds: number;
  readonly tempo: Tempo | null;
  readonly effortMax: number;
  readonly bounds: PrescriptionBounds;
  readonly findsLoad: boolean;
  readonly note: string | null;
  readonly cautionReason: string | null;
}

export interface NewVersion {
  readonly versionId: string;
  readonly programId: string;
  /** Given for the first version of a new program. */
  readonly program: { readonly name: string; readonly lane: Lane; readonly templateId: string | null } | null;
  readonly number: number;
  readonly effectiveFrom: LocalDay;
  readonly schedule: Schedule;
  readonly noteToPatient: string | null;
  readonly rules: RulesConfig;
  readonly publishedAt: Date;
  /** Absent: the member of the grant, by their own edit. */
  readonly publisher?: { readonly memberId: string; readonly origin: VersionOrigin };
  readonly blocks: readonly {
    readonly name: string;
    readonly kind: BlockKind;
    readonly countsAsMain: boolean;
    readonly prescriptions: readonly NewPrescription[];
  }[];
  readonly makeId: () => string;
}

/**
 * Stores a version whole, and its program when it is the first. The database refuses a block other than calm without a
 * clearance in force, a second version with the same number or id, and ids of another patient’s program.
 */
export async function createVersion(
  tx: Db,
  grant: EpisodeGrant<"program:publish" | "episode:manage" | "decision:resolve">,
  version: NewVersion,
): Promise<void> {
  if (grant.episodeId === null) throw new Error("invariant broken: a version belongs to an episode");
  await insertVersion(tx, grant, { patientId: grant.patientId, episodeId: grant.episodeId }, version);
}

/** The same for a patient who is being invited in this transaction, whom no grant can name yet. */
export async function createVersionForInvited(
  tx: Db,
  grant: MemberGrant<"patient:invite">,
  invited: { readonly patientId: string; readonly episodeId: string },
  version: NewVersion,
): Promise<void> {
  await insertVersion(tx, grant, invited, version);
}

async function insertVersion(
  tx: Db,
  grant: MemberGrant | EpisodeGrant,
  subject: { readonly patientId: string; readonly episodeId: string },
  version: NewVersion,
): Promise<void> {
  const { programs, programVersions, programBlocks, prescriptions } = tables;
  const { clinicId } = grant;
  const memberId = version.publisher?.memberId ?? grant.memberId;
  if (memberId === null) throw new Error("invariant broken: a version names who answers for it");
  const { versionId, programId, makeId } = version;
  if (version.program) {
    await tx.insert(programs).values({
      id: programId,
      clinicId,
      ...subject,
      templateId: version.program.templateId,
      name: version.program.name,
      lane: version.program.lane,
      createdAt: version.publishedAt,
      createdById: memberId,
    });
  }
  await tx.insert(programVersions).values({
    id: versionId,
    clinicId,
    ...subject,
    programId,
    number: version.number,
    effectiveFrom: version.effectiveFrom,
    ...toScheduleColumns(version.schedule),
    noteToPatient: version.noteToPatient,
    rulesConfig: version.rules,
    publishedAt: version.publishedAt,
    publishedById: memberId,
    origin: version.publisher?.origin ?? "person",
  });
  const blocks = version.blocks.map((block, position) => ({ block, id: makeId(), position }));
  await tx.insert(programBlocks).values(
    blocks.map(({ block, id, position }) => ({
      id,
      clinicId,
      versionId,
      position,
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
    })),
  );
  await tx.insert(prescriptions).values(
    blocks.flatMap(({ block, id: blockId }) =>
      block.prescriptions.map(({ dose, tempo, ...rest }, position) => ({
        id: makeId(),
        clinicId,
        versionId,
        blockId,
        position,
        ...rest,
        ...dose,
        tempo: formatTempo(tempo),
      })),
    ),
  );
}

/** Ends every core program of the episode that has no end yet, from `endsOn` on; how many were ended. */
export async function endCorePrograms(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  ending: {
    readonly endsOn: LocalDay;
    readonly reason: string;
    readonly at: Date;
    readonly makeId: () => string;
  },
): Promise<number> {
  if (grant.episodeId === null) return 0;
  const { programs: p, programEndings: e } = tables;
  const open = await tx
    .select({ id: p.id })
    .from(p)
    .leftJoin(e, eq(e.programId, p.id))
    .where(
      and(eq(p.clinicId, grant.clinicId), eq(p.episodeId, grant.episodeId), eq(p.lane, "core"), isNull(e.id)),
    );
  if (open.length === 0) return 0;
  await tx.insert(e).values(
    open.map(({ id }) => ({
      id: ending.makeId(),
      clinicId: grant.clinicId,
      programId: id,
      endsOn: ending.endsOn,
      reason: ending.reason,
      endedAt: ending.at,
      endedById: grant.memberId,
    })),
  );
  return open.length;
}
