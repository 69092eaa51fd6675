/**
 * Signals as they stand, what happened to each, and the daily passes that looked for them.
 * Invariant: `signals` is a projection that is rewritten; its history, `signal_events`, is append-only. A clinic has
 * one pass a day, held by a unique row whichever process comes first. Source: clinical.md H.
 */
import type { Kit } from "#db/dialect/kit.ts";
import type { clinicTables } from "./clinic.ts";
import type { episodeTables } from "./episode.ts";
import type { memberTables } from "./member.ts";

export function signalTables(
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

  const signals = k.table(
    "signals",
    {
      id: k.id(),
      ...belongs(),
      code: k.text().notNull(),
      openedAt: k.instant().notNull(),
      /** Names the data it was opened on: other data open it again. */
      fingerprint: k.text().notNull(),
      /** The figures that show why. */
      data: k.json().notNull(),
      state: k.oneOf(["open", "acknowledged", "snoozed", "closed"]).notNull(),
      snoozedUntil: k.day(),
      stateAt: k.instant().notNull(),
      updatedAt: k.instant().notNull(),
    },
    (t) => [
      k.unique("signals_code").on(t.episodeId, t.code),
      k.index("signals_clinic").on(t.clinicId, t.state),
      k.check("signals_snoozed_until", k.isDay(t.snoozedUntil)),
    ],
  );

  const signalEvents = k.table(
    "signal_events",
    {
      id: k.id(),
      ...belongs(),
      signalId: k.ref(() => signals.id).notNull(),
      kind: k.oneOf(["opened", "acknowledged", "snoozed", "closed", "reopened", "ended_by_data"]).notNull(),
      at: k.instant().notNull(),
      /** Null: the data. */
      byId: k.ref(() => members.id),
      reason: k.text(),
      until: k.day(),
      data: k.json(),
    },
    (t) => [
      k.index("signal_events_signal").on(t.signalId, t.at),
      k.index("signal_events_episode").on(t.episodeId),
    ],
  );

  const dailyPasses = k.table(
    "daily_passes",
    {
      id: k.id(),
      clinicId: k.ref(() => clinics.id).notNull(),
      day: k.day().notNull(),
      startedAt: k.instant().notNull(),
      finishedAt: k.instant(),
    },
    (t) => [k.unique("daily_passes_day").on(t.clinicId, t.day)],
  );

  return { signals, signalEvents, dailyPasses };
}
