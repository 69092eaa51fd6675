"use server";
/** Starting a session. What is recorded in it goes through the sync route, not through an action. */
import { startSessionInput } from "#lib/schemas/session.ts";
import { startSession } from "#lib/usecases/session.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const start = defineAction({
  name: "session:start",
  schema: startSessionInput,
  usecase: startSession,
  after: ({ sessionId }) => ({ redirectTo: `/session/${sessionId}` }),
});
