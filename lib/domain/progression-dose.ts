/**
 * One step up or down from a dose, on every axis: the table of clinical.md B3 as code.
 * Invariants: a step changes one variable and stops at its bound; a load is never clipped; what cannot step on this
 * exercise says so and leaves the rung to the caller; arithmetic is in whole numbers and exact fractions.
 */
import { boundsContaining, type Dose, type DoseRange } from "./dosage.ts";
import { ceil, div, floor, fraction, fractionOf, mul } from "./fraction.ts";
import type { PrescriptionBounds, RulesConfig } from "./prescription.ts";

/** How a dose goes up; the reason of a PROGRESS. */
export const upSteps = [
  "REPS_UP",
  "SET_UP",
  "LOAD_UP",
  "TWO_FOR_TWO",
  "PYRAMID_UP",
  "HOLD_UP",
  "TIME_UP",
  "DIST_UP",
  "RUNG_UP",
] as const;
export type UpStep = (typeof upSteps)[number];

/** How a dose goes down; the second half of the reason of a REGRESS. */
export const downSteps = [
  "REPS_DOWN",
  "SET_DOWN",
  "LOAD_DOWN",
  "PYRAMID_DOWN",
  "HOLD_DOWN",
  "TIME_DOWN",
  "DIST_DOWN",
  "RUNG_DOWN",
] as const;
export type DownStep = (typeof downSteps)[number];

/** What a step is taken within. */
export interface StepFrame {
  /** Carries a load: repetitions and distance then step the load, and there is no rung up. */
  readonly loadable: boolean;
  readonly bounds: PrescriptionBounds;
  readonly rules: Pick<RulesConfig, "stepPct" | "deloadPct">;
}

export type StepUp =
  | { readonly kind: "dose"; readonly how: Exclude<UpStep, "RUNG_UP">; readonly dose: Dose }
  /** At the top of this exercise: the next rung. */
  | { readonly kind: "rung" }
  /** The load cannot go up: it would pass the heaviest allowed one, or it is not known. */
  | { readonly kind: "ceiling" };

export type StepDown =
  | { readonly kind: "dose"; readonly how: Exclude<DownStep, "RUNG_DOWN">; readonly dose: Dose }
  /** At the bottom of this exercise: the rung below. */
  | { readonly kind: "rung" };

/** Metres of one step, and seconds of one step of a hold. */
const distanceStepM = 5;
const holdStepSeconds = 5;
/** No prescription may carry more, whatever its bound says. */
const heaviestG = 500_000;

/**
 * The next step up. With `twoForTwo` a loaded repetition exercise raises its load at any repetitions.
 * Source: clinical.md B3 table "up" and "at the top", B5 "Rep step", "Load up", "Time unit".
 */
export function stepUp(dose: Dose, frame: StepFrame, twoForTwo = false): StepUp {
  const limits = limitsOf(dose, frame.bounds);
  switch (dose.axis) {
    case "reps": {
      const { value, min, max } = limits.reps;
      if (twoForTwo && frame.loadable) return heavier({ ...dose, reps: min }, "TWO_FOR_TWO", frame);
      if (value < max) return up("REPS_UP", { ...dose, reps: Math.min(value + repStep(dose, frame), max) });
      if (frame.loadable) return heavier({ ...dose, reps: min }, "LOAD_UP", frame);
      if (limits.sets.value < limits.sets.max)
        return up("SET_UP", { ...dose, sets: dose.sets + 1, reps: min });
      return { kind: "rung" };
    }
    case "pyramid": {
      const { value, max } = limits.reps;
      return value < max ? up("PYRAMID_UP", { ...dose, reps: value + 1 }) : { kind: "rung" };
    }
    case "hold": {
      const { value, max } = limits.holdSeconds;
      if (value >= max) return { kind: "rung" };
      return up("HOLD_UP", { ...dose, holdSeconds: Math.min(value + holdStepSeconds, max) });
    }
    case "duration": {
      const { value, max } = limits.durationSeconds;
      if (value >= max) return { kind: "rung" };
      return up("TIME_UP", { ...dose, durationSeconds: Math.min(longer(value), max) });
    }
    case "distance": {
      const { value, min, max } = limits.distanceM;
      if (value < max) return up("DIST_UP", { ...dose, distanceM: Math.min(value + distanceStepM, max) });
      return frame.loadable ? heavier({ ...dose, distanceM: min }, "LOAD_UP", frame) : { kind: "rung" };
    }
  }
}

/** The next step down. Source: clinical.md B3 table "down" and "at the bottom", B5 "Load down", "Time unit". */
export function stepDown(dose: Dose, frame: StepFrame): StepDown {
  const limits = limitsOf(dose, frame.bounds);
  switch (dose.axis) {
    case "reps": {
      const { value, min } = limits.reps;
      if (frame.loadable) return lighter({ ...dose, reps: min }, frame) ?? { kind: "rung" };
      if (value > min)
        return down("REPS_DOWN", { ...dose, reps: Math.max(value - repStep(dose, frame), min) });
      if (limits.sets.value > limits.sets.min) return down("SET_DOWN", { ...dose, sets: dose.sets - 1 });
      return { kind: "rung" };
    }
    case "pyramid": {
      const { value, min } = limits.reps;
      return value > min ? down("PYRAMID_DOWN", { ...dose, reps: value - 1 }) : { kind: "rung" };
    }
    case "hold": {
      const { value, min } = limits.holdSeconds;
      if (value <= min) return { kind: "rung" };
      return down("HOLD_DOWN", { ...dose, holdSeconds: Math.max(value - holdStepSeconds, min) });
    }
    case "duration": {
      const { value, min } = limits.durationSeconds;
      if (value <= min) return { kind: "rung" };
      return down("TIME_DOWN", { ...dose, durationSeconds: Math.max(shorter(value), min) });
    }
    case "distance": {
      const { value, min } = limits.distanceM;
      const loadStep = frame.loadable ? lighter(dose, frame) : null;
      if (loadStep) return loadStep;
      if (value <= min) return { kind: "rung" };
      return down("DIST_DOWN", { ...dose, distanceM: Math.max(value - distanceStepM, min) });
    }
  }
}

/** Whether a step raises the load by more than `maxJumpPct` of what it was. A load that was not there is no jump. */
export function jumpsLoad(from: Dose, to: Dose, maxJumpPct: number): boolean {
  if (from.loadG === null || to.loadG === null) return false;
  const rise = fraction(to.loadG - from.loadG);
  const allowed = mul(fraction(from.loadG), div(fractionOf(maxJumpPct), fraction(100)));
  return rise.n * allowed.d > allowed.n * rise.d;
}

/** floor(load × (1 + step %) / increment) × increment, or load + increment where that is no higher. Grams. */
export function loadUpG(loadG: number, incrementG: number, stepPct: number): number {
  const raised = onGrid(loadG, incrementG, 100 + stepPct);
  return raised > loadG ? raised : loadG + incrementG;
}

/** floor(load × (1 − deload %) / increment) × increment, in grams; may be 0: the caller knows the lightest load. */
export function loadDownG(loadG: number, incrementG: number, deloadPct: number): number {
  return onGrid(loadG, incrementG, 100 - deloadPct);
}

/** floor(load × percent / 100 / increment) × increment, exact. */
function onGrid(loadG: number, incrementG: number, percent: number): number {
  const share = div(fractionOf(percent), fraction(100));
  return floor(div(mul(fraction(loadG), share), fraction(incrementG))) * incrementG;
}

function heavier(at: Dose, how: "LOAD_UP" | "TWO_FOR_TWO", { bounds, rules }: StepFrame): StepUp {
  if (at.loadG === null) return { kind: "ceiling" };
  const loadG = loadUpG(at.loadG, bounds.incrementG, rules.stepPct);
  const limit = Math.min(bounds.loadMaxG ?? at.loadG, heaviestG);
  return loadG > limit ? { kind: "ceiling" } : up(how, { ...at, loadG });
}

/** Null when the load is at the bottom, or not known. */
function lighter(at: Dose, { bounds, rules }: StepFrame): StepDown | null {
  if (at.loadG === null) return null;
  const loadG = loadDownG(at.loadG, bounds.incrementG, rules.deloadPct);
  return loadG < bounds.lightestLoadG ? null : down("LOAD_DOWN", { ...at, loadG });
}

/** 2 for plain repetitions; 1 where they carry a load or a hold. */
function repStep(dose: Dose, { loadable }: StepFrame): number {
  return loadable || dose.holdSeconds !== null ? 1 : 2;
}

/** The unit in which time steps: 15 s below five minutes, from there one minute. */
const timeUnit = (seconds: number) => (seconds < 300 ? 15 : 60);

function longer(seconds: number): number {
  const unit = timeUnit(seconds);
  return Math.max(ceil(fraction(seconds * 11, 10 * unit)) * unit, seconds + unit);
}

function shorter(seconds: number): number {
  const unit = timeUnit(seconds);
  return floor(fraction(seconds * 4, 5 * unit)) * unit;
}

type Figure = "sets" | "reps" | "holdSeconds" | "durationSeconds" | "distanceM";

/** Where each figure stands within its bounds. Bounds contain the dose; a figure without any does not move. */
function limitsOf(dose: Dose, given: PrescriptionBounds): Record<Figure, DoseRange & { value: number }> {
  const { sets, reps, holdSeconds, durationSeconds, distanceM } = given;
  const bounds = boundsContaining({ sets, reps, holdSeconds, durationSeconds, distanceM }, dose);
  const at = (figure: Figure) => {
    const value = dose[figure] ?? 0;
    return { value, ...(bounds[figure] ?? { min: value, max: value }) };
  };
  return {
    sets: at("sets"),
    reps: at("reps"),
    holdSeconds: at("holdSeconds"),
    durationSeconds: at("durationSeconds"),
    distanceM: at("distanceM"),
  };
}

function up(how: Exclude<UpStep, "RUNG_UP">, dose: Dose): StepUp {
  return { kind: "dose", how, dose };
}

function down(how: Exclude<DownStep, "RUNG_DOWN">, dose: Dose): StepDown {
  return { kind: "dose", how, dose };
}
