/**
 * The invited person's side: what a link opens, and choosing a sign-in name and a passphrase.
 * Invariants: a link works once; accepting it ends every earlier sign-in of the person; guessing is limited per address.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { revokeOpenInvitations } from "#db/queries/invitation.ts";
import { dropUnsentMail } from "#db/queries/outbox.ts";
import {
  consumeInvitation,
  getPresentedInvitation,
  type PresentedInvitation,
} from "#db/queries/presented-invitation.ts";
import { revokeSessionsOf } from "#db/queries/sign-in.ts";
import { getEpisodeOfInvited } from "#db/queries/signal-facts.ts";
import { setSignIn } from "#db/queries/user.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { Role } from "#lib/domain/episode.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { AcceptInvitationInput } from "#lib/schemas/account.ts";
import { invitationState } from "./invitation-issue.ts";
import { hashToken } from "./invitation-token.ts";
import { hashPassphrase, passphraseFits } from "./passphrase.ts";
import { takeAttempt } from "./rate-limit.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { openSession, type RequestOrigin } from "./sign-in-session.ts";

/** Why a link does not open. `not_found`: never issued, or a newer one took its place in the address. */
export type InvitationFailure = "not_found" | "expired" | "used" | "revoked" | "too_many";

function failureOf(
  invitation: PresentedInvitation | null,
  at: Date,
): Exclude<InvitationFailure, "too_many"> | null {
  if (invitation === null) return "not_found";
  const state = invitationState(invitation, at);
  if (state === "open") return invitation.disabled ? "revoked" : null;
  return state === "none" ? "not_found" : state;
}

export interface InvitationView {
  readonly clinicName: string;
  readonly name: string;
  readonly role: Role;
  /** To begin with: the name the person already signs in with, or the e-mail address it was sent to; else empty. */
  readonly signInName: string;
  /** The person had chosen a passphrase before; accepting replaces it. */
  readonly isReset: boolean;
  readonly expiresAt: Date;
  /** The zone in which the person is told until when it works. */
  readonly zone: string;
}

/** What an invitation's link opens. Counts as a try of this address. */
export async function readInvitation(
  token: string,
  from: Pick<RequestOrigin, "address">,
): Promise<Result<InvitationView, InvitationFailure>> {
  if (!(await takeAttempt("invitation", from.address)).ok) return err("too_many");
  const invitation = await getPresentedInvitation(
    (await getStore()).read,
    systemGrant("invitation"),
    hashToken(token),
  );
  const failure = failureOf(invitation, now());
  if (failure !== null) return err(failure);
  const { clinicName, name, role, signInName, email, passphraseHash, expiresAt, zone } = invitation!;
  return ok({
    clinicName,
    name,
    role,
    signInName: signInName ?? email ?? "",
    isReset: passphraseHash !== null,
    expiresAt,
    zone,
  });
}

/**
 * Accepts an invitation and opens a session. Sent twice with the same name and passphrase it signs in again; otherwise
 * it fails with `not_found`, `expired`, `used`, `revoked`, `too_many`, or `name_taken`.
 */
export async function acceptInvitation(
  _actor: Actor,
  input: AcceptInvitationInput,
  from: RequestOrigin,
): Promise<Result<{ sessionId: string; role: Role }, InvitationFailure | "name_taken">> {
  if (!(await takeAttempt("invitation", from.address)).ok) return err("too_many");
  const store = await getStore();
  const grant = systemGrant("invitation");
  const tokenHash = hashToken(input.token);
  const at = now();
  const presented = await getPresentedInvitation(store.read, grant, tokenHash);
  const failure = failureOf(presented, at);
  if (failure === "used" && presented !== null) return signInAgain(presented, input, from);
  if (failure !== null || presented === null) return err(failure ?? "not_found");
  const passphraseHash = await hashPassphrase(input.passphrase);
  const about = systemGrant("invitation", {
    clinicId: presented.clinicId,
    memberId: presented.memberId,
    userId: presented.userId,
  });
  try {
    return await store.write(about, "invitation:accept", async (tx, audit) => {
      audit({ subjectId: presented.id });
      const present = failureOf(await getPresentedInvitation(tx, grant, tokenHash), at);
      if (present !== null) return err(present);
      await consumeInvitation(tx, grant, presented.id, at);
      await setSignIn(tx, grant, presented.userId, { signInName: input.signInName, passphraseHash });
      await revokeSessionsOf(tx, grant, presented.userId, at);
      await dropUnsentMail(tx, grant, [
        presented.id,
        ...(await revokeOpenInvitations(tx, about, presented.memberId, at)),
      ]);
      const owner = presented.role === "patient" ? await getEpisodeOfInvited(tx, about) : null;
      if (owner) await refreshSignals(tx, owner);
      return ok({ sessionId: await openSession(tx, presented, from.device, at), role: presented.role });
    });
  } catch (problem) {
    if (isUniqueViolation(problem)) return err("name_taken");
    throw problem;
  }
}

/** The answer to the first sending was lost: whoever knows what was just chosen is that person. */
async function signInAgain(
  presented: PresentedInvitation,
  input: AcceptInvitationInput,
  from: RequestOrigin,
): Promise<Result<{ sessionId: string; role: Role }, "used" | "too_many">> {
  if (!(await takeAttempt("signInName", input.signInName)).ok) return err("too_many");
  const fits = await passphraseFits(presented.passphraseHash, input.passphrase);
  if (!fits || presented.disabled || presented.signInName !== input.signInName) return err("used");
  const at = now();
  const about = systemGrant("sign-in", { clinicId: presented.clinicId, memberId: presented.memberId });
  const sessionId = await (await getStore()).write(about, "session:open", async (tx, audit) => {
    const opened = await openSession(tx, presented, from.device, at);
    audit({ subjectId: opened });
    return opened;
  });
  return ok({ sessionId, role: presented.role });
}
