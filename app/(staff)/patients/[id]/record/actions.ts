/** Ending flags and reviewing the context on their way to their use cases. */
"use server";
import { endRedFlagsInput, reviewContextInput } from "#lib/schemas/red-flag.ts";
import { endRedFlags, reviewContext } from "#lib/usecases/red-flag-record.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Ends open red flags of a patient with one statement. */
export const endRedFlagsAction = defineAction({
  name: "red-flag:clear",
  schema: endRedFlagsInput,
  usecase: endRedFlags,
  fieldOf: {
    reason_required: "reason",
    assessor_required: "assessedBy",
    assessed_on_required: "assessedOn",
    assessed_on_impossible: "assessedOn",
  },
  after: (_value, { patientId }) => ({ redirectTo: `/patients/${patientId}/record` }),
});

/** Marks the context as read by a therapist, with what it means. */
export const reviewContextAction = defineAction({
  name: "red-flag:review-context",
  schema: reviewContextInput,
  usecase: reviewContext,
  after: (_value, { patientId }) => ({ redirectTo: `/patients/${patientId}/record` }),
});
