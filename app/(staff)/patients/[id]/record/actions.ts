/** Ending flags, reviewing the context and deciding on flares, on their way to their use cases. */
"use server";
import { endFlareInput, reviewFlareInput } from "#lib/schemas/flare.ts";
import { endRedFlagsInput, reviewContextInput } from "#lib/schemas/red-flag.ts";
import { endFlare, reviewFlare } from "#lib/usecases/flare.ts";
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

/** A therapist has looked at a long or second flare and lets it go on by the rules. */
export const reviewFlareAction = defineAction({
  name: "flare:review",
  schema: reviewFlareInput,
  usecase: reviewFlare,
  after: ({ patientId }) => ({ redirectTo: `/patients/${patientId}` }),
});

/** A therapist ends a flare. */
export const endFlareAction = defineAction({
  name: "flare:end",
  schema: endFlareInput,
  usecase: endFlare,
  after: ({ patientId }) => ({ redirectTo: `/patients/${patientId}` }),
});
