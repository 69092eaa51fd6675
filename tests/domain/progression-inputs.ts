/**
 * Inputs for the progression rules: a plain one to change by hand, and random ones on every axis that reach every rule.
 * Long because the doses, bounds and logs of all axes are drawn together.
 */
import fc from "fast-check";
import { addDays, type LocalDay } from "#lib/domain/calendar.ts";
import { stopReasons } from "#lib/domain/credit.ts";
import { type Dose, targetsOf } from "#lib/domain/dosage.ts";
import { defaultRules, type PrescriptionBounds, type RulesConfig } from "#lib/domain/prescription.ts";
import type { ExposureLog, ProgressionInput, RungChoice } from "#lib/domain/progression.ts";

export const dayOf = (offset: number): LocalDay => addDays("2025-03-03", offset);

const empty = { reps: null, holdSeconds: null, durationSeconds: null, distanceM: null, loadG: null };
const fixed = (value: number) => ({ min: value, max: value });

export const repsDose = (sets: number, reps: number, holdSeconds: number | null = null): Dose => {
  return { ...empty, axis: "reps", sets, reps, holdSeconds };
};
export const loadDose = (sets: number, reps: number, loadG: number | null): Dose => {
  return { ...empty, axis: "reps", sets, reps, loadG };
};
export const pyramidDose = (n: number): Dose => {
  return { ...empty, axis: "pyramid", sets: 3, reps: n, holdSeconds: 10 };
};
export const holdDose = (sets: number, holdSeconds: number): Dose => {
  return { ...empty, axis: "hold", sets, holdSeconds };
};
export const timeDose = (durationSeconds: number): Dose => {
  return { ...empty, axis: "duration", sets: 1, durationSeconds };
};
export const carryDose = (sets: number, distanceM: number, loadG: number | null): Dose => {
  return { ...empty, axis: "distance", sets, distanceM, loadG };
};

const noBounds: PrescriptionBounds = {
  sets: { min: 2, max: 3 },
  reps: null,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  incrementG: 2000,
  lightestLoadG: 2000,
  loadMaxG: 40_000,
};

/** The bounds that a dose of its axis is tried in. */
export function boundsFor(dose: Dose): PrescriptionBounds {
  switch (dose.axis) {
    case "reps":
      return {
        ...noBounds,
        reps: { min: 8, max: 12 },
        holdSeconds: dose.holdSeconds === null ? null : fixed(dose.holdSeconds),
      };
    case "pyramid":
      return { ...noBounds, sets: fixed(3), reps: { min: 3, max: 8 }, holdSeconds: fixed(10) };
    case "hold":
      return { ...noBounds, sets: fixed(dose.sets), holdSeconds: { min: 10, max: 30 } };
    case "duration":
      return { ...noBounds, sets: fixed(1), durationSeconds: { min: 60, max: 1200 } };
    case "distance":
      return { ...noBounds, sets: { min: 2, max: 4 }, distanceM: { min: 20, max: 40 } };
  }
}

export const harder: RungChoice = { slug: "harder", dose: repsDose(2, 5) };
export const easier: RungChoice = { slug: "easier", dose: repsDose(1, 6) };

/** One exposure on day `offset`, all done, painless and easy, with changes. */
export function logOf(dose: Dose, offset: number, change: Partial<ExposureLog> = {}): ExposureLog {
  return {
    id: `exposure-${String(offset).padStart(3, "0")}`,
    day: dayOf(offset),
    dose,
    done: targetsOf(dose).targets,
    restPainBefore: 1,
    painDuring: 1,
    nextDayPain: 1,
    effort: 5,
    stopReason: "none",
    ...change,
  };
}

/** The dose done once for each change, every other day from day 1; decided the day after the last. */
export function inputOf(
  dose: Dose,
  changes: readonly Partial<ExposureLog>[],
  rest: Partial<ProgressionInput> = {},
): ProgressionInput {
  const exposures = changes.map((change, place) => logOf(dose, 1 + 2 * place, change));
  return {
    slug: "exercise",
    axis: dose.axis,
    loadable: dose.loadG !== null,
    dose,
    bounds: boundsFor(dose),
    effortMax: 7,
    rules: defaultRules,
    exposures,
    today: dayOf(2 * changes.length),
    redFlagOpen: false,
    flareActive: false,
    publishedSince: false,
    layoffStepTaken: false,
    harder,
    easier,
    rungDownAllowed: true,
    ...rest,
  };
}

const int = (min: number, max: number) => fc.integer({ min, max });
const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: usual }, { weight: 1, arbitrary: rare });

/** Settings within their safe limits and in order. */
export const rulesArbitrary: fc.Arbitrary<RulesConfig> = often(
  fc.constant(defaultRules),
  fc
    .record({
      painGreenMax: int(0, 3),
      painAmberMax: int(4, 6),
      painStop: int(7, 9),
      ndOk: int(0, 1),
      ndRed: int(2, 4),
      greenStreak: int(2, 6),
      more: int(0, 2),
      effortHard: int(8, 10),
      failCompletePct: int(60, 95),
      painAbortPct: int(30, 70),
      layoffHoldDays: int(5, 9),
      layoffRegressDays: int(10, 20),
      layoffStopDays: int(21, 56),
      stepPct: int(2, 10),
      maxJumpPct: int(5, 20),
      deloadPct: int(5, 20),
      progressionsPerSession: int(1, 3),
    })
    .map(({ more, ...rules }) => ({ ...rules, amberStreak: rules.greenStreak + more })),
);

interface Frame {
  readonly dose: Dose;
  readonly bounds: PrescriptionBounds;
}

const span = (min: number, max: number) =>
  fc.tuple(int(min, max), int(min, max)).map(([a, b]) => ({ min: Math.min(a, b), max: Math.max(a, b) }));
const within = ({ min, max }: { min: number; max: number }) =>
  fc.oneof(fc.constant(min), fc.constant(max), int(min, max));

const loads = fc.record({
  incrementG: fc.constantFrom(500, 1000, 1250, 2000, 2268, 5000),
  lightestLoadG: fc.constantFrom(500, 2000, 4000),
  loadG: fc.oneof(int(500, 60_000), fc.constantFrom(2000, 4000, 20_000)),
  room: fc.constantFrom(0, 500, 2000, 20_000),
  unknown: fc.boolean(),
});

/** A dose within bounds, with one figure moving; `loaded` sets a load, rarely one that is not known. */
function framed(
  range: fc.Arbitrary<{ min: number; max: number }>,
  make: (value: number, sets: number, span: { min: number; max: number }) => Frame,
  loaded = false,
): fc.Arbitrary<Frame> {
  return fc
    .tuple(
      range.chain((of) => fc.tuple(fc.constant(of), within(of))),
      span(1, 4).chain((of) => fc.tuple(fc.constant(of), within(of))),
      loads,
      int(0, 9),
    )
    .map(([[of, value], [setsOf, sets], load, dice]) => {
      const made = make(value, sets, of);
      const fixedSets = made.dose.axis === "pyramid" ? 3 : made.dose.axis === "duration" ? 1 : null;
      const bounds = { ...made.bounds, sets: fixedSets === null ? setsOf : fixed(fixedSets) };
      if (!loaded) return { dose: made.dose, bounds };
      if (dice === 0) return { dose: made.dose, bounds: { ...bounds, loadMaxG: null } };
      return {
        dose: { ...made.dose, loadG: load.loadG },
        bounds: {
          ...bounds,
          incrementG: load.incrementG,
          lightestLoadG: Math.min(load.lightestLoadG, load.loadG),
          loadMaxG: dice === 1 ? null : load.loadG + load.room,
        },
      };
    });
}

const held = fc.boolean();
const frames: fc.Arbitrary<Frame & { loadable: boolean }> = fc.oneof(
  held.chain((isHeld) =>
    framed(span(1, 16), (value, sets, reps) => {
      const dose = repsDose(sets, value, isHeld ? 10 : null);
      return { dose, bounds: { ...noBounds, reps, holdSeconds: isHeld ? fixed(10) : null } };
    }).map((frame) => ({ ...frame, loadable: false })),
  ),
  framed(
    span(1, 16),
    (value, sets, reps) => ({ dose: loadDose(sets, value, null), bounds: { ...noBounds, reps } }),
    true,
  ).map((frame) => ({ ...frame, loadable: true })),
  framed(span(1, 9), (value, _, reps) => {
    return { dose: pyramidDose(value), bounds: { ...noBounds, reps, holdSeconds: fixed(10) } };
  }).map((frame) => ({ ...frame, loadable: false })),
  framed(span(5, 60), (value, sets, holdSeconds) => {
    return { dose: holdDose(sets, value), bounds: { ...noBounds, holdSeconds } };
  }).map((frame) => ({ ...frame, loadable: false })),
  framed(span(20, 2000), (value, _, durationSeconds) => {
    return { dose: timeDose(value), bounds: { ...noBounds, durationSeconds } };
  }).map((frame) => ({ ...frame, loadable: false })),
  framed(span(5, 60), (value, sets, distanceM) => {
    return { dose: carryDose(sets, value, null), bounds: { ...noBounds, distanceM } };
  }).map((frame) => ({ ...frame, loadable: false })),
  framed(
    span(5, 60),
    (value, sets, distanceM) => ({
      dose: carryDose(sets, value, null),
      bounds: { ...noBounds, distanceM },
    }),
    true,
  ).map((frame) => ({ ...frame, loadable: true })),
);

const answer = (usual: fc.Arbitrary<number>, wide: fc.Arbitrary<number>) =>
  fc.oneof(
    { weight: 24, arbitrary: usual },
    { weight: 3, arbitrary: wide },
    { weight: 1, arbitrary: fc.constant(null) },
  );

/** What was logged of one exposure: mostly a good one, now and then anything. */
const logShape = fc.record({
  gap: often(int(0, 4), int(0, 40)),
  otherDose: fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constant(2) }),
  extra: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 2, arbitrary: fc.constant(2) },
    { weight: 1, arbitrary: int(-9, 3) },
  ),
  sets: often(fc.constant(0), int(-3, 2)),
  restPainBefore: answer(int(0, 2), int(0, 10)),
  painDuring: answer(int(0, 3), int(0, 10)),
  rise: answer(int(-1, 1), int(-3, 5)),
  effort: answer(int(3, 6), int(0, 10)),
  stopReason: often(fc.constant("none" as const), fc.constantFrom(...stopReasons)),
});

type LogShape = typeof logShape extends fc.Arbitrary<infer T> ? T : never;

function logsFrom(dose: Dose, shapes: readonly LogShape[]): ExposureLog[] {
  let offset = 0;
  return shapes.map((shape, place) => {
    offset += shape.gap;
    const at: Dose = shape.otherDose === 0 ? dose : { ...dose, sets: dose.sets + 1 };
    const { targets } = targetsOf(at);
    const done = targets.map((target) => Math.max(0, target + shape.extra));
    const { restPainBefore, rise } = shape;
    return {
      id: `e${String(place).padStart(2, "0")}`,
      day: dayOf(offset),
      dose: at,
      done: shape.sets < 0 ? done.slice(0, shape.sets) : [...done, ...Array(shape.sets).fill(99)],
      restPainBefore,
      painDuring: shape.painDuring,
      nextDayPain: rise === null ? null : Math.min(10, Math.max(0, (restPainBefore ?? 1) + rise)),
      effort: shape.effort,
      stopReason: shape.stopReason,
    };
  });
}

/** Any input: every axis, every flag, contradictory logs among good ones. */
export const inputArbitrary: fc.Arbitrary<ProgressionInput> = fc
  .record({
    frame: frames,
    shapes: fc.array(logShape, { minLength: 1, maxLength: 6 }),
    after: often(int(0, 5), int(-2, 60)),
    rules: rulesArbitrary,
    effortMax: often(fc.constant(7), int(3, 8)),
    redFlagOpen: often(fc.constant(false), fc.boolean()),
    flareActive: often(fc.constant(false), fc.boolean()),
    publishedSince: often(fc.constant(false), fc.boolean()),
    layoffStepTaken: fc.boolean(),
    hasHarder: often(fc.constant(true), fc.boolean()),
    hasEasier: often(fc.constant(true), fc.boolean()),
    rungDownAllowed: often(fc.constant(true), fc.boolean()),
  })
  .map(({ frame, shapes, after, hasHarder, hasEasier, ...rest }): ProgressionInput => {
    const exposures = logsFrom(frame.dose, shapes);
    return {
      slug: "exercise",
      axis: frame.dose.axis,
      ...frame,
      ...rest,
      exposures,
      today: addDays(exposures.at(-1)!.day, after),
      harder: hasHarder ? harder : null,
      easier: hasEasier ? easier : null,
    };
  });
