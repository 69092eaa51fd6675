/**
 * What a person does with signals, and the data of a signal as they are stored.
 * Invariant: stored data are read back whole or not at all; a signal never shows half of what it rests on.
 */
import { z } from "zod";
import { escalationReasons, gateReasons } from "#lib/domain/gate.ts";
import type { SignalData } from "#lib/domain/signal.ts";
import { doseAxes } from "./program.ts";
import { localDay, paragraph, uuid } from "./text.ts";

/** A reason is a sentence somebody else can follow: at most this long. */
export const signalReasonMax = 500;

/** `id seen`: the signal, and the mark of the data that were on the page. */
const seenSignal = z
  .string("required")
  .regex(/^[0-9a-f-]{36} [\w-]{1,64}$/, "not_valid")
  .transform((text) => ({ id: text.slice(0, 36), seen: text.slice(37) }));

/** From repeated fields, a single one or JSON: at least one, at most 30. */
const seenSignals = z.preprocess(
  (value) => (typeof value === "string" ? [value] : (value ?? [])),
  z.array(seenSignal, "required").min(1, "required").max(30, "too_long"),
);

/**
 * Acknowledging, putting off, closing or bringing back signals of one patient with one reason; the day is asked for
 * putting off alone. Codes: `required`, `too_long`, `not_a_date`, `not_an_id`, `not_valid`.
 */
export const handleSignalsInput = z
  .object({
    patientId: uuid,
    act: z.enum(["acknowledge", "snooze", "close", "reopen"], "required"),
    signals: seenSignals,
    reason: paragraph(signalReasonMax),
    /** Where the form was opened. */
    from: z.enum(["caseload", "patient"]).default("patient"),
    until: z.preprocess((value) => (value === "" || value === undefined ? null : value), localDay.nullable()),
  })
  .refine(({ act, until }) => act !== "snooze" || until !== null, {
    path: ["until"],
    error: "required",
    when: () => true,
  });
export type HandleSignalsInput = z.infer<typeof handleSignalsInput>;

const count = z.number().int();
const score = z.number();
const day = z.string();
const flag = z.object({
  questionId: z.string(),
  code: z.enum(["E", "S", "U", "T"]),
  raisedAt: z.coerce.date(),
});
const exposure = z.object({
  exercise: z.string(),
  day,
  painDuring: count.nullable(),
  nextDayChange: count.nullable(),
});
const measure = z.object({ instrument: z.string(), from: score, to: score, fromDay: day, toDay: day });
const dose = z.object({
  axis: z.enum(doseAxes),
  sets: count,
  reps: count.nullable(),
  holdSeconds: count.nullable(),
  durationSeconds: count.nullable(),
  distanceM: count.nullable(),
  loadG: count.nullable(),
});

/** `signals.data` by its code. */
export const storedSignalData: z.ZodType<SignalData> = z.discriminatedUnion("code", [
  z.object({ code: z.enum(["RED_FLAG", "FLAG_TU"]), flags: z.array(flag) }),
  z.object({ code: z.literal("STOP_SEVERE"), exposures: z.array(exposure), limit: count }),
  z.object({ code: z.literal("STOP_REPEATED"), exposures: z.array(exposure) }),
  z.object({
    code: z.literal("NEXT_DAY_RED"),
    days: z.array(z.object({ day, before: count, after: count })),
    limit: count,
  }),
  z.object({ code: z.literal("NIGHT_PAIN"), days: z.array(day) }),
  z.object({
    code: z.literal("FLARE"),
    startedOn: day,
    source: z.enum(["button", "detected", "before_session"]),
    restPain: count.nullable(),
    baseline: count.nullable(),
  }),
  z.object({ code: z.literal("FLARE_REVIEW"), startedOn: day, days: count, previousOn: day.nullable() }),
  z.object({ code: z.literal("UNREAD_SAFETY"), count, words: z.array(z.string()) }),
  z.object({ code: z.literal("PROM_WORSE"), measures: z.array(measure) }),
  z.object({
    code: z.literal("PAIN_TREND"),
    median: count,
    previous: count,
    values: count,
    previousValues: count,
  }),
  z.object({ code: z.literal("ADH_LOW"), percent: count, done: count, due: count }),
  z.object({
    code: z.literal("ADH_DROP"),
    percent: count,
    previous: count,
    due: count,
    previousDue: count,
  }),
  z.object({ code: z.literal("MISSED3"), kind: z.enum(["slots", "weeks"]), days: z.array(day), due: count }),
  z.object({ code: z.literal("SILENT7"), days: count, due: count, everLogged: z.boolean() }),
  z.object({ code: z.literal("GATE_READY"), restPain: z.array(count.nullable()) }),
  z.object({
    code: z.literal("SLOW_RECOVERY"),
    day: count.nullable(),
    reasons: z.array(
      z.object({
        reason: z.enum([...gateReasons, ...escalationReasons]),
        unknown: z.boolean(),
        limit: z.number(),
      }),
    ),
    measures: z.array(measure),
  }),
  z.object({ code: z.literal("MEDICAL_REVIEW"), day: count.nullable(), measures: z.array(measure) }),
  z.object({
    code: z.literal("STOP_OTHER"),
    stops: z.array(z.object({ exercise: z.string(), reason: z.enum(["LONG_LAYOFF", "NO_EASIER"]), on: day })),
  }),
  z.object({
    code: z.literal("PLATEAU"),
    exercises: z.array(z.object({ exercise: z.string(), dose, exposures: count, since: day })),
  }),
  z.object({
    code: z.literal("OVERUSE"),
    weeks: z.array(z.object({ weekStart: day, extras: count, due: count })),
  }),
  z.object({ code: z.literal("ADVANCE_READY"), template: z.string(), criteria: count }),
  z.object({ code: z.literal("APPROVAL_PENDING"), exercises: z.array(z.string()), count }),
  z.object({
    code: z.literal("PROM_OVERDUE"),
    measures: z.array(z.object({ instrument: z.string(), dueOn: day })),
  }),
  z.object({ code: z.literal("EXCUSE_REVIEW"), excusedDays: count, from: day, to: day }),
  z.object({ code: z.literal("LATE_ENTRY"), count, oldestDay: day }),
  z.object({ code: z.literal("INVITED"), invitedOn: day }),
]);
