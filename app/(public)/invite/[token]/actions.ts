"use server";
/** Accepting an invitation; it hands out the sign-in that the use case opened. */
import { acceptInvitationInput } from "#lib/schemas/account.ts";
import { acceptInvitation } from "#lib/usecases/accept-invitation.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { homeOf } from "#lib/web/session.ts";
import { handOutSession, requestOrigin } from "#lib/web/session-cookie-writer.ts";

export const accept = defineAction({
  name: "invitation:accept",
  visitors: true,
  schema: acceptInvitationInput,
  usecase: async (actor, input) => {
    const result = await acceptInvitation(actor, input, await requestOrigin());
    if (result.ok) await handOutSession(result.value.sessionId);
    return result;
  },
  // A patient reads and agrees first.
  after: ({ role }) => ({ redirectTo: role === "patient" ? "/agree" : homeOf(role) }),
});
