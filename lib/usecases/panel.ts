/**
 * The clinician's panel: every patient they are linked to, whoever treats them. Invariant: a list to read, in order of
 * need; nothing on it changes a record.
 */
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { now } from "#lib/kernel/clock.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import { type PatientRow, readPatientRows } from "./view/patient-row.ts";

export interface PanelView {
  readonly at: Date;
  readonly rows: readonly PatientRow[];
  readonly counts: {
    readonly all: number;
    /** Patients past the acute phase and not discharged: cleared for loading. */
    readonly cleared: number;
    readonly acute: number;
    /** Patients with any open red flag. */
    readonly flagged: number;
    /** Of those whose four-week figure can be said: how many are on track. */
    readonly known: number;
    readonly onTrack: number;
  };
}

/** The panel of a clinician: only patients they are linked to now. Codes: those of access alone. */
export async function getPanel(actor: Actor): Promise<Result<PanelView, Denial>> {
  const access = await authorize(actor, "panel:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const rows = await readPatientRows(read, access.value);
  const known = rows.filter((row) => ["on-track", "partial", "low"].includes(row.fourWeeks.band));
  return ok({
    at: now(),
    rows,
    counts: {
      all: rows.length,
      cleared: rows.filter((row) => row.phase !== "acute" && row.phase !== "discharged").length,
      acute: rows.filter((row) => row.phase === "acute").length,
      flagged: rows.filter((row) => row.openFlags > 0).length,
      known: known.length,
      onTrack: known.filter((row) => row.fourWeeks.band === "on-track").length,
    },
  });
}
