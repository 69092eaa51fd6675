/**
 * The one choke point. Loads the facts, asks the policy, records denials and chart reads, mints the grant.
 * Invariant: nothing else mints a grant for a member.
 */
import { getMemberFacts, getRelation, hasConsented } from "#db/queries/access-facts.ts";
import { recordAccess } from "#db/queries/audit.ts";
import { getStore } from "#db/runtime/store.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import { now } from "#lib/kernel/clock.ts";
import { isId } from "#lib/kernel/ids.ts";
import { errorFields, log } from "#lib/kernel/logger.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { Actor, MemberActor } from "./actor.ts";
import { type MemberGrant, type PatientGrant, unsafeMintGrant } from "./grant.ts";
import {
  type Denial,
  decideAccess,
  type PatientPermission,
  type Permission,
  policy,
  type Relation,
  recordsRead,
} from "./policy.ts";
import { systemGrant } from "./system.ts";

type Subject<P extends Permission> = P extends PatientPermission ? [subject: { patientId: string }] : [];

/**
 * May this actor do this? The grant, or why not: `signed_out`, `forbidden`, `consent_required`, or `not_found` for a
 * record of another clinic or of a patient without a relation.
 */
export async function authorize<P extends Permission>(
  actor: Actor,
  permission: P,
  ...[subject]: Subject<P>
): Promise<Result<P extends PatientPermission ? PatientGrant<P> & MemberGrant<P> : MemberGrant<P>, Denial>> {
  if (actor.kind !== "member") return err("signed_out");
  const { read } = await getStore();
  const member = await getMemberFacts(read, actor.memberId);
  if (!member) return err("signed_out");
  const needsConsent = "needsConsent" in policy[permission] && member.role === "patient";
  const consented = needsConsent ? await hasConsented(read, actor.memberId, consentTextVersion) : true;
  let relation: Relation = "none";
  let episodeId: string | null = null;
  const patientId = subject?.patientId ?? null;
  if (patientId !== null && isId(patientId)) {
    ({ relation, episodeId } = await getRelation(
      read,
      { id: actor.memberId, clinicId: member.clinicId },
      patientId,
    ));
  }
  const decision = decideAccess(permission, {
    role: member.role,
    active: !member.disabled,
    relation,
    consented,
  });
  if (decision !== "allow") {
    if (decision !== "consent_required")
      record(actor, permission, "denied", relation === "none" ? null : patientId);
    return err(decision);
  }
  if (recordsRead(permission) && isNewRead(actor, permission, patientId))
    record(actor, permission, "read", patientId);
  const grant = unsafeMintGrant<P>({
    permission,
    clinicId: member.clinicId,
    memberId: actor.memberId,
    userId: member.userId,
    actorKind: member.role,
    patientId,
    episodeId,
  });
  return ok(grant as P extends PatientPermission ? PatientGrant<P> & MemberGrant<P> : MemberGrant<P>);
}

const readWindowMs = 60_000;
const recentReads = new Map<string, number>();

/**
 * One look at a chart is one row: its head, its tabs and its charts ask one after another for the same person, sign-in
 * and patient within a minute.
 */
function isNewRead(actor: MemberActor, permission: Permission, patientId: string | null): boolean {
  const at = now().getTime();
  const key = `${actor.sessionId} ${permission} ${patientId}`;
  const last = recentReads.get(key);
  if (last !== undefined && at >= last && at - last < readWindowMs) return false;
  recentReads.delete(key);
  recentReads.set(key, at);
  if (recentReads.size > 5000) recentReads.delete(recentReads.keys().next().value!);
  return true;
}

const pending = new Set<Promise<void>>();

/** Denials and reads are written behind the answer, through the same queue as every write. */
function record(
  actor: MemberActor,
  permission: Permission,
  outcome: "denied" | "read",
  patientId: string | null,
): void {
  const entry = (async () => {
    try {
      const store = await getStore();
      await recordAccess(
        store,
        systemGrant("access-log", { clinicId: actor.clinicId, memberId: actor.memberId, patientId }),
        {
          verb: permission,
          outcome,
          actorKind: actor.role,
        },
      );
    } catch (problem) {
      log.error("access-log.failed", errorFields(problem));
    }
  })();
  pending.add(entry);
  void entry.finally(() => pending.delete(entry));
}

/** Waits until every denial and read recorded so far stands in the audit. For tests and for shutting down. */
export async function settleAccessLog(): Promise<void> {
  await Promise.all(pending);
}
