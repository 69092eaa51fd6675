/**
 * The episode of care: phase, diagnosis labels, care team, check-ins, clearances.
 * Invariant: check-ins, phase changes and clearances are append-only; a correction is a row with the next revision.
 */
import type { Kit } from "#db/dialect/kit.ts";
import { diagnoses, phases, regions } from "#lib/domain/episode.ts";
import type { clinicTables } from "./clinic.ts";
import type { memberTables } from "./member.ts";

export function episodeTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
) {
  const episodes = k.table(
    "episodes",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      onsetDay: k.day().notNull(),
      region: k.oneOf(regions).notNull(),
      /** Where the newest phase change stands; the history is in phase_changes. */
      phase: k.oneOf(phases).notNull(),
      createdAt: k.instant().notNull(),
      createdById: k.ref(() => members.id).notNull(),
    },
    (t) => [
      k.index("episodes_patient").on(t.patientId),
      k.index("episodes_clinic").on(t.clinicId),
      k.check("episodes_onset_day", k.isDay(t.onsetDay)),
    ],
  );

  const phaseChanges = k.table(
    "phase_changes",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      fromPhase: k.oneOf(phases),
      toPhase: k.oneOf(phases).notNull(),
      effectiveDay: k.day().notNull(),
      /** Required for a discharge and for a return. */
      reason: k.text(),
      changedAt: k.instant().notNull(),
      changedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.index("phase_changes_episode").on(t.episodeId, t.changedAt)],
  );

  const episodeDiagnoses = k.table(
    "episode_diagnoses",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      label: k.oneOf(diagnoses).notNull(),
      addedAt: k.instant().notNull(),
      addedById: k.ref(() => members.id).notNull(),
      removedAt: k.instant(),
      removedById: k.ref(() => members.id),
    },
    (t) => [k.index("episode_diagnoses_episode").on(t.episodeId)],
  );

  const careTeamLinks = k.table(
    "care_team_links",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      memberId: k.ref(() => members.id).notNull(),
      part: k.oneOf(["lead_therapist", "therapist", "clinician"]).notNull(),
      startedAt: k.instant().notNull(),
      startedById: k.ref(() => members.id).notNull(),
      endedAt: k.instant(),
    },
    (t) => [
      k.index("care_team_links_member").on(t.memberId, t.endedAt),
      k.index("care_team_links_episode").on(t.episodeId),
    ],
  );

  const checkIns = k.table(
    "check_ins",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      localDay: k.day().notNull(),
      /** 0 for the first entry of a day, then one more for each correction; the highest counts. */
      revision: k.int().notNull(),
      /** Numeric rating 0 to 10; null is "no answer", never zero. */
      restPain: k.int(),
      worstPain: k.int(),
      wokenByPain: k.bool(),
      nightUnrelenting: k.bool(),
      /** 0 none, 1 over the counter, 2 prescribed, 3 opioid or relaxant. */
      analgesicLevel: k.int(),
      sedating: k.bool(),
      walkMinutes: k.int(),
      standsUnaided: k.bool(),
      legWorse: k.bool(),
      zone: k.text().notNull(),
      recordedAt: k.instant().notNull(),
      receivedAt: k.instant().notNull(),
      recordedById: k.ref(() => members.id).notNull(),
    },
    (t) => [
      k.unique("check_ins_day_revision").on(t.patientId, t.localDay, t.revision),
      k.index("check_ins_episode").on(t.episodeId, t.localDay),
      k.check("check_ins_rest_pain", k.between(t.restPain, 0, 10)),
      k.check("check_ins_worst_pain", k.between(t.worstPain, 0, 10)),
      k.check("check_ins_analgesic", k.between(t.analgesicLevel, 0, 3)),
      k.check("check_ins_walk", k.between(t.walkMinutes, 0, 1440)),
      k.check("check_ins_day", k.isDay(t.localDay)),
    ],
  );

  const clearances = k.table(
    "clearances",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      kind: k.oneOf(["criteria_met", "override"]).notNull(),
      /** Written by the therapist; required for an override. */
      reason: k.text(),
      gateOutcome: k.oneOf(["READY_FOR_REVIEW", "NOT_YET", "REVIEW_SLOW"]).notNull(),
      /** Every criterion with its state and values, as it stood when signed. */
      criteria: k.json().notNull(),
      signedDay: k.day().notNull(),
      signedAt: k.instant().notNull(),
      signedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.index("clearances_episode").on(t.episodeId)],
  );

  /** Ends a clearance, when the episode returns to acute care. */
  const clearanceRevocations = k.table(
    "clearance_revocations",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      clearanceId: k.ref(() => clearances.id).notNull(),
      reason: k.text().notNull(),
      revokedAt: k.instant().notNull(),
      revokedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("clearance_revocations_clearance").on(t.clearanceId)],
  );

  return {
    episodes,
    phaseChanges,
    episodeDiagnoses,
    careTeamLinks,
    checkIns,
    clearances,
    clearanceRevocations,
  };
}
