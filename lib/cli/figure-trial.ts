/**
 * The blind trial of the figures: numbered pictures without names, and for each number the names of the four exercises
 * that are most alike, one of them right. Invariant: the answer sheet says nothing about which one is right, and the
 * same seed makes the same trial.
 */
import { exercises } from "#db/content/exercises.ts";
import type { Exercise } from "#lib/domain/exercise.ts";

const choicesEach = 4;

/** A number generator that a seed repeats (mulberry32), 0 ≤ x < 1. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The items in an order that the generator decides. */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

const trigrams = (name: string): Set<string> => {
  const text = ` ${name.toLowerCase().replace(/[^a-z]+/g, " ")} `;
  return new Set(Array.from({ length: Math.max(0, text.length - 2) }, (_, i) => text.slice(i, i + 3)));
};

/** How alike two exercises are to somebody who picks a name: by the name, the ladder, the position, the kind. */
function likeness(a: Exercise, b: Exercise): number {
  const [mine, theirs] = [trigrams(a.name), trigrams(b.name)];
  const shared = [...mine].filter((part) => theirs.has(part)).length;
  return (
    (4 * shared) / (mine.size + theirs.size - shared) +
    (a.ladder !== null && a.ladder === b.ladder ? 2 : 0) +
    (a.position === b.position ? 0.8 : 0) +
    (a.category === b.category ? 0.5 : 0) +
    (a.region === b.region ? 0.3 : 0)
  );
}

/** The right name among the four most alike, in an order that the generator decides. Throws on an unknown slug. */
export function trialChoices(slug: string, random: () => number): string[] {
  const right = exercises.find((exercise) => exercise.slug === slug);
  if (!right) throw new Error(`there is no exercise ${slug}`);
  const alike = exercises
    .filter((exercise) => exercise.slug !== slug)
    .map((exercise) => ({ name: exercise.name, score: likeness(right, exercise) }))
    .sort((a, b) => b.score - a.score || a.name.localeCompare(b.name))
    .slice(0, choicesEach - 1)
    .map(({ name }) => name);
  return shuffle([right.name, ...alike], random);
}

/** The sheet that the judge fills in: a line a number with the four names. */
export function answerSheet(order: readonly string[], random: () => number): string {
  return order
    .map((slug, at) => {
      const names = trialChoices(slug, random).map((name, i) => `${"abcd"[i]}) ${name}`);
      return `${at + 1}. ${names.join("   ")}`;
    })
    .join("\n");
}
