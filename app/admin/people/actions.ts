"use server";
/** What an admin changes about staff and their invitations. A link leaves the server once, in the answer. */
import { toHandoverView } from "#app/_parts/handover-view.ts";
import { inviteStaffInput, reissueStaffInput, staffInvitationInput } from "#lib/schemas/invitation.ts";
import { memberInput, staffIdentityInput } from "#lib/schemas/people.ts";
import { inviteStaff, reissueStaffInvitation, revokeStaffInvitation } from "#lib/usecases/invitation.ts";
import { disableMember, enableMember, saveStaffIdentity } from "#lib/usecases/people.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const sendStaffInvitation = defineAction({
  name: "invitation:staff",
  schema: inviteStaffInput,
  usecase: async (actor, input) => toHandoverView(await inviteStaff(actor, input)),
  after: (value) => ({ value }),
});

export const renewStaffInvitation = defineAction({
  name: "invitation:reissue",
  schema: reissueStaffInput,
  usecase: async (actor, input) => toHandoverView(await reissueStaffInvitation(actor, input)),
  after: (value) => ({ value }),
});

export const takeBackStaffInvitation = defineAction({
  name: "invitation:revoke",
  schema: staffInvitationInput,
  usecase: revokeStaffInvitation,
  after: () => ({ message: "admin.staff.link.revoked" }),
});

export const saveStaff = defineAction({
  name: "member:save",
  schema: staffIdentityInput,
  usecase: saveStaffIdentity,
  after: () => ({ message: "admin.staff.saved" }),
});

export const disableStaff = defineAction({
  name: "member:disable",
  schema: memberInput,
  usecase: disableMember,
  after: () => ({ message: "admin.staff.access.disabledNow" }),
});

export const enableStaff = defineAction({
  name: "member:enable",
  schema: memberInput,
  usecase: enableMember,
});
