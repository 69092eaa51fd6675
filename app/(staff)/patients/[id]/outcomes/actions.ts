/** What the care team sends about outcome measures: a measure, or that one should not stand. */
"use server";
import { enterPromInput, withdrawPromInput } from "#lib/schemas/prom.ts";
import { enterProm, withdrawProm } from "#lib/usecases/prom-entry.ts";
import { defineAction } from "#lib/web/define-action.ts";

/** Stores a measure that was answered on paper or at the visit, or replaces one. */
export const enterMeasure = defineAction({
  name: "prom:enter",
  schema: enterPromInput,
  usecase: enterProm,
  after: (_value, { patientId }) => ({ redirectTo: `/patients/${patientId}/outcomes?saved=entered` }),
});

/** Takes a measure back, with the reason. */
export const takeBack = defineAction({
  name: "prom:withdraw",
  schema: withdrawPromInput,
  usecase: withdrawProm,
  after: (_value, { patientId }) => ({ redirectTo: `/patients/${patientId}/outcomes?saved=withdrawn` }),
});
