/** Strength, third stage: loads. Where no load is given the clinic sets it, or it is found at the first session. Source: clinical.md E. */
import { defineDistanceDose, defineDurationDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const strength3Load: Template = {
  slug: "strength-3-load",
  name: "Strength 3 – load",
  stages: ["strength-3"],
  durationWeeks: { min: 6, max: 8 },
  schedule: { kind: "weekly_quota", perWeek: 2 },
  sessionMinutes: 40,
  blocks: [
    {
      name: "Warm-up",
      kind: "warm-up",
      countsAsMain: false,
      items: [
        { exercise: "high-knee-march", dose: defineDurationDose(60) },
        { exercise: "lunge-reach-rotate", dose: defineRepsDose(1, 4) },
      ],
    },
    {
      name: "Strength",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "kettlebell-deadlift", dose: defineRepsDose(2, 8) },
        { exercise: "goblet-squat", dose: defineRepsDose(2, 8) },
        { exercise: "one-arm-row", dose: defineRepsDose(2, 8) },
        { exercise: "loaded-split-squat", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Trunk",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "suitcase-carry", dose: defineDistanceDose(2, 20) },
        { exercise: "pallof-press", dose: defineRepsDose(2, 8) },
      ],
    },
  ],
  advance:
    "After 6 weeks: two load steps are made on the hinge and on the squat, and RMDQ is 4 or less or the PSFS mean 7 or more. Then comes maintenance or the return to lifting.",
  avoidDefault: "",
  notes:
    "Leave 2 to 3 days between sessions. A load step is 5\u00a0% (2 to 10\u00a0%). Change one variable at a time.",
};
