/**
 * Signing that acute pain has resolved. Invariants: a person signs, never the gate; a red flag or a worse leg cannot be
 * overridden; the criteria are stored as they stood; the phase moves in the same transaction.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  type ClearanceRow,
  getClearanceInForce,
  insertClearance,
  listClearances,
} from "#db/queries/clearance.ts";
import { movePhase } from "#db/queries/episode.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type ClearanceKind, decideClearance, type Gate } from "#lib/domain/gate.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { overrideReasonMin, type SignClearanceInput, storedGate } from "#lib/schemas/clearance.ts";
import { type GateView, loadGate, readGate } from "./gate.ts";
import { refreshSignals } from "./refresh-signals.ts";

export interface ClearancePage {
  readonly view: GateView;
  /** Names the clearance that the form would make. */
  readonly formId: string;
  /** The criteria as they stood at the signature in force; null while there is none. */
  readonly signedGate: Gate | null;
  readonly maySign: boolean;
}

/** The clearance page of a patient for the care team. Denials as in `authorize`. */
export async function readClearancePage(
  actor: Actor,
  input: { patientId: string },
): Promise<Result<ClearancePage, Denial>> {
  const view = await readGate(actor, input);
  if (!view.ok) return view;
  return ok({
    view: view.value,
    formId: newId(now().getTime()),
    signedGate: view.value.clearance ? toSignedGate(view.value.clearance) : null,
    maySign: actor.kind === "member" && actor.role === "therapist",
  });
}

/** The gate stored with a clearance. Throws when the row does not hold one: that is a bug, not an answer. */
export function toSignedGate(row: Pick<ClearanceRow, "criteria">): Gate {
  return storedGate.parse(row.criteria);
}

export type SignFailure =
  | Denial
  | "already_cleared"
  | "discharged"
  | "gate_escalates"
  | "reason_required"
  | "conflict";

class Changed extends Error {}

/**
 * Signs the clearance on the criteria that the page showed. Fails with `conflict` when they are not the same any more,
 * `gate_escalates` (cannot be overridden), `reason_required` (criteria not met and fewer than ten characters written),
 * `already_cleared`, `discharged`. Signing twice with one id signs once.
 */
export async function signClearance(
  actor: Actor,
  input: SignClearanceInput,
): Promise<Result<{ clearanceId: string; kind: ClearanceKind }, SignFailure>> {
  const access = await authorize(actor, "clearance:sign", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const id = input.idempotencyKey;
  const signed = await listClearances(store.read, grant);
  const repeated = signed.find((row) => row.id === id && row.signedById === grant.memberId);
  if (repeated) return ok({ clearanceId: id, kind: repeated.kind });
  if (signed.some((row) => row.revokedAt === null)) return err("already_cleared");
  const state = await loadGate(store.read, grant);
  if (!state) return err("not_found");
  if (state.facts.phase === "discharged") return err("discharged");
  const { gate } = state;
  if (gate.outcome === "ESCALATE") return err("gate_escalates");
  if (state.fingerprint !== input.fingerprint) return err("conflict");
  const reason = input.reason !== null && input.reason.length >= overrideReasonMin ? input.reason : null;
  const decision = decideClearance(gate, reason);
  if (!decision.ok) return decision;
  const { outcome } = gate;
  const kind = decision.value;
  const at = now();
  try {
    await store.write(grant, "clearance:sign", async (tx, audit) => {
      audit({ subjectId: id });
      // Whoever wrote since the page was read is seen here: writes are queued or serializable.
      const inForce = await getClearanceInForce(tx, grant);
      const still = await loadGate(tx, grant);
      if (inForce || still?.fingerprint !== state.fingerprint) throw new Changed();
      await insertClearance(tx, grant, {
        id,
        kind,
        reason: kind === "override" ? reason : input.reason,
        gateOutcome: outcome,
        criteria: gate,
        signedDay: state.today,
        at,
      });
      const move = { id: newId(at.getTime()), day: state.today, reason: null, at };
      await movePhase(tx, grant, { ...move, from: "acute", to: "subacute" });
      await refreshSignals(tx, grant);
    });
  } catch (thrown) {
    if (thrown instanceof Changed || isUniqueViolation(thrown)) return err("conflict");
    throw thrown;
  }
  return ok({ clearanceId: id, kind });
}
