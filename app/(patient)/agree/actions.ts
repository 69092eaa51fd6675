"use server";
/** Agreeing to the text in the version that was on the screen. */
import { consentInput } from "#lib/schemas/account.ts";
import { recordConsent } from "#lib/usecases/consent.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const agree = defineAction({
  name: "consent:record",
  schema: consentInput,
  usecase: recordConsent,
  after: ({ intakeDue }) => ({ redirectTo: intakeDue ? "/screen" : "/today" }),
});
