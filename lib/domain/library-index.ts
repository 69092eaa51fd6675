/**
 * Ranks exercises by typed words: names before synonyms before muscles and equipment, the beginning of a word for the
 * word, one or two letters wrong or swapped forgiven. Runs the same on the server and while one types.
 * Invariant: every word must be found in an entry; only where no entry has them all are the nearest returned, and
 * `nearest` says so; a word that was read as another one is named in `corrected`, and can be searched for exactly.
 * Over 250 lines: reading, correcting and ranking share one index.
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
  /** The line with its mistyped words as they were read, "bird dog" for "brid dog"; null where all stand as typed. */
  readonly corrected: string | null;
}

export interface LibrarySearch<T> {
  /** `exactly`: no letter is forgiven; a word is found as typed, or as the beginning of one. */
  (text: string, exactly?: boolean): SearchOutcome<T>;
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

/** How many letters must be put in, left out or changed to make one word the other. */
function lettersApart(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      line.push(Math.min(above[column]! + 1, line[column - 1]! + 1, above[column - 1]! + same));
    }
    above = line;
  }
  return above[b.length]!;
}

/** The search over a library. Its index is read at the first line, or ahead of it in slices. */
export function searchOver<T extends Findable>(entries: readonly T[]): LibrarySearch<T> {
  const names = new Map<T, string[]>(
    entries.map((entry) => [entry, [entry.name, ...entry.synonyms].map(plainLine)]),
  );
  const known = new Set<string>();
  /** Each known term as it is written, for saying it. */
  const written = new Map<string, string>();
  const index = new MiniSearch({
    fields: Object.keys(boost),
    tokenize: (text) => {
      for (const word of searchFold(text).split(/\s+/).filter(Boolean)) {
        if (!written.has(stem(word))) written.set(stem(word), word);
      }
      return termsOf(text);
    },
    processTerm: (term) => {
      known.add(term);
      return term;
    },
  });
  let next = 0;
  const readUpTo = (end: number): void => {
    for (; next < Math.min(end, entries.length); next++) index.add({ id: next, ...fieldsOf(entries[next]!) });
  };

  const termQuery = (word: string, exactly: boolean): Query => {
    const term = stem(word);
    if (known.has(term) || exactly) return { queries: [term], combineWith: "OR", prefix: word.length > 2 };
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

  /** The known term that a mistyped word was read as in an entry: the swapped one, else the nearest the entry has. */
  const readAs = (word: string, entry: T): string | null => {
    const term = stem(word);
    if (known.has(term)) return null;
    const terms = [...new Set(termsOf(Object.values(fieldsOf(entry)).join(" ")))];
    // Not written to its end yet.
    if (terms.some((other) => other.startsWith(term))) return null;
    const most = term.length < 6 ? 1 : 2;
    const near = terms
      .map((other) => ({ other, far: swapped(term).includes(other) ? 0.5 : lettersApart(term, other) }))
      .filter(({ far }) => far <= most)
      .sort((a, b) => a.far - b.far);
    return near[0] ? (written.get(near[0].other) ?? near[0].other) : null;
  };
  const correctedLine = (text: string, words: readonly string[], first: T | undefined): string | null => {
    if (first === undefined) return null;
    let line = searchFold(text).split(/\s+/).filter(Boolean);
    let changed = false;
    for (const word of words) {
      const read = readAs(word, first);
      if (read === null || read === word) continue;
      line = line.map((token) => (token === word ? read : token));
      changed = true;
    }
    return changed ? line.join(" ") : null;
  };

  const scores = (words: readonly string[], combineWith: "AND" | "OR", exactly: boolean): Map<T, number> =>
    new Map(
      index
        .search(
          { combineWith, queries: words.map((word) => termQuery(word, exactly)) },
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
  const search = (text: string, exactly = false): SearchOutcome<T> => {
    const understood = understand(text);
    const { words } = understood;
    if (searchFold(text).trim() === "")
      return { entries, understood, leftOut: 0, nearest: false, corrected: null };
    readUpTo(entries.length);
    const whatever = { ...understood, labels: [] };
    const all = words.length === 0 ? null : scores(words, "AND", exactly);
    const line = plainLine(text);
    const isCalled = (entry: T) => names.get(entry)!.includes(line);
    const broad = entries.filter(
      (entry) => isCalled(entry) || (fitsUnderstood(entry, whatever) && all?.has(entry) !== false),
    );
    const fitting = broad.filter((entry) => isCalled(entry) || fitsUnderstood(entry, understood));
    if (broad.length > 0) {
      // What is called exactly so comes first, whatever else its name could mean.
      const best = ranked(fitting, (entry) => (isCalled(entry) ? 1e6 : (all?.get(entry) ?? 1)), understood);
      return {
        entries: best,
        understood,
        leftOut: broad.length - fitting.length,
        nearest: false,
        corrected: exactly ? null : correctedLine(text, words, best[0] ?? broad[0]),
      };
    }
    const some = scores(words, "OR", exactly);
    const near = entries.filter((entry) => fitsUnderstood(entry, understood) && some.has(entry));
    const best = ranked(near, (entry) => some.get(entry) ?? 0, understood).slice(0, mostNearest);
    return {
      entries: best,
      understood,
      leftOut: 0,
      nearest: near.length > 0,
      corrected: exactly ? null : correctedLine(text, words, best[0]),
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
