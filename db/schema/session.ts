/**
 * What patients record: sessions, their sets, the exposures, how they ended, and days excused.
 * Invariant: append-only. Ids come from the device; the first entry of a set has revision 0 and a correction the next,
 * so that nothing is overwritten, a repeated sending is recognised, and two editors cannot both win.
 * `session_credits` alone is derived: it is recomputed from these facts whenever one arrives.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { episodeTables } from "./episode.ts";
import type { memberTables } from "./member.ts";
import type { programTables } from "./program.ts";

export function sessionTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { episodes }: ReturnType<typeof episodeTables>,
  { programVersions, prescriptions }: ReturnType<typeof programTables>,
) {
  const belongs = () => ({
    clinicId: k.ref(() => clinics.id).notNull(),
    patientId: k.ref(() => members.id).notNull(),
  });
  const recorded = () => ({
    /** By the clock of the device on which it was entered. */
    recordedAt: k.instant().notNull(),
    /** By the server's clock, when it arrived. */
    receivedAt: k.instant().notNull(),
    recordedById: k.ref(() => members.id).notNull(),
  });

  const sessions = k.table(
    "sessions",
    {
      id: k.id(),
      ...belongs(),
      episodeId: k.ref(() => episodes.id).notNull(),
      /** The version that was served, which judges it for ever. */
      versionId: k.ref(() => programVersions.id).notNull(),
      startedAt: k.instant().notNull(),
      zone: k.text().notNull(),
      localDay: k.day().notNull(),
      source: k.oneOf(["live", "backfilled", "paper"]).notNull(),
      restPainBefore: k.int(),
      drowsy: k.bool(),
      ...recorded(),
    },
    (t) => [
      k.index("sessions_patient_day").on(t.patientId, t.localDay),
      k.index("sessions_episode_day").on(t.episodeId, t.localDay),
      k.check("sessions_rest_pain_before", k.between(t.restPainBefore, 0, 10)),
      k.check("sessions_local_day", k.isDay(t.localDay)),
    ],
  );

  /** Corrections of a session's own answers, and its withdrawal. The highest revision counts; 0 is the session itself. */
  const sessionAmendments = k.table(
    "session_amendments",
    {
      id: k.id(),
      ...belongs(),
      sessionId: k.ref(() => sessions.id).notNull(),
      revision: k.int().notNull(),
      localDay: k.day().notNull(),
      restPainBefore: k.int(),
      drowsy: k.bool(),
      withdrawn: k.bool().notNull(),
      reason: k.text(),
      ...recorded(),
    },
    (t) => [
      k.unique("session_amendments_revision").on(t.sessionId, t.revision),
      k.check("session_amendments_rest_pain", k.between(t.restPainBefore, 0, 10)),
      k.check("session_amendments_day", k.isDay(t.localDay)),
    ],
  );

  const sessionSets = k.table(
    "session_sets",
    {
      id: k.id(),
      ...belongs(),
      sessionId: k.ref(() => sessions.id).notNull(),
      prescriptionId: k.ref(() => prescriptions.id).notNull(),
      setIndex: k.int().notNull(),
      side: k.oneOf(["both", "left", "right"]).notNull(),
      revision: k.int().notNull(),
      /** Repetitions, seconds or metres done, by the axis of the prescription. */
      done: k.int().notNull(),
      loadG: k.int(),
      ...recorded(),
    },
    (t) => [
      k.unique("session_sets_revision").on(t.sessionId, t.prescriptionId, t.side, t.setIndex, t.revision),
      k.index("session_sets_patient").on(t.patientId),
      k.check("session_sets_done", k.between(t.done, 0, 36000)),
      k.check("session_sets_load", k.between(t.loadG, 0, 500000)),
      k.check("session_sets_index", k.between(t.setIndex, 0, 19)),
    ],
  );

  /** One exercise of a session, closed: worst pain during, effort of the last set, why it stopped. */
  const exposures = k.table(
    "exposures",
    {
      id: k.id(),
      ...belongs(),
      sessionId: k.ref(() => sessions.id).notNull(),
      prescriptionId: k.ref(() => prescriptions.id).notNull(),
      revision: k.int().notNull(),
      painDuring: k.int(),
      effort: k.int(),
      stopReason: k.oneOf(["none", "pain", "too_hard", "time", "other"]).notNull(),
      /** The app or a red flag ended the session here: a safety stop. */
      endedByApp: k.bool().notNull(),
      /** Not reached because the app or a red flag ended the session: left out of the credit. */
      notReached: k.bool().notNull(),
      ...recorded(),
    },
    (t) => [
      k.unique("exposures_revision").on(t.sessionId, t.prescriptionId, t.revision),
      k.index("exposures_patient").on(t.patientId),
      k.check("exposures_pain_during", k.between(t.painDuring, 0, 10)),
      k.check("exposures_effort", k.between(t.effort, 0, 10)),
    ],
  );

  const sessionFinishes = k.table(
    "session_finishes",
    {
      id: k.id(),
      ...belongs(),
      sessionId: k.ref(() => sessions.id).notNull(),
      finishedAt: k.instant().notNull(),
      endedBy: k.oneOf(["patient", "app", "red_flag"]).notNull(),
      ...recorded(),
    },
    (t) => [k.unique("session_finishes_session").on(t.sessionId)],
  );

  const sessionCredits = k.table(
    "session_credits",
    {
      sessionId: k.ref(() => sessions.id).primaryKey(),
      ...belongs(),
      episodeId: k.ref(() => episodes.id).notNull(),
      versionId: k.ref(() => programVersions.id).notNull(),
      localDay: k.day().notNull(),
      /** An exact fraction such as "7/8". */
      credit: k.text().notNull(),
      /** Whether it counts: not withdrawn, and not waiting for a therapist because it was entered late. */
      counts: k.bool().notNull(),
      safetyStop: k.bool().notNull(),
      late: k.oneOf(["normal", "flagged", "waits_for_therapist"]).notNull(),
      /** The session's worst pain during, and rest pain before, for lists. */
      painDuring: k.int(),
      restPainBefore: k.int(),
      finished: k.bool().notNull(),
      updatedAt: k.instant().notNull(),
    },
    (t) => [
      k.index("session_credits_episode").on(t.episodeId, t.localDay),
      k.index("session_credits_clinic").on(t.clinicId),
    ],
  );

  /** A therapist's decision to count a session that was entered later than seven days. */
  const lateEntryReviews = k.table(
    "late_entry_reviews",
    {
      id: k.id(),
      ...belongs(),
      sessionId: k.ref(() => sessions.id).notNull(),
      accepted: k.bool().notNull(),
      reviewedAt: k.instant().notNull(),
      reviewedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("late_entry_reviews_session").on(t.sessionId)],
  );

  /** Days that are not due: ill, away, or a pause by the therapist. From and to are both excused. */
  const excuses = k.table(
    "excuses",
    {
      id: k.id(),
      ...belongs(),
      episodeId: k.ref(() => episodes.id).notNull(),
      fromDay: k.day().notNull(),
      toDay: k.day().notNull(),
      reason: k.oneOf(["ill", "away", "therapist_pause"]).notNull(),
      ...recorded(),
    },
    (t) => [
      k.index("excuses_episode").on(t.episodeId),
      k.check("excuses_from", k.isDay(t.fromDay)),
      k.check("excuses_to", k.isDay(t.toDay)),
    ],
  );

  const excuseWithdrawals = k.table(
    "excuse_withdrawals",
    { id: k.id(), ...belongs(), excuseId: k.ref(() => excuses.id).notNull(), ...recorded() },
    (t) => [k.unique("excuse_withdrawals_excuse").on(t.excuseId)],
  );

  /**
   * The one question of the morning after, for all sessions of a day (clinical.md B5). The highest revision counts. One
   * answered later than its window is kept; whether it counts is computed from its clock.
   */
  const nextDayAnswers = k.table(
    "next_day_answers",
    {
      id: k.id(),
      ...belongs(),
      episodeId: k.ref(() => episodes.id).notNull(),
      /** The local day of the sessions asked about. */
      sessionDay: k.day().notNull(),
      revision: k.int().notNull(),
      painNrs: k.int().notNull(),
      zone: k.text().notNull(),
      ...recorded(),
    },
    (t) => [
      k.unique("next_day_answers_revision").on(t.patientId, t.sessionDay, t.revision),
      k.index("next_day_answers_episode").on(t.episodeId, t.sessionDay),
      k.check("next_day_answers_pain", k.between(t.painNrs, 0, 10)),
      k.check("next_day_answers_day", k.isDay(t.sessionDay)),
    ],
  );

  return {
    sessions,
    nextDayAnswers,
    sessionAmendments,
    sessionSets,
    exposures,
    sessionFinishes,
    sessionCredits,
    lateEntryReviews,
    excuses,
    excuseWithdrawals,
  };
}
