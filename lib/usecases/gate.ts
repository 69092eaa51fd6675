/**
 * The gate as it stands, for the patient and for the care team. Invariant: everyone sees the same computation, over the
 * patient's own local day; it opens nothing by itself.
 */
import { createHash } from "node:crypto";
import { listCheckIns } from "#db/queries/check-in.ts";
import { type ClearanceRow, getClearanceInForce } from "#db/queries/clearance.ts";
import { getClinic } from "#db/queries/clinic.ts";
import type { ClinicalGrant } from "#db/queries/clinical-grant.ts";
import { type EpisodeFacts, getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listClearedLegDays, listOpenFlags, type OpenFlagRow } from "#db/queries/red-flag.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import { type Gate, gateDefaults } from "#lib/domain/gate.ts";
import { gateOf } from "#lib/domain/gate-input.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";

/** What is read to decide the gate, and the gate. */
export interface GateState {
  readonly facts: EpisodeFacts;
  /** The patient's local day. */
  readonly today: LocalDay;
  readonly gate: Gate;
  readonly openFlags: readonly OpenFlagRow[];
  /** Names these criteria exactly: any other value, state or outcome gives another text. */
  readonly fingerprint: string;
}

/** Reads and decides, outside or inside a transaction; null without an episode of care. */
export async function loadGate(db: Db, grant: ClinicalGrant): Promise<GateState | null> {
  const facts = await getEpisodeFacts(db, grant);
  if (!facts) return null;
  const today = localDayOf(now(), facts.zone);
  const checkIns = await listCheckIns(db, grant, { to: today });
  const openFlags = await listOpenFlags(db, grant);
  const clearedLegDays = (await listClearedLegDays(db, grant)).map((row) => row.day);
  const gate = gateOf({ checkIns, openFlags, clearedLegDays, onsetDay: facts.onsetDay, today });
  return { facts, today, gate, openFlags, fingerprint: fingerprintOf(gate) };
}

function fingerprintOf({ outcome, tests }: Gate): string {
  return createHash("sha256")
    .update(JSON.stringify([outcome, tests]))
    .digest("base64url");
}

export interface GateView {
  readonly patientId: string;
  readonly patientName: string;
  readonly phase: Phase;
  readonly today: LocalDay;
  readonly gate: Gate;
  /** The number of check-ins that the gate reads. */
  readonly window: number;
  readonly fingerprint: string;
  /** The signature that stands; null while there is none. */
  readonly clearance: ClearanceRow | null;
  readonly replyTime: string;
  readonly emergencyNumber: string;
}

/**
 * The gate of a patient: for themselves under `own-record:read`, for the care team under `chart:read`.
 * Denials as in `authorize`; `not_found` without an episode of care.
 */
export async function readGate(
  actor: Actor,
  input: { patientId: string },
): Promise<Result<GateView, Denial>> {
  const own = actor.kind === "member" && actor.role === "patient";
  const access = own
    ? await authorize(actor, "own-record:read", { patientId: input.patientId })
    : await authorize(actor, "chart:read", { patientId: input.patientId });
  if (!access.ok) return access;
  const { read } = await getStore();
  const state = await loadGate(read, access.value);
  if (!state) return err("not_found");
  const clearance = await getClearanceInForce(read, access.value);
  const clinic = await getClinic(read, access.value);
  return ok({
    patientId: state.facts.patientId,
    patientName: state.facts.name,
    phase: state.facts.phase,
    today: state.today,
    gate: state.gate,
    window: gateDefaults.window,
    fingerprint: state.fingerprint,
    clearance,
    replyTime: clinic.replyTime,
    emergencyNumber: clinic.emergencyNumber,
  });
}
