/** Facts of a patient about whom there is nothing to say, for tests that add one thing. */
import { startOfLocalDay } from "#lib/domain/calendar.ts";
import { defaultRules } from "#lib/domain/prescription.ts";
import type { AdherenceFacts, ExposureFact, SignalFacts } from "#lib/domain/signal-facts.ts";

/** A Wednesday; local days are Vienna's. */
export const today = "2026-03-25";
export const now = new Date("2026-03-25T10:00:00Z");
export const startOf = (day: string) => startOfLocalDay(day, "Europe/Vienna");

export const calmAdherence: AdherenceFacts = {
  rolling: { percent: 90, counted: 12, due: 12, band: "on-track" },
  last14: { percent: 90, due: 6 },
  before14: { percent: 90, due: 6 },
  slots: [],
  weeks: [],
  rule: "dates",
};

export const calmFacts: SignalFacts = {
  phase: "strengthening",
  now,
  today,
  startOf,
  onsetDay: "2026-01-01",
  openFlags: [],
  gate: null,
  gateAnsweredAt: null,
  checkIns: [],
  restingPain: [],
  exposures: [],
  adherence: calmAdherence,
  silence: { from: today, everLogged: true, due: 0, dueLately: 0 },
  selfExcuses: [],
  lateEntries: [],
  invitedAt: null,
  invitedOn: null,
};

/** A green exposure of one exercise, done and answered on `day`. */
export function exposure(day: string, more: Partial<ExposureFact> = {}): ExposureFact {
  const exerciseId = more.exerciseId ?? "bridge";
  return {
    key: `${day}:${exerciseId}`,
    sessionId: day,
    exerciseId,
    exercise: exerciseId,
    day,
    enteredAt: new Date(`${day}T08:00:00Z`),
    restPainBefore: 1,
    painDuring: 1,
    nextDayPain: 1,
    nextDayAt: new Date(new Date(`${day}T08:00:00Z`).getTime() + 86_400_000),
    main: true,
    dose: {
      axis: "reps",
      sets: 2,
      reps: 8,
      holdSeconds: null,
      durationSeconds: null,
      distanceM: null,
      loadG: null,
    },
    rules: defaultRules,
    atCeiling: false,
    ...more,
  };
}
