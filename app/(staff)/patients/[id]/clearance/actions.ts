/** The signature on its way to its use case, which decides on the criteria anew. */
"use server";
import { signClearanceInput } from "#lib/schemas/clearance.ts";
import { signClearance } from "#lib/usecases/clearance.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Signs the clearance of a patient on the criteria that the page showed. */
export const signClearanceAction = defineAction({
  name: "clearance:sign",
  schema: signClearanceInput,
  usecase: signClearance,
  after: (_value, { patientId }) => ({ redirectTo: `/patients/${patientId}/clearance` }),
});
