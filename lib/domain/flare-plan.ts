/**
 * What is to be done next about a patient's flares, given everything known now. Invariants: asked again after each step
 * until there is none, it ends in the same place whatever order things arrived in; a person's publication wins; nothing
 * but calm care comes in without a clearance or under a lock; while the clinic has the rules switched off no version is
 * made, only what was declared or found is kept. Source: clinical.md A5, I.4.
 */
import type { LocalDay } from "./calendar.ts";
import type { Phase } from "./episode.ts";
import {
  type Detection,
  detectFlare,
  type Flare,
  flareEndedOn,
  flareStage,
  openFlare,
  reviewNeeded,
  settledOn,
  stepOf,
} from "./flare.ts";
import type { RestingPain } from "./resting-pain.ts";

export interface FlareGround {
  readonly today: LocalDay;
  readonly phase: Phase;
  /** The clinic lets the rules decide. */
  readonly enabled: boolean;
  readonly flares: readonly Flare[];
  readonly series: readonly RestingPain[];
  /** Day of the clearance in force; null without one. */
  readonly clearedOn: LocalDay | null;
  /** An open red flag keeps strengthening locked. */
  readonly locked: boolean;
  /** The core plan in force today. */
  readonly inForce: { readonly calmOnly: boolean } | null;
  /** The plan that the open flare interrupted. */
  readonly before: { readonly calmOnly: boolean } | null;
  /** The core plan that would be in force today without any flare. */
  readonly planned: { readonly calmOnly: boolean } | null;
  /** A core version other than calm that a person published since the open flare began. */
  readonly publishedSince: string | null;
  /** Two sessions running on the lighter version were green and answered. */
  readonly isGreen: boolean;
}

export type FlareAction =
  | { readonly kind: "start"; readonly detection: Detection; readonly again: boolean }
  | { readonly kind: "end"; readonly byVersionId: string | null }
  | { readonly kind: "calm"; readonly publishes: boolean; readonly isStep: boolean }
  | { readonly kind: "settle"; readonly on: LocalDay }
  | { readonly kind: "return" }
  /** `publishes`: the program comes back; else there was none to come back to. */
  | { readonly kind: "restore"; readonly publishes: boolean };

const rehabPhases: readonly Phase[] = ["subacute", "strengthening", "maintenance"];

/** The next thing to do, or null. */
export function nextFlareAction(ground: FlareGround): FlareAction | null {
  const flare = openFlare(ground.flares);
  if (!flare) {
    const detection = detectAgain(ground, lastOver(ground.flares));
    return detection && { kind: "start", detection, again: false };
  }
  const { before, clearedOn, phase, planned, publishedSince } = ground;
  const strengthens = planned !== null && !planned.calmOnly;
  if (publishedSince !== null) return { kind: "end", byVersionId: publishedSince };
  // Care has ended, or has gone back to acute care, which is calm care already.
  const wasCleared = strengthens || (before !== null && !before.calmOnly);
  if (phase === "discharged" || (wasCleared && clearedOn === null)) return { kind: "end", byVersionId: null };
  return flareStage(flare) === "calm"
    ? whileCalm(flare, ground, strengthens)
    : whileReturning(flare, ground, strengthens);
}

function whileCalm(flare: Flare, ground: FlareGround, strengthens: boolean): FlareAction | null {
  const { enabled, flares, inForce, locked, series, today } = ground;
  const needsCalm = inForce === null ? strengthens : !inForce.calmOnly;
  if (enabled && stepOf(flare, "settled") === null) {
    const isStep = stepOf(flare, "calm") === null;
    if (isStep || needsCalm) return { kind: "calm", publishes: needsCalm, isStep };
  }
  if (stepOf(flare, "settled") === null) {
    const on = settledOn(flare, series);
    const isOurs = on !== null && on <= today && reviewNeeded(flare, flares, on, today) === null;
    return isOurs ? { kind: "settle", on } : null;
  }
  if (!strengthens) return { kind: "restore", publishes: false };
  if (!enabled) return stepOf(flare, "calm")?.versionId ? null : { kind: "end", byVersionId: null };
  return locked ? null : { kind: "return" };
}

function whileReturning(flare: Flare, ground: FlareGround, strengthens: boolean): FlareAction | null {
  const detection = detectAgain(ground, stepOf(flare, "return")?.happenedOn ?? null);
  if (detection) return { kind: "start", detection, again: true };
  if (!ground.enabled) return null;
  if (!strengthens) return { kind: "restore", publishes: false };
  return ground.isGreen && !ground.locked ? { kind: "restore", publishes: true } : null;
}

/** A flare is found during rehabilitation only: in acute care calm care is in already. */
function detectAgain(ground: FlareGround, last: LocalDay | null): Detection | null {
  const { clearedOn, phase, series, today } = ground;
  if (clearedOn === null || !rehabPhases.includes(phase)) return null;
  return detectFlare({
    series,
    clearedOn,
    today,
    after: last !== null && last > clearedOn ? last : clearedOn,
  });
}

function lastOver(flares: readonly Flare[]): LocalDay | null {
  const days = flares.flatMap((flare) => flareEndedOn(flare) ?? []);
  return days.sort().at(-1) ?? null;
}
