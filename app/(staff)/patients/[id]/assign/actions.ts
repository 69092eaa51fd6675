"use server";
/** Publishing from the assign page. */
import { publishProgramInput } from "#lib/schemas/program.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const publishProgramAction = defineAction({
  name: "program:publish",
  schema: publishProgramInput,
  usecase: publishProgram,
  after: ({ patientId }) => ({ redirectTo: `/patients/${patientId}/program` }),
});
