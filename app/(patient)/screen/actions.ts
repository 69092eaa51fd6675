/** The form of the red-flag screen on its way to its use case. */
"use server";
import { redFlagScreenForm } from "#lib/schemas/red-flag.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Stores the whole red-flag screen of the patient who is signed in, then says what to do. */
export const sendScreen = defineAction({
  name: "red-flag:answer",
  schema: redFlagScreenForm,
  usecase: answerScreen,
  after: ({ screenId }) => ({ redirectTo: `/screen/${screenId}` }),
});
