/**
 * Flares: a state within a phase, from its start to the return of the version before it.
 * Invariant: append-only; each step of a flare is one row and happens once. Source: clinical.md A5.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { episodeTables } from "./episode.ts";
import type { memberTables } from "./member.ts";
import type { programTables } from "./program.ts";

export function flareTables(
  k: Kit,
  { clinics }: ReturnType<typeof clinicTables>,
  { members }: ReturnType<typeof memberTables>,
  { episodes }: ReturnType<typeof episodeTables>,
  { programVersions }: ReturnType<typeof programTables>,
) {
  const belongs = () => ({
    clinicId: k.ref(() => clinics.id).notNull(),
    patientId: k.ref(() => members.id).notNull(),
    episodeId: k.ref(() => episodes.id).notNull(),
  });

  const flares = k.table(
    "flares",
    {
      id: k.id(),
      ...belongs(),
      startedOn: k.day().notNull(),
      /** The patient's button, two days of raised resting pain, or yes to the question before a session. */
      source: k.oneOf(["button", "detected", "before_session"]).notNull(),
      /** Baseline frozen for the flare, 0 to 10; null while there was none. */
      baselineNrs: k.int(),
      /** Resting pain that it began with; null where none was given. */
      restPainNrs: k.int(),
      /** The plan in force before it; null where there was none. */
      versionBeforeId: k.ref(() => programVersions.id),
      startedAt: k.instant().notNull(),
      receivedAt: k.instant().notNull(),
      /** Null: found by the rules. */
      recordedById: k.ref(() => members.id),
    },
    (t) => [
      k.index("flares_episode").on(t.episodeId, t.startedOn),
      k.check("flares_started_on", k.isDay(t.startedOn)),
      k.check("flares_baseline", k.between(t.baselineNrs, 0, 10)),
      k.check("flares_rest_pain", k.between(t.restPainNrs, 0, 10)),
    ],
  );

  const flareSteps = k.table(
    "flare_steps",
    {
      id: k.id(),
      ...belongs(),
      flareId: k.ref(() => flares.id).notNull(),
      /**
       * `calm`: the calm plan came in. `settled`: two days near baseline. `return`: the lighter version came in.
       * `restored`: the version before came back. `ended`: a therapist ended it otherwise. `reviewed`: a therapist
       * decided on a long or second flare.
       */
      kind: k.oneOf(["calm", "settled", "return", "restored", "ended", "reviewed"]).notNull(),
      happenedOn: k.day().notNull(),
      versionId: k.ref(() => programVersions.id),
      reason: k.text(),
      recordedAt: k.instant().notNull(),
      /** Null: the rules. */
      recordedById: k.ref(() => members.id),
    },
    (t) => [
      k.unique("flare_steps_kind").on(t.flareId, t.kind),
      k.index("flare_steps_episode").on(t.episodeId),
      k.check("flare_steps_happened_on", k.isDay(t.happenedOn)),
    ],
  );

  return { flares, flareSteps };
}
