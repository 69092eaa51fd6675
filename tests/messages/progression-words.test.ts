/** Every decision the rules can make has a whole sentence for the patient and for staff, with no figure left out. */
import fc from "fast-check";
import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { decideProgression, holdCodes, regressCauses, stopReasonCodes } from "#lib/domain/progression.ts";
import { downSteps, upSteps } from "#lib/domain/progression-dose.ts";
import { limitProgressions } from "#lib/domain/progression-limit.ts";
import {
  type ProgressionAudience,
  type SayKey,
  type SpokenDecision,
  sayProgression,
} from "#lib/domain/progression-words.ts";
import { rulesRanges } from "#lib/domain/rules-settings.ts";
import progression from "#lib/messages/en/progression.json" with { type: "json" };
import {
  carryDose,
  inputArbitrary,
  inputOf,
  loadDose,
  pyramidDose,
  repsDose,
  timeDose,
} from "#tests/domain/progression-inputs.ts";

const say = createTranslator({
  locale: "en-GB",
  messages: { progression },
  namespace: "progression",
  onError: (error) => {
    throw error;
  },
}) as unknown as SayKey;
const audiences: readonly ProgressionAudience[] = ["patient", "staff"];
const keysOf = (of: object) => Object.keys(of).toSorted();

test("each reason, cause and step has its words for both, and nothing besides", () => {
  for (const audience of audiences) {
    const words = progression[audience];
    expect(keysOf(words.STOP_NOTIFY)).toEqual(stopReasonCodes.toSorted());
    expect(keysOf(words.because)).toEqual(regressCauses.toSorted());
    expect(keysOf(words.down)).toEqual(downSteps.toSorted());
    expect(keysOf(words.HOLD)).toEqual(holdCodes.toSorted());
    expect(keysOf(words.up)).toEqual(upSteps.toSorted());
  }
  expect(keysOf(progression.settings)).toEqual(keysOf(rulesRanges));
});

test("whatever is decided can be said to both, as one or two whole sentences", () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const decided = decideProgression(input)!;
      const [held] = limitProgressions([{ key: "", lastChangedOn: null, position: 0, decision: decided }], 0);
      for (const decision of [decided, held!.decision]) {
        seen.add(decision.reason.split(" ")[0]!);
        for (const audience of audiences) {
          const said = sayProgression(say, decision, audience);
          expect(said).toMatch(/^[A-Z0-9].*\.$/);
          expect(said).not.toMatch(/[{}]|undefined|null|NaN|!| {2}|missed/);
        }
      }
    }),
    { numRuns: 10_000, seed: 11 },
  );
  expect(seen.size).toBeGreaterThan(45);
});

describe("as they read", () => {
  const squat = repsDose(2, 10);
  const red = { painDuring: 6 };
  const table: [string, SpokenDecision | null, string, string][] = [
    [
      "a step up",
      decideProgression(inputOf(squat, [{}, { painDuring: 2, effort: 6 }])),
      "2 full sessions in a row with pain at 2 or less: the next step is 12 repetitions a set.",
      "2 complete exposures in a row, pain up to 2, effort up to 6 of 7, 2 of 2 mornings answered and none above +1: repetitions up to 12 a set.",
    ],
    [
      "a step up after amber",
      decideProgression(
        inputOf(squat, [{ painDuring: 3, nextDayPain: null }, { painDuring: 3 }, { painDuring: 3 }]),
      ),
      "3 full sessions in a row with pain at 3 or less: the next step is 12 repetitions a set.",
      "3 complete exposures in a row, pain up to 3, effort up to 5 of 7, 2 of 3 mornings answered and none above +1, amber takes 3: repetitions up to 12 a set.",
    ],
    [
      "a heavier weight",
      decideProgression(inputOf(loadDose(2, 12, 20_000), [{}, {}])),
      "2 full sessions in a row with pain at 1 or less: the next step is a heavier weight, with 8 repetitions a set.",
      "2 complete exposures in a row, pain up to 1, effort up to 5 of 7, 2 of 2 mornings answered and none above +1: load up, at 8 repetitions a set.",
    ],
    [
      "a heavier carry, in a large step",
      decideProgression(inputOf(carryDose(2, 40, 8000), [{}, {}, {}])),
      "3 full sessions in a row with pain at 1 or less: the next step is a heavier weight, with 20 m a set.",
      "3 complete exposures in a row, pain up to 1, effort up to 5 of 7, 3 of 3 mornings answered and none above +1, a load step above 10 % takes 3: load up, at 20 m.",
    ],
    [
      "a pyramid",
      decideProgression(inputOf(pyramidDose(5), [red])),
      "Pain reached 6 of 10 during this exercise, so it goes down to 4·2·1.",
      "Pain during 6, red above 5: pyramid down to 4·2·1.",
    ],
    [
      "time in minutes",
      decideProgression(inputOf(timeDose(660), [{ nextDayPain: 4 }])),
      "Pain was 3 points higher the next morning, so it goes down to 8 minutes.",
      "Next morning +3 (1 to 4), red from +3: time down to 8 minutes.",
    ],
    [
      "time in seconds",
      decideProgression(inputOf(timeDose(75), [{}, {}])),
      "2 full sessions in a row with pain at 1 or less: the next step is 90 seconds.",
      "2 complete exposures in a row, pain up to 1, effort up to 5 of 7, 2 of 2 mornings answered and none above +1: time up to 90 seconds.",
    ],
    [
      "time in both",
      decideProgression(inputOf(timeDose(120), [{}, {}])),
      "2 full sessions in a row with pain at 1 or less: the next step is 2 minutes 15 seconds.",
      "2 complete exposures in a row, pain up to 1, effort up to 5 of 7, 2 of 2 mornings answered and none above +1: time up to 2 minutes 15 seconds.",
    ],
    [
      "no rung below",
      decideProgression(
        inputOf(repsDose(2, 8), [red], { bounds: inputOf(repsDose(2, 8), []).bounds, easier: null }),
      ),
      "Pain reached 6 of 10 during this exercise. This exercise should be easier than its easiest step here, so it is paused. Your therapist is told and decides what comes next.",
      "Pain during 6, red above 5: a step down is due and there is no easier rung. Suspended until you resume, change or end it.",
    ],
    [
      "building",
      decideProgression(inputOf(squat, [{}])),
      "1 of 2 good sessions in a row at this step, so this exercise stays the same for now.",
      "1 of 2 qualifying exposures in a row.",
    ],
    [
      "an answer missing",
      decideProgression(inputOf(squat, [{ effort: null }])),
      "How hard it was is not answered, so this exercise stays the same.",
      "Last exposure without effort: unknown is not zero.",
    ],
  ];
  test.each(table)("%s", (_, decision, patient, staff) => {
    expect(sayProgression(say, decision!, "patient")).toBe(patient);
    expect(sayProgression(say, decision!, "staff")).toBe(staff);
  });
});
