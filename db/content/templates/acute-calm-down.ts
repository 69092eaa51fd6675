/** Calm care while the pain is acute: every block is `calm`, nothing is loaded and no clearance is needed. Source: clinical.md E. */
import { defineDurationDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const acuteCalmDown: Template = {
  slug: "acute-calm-down",
  name: "Acute calm-down",
  stages: ["acute"],
  durationWeeks: { min: 0, max: 2 },
  schedule: { kind: "daily_slots", slotsPerDay: 2, daysPerWeek: 7 },
  sessionMinutes: 10,
  blocks: [
    {
      name: "Unload",
      kind: "calm",
      countsAsMain: true,
      items: [{ exercise: "reclined-rest", dose: defineDurationDose(600) }],
    },
    {
      name: "Breathe and move",
      kind: "calm",
      countsAsMain: true,
      items: [
        { exercise: "diaphragmatic-breathing", dose: defineDurationDose(120) },
        { exercise: "pelvic-tilt", dose: defineRepsDose(1, 8) },
        { exercise: "lower-trunk-rotation", dose: defineRepsDose(1, 6) },
      ],
    },
    {
      name: "Walk",
      kind: "calm",
      countsAsMain: false,
      items: [{ exercise: "easy-walk", dose: defineDurationDose(300) }],
    },
  ],
  advance: "The criteria for the end of the acute phase are met, and a therapist has confirmed it.",
  avoidDefault: "Leave out loaded, end-range and ballistic work.",
  notes:
    "Keep the effort at 3 or less. Drop any item that raises pain by 2 or more, or that sends it into the leg.",
};
