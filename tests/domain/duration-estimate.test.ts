/** The minutes a session is said to take, worked by hand for one exercise of each kind. */
import { describe, expect, it } from "vitest";
import type { Dose } from "#lib/domain/dosage.ts";
import { exerciseSeconds, sessionMinutes, sessionSeconds } from "#lib/domain/duration-estimate.ts";

const empty = { reps: null, holdSeconds: null, durationSeconds: null, distanceM: null, loadG: null };
const squat: Dose = { ...empty, axis: "reps", sets: 2, reps: 8 };
const bridge: Dose = { ...empty, axis: "pyramid", sets: 3, reps: 5, holdSeconds: 10 };
const plank: Dose = { ...empty, axis: "hold", sets: 3, holdSeconds: 30 };
const walk: Dose = { ...empty, axis: "duration", sets: 1, durationSeconds: 600 };
const carry: Dose = { ...empty, axis: "distance", sets: 2, distanceM: 20 };

describe("time estimate", () => {
  it.each([
    ["repetitions 3 s each, one rest between two sets", squat, "both", 30, 2 * 24 + 30],
    ["alternating counts both sides together", squat, "alternating", 30, 2 * 24 + 30],
    ["each side doubles the work, not the rest", squat, "each", 30, 4 * 24 + 30],
    ["held repetitions of a pyramid", bridge, "both", 60, 9 * 13 + 3 * 5 + 2 * 60],
    ["holds and rests are exact", plank, "both", 60, 3 * 35 + 2 * 60],
    ["a duration has no rest", walk, "both", 60, 605],
    ["a metre a second", carry, "both", 90, 40 + 90],
  ] as const)("%s", (_, dose, side, restSeconds, seconds) => {
    expect(exerciseSeconds({ dose, side, restSeconds })).toBe(seconds);
  });

  it("adds the changeover between exercises only", () => {
    const item = { dose: squat, side: "both", restSeconds: 30 } as const;
    expect(sessionSeconds([item, item, item])).toBe(3 * 78 + 2 * 15);
    expect(sessionSeconds([])).toBe(0);
  });

  it("shows whole minutes, halves upward, never 0 for something", () => {
    const lasting = (seconds: number) => ({
      dose: { ...walk, durationSeconds: seconds - 5 },
      side: "both" as const,
      restSeconds: 0,
    });
    expect(sessionMinutes([])).toBe(0);
    expect(sessionMinutes([lasting(10)])).toBe(1);
    expect(sessionMinutes([lasting(89)])).toBe(1);
    expect(sessionMinutes([lasting(90)])).toBe(2);
  });
});
