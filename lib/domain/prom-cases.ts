/**
 * Answers the worked scoring cases (the shapes of the clinical vectors) for the command `rules -- scoring`. Invariant:
 * it only translates; every figure comes from the functions that the product itself uses. Source: clinical.md G.
 */
import { fraction, fractionOf, mul, roundHalfUp } from "./fraction.ts";
import {
  type FabqScore,
  type PromItem,
  type PromScore,
  type StartBackGroup,
  scoreEars,
  scoreFabq,
  scoreNprs,
  scoreOdi,
  scorePeg,
  scorePgic,
  scorePseq,
  scorePsfs,
  scoreRmdq,
  scoreStartBack,
} from "./prom.ts";
import { type ChangeKind, isImproved, isRecovered, isSuccess } from "./prom-change.ts";

/** A score, [FABQ physical, work], [STarT total, psych, group], a verdict, or null: no score, or not known. */
export type ScoringAnswer =
  | number
  | boolean
  | null
  | readonly [number | null, number | null]
  | readonly [number, number, StartBackGroup];

/**
 * The answer to one case, given whole (`{id, input}`) or as its input alone. `measure` is one of:
 * - `nprs` {value} or {answers: [rest, worst, average]}, `psfs`, `rmdq` (true, false or 1, 0; null is unanswered),
 *   `odi`, `pseq` (ten or two), `peg`, `pgic` {value}: {answers} → the score;
 * - `ears` {answers, reversedIndexes?: from 0, each turned to 4 − answer} → the total;
 * - `startback` {agree: eight of 1, 0, null; bothersome: 0 to 4 or null} → [total, psych, group];
 * - `fabq` {answers: sixteen} → [physical, work], each null where a scored item is missing;
 * - `improved` {kind, baseline, now}, `recovered` {nprs, rmdq}, `success` {pgic, nprs: {baseline, now}, rmdq: {…}} →
 *   true, false, or null where it cannot be known.
 *
 * Null also for what cannot be scored: too many items missing, none at all, an item outside its range or not a whole
 * number, the wrong number of items. Throws, naming it, on an unknown measure or a field of the wrong type.
 */
export function answerScoringCase(given: unknown): ScoringAnswer {
  const outer = recordOf(given, "a case");
  const input = outer.input === undefined ? outer : recordOf(outer.input, "input");
  switch (input.measure) {
    case "nprs":
      return pointsOf(
        Array.isArray(input.answers) && input.answers.length === 3
          ? scoreNprs(itemsOf(input.answers, "answers"))
          : scoreNprs(averageAlone(singleOf(input))),
      );
    case "psfs":
      return pointsOf(scorePsfs(itemsOf(input.answers, "answers")));
    case "rmdq":
      return pointsOf(scoreRmdq(ticksOf(input.answers)));
    case "odi":
      return pointsOf(scoreOdi(itemsOf(input.answers, "answers")));
    case "pseq":
    case "pseq10":
    case "pseq2":
      return pointsOf(scorePseq(itemsOf(input.answers, "answers")));
    case "peg":
      return pointsOf(scorePeg(itemsOf(input.answers, "answers")));
    case "pgic":
      return pointsOf(scorePgic(singleOf(input)));
    case "ears":
      return pointsOf(scoreEars(keyedOf(input)));
    case "startback":
      return answerStartBack(input);
    case "fabq":
      return subscalesOf(scoreFabq(itemsOf(input.answers, "answers")));
    case "improved":
      return answerImproved(input);
    case "recovered":
      return isRecovered(tenthsOf(input.nprs, 0, 10), tenthsOf(input.rmdq, 0, 24));
    case "success":
      return isSuccess(
        isImproved("pgic", null, tenthsOf(input.pgic, -3, 3)),
        improvedPair("nprs", input.nprs),
        improvedPair("rmdq", input.rmdq),
      );
    default:
      throw new Error(`unknown measure: ${String(input.measure)}`);
  }
}

type Fields = Record<string, unknown>;

const pointsOf = (score: PromScore): number | null =>
  score.scoreTenths === null ? null : score.scoreTenths / 10;

const subscalesOf = ({ physical, work }: FabqScore): readonly [number | null, number | null] => [
  pointsOf(physical),
  pointsOf(work),
];

/** Only the average is asked for; the other two are known to be answered. */
const averageAlone = (value: PromItem): readonly PromItem[] => [0, 0, value];

function answerStartBack(input: Fields): ScoringAnswer {
  const agree = ticksOf(input.agree).map((tick) => (tick === null ? null : Number(tick)));
  const score = scoreStartBack(agree, itemOf(input.bothersome, "bothersome"));
  if (score.scoreTenths === null || score.psych === null || score.group === null) return null;
  return [score.scoreTenths / 10, score.psych, score.group];
}

/** Turns the reversed items, so that high is better. */
function keyedOf(input: Fields): PromItem[] {
  const reversed =
    input.reversedIndexes === undefined ? [] : listOf(input.reversedIndexes, "reversedIndexes");
  return itemsOf(input.answers, "answers").map((item, index) =>
    item !== null && reversed.includes(index) ? 4 - item : item,
  );
}

const ranges = {
  nprs: [0, 10],
  rmdq: [0, 24],
  psfs: [0, 10],
  pgic: [-3, 3],
  odi: [0, 100],
  pseq: [0, 60],
  ears: [0, 24],
  peg: [0, 10],
} as const;

function answerImproved(input: Fields): boolean | null {
  const kind = String(input.kind);
  if (!Object.hasOwn(ranges, kind)) throw new Error(`unknown kind of change: ${kind}`);
  return improvedPair(kind as keyof typeof ranges, input);
}

function improvedPair(kind: keyof typeof ranges & ChangeKind, given: unknown): boolean | null {
  if (given === null || given === undefined) return null;
  const pair = recordOf(given, kind);
  const [min, max] = ranges[kind];
  return isImproved(kind, tenthsOf(pair.baseline, min, max), tenthsOf(pair.now, min, max));
}

/** A score in tenths; null where it is absent or outside its range. Exact: 6.7 is 67, and 6.75 is 68. */
function tenthsOf(value: unknown, min: number, max: number): number | null {
  if (value === null || value === undefined) return null;
  const score = numberOf(value, "a score");
  if (score < min || score > max) return null;
  return roundHalfUp(mul(fractionOf(score), fraction(10)));
}

function singleOf(input: Fields): PromItem {
  if (Array.isArray(input.answers)) {
    const items = itemsOf(input.answers, "answers");
    // More than one answer to a single question is none that can be scored.
    return items.length === 1 ? (items[0] ?? null) : items.length === 0 ? null : Number.NaN;
  }
  return itemOf(input.value ?? input.answer ?? input.score ?? input.answers, "value");
}

function recordOf(value: unknown, what: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Error(`${what} must be an object`);
  }
  return value as Fields;
}

function listOf(value: unknown, what: string): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} must be a list`);
  return value;
}

function numberOf(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Error(`${what} must be a number`);
  return value;
}

function itemOf(value: unknown, what: string): PromItem {
  return value === null || value === undefined ? null : numberOf(value, what);
}

function itemsOf(value: unknown, what: string): PromItem[] {
  return listOf(value, what).map((entry) => itemOf(entry, `each of ${what}`));
}

/** Ticks as true and false or as 1 and 0. Any other number is kept, so that scoring refuses it as out of range. */
function ticksOf(value: unknown): (boolean | null)[] {
  return listOf(value, "answers").map((entry) => {
    if (entry === null || entry === undefined || typeof entry === "boolean") return entry ?? null;
    const number = numberOf(entry, "each of answers");
    return (number === 0 || number === 1 ? number === 1 : number) as boolean;
  });
}
