/**
 * The words beside the figure: every exercise of the library has them, and they are whole, true to the library,
 * easy to read and free of claims. Each check is shown a text that it must catch.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { exerciseBySlug, exercises } from "#db/content/exercises.ts";
import { type ExerciseText, exerciseText } from "#lib/messages/exercise-text.ts";
import { messagesIn, wordProblems } from "#tests/architecture/message-rules.ts";
import { ROOT } from "#tests/architecture/source.ts";
import {
  claimProblems,
  factProblems,
  HIGHEST_GRADE,
  readingGrade,
  readingProblems,
  shapeProblems,
  twinProblems,
} from "./exercise-text-rules.ts";

const FOLDER = "lib/messages/exercise-text/en";
const files = readdirSync(join(ROOT, FOLDER)).map((name) => name.replace(/\.json$/, ""));
const slugsIn = (path: string) =>
  [...readFileSync(join(ROOT, path), "utf8").matchAll(/^ {4}slug: "([^"]+)"/gm)].map(([, slug]) => slug);

/** Those that have a text; that all of them do is a test of its own. */
const texts = exercises.flatMap(({ slug }): [string, ExerciseText][] => {
  const text = exerciseText("en-GB", slug);
  return text ? [[slug, text]] : [];
});

describe("the texts of the exercises", () => {
  it("are there for all 100", () => {
    expect(exercises).toHaveLength(100);
    expect(exercises.map(({ slug }) => slug).filter((slug) => exerciseText("en-GB", slug) === null)).toEqual(
      [],
    );
  });

  it("stand in the files of the library, in its order", () => {
    const library = readdirSync(join(ROOT, "db/content/exercises")).map((name) => name.replace(/\.ts$/, ""));
    expect(files.toSorted()).toEqual(library.filter((name) => name !== "define").sort());
    for (const name of files) {
      const written = Object.keys(JSON.parse(readFileSync(join(ROOT, FOLDER, `${name}.json`), "utf8")));
      expect(written, name).toEqual(slugsIn(`db/content/exercises/${name}.ts`));
    }
  });

  it("are null for what is not in the library", () => {
    for (const slug of ["a-clinic-exercise", "constructor", "toString", ""]) {
      expect(exerciseText("en-GB", slug)).toBeNull();
    }
  });

  it("are whole: every field, in its counts", () => {
    expect(texts.flatMap(([slug, text]) => shapeProblems(slug, text))).toEqual([]);
  });

  it("agree with the library on cautions, seconds and sides, and say when to stop", () => {
    expect(texts.flatMap(([slug, text]) => factProblems(exerciseBySlug.get(slug)!, text))).toEqual([]);
  });

  it("keep the house's words", () => {
    expect(texts.flatMap(([slug, text]) => messagesIn(text, `${slug}.`).flatMap(wordProblems))).toEqual([]);
  });

  it("claim nothing, name no diagnosis and ask no more than the dose", () => {
    expect(texts.flatMap(([slug, text]) => claimProblems(slug, text))).toEqual([]);
  });

  it(`read at grade ${HIGHEST_GRADE} or lower, the steps and the whole`, () => {
    expect(texts.flatMap(([slug, text]) => readingProblems(slug, text))).toEqual([]);
  });

  it("tell no two exercises in the same steps", () => {
    expect(twinProblems(texts)).toEqual([]);
  });
});

describe("the checks", () => {
  // Turned with each side in turn, held, with one caution to adapt and one that the therapist clears first.
  const exercise = exercises.find(
    ({ side, cautions, bounds }) =>
      side !== "both" &&
      bounds.holdSeconds?.min === 10 &&
      Object.values(cautions).includes(1) &&
      Object.values(cautions).includes(2),
  )!;
  const levels = Object.entries(exercise.cautions).filter(([, level]) => level > 0);
  const good: ExerciseText = {
    purpose: "To train the side of the trunk.",
    setUp: "Lie on your side on a mat.",
    steps: ["Lift your hips.", "Hold for 10 seconds and breathe.", "Lower, then do the other side."],
    cues: ["Stay long.", "Breathe."],
    feel: "Your side works. Your back does not pinch.",
    mistakes: ["Sagging: lift a little.", "Holding the breath: count aloud."],
    stop: "Stop at pain above 5 and tell your therapist.",
    easier: "Lift less.",
    harder: "Move slower.",
    caution: Object.fromEntries(levels.map(([key]) => [key, "Your therapist checks this first."])),
  };
  const bad = (change: Partial<ExerciseText>): ExerciseText => ({ ...good, ...change });
  const ten = Array.from({ length: 10 }, () => "Lift your hips.");

  it("accept a good text", () => {
    expect([
      ...shapeProblems("a", good),
      ...factProblems(exercise, good),
      ...claimProblems("a", good),
      ...readingProblems("a", good),
      ...messagesIn(good).flatMap(wordProblems),
    ]).toEqual([]);
  });

  it.each<[string, Partial<ExerciseText>]>([
    ["two purposes", { purpose: "To lift. To hold." }],
    ["no place to begin", { setUp: "" }],
    ["four sentences to begin", { setUp: "Lie. Turn. Bend. Rest." }],
    ["two steps", { steps: good.steps.slice(0, 2) }],
    ["ten steps", { steps: ten }],
    ["a step of three sentences", { steps: [...good.steps, "Lift. Hold. Lower."] }],
    ["a long step", { steps: [...good.steps, `${"lift and ".repeat(14)}hold.`] }],
    ["one cue", { cues: ["Breathe."] }],
    ["five cues", { cues: ten.slice(0, 5) }],
    ["a long feel", { feel: "Warm. Long. Strong." }],
    ["one mistake", { mistakes: ["Sagging: lift."] }],
    ["five mistakes", { mistakes: ten.slice(0, 5) }],
    ["two ways to make it easier and one more", { easier: "Lift less. Rest. Stop." }],
    ["a sentence without an end", { harder: "Move slower" }],
  ])("catch %s", (_, change) => expect(shapeProblems("a", bad(change))).not.toEqual([]));

  it("catch a field that is missing", () => {
    const { stop: _, ...rest } = good;
    expect(shapeProblems("a", rest as ExerciseText)).toHaveLength(1);
  });

  it.each<[string, Partial<ExerciseText>]>([
    ["no cautions", { caution: {} }],
    ["a clearance left out", { caution: Object.fromEntries(levels.map(([key]) => [key, "Go gently."])) }],
    ["seconds of another exercise", { steps: ["Lift.", "Hold for 7 seconds.", "Do the other side."] }],
    ["one side only", { steps: ["Lift.", "Hold.", "Lower."] }],
    ["a stop without the therapist", { stop: "Stop at pain above 5." }],
    ["a stop without a limit", { stop: "Stop when it hurts and tell your therapist." }],
  ])("catch %s", (_, change) => expect(factProblems(exercise, bad(change))).toHaveLength(1));

  it("catch a caution that the library does not ask for", () => {
    const calm = exercises.find(({ cautions }) => Object.values(cautions).every((level) => level === 0))!;
    const text = bad({ caution: { disc: "Go gently." }, steps: good.steps.with(1, "Hold and breathe.") });
    expect(factProblems(calm, text)).toHaveLength(1);
  });

  it.each([
    "This cures back pain.",
    "It helps the muscle heal.",
    "It prevents spasms.",
    "It stops damage.",
    "We guarantee it.",
    "It is nothing serious.",
    "This movement is safe.",
    "The pain will go.",
    "You have a weak back.",
    "Your disc is sore.",
    "A herniated disc likes this.",
    "Good for stenosis.",
    "Ask your doctor for the plan.",
    "Do not be lazy.",
  ])("catch “%s”", (words) => expect(claimProblems("a", bad({ feel: words }))).toHaveLength(1));

  it.each([
    "Use a heavier weight.",
    "Do more reps.",
    "Take a stronger band.",
    "Add weight.",
    "Do an extra set.",
  ])("catch “%s” as more than the dose", (words) => {
    expect(claimProblems("a", bad({ harder: words }))).toHaveLength(1);
    expect(claimProblems("a", bad({ easier: words }))).toHaveLength(1);
  });

  it("accept words that only look like claims", () => {
    expect(
      claimProblems(
        "a",
        bad({
          cues: ["Press the heels down.", "Lift the weight you have slowly."],
          harder: "Lower it slower.",
        }),
      ),
    ).toEqual([]);
  });

  it("catch steps that are hard to read", () => {
    const hard = "Maintain abdominal stabilisation throughout the entirety of the unilateral repetition.";
    expect(readingProblems("a", bad({ steps: [hard, hard, hard] })).join()).toMatch(/the steps/);
    const around = bad({ purpose: hard, setUp: hard, feel: hard, stop: hard, easier: hard, harder: hard });
    expect(readingProblems("a", around)).toEqual([expect.stringContaining("the whole text")]);
    expect(readingGrade(["The cat sat on the mat."])).toBeLessThan(1);
    expect(readingGrade([hard])).toBeGreaterThan(15);
    // 10 words, 2 sentences, 13 syllables: 0.39 × 5 + 11.8 × 1.3 − 15.59.
    expect(readingGrade(["Lift your left arm slowly.", "Now lower it again, please."])).toBeCloseTo(1.7, 5);
  });

  it("catch twins, whatever their commas", () => {
    const twin = bad({ steps: good.steps.map((step) => step.replace(",", "").toUpperCase()) });
    expect(
      twinProblems([
        ["a", good],
        ["b", twin],
      ]),
    ).toHaveLength(1);
    expect(
      twinProblems([
        ["a", good],
        ["b", bad({ steps: ten.slice(0, 3) })],
      ]),
    ).toEqual([]);
  });

  it.each(["Well done!", "You missed a day.", "Don't lift."])("catch the wording “%s”", (words) => {
    expect(messagesIn(bad({ cues: [words, "Breathe."] })).flatMap(wordProblems)).not.toEqual([]);
  });
});
