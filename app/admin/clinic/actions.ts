"use server";
/** Saving the clinic’s profile; two open tabs never overwrite each other. */
import { clinicInput } from "#lib/schemas/clinic.ts";
import { saveClinic } from "#lib/usecases/clinic.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const saveClinicProfile = defineAction({
  name: "clinic:configure",
  schema: clinicInput,
  usecase: saveClinic,
  after: () => ({ message: "admin.clinic.saved" }),
});
