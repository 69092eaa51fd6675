/**
 * How an invitation is issued, whoever it is for: the link, the mail, the second sending of a form, the former links.
 * Invariants: a link is shown once and only its hash is kept; issuing again ends every earlier link of that person. The
 * callers in invitation.ts have authorized.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import type { ClinicRow } from "#db/queries/clinic.ts";
import {
  createInvitation,
  getOwnInvitation,
  type InvitationRow,
  type InvitingGrant,
  replaceToken,
  revokeOpenInvitations,
} from "#db/queries/invitation.ts";
import { createMember } from "#db/queries/member.ts";
import { dropUnsentMail, enqueueInvitationMail } from "#db/queries/outbox.ts";
import { createUser } from "#db/queries/user.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Role } from "#lib/domain/episode.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { invitationExpiry, invitationLink, linkAsQrCode, newToken } from "./invitation-token.ts";
import { mailIsConfigured } from "./mail.ts";

/** What is shown once, to be handed over. */
export interface Handover {
  readonly memberId: string;
  readonly name: string;
  readonly link: string;
  /** A whole <svg> element. */
  readonly qrSvg: string;
  readonly expiresAt: Date;
  /** The address the link was also mailed to; null when there is none or no mail server is configured. */
  readonly mailedTo: string | null;
}

/** Whom an invitation is for. */
export interface Invitee {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
}

/** An open transaction. */
export type Tx = Parameters<typeof createUser>[0];

/** Stores the invitation and its mail; the caller has opened the transaction. */
export async function issue(
  tx: Tx,
  grant: InvitingGrant,
  id: string,
  invitee: Invitee,
  at: Date,
  prepared: Prepared,
): Promise<void> {
  await createInvitation(tx, grant, {
    id,
    memberId: invitee.memberId,
    tokenHash: prepared.tokenHash,
    email: invitee.email,
    createdAt: at,
    expiresAt: prepared.expiresAt,
  });
  if (prepared.mailTo !== null)
    await enqueueInvitationMail(tx, grant, {
      invitationId: id,
      recipient: prepared.mailTo,
      link: prepared.link,
      at,
    });
}

/** What is made before the transaction opens. */
export interface Prepared {
  readonly tokenHash: string;
  readonly link: string;
  readonly expiresAt: Date;
  readonly mailTo: string | null;
}

/** A token with everything that is made before the transaction opens. */
export function prepare(role: Role, email: string | null, at: Date): Prepared {
  const { token, tokenHash } = newToken();
  return {
    tokenHash,
    link: invitationLink(token),
    expiresAt: invitationExpiry(role, at),
    mailTo: email !== null && mailIsConfigured() ? email : null,
  };
}

/** What the screen shows of it. */
export const toHandover = (invitee: Invitee, prepared: Prepared): Handover => ({
  memberId: invitee.memberId,
  name: invitee.name,
  link: prepared.link,
  qrSvg: linkAsQrCode(prepared.link),
  expiresAt: prepared.expiresAt,
  mailedTo: prepared.mailTo,
});

/**
 * The same form arrived again: nobody is invited twice. The invitation that stands gets a new link, because the first
 * one may never have reached a screen. Null when this id is new; `conflict` when it names something else.
 */
async function answerRepeat(
  grant: InvitingGrant,
  id: string,
  sent: { name?: string; memberId?: string },
): Promise<Result<Handover, "conflict"> | null> {
  const store = await getStore();
  const standing = await getOwnInvitation(store.read, grant, id);
  if (!standing) return null;
  const same =
    (sent.name === undefined || sent.name === standing.name) &&
    (sent.memberId === undefined || sent.memberId === standing.memberId);
  if (!same) return err("conflict");
  const at = now();
  const prepared = { ...prepare(standing.role, standing.email, at), expiresAt: standing.expiresAt };
  const replaced = await store.write(grant, "invitation:repeat", async (tx, audit) => {
    audit({ subjectId: id });
    if (!(await replaceToken(tx, grant, id, prepared.tokenHash))) return false;
    if (prepared.mailTo !== null)
      await enqueueInvitationMail(tx, grant, {
        invitationId: id,
        recipient: prepared.mailTo,
        link: prepared.link,
        at,
      });
    return true;
  });
  return replaced ? ok(toHandover(standing, prepared)) : err("conflict");
}

/** Runs a creation whose row may stand already under this id, and answers a repeat. */
export async function once(
  grant: InvitingGrant,
  id: string,
  sent: { name?: string; memberId?: string },
  create: () => Promise<Handover>,
): Promise<Result<Handover, "conflict">> {
  const repeat = await answerRepeat(grant, id, sent);
  if (repeat) return repeat;
  try {
    return ok(await create());
  } catch (problem) {
    if (!isUniqueViolation(problem)) throw problem;
    return (await answerRepeat(grant, id, sent)) ?? err("conflict");
  }
}

/** Stores the user and their place in the clinic; nobody can sign in before the invitation is accepted. */
export async function createPerson(
  tx: Tx,
  grant: Parameters<typeof createMember>[1] & Parameters<typeof createUser>[1],
  invitee: Invitee,
  clinic: ClinicRow,
  title: string | null,
  at: Date,
): Promise<void> {
  const userId = newId(at.getTime());
  await createUser(tx, grant, {
    id: userId,
    name: invitee.name,
    email: invitee.email,
    signInName: null,
    passphraseHash: null,
    createdAt: at,
  });
  const { zone, locale } = clinic;
  await createMember(tx, grant, {
    id: invitee.memberId,
    userId,
    role: invitee.role,
    title,
    zone,
    locale,
    createdAt: at,
  });
}

export type InvitationState = "none" | "open" | "expired" | "used" | "revoked";

/** Where an invitation stands at `at`. */
export function invitationState(
  row: Pick<InvitationRow, "usedAt" | "revokedAt" | "expiresAt"> | null,
  at: Date,
): InvitationState {
  if (row === null) return "none";
  if (row.usedAt !== null) return "used";
  if (row.revokedAt !== null) return "revoked";
  return row.expiresAt.getTime() <= at.getTime() ? "expired" : "open";
}

/** Takes back every open invitation of a member, with the mail that waits. */
export async function revokeInvitations(grant: InvitingGrant, memberId: string): Promise<Result<undefined>> {
  await (await getStore()).write(grant, "invitation:revoke", async (tx, audit) => {
    audit({ subjectId: memberId });
    await dropUnsentMail(tx, grant, await revokeOpenInvitations(tx, grant, memberId, now()));
  });
  return ok();
}

/** Ends every earlier link of a member and issues a new one. */
export function reissueInvitation(
  grant: InvitingGrant,
  id: string,
  invitee: Invitee,
): Promise<Result<Handover, "conflict">> {
  const at = now();
  return once(grant, id, { memberId: invitee.memberId }, async () => {
    const prepared = prepare(invitee.role, invitee.email, at);
    await (await getStore()).write(grant, "invitation:reissue", async (tx, audit) => {
      audit({ subjectId: invitee.memberId });
      await dropUnsentMail(tx, grant, await revokeOpenInvitations(tx, grant, invitee.memberId, at));
      await issue(tx, grant, id, invitee, at, prepared);
    });
    return toHandover(invitee, prepared);
  });
}
