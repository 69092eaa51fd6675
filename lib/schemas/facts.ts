/**
 * Facts as they arrive from a phone or a form. Invariant: each fact is read by itself, so one that cannot be read never
 * takes the rest of its batch with it; instants may be ISO text or dates.
 */
import { z } from "zod";
import { stopReasons } from "#lib/domain/credit.ts";
import { excuseReasons, type Fact, sessionEndings, sessionSources } from "#lib/domain/facts.ts";
import { localDay, paragraph, uuid } from "./text.ts";

/** A moment with its zone or offset; a day without a time is none. */
const instant = z.union([z.date(), z.iso.datetime({ offset: true }).transform((text) => new Date(text))]);

const whole = z.number().int().min(-1_000_000).max(1_000_000);
const revision = z.number().int().min(0).max(999);
const recorded = { id: uuid, recordedAt: instant };
const ofSession = { ...recorded, sessionId: uuid };

const sessionStarted = z.strictObject({
  kind: z.literal("session_started"),
  ...recorded,
  versionId: uuid,
  startedAt: instant,
  zone: z.string().min(1).max(64),
  localDay,
  source: z.enum(sessionSources),
  restPainBefore: whole.nullable(),
  drowsy: z.boolean().nullable(),
});

const setRecorded = z.strictObject({
  kind: z.literal("set_recorded"),
  ...ofSession,
  prescriptionId: uuid,
  setIndex: whole,
  side: z.enum(["both", "left", "right"]),
  revision,
  done: whole,
  loadG: whole.nullable(),
});

const exposureClosed = z.strictObject({
  kind: z.literal("exposure_closed"),
  ...ofSession,
  prescriptionId: uuid,
  revision,
  painDuring: whole.nullable(),
  effort: whole.nullable(),
  stopReason: z.enum(stopReasons),
  endedByApp: z.boolean(),
  notReached: z.boolean(),
});

const sessionFinished = z.strictObject({
  kind: z.literal("session_finished"),
  ...ofSession,
  finishedAt: instant,
  endedBy: z.enum(sessionEndings),
});

const sessionAmended = z.strictObject({
  kind: z.literal("session_amended"),
  ...ofSession,
  revision: z.number().int().min(1).max(999),
  localDay,
  restPainBefore: whole.nullable(),
  drowsy: z.boolean().nullable(),
  withdrawn: z.boolean(),
  reason: paragraph(500).nullable(),
});

const nextDayAnswered = z.strictObject({
  kind: z.literal("next_day_answered"),
  ...recorded,
  sessionDay: localDay,
  revision,
  painNrs: whole,
  zone: z.string().min(1).max(64),
});

const excuseRecorded = z.strictObject({
  kind: z.literal("excuse_recorded"),
  ...recorded,
  fromDay: localDay,
  toDay: localDay,
  reason: z.enum(excuseReasons),
});

const excuseWithdrawn = z.strictObject({ kind: z.literal("excuse_withdrawn"), ...recorded, excuseId: uuid });

/** One fact. Its output is the domain's `Fact`. */
export const factInput = z.discriminatedUnion("kind", [
  sessionStarted,
  setRecorded,
  exposureClosed,
  sessionFinished,
  sessionAmended,
  nextDayAnswered,
  excuseRecorded,
  excuseWithdrawn,
]) satisfies z.ZodType<Fact, unknown>;

/** Most facts of one sending: a month of sessions comes in a few. */
export const factsMax = 500;

/** A sending of facts about one patient, each still unread. Code: `too_long` beyond 500. */
export const factsInput = z.strictObject({
  patientId: uuid,
  facts: z.array(z.unknown()).max(factsMax, "too_long"),
});
export type FactsInput = z.infer<typeof factsInput>;
