"use server";
/** What the patient says on Today: the answer of the morning after, and that this is a flare. */
import { declareFlareInput } from "#lib/schemas/flare.ts";
import { answerMorningInput } from "#lib/schemas/next-day.ts";
import { declareFlare } from "#lib/usecases/flare.ts";
import { answerMorning } from "#lib/usecases/next-day.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const answerMorningAction = defineAction({
  name: "next-day:answer",
  schema: answerMorningInput,
  usecase: answerMorning,
  after: () => ({ redirectTo: "/today" }),
});

export const declareFlareAction = defineAction({
  name: "flare:declare",
  schema: declareFlareInput,
  usecase: declareFlare,
  after: () => ({ redirectTo: "/today" }),
});
