/** After strengthening: two sessions a week and walking, without an end. Source: clinical.md E. */
import { defineDurationDose, definePyramidDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const maintenance: Template = {
  slug: "maintenance",
  name: "Maintenance and relapse prevention",
  stages: ["maintenance"],
  durationWeeks: { min: 12, max: 52 },
  schedule: { kind: "weekly_quota", perWeek: 2 },
  sessionMinutes: 25,
  blocks: [
    {
      name: "Warm-up",
      kind: "warm-up",
      countsAsMain: false,
      items: [
        { exercise: "march-in-place", dose: defineDurationDose(60) },
        { exercise: "cat-cow", dose: defineRepsDose(1, 6) },
      ],
    },
    {
      name: "Big three",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "curl-up-elbows-lifted", dose: definePyramidDose(6, 10) },
        { exercise: "side-bridge", dose: definePyramidDose(6, 10) },
        { exercise: "bird-dog", dose: definePyramidDose(8, 10) },
      ],
    },
    {
      name: "Strength",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "goblet-squat", dose: defineRepsDose(2, 8) },
        { exercise: "kettlebell-deadlift", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Walk",
      kind: "main",
      countsAsMain: false,
      items: [{ exercise: "brisk-walk", dose: defineDurationDose(1800) }],
    },
  ],
  advance: "No end: NPRS and PSFS every month. On a flare, go back to an earlier stage.",
  avoidDefault: "",
  notes: "Besides the sessions, walk on 3 to 5 days a week and build toward 30 minutes (WalkBack).",
};
