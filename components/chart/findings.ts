/**
 * What each chart found, as a sentence key with its figures; the sentences are in lib/messages/en/chart.json under
 * "finding". Invariant: a figure in a title is one that a mark shows and the table prints, and with too little to
 * say the title says so instead of a number.
 */

import { isReported } from "./answer.ts";
import type {
  AdherenceView,
  Answer,
  EffortLimitView,
  EffortView,
  PainDotView,
  PainView,
  PhaseSpanView,
  VersionView,
  WeekView,
} from "./types.ts";

export interface Finding<Key extends string> {
  readonly key: Key;
  readonly values: Readonly<Record<string, string | number>>;
}

type Change = "fell" | "rose" | "steady" | "one" | "none";
export type PainFindingKey =
  | `painDuring.${Exclude<Change, "none">}`
  | `painRest.${Exclude<Change, "none">}`
  | "painNone";

/** Two points is the smallest change of a 0 to 10 pain answer that counts; 1 is noise (clinical.md A5). */
const painNoise = 2;

function changeOf(answers: readonly number[]): { readonly change: Change; first: number; latest: number } {
  const first = answers[0];
  const latest = answers.at(-1);
  if (first === undefined || latest === undefined) return { change: "none", first: 0, latest: 0 };
  if (answers.length === 1) return { change: "one", first, latest };
  const difference = latest - first;
  const change = Math.abs(difference) < painNoise ? "steady" : difference < 0 ? "fell" : "rose";
  return { change, first, latest };
}

const reported = (answers: readonly Answer[]): number[] => answers.filter(isReported);

/**
 * First and latest pain during sessions; without any session answer, first and latest resting pain of the check-ins.
 * Less than two points apart is "about the same".
 */
export function painFinding(pain: readonly PainView[]): Finding<PainFindingKey> {
  const during = changeOf(
    reported(pain.map((entry) => (entry.kind === "session" ? entry.during : "not-asked"))),
  );
  if (during.change !== "none") {
    return { key: `painDuring.${during.change}`, values: { first: during.first, latest: during.latest } };
  }
  const rest = changeOf(
    reported(pain.map((entry) => (entry.kind === "check-in" ? entry.rest : "not-asked"))),
  );
  if (rest.change !== "none") {
    return { key: `painRest.${rest.change}`, values: { first: rest.first, latest: rest.latest } };
  }
  return { key: "painNone", values: {} };
}

/** What the dots of a patient's pain chart are. */
export type PainMeasure = "sessions" | "check-ins";

export type PainDotsFindingKey =
  | `painSessions.${Exclude<Change, "none">}`
  | `painCheckIns.${Exclude<Change, "none">}`
  | "painNone";

/** First and latest dot of a patient's own chart. */
export function painDotsFinding(
  dots: readonly PainDotView[],
  measure: PainMeasure,
): Finding<PainDotsFindingKey> {
  const { change, first, latest } = changeOf(dots.map((dot) => dot.pain).filter((pain) => pain !== null));
  if (change === "none") return { key: "painNone", values: {} };
  const group = measure === "sessions" ? "painSessions" : "painCheckIns";
  return { key: `${group}.${change}`, values: { first, latest } };
}

export type AdherenceFindingKey = "adherenceWeeks" | "adherenceOneWeek" | "adherenceNone";

/** Completed weeks on track among completed weeks that have a band. */
export function adherenceFinding(weeks: readonly WeekView[]): Finding<AdherenceFindingKey> {
  const known = weeks.filter(
    (week) => !week.open && week.percent !== null && ["on-track", "partial", "low"].includes(week.band),
  );
  const only = known[0];
  if (!only) return { key: "adherenceNone", values: {} };
  if (known.length === 1) return { key: "adherenceOneWeek", values: { percent: only.percent ?? 0 } };
  const onTrack = known.filter((week) => week.band === "on-track").length;
  return { key: "adherenceWeeks", values: { onTrack, known: known.length } };
}

export type AdherenceSummaryKey = "summary" | "summaryNotApplicable";

/** "19 of 22 sessions in four weeks", or that nothing was due. */
export function adherenceSummaryFinding(view: AdherenceView): Finding<AdherenceSummaryKey> {
  return view.due === 0
    ? { key: "summaryNotApplicable", values: {} }
    : { key: "summary", values: { done: view.done, due: view.due } };
}

export type EffortFindingKey = "effortWithin" | "effortAbove" | "effortLatest" | "effortNone";

/** The limit in force on a day, or null. A later span wins where two overlap. */
export function effortLimitOn(limits: readonly EffortLimitView[], day: string): EffortLimitView | null {
  return limits.findLast((limit) => limit.from <= day && (limit.to === null || day <= limit.to)) ?? null;
}

export function effortFinding(
  efforts: readonly EffortView[],
  limits: readonly EffortLimitView[],
): Finding<EffortFindingKey> {
  const answers = efforts.filter((entry) => isReported(entry.effort));
  const latest = answers.at(-1);
  if (!latest) return { key: "effortNone", values: {} };
  const limited = answers.flatMap((entry) => {
    const limit = effortLimitOn(limits, entry.day);
    return limit && isReported(entry.effort) ? [entry.effort > limit.limit] : [];
  });
  if (limited.length === 0) return { key: "effortLatest", values: { latest: Number(latest.effort) } };
  const above = limited.filter(Boolean).length;
  return above === 0
    ? { key: "effortWithin", values: { known: limited.length } }
    : { key: "effortAbove", values: { above, known: limited.length } };
}

export type PhaseFindingKey = "phaseVersion" | "phaseOnly" | "phaseNone";

/** The phase and program version in force today. */
export function phaseFinding(
  phases: readonly PhaseSpanView[],
  versions: readonly VersionView[],
  today: string,
): Finding<PhaseFindingKey> {
  const phase = phases.findLast((span) => span.from <= today && (span.to === null || today <= span.to));
  const version = versions.findLast((mark) => mark.effectiveFrom <= today);
  if (!phase) return { key: "phaseNone", values: {} };
  if (!version) return { key: "phaseOnly", values: { phase: phase.label } };
  return { key: "phaseVersion", values: { phase: phase.label, version: version.version } };
}
