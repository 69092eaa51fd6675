"use server";
/** What a patient sends about days on which nothing is due: marking them, and taking that back. */
import { excuseInput, withdrawExcuseInput } from "#lib/schemas/excuse.ts";
import { recordExcuse, withdrawExcuse } from "#lib/usecases/excuse.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const markDays = defineAction({
  name: "excuse:record",
  schema: excuseInput,
  usecase: recordExcuse,
  after: () => ({ message: "today.days.saved" }),
});

export const takeBack = defineAction({
  name: "excuse:withdraw",
  schema: withdrawExcuseInput,
  usecase: withdrawExcuse,
  after: () => ({ message: "today.days.withdrawn" }),
});
