/**
 * Ranks exercises by typed words: names before synonyms before muscles and equipment, the beginning of a word for the
 * word, one or two letters wrong or swapped forgiven. Runs the same on the server and while one types.
 * Invariant: every word must be found in an entry; only where no entry has them all are the nearest returned, and
 * `nearest` says so.
 */
import MiniSearch, { type Query } from "minisearch";
import type { EquipmentKey } from "./exercise.ts";
import {
  type Findable,
  fitsUnderstood,
  searchFold,
  suitability,
  type Understood,
  understand,
} from "./library-search.ts";
import { emptyWords, equipmentWords, factWords, muscleWords } from "./library-words.ts";

export interface SearchOutcome<T> {
  /** The best first; all entries, as they were given, for an empty line. */
  readonly entries: readonly T[];
  readonly understood: Understood;
  /** How many more fit but for what a therapist clears first for the diagnoses named in the line. */
  readonly leftOut: number;
  /** No entry has every word; these have some of them. */
  readonly nearest: boolean;
}

export interface LibrarySearch<T> {
  (text: string): SearchOutcome<T>;
  /** Reads a few more entries into the index, ahead of the first search; whether some are left to read. */
  readonly warm: () => boolean;
}

/** So many entries are read at a time ahead of the first search: a few milliseconds on a slow phone. */
const slice = 8;

const boost = { name: 8, synonyms: 5, ladder: 3, muscles: 3, equipment: 3, about: 1 };

/** So many are shown where nothing has every word. */
const mostNearest = 8;

/** Without the endings that people put on or leave off. */
function stem(word: string): string {
  if (word.length > 6 && word.endsWith("ing")) return word.slice(0, -3);
  if (word.length > 4 && /(ch|sh|x|ss)es$/.test(word)) return word.slice(0, -2);
  return word.length > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
}

const termsOf = (text: string): string[] => searchFold(text).split(/\s+/).filter(Boolean).map(stem);

/** A name or line without the words that say nothing, to compare one with the other. */
const plainLine = (text: string): string =>
  termsOf(text)
    .filter((term) => !emptyWords.has(term))
    .join(" ");

/** "step up" for who types "stepup". */
const joined = (name: string): string =>
  [...name.matchAll(/\p{L}+(?:[-’' ]\p{L}+)+/gu)]
    .flatMap(([run]) => {
      const parts = searchFold(run).split(/\s+/).filter(Boolean);
      return parts.slice(1).map((part, at) => parts[at]! + part);
    })
    .join(" ");

function fieldsOf(entry: Findable) {
  const muscles = entry.targetMuscles.join(" ");
  const more = muscleWords.flatMap(([muscle, words]) => (muscle.test(muscles) ? [words] : []));
  return {
    name: entry.name,
    synonyms: entry.synonyms.join(" "),
    ladder: entry.ladder ?? "",
    muscles: [muscles, ...more].join(" "),
    equipment: entry.equipment.map((key) => `${key} ${equipmentWords[key as EquipmentKey] ?? ""}`).join(" "),
    about: [
      joined(entry.name),
      ...entry.synonyms.map(joined),
      ...[entry.region, entry.category, entry.movementBias, entry.axis, entry.position].map(
        (key) => factWords[key] ?? "",
      ),
      entry.equipment.length === 0 ? "bodyweight" : "",
    ].join(" "),
  };
}

/** The word with each pair of neighbouring letters swapped back: "brid" was meant to be "bird". */
const swapped = (word: string): string[] =>
  word.length < 4
    ? []
    : Array.from(
        { length: word.length - 1 },
        (_, at) => word.slice(0, at) + word[at + 1]! + word[at]! + word.slice(at + 2),
      );

/** The search over a library. Its index is read at the first line, or ahead of it in slices. */
export function searchOver<T extends Findable>(entries: readonly T[]): LibrarySearch<T> {
  const names = new Map<T, string[]>(
    entries.map((entry) => [entry, [entry.name, ...entry.synonyms].map(plainLine)]),
  );
  const known = new Set<string>();
  const index = new MiniSearch({
    fields: Object.keys(boost),
    tokenize: (text) => termsOf(text),
    processTerm: (term) => {
      known.add(term);
      return term;
    },
  });
  let next = 0;
  const readUpTo = (end: number): void => {
    for (; next < Math.min(end, entries.length); next++) index.add({ id: next, ...fieldsOf(entries[next]!) });
  };

  const termQuery = (word: string): Query => {
    const term = stem(word);
    if (known.has(term)) return { queries: [term], combineWith: "OR", prefix: word.length > 2 };
    const unswapped = swapped(term).filter((other) => known.has(other));
    const fuzzy = term.length < 3 ? false : term.length < 6 ? 1 : 2;
    const plain: Query = { queries: [term], combineWith: "OR", prefix: true, fuzzy };
    return unswapped.length === 0
      ? plain
      : {
          combineWith: "OR",
          queries: [plain, { queries: unswapped, combineWith: "OR", boostTerm: () => 2 }],
        };
  };
  /** The term, or the one it was meant to be where two letters changed places. */
  const meant = (term: string) =>
    known.has(term) ? term : (swapped(term).find((other) => known.has(other)) ?? term);

  const scores = (words: readonly string[], combineWith: "AND" | "OR"): Map<T, number> =>
    new Map(
      index
        .search(
          { combineWith, queries: words.map(termQuery) },
          {
            boost,
            weights: { fuzzy: 0.4, prefix: 0.5 },
            processTerm: (term) => term,
            tokenize: (text) => [text],
          },
        )
        .map(({ id, score }) => [entries[id as number]!, score]),
    );

  const warm = (): boolean => {
    readUpTo(next + slice);
    return next < entries.length;
  };
  const search = (text: string): SearchOutcome<T> => {
    const understood = understand(text);
    const { words } = understood;
    if (searchFold(text).trim() === "") return { entries, understood, leftOut: 0, nearest: false };
    readUpTo(entries.length);
    const whatever = { ...understood, labels: [] };
    const all = words.length === 0 ? null : scores(words, "AND");
    const line = plainLine(text);
    const isCalled = (entry: T) => names.get(entry)!.includes(line);
    const broad = entries.filter(
      (entry) => isCalled(entry) || (fitsUnderstood(entry, whatever) && all?.has(entry) !== false),
    );
    const fitting = broad.filter((entry) => isCalled(entry) || fitsUnderstood(entry, understood));
    if (broad.length > 0)
      return {
        // What is called exactly so comes first, whatever else its name could mean.
        entries: ranked(fitting, (entry) => (isCalled(entry) ? 1e6 : (all?.get(entry) ?? 1)), understood),
        understood,
        leftOut: broad.length - fitting.length,
        nearest: false,
      };
    const some = scores(words, "OR");
    const near = entries.filter((entry) => fitsUnderstood(entry, understood) && some.has(entry));
    return {
      entries: ranked(near, (entry) => some.get(entry) ?? 0, understood).slice(0, mostNearest),
      understood,
      leftOut: 0,
      nearest: near.length > 0,
    };
  };

  return Object.assign(search, { warm });

  function ranked(found: readonly T[], scoreOf: (entry: T) => number, understood: Understood): T[] {
    const line = understood.words.map((word) => meant(stem(word))).join(" ");
    const whole = (entry: T) => {
      if (line === "") return 1;
      const called = names.get(entry)!;
      return called.includes(line) ? 3 : called.some((name) => name.startsWith(line)) ? 1.4 : 1;
    };
    const value = new Map(
      found.map((entry) => [entry, scoreOf(entry) * suitability(entry, understood) * whole(entry)]),
    );
    return [...found].sort(
      (a, b) => value.get(b)! - value.get(a)! || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
    );
  }
}
