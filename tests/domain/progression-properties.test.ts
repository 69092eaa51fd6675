/** What holds of the progression rules for any input, clinical.md B5 "Properties": at least 10,000 runs each. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Dose, doseProblems, isSameDose } from "#lib/domain/dosage.ts";
import { decideProgression, type ExposureLog, type ProgressionInput } from "#lib/domain/progression.ts";
import { inputArbitrary } from "./progression-inputs.ts";

const runs = { numRuns: 10_000 };
const rank = { STOP_NOTIFY: 0, REGRESS: 1, HOLD: 2, PROGRESS: 3 } as const;
const decide = (input: ProgressionInput) => decideProgression(input)!;

function withLast(input: ProgressionInput, change: Partial<ExposureLog>): ProgressionInput {
  const last = input.exposures.length - 1;
  const exposures = input.exposures.map((log, place) => (place === last ? { ...log, ...change } : log));
  return { ...input, exposures };
}

test("more pain in the last exposure never gives a more progressive outcome", () => {
  fc.assert(
    fc.property(inputArbitrary, fc.integer({ min: 1, max: 10 }), fc.boolean(), (input, more, nextDay) => {
      const last = input.exposures.at(-1)!;
      const pain = nextDay ? last.nextDayPain : last.painDuring;
      if (pain === null) return;
      const worse = Math.min(10, pain + more);
      const after = withLast(input, nextDay ? { nextDayPain: worse } : { painDuring: worse });
      expect(rank[decide(after).action]).toBeLessThanOrEqual(rank[decide(input).action]);
    }),
    runs,
  );
});

test("a step changes the dose, stays within the bounds, and moves one variable", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const { action, next, from } = decide(input);
      if (action === "STOP_NOTIFY") expect(next).toBeNull();
      else if (action === "HOLD") expect(next).toEqual({ kind: "dose", dose: from });
      else if (next?.kind === "rung") {
        const rung = action === "PROGRESS" ? input.harder : input.easier;
        expect(next).toEqual({ kind: "rung", ...rung });
      } else expectStep(input, next!.dose, action === "PROGRESS" ? 1 : -1);
    }),
    runs,
  );
});

function expectStep(input: ProgressionInput, dose: Dose, direction: 1 | -1) {
  const { dose: was, bounds } = input;
  expect(isSameDose(dose, was)).toBe(false);
  expect(doseProblems(dose, { ...bounds, loadG: null })).toEqual([]);
  expect(hardness(dose, was)).toBe(direction);
  if (dose.loadG === null || was.loadG === null || dose.loadG === was.loadG) return;
  if (direction < 0) expect(dose.loadG).toBeGreaterThanOrEqual(bounds.lightestLoadG);
  else if (bounds.loadMaxG !== null) expect(dose.loadG).toBeLessThanOrEqual(bounds.loadMaxG);
}

/** The one variable that counts first for the work done: load, then sets, then the figure of the axis. */
function hardness(dose: Dose, was: Dose): number {
  const parts = (of: Dose) => [
    of.loadG ?? 0,
    of.sets,
    of.reps ?? 0,
    of.holdSeconds ?? 0,
    of.durationSeconds ?? 0,
    of.distanceM ?? 0,
  ];
  const [now, before] = [parts(dose), parts(was)];
  const first = now.findIndex((value, place) => value !== before[place]);
  return Math.sign((now[first] ?? 0) - (before[first] ?? 0));
}

test("the same input gives the same bytes, also after it was stored", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const bytes = JSON.stringify(decide(input));
      expect(JSON.stringify(decide(input))).toBe(bytes);
      expect(JSON.stringify(decide(JSON.parse(JSON.stringify(input))))).toBe(bytes);
    }),
    runs,
  );
});

test("the order in which exposures arrive does not matter", () => {
  const shuffled = inputArbitrary.chain((input) =>
    fc
      .shuffledSubarray([...input.exposures], { minLength: input.exposures.length })
      .map((exposures) => ({ input, other: { ...input, exposures } })),
  );
  fc.assert(
    fc.property(shuffled, ({ input, other }) => {
      expect(decide(other)).toEqual(decide(input));
    }),
    runs,
  );
});

test("nothing steps up while a red flag or a flare stands, another dose was published, or an answer is missing", () => {
  const blocked: ((input: ProgressionInput) => ProgressionInput)[] = [
    (input) => ({ ...input, redFlagOpen: true }),
    (input) => ({ ...input, flareActive: true }),
    (input) => ({ ...input, publishedSince: true }),
    (input) => withLast(input, { restPainBefore: null }),
    (input) => withLast(input, { painDuring: null }),
    (input) => withLast(input, { nextDayPain: null }),
    (input) => withLast(input, { effort: null }),
    (input) => withLast(input, { done: [] }),
  ];
  fc.assert(
    fc.property(inputArbitrary, fc.constantFrom(...blocked), (input, block) => {
      expect(decide(block(input)).action).not.toBe("PROGRESS");
    }),
    runs,
  );
});

test("a red flag stops whatever else there is", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      expect(decide({ ...input, redFlagOpen: true }).reason).toBe("RED_FLAG");
    }),
    runs,
  );
});

test("a step up has whole, answered, tolerable exposures behind it, as many as it needs", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const { action, figures } = decide(input);
      if (action !== "PROGRESS") return;
      const counted = input.exposures.slice(-Number(figures.n));
      expect(counted.length).toBeGreaterThanOrEqual(input.rules.greenStreak);
      for (const log of counted) {
        expect(isSameDose(log.dose, input.dose)).toBe(true);
        expect(log.painDuring).toBeLessThanOrEqual(input.rules.painAmberMax);
        expect(log.effort).toBeLessThanOrEqual(input.effortMax);
        if (log.painDuring! > input.rules.painGreenMax) expect(figures.n).toBe(input.rules.amberStreak);
      }
    }),
    runs,
  );
});

test("the inputs reach every outcome and every axis", () => {
  const seen = new Set<string>();
  for (const input of fc.sample(inputArbitrary, { numRuns: 30_000, seed: 7 })) {
    const { action, reason } = decide(input);
    seen.add(`${action} ${reason.split(" ")[0]}`);
  }
  for (const expected of [
    "STOP_NOTIFY SEVERE_PAIN",
    "STOP_NOTIFY REPEATED_RED",
    "STOP_NOTIFY LONG_LAYOFF",
    "STOP_NOTIFY NO_EASIER",
    "REGRESS NEXT_DAY_CREEP/REPS_DOWN",
    "REGRESS TOO_HARD/REPS_DOWN",
    "REGRESS PAIN_RED/SET_DOWN",
    "REGRESS PAIN_RED/LOAD_DOWN",
    "REGRESS PAIN_RED/PYRAMID_DOWN",
    "REGRESS PAIN_RED/HOLD_DOWN",
    "REGRESS PAIN_RED/TIME_DOWN",
    "REGRESS PAIN_RED/DIST_DOWN",
    "REGRESS LAYOFF/RUNG_DOWN",
    "HOLD PAIN_RISING",
    "HOLD AT_CEILING",
    "PROGRESS REPS_UP",
    "PROGRESS SET_UP",
    "PROGRESS LOAD_UP",
    "PROGRESS TWO_FOR_TWO",
    "PROGRESS PYRAMID_UP",
    "PROGRESS HOLD_UP",
    "PROGRESS TIME_UP",
    "PROGRESS DIST_UP",
    "PROGRESS RUNG_UP",
  ]) {
    expect(seen).toContain(expected);
  }
});
