"use server";
/** Beginning the entry of an earlier day’s session; the form of the session itself follows at its own address. */
import { backdateSessionInput } from "#lib/schemas/session.ts";
import { backdateSession } from "#lib/usecases/session.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const backdate = defineAction({
  name: "session:backdate",
  schema: backdateSessionInput,
  usecase: backdateSession,
  after: ({ sessionId }) => ({ redirectTo: `/session/${sessionId}` }),
});
