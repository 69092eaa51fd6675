/**
 * Stages of templates and phases of episodes. Invariant: a stage suggests, it never moves a phase; moving is always a
 * person's click. Source: clinical.md E ("strength-1 to 3 and return belong to the episode phase strengthening").
 */
import type { Phase } from "./episode.ts";
import type { Stage } from "./exercise.ts";

/** The phase a stage belongs to; null for `any`, which fits all. */
export function phaseOfStage(stage: Stage): Phase | null {
  switch (stage) {
    case "acute":
    case "subacute":
    case "maintenance":
      return stage;
    case "strength-1":
    case "strength-2":
    case "strength-3":
    case "return":
      return "strengthening";
    case "any":
      return null;
  }
}

/** Whether a template of these stages fits the phase. A discharged patient is offered maintenance and what fits all. */
export function stagesFitPhase(stages: readonly Stage[], phase: Phase): boolean {
  const wanted = phase === "discharged" ? "maintenance" : phase;
  return stages.some((stage) => stage === "any" || phaseOfStage(stage) === wanted);
}

const order: readonly Phase[] = ["acute", "subacute", "strengthening", "maintenance"];

/**
 * The phase that publishing a template of these stages offers to move to: one step or more ahead of `phase`, and only
 * where the template does not fit the present phase. Null when there is nothing to offer. From acute nothing is offered
 * (a clearance moves that), nor from discharged (a return does).
 */
export function phaseOffer(stages: readonly Stage[], phase: Phase): Phase | null {
  if (phase === "acute" || phase === "discharged" || stagesFitPhase(stages, phase)) return null;
  const ahead = stages
    .map(phaseOfStage)
    .filter((target): target is Phase => target !== null && order.indexOf(target) > order.indexOf(phase))
    .sort((a, b) => order.indexOf(a) - order.indexOf(b));
  return ahead[0] ?? null;
}

/** The phase after this one that a therapist may advance to; null where the next step is not an advance. */
export function nextPhase(phase: Phase): Phase | null {
  return phase === "subacute" ? "strengthening" : phase === "strengthening" ? "maintenance" : null;
}

/**
 * The phases an episode can return to from here. Acute is always open (it takes the clearance back); strengthening and
 * maintenance need a clearance still in force, which the use case checks.
 */
export function returnTargets(phase: Phase): readonly Phase[] {
  switch (phase) {
    case "acute":
      return [];
    case "subacute":
    case "strengthening":
      return ["acute"];
    case "maintenance":
      return ["acute", "strengthening"];
    case "discharged":
      return ["acute", "strengthening", "maintenance"];
  }
}
