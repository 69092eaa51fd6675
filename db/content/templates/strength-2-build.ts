/** Strength, second stage: longer levers, single legs and the first carry. Source: clinical.md E. */
import {
  defineDistanceDose,
  defineDurationDose,
  definePyramidDose,
  defineRepsDose,
} from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const strength2Build: Template = {
  slug: "strength-2-build",
  name: "Strength 2 – build",
  stages: ["strength-2"],
  durationWeeks: { min: 4, max: 6 },
  schedule: { kind: "weekly_quota", perWeek: 3 },
  sessionMinutes: 30,
  blocks: [
    {
      name: "Warm-up",
      kind: "warm-up",
      countsAsMain: false,
      items: [
        { exercise: "high-knee-march", dose: defineDurationDose(45) },
        { exercise: "hip-hinge-wall-tap", dose: defineRepsDose(1, 8) },
      ],
    },
    {
      name: "Trunk",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "dead-bug-heel-tap", dose: defineRepsDose(2, 6) },
        { exercise: "side-bridge", dose: definePyramidDose(3, 10) },
        { exercise: "pallof-press-half-kneeling", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Strength",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "bodyweight-squat", dose: defineRepsDose(2, 8) },
        { exercise: "single-leg-bridge", dose: defineRepsDose(2, 6) },
        { exercise: "farmer-carry", dose: defineDistanceDose(2, 20) },
      ],
    },
    {
      name: "Aerobic",
      kind: "main",
      countsAsMain: false,
      items: [{ exercise: "brisk-walk", dose: defineDurationDose(1200) }],
    },
  ],
  advance:
    "After 4 weeks: the squat stands at 3×12 and the side-bridge pyramid at 6·4·2 on each side with a left-right difference of 10\u00a0% or less, the effort is 7 or less, and adherence is at least 80\u00a0%.",
  avoidDefault: "",
  notes: "",
};
