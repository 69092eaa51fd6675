/** The published worked cases of progression, answered by the code that serves people, and the notation they use. */
import { describe, expect, it } from "vitest";
import { exerciseBySlug } from "#db/content/exercises.ts";
import { answerProgressionCase } from "#lib/domain/progression-cases.ts";
import vectors from "./fixtures/progression-vectors.json" with { type: "json" };

const answer = (given: unknown) => answerProgressionCase(given, exerciseBySlug);
const log = (day: number, done: number[], more: object = {}) => {
  return { day, done, pre: 1, during: 1, next: 1, effort: 5, ...more };
};

describe("the worked progression cases (clinical.md B4)", () => {
  it.each(vectors.map((example) => [example.id, example] as const))("%s", (_, example) => {
    expect(answer(example)).toEqual(example.expect);
    expect(answer({ id: example.id, input: example })).toEqual(example.expect);
  });

  it("are all there", () => {
    expect(vectors).toHaveLength(24);
  });
});

describe("the notation", () => {
  const squat = { exercise: "goblet-squat", increment: 2, loadMin: 2, today: 5, flags: {} };

  it("a held repetition takes the exercise's hold, and says it only where the case did", () => {
    const brace = {
      exercise: "abdominal-brace",
      today: 3,
      logs: [log(1, [5], { effort: 4 }), log(2, [5], { effort: 4 })],
    };
    expect(answer({ ...brace, dose: { sets: 1, reps: 5 } })).toEqual({
      action: "PROGRESS",
      reason: "REPS_UP",
      next: { sets: 1, reps: 6 },
    });
    expect(answer({ ...brace, dose: { sets: 1, reps: 5, hold: 10 } })?.next).toEqual({
      sets: 1,
      reps: 6,
      hold: 10,
    });
  });

  it("loads are exact fractions of a kilogram", () => {
    const logs = [log(1, [12, 12]), log(4, [12, 12])];
    const given = {
      ...squat,
      increment: 1.25,
      loadMin: 1.25,
      dose: { sets: 2, reps: 12, load: 18.75 },
      logs,
    };
    expect(answer(given)?.next).toEqual({ sets: 2, reps: 8, load: 20 });
    expect(answer({ ...given, increment: 0.1, dose: { sets: 2, reps: 12, load: 0.3 } })).toEqual({
      action: "HOLD",
      reason: "BUILDING 2/3",
      next: { sets: 2, reps: 12, load: 0.3 },
    });
  });

  it("without loadMax it is twice the first load", () => {
    const at = (load: number) => log(load, [12, 12], { dose: { sets: 2, reps: 12, load } });
    const given = { ...squat, dose: { sets: 2, reps: 12, load: 16 }, today: 21 };
    const three = [log(17, [12, 12]), log(18, [12, 12]), log(19, [12, 12])];
    expect(answer({ ...given, logs: [at(8), ...three] })?.reason).toBe("AT_CEILING");
    expect(answer({ ...given, logs: [at(9), ...three] })?.reason).toBe("LOAD_UP");
    expect(answer({ ...given, loadMax: 18, logs: [at(8), ...three] })?.reason).toBe("LOAD_UP");
  });

  it("a load to be found is the first one logged", () => {
    const given = { ...squat, dose: { sets: 2, reps: 8 }, logs: [log(1, [8, 8], { load: 10 })] };
    expect(answer(given)).toEqual({
      action: "HOLD",
      reason: "BUILDING 1/2",
      next: { sets: 2, reps: 8, load: 10 },
    });
  });

  it("a log done with another load than asked does not count for it", () => {
    const logs = [log(1, [12, 12]), log(4, [12, 12], { load: 12 })];
    expect(answer({ ...squat, dose: { sets: 2, reps: 12, load: 20 }, logs })?.reason).toBe("BUILDING 0/2");
  });

  it("where the last log had another dose, the present one was published since", () => {
    const given = { exercise: "sit-to-stand", dose: { sets: 2, reps: 8 }, today: 4 };
    const red = log(3, [10, 10], { dose: { sets: 2, reps: 10 }, during: 6 });
    expect(answer({ ...given, logs: [red] })).toEqual({
      action: "HOLD",
      reason: "BUILDING 0/2",
      next: { sets: 2, reps: 8 },
    });
    expect(answer({ ...given, logs: [red], flags: { redflag: true } })?.reason).toBe("RED_FLAG");
  });

  it("settings may be given in part, shares between 0 and 1", () => {
    const given = { exercise: "sit-to-stand", dose: { sets: 2, reps: 8 }, today: 4 };
    const logs = [log(1, [8, 8]), log(3, [8, 8])];
    expect(answer({ ...given, logs, config: { greenStreak: 3 } })?.reason).toBe("BUILDING 2/3");
    const short = [log(1, [6, 6], { stop: "too_hard" }), log(3, [6, 6], { stop: "too_hard" })];
    expect(answer({ ...given, logs: short })?.reason).toBe("CAPACITY/RUNG_DOWN");
    expect(answer({ ...given, logs: short, config: { failComplete: 0.75 } })?.reason).toBe("INCOMPLETE");
  });

  it("left and right of one day are one log, the worse of the two", () => {
    const given = { exercise: "side-lying-hip-abduction", dose: { sets: 2, reps: 10 }, today: 4 };
    const pair = (day: number, right: object = {}) => [
      log(day, [10, 10], { side: "left" }),
      log(day, [10, 10], { side: "right", ...right }),
    ];
    expect(answer({ ...given, logs: pair(3) })?.reason).toBe("BUILDING 1/2");
    expect(answer({ ...given, logs: [...pair(1), ...pair(3)] })?.action).toBe("PROGRESS");
    expect(answer({ ...given, logs: [...pair(1), ...pair(3, { during: 6 })] })?.action).toBe("REGRESS");
    expect(() => answer({ ...given, logs: [log(3, [10, 10], { side: "up" })] })).toThrow("side is neither");
  });

  it("flags and settings that are null are absent", () => {
    const given = { exercise: "sit-to-stand", dose: { sets: 2, reps: 8 }, logs: [log(1, [8, 8])], today: 2 };
    expect(answer({ ...given, flags: null, config: null })?.reason).toBe("BUILDING 1/2");
  });

  it("no logs, no decision", () => {
    expect(answer({ exercise: "sit-to-stand", dose: { sets: 2, reps: 8 }, logs: [], today: 1 })).toBeNull();
  });

  it.each<[string, object, string]>([
    ["an unknown exercise", { exercise: "levitation" }, "unknown exercise: levitation"],
    ["pain in words", { logs: [log(1, [8, 8], { during: "none" })] }, "during must be a number"],
    ["an unknown stop", { logs: [log(1, [8, 8], { stop: "bored" })] }, "unknown stop reason: bored"],
    ["a dose of another axis", { dose: { secs: 60 } }, "a dose needs reps"],
    ["a flag in words", { flags: { redflag: "true" } }, "redflag is neither true nor false"],
    ["pain beyond the scale", { logs: [log(1, [8, 8], { during: 11 })] }, "during is not from 0 to 10"],
    ["less than nothing done", { logs: [log(1, [8, -8])] }, "done is below 0"],
    ["no increment", { increment: 0 }, "increment is not above 0"],
    ["no today", { today: undefined }, "today must be a number"],
  ])("%s is named", (_, change, message) => {
    const given = { exercise: "sit-to-stand", dose: { sets: 2, reps: 8 }, logs: [log(1, [8, 8])], today: 2 };
    expect(() => answer({ ...given, ...change })).toThrow(message);
  });
});
