/**
 * What a typed line means and which exercises fit it. Pure; library-index.ts ranks, library-choices.ts filters. The same
 * search serves the library page and the editor. Invariant: what a line was understood to mean is returned, so that a
 * page can say it.
 */
import type { Diagnosis } from "./episode.ts";
import type { EquipmentKey, Exercise, Stage } from "./exercise.ts";
import {
  avoidedMeanings,
  emptyWords,
  longestPhrase,
  type Meaning,
  phraseMeanings,
  turningWords,
} from "./library-words.ts";

/** What the search reads of an entry. */
export type Findable = Pick<
  Exercise,
  | "slug"
  | "name"
  | "synonyms"
  | "targetMuscles"
  | "equipment"
  | "category"
  | "region"
  | "position"
  | "movementBias"
  | "axis"
  | "stages"
  | "ladder"
  | "rung"
  | "cautions"
  | "effortMax"
>;

/** Lower case without accents, hyphens as spaces: "Child’s pose" is found by "childs". */
export function searchFold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[-–_,.;:()"“”]/g, " ");
}

/** What a line was understood to mean. Empty lists ask for nothing. */
export interface Understood {
  /** Still to be searched for, folded. */
  readonly words: readonly string[];
  /** Start in one of these; `positionWords` in a name will do as well. */
  readonly positions: readonly Exercise["position"][];
  readonly positionWords: readonly string[];
  readonly avoidPositions: readonly Exercise["position"][];
  /** Needs nothing besides these; null where nothing was said. */
  readonly only: readonly EquipmentKey[] | null;
  readonly without: readonly EquipmentKey[];
  readonly avoid: readonly Exercise["movementBias"][];
  readonly lean: readonly Exercise["movementBias"][];
  /** What a therapist clears first for these is left out. */
  readonly labels: readonly Diagnosis[];
  readonly stages: readonly Stage[];
  readonly effort: "easy" | "hard" | null;
  /** Entries that are called so are left out. */
  readonly excluded: readonly string[];
}

type Draft = { -readonly [K in keyof Understood]: Understood[K] };

/** Reads a typed line: phrases with a meaning are taken out of it, what is left are words to search for. */
export function understand(text: string): Understood {
  const tokens = searchFold(text).split(/\s+/).filter(Boolean);
  const draft: Draft = {
    words: [],
    positions: [],
    positionWords: [],
    avoidPositions: [],
    only: null,
    without: [],
    avoid: [],
    lean: [],
    labels: [],
    stages: [],
    effort: null,
    excluded: [],
  };
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at]!;
    const phrase = longestAt(tokens, at, phraseMeanings);
    if (phrase) {
      apply(draft, phrase.meaning, phrase.text);
      at += phrase.length;
    } else if (turningWords.has(token) && at + 1 < tokens.length) {
      at = turnAway(draft, tokens, at + 1);
    } else {
      if (!emptyWords.has(token)) draft.words = [...draft.words, token];
      at += 1;
    }
  }
  return draft;
}

interface Found {
  readonly meaning: Meaning;
  readonly text: string;
  readonly length: number;
}

function longestAt(
  tokens: readonly string[],
  at: number,
  meanings: ReadonlyMap<string, Meaning>,
): Found | null {
  for (let length = Math.min(longestPhrase, tokens.length - at); length > 0; length--) {
    const text = tokens.slice(at, at + length).join(" ");
    const meaning = meanings.get(text);
    if (meaning) return { meaning, text, length };
  }
  return null;
}

/** Reads what stands behind "no", "without" or "avoid"; where to go on reading. */
function turnAway(draft: Draft, tokens: readonly string[], from: number): number {
  let at = from;
  while (at < tokens.length - 1 && emptyWords.has(tokens[at]!) && !longestAt(tokens, at, avoidedMeanings))
    at += 1;
  const found = longestAt(tokens, at, avoidedMeanings);
  if (!found) {
    draft.excluded = [...draft.excluded, tokens[at]!.replace(/(?<=..)s$/, "")];
    return at + 1;
  }
  const { meaning } = found;
  if (meaning.kind === "movement") draft.avoid = [...draft.avoid, meaning.bias];
  if (meaning.kind === "equipment") draft.without = [...draft.without, ...meaning.keys];
  if (meaning.kind === "position") draft.avoidPositions = [...draft.avoidPositions, ...meaning.positions];
  const end = at + found.length;
  // "no bands or weights": the next thing is turned away too.
  return tokens[end] === "or" || tokens[end] === "nor" ? turnAway(draft, tokens, end + 1) : end;
}

function apply(draft: Draft, meaning: Meaning, text: string): void {
  switch (meaning.kind) {
    case "position":
      draft.positions = [...draft.positions, ...meaning.positions];
      draft.positionWords = [...draft.positionWords, text];
      break;
    case "only":
      draft.only = meaning.keys;
      break;
    case "lean":
      draft.lean = [...draft.lean, meaning.bias];
      break;
    case "diagnosis":
      draft.labels = [...new Set([...draft.labels, meaning.label])];
      break;
    case "stage":
      draft.stages = [...draft.stages, meaning.stage];
      break;
    case "effort":
      draft.effort = meaning.effort;
      break;
    case "equipment":
    case "movement":
      break;
  }
}

/** "Easy" is an effort of at most this; "hard" one of at least that (0 to 10, clinical.md D effort_max). */
export const easyEffort = 4;
export const hardEffort = 6;

/** Whether an entry fits what was understood, the words left aside. */
export function fitsUnderstood(entry: Findable, asked: Understood): boolean {
  const names = searchFold([entry.name, ...entry.synonyms].join(" "));
  if (
    asked.positions.length > 0 &&
    !asked.positions.includes(entry.position) &&
    !asked.positionWords.some((phrase) => ` ${names} `.includes(` ${phrase} `))
  )
    return false;
  if (asked.avoidPositions.includes(entry.position)) return false;
  const needed = entry.equipment as readonly EquipmentKey[];
  const { only } = asked;
  if (only !== null && !needed.every((key) => only.includes(key))) return false;
  if (needed.some((key) => asked.without.includes(key))) return false;
  if (asked.avoid.includes(entry.movementBias)) return false;
  if (asked.lean.length > 0 && !asked.lean.includes(entry.movementBias)) return false;
  if (asked.labels.some((label) => entry.cautions[label] === 2)) return false;
  if (asked.stages.length > 0 && !asked.stages.some((name) => fitsStage(entry, name))) return false;
  if (asked.effort === "easy" && entry.effortMax > easyEffort) return false;
  if (asked.effort === "hard" && entry.effortMax < hardEffort) return false;
  return !asked.excluded.some((word) => names.includes(word));
}

/** How well an entry suits what was understood beyond fitting it: above 1 comes earlier, below 1 later. */
export function suitability(entry: Findable, asked: Understood): number {
  const opposite = { flexion: "extension", extension: "flexion", rotation: "neutral", neutral: "" } as const;
  let value = 1;
  if (asked.avoid.some((bias) => opposite[bias] === entry.movementBias)) value *= 1.3;
  if (asked.only !== null && entry.equipment.length === 0) value *= 1.3;
  for (const label of asked.labels) {
    if (entry.cautions[label] === 1) value *= 0.6;
    // The flexion-biased and facet-friendly templates (clinical.md E): movement away from extension first.
    if ((label === "stenosis" || label === "facet_oa") && entry.movementBias === "flexion") value *= 1.2;
  }
  if (asked.stages.length > 0 && !asked.stages.some((name) => entry.stages.includes(name))) value *= 0.8;
  // The name says that it also goes there: "four-point flexion and extension".
  if (asked.avoid.some((bias) => searchFold(entry.synonyms.join(" ")).includes(bias))) value *= 0.7;
  const height = entry.rung ?? 2;
  if (asked.effort === "hard") value *= (entry.effortMax / hardEffort) * height ** 2;
  if (asked.effort === "easy") value *= easyEffort / Math.max(1, entry.effortMax) / height;
  return value;
}

const fitsStage = (entry: Pick<Findable, "stages">, name: Stage) =>
  entry.stages.includes(name) || entry.stages.includes("any");
