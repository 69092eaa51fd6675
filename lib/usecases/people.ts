/**
 * The clinic's staff, for its admins. Invariants: disabling somebody ends their sign-ins in the same transaction; the
 * last admin who can sign in cannot be disabled; patients are counted, never named.
 */
import { listOpenStaffInvitations } from "#db/queries/invitation.ts";
import {
  countOtherAdmins,
  countPatients,
  getStaffMember,
  listStaff,
  type StaffRow,
  setDisabled,
  updateStaffIdentity,
} from "#db/queries/member.ts";
import { revokeSessionsOf } from "#db/queries/sign-in.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { MemberInput, StaffIdentityInput } from "#lib/schemas/people.ts";
import { mailIsConfigured } from "./mail.ts";

export interface StaffMember extends StaffRow {
  /** When the open invitation ends; null when there is none. */
  readonly invitedUntil: Date | null;
  readonly isMe: boolean;
}

export interface People {
  readonly staff: readonly StaffMember[];
  readonly patients: number;
  readonly mailIsConfigured: boolean;
}

/** Staff with their state, oldest first, and how many patients there are. Admins only. */
export async function listPeople(actor: Actor): Promise<Result<People, Denial>> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  const { read } = await getStore();
  const [staff, open, patients] = await Promise.all([
    listStaff(read, access.value),
    listOpenStaffInvitations(read, access.value, now()),
    countPatients(read, access.value),
  ]);
  const until = new Map(open.map((invitation) => [invitation.memberId, invitation.expiresAt]));
  return ok({
    staff: staff.map((member) => ({
      ...member,
      invitedUntil: until.get(member.memberId) ?? null,
      isMe: member.memberId === access.value.memberId,
    })),
    patients,
    mailIsConfigured: mailIsConfigured(),
  });
}

/** One member of staff. `not_found` for patients and for other clinics. */
export async function getStaff(actor: Actor, input: MemberInput): Promise<Result<StaffMember, Denial>> {
  const people = await listPeople(actor);
  if (!people.ok) return people;
  const found = people.value.staff.find((member) => member.memberId === input.memberId);
  return found ? ok(found) : err("not_found");
}

/** Disables a member of staff and signs them out everywhere at once. `last_admin` when nobody could administer any more. */
export async function disableMember(
  actor: Actor,
  input: MemberInput,
): Promise<Result<undefined, Denial | "last_admin">> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  const grant = access.value;
  return (await getStore()).write(grant, "member:disable", async (tx, audit) => {
    const staff = await getStaffMember(tx, grant, input.memberId);
    if (!staff) return err("not_found");
    audit({ subjectId: staff.memberId });
    if (staff.disabledAt !== null) return ok();
    if (staff.role === "admin" && staff.joined && (await countOtherAdmins(tx, grant, staff.memberId)) === 0)
      return err("last_admin");
    await setDisabled(tx, grant, staff.memberId, now());
    await revokeSessionsOf(tx, grant, staff.userId, now());
    return ok();
  });
}

/** Enables a member of staff again; they sign in with the passphrase they had. */
export async function enableMember(actor: Actor, input: MemberInput): Promise<Result<undefined, Denial>> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  const grant = access.value;
  return (await getStore()).write(grant, "member:enable", async (tx, audit) => {
    const staff = await getStaffMember(tx, grant, input.memberId);
    if (!staff) return err("not_found");
    audit({ subjectId: staff.memberId });
    await setDisabled(tx, grant, staff.memberId, null);
    return ok();
  });
}

/** Changes name and title of a member of staff. `conflict` when somebody saved since the form was opened. */
export async function saveStaffIdentity(
  actor: Actor,
  input: StaffIdentityInput,
): Promise<Result<undefined, Denial | "conflict">> {
  const access = await authorize(actor, "people:manage");
  if (!access.ok) return access;
  const grant = access.value;
  return (await getStore()).write(grant, "member:save", async (tx, audit) => {
    const staff = await getStaffMember(tx, grant, input.memberId);
    if (!staff) return err("not_found");
    audit({ subjectId: staff.memberId });
    const saved = await updateStaffIdentity(
      tx,
      grant,
      staff,
      { name: input.name, title: input.title },
      input.revision,
    );
    return saved ? ok() : err("conflict");
  });
}
