/**
 * What the text of an exercise must be: whole, true to the library's entry, easy to read, and free of claims.
 * Each check returns sentences that say what is wrong, none when nothing is.
 *
 * Invariant: a check reads the words a patient reads and the library's facts, never the text's own claims about
 * itself, so a text cannot excuse itself.
 */
import { syllable } from "syllable";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { ExerciseText } from "#lib/messages/exercise-text.ts";
import { messagesIn } from "#tests/architecture/message-rules.ts";

/** The school grade that no exercise's steps, and no text as a whole, go above. */
export const HIGHEST_GRADE = 7;

const FIELDS = [
  "purpose",
  "setUp",
  "steps",
  "cues",
  "feel",
  "mistakes",
  "stop",
  "easier",
  "harder",
  "caution",
] as const;

const sentenceSegmenter = new Intl.Segmenter("en", { granularity: "sentence" });
const wordSegmenter = new Intl.Segmenter("en", { granularity: "word" });

const sentencesIn = (text: string): string[] =>
  [...sentenceSegmenter.segment(text)].map(({ segment }) => segment.trim()).filter((each) => each !== "");

const wordsIn = (text: string): string[] =>
  [...wordSegmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);

/** The Flesch–Kincaid school grade of texts, each of which ends its own sentences. */
export function readingGrade(texts: readonly string[]): number {
  const sentences = texts.flatMap(sentencesIn);
  const words = sentences.flatMap(wordsIn);
  const syllables = words.reduce((sum, word) => sum + Math.max(1, syllable(word)), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59;
}

function count(what: string, value: number, min: number, max: number): string[] {
  return value >= min && value <= max ? [] : [`${what} number ${value}, not ${min}–${max}.`];
}

/** Fields that are missing or in no place, lists and sentences that are too few or too many, a step too long. */
export function shapeProblems(slug: string, text: ExerciseText): string[] {
  if (Object.keys(text).join() !== FIELDS.join()) return [`${slug} has the fields ${Object.keys(text)}.`];
  const sentences = (field: string, value: string, min: number, max: number) =>
    count(`${slug}: the sentences of ${field}`, sentencesIn(value).length, min, max);
  return [
    ...sentences("purpose", text.purpose, 1, 1),
    ...sentences("setUp", text.setUp, 1, 3),
    ...count(`${slug}: the steps`, text.steps.length, 3, 6),
    ...text.steps.flatMap((step) => sentences(`the step “${step}”`, step, 1, 2)),
    ...text.steps.flatMap((step) => count(`${slug}: the words of “${step}”`, wordsIn(step).length, 2, 25)),
    ...count(`${slug}: the cues`, text.cues.length, 2, 4),
    ...sentences("feel", text.feel, 1, 2),
    ...count(`${slug}: the mistakes`, text.mistakes.length, 2, 4),
    ...sentences("stop", text.stop, 1, 3),
    ...sentences("easier", text.easier, 1, 2),
    ...sentences("harder", text.harder, 1, 2),
    ...Object.entries(text.caution).flatMap(([key, why]) => sentences(`caution.${key}`, why, 1, 3)),
    ...messagesIn(text)
      .filter(([, words]) => typeof words === "string" && !/[.”]$/.test(words))
      .map(([key]) => `${slug}: ${key} does not end like a sentence.`),
  ];
}

/** Cautions of another exercise, a clearance left out, seconds that are not its own, a side that is forgotten. */
export function factProblems(exercise: Exercise, text: ExerciseText): string[] {
  const { slug, cautions, bounds, tempo, side } = exercise;
  const asked = Object.entries(cautions).filter(([, level]) => level >= 1);
  const problems: string[] = [];
  const wanted = asked.map(([key]) => key).join();
  if (Object.keys(text.caution).join() !== wanted)
    problems.push(`${slug}: the cautions are “${Object.keys(text.caution)}”, not “${wanted}”.`);
  for (const [key, level] of asked) {
    const why = text.caution[key as keyof ExerciseText["caution"]];
    if (why && level === 2 && !/\btherapist\b/.test(why))
      problems.push(`${slug}: caution.${key} does not say that the therapist clears it first.`);
  }

  const steps = text.steps.join(" ");
  const own = [
    bounds.holdSeconds?.min,
    bounds.holdSeconds?.max,
    bounds.durationSeconds?.min,
    bounds.durationSeconds?.max,
    ...Object.values(tempo ?? {}),
  ];
  for (const [, seconds] of steps.matchAll(/(\d+)[ \u00a0]seconds?/g)) {
    if (!own.includes(Number(seconds)))
      problems.push(`${slug}: a step says ${seconds} seconds; the exercise does not.`);
  }
  if (
    side !== "both" &&
    !/\bother\b|\bopposite\b|\bswap\b|\bswitch\b|\bchange (sides|legs|arms)\b/i.test(steps)
  )
    problems.push(`${slug}: the steps do not say how the sides change.`);
  if (!/\btherapist\b/.test(text.stop) || !/\b5\b/.test(text.stop))
    problems.push(`${slug}: when to stop does not name pain above 5 and the therapist.`);
  return problems;
}

/** What a text may not say (clinical.md I and K), each with what it is. */
const FORBIDDEN: readonly (readonly [RegExp, string])[] = [
  [/\b(cur(e[sd]?|ing)|heal(s|ed|ing)?|prevent(s|ed|ing|ion|ative)?|guarantee[sd]?)\b/i, "a promise"],
  [/\b(damag|injur|harmless|dangerous)/i, "a word about harm"],
  [/nothing (serious|to worry)|don’t worry|perfectly safe|\bis safe\b/i, "a reassurance"],
  [
    /\bfix(es|ed)? (your|the) (back|pain|posture|disc)|(pain|strain) will (go|ease|settle|stop)/i,
    "a promise",
  ],
  [
    /herniat|slipped disc|prolapse|bulging|arthriti|degenerat|stenosis|sciatica|pinched|trapped nerve|rupture/i,
    "a diagnosis",
  ],
  [
    /\byour (disc|discs|strain|spasm|narrowing|wear)\b|(?<!if )\byou have (a |an )?(sore|worn|strain|tight|weak)/i,
    "a diagnosis of the reader",
  ],
  [/\byour doctor\b/i, "the doctor where the therapist decides"],
  [/\b(lazy|cheat|fail(s|ed|ure)?|wrong|bad form|must never)\b/i, "blame"],
];

/** Asking more than the dose: a load, repetitions or a rung belong to the plan. */
const MORE =
  /\b(heavier|more (weight|load|resistance|rep|reps|repetitions|sets)|(add|use|hold|increase)( a| the| some| more)? (weight|load|resistance|dumbbell)|(stronger|thicker|firmer) band|extra (set|rep|repetition))/i;

/** Claims, diagnoses, blame, and advice that only the plan may give. */
export function claimProblems(slug: string, text: ExerciseText): string[] {
  const problems = messagesIn(text).flatMap(([key, words]) =>
    FORBIDDEN.flatMap(([pattern, what]) => {
      const found = pattern.exec(String(words));
      return found ? [`${slug}: ${key} says “${found[0]}”: ${what}.`] : [];
    }),
  );
  for (const key of ["easier", "harder"] as const) {
    const found = MORE.exec(text[key]);
    if (found) problems.push(`${slug}: ${key} says “${found[0]}”, which is more than the dose.`);
  }
  return problems;
}

/** Steps, or a text as a whole, that ask too much of a reader. */
export function readingProblems(slug: string, text: ExerciseText): string[] {
  const whole = messagesIn(text).map(([, words]) => String(words));
  return [
    ["the steps", readingGrade(text.steps)] as const,
    ["the whole text", readingGrade(whole)] as const,
  ].flatMap(([what, grade]) =>
    grade <= HIGHEST_GRADE ? [] : [`${slug}: ${what} at grade ${grade.toFixed(1)}.`],
  );
}

/** Exercises that tell the same steps. */
export function twinProblems(texts: readonly (readonly [string, ExerciseText])[]): string[] {
  const seen = new Map<string, string>();
  return texts.flatMap(([slug, { steps }]) => {
    const words = wordsIn(steps.join(" ")).join(" ").toLowerCase();
    const twin = seen.get(words);
    seen.set(words, slug);
    return twin ? [`${slug} has the steps of ${twin}.`] : [];
  });
}
