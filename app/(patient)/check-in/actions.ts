/** The form of the check-in on its way to its use case. */
"use server";
import { recordCheckInInput } from "#lib/schemas/check-in.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Stores one check-in of the patient who is signed in, or its correction on the same day. */
export const saveCheckIn = defineAction({
  name: "check-in:record",
  schema: recordCheckInInput,
  usecase: recordCheckIn,
  after: ({ day }) => ({ redirectTo: `/check-in?saved=${day}` }),
});
