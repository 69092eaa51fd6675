/**
 * What therapists type, and what must then stand among the first three. The list is the contract of the search: a line
 * that is added here is one somebody typed and did not find.
 */
import { describe, expect, test } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import { searchOver } from "#lib/domain/library-index.ts";

/** The line, then the slugs of which each must be among the first three. */
const typed: readonly (readonly [line: string, ...expected: string[]])[] = [
  // Letters swapped, left out, doubled or put together.
  ["brid dog", "bird-dog"],
  ["brid dgo", "bird-dog"],
  ["dedbug", "dead-bug"],
  ["dead bgu", "dead-bug"],
  ["mcgil curl up", "mcgill-curl-up"],
  ["chin tuk", "chin-tuck-seated", "chin-tuck-supine"],
  ["foam roler", "thoracic-extension-roller"],
  ["hamstirng strech", "hamstring-stretch-strap"],
  ["clamshel", "clamshell"],
  ["palof press", "pallof-press", "pallof-press-half-kneeling"],
  ["childs pose", "childs-pose"],
  ["Child’s Pose", "childs-pose"],
  ["stepup", "step-up-low", "step-up-loaded"],
  // Other names.
  ["side plank", "side-bridge", "side-bridge-knees"],
  ["cat camel", "cat-cow"],
  ["RDL", "romanian-deadlift"],
  ["superman", "prone-alternate-lift"],
  ["mckenzie", "prone-press-up"],
  ["sphinx", "prone-on-elbows"],
  ["monster walk", "band-side-step"],
  ["nerve floss", "sciatic-nerve-slider"],
  ["one leg bridge", "single-leg-bridge"],
  ["hip hinge stick", "hip-hinge-dowel"],
  ["water walking", "pool-walk"],
  ["getting out of bed", "log-roll"],
  // Muscles in everyday words.
  ["bum", "glute-set"],
  ["hams stretch", "hamstring-stretch-strap"],
  ["psoas stretch", "half-kneeling-hip-flexor-stretch"],
  ["piriformis", "figure-four-stretch"],
  ["glute med", "side-lying-hip-abduction", "clamshell"],
  ["ql", "wall-side-bridge"],
  ["shoulder blades", "scapular-squeeze"],
  ["chest stretch", "doorway-pec-stretch"],
  // Equipment, with and without.
  ["glutes no equipment", "glute-set", "glute-bridge", "bodyweight-squat"],
  ["no band glutes", "glute-set", "glute-bridge"],
  ["squat no weights", "bodyweight-squat"],
  ["theraband row", "band-row"],
  ["swiss ball plank", "stir-the-pot"],
  ["rows without machine or dumbbells", "band-row"],
  // Positions.
  ["lying down core", "abdominal-brace", "dead-bug"],
  ["on all fours", "bird-dog", "cat-cow"],
  ["neck exercises sitting", "cervical-rotation", "chin-tuck-seated"],
  ["plank no floor", "wall-plank"],
  ["side lying hip", "side-lying-hip-abduction", "clamshell"],
  ["standing core", "wall-plank"],
  ["stretch avoid kneeling for hip", "figure-four-stretch"],
  // Movements, diagnoses, stages, effort.
  ["avoid extension", "childs-pose", "double-knee-to-chest"],
  ["avoid flexion", "prone-lying"],
  ["for stenosis", "childs-pose", "double-knee-to-chest"],
  ["knee to chest for stenosis", "single-knee-to-chest", "double-knee-to-chest"],
  ["acute lying", "abdominal-brace", "glute-set"],
  ["upper back mobility", "thoracic-extension-chair", "thoracic-extension-roller"],
  ["thoracic rotation", "seated-thoracic-rotation", "thread-the-needle", "open-book"],
  ["hard plank", "plank", "stir-the-pot"],
  ["cardio", "easy-walk"],
  ["warmup", "arm-circles"],
];

const search = searchOver(exercises);
const firstThree = (line: string) =>
  search(line)
    .entries.slice(0, 3)
    .map((exercise) => exercise.slug);

describe("the first three of what was found", () => {
  test.each(typed.map(([line, ...expected]) => ({ line, expected })))("“$line”", ({ line, expected }) => {
    expect(firstThree(line)).toEqual(expect.arrayContaining([...expected]));
  });

  test("there are enough lines", () => {
    expect(typed.length).toBeGreaterThanOrEqual(30);
  });
});
