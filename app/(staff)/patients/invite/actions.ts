"use server";
/** Inviting a patient, making a new link, taking one back. A link leaves the server once, in the answer. */
import { toHandoverView } from "#app/_parts/handover-view.ts";
import { invitePatientInput, patientInvitationInput, reissuePatientInput } from "#lib/schemas/invitation.ts";
import {
  invitePatient,
  reissuePatientInvitation,
  revokePatientInvitation,
} from "#lib/usecases/invitation.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const sendPatientInvitation = defineAction({
  name: "patient:invite",
  schema: invitePatientInput,
  usecase: async (actor, input) =>
    toHandoverView(await invitePatient(actor, input), (id) => `/patients/${id}`),
  fieldOf: { onset_in_future: "onsetDay", onset_too_long_ago: "onsetDay" },
  after: (value) => ({ value }),
});

export const renewPatientInvitation = defineAction({
  name: "invitation:reissue",
  schema: reissuePatientInput,
  usecase: async (actor, input) => toHandoverView(await reissuePatientInvitation(actor, input)),
  after: (value) => ({ value }),
});

export const takeBackPatientInvitation = defineAction({
  name: "invitation:revoke",
  schema: patientInvitationInput,
  usecase: revokePatientInvitation,
  after: () => ({ message: "invite.manage.revoked" }),
});
