/**
 * The library against its source table, and against the rules it must keep whatever the table says.
 * Long: a rule of the library a test, each with what it protects people from.
 */
import { describe, expect, it } from "vitest";
import { exerciseBySlug, exercises } from "#db/content/exercises.ts";
import { ladderBySlug, ladders } from "#db/content/ladders.ts";
import { diagnoses } from "#lib/domain/episode.ts";
import {
  type Exercise,
  type ExerciseRange,
  equipmentKeys,
  exerciseCategories,
  stages,
} from "#lib/domain/exercise.ts";
import { type SourceRow, sourceExercises, untypeset } from "./source.ts";

const source = sourceExercises();

/** Instructions that leaned on another exercise's text and now stand alone; the source wording for comparison. */
const rewritten: Readonly<Record<string, string>> = {
  "curl-up-elbows-lifted":
    "As the curl-up with elbows off the floor and a stronger brace; breathe behind the brace.",
  "sit-to-stand": "As high seat with a normal chair; touch and go, no flop.",
  "pallof-press": "As half kneeling in standing with feet hip width.",
  "step-up-loaded": "As low step on a knee-height box holding weights.",
};

const span = (range: ExerciseRange) =>
  range.min === range.max ? `${range.min}` : `${range.min}–${range.max}`;

/** The dosage as clinical.md D writes it, from the bounds. */
function notation(exercise: Exercise): string {
  const { sets, reps, holdSeconds, durationSeconds, distanceM } = exercise.bounds;
  switch (exercise.axis) {
    case "pyramid":
      return `pyr n=${span(reps!)}×${holdSeconds!.min}s`;
    case "hold":
      return `${sets.min}×${span(holdSeconds!)}s`;
    case "duration":
      return `${span(durationSeconds!)}s`;
    case "distance":
      return `${sets.min}×${span(distanceM!)}m`;
    case "reps":
      return `${sets.min}×${span(reps!)}${holdSeconds ? `×${holdSeconds.min}s` : ""}`;
  }
}

const sourceAxis = {
  reps: "reps",
  pyramid: "pyramid_n",
  hold: "hold_s",
  duration: "duration_s",
  distance: "distance_m",
} as const;

/** Turns an entry back into the row it came from: whatever cannot be turned back was lost. */
function toSourceRow(exercise: Exercise): SourceRow {
  const { sets, reps, holdSeconds, durationSeconds, distanceM } = exercise.bounds;
  const number = (value: number | undefined | null) => (value == null ? "" : String(value));
  const held = holdSeconds !== null;
  // One hold a set is written as one repetition in the table; a timed exercise as one set without repetitions.
  const written = exercise.axis === "hold" ? { min: 1, max: 1 } : reps;
  const counted = exercise.axis !== "distance" && exercise.axis !== "duration" && !held;
  return {
    slug: exercise.slug,
    name: untypeset(exercise.name),
    category: exercise.category,
    target_muscles: exercise.targetMuscles.join(", ") || "none (unloading position)",
    start_position: untypeset(exercise.startPosition),
    equipment: untypeset(exercise.equipmentText),
    movement_bias: exercise.movementBias,
    dosage_type: counted ? "reps" : held ? "hold" : exercise.axis,
    progress_axis: sourceAxis[exercise.axis],
    loadable: exercise.loadable ? "y" : "n",
    default_dosage: notation(exercise),
    sets: number(sets.min),
    sets_max: number(sets.max),
    reps_min: number(written?.min),
    reps_max: number(written?.max),
    hold_s: number(holdSeconds?.min),
    hold_max_s: exercise.axis === "hold" ? number(holdSeconds?.max) : "",
    duration_s: number(durationSeconds?.min),
    duration_max_s: number(durationSeconds?.max),
    distance_m: number(distanceM?.min),
    distance_max_m: number(distanceM?.max),
    sessions_per_week: number(exercise.sessionsPerWeek),
    effort_max: number(exercise.effortMax),
    ladder: exercise.ladder ?? "",
    rung: number(exercise.rung),
    regression_slug: exercise.easier ?? "",
    progression_slug: exercise.harder ?? "",
    caution_disc: number(exercise.cautions.disc),
    caution_facet_oa: number(exercise.cautions.facet_oa),
    caution_stenosis: number(exercise.cautions.stenosis),
    caution_ddd: number(exercise.cautions.ddd),
    caution_acute_strain: number(exercise.cautions.acute_strain),
    instructions: rewritten[exercise.slug] ?? untypeset(exercise.instructions),
  };
}

describe("the library and its source table", () => {
  it("holds every row in order, and every column of it", () => {
    expect(source).toHaveLength(100);
    expect(Object.keys(source[0]!)).toHaveLength(33);
    expect(exercises.map((exercise) => exercise.slug)).toEqual(source.map((row) => row.slug));
    for (const row of source) expect(toSourceRow(exerciseBySlug.get(row.slug!)!)).toEqual(row);
  });

  it("rewrites only the instructions that could not be read alone", () => {
    for (const [slug, wording] of Object.entries(rewritten)) {
      expect(source.find((row) => row.slug === slug)?.instructions).toBe(wording);
      expect(exerciseBySlug.get(slug)!.instructions).not.toMatch(/^As /);
    }
    expect(exercises.filter((exercise) => /^As /.test(exercise.instructions))).toEqual([]);
  });
});

describe("exercises", () => {
  it("have unique slugs that can stand in an address", () => {
    expect(new Set(exercises.map((exercise) => exercise.slug)).size).toBe(100);
    expect(exerciseBySlug.size).toBe(100);
    for (const { slug } of exercises) expect(slug).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it("start at the lower end of every axis, on the axis they progress on", () => {
    for (const { slug, axis, defaultDose: dose, bounds } of exercises) {
      expect(dose, slug).toEqual({
        axis,
        sets: bounds.sets.min,
        reps: bounds.reps?.min ?? null,
        holdSeconds: bounds.holdSeconds?.min ?? null,
        durationSeconds: bounds.durationSeconds?.min ?? null,
        distanceM: bounds.distanceM?.min ?? null,
        loadG: null,
      });
    }
  });

  it("have bounds that run from least to most, on the axes in use and no other", () => {
    const inUse = {
      reps: ["sets", "reps"],
      pyramid: ["sets", "reps", "holdSeconds"],
      hold: ["sets", "holdSeconds"],
      duration: ["sets", "durationSeconds"],
      distance: ["sets", "distanceM"],
    } as const;
    for (const { slug, axis, bounds } of exercises) {
      const used = Object.entries(bounds).filter(([, range]) => range !== null);
      for (const [key, range] of used) {
        expect(range!.min, `${slug} ${key}`).toBeGreaterThan(0);
        expect(range!.min, `${slug} ${key}`).toBeLessThanOrEqual(range!.max);
      }
      const keys = used.map(([key]) => key).filter((key) => !(axis === "reps" && key === "holdSeconds"));
      expect(keys.sort(), slug).toEqual([...inUse[axis]].sort());
      if (axis === "pyramid") expect(bounds.sets, slug).toEqual({ min: 3, max: 3 });
      if (axis === "duration") expect(bounds.sets, slug).toEqual({ min: 1, max: 1 });
      if (axis === "hold") expect(bounds.sets.min, slug).toBe(bounds.sets.max);
      if (axis === "reps" || axis === "pyramid") {
        expect(bounds.holdSeconds?.min, slug).toBe(bounds.holdSeconds?.max);
      }
      expect(bounds.sets.max, slug).toBeLessThanOrEqual(10);
    }
  });

  it("carry a load only on the axes that progress with one", () => {
    for (const exercise of exercises.filter((each) => each.loadable)) {
      expect(["reps", "distance"], exercise.slug).toContain(exercise.axis);
      expect(exercise.bounds.holdSeconds, exercise.slug).toBeNull();
    }
  });

  it("keep to the effort cap of their category", () => {
    const caps = {
      "warm-up": 3,
      mobility: 3,
      stretch: 3,
      posture: 3,
      "motor-control": 4,
      aerobic: 5,
      "core-endurance": 6,
      strength: 7,
    };
    for (const { slug, category, effortMax } of exercises) expect(effortMax, slug).toBe(caps[category]);
  });

  it("use only the closed lists", () => {
    for (const exercise of exercises) {
      expect(exerciseCategories).toContain(exercise.category);
      for (const key of exercise.equipment) expect(equipmentKeys, exercise.slug).toContain(key);
      for (const stage of exercise.stages) expect(stages, exercise.slug).toContain(stage);
      for (const diagnosis of diagnoses) expect([0, 1, 2]).toContain(exercise.cautions[diagnosis]);
    }
    const used = new Set(exercises.flatMap((exercise) => exercise.equipment));
    expect([...equipmentKeys].sort()).toEqual([...used].sort());
  });

  it("say the same with equipment keys as with words", () => {
    for (const { slug, equipment, equipmentChoice, equipmentText } of exercises) {
      expect(equipment.length === 0, slug).toBe(equipmentText === "none");
      expect(equipmentChoice, slug).toBe(equipmentText.includes(" or ") ? "any" : "all");
      expect(equipment.length, slug).toBe(
        equipmentText === "none" ? 0 : equipmentText.split(/, | or /).length,
      );
      expect(new Set(equipment).size, slug).toBe(equipment.length);
    }
  });

  it("rest 30 s after light work, 60 s after core and body-weight strength work, 90 s under load", () => {
    for (const { slug, loadable, category, restSeconds } of exercises) {
      const hard = category === "core-endurance" || category === "strength";
      expect(restSeconds, slug).toBe(loadable ? 90 : hard ? 60 : 30);
    }
  });

  it("are searchable by other names that are not their own", () => {
    for (const { slug, name, synonyms } of exercises) {
      expect(new Set(synonyms).size, slug).toBe(synonyms.length);
      for (const synonym of synonyms) {
        expect(synonym.trim(), slug).not.toBe("");
        expect(synonym.toLowerCase(), slug).not.toBe(name.toLowerCase());
      }
    }
  });

  it("give a tempo only to repetitions that are not held", () => {
    for (const { slug, axis, bounds, tempo } of exercises) {
      if (tempo === null) continue;
      expect(axis, slug).toBe("reps");
      expect(bounds.holdSeconds, slug).toBeNull();
      expect(tempo.outSeconds, slug).toBeGreaterThan(0);
      expect(tempo.backSeconds, slug).toBeGreaterThanOrEqual(tempo.outSeconds);
    }
  });

  it("keep the seconds their own instructions name", () => {
    const seconds = (slug: string) => exerciseBySlug.get(slug)!.tempo;
    for (const exercise of exercises) {
      const named = /(?:lower in|pause|hold) (\d+) s/.exec(exercise.instructions);
      if (!named) continue;
      const told = Number(named[1]);
      const held = exercise.bounds.holdSeconds?.min;
      const tempo = seconds(exercise.slug);
      expect([held, tempo?.pauseSeconds, tempo?.backSeconds], exercise.slug).toContain(told);
    }
  });
});

describe("sides", () => {
  const side = (slug: string) => exerciseBySlug.get(slug)!.side;

  it("count left and right apart where one side works at a time", () => {
    for (const slug of [
      "bird-dog",
      "side-bridge-knees",
      "side-bridge",
      "single-leg-bridge",
      "loaded-split-squat",
      "step-up-low",
      "clamshell",
      "suitcase-carry",
      "one-arm-row",
      "pallof-press",
      "hamstring-stretch-strap",
      "open-book",
    ]) {
      expect(side(slug), slug).toBe("each");
    }
  });

  it("count both together where the sides take turns", () => {
    for (const slug of ["heel-slide", "supine-march", "dead-bug", "march-in-place", "lower-trunk-rotation"]) {
      expect(side(slug), slug).toBe("alternating");
    }
  });

  it("alternate where the instructions say so", () => {
    for (const { slug, instructions, side } of exercises) {
      if (/\balternate\b|\bswap\b/.test(instructions)) expect(side, slug).toBe("alternating");
    }
  });

  it("do not double a shift that is done to one side only", () => {
    expect(side("side-glide-wall")).toBe("both");
  });
});

describe("stages", () => {
  it("name at least one, and nothing beside `any`", () => {
    for (const { slug, stages } of exercises) {
      expect(stages.length, slug).toBeGreaterThan(0);
      expect(new Set(stages).size, slug).toBe(stages.length);
      if (stages.includes("any")) expect(stages, slug).toEqual(["any"]);
    }
  });

  it("keep loads, hard effort and acute-strain cautions out of the acute stage", () => {
    const early = exercises.filter(({ stages }) => stages.includes("acute") || stages.includes("any"));
    expect(early.length).toBeGreaterThan(10);
    for (const { slug, cautions, loadable, effortMax } of early) {
      expect([cautions.acute_strain, loadable, effortMax <= 5], slug).toEqual([0, false, true]);
    }
  });

  it("keep what a therapist clears first after a strain out of sub-acute and foundation work", () => {
    for (const { slug, stages, cautions } of exercises) {
      if (cautions.acute_strain < 2) continue;
      expect(stages, slug).not.toContain("subacute");
      expect(stages, slug).not.toContain("strength-1");
    }
  });
});

describe("ladders", () => {
  it("number 24, with 112 links that all resolve and are mutual", () => {
    expect(ladders).toHaveLength(24);
    expect(ladderBySlug.size).toBe(24);
    let links = 0;
    for (const exercise of exercises) {
      if (exercise.harder !== null) {
        links++;
        expect(exerciseBySlug.get(exercise.harder)?.easier, exercise.slug).toBe(exercise.slug);
      }
      if (exercise.easier !== null) {
        links++;
        expect(exerciseBySlug.get(exercise.easier)?.harder, exercise.slug).toBe(exercise.slug);
      }
    }
    expect(links).toBe(112);
  });

  it("are simple chains: climbing from the first rung meets every rung once, in order", () => {
    for (const ladder of ladders) {
      const climbed: string[] = [];
      let rung: string | null = ladder.rungs[0]!.slug;
      while (rung !== null) {
        expect(climbed, ladder.slug).not.toContain(rung);
        climbed.push(rung);
        rung = exerciseBySlug.get(rung)!.harder;
      }
      expect(climbed, ladder.slug).toEqual(ladder.rungs.map((each) => each.slug));
      expect(ladder.rungs.map((each) => each.rung)).toEqual(ladder.rungs.map((_, index) => index + 1));
      expect(ladder.rungs.every((each) => each.ladder === ladder.slug)).toBe(true);
    }
  });

  it("never become kinder to an acute strain going up", () => {
    for (const ladder of ladders) {
      const cautions = ladder.rungs.map((rung) => rung.cautions.acute_strain);
      expect(cautions, ladder.slug).toEqual([...cautions].sort());
    }
  });

  it("hold every exercise that names a ladder, and link none that does not", () => {
    const onLadders = ladders.flatMap((ladder) => ladder.rungs.map((rung) => rung.slug));
    expect(new Set(onLadders).size).toBe(onLadders.length);
    for (const exercise of exercises) {
      expect(onLadders.includes(exercise.slug), exercise.slug).toBe(exercise.ladder !== null);
      if (exercise.ladder === null)
        expect([exercise.rung, exercise.easier, exercise.harder]).toEqual([null, null, null]);
    }
  });
});
