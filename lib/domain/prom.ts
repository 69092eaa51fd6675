/**
 * Patient-reported outcome measures: which there are, their ranges, and how each is scored.
 * Invariants: an item not answered stays null and is never read as zero; an item outside its range makes the whole
 * measure unscored, so that a slip is neither clipped nor treated as missing; arithmetic is exact and rounded half up
 * once, at the end. Source: clinical.md G.
 * Long by nature: one function a measure, all of them rows of one table.
 */
import { div, type Fraction, fraction, mean, mul, roundHalfUp, sum } from "./fraction.ts";

/** The measures that are stored. PEG is scored too, but not asked and not stored (clinical.md G: confirm first). */
export const promInstruments = [
  "nprs",
  "psfs",
  "rmdq",
  "pgic",
  "odi",
  "startback",
  "pseq",
  "fabq",
  "ears",
] as const;
export type PromInstrument = (typeof promInstruments)[number];

/** Those that the patient answers on the phone; the others are entered by staff without item text. */
export const patientInstruments = [
  "nprs",
  "psfs",
  "rmdq",
  "pgic",
] as const satisfies readonly PromInstrument[];
export type PatientInstrument = (typeof patientInstruments)[number];

export function isPatientInstrument(value: unknown): value is PatientInstrument {
  return (patientInstruments as readonly unknown[]).includes(value);
}

/** The form of a measure that a response answered, as stored beside it. */
export const promVersions = {
  nprs: ["nprs-rest-worst-average"],
  psfs: ["psfs-1995"],
  rmdq: ["rmdq-24-1983"],
  pgic: ["pgic-7"],
  odi: ["odi-2-1a"],
  startback: ["startback-9"],
  pseq: ["pseq-10", "pseq-2"],
  fabq: ["fabq-16"],
  ears: ["ears-6"],
} as const satisfies Record<PromInstrument, readonly string[]>;
export type PromVersion = (typeof promVersions)[PromInstrument][number];

/** Items of each form and the whole numbers an item may be (RMDQ: 1 ticked, 0 not; STarT Back: item 9 is 0 to 4). */
export const promItems = {
  "nprs-rest-worst-average": { count: 3, min: 0, max: 10 },
  "psfs-1995": { count: 5, min: 0, max: 10 },
  "rmdq-24-1983": { count: 24, min: 0, max: 1 },
  "pgic-7": { count: 1, min: -3, max: 3 },
  "odi-2-1a": { count: 10, min: 0, max: 5 },
  "startback-9": { count: 9, min: 0, max: 1 },
  "pseq-10": { count: 10, min: 0, max: 6 },
  "pseq-2": { count: 2, min: 0, max: 6 },
  "fabq-16": { count: 16, min: 0, max: 6 },
  "ears-6": { count: 6, min: 0, max: 4 },
} as const satisfies Record<PromVersion, { count: number; min: number; max: number }>;

/** How bothersome, item 9 of the STarT Back: 0 not at all … 3 very much, 4 extremely; 3 and 4 count. */
export const botherMax = 4;

/** The PSFS holds one to five activities, each 0 unable to 10 as before. */
export const psfsMost = 5;

/** Answered by pages: the RMDQ-24 six sentences at a time. */
export const rmdqPageSize = 6;

/** Least and greatest score of a form, in points. The FABQ has two scores: physical activity, and `fabqWorkMax`. */
export const promScoreRange = {
  "nprs-rest-worst-average": { min: 0, max: 10 },
  "psfs-1995": { min: 0, max: 10 },
  "rmdq-24-1983": { min: 0, max: 24 },
  "pgic-7": { min: -3, max: 3 },
  "odi-2-1a": { min: 0, max: 100 },
  "startback-9": { min: 0, max: 9 },
  "pseq-10": { min: 0, max: 60 },
  "pseq-2": { min: 0, max: 12 },
  "fabq-16": { min: 0, max: 24 },
  "ears-6": { min: 0, max: 24 },
} as const satisfies Record<PromVersion, { min: number; max: number }>;
export const fabqWorkMax = 42;

/** One item: null is not answered. */
export type PromItem = number | null;

/**
 * Why there is no score. `not_answered`: no item at all; `too_many_missing`: more than the measure allows;
 * `out_of_range` and `wrong_length`: what was given is not an answer to this measure.
 */
export type ScoreProblem = "not_answered" | "too_many_missing" | "out_of_range" | "wrong_length";

export interface PromScore {
  /** Ten times the score, rounded half up as clinical.md G says; null where there is none. */
  readonly scoreTenths: number | null;
  /** Items not answered. */
  readonly missing: number;
  /** Made up for items not answered (a score from fewer items than the measure has). */
  readonly prorated: boolean;
  readonly problem: ScoreProblem | null;
}

/** NPRS for change is the average of 24 h: one number, none imputed (clinical.md G). Items: rest, worst, average. */
export function scoreNprs(items: readonly PromItem[]): PromScore {
  return scored(items, promItems["nprs-rest-worst-average"], (given) => {
    const average = given[2] ?? null;
    return average === null ? null : fraction(average);
  });
}

/** PSFS: the mean of the answered activities, one to five, to one decimal (clinical.md G06, G07). */
export function scorePsfs(ratings: readonly PromItem[]): PromScore {
  const { min, max } = promItems["psfs-1995"];
  if (ratings.length === 0) return unscored(ratings, "not_answered");
  if (ratings.length > psfsMost) return unscored(ratings, "wrong_length");
  return scored(ratings, { count: ratings.length, min, max }, (given) => mean(answeredOf(given)), 1);
}

/**
 * RMDQ-24: ticked sentences; with one to four unanswered, ticked / answered × 24, rounded half up; with five or more no
 * score (clinical.md G01, G03). An item is true (ticked), false (confirmed as not), or null (never confirmed).
 */
export function scoreRmdq(ticks: readonly (boolean | null)[]): PromScore {
  const items = ticks.map((tick) => (tick === null ? null : Number(tick)));
  return scored(items, promItems["rmdq-24-1983"], (given) => proratedSum(given, 4));
}

/** PGIC: one of seven words, −3 very much worse to +3 very much better. */
export function scorePgic(value: PromItem): PromScore {
  return scored([value], promItems["pgic-7"], ([given]) => (given == null ? null : fraction(given)));
}

/** ODI: 100 × Σ / (5 × answered), rounded half up; valid from 8 of 10 answered (clinical.md G04). */
export function scoreOdi(items: readonly PromItem[]): PromScore {
  return scored(items, promItems["odi-2-1a"], (given) => {
    const answered = answeredOf(given);
    if (answered.length < 8) return null;
    return div(mul(sum(answered), fraction(100)), fraction(5 * answered.length));
  });
}

/**
 * PSEQ: Σ, 0 to 60 for ten items and 0 to 12 for two; with one unanswered Σ / answered × items, rounded half up; with
 * more no score (clinical.md G13).
 */
export function scorePseq(items: readonly PromItem[]): PromScore {
  const form = items.length === 2 ? promItems["pseq-2"] : promItems["pseq-10"];
  return scored(items, form, (given) => proratedSum(given, 1));
}

/** EARS: Σ of six answers that already run from 0 to 4 with high as better; nothing is made up (clinical.md G17). */
export function scoreEars(items: readonly PromItem[]): PromScore {
  return scored(items, promItems["ears-6"], completeSum);
}

/** PEG: the mean of three, to one decimal; nothing is made up (clinical.md G16). */
export function scorePeg(items: readonly PromItem[]): PromScore {
  return scored(
    items,
    { count: 3, min: 0, max: 10 },
    (given) => {
      const total = completeSum(given);
      return total === null ? null : div(total, fraction(3));
    },
    1,
  );
}

/** Risk group of the STarT Back. */
export type StartBackGroup = "low" | "medium" | "high";

export interface StartBackScore extends PromScore {
  /** Items 5 to 9, 0 to 5; null with the score. */
  readonly psych: number | null;
  readonly group: StartBackGroup | null;
}

/**
 * STarT Back: `agree` are items 1 to 8 (1 agree, 0 disagree), `bothersome` is item 9 from 0 to 4. Total 0 to 9, where
 * item 9 counts when very much or extremely; nothing is made up for an item not answered (clinical.md G08, G10, G12).
 */
export function scoreStartBack(agree: readonly PromItem[], bothersome: PromItem): StartBackScore {
  const outside = bothersome !== null && !isWithin(bothersome, 0, botherMax);
  const ninth = bothersome === null ? null : Number(bothersome >= 3);
  const items = [...agree, outside ? Number.NaN : ninth];
  const score = scored(items, promItems["startback-9"], completeSum);
  if (score.scoreTenths === null) return { ...score, psych: null, group: null };
  const psych = items.slice(4).reduce<number>((total, item) => total + (item ?? 0), 0);
  return { ...score, psych, group: startBackGroupOf(score.scoreTenths / 10, psych) };
}

/** Up to 3 in all: low; psych 4 or more: high; else medium (clinical.md G). */
export function startBackGroupOf(total: number, psych: number): StartBackGroup {
  if (total <= 3) return "low";
  return psych >= 4 ? "high" : "medium";
}

/** Item numbers, from 1, that the two subscales of the FABQ add up (clinical.md G). */
export const fabqSubscales = { physical: [2, 3, 4, 5], work: [6, 7, 9, 10, 11, 12, 15] } as const;

export interface FabqScore {
  /** Physical activity, 0 to 24. */
  readonly physical: PromScore;
  /** Work, 0 to 42. */
  readonly work: PromScore;
}

/** FABQ: two sums of scored items; a scored item not answered leaves its subscale without a score (clinical.md G15). */
export function scoreFabq(items: readonly PromItem[]): FabqScore {
  const form = promItems["fabq-16"];
  const subscale = (numbers: readonly number[]): PromScore => {
    const whole = scored(items, form, () => fraction(0));
    if (whole.problem === "wrong_length" || whole.problem === "out_of_range") return whole;
    return scored(
      numbers.map((number) => items[number - 1] ?? null),
      { ...form, count: numbers.length },
      completeSum,
    );
  };
  return { physical: subscale(fabqSubscales.physical), work: subscale(fabqSubscales.work) };
}

/**
 * The score of items as they are stored, by the form they belong to. The FABQ is scored by its physical activity part
 * here (`scoreFabq` gives both); it has no score only where both parts have none.
 */
export function scoreItems(version: PromVersion, items: readonly PromItem[]): PromScore {
  switch (version) {
    case "nprs-rest-worst-average":
      return scoreNprs(items);
    case "psfs-1995":
      return scorePsfs(items);
    case "rmdq-24-1983":
      return scored(items, promItems[version], (given) => proratedSum(given, 4));
    case "pgic-7":
      return items.length === 1 ? scorePgic(items[0] ?? null) : unscored(items, "wrong_length");
    case "odi-2-1a":
      return scoreOdi(items);
    case "startback-9":
      return scoreStartBack(items.slice(0, -1), items.at(-1) ?? null);
    case "pseq-10":
    case "pseq-2":
      return items.length === promItems[version].count ? scorePseq(items) : unscored(items, "wrong_length");
    case "fabq-16": {
      const { physical, work } = scoreFabq(items);
      const missing = physical.missing + work.missing;
      return { ...physical, missing, problem: work.problem === null ? null : physical.problem };
    }
    case "ears-6":
      return scoreEars(items);
  }
}

/** The instrument a form belongs to. */
export function instrumentOf(version: PromVersion): PromInstrument {
  const found = promInstruments.find((instrument) =>
    (promVersions[instrument] as readonly string[]).includes(version),
  );
  if (!found) throw new Error(`invariant broken: ${version} belongs to no measure`);
  return found;
}

interface ItemForm {
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

/** Checks the items, then scores them; `decimals` is 0 for whole points and 1 for one decimal. */
function scored(
  items: readonly PromItem[],
  form: ItemForm,
  score: (items: readonly PromItem[]) => Fraction | null,
  decimals: 0 | 1 = 0,
): PromScore {
  if (items.length !== form.count) return unscored(items, "wrong_length");
  if (items.some((item) => item !== null && !isWithin(item, form.min, form.max)))
    return unscored(items, "out_of_range");
  const missing = items.filter((item) => item === null).length;
  if (missing === items.length) return unscored(items, "not_answered");
  const value = score(items);
  if (value === null) return unscored(items, "too_many_missing");
  const scoreTenths = decimals === 1 ? roundHalfUp(mul(value, fraction(10))) : roundHalfUp(value) * 10;
  return { scoreTenths, missing, prorated: missing > 0, problem: null };
}

function unscored(items: readonly PromItem[], problem: ScoreProblem): PromScore {
  const missing = items.filter((item) => item === null).length;
  return { scoreTenths: null, missing, prorated: false, problem };
}

function answeredOf(items: readonly PromItem[]): Fraction[] {
  return items.flatMap((item) => (item === null ? [] : [fraction(item)]));
}

function completeSum(items: readonly PromItem[]): Fraction | null {
  const answered = answeredOf(items);
  return answered.length === items.length ? sum(answered) : null;
}

function proratedSum(items: readonly PromItem[], mostMissing: number): Fraction | null {
  const answered = answeredOf(items);
  if (items.length - answered.length > mostMissing) return null;
  return div(mul(sum(answered), fraction(items.length)), fraction(answered.length));
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}
