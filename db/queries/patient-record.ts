/** Opening a patient's record: the episode of care with its first phase, its labels and its care team. */
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberGrant } from "#lib/access/grant.ts";
import type { Diagnosis, Region } from "#lib/domain/episode.ts";

export interface NewEpisode {
  readonly id: string;
  readonly patientId: string;
  /** Floating calendar day on which this episode of pain began. */
  readonly onsetDay: string;
  readonly region: Region;
  readonly diagnoses: readonly Diagnosis[];
  readonly clinicianIds: readonly string[];
  /** The patient's local day on which the acute phase starts here. */
  readonly startDay: string;
  readonly at: Date;
  /** Makes an id for each row. */
  readonly makeId: () => string;
}

/**
 * Opens an episode in the acute phase (product.md "phase": strengthening needs a clearance, so no later phase is
 * offered). The member of the grant becomes its lead therapist.
 */
export async function openEpisode(
  tx: Db,
  grant: MemberGrant<"patient:invite">,
  episode: NewEpisode,
): Promise<void> {
  const { clinicId, memberId: by } = grant;
  const { id: episodeId, patientId, onsetDay, region, at } = episode;
  const id = episode.makeId;
  await tx.insert(tables.episodes).values({
    id: episodeId,
    clinicId,
    patientId,
    onsetDay,
    region,
    phase: "acute",
    createdAt: at,
    createdById: by,
  });
  await tx.insert(tables.phaseChanges).values({
    id: id(),
    clinicId,
    episodeId,
    fromPhase: null,
    toPhase: "acute",
    effectiveDay: episode.startDay,
    reason: null,
    changedAt: at,
    changedById: by,
  });
  await tx.insert(tables.careTeamLinks).values([
    {
      id: id(),
      clinicId,
      episodeId,
      memberId: by,
      part: "lead_therapist" as const,
      startedAt: at,
      startedById: by,
      endedAt: null,
    },
    ...episode.clinicianIds.map((memberId) => ({
      id: id(),
      clinicId,
      episodeId,
      memberId,
      part: "clinician" as const,
      startedAt: at,
      startedById: by,
      endedAt: null,
    })),
  ]);
  if (episode.diagnoses.length > 0) {
    await tx.insert(tables.episodeDiagnoses).values(
      episode.diagnoses.map((label) => ({
        id: id(),
        clinicId,
        episodeId,
        label,
        addedAt: at,
        addedById: by,
        removedAt: null,
        removedById: null,
      })),
    );
  }
}
