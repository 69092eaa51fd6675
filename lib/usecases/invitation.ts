/**
 * Inviting people: staff by an admin, patients by the therapist who will lead their care; taking an invitation back and
 * issuing it again. Invariants: user, member, episode, calm plan and invitation of a patient come into being together
 * or not at all; a link is shown once and only its hash is kept; issuing again ends every earlier link of that person.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { type ClinicRow, getClinic } from "#db/queries/clinic.ts";
import {
  createInvitation,
  getInvitee,
  getNewestInvitation,
  getOwnInvitation,
  type InvitationRow,
  type InvitingGrant,
  replaceToken,
  revokeOpenInvitations,
} from "#db/queries/invitation.ts";
import { type ColleagueRow, createMember, getStaffMember, listClinicians } from "#db/queries/member.ts";
import { dropUnsentMail, enqueueInvitationMail } from "#db/queries/outbox.ts";
import { openEpisode } from "#db/queries/patient-record.ts";
import { createUser } from "#db/queries/user.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { daysBetween, localDayOf } from "#lib/domain/calendar.ts";
import type { Role } from "#lib/domain/episode.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { InvitePatientInput, InviteStaffInput } from "#lib/schemas/invitation.ts";
import { startCalmPlan } from "./calm-plan.ts";
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

interface Invitee {
  readonly memberId: string;
  readonly name: string;
  readonly role: Role;
  readonly email: string | null;
}

type Tx = Parameters<typeof createUser>[0];

/** Stores the invitation and its mail; the caller has opened the transaction. */
async function issue(
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

interface Prepared {
  readonly tokenHash: string;
  readonly link: string;
  readonly expiresAt: Date;
  readonly mailTo: string | null;
}

function prepare(role: Role, email: string | null, at: Date): Prepared {
  const { token, tokenHash } = newToken();
  return {
    tokenHash,
    link: invitationLink(token),
    expiresAt: invitationExpiry(role, at),
    mailTo: email !== null && mailIsConfigured() ? email : null,
  };
}

const toHandover = (invitee: Invitee, prepared: Prepared): Handover => ({
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
async function once(
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

/** Invites a therapist, clinician or admin: seven days to accept. Admins only. */
export async function inviteStaff(
  actor: Actor,
  input: InviteStaffInput,
): Promise<Result<Handover, Denial | "conflict">> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const clinic = await getClinic(store.read, grant);
  const at = now();
  return once(grant, input.idempotencyKey, { name: input.name }, async () => {
    const invitee: Invitee = {
      memberId: newId(at.getTime()),
      name: input.name,
      role: input.role,
      email: input.email,
    };
    const prepared = prepare(input.role, input.email, at);
    await store.write(grant, "invitation:staff", async (tx, audit) => {
      audit({ subjectId: invitee.memberId });
      await createPerson(tx, grant, invitee, clinic, input.title, at);
      await issue(tx, grant, input.idempotencyKey, invitee, at, prepared);
    });
    return toHandover(invitee, prepared);
  });
}

async function createPerson(
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

/** Years between an onset and today beyond which a date is taken for a slip. */
const longestOnsetYears = 30;

/**
 * Invites a patient: user, member, episode in the acute phase, labels, care team, calm plan and invitation, in one
 * transaction.
 * The therapist becomes the lead. Fails with `onset_in_future` or `onset_too_long_ago` (in the clinic's zone), and
 * `clinician_gone` when a clinician to link is no longer one of the clinic.
 */
export async function invitePatient(
  actor: Actor,
  input: InvitePatientInput,
): Promise<
  Result<Handover, Denial | "conflict" | "onset_in_future" | "onset_too_long_ago" | "clinician_gone">
> {
  const access = await authorize(actor, "patient:invite");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const clinic = await getClinic(store.read, grant);
  const at = now();
  const today = localDayOf(at, clinic.zone);
  const age = daysBetween(input.onsetDay, today);
  if (age < 0) return err("onset_in_future");
  if (age > longestOnsetYears * 366) return err("onset_too_long_ago");
  const clinicianIds = [...new Set(input.clinicianIds)];
  if ((await listClinicians(store.read, grant, clinicianIds)).length !== clinicianIds.length)
    return err("clinician_gone");
  return once(grant, input.idempotencyKey, { name: input.name }, async () => {
    const invitee: Invitee = {
      memberId: newId(at.getTime()),
      name: input.name,
      role: "patient",
      email: input.email,
    };
    const prepared = prepare("patient", input.email, at);
    await store.write(grant, "patient:invite", async (tx, audit) => {
      audit({ subjectId: invitee.memberId });
      await createPerson(tx, grant, invitee, clinic, null, at);
      const episodeId = newId(at.getTime());
      const patientId = invitee.memberId;
      await openEpisode(tx, grant, {
        id: episodeId,
        patientId,
        onsetDay: input.onsetDay,
        region: input.region,
        diagnoses: [...new Set(input.diagnoses)],
        clinicianIds,
        startDay: today,
        at,
      });
      await startCalmPlan(tx, grant, { patientId, episodeId }, { day: today });
      await issue(tx, grant, input.idempotencyKey, invitee, at, prepared);
    });
    return toHandover(invitee, prepared);
  });
}

export interface InvitePatientForm {
  readonly clinicians: readonly ColleagueRow[];
  /** The clinic's local day, the latest onset that can be chosen. */
  readonly today: string;
  readonly mailIsConfigured: boolean;
}

/** What the form for inviting a patient offers. */
export async function getInvitePatientForm(actor: Actor): Promise<Result<InvitePatientForm, Denial>> {
  const access = await authorize(actor, "patient:invite");
  if (!access.ok) return access;
  const { read } = await getStore();
  const [clinic, clinicians] = await Promise.all([
    getClinic(read, access.value),
    listClinicians(read, access.value),
  ]);
  return ok({ clinicians, today: localDayOf(now(), clinic.zone), mailIsConfigured: mailIsConfigured() });
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

export interface PatientInvitation {
  readonly patientId: string;
  readonly name: string;
  readonly joined: boolean;
  readonly state: InvitationState;
  readonly createdAt: Date | null;
  readonly expiresAt: Date | null;
  readonly email: string | null;
  readonly mailIsConfigured: boolean;
}

/** Where a patient's invitation stands. Therapists of the care team. */
export async function getPatientInvitation(
  actor: Actor,
  input: { patientId: string },
): Promise<Result<PatientInvitation, Denial>> {
  const access = await authorize(actor, "invitation:manage", input);
  if (!access.ok) return access;
  const { read } = await getStore();
  const [invitee, newest] = await Promise.all([
    getInvitee(read, access.value),
    getNewestInvitation(read, access.value),
  ]);
  if (!invitee) return err("not_found");
  return ok({
    patientId: input.patientId,
    name: invitee.name,
    joined: invitee.joined,
    state: invitationState(newest, now()),
    createdAt: newest?.createdAt ?? null,
    expiresAt: newest?.expiresAt ?? null,
    email: invitee.email,
    mailIsConfigured: mailIsConfigured(),
  });
}

/** Takes back every open invitation of a patient. Taking back none is ok. */
export async function revokePatientInvitation(
  actor: Actor,
  input: { patientId: string },
): Promise<Result<undefined, Denial>> {
  const access = await authorize(actor, "invitation:manage", input);
  return access.ok ? revoke(access.value, input.patientId) : access;
}

/** Takes back every open invitation of a member of staff. Taking back none is ok. */
export async function revokeStaffInvitation(
  actor: Actor,
  input: { memberId: string },
): Promise<Result<undefined, Denial>> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  if (!(await getStaffMember((await getStore()).read, access.value, input.memberId))) return err("not_found");
  return revoke(access.value, input.memberId);
}

async function revoke(grant: InvitingGrant, memberId: string): Promise<Result<undefined>> {
  await (await getStore()).write(grant, "invitation:revoke", async (tx, audit) => {
    audit({ subjectId: memberId });
    await dropUnsentMail(tx, grant, await revokeOpenInvitations(tx, grant, memberId, now()));
  });
  return ok();
}

/**
 * A new link for a patient: the first one was lost or has ended, or the passphrase was forgotten. Every earlier link
 * stops working; who accepts it chooses a new passphrase and is signed out everywhere else.
 */
export async function reissuePatientInvitation(
  actor: Actor,
  input: { idempotencyKey: string; patientId: string },
): Promise<Result<Handover, Denial | "conflict">> {
  const access = await authorize(actor, "invitation:manage", { patientId: input.patientId });
  if (!access.ok) return access;
  const invitee = await getInvitee((await getStore()).read, access.value);
  if (!invitee || invitee.disabled) return err("not_found");
  return reissue(access.value, input.idempotencyKey, invitee);
}

/** A new link for a member of staff, on the same terms. Admins only; not for somebody who is disabled. */
export async function reissueStaffInvitation(
  actor: Actor,
  input: { idempotencyKey: string; memberId: string },
): Promise<Result<Handover, Denial | "conflict">> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  const staff = await getStaffMember((await getStore()).read, access.value, input.memberId);
  if (!staff || staff.disabledAt !== null) return err("not_found");
  return reissue(access.value, input.idempotencyKey, staff);
}

function reissue(grant: InvitingGrant, id: string, invitee: Invitee): Promise<Result<Handover, "conflict">> {
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
