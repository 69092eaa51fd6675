/**
 * What the progression rules concluded, what became of it, and what they suspended.
 * Invariant: append-only. A decision holds everything it was made from, so that it can be made again years later; a
 * later decision over the same last exposure stands beside the earlier one and names it; a suspension ends by a person.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { episodeTables } from "./episode.ts";
import type { exerciseTables } from "./exercise.ts";
import type { memberTables } from "./member.ts";
import type { programTables } from "./program.ts";
import type { sessionTables } from "./session.ts";

export function decisionTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { episodes }: ReturnType<typeof episodeTables>,
  { exercises }: ReturnType<typeof exerciseTables>,
  { programVersions, prescriptions }: ReturnType<typeof programTables>,
  { sessions }: ReturnType<typeof sessionTables>,
) {
  const belongs = () => ({
    clinicId: k.ref(() => clinics.id).notNull(),
    patientId: k.ref(() => members.id).notNull(),
    episodeId: k.ref(() => episodes.id).notNull(),
  });

  /** Settings of the rules for the whole clinic; the highest revision counts, none means the defaults (clinical.md B2). */
  const ruleSettings = k.table(
    "rule_settings",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      revision: k.int().notNull(),
      config: k.json().notNull(),
      changedAt: k.instant().notNull(),
      changedById: k.ref(() => members.id).notNull(),
    },
    (t) => [k.unique("rule_settings_revision").on(t.clinicId, t.revision)],
  );

  const decisions = k.table(
    "decisions",
    {
      id: k.id(),
      ...belongs(),
      /** The exercise decided on, and the prescription and version served at its last exposure. */
      exerciseId: k.ref(() => exercises.id).notNull(),
      prescriptionId: k.ref(() => prescriptions.id).notNull(),
      versionId: k.ref(() => programVersions.id).notNull(),
      /** The session of the last exposure: decisions over the same one replace each other. */
      lastSessionId: k.ref(() => sessions.id).notNull(),
      exposureIds: k.json().notNull(),
      /** Everything that the rule read. */
      inputs: k.json().notNull(),
      ruleVersion: k.text().notNull(),
      /** SHA-256 of the settings as read, so that two decisions under the same settings are seen to be. */
      settingsHash: k.text().notNull(),
      outcome: k.oneOf(["STOP_NOTIFY", "REGRESS", "HOLD", "PROGRESS"]).notNull(),
      reason: k.text().notNull(),
      figures: k.json().notNull(),
      /** Dose proposed, with the exercise where it changes; null for STOP. */
      proposal: k.json(),
      /** What made the rules look: a session, an answer, a correction, a cleared flag, the gap. */
      occasion: k.oneOf(["session", "answer", "correction", "flag", "gap", "resumption"]).notNull(),
      decidedOn: k.day().notNull(),
      decidedAt: k.instant().notNull(),
      /** The decision over the same last exposure that this one replaces. */
      supersedesId: k.text(),
    },
    (t) => [
      k.index("decisions_episode").on(t.episodeId, t.decidedAt),
      k.index("decisions_outcome").on(t.episodeId, t.outcome),
      k.index("decisions_last_session").on(t.lastSessionId),
      k.unique("decisions_supersedes").on(t.supersedesId),
    ],
  );

  /** What became of a decision that changes something: one row a decision. */
  const decisionResolutions = k.table(
    "decision_resolutions",
    {
      id: k.id(),
      ...belongs(),
      decisionId: k.ref(() => decisions.id).notNull(),
      /** `applied`: by the rules, within the limits a therapist set. `lapsed`: replaced before anybody answered. */
      kind: k.oneOf(["applied", "approved", "changed", "declined", "lapsed"]).notNull(),
      /** The dose published, where it is another than proposed. */
      dose: k.json(),
      reason: k.text(),
      /** The version that carries it. */
      versionId: k.ref(() => programVersions.id),
      resolvedAt: k.instant().notNull(),
      /** Null: the rules. */
      resolvedById: k.ref(() => members.id),
    },
    (t) => [
      k.unique("decision_resolutions_decision").on(t.decisionId),
      k.index("decision_resolutions_episode").on(t.episodeId),
    ],
  );

  /** An exercise, or all strengthening, held back until a therapist resumes, changes or ends it (clinical.md B5). */
  const suspensions = k.table(
    "suspensions",
    {
      id: k.id(),
      ...belongs(),
      decisionId: k.ref(() => decisions.id).notNull(),
      scope: k.oneOf(["exercise", "strengthening"]).notNull(),
      exerciseId: k.ref(() => exercises.id).notNull(),
      /** The version in which it last stood. */
      versionId: k.ref(() => programVersions.id).notNull(),
      reason: k.text().notNull(),
      suspendedOn: k.day().notNull(),
      suspendedAt: k.instant().notNull(),
    },
    (t) => [
      k.index("suspensions_episode").on(t.episodeId),
      k.check("suspensions_on", k.isDay(t.suspendedOn)),
    ],
  );

  const suspensionEndings = k.table(
    "suspension_endings",
    {
      id: k.id(),
      ...belongs(),
      suspensionId: k.ref(() => suspensions.id).notNull(),
      kind: k.oneOf(["resumed", "changed", "ended"]).notNull(),
      reason: k.text(),
      versionId: k.ref(() => programVersions.id),
      endedOn: k.day().notNull(),
      endedAt: k.instant().notNull(),
      endedById: k.ref(() => members.id).notNull(),
    },
    (t) => [
      k.unique("suspension_endings_suspension").on(t.suspensionId),
      k.index("suspension_endings_episode").on(t.episodeId),
    ],
  );

  return { ruleSettings, decisions, decisionResolutions, suspensions, suspensionEndings };
}
