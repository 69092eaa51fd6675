/** Strength, first stage: the big three as pyramids, then hips and legs. Source: clinical.md E. */
import { defineDurationDose, definePyramidDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const strength1Foundation: Template = {
  slug: "strength-1-foundation",
  name: "Strength 1 – foundation",
  stages: ["strength-1"],
  durationWeeks: { min: 3, max: 4 },
  schedule: { kind: "weekly_quota", perWeek: 3 },
  sessionMinutes: 20,
  blocks: [
    {
      name: "Warm-up",
      kind: "warm-up",
      countsAsMain: false,
      items: [
        { exercise: "march-in-place", dose: defineDurationDose(90) },
        { exercise: "cat-cow", dose: defineRepsDose(1, 6) },
      ],
    },
    {
      name: "Big three",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "mcgill-curl-up", dose: definePyramidDose(5, 10) },
        { exercise: "side-bridge-knees", dose: definePyramidDose(5, 10) },
        { exercise: "bird-dog", dose: definePyramidDose(5, 10) },
      ],
    },
    {
      name: "Strength",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "glute-bridge", dose: defineRepsDose(2, 8) },
        { exercise: "sit-to-stand", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Aerobic",
      kind: "main",
      countsAsMain: false,
      items: [{ exercise: "brisk-walk", dose: defineDurationDose(600) }],
    },
  ],
  advance:
    "After 3 weeks: the pyramids stand at 8·6·4 (curl-up and bird dog) and 6·4·2 (side bridge) on each side, sit-to-stand at 2×12 with an effort of 6 or less, adherence is at least 80\u00a0%, and no session in 14 days was red.",
  avoidDefault: "",
  notes: "",
};
