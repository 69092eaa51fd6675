/** The text a patient agrees to once per version. Invariant: what is stored names the version that was on the screen. */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getClinic } from "#db/queries/clinic.ts";
import { createConsent, hasAnsweredIntake, listOwnConsents } from "#db/queries/consent.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { MemberGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { ConsentInput } from "#lib/schemas/account.ts";

export interface ConsentView {
  readonly textVersion: string;
  readonly clinicName: string;
  readonly emergencyNumber: string;
  readonly replyTime: string;
  readonly serviceHours: string;
  /** When this version was agreed to; null when it was not. */
  readonly agreedAt: Date | null;
  /** An earlier version was agreed to, so the text has changed since. */
  readonly agreedEarlier: boolean;
  /** The red-flag screen of the intake is still to be answered (clinical.md A4). */
  readonly intakeDue: boolean;
}

/** The present text's figures and whether the person agreed to it. Every member may read it. */
export async function getConsent(actor: Actor): Promise<Result<ConsentView, Denial>> {
  const access = await authorize(actor, "consent:record");
  if (!access.ok) return access;
  const { read } = await getStore();
  const [clinic, consents, answered] = await Promise.all([
    getClinic(read, access.value),
    listOwnConsents(read, access.value),
    hasAnsweredIntake(read, access.value),
  ]);
  return ok({
    textVersion: consentTextVersion,
    clinicName: clinic.name,
    emergencyNumber: clinic.emergencyNumber,
    replyTime: clinic.replyTime,
    serviceHours: clinic.serviceHours,
    agreedAt: consents.find((consent) => consent.textVersion === consentTextVersion)?.agreedAt ?? null,
    agreedEarlier: consents.some((consent) => consent.textVersion !== consentTextVersion),
    intakeDue: !answered,
  });
}

/**
 * Records that the person agreed to the text as shown. Agreeing twice changes nothing and is ok. `conflict` when the
 * text changed between reading and agreeing: it has to be read again.
 */
export async function recordConsent(
  actor: Actor,
  input: ConsentInput,
): Promise<Result<{ intakeDue: boolean }, Denial | "conflict">> {
  const access = await authorize(actor, "consent:record");
  if (!access.ok) return access;
  if (input.textVersion !== consentTextVersion) return err("conflict");
  const store = await getStore();
  const at = now();
  try {
    await store.write(access.value, "consent:record", async (tx, audit) => {
      const id = newId(at.getTime());
      audit({ subjectId: id });
      await createConsent(tx, access.value, {
        id,
        textVersion: input.textVersion,
        locale: (actor as MemberActor).locale,
        agreedAt: at,
      });
    });
  } catch (problem) {
    if (!isUniqueViolation(problem)) throw problem;
  }
  return ok({ intakeDue: await isIntakeDue(access.value) });
}

async function isIntakeDue(grant: MemberGrant<"consent:record">): Promise<boolean> {
  return !(await hasAnsweredIntake((await getStore()).read, grant));
}
