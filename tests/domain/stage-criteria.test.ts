/**
 * The criteria of every built-in template, each kind met, not met and not known. Long: a table of cases for each kind.
 */
import { describe, expect, test } from "vitest";
import { addDays } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { defaultRules } from "#lib/domain/prescription.ts";
import {
  isReady,
  readCriteria,
  readCriterion,
  type StageExposure,
  type StageFacts,
} from "#lib/domain/stage-criteria.ts";
import {
  type CriterionSpec,
  criterionKey,
  leastDays,
  soonestDays,
  stageRules,
} from "#lib/domain/stage-rules.ts";
import programs from "#tests/content/fixtures/programs.json" with { type: "json" };

const today = "2026-03-30";
const ago = (days: number) => addDays(today, -days);
const startedOn = ago(28);

const none = {
  sets: 3,
  reps: null,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG: null,
};
const pyramid = (n: number, holdSeconds = 10): Dose => ({ ...none, axis: "pyramid", reps: n, holdSeconds });
const reps = (sets: number, count: number, loadG: number | null = null): Dose => ({
  ...none,
  axis: "reps",
  sets,
  reps: count,
  loadG,
});

let ids = 0;
/** An exposure that was green and answered, unless said otherwise. */
function exposure(slug: string, day: string, more: Partial<StageExposure> = {}): StageExposure {
  const id = `${day}-${String(++ids).padStart(4, "0")}`;
  return {
    id,
    slug,
    day,
    sessionId: day,
    dose: reps(2, 8),
    done: [8, 8],
    restPainBefore: 1,
    painDuring: 1,
    nextDayPain: 1,
    effort: 5,
    stopReason: "none",
    rules: defaultRules,
    morningOpen: false,
    sides: null,
    counts: true,
    ...more,
  };
}

function facts(more: Partial<StageFacts> = {}): StageFacts {
  return {
    today,
    startedOn,
    daysOn: 28,
    adherence: () => ({ percent: 85, due: 12, counted: 11 }),
    restingPain: [3, 2, 1].map((days) => ({ day: ago(days), pain: 1 })),
    exposures: [],
    main: [],
    outcomes: [],
    gate: null,
    ...more,
  };
}

const state = (spec: CriterionSpec, more: Partial<StageFacts> = {}) => {
  const { state: is, says } = readCriterion(spec, facts(more));
  return `${is} ${says}`;
};
const figures = (spec: CriterionSpec, more: Partial<StageFacts> = {}) =>
  readCriterion(spec, facts(more)).figures;

describe("the table", () => {
  test("has an entry for every built-in template, and names no other", () => {
    expect(Object.keys(stageRules).sort()).toEqual(programs.map((one) => one.slug).sort());
    const known = new Set(Object.keys(stageRules));
    for (const { next } of Object.values(stageRules))
      expect(next.filter((slug) => !known.has(slug))).toEqual([]);
  });

  test.each([
    ["acute-calm-down", ["gate"]],
    ["subacute-motor-control", ["weeks", "adherence", "green_sessions", "rest_pain", "confirm:hinge_form"]],
    [
      "strength-1-foundation",
      [
        "weeks",
        "pyramid:mcgill-curl-up",
        "pyramid:bird-dog",
        "pyramid:side-bridge-knees",
        "reps:sit-to-stand",
        "adherence",
        "no_red",
      ],
    ],
    [
      "strength-2-build",
      ["weeks", "reps:bodyweight-squat", "pyramid:side-bridge", "sides:side-bridge", "effort", "adherence"],
    ],
    ["strength-3-load", ["weeks", "load_steps:kettlebell-deadlift", "load_steps:goblet-squat", "outcome"]],
    ["warm-up-before-sport", []],
    ["desk-posture", ["weeks", "adherence"]],
    ["stenosis-flexion", ["confirm:leg_symptom_walk", "reps:sit-to-stand"]],
    [
      "facet-friendly",
      [
        "weeks",
        "confirm:core_pyramids",
        "pyramid:side-bridge-knees",
        "reps:sit-to-stand",
        "adherence",
        "no_red",
      ],
    ],
    ["return-to-lifting", ["confirm:working_load", "morning_change"]],
    ["maintenance", []],
  ] as const)("%s", (slug, keys) => {
    expect(stageRules[slug]!.criteria.map(criterionKey)).toEqual(keys);
  });

  test("weeks are those of the text, and no program is ready before the soonest", () => {
    for (const { slug, advance, duration_weeks } of programs) {
      const { criteria } = stageRules[slug]!;
      const weeks = criteria.find((spec) => spec.kind === "weeks");
      const written = /^(\d+) weeks/.exec(advance);
      if (written) expect(weeks).toMatchObject({ weeks: Number(written[1]) });
      if (criteria.some((spec) => spec.kind !== "confirm" && spec.kind !== "gate"))
        expect(leastDays(criteria, duration_weeks[0]!)).toBeGreaterThanOrEqual(soonestDays);
    }
  });

  test("figures are those of the text", () => {
    const of = (slug: string, key: string) =>
      stageRules[slug]!.criteria.find((spec) => criterionKey(spec) === key);
    expect(of("strength-1-foundation", "pyramid:bird-dog")).toMatchObject({ n: 8 });
    expect(of("strength-1-foundation", "pyramid:side-bridge-knees")).toMatchObject({ n: 6 });
    expect(of("strength-1-foundation", "reps:sit-to-stand")).toMatchObject({
      sets: 2,
      reps: 12,
      effortMax: 6,
    });
    expect(of("strength-2-build", "reps:bodyweight-squat")).toMatchObject({ sets: 3, reps: 12 });
    expect(of("strength-2-build", "effort")).toMatchObject({ max: 7 });
    expect(of("strength-3-load", "outcome")).toMatchObject({ rmdqMax: 4, psfsMin: 7 });
    expect(of("stenosis-flexion", "reps:sit-to-stand")).toMatchObject({ sets: 3, reps: 12 });
  });
});

describe("weeks and adherence", () => {
  const weeks = { kind: "weeks", weeks: 3 } as const;
  const adherence = { kind: "adherence", percent: 80, days: 28 } as const;

  test("weeks count completed days", () => {
    expect(state(weeks, { daysOn: 21 })).toBe("met days");
    expect(state(weeks, { daysOn: 20 })).toBe("not_met days");
  });

  test("adherence is read from the displayed percent, and few due sessions say nothing", () => {
    const of = (percent: number | null, due: number) =>
      state(adherence, { adherence: () => ({ percent, due, counted: due }) });
    expect(of(80, 3)).toBe("met figures");
    expect(of(79, 3)).toBe("not_met figures");
    expect(of(100, 2)).toBe("unknown few");
    expect(of(null, 0)).toBe("unknown few");
  });

  test("adherence looks at the time on the program, four weeks of it at most", () => {
    const asked: string[][] = [];
    const adherenceOf = (from: string, to: string) => {
      asked.push([from, to]);
      return { percent: 90, due: 9, counted: 9 };
    };
    state(adherence, { adherence: adherenceOf, startedOn: ago(10) });
    state(adherence, { adherence: adherenceOf, startedOn: ago(90) });
    expect(asked).toEqual([
      [ago(10), ago(1)],
      [ago(28), ago(1)],
    ]);
    expect(state(adherence, { startedOn: today })).toBe("unknown few");
  });
});

describe("zones of sessions", () => {
  const green = { kind: "green_sessions", sessions: 3 } as const;
  const noRed = { kind: "no_red", days: 14 } as const;
  const three = [6, 4, 2].map((days) => exposure("bird-dog", ago(days)));

  test("three green sessions, every exercise of them", () => {
    expect(state(green, { exposures: three })).toBe("met figures");
    expect(state(green, { exposures: three.slice(1) })).toBe("not_met few");
    const amber = exposure("heel-slide", ago(4), { painDuring: 3 });
    expect(state(green, { exposures: [...three, amber] })).toBe("not_met figures");
    expect(figures(green, { exposures: [...three, amber] })).toEqual({ count: 2 });
  });

  test("an older amber session is behind, whatever the order of arrival", () => {
    const amber = exposure("bird-dog", ago(8), { painDuring: 4 });
    expect(state(green, { exposures: [...three, amber] })).toBe("met figures");
  });

  test("an answer that is missing is not green; one that can still come says nothing yet", () => {
    const last = (more: Partial<StageExposure>) => ({
      exposures: [...three.slice(0, 2), exposure("bird-dog", ago(2), more)],
    });
    expect(state(green, last({ nextDayPain: null }))).toBe("unknown unanswered");
    expect(state(green, last({ painDuring: null }))).toBe("unknown unanswered");
    expect(state(green, last({ restPainBefore: null }))).toBe("unknown unanswered");
    const open = exposure("bird-dog", ago(0), { nextDayPain: null, morningOpen: true });
    expect(state(green, { exposures: [...three, open] })).toBe("met figures");
    const hurts = { ...open, painDuring: 4 };
    expect(state(green, { exposures: [...three, hurts] })).toBe("not_met figures");
  });

  test("a red session within fourteen days, by pain during or by the morning after", () => {
    expect(state(noRed, { exposures: three })).toBe("met figures");
    const red = (days: number) => exposure("bird-dog", ago(days), { painDuring: 6 });
    expect(state(noRed, { exposures: [...three, red(14)] })).toBe("not_met red");
    expect(state(noRed, { exposures: [...three, red(15)] })).toBe("met figures");
    const morning = exposure("bird-dog", ago(5), { nextDayPain: 4 });
    expect(state(noRed, { exposures: [...three, morning] })).toBe("not_met red");
  });

  test("a session before the program or a pause still counts as red", () => {
    const red = exposure("bird-dog", ago(5), { painDuring: 7, counts: false });
    expect(state(noRed, { startedOn: ago(3), exposures: [red] })).toBe("not_met red");
  });

  test("nothing logged, or nothing answered, is not known", () => {
    expect(state(noRed)).toBe("unknown none");
    const silent = exposure("bird-dog", ago(2), { nextDayPain: null });
    expect(state(noRed, { exposures: [...three.slice(0, 2), silent] })).toBe("unknown unanswered");
  });

  test("the morning after, at most one above before", () => {
    const spec = { kind: "morning_change", max: 1, days: 14 } as const;
    expect(state(spec, { exposures: three })).toBe("met figures");
    expect(state(spec)).toBe("unknown none");
    const worse = exposure("bird-dog", ago(1), { nextDayPain: 3 });
    expect(state(spec, { exposures: [...three, worse] })).toBe("not_met worse");
    expect(figures(spec, { exposures: [...three, worse] })).toMatchObject({ change: 2 });
    const silent = exposure("bird-dog", ago(1), { nextDayPain: null });
    expect(state(spec, { exposures: [...three, silent] })).toBe("unknown unanswered");
    expect(state(spec, { exposures: [...three, { ...silent, morningOpen: true }] })).toBe("met figures");
  });
});

describe("resting pain", () => {
  const spec = { kind: "rest_pain", max: 2, days: 3 } as const;
  const of = (...values: readonly [days: number, pain: number][]) => ({
    restingPain: values.map(([days, pain]) => ({ day: ago(days), pain })),
  });

  test("the newest three values within two weeks", () => {
    expect(state(spec, of([5, 7], [3, 2], [2, 2], [1, 1]))).toBe("met figures");
    expect(state(spec, of([3, 2], [2, 3], [1, 1]))).toBe("not_met figures");
    expect(state(spec, of([2, 1], [1, 1]))).toBe("unknown few");
    expect(state(spec, of([16, 1], [2, 1], [1, 1]))).toBe("unknown few");
    expect(state(spec, of([1, 4]))).toBe("not_met figures");
  });
});

describe("doses", () => {
  const curl = {
    kind: "pyramid",
    exercise: "mcgill-curl-up",
    n: 8,
    beyond: ["curl-up-elbows-lifted"],
  } as const;
  const curlUp = (days: number, n: number, more: Partial<StageExposure> = {}) =>
    exposure("mcgill-curl-up", ago(days), { dose: pyramid(n), done: [n, n - 2, n - 4], ...more });

  test("the newest pyramid speaks, each side through the smaller", () => {
    expect(state(curl, { exposures: [curlUp(2, 8)] })).toBe("met done");
    expect(state(curl, { exposures: [curlUp(4, 8), curlUp(2, 7)] })).toBe("not_met done");
    expect(state(curl, { exposures: [curlUp(2, 8, { done: [8, 6, 3] })] })).toBe("not_met done");
    expect(figures(curl, { exposures: [curlUp(2, 8, { done: [8, 6, 3] })] })).toMatchObject({
      done: "8·6·3",
    });
  });

  test("shorter holds are another exercise", () => {
    expect(state(curl, { exposures: [curlUp(2, 8, { dose: pyramid(8, 5) })] })).toBe("not_met short");
  });

  test("a harder rung is beyond; back on the easier one it is read again", () => {
    const harder = exposure("curl-up-elbows-lifted", ago(2), { dose: pyramid(3), done: [3, 1, 1] });
    expect(state(curl, { exposures: [curlUp(4, 8), harder] })).toBe("met beyond");
    expect(state(curl, { exposures: [harder, curlUp(1, 6)] })).toBe("not_met done");
  });

  test("not done yet, not in the program, or done before a pause: not known", () => {
    expect(state(curl, { main: ["mcgill-curl-up"] })).toBe("unknown none");
    expect(state(curl)).toBe("unknown absent");
    expect(state(curl, { main: ["mcgill-curl-up"], exposures: [curlUp(2, 8, { counts: false })] })).toBe(
      "unknown none",
    );
  });

  const sit = {
    kind: "reps",
    exercise: "sit-to-stand",
    sets: 2,
    reps: 12,
    effortMax: 6,
    beyond: [],
  } as const;
  const sitting = (done: number[], effort: number | null) => ({
    exposures: [exposure("sit-to-stand", ago(2), { dose: reps(done.length, 12), done, effort })],
  });

  test("repetitions at an effort", () => {
    expect(state(sit, sitting([12, 12], 6))).toBe("met effort");
    expect(state(sit, sitting([12, 12, 12], 4))).toBe("met effort");
    expect(state(sit, sitting([12, 12], 7))).toBe("not_met effort");
    expect(state(sit, sitting([12, 12], null))).toBe("unknown noEffort");
    expect(state(sit, sitting([12, 11], 4))).toBe("not_met effort");
    expect(state(sit, sitting([12, 11], null))).toBe("not_met done");
    expect(state(sit, sitting([12], 4))).toBe("not_met effort");
    expect(state({ ...sit, sets: 3, effortMax: null }, sitting([12, 12, 12], null))).toBe("met done");
  });

  test("effort over every main exercise", () => {
    const spec = { kind: "effort", max: 7 } as const;
    const two = (first: number | null, second: number | null) => ({
      main: ["a", "b"],
      exposures: [exposure("a", ago(2), { effort: first }), exposure("b", ago(2), { effort: second })],
    });
    expect(state(spec, two(7, 5))).toBe("met hardest");
    expect(state(spec, two(8, 5))).toBe("not_met hardest");
    expect(state(spec, two(8, null))).toBe("not_met hardest");
    expect(state(spec, two(7, null))).toBe("unknown unanswered");
    expect(state(spec)).toBe("unknown unanswered");
    expect(readCriterion(spec, facts(two(5, 8))).exercise).toBe("b");
  });

  test("left and right: ten percent of the better side", () => {
    const spec = { kind: "sides", exercise: "side-bridge", percent: 10 } as const;
    const of = (left: number, right: number) => ({
      exposures: [exposure("side-bridge", ago(2), { sides: { left, right } })],
    });
    expect(state(spec, of(10, 9))).toBe("met figures");
    expect(state(spec, of(12, 11))).toBe("met figures");
    expect(state(spec, of(9, 8))).toBe("not_met figures");
    expect(figures(spec, of(9, 8))).toEqual({ left: 9, right: 8, difference: 12 });
    expect(state(spec, of(0, 0))).toBe("unknown noSides");
    expect(state(spec, { exposures: [exposure("side-bridge", ago(2))] })).toBe("unknown noSides");
  });

  test("load steps are loads done in full above the first, up to the newest", () => {
    const spec = { kind: "load_steps", exercise: "goblet-squat", steps: 2 } as const;
    const of = (...loads: number[]) => ({
      exposures: loads.map((kg, place) =>
        exposure("goblet-squat", ago(20 - place), { dose: reps(2, 8, kg * 1000) }),
      ),
    });
    expect(state(spec, of(10, 12, 14))).toBe("met figures");
    expect(state(spec, of(10, 12, 12))).toBe("not_met figures");
    expect(figures(spec, of(10, 12, 10, 12))).toMatchObject({ count: 1 });
    expect(figures(spec, of(10, 12, 14, 12))).toMatchObject({ count: 1, fromG: 10_000, toG: 12_000 });
    const { exposures } = of(10, 12, 14);
    const short = exposures.map((one, place) => (place === 2 ? { ...one, done: [8, 7] } : one));
    expect(state(spec, { exposures: short })).toBe("not_met figures");
    expect(state(spec)).toBe("unknown absent");
  });
});

describe("outcomes, the gate, a therapist's own", () => {
  const spec = { kind: "outcome", rmdqMax: 4, psfsMin: 7 } as const;
  const of = (...answers: readonly [instrument: string, days: number, score: number][]) => ({
    outcomes: answers.map(([instrument, days, score]) => ({
      instrument,
      day: ago(days),
      scoreTenths: score * 10,
    })),
  });

  test("one of the two is enough; one that is missing could still meet it", () => {
    expect(state(spec, of(["rmdq", 2, 4]))).toBe("met rmdq");
    expect(state(spec, of(["psfs", 2, 7]))).toBe("met psfs");
    expect(state(spec, of(["rmdq", 2, 9], ["psfs", 2, 7.5]))).toBe("met both");
    expect(state(spec, of(["rmdq", 2, 5], ["psfs", 2, 6.9]))).toBe("not_met both");
    expect(state(spec, of(["rmdq", 2, 5]))).toBe("unknown rmdq");
    expect(state(spec)).toBe("unknown none");
  });

  test("the newest answer on the program speaks", () => {
    expect(state(spec, of(["rmdq", 3, 2], ["rmdq", 1, 6], ["psfs", 1, 3]))).toBe("not_met both");
    expect(state(spec, of(["rmdq", 29, 2]))).toBe("unknown none");
  });

  test("the gate is met by a signature alone", () => {
    const gate = { kind: "gate" } as const;
    expect(state(gate, { gate: { signed: true, met: 3, tests: 11 } })).toBe("met signed");
    expect(state(gate, { gate: { signed: false, met: 11, tests: 11 } })).toBe("not_met tests");
    expect(state(gate)).toBe("unknown none");
  });

  test("what no record can show is never met", () => {
    expect(state({ kind: "confirm", item: "hinge_form" })).toBe("unknown open");
  });
});

describe("ready", () => {
  const { criteria } = stageRules["subacute-motor-control"]!;
  const good = { exposures: [6, 4, 2].map((days) => exposure("heel-slide", ago(days))) };

  test("when everything that the record can show is met; the therapist's own is theirs", () => {
    const read = readCriteria(criteria, facts(good));
    expect(read.map(({ state: is }) => is)).toEqual(["met", "met", "met", "met", "unknown"]);
    expect(isReady(read)).toBe(true);
  });

  test("not with one not met or one not known, and never with nothing to read", () => {
    expect(isReady(readCriteria(criteria, facts({ ...good, daysOn: 13 })))).toBe(false);
    expect(isReady(readCriteria(criteria, facts({ ...good, restingPain: [] })))).toBe(false);
    expect(
      isReady(readCriteria([{ kind: "gate" }], facts({ gate: { signed: true, met: 1, tests: 1 } }))),
    ).toBe(false);
    expect(isReady([])).toBe(false);
  });
});
