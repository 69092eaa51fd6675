/**
 * Patient-reported outcome measures: the patient's own activities, pages as they are confirmed, and responses.
 * Invariant: append-only; a page never confirmed has no row, so nothing unanswered can be read as zero; a correction
 * is a further response that names the one it replaces. Source: clinical.md G.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { episodeTables } from "./episode.ts";
import type { memberTables } from "./member.ts";

const instruments = ["nprs", "psfs", "rmdq", "pgic", "odi", "startback", "pseq", "fabq", "ears"] as const;

export function promTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { episodes }: ReturnType<typeof episodeTables>,
) {
  const belongs = () => ({
    clinicId: k.ref(() => clinics.id).notNull(),
    patientId: k.ref(() => members.id).notNull(),
    episodeId: k.ref(() => episodes.id).notNull(),
  });
  const recorded = () => ({
    recordedAt: k.instant().notNull(),
    receivedAt: k.instant().notNull(),
    recordedById: k.ref(() => members.id).notNull(),
  });

  /** What the patient named for the PSFS, in their own words; the same ones are rated at every follow-up. */
  const psfsActivities = k.table(
    "psfs_activities",
    { id: k.id(), ...belongs(), position: k.int().notNull(), text: k.text().notNull(), ...recorded() },
    (t) => [k.unique("psfs_activities_position").on(t.episodeId, t.position)],
  );

  const promPages = k.table(
    "prom_pages",
    {
      id: k.id(),
      ...belongs(),
      /** Id of the response that is being filled in; it has no row of its own until it is finished. */
      responseId: k.text().notNull(),
      instrument: k.oneOf(instruments).notNull(),
      page: k.int().notNull(),
      revision: k.int().notNull(),
      answers: k.json().notNull(),
      ...recorded(),
    },
    (t) => [
      k.unique("prom_pages_revision").on(t.responseId, t.page, t.revision),
      k.index("prom_pages_episode").on(t.episodeId),
    ],
  );

  const promResponses = k.table(
    "prom_responses",
    {
      id: k.id(),
      ...belongs(),
      instrument: k.oneOf(instruments).notNull(),
      instrumentVersion: k.text().notNull(),
      /** Week of the schedule it answers; null for one outside it. */
      occasionWeek: k.int(),
      localDay: k.day().notNull(),
      /** Items as given, null for one not answered; null where only a total was entered. */
      answers: k.json(),
      /** The score times ten; null where there is none. */
      scoreTenths: k.int(),
      missing: k.int(),
      /** Enough was answered for a score. */
      valid: k.bool().notNull(),
      totalOnly: k.bool().notNull(),
      source: k.oneOf(["patient", "staff"]).notNull(),
      ...recorded(),
    },
    (t) => [
      k.index("prom_responses_episode").on(t.episodeId, t.instrument, t.localDay),
      k.check("prom_responses_local_day", k.isDay(t.localDay)),
      k.check("prom_responses_score", k.between(t.scoreTenths, -100, 1000)),
    ],
  );

  const promCorrections = k.table(
    "prom_corrections",
    {
      id: k.id(),
      ...belongs(),
      responseId: k.ref(() => promResponses.id).notNull(),
      /** Null: withdrawn without another in its place. */
      replacedById: k.ref(() => promResponses.id),
      reason: k.text().notNull(),
      ...recorded(),
    },
    (t) => [
      k.unique("prom_corrections_response").on(t.responseId),
      k.index("prom_corrections_episode").on(t.episodeId),
    ],
  );

  return { psfsActivities, promPages, promResponses, promCorrections };
}
