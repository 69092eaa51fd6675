/**
 * Inviting people: staff by an admin, patients by the therapist who will lead their care; taking an invitation back and
 * issuing it again. Invariant: user, member, episode, calm plan and invitation of a patient come into being together or
 * not at all.
 */
import { getClinic } from "#db/queries/clinic.ts";
import { getInvitee, getNewestInvitation } from "#db/queries/invitation.ts";
import { type ColleagueRow, getStaffMember, listClinicians } from "#db/queries/member.ts";
import { openEpisode } from "#db/queries/patient-record.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, calendarDateOf, daysBetween, localDayOf } from "#lib/domain/calendar.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { InvitePatientInput, InviteStaffInput } from "#lib/schemas/invitation.ts";
import { startCalmPlan } from "./calm-plan.ts";
import {
  createPerson,
  type Handover,
  type InvitationState,
  type Invitee,
  invitationState,
  issue,
  once,
  prepare,
  reissueInvitation,
  revokeInvitations,
  toHandover,
} from "./invitation-issue.ts";
import { mailIsConfigured } from "./mail.ts";
import { refreshSignals } from "./refresh-signals.ts";

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

/** Years between an onset and today beyond which a date is taken for a slip. */
const longestOnsetYears = 30;

/**
 * Invites a patient: user, member, episode in the acute phase, labels, care team, calm plan and invitation, in one
 * transaction.
 * The therapist becomes the lead. Fails with `onset_in_future` or `onset_too_long_ago` (by the calendar of the clinic's zone), and
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
  if (input.onsetDay > calendarDateOf(at, clinic.zone)) return err("onset_in_future");
  // In the first hours after midnight the calendar's date names the day that has not ended yet.
  const age = Math.max(0, daysBetween(input.onsetDay, today));
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
        onsetDay: addDays(today, -age),
        region: input.region,
        diagnoses: [...new Set(input.diagnoses)],
        clinicianIds,
        startDay: today,
        at,
        makeId: () => newId(at.getTime()),
      });
      await startCalmPlan(tx, grant, { patientId, episodeId }, { day: today });
      await issue(tx, grant, input.idempotencyKey, invitee, at, prepared);
      await refreshSignals(tx, { clinicId: grant.clinicId, patientId, episodeId });
    });
    return toHandover(invitee, prepared);
  });
}

export interface InvitePatientForm {
  readonly clinicians: readonly ColleagueRow[];
  /** The date on the clinic's wall clock, the latest onset that can be chosen. */
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
  return ok({ clinicians, today: calendarDateOf(now(), clinic.zone), mailIsConfigured: mailIsConfigured() });
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
  return access.ok ? revokeInvitations(access.value, input.patientId) : access;
}

/** Takes back every open invitation of a member of staff. Taking back none is ok. */
export async function revokeStaffInvitation(
  actor: Actor,
  input: { memberId: string },
): Promise<Result<undefined, Denial>> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  if (!(await getStaffMember((await getStore()).read, access.value, input.memberId))) return err("not_found");
  return revokeInvitations(access.value, input.memberId);
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
  return reissueInvitation(access.value, input.idempotencyKey, invitee);
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
  return reissueInvitation(access.value, input.idempotencyKey, staff);
}
