/** Flexion-biased program, picked by a clinician for a stenosis label. Source: clinical.md E. */
import { defineDurationDose, definePyramidDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const stenosisFlexion: Template = {
  slug: "stenosis-flexion",
  name: "Stenosis – flexion-biased",
  stages: ["subacute", "strength-1"],
  durationWeeks: { min: 6, max: 12 },
  schedule: { kind: "weekly_quota", perWeek: 5 },
  sessionMinutes: 25,
  blocks: [
    {
      name: "Mobility",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "single-knee-to-chest", dose: defineRepsDose(1, 3, 10) },
        { exercise: "pelvic-tilt", dose: defineRepsDose(1, 8) },
        { exercise: "seated-flexion", dose: defineRepsDose(1, 5) },
      ],
    },
    {
      name: "Trunk",
      kind: "main",
      countsAsMain: true,
      items: [{ exercise: "mcgill-curl-up", dose: definePyramidDose(3, 10) }],
    },
    {
      name: "Legs",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "sit-to-stand", dose: defineRepsDose(2, 8) },
        { exercise: "side-lying-hip-abduction", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Aerobic",
      kind: "main",
      countsAsMain: false,
      items: [
        { exercise: "recumbent-bike", dose: defineDurationDose(600) },
        { exercise: "easy-walk", dose: defineDurationDose(300) },
      ],
    },
  ],
  advance:
    "The walking time to the first leg symptom is up by 50\u00a0%, or 20 minutes without a break; and sit-to-stand stands at 3×12.",
  avoidDefault:
    "Leave out exercises that lean toward extension, work lying on the front, and overhead carries.",
  notes:
    "Walk in intervals: stop when leg symptoms are moderate, sit or bend forward until they are gone, then go on.",
};
