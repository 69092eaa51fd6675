"use server";
/** What a therapist sends about sessions done on paper, and about entries that came late. */
import { lateEntryInput, paperLogInput } from "#lib/schemas/session.ts";
import { recordPaperLog, reviewLateEntry } from "#lib/usecases/paper-log.ts";
import { defineAction } from "#lib/web/define-action.ts";

export const savePaperLog = defineAction({
  name: "paper-log:record",
  schema: paperLogInput,
  usecase: recordPaperLog,
  after: () => ({ message: "session.log.savedMessage" }),
});

export const decideLateEntry = defineAction({
  name: "late-entry:review",
  schema: lateEntryInput,
  usecase: reviewLateEntry,
  after: ({ accepted }) => ({ message: accepted ? "session.log.accepted" : "session.log.declined" }),
});
