/** What a therapist does with signals, on its way to its use case. */
"use server";
import { handleSignalsInput } from "#lib/schemas/signal.ts";
import { handleSignals } from "#lib/usecases/signal.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Acknowledges, snoozes, closes or brings back signals of a patient, and leads back to where one came from. */
export const handleSignalsAction = defineAction({
  name: "signal:handle",
  schema: handleSignalsInput,
  usecase: handleSignals,
  after: (_value, { patientId, from }) => ({
    redirectTo: from === "caseload" ? "/caseload" : `/patients/${patientId}`,
  }),
});
