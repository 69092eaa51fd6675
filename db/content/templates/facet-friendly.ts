/** Neutral to flexion, picked by a clinician for a facet label. Source: clinical.md E. */
import { defineDurationDose, definePyramidDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const facetFriendly: Template = {
  slug: "facet-friendly",
  name: "Facet-friendly – neutral to flexion",
  stages: ["subacute", "strength-1"],
  durationWeeks: { min: 4, max: 8 },
  schedule: { kind: "weekly_quota", perWeek: 4 },
  sessionMinutes: 20,
  blocks: [
    {
      name: "Mobility",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "pelvic-tilt", dose: defineRepsDose(1, 8) },
        { exercise: "single-knee-to-chest", dose: defineRepsDose(1, 3, 10) },
      ],
    },
    {
      name: "Trunk",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "supine-march", dose: defineRepsDose(2, 8) },
        { exercise: "side-bridge-knees", dose: definePyramidDose(3, 10) },
      ],
    },
    {
      name: "Legs",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "sit-to-stand", dose: defineRepsDose(2, 8) },
        { exercise: "hip-hinge-dowel", dose: defineRepsDose(2, 8) },
      ],
    },
    {
      name: "Aerobic",
      kind: "main",
      countsAsMain: false,
      items: [{ exercise: "upright-bike", dose: defineDurationDose(600) }],
    },
  ],
  advance: "The same criteria as for Strength 1.",
  avoidDefault: "Leave out end-range extension, and extension with rotation.",
  notes: "",
};
