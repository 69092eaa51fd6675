/**
 * Red-flag screens, their answers, the flags they raised and who ended each lock.
 * Invariant: append-only; a flag is open until a person's row in red_flag_clearances stands beside it.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { episodeTables } from "./episode.ts";
import type { memberTables } from "./member.ts";

export function redFlagTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { episodes }: ReturnType<typeof episodeTables>,
) {
  /** Asked once, reviewed by a therapist, shown thereafter (clinical.md A4, Context). The highest revision counts. */
  const redFlagContexts = k.table(
    "red_flag_contexts",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      revision: k.int().notNull(),
      birthYear: k.int(),
      firstEpisode: k.bool(),
      cancer: k.bool(),
      recentSurgery: k.bool(),
      longTermSteroids: k.bool(),
      osteoporosis: k.bool(),
      weakImmuneSystem: k.bool(),
      pregnancy: k.bool(),
      recordedAt: k.instant().notNull(),
      recordedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("red_flag_contexts_revision").on(t.patientId, t.revision)],
  );

  const redFlagContextReviews = k.table(
    "red_flag_context_reviews",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      contextId: k.ref(() => redFlagContexts.id).notNull(),
      note: k.text(),
      reviewedAt: k.instant().notNull(),
      reviewedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("red_flag_context_reviews_context").on(t.contextId)],
  );

  const redFlagScreens = k.table(
    "red_flag_screens",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      occasion: k.oneOf(["intake", "program_start", "flare", "session", "check_in"]).notNull(),
      localDay: k.day().notNull(),
      answeredAt: k.instant().notNull(),
      receivedAt: k.instant().notNull(),
      recordedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.index("red_flag_screens_episode").on(t.episodeId, t.answeredAt)],
  );

  const redFlagAnswers = k.table(
    "red_flag_answers",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      screenId: k.ref(() => redFlagScreens.id).notNull(),
      questionId: k.text().notNull(),
      yes: k.bool().notNull(),
    },
    (t) => [k.unique("red_flag_answers_question").on(t.screenId, t.questionId)],
  );

  const redFlags = k.table(
    "red_flags",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      patientId: k.ref(() => members.id).notNull(),
      episodeId: k.ref(() => episodes.id).notNull(),
      screenId: k.ref(() => redFlagScreens.id).notNull(),
      questionId: k.text().notNull(),
      code: k.oneOf(["E", "S", "U", "T"]).notNull(),
      /** Why this code and not the question's own, such as `context_cancer`. */
      raisedBy: k.text().notNull(),
      raisedAt: k.instant().notNull(),
    },
    (t) => [k.index("red_flags_patient").on(t.patientId), k.index("red_flags_clinic").on(t.clinicId)],
  );

  const redFlagClearances = k.table(
    "red_flag_clearances",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      redFlagId: k.ref(() => redFlags.id).notNull(),
      reason: k.text().notNull(),
      /** Who examined the patient and when; required for E and S. */
      assessedBy: k.text(),
      assessedOn: k.day(),
      clearedAt: k.instant().notNull(),
      clearedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("red_flag_clearances_flag").on(t.redFlagId)],
  );

  return {
    redFlagContexts,
    redFlagContextReviews,
    redFlagScreens,
    redFlagAnswers,
    redFlags,
    redFlagClearances,
  };
}
