/** Aerobic exercise that stands on no ladder. Source: clinical.md D. */
import { defineDuration, defineUnladdered } from "./define.ts";

export const aerobicExercises = defineUnladdered([
  {
    slug: "pool-walk",
    name: "Pool walk",
    synonyms: ["water walking", "aqua walk"],
    category: "aerobic",
    region: "whole_body",
    targetMuscles: ["legs", "trunk"],
    startPosition: "standing in chest-deep water",
    position: "standing",
    equipment: ["pool"],
    equipmentChoice: "all",
    equipmentText: "pool",
    movementBias: "neutral",
    ...defineDuration({ seconds: [600, 1800] }),
    loadable: false,
    side: "both",
    restSeconds: 30,
    tempo: null,
    sessionsPerWeek: 3,
    effortMax: 5,
    stages: ["subacute", "strength-1", "strength-2", "maintenance"],
    cautions: { disc: 0, facet_oa: 0, stenosis: 0, ddd: 0, acute_strain: 0 },
    instructions: "Walk forward and back in chest-deep water, upright, easy effort.",
  },
]);
