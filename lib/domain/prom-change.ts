/**
 * What a change of an outcome score means: improved, recovered, success, worse than last time, and the figures that
 * charts mark. Invariants: judged on the scores as they are shown; where a score is missing the answer is "unknown"
 * (null), never "no", unless the scores that are there already decide. Source: clinical.md G, H.
 */
import type { PromInstrument } from "./prom.ts";

/** A measure as judged: those stored, and PEG. */
export type ChangeKind = PromInstrument | "peg";

export interface ChangeRule {
  /** Which way a change must go to be good. */
  readonly better: "lower" | "higher";
  /** Smallest change beyond chance (MDC), in tenths of a point; null where clinical.md G names none. */
  readonly mdcTenths: number | null;
  /** Smallest change that matters (MCID or MIC), in tenths of a point; null where G names none. */
  readonly mcidTenths: number | null;
  /** Percent of the first score that a change must reach too, or instead; null where G asks for none. */
  readonly percent: number | null;
  /** Whether a change needs both the points and the percent, or either. */
  readonly needs: "both" | "either";
}

/**
 * The change values of clinical.md G. NPRS and RMDQ improve by MIC and 30 % of the first score, the PSFS by +2 alone;
 * ODI by its own row (MIC 10 or 30 %). STarT Back and FABQ are not change scores.
 */
export const changeRules = {
  nprs: { better: "lower", mdcTenths: 20, mcidTenths: 20, percent: 30, needs: "both" },
  rmdq: { better: "lower", mdcTenths: null, mcidTenths: 50, percent: 30, needs: "both" },
  psfs: { better: "higher", mdcTenths: 20, mcidTenths: 20, percent: null, needs: "both" },
  odi: { better: "lower", mdcTenths: null, mcidTenths: 100, percent: 30, needs: "either" },
  pseq: { better: "higher", mdcTenths: 115, mcidTenths: 70, percent: null, needs: "both" },
  ears: { better: "higher", mdcTenths: null, mcidTenths: 55, percent: null, needs: "both" },
  peg: { better: "lower", mdcTenths: null, mcidTenths: null, percent: 30, needs: "both" },
  pgic: { better: "higher", mdcTenths: null, mcidTenths: 20, percent: null, needs: "both" },
  startback: null,
  fabq: null,
} as const satisfies Record<ChangeKind, ChangeRule | null>;

/** Under 4 an RMDQ has no room to improve by 5, over 20 little to worsen: poor for change (clinical.md G). */
export const rmdqPoor = { floorTenths: 40, ceilingTenths: 200 } as const;

/** Change toward the better, in tenths; positive is better. Null without a first or a present score, or no rule. */
export function gainTenths(kind: ChangeKind, firstTenths: number | null, nowTenths: number | null) {
  const rule = changeRules[kind];
  if (rule === null || firstTenths === null || nowTenths === null) return null;
  return rule.better === "lower" ? firstTenths - nowTenths : nowTenths - firstTenths;
}

/**
 * Improved as clinical.md G defines it, from the first score to the present one (in tenths). PGIC reads the present
 * answer alone (≥ +2). PSEQ needs a further band as well as 7 points. Null: unknown, or not a change score.
 */
export function isImproved(
  kind: ChangeKind,
  firstTenths: number | null,
  nowTenths: number | null,
): boolean | null {
  const rule = changeRules[kind];
  if (rule === null || nowTenths === null) return null;
  if (kind === "pgic") return nowTenths >= rule.mcidTenths!;
  const gain = gainTenths(kind, firstTenths, nowTenths);
  if (gain === null || firstTenths === null) return null;
  if (gain <= 0) return false;
  const byPoints = rule.mcidTenths === null || gain >= rule.mcidTenths;
  const byPercent = rule.percent === null || gain * 100 >= firstTenths * rule.percent;
  if (kind === "pseq") return byPoints && pseqBandOf(nowTenths) > pseqBandOf(firstTenths);
  if (rule.needs === "either") return byPoints || byPercent;
  return byPoints && byPercent;
}

/** Bands of the PSEQ, 0 to 3: under 20, 20 to 30, 31 to 40, over 40 (clinical.md G). */
export function pseqBandOf(scoreTenths: number): 0 | 1 | 2 | 3 {
  if (scoreTenths < 200) return 0;
  if (scoreTenths <= 300) return 1;
  return scoreTenths <= 400 ? 2 : 3;
}

/**
 * The score that a measure must reach to count as improved over a first score, in tenths, for the line in a chart.
 * Null where it cannot be reached within the scale, or no rule applies.
 */
export function improvedAtTenths(kind: ChangeKind, firstTenths: number, stepTenths: number): number | null {
  const rule = changeRules[kind];
  if (rule === null || kind === "pgic") return null;
  const sign = rule.better === "lower" ? -1 : 1;
  for (let at = firstTenths; at >= 0 && at <= 1000; at += sign * stepTenths) {
    if (isImproved(kind, firstTenths, at)) return at;
  }
  return null;
}

/** Recovered: NPRS 0 and RMDQ 2 or less (clinical.md A1, G). In tenths; null: one is unknown and the other allows it. */
export function isRecovered(nprsTenths: number | null, rmdqTenths: number | null): boolean | null {
  return allOf([
    nprsTenths === null ? null : nprsTenths === 0,
    rmdqTenths === null ? null : rmdqTenths <= 20,
  ]);
}

/** Success: PGIC improved and (NPRS or RMDQ improved). Each part null where it is unknown (clinical.md G). */
export function isSuccess(
  pgicImproved: boolean | null,
  nprsImproved: boolean | null,
  rmdqImproved: boolean | null,
): boolean | null {
  return allOf([pgicImproved, anyOf([nprsImproved, rmdqImproved])]);
}

/** How much worse than the last answer raises PROM_WORSE, in tenths (clinical.md H): RMDQ +5, PSFS −2, NPRS +2. */
export const worseByTenths = { rmdq: 50, psfs: 20, nprs: 20 } as const;

/** PROM_WORSE: worse than the previous answer of the same measure. False where either score is missing. */
export function isWorse(
  kind: PromInstrument,
  previousTenths: number | null,
  nowTenths: number | null,
): boolean {
  if (!(kind in worseByTenths)) return false;
  const gain = gainTenths(kind, previousTenths, nowTenths);
  return gain !== null && -gain >= worseByTenths[kind as keyof typeof worseByTenths];
}

/** A first score and the one of week 6, in tenths. */
export interface WeekSixPair {
  readonly firstTenths: number | null;
  readonly weekSixTenths: number | null;
}

/**
 * The week-6 measure for SLOW_RECOVERY (`micUnmet`: neither NPRS nor RMDQ improved) and MEDICAL_REVIEW (`noneBelow`:
 * neither is below the first). Both null while nothing of week 6 can be compared (clinical.md H).
 */
export function weekSixOf(
  nprs: WeekSixPair,
  rmdq: WeekSixPair,
): { readonly micUnmet: boolean | null; readonly noneBelow: boolean | null } {
  const improved = [
    isImproved("nprs", nprs.firstTenths, nprs.weekSixTenths),
    isImproved("rmdq", rmdq.firstTenths, rmdq.weekSixTenths),
  ].filter((one) => one !== null);
  const gains = [
    gainTenths("nprs", nprs.firstTenths, nprs.weekSixTenths),
    gainTenths("rmdq", rmdq.firstTenths, rmdq.weekSixTenths),
  ].filter((one) => one !== null);
  if (gains.length === 0) return { micUnmet: null, noneBelow: null };
  return { micUnmet: !improved.includes(true), noneBelow: gains.every((gain) => gain <= 0) };
}

/** No as soon as one is no, unknown while one is unknown, else yes. */
function allOf(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function anyOf(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}
