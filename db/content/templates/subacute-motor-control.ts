/** The first program after clearance: control before strength. Source: clinical.md E. */
import { defineDurationDose, defineRepsDose } from "#db/content/dose.ts";
import type { Template } from "#lib/domain/exercise.ts";

export const subacuteMotorControl: Template = {
  slug: "subacute-motor-control",
  name: "Sub-acute motor control",
  stages: ["subacute"],
  durationWeeks: { min: 1, max: 3 },
  schedule: { kind: "weekly_quota", perWeek: 5 },
  sessionMinutes: 15,
  blocks: [
    {
      name: "Warm-up",
      kind: "warm-up",
      countsAsMain: false,
      items: [
        { exercise: "march-in-place", dose: defineDurationDose(60) },
        { exercise: "seated-pelvic-tilt", dose: defineRepsDose(1, 8) },
      ],
    },
    {
      name: "Control",
      kind: "main",
      countsAsMain: true,
      items: [
        { exercise: "abdominal-brace", dose: defineRepsDose(1, 5, 10) },
        { exercise: "heel-slide", dose: defineRepsDose(1, 8) },
        { exercise: "quadruped-leg-reach", dose: defineRepsDose(1, 5, 5) },
        { exercise: "hip-hinge-dowel", dose: defineRepsDose(2, 8) },
        { exercise: "wall-side-bridge", dose: defineRepsDose(1, 3, 10) },
      ],
    },
    {
      name: "Walk",
      kind: "main",
      countsAsMain: false,
      items: [{ exercise: "easy-walk", dose: defineDurationDose(600) }],
    },
  ],
  advance:
    "After 2 weeks: adherence is at least 80\u00a0%, the last 3 sessions are green, resting pain is 2 or less on 3 days, and a therapist has confirmed the form of the hip hinge.",
  avoidDefault: "",
  notes: "",
};
