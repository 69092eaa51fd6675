"use server";
/** Correcting, taking back and restoring a session: all three add to the record and replace nothing. */
import { amendSessionInput } from "#lib/schemas/session.ts";
import { amendSession } from "#lib/usecases/session.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const amend = defineAction({
  name: "session:amend",
  schema: amendSessionInput,
  usecase: amendSession,
  after: ({ withdrawn }, input) => ({
    message: withdrawn
      ? "session.correct.withdrawn"
      : input.restore
        ? "session.correct.restored"
        : "session.correct.saved",
  }),
});
