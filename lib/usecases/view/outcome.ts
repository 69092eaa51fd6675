/**
 * Outcome measures as charts and tables show them: the points of each, its first and latest score, and what the change
 * means. Invariants: a response without a score is a point without a value, never zero; lines and verdicts come from the
 * same rules; nothing is drawn that does not stand. Source: clinical.md G.
 */
import type { PromResponseRow } from "#db/queries/prom.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { fraction, roundHalfUp } from "#lib/domain/fraction.ts";
import {
  type PromInstrument,
  type PromVersion,
  promInstruments,
  promScoreRange,
  promVersions,
  type StartBackGroup,
  scoreFabq,
  scoreStartBack,
  startBackGroupOf,
} from "#lib/domain/prom.ts";
import {
  changeRules,
  gainTenths,
  improvedAtTenths,
  isImproved,
  isRecovered,
  isSuccess,
  isWorse,
  rmdqPoor,
} from "#lib/domain/prom-change.ts";
import { inOrder } from "#lib/domain/prom-facts.ts";
import { type StoredPromAnswers, storedPromAnswers } from "#lib/schemas/prom.ts";

export interface OutcomePoint {
  readonly id: string;
  readonly day: LocalDay;
  /** Week after the clearance it stands for; null outside the schedule. */
  readonly week: number | null;
  /** In points; null where there is no score. */
  readonly score: number | null;
  readonly missing: number;
  /** The score was made up for items not answered. */
  readonly prorated: boolean;
  readonly totalOnly: boolean;
  readonly source: "patient" | "staff";
  readonly byName: string;
  /** NPRS: rest and worst beside the average. */
  readonly rest: number | null;
  readonly worst: number | null;
  /** FABQ: the work score, 0 to 42. STarT Back: the psych score, 0 to 5. */
  readonly second: number | null;
  readonly group: StartBackGroup | null;
}

export interface OutcomeMeasure {
  readonly instrument: PromInstrument;
  readonly min: number;
  readonly max: number;
  readonly better: "lower" | "higher" | null;
  readonly points: readonly OutcomePoint[];
  /** The first score and the latest; null where nothing was scored. */
  readonly first: { readonly day: LocalDay; readonly score: number } | null;
  readonly latest: { readonly day: LocalDay; readonly score: number } | null;
  /** Change toward the better from first to latest, in points; null with fewer than two scores or no such rule. */
  readonly gain: number | null;
  /** The same as a whole percentage of the first score; null also where the first is 0. */
  readonly percent: number | null;
  /** As clinical.md G defines it; null: unknown. */
  readonly improved: boolean | null;
  /** Worse than the answer before by the measure's threshold (clinical.md H). */
  readonly worse: boolean;
  /** The smallest change that matters, in points; null where G names none. */
  readonly mcid: number | null;
  readonly mdc: number | null;
  /** Scores from which a change from the first is beyond chance, and counts as improved; null where off the scale. */
  readonly mdcAt: number | null;
  readonly improvedAt: number | null;
  /** The first RMDQ leaves little room for change. */
  readonly poor: "floor" | "ceiling" | null;
}

export interface OutcomeVerdict {
  /** NPRS 0 and RMDQ ≤ 2 at their latest scores. */
  readonly recovered: boolean | null;
  /** PGIC improved and (NPRS or RMDQ improved). */
  readonly success: boolean | null;
}

/** One measure for each that has an answer, in a fixed order, and those of `always` also without one. */
export function toMeasures(
  standing: readonly PromResponseRow[],
  always: readonly PromInstrument[] = [],
): OutcomeMeasure[] {
  const order: readonly PromInstrument[] = [
    "rmdq",
    "nprs",
    "psfs",
    "pgic",
    "odi",
    "pseq",
    "startback",
    "fabq",
    "ears",
  ];
  return order
    .filter((one) => promInstruments.includes(one))
    .flatMap((instrument) => {
      const rows = inOrder(standing.filter((row) => row.instrument === instrument));
      return rows.length > 0 || always.includes(instrument) ? [toMeasure(instrument, rows)] : [];
    });
}

/** Recovered and success from the measures as they stand. */
export function toVerdict(measures: readonly OutcomeMeasure[]): OutcomeVerdict {
  const of = (instrument: PromInstrument) => measures.find((one) => one.instrument === instrument);
  const tenths = (instrument: PromInstrument) => {
    const latest = of(instrument)?.latest ?? null;
    return latest === null ? null : Math.round(latest.score * 10);
  };
  return {
    recovered: isRecovered(tenths("nprs"), tenths("rmdq")),
    success: isSuccess(
      of("pgic")?.improved ?? null,
      of("nprs")?.improved ?? null,
      of("rmdq")?.improved ?? null,
    ),
  };
}

function toMeasure(instrument: PromInstrument, all: readonly PromResponseRow[]): OutcomeMeasure {
  // Two forms of one measure (PSEQ of ten and of two items) have scales of their own: the newest form is shown.
  const version = (all.at(-1)?.version ?? promVersions[instrument][0]) as PromVersion;
  const rows = all.filter((row) => row.version === version);
  const scored = rows.filter((row) => row.scoreTenths !== null);
  const [first, latest] = [scored[0] ?? null, scored.at(-1) ?? null];
  const rule = changeRules[instrument];
  const compared = scored.length > 1 ? first : null;
  const firstTenths = compared?.scoreTenths ?? null;
  const gain = gainTenths(instrument, firstTenths, latest?.scoreTenths ?? null);
  const { min, max } = promScoreRange[version];
  const within = (tenths: number) => (tenths >= min * 10 && tenths <= max * 10 ? tenths / 10 : null);
  const from = first?.scoreTenths ?? null;
  const asPoint = (row: PromResponseRow | null) =>
    row === null ? null : { day: row.day, score: (row.scoreTenths ?? 0) / 10 };
  const improvedAt =
    from === null ? null : improvedAtTenths(instrument, from, instrument === "psfs" ? 1 : 10);
  return {
    instrument,
    min,
    max,
    better: rule?.better ?? null,
    points: rows.map(toPoint),
    first: asPoint(first),
    latest: asPoint(latest),
    gain: instrument === "pgic" || gain === null ? null : gain / 10,
    percent:
      instrument === "pgic" || gain === null || firstTenths === null || firstTenths <= 0
        ? null
        : roundHalfUp(fraction(gain * 100, firstTenths)),
    improved: isImproved(instrument, firstTenths, latest?.scoreTenths ?? null),
    worse: isWorse(instrument, scored.at(-2)?.scoreTenths ?? null, latest?.scoreTenths ?? null),
    mcid: rule?.mcidTenths == null ? null : rule.mcidTenths / 10,
    mdc: rule?.mdcTenths == null ? null : rule.mdcTenths / 10,
    mdcAt:
      from === null || rule?.mdcTenths == null
        ? null
        : within(rule.better === "lower" ? from - rule.mdcTenths : from + rule.mdcTenths),
    improvedAt: improvedAt === null ? null : within(improvedAt),
    poor:
      instrument !== "rmdq" || from === null
        ? null
        : from < rmdqPoor.floorTenths
          ? "floor"
          : from > rmdqPoor.ceilingTenths
            ? "ceiling"
            : null,
  };
}

function toPoint(row: PromResponseRow): OutcomePoint {
  const answers = answersOf(row);
  const items = answers?.items ?? null;
  const isNprs = row.instrument === "nprs";
  return {
    id: row.id,
    day: row.day,
    week: row.week,
    score: row.scoreTenths === null ? null : row.scoreTenths / 10,
    missing: row.missing ?? 0,
    prorated: row.scoreTenths !== null && (row.missing ?? 0) > 0 && row.instrument !== "nprs",
    totalOnly: row.totalOnly,
    source: row.source,
    byName: row.recordedByName,
    rest: isNprs ? (items?.[0] ?? null) : null,
    worst: isNprs ? (items?.[1] ?? null) : null,
    ...secondOf(row, answers),
  };
}

/** The second score of a measure with two, from its items or from the totals that were entered. */
function secondOf(
  row: PromResponseRow,
  answers: StoredPromAnswers | null,
): Pick<OutcomePoint, "second" | "group"> {
  const items = answers?.items ?? null;
  if (row.instrument === "fabq") {
    const work = items === null ? null : scoreFabq(items).work.scoreTenths;
    return {
      second: items === null ? (answers?.second ?? null) : work === null ? null : work / 10,
      group: null,
    };
  }
  if (row.instrument !== "startback" || row.scoreTenths === null) return { second: null, group: null };
  if (items !== null) {
    const { psych, group } = scoreStartBack(items.slice(0, -1), items.at(-1) ?? null);
    return { second: psych, group };
  }
  const psych = answers?.second ?? null;
  const total = row.scoreTenths / 10;
  // Up to three in all is low whatever the psych score is.
  return { second: psych, group: psych === null && total > 3 ? null : startBackGroupOf(total, psych ?? 0) };
}

/** The stored answers; null where only a total was entered, or the row holds none. */
export function answersOf(row: Pick<PromResponseRow, "answers">): StoredPromAnswers | null {
  return row.answers === null ? null : storedPromAnswers.parse(row.answers);
}
