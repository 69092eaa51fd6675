/** Every cell of the step table (clinical.md B3) by hand, with its bounds and its exact arithmetic. */
import { describe, expect, test } from "vitest";
import { type Dose, formatDose } from "#lib/domain/dosage.ts";
import { defaultRules, type PrescriptionBounds } from "#lib/domain/prescription.ts";
import { jumpsLoad, loadDownG, loadUpG, stepDown, stepUp } from "#lib/domain/progression-dose.ts";
import {
  boundsFor,
  carryDose,
  holdDose,
  loadDose,
  pyramidDose,
  repsDose,
  timeDose,
} from "./progression-inputs.ts";

const frame = (dose: Dose, change: Partial<PrescriptionBounds> = {}) => ({
  loadable: dose.loadG !== null,
  bounds: { ...boundsFor(dose), ...change },
  rules: defaultRules,
});
const short = (dose: Dose) =>
  formatDose(dose).replaceAll("\u00a0", "") + (dose.loadG === null ? "" : `@${dose.loadG / 1000}`);
type Found = ReturnType<typeof stepUp> | ReturnType<typeof stepDown>;
const said = (step: Found) => (step.kind === "dose" ? `${step.how} ${short(step.dose)}` : step.kind);

type Row = [what: string, dose: Dose, expected: string, bounds?: Partial<PrescriptionBounds>];

describe("up", () => {
  test.each<Row>([
    ["plain repetitions by 2", repsDose(2, 8), "REPS_UP 2×10"],
    ["to the bound, not past it", repsDose(2, 11), "REPS_UP 2×12"],
    ["to a bound the prescription narrows", repsDose(2, 9), "REPS_UP 2×10", { reps: { min: 8, max: 10 } }],
    ["held repetitions by 1", repsDose(2, 8, 10), "REPS_UP 2×9×10s"],
    ["at the top a set, repetitions to minimum", repsDose(2, 12), "SET_UP 3×8"],
    ["sets at maximum: the rung", repsDose(3, 12), "rung"],
    ["one repetition only: sets still grow", repsDose(2, 8), "SET_UP 3×8", { reps: { min: 8, max: 8 } }],
    ["loaded repetitions by 1", loadDose(2, 8, 20_000), "REPS_UP 2×9@20"],
    ["loaded at the top: load, repetitions to minimum", loadDose(2, 12, 20_000), "LOAD_UP 2×8@22"],
    ["loaded: sets never change", loadDose(3, 12, 20_000), "LOAD_UP 3×8@22"],
    ["a load at its limit stays", loadDose(2, 12, 40_000), "ceiling"],
    ["a load step above the limit is not clipped", loadDose(2, 12, 20_000), "ceiling", { loadMaxG: 21_000 }],
    ["a load step onto the limit is taken", loadDose(2, 12, 38_000), "LOAD_UP 2×8@40"],
    ["no limit known: no step", loadDose(2, 12, 20_000), "ceiling", { loadMaxG: null }],
    ["nobody lifts 500 kg more", loadDose(2, 12, 499_000), "ceiling", { loadMaxG: 900_000 }],
    ["pyramid by one", pyramidDose(5), "PYRAMID_UP 6·4·2×10s"],
    ["pyramid at the top", pyramidDose(8), "rung"],
    ["hold by 5 s", holdDose(3, 20), "HOLD_UP 3×25s"],
    ["hold to its bound", holdDose(3, 28), "HOLD_UP 3×30s"],
    ["hold at the top: the rung, sets never change", holdDose(2, 30), "rung"],
    ["time by a quarter minute", timeDose(60), "TIME_UP 75s"],
    ["time rounds up to its unit", timeDose(200), "TIME_UP 3min45s"],
    ["time below five minutes", timeDose(285), "TIME_UP 5min15s"],
    ["time from five minutes by minutes", timeDose(300), "TIME_UP 6min"],
    ["time by ten percent", timeDose(660), "TIME_UP 13min"],
    ["time to its bound", timeDose(1170), "TIME_UP 20min"],
    ["time at the top", timeDose(1200), "rung"],
    ["distance by 5 m", carryDose(2, 20, 8000), "DIST_UP 2×25m@8"],
    ["distance to its bound", carryDose(2, 38, 8000), "DIST_UP 2×40m@8"],
    ["distance at the top: load, distance to minimum", carryDose(2, 40, 8000), "LOAD_UP 2×20m@10"],
    ["distance at the top and the load at its limit", carryDose(2, 40, 40_000), "ceiling"],
    ["distance without load at the top", carryDose(2, 40, null), "rung"],
  ])("%s", (_, dose, expected, bounds) => {
    expect(said(stepUp(dose, frame(dose, bounds)))).toBe(expected);
  });

  test("2-for-2 raises the load at any repetitions, also at the top, and nothing else instead", () => {
    const step = (dose: Dose) => said(stepUp(dose, frame(dose), true));
    expect(step(loadDose(2, 9, 20_000))).toBe("TWO_FOR_TWO 2×8@22");
    expect(step(loadDose(2, 12, 20_000))).toBe("TWO_FOR_TWO 2×8@22");
    expect(step(loadDose(2, 9, 40_000))).toBe("ceiling");
  });

  test("a load not known yet: repetitions by 1, then the ceiling", () => {
    const unknown = (reps: number) => loadDose(2, reps, null);
    const at = (reps: number) => ({ ...frame(unknown(reps)), loadable: true });
    expect(said(stepUp(unknown(8), at(8)))).toBe("REPS_UP 2×9");
    expect(said(stepUp(unknown(12), at(12)))).toBe("ceiling");
    expect(said(stepDown(unknown(9), at(9)))).toBe("rung");
  });
});

describe("down", () => {
  test.each<Row>([
    ["plain repetitions by 2", repsDose(2, 12), "REPS_DOWN 2×10"],
    ["to the bound, not past it", repsDose(2, 9), "REPS_DOWN 2×8"],
    ["held repetitions by 1", repsDose(2, 9, 10), "REPS_DOWN 2×8×10s"],
    ["at the bottom a set, repetitions stay", repsDose(3, 8), "SET_DOWN 2×8"],
    ["sets at minimum: the rung", repsDose(2, 8), "rung"],
    ["loaded: load down, repetitions to minimum", loadDose(2, 12, 20_000), "LOAD_DOWN 2×8@18"],
    ["loaded at the lightest: the rung, whatever the repetitions", loadDose(2, 12, 2000), "rung"],
    ["a load between steps goes to the step below", loadDose(2, 9, 3000), "LOAD_DOWN 2×8@2"],
    ["below the lightest is the bottom, not clipped", loadDose(2, 9, 5000), "rung", { lightestLoadG: 4500 }],
    ["pyramid by one", pyramidDose(5), "PYRAMID_DOWN 4·2·1×10s"],
    ["pyramid at the bottom", pyramidDose(3), "rung"],
    ["hold by 5 s", holdDose(3, 20), "HOLD_DOWN 3×15s"],
    ["hold to its bound", holdDose(3, 13), "HOLD_DOWN 3×10s"],
    ["hold at the bottom", holdDose(3, 10), "rung"],
    ["time by a fifth, down to its unit", timeDose(660), "TIME_DOWN 8min"],
    ["time below five minutes by quarters", timeDose(285), "TIME_DOWN 3min45s"],
    ["time of five minutes by minutes", timeDose(300), "TIME_DOWN 4min"],
    ["time to its bound", timeDose(70), "TIME_DOWN 60s"],
    ["time at the bottom", timeDose(60), "rung"],
    ["distance: load down, distance stays", carryDose(2, 30, 12_000), "LOAD_DOWN 2×30m@10"],
    ["distance at the lightest load by 5 m", carryDose(2, 30, 2000), "DIST_DOWN 2×25m@2"],
    ["distance at the lightest load to its bound", carryDose(2, 22, 2000), "DIST_DOWN 2×20m@2"],
    ["distance at both bottoms", carryDose(2, 20, 2000), "rung"],
    ["distance without load", carryDose(2, 30, null), "DIST_DOWN 2×25m"],
  ])("%s", (_, dose, expected, bounds) => {
    expect(said(stepDown(dose, frame(dose, bounds)))).toBe(expected);
  });
});

describe("loads are exact", () => {
  test.each<[load: number, increment: number, percent: number, expected: number]>([
    [20_000, 2000, 5, 22_000],
    [40_000, 2000, 5, 42_000],
    [41_000, 2000, 5, 42_000],
    [100_000, 2000, 5, 104_000],
    [60_000, 500, 7, 64_000],
    [20_500, 2000, 5, 22_500],
    [2268, 2268, 5, 4536],
    [100_000, 10_000, 10, 110_000],
    [57_000, 570, 10, 62_700],
  ])("%d g in steps of %d g by %d %% is %d g", (load, increment, percent, expected) => {
    expect(loadUpG(load, increment, percent)).toBe(expected);
  });
  test.each<[load: number, increment: number, percent: number, expected: number]>([
    [20_000, 2000, 10, 18_000],
    [12_000, 2000, 10, 10_000],
    [2000, 2000, 10, 0],
    [11_340, 2268, 10, 9072],
    [70_000, 7000, 10, 63_000],
  ])("%d g in steps of %d g less %d %% is %d g", (load, increment, percent, expected) => {
    expect(loadDownG(load, increment, percent)).toBe(expected);
  });
  test("ten percent is not more than ten percent", () => {
    expect(jumpsLoad(loadDose(2, 8, 20_000), loadDose(2, 8, 22_000), 10)).toBe(false);
    expect(jumpsLoad(loadDose(2, 8, 19_999), loadDose(2, 8, 22_000), 10)).toBe(true);
    expect(jumpsLoad(repsDose(2, 8), loadDose(2, 8, 22_000), 10)).toBe(false);
  });
});
