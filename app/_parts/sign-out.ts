"use server";
/** Signing out: the session's row ends, the cookie is taken back, the sign-in page is shown. Works without script. */

import { ok } from "#lib/kernel/result.ts";
import { nothing } from "#lib/schemas/account.ts";
import { idleState } from "#lib/schemas/action-state.ts";
import { signOut } from "#lib/usecases/sign-in.ts";
import { defineAction } from "#lib/web/define-action.ts";
import { takeBackSession } from "#lib/web/session-cookie-writer.ts";

const run = defineAction({
  name: "session:close",
  visitors: true,
  schema: nothing,
  usecase: async (actor) => {
    await signOut(actor);
    await takeBackSession();
    return ok();
  },
  after: () => ({ redirectTo: "/sign-in" }),
});

export async function signOutAction(form: FormData): Promise<void> {
  await run(idleState, form);
}
