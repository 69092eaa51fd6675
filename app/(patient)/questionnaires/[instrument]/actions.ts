/** What a patient sends about outcome measures: a page, the whole, or the activities they name. */
"use server";
import { finishPromInput, nameActivitiesInput, savePromPageInput } from "#lib/schemas/prom.ts";
import { finishProm, nameActivities, savePromPage } from "#lib/usecases/prom.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Stores one confirmed page and leads to the next that is open. */
export const savePage = defineAction({
  name: "prom:record",
  schema: savePromPageInput,
  usecase: savePromPage,
  after: (value) => ({
    redirectTo:
      value.kind === "finished"
        ? `/questionnaires?sent=${value.responseId}`
        : `/questionnaires/${value.instrument}?page=${value.kind === "page" ? value.page + 1 : "end"}`,
  }),
});

/** Sends a questionnaire with the pages that are confirmed. */
export const sendAsItIs = defineAction({
  name: "prom:record",
  schema: finishPromInput,
  usecase: finishProm,
  after: ({ responseId }) => ({ redirectTo: `/questionnaires?sent=${responseId}` }),
});

/** Stores what the patient named, then asks about the first. */
export const saveActivities = defineAction({
  name: "prom:record",
  schema: nameActivitiesInput,
  usecase: nameActivities,
  after: () => ({ redirectTo: "/questionnaires/psfs" }),
});
