/** Back to lifting: two fixed days a week, loads from half of what was lifted before. Source: clinical.md E. */
import { defineDistanceDose, defineDurationDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const returnToLifting: Template = {
  slug: "return-to-lifting",
  name: "Return to lifting",
  stages: ["return"],
  durationWeeks: { min: 6, max: 10 },
  // Monday and Thursday.
  schedule: { kind: "fixed_days", weekdays: [0, 3] },
  sessionMinutes: 45,
  blocks: [
    {
      name: "Warm-up",
      kind: "warm-up",
      countsAsMain: false,
      items: [
        { exercise: "high-knee-march", dose: defineDurationDose(60) },
        { exercise: "hip-hinge-wall-tap", dose: defineRepsDose(1, 8) },
        // One short set of holds: a warm-up keeps its dose, so it is not the pyramid.
        { exercise: "bird-dog", dose: defineRepsDose(1, 3, 10) },
      ],
    },
    {
      name: "Lift",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "trap-bar-deadlift", dose: defineRepsDose(3, 5) },
        { exercise: "goblet-squat", dose: defineRepsDose(3, 8) },
        { exercise: "romanian-deadlift", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Carry and trunk",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "suitcase-carry", dose: defineDistanceDose(2, 20) },
        { exercise: "half-kneeling-chop", dose: defineRepsDose(2, 8) },
      ],
    },
  ],
  advance:
    "Start at 50\u00a0% of the working load before the injury and add 5 to 10\u00a0% a week while sessions are green. It is done when 90 to 100\u00a0% has been held for 2 weeks with next-day pain up by 1 at most.",
  avoidDefault: "",
  notes: "No loaded end-range bending within 1 hour of waking.",
};
