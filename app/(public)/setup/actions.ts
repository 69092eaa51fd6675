"use server";
/** The first run; it hands out the first admin’s sign-in. */
import { setupInput } from "#lib/schemas/setup.ts";
import { setUpClinic } from "#lib/usecases/setup.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { handOutSession, requestOrigin } from "#lib/web/session-cookie-writer.ts";

export const createClinic = defineAction({
  name: "clinic:create",
  visitors: true,
  schema: setupInput,
  usecase: async (actor, input) => {
    const result = await setUpClinic(actor, input, await requestOrigin());
    if (result.ok && result.value.sessionId !== null) await handOutSession(result.value.sessionId);
    return result;
  },
  after: ({ sessionId }) => ({ redirectTo: sessionId === null ? "/sign-in" : "/admin/people" }),
});
