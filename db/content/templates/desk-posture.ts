/** Short breaks from sitting, three times a working day. Source: clinical.md E. */
import { defineDurationDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const deskPosture: Template = {
  slug: "desk-posture",
  name: "Desk and sitting breaks",
  stages: ["any"],
  durationWeeks: { min: 2, max: 12 },
  schedule: { kind: "daily_slots", slotsPerDay: 3, daysPerWeek: 5 },
  sessionMinutes: 4,
  blocks: [
    {
      name: "Break",
      kind: "main",
      countsAsMain: true,
      items: [{ exercise: "sit-stand-break", dose: defineDurationDose(120) }],
    },
    {
      name: "Reset",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "desk-posture-reset", dose: defineDurationDose(60) },
        { exercise: "chin-tuck-seated", dose: defineRepsDose(1, 8, 5) },
        { exercise: "scapular-squeeze", dose: defineRepsDose(1, 8, 5) },
        { exercise: "thoracic-extension-chair", dose: defineRepsDose(1, 6) },
      ],
    },
  ],
  advance: "After 2 weeks at 80\u00a0% or more: keep the reminders only.",
  avoidDefault: "",
  notes: "Posture means variety: there is no single ideal position.",
};
