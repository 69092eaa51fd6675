/** Raise, mobilise, activate, rehearse: done on demand before activity, never due (clinical.md C). Source: clinical.md E. */
import { defineDurationDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const warmUpBeforeSport: Template = {
  slug: "warm-up-before-sport",
  name: "Warm-up before sport",
  stages: ["any"],
  durationWeeks: { min: 0, max: 52 },
  schedule: { kind: "on_demand" },
  sessionMinutes: 10,
  blocks: [
    {
      name: "Raise",
      kind: "on-demand",
      countsAsMain: true,
      items: [{ exercise: "march-in-place", dose: defineDurationDose(180) }],
    },
    {
      name: "Mobilise",
      kind: "on-demand",
      countsAsMain: true,
      items: [
        { exercise: "leg-swing", dose: defineRepsDose(1, 8) },
        { exercise: "open-book", dose: defineRepsDose(1, 6) },
        { exercise: "lunge-reach-rotate", dose: defineRepsDose(1, 4) },
      ],
    },
    {
      name: "Activate",
      kind: "on-demand",
      countsAsMain: true,
      items: [
        { exercise: "glute-bridge", dose: defineRepsDose(1, 8) },
        // One short set of holds: a warm-up keeps its dose, so it is not the pyramid.
        { exercise: "bird-dog", dose: defineRepsDose(1, 3, 10) },
      ],
    },
    {
      name: "Rehearse",
      kind: "on-demand",
      countsAsMain: true,
      items: [{ exercise: "bodyweight-squat", dose: defineRepsDose(1, 8) }],
    },
  ],
  advance:
    "Nothing to advance to: this is a tool for the day it is needed. Finish no more than 10 minutes before the activity. Before loaded lifts do two ramp sets: 5 repetitions at 50\u00a0% and 3 at 70\u00a0%.",
  avoidDefault: "",
  notes: "",
};
