/**
 * The course of a patient as the charts draw it: plain lists in order of time, words left to the screen.
 * Invariants: nothing is filled in; an answer that was not given is said as "no-answer", a question that was never asked
 * as "not-asked"; what was withdrawn is not drawn. Shapes follow components/chart/types.ts.
 */
import type { LinkedCredit } from "#db/queries/caseload.ts";
import type { EffortCap, ExposureAnswer } from "#db/queries/chart.ts";
import { addDays, daysBetween, type LocalDay } from "#lib/domain/calendar.ts";
import type { CheckIn } from "#lib/domain/check-in.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { ExerciseCategory } from "#lib/domain/exercise.ts";
import type { PlanSpan } from "#lib/domain/program.ts";
import type { AdherenceDayView, AdherenceWeekView, toFourWeeks } from "#lib/usecases/adherence.ts";

type Answer = number | "no-answer" | "not-asked";

interface Span {
  readonly from: LocalDay;
  /** Last day, inside; null while it goes on. */
  readonly to: LocalDay | null;
}

export interface CourseChartsView {
  readonly from: LocalDay;
  readonly today: LocalDay;
  /** Discharge ends the last span and has none of its own. */
  readonly phases: readonly (Span & { readonly phase: Exclude<Phase, "discharged"> })[];
  /** `programName` stands where a program begins. */
  readonly versions: readonly {
    readonly version: number;
    readonly effectiveFrom: LocalDay;
    readonly programName: string | null;
  }[];
  readonly weeks: readonly AdherenceWeekView[];
  readonly fourWeeks: ReturnType<typeof toFourWeeks>;
  readonly days: readonly AdherenceDayView[];
  readonly pain: readonly (
    | {
        readonly kind: "session";
        readonly day: LocalDay;
        readonly before: Answer;
        readonly during: Answer;
        readonly morningAfter: Answer;
      }
    | { readonly kind: "check-in"; readonly day: LocalDay; readonly rest: Answer; readonly worst: Answer }
  )[];
  readonly efforts: readonly { readonly day: LocalDay; readonly effort: Answer }[];
  readonly effortLimits: readonly (Span & { readonly limit: number; readonly category: ExerciseCategory })[];
  /** Exercises that were stopped for pain, by day. */
  readonly stopped: readonly { readonly day: LocalDay; readonly exercises: readonly string[] }[];
  /** Days with a session whose log can be opened. */
  readonly loggedDays: readonly LocalDay[];
}

/** A change of phase, in the order in which they happened. */
interface PhaseChange {
  readonly toPhase: Phase;
  readonly effectiveDay: LocalDay;
}

interface CourseRecord extends Pick<CourseChartsView, "today" | "weeks" | "fourWeeks" | "days"> {
  readonly onsetDay: LocalDay;
  readonly createdDay: LocalDay;
  readonly phases: readonly PhaseChange[];
  readonly spans: readonly PlanSpan[];
  /** Without those taken back; oldest day first. */
  readonly credits: readonly LinkedCredit[];
  readonly checkIns: readonly CheckIn[];
  readonly answers: readonly ExposureAnswer[];
  readonly caps: readonly EffortCap[];
}

/** An onset long before the episode was opened would leave the axis empty for years: shown from here at the earliest. */
const leadInDays = 91;

const answer = (value: number | null): Answer => value ?? "no-answer";

/** The whole course as drawn. */
export function toCourseCharts(record: CourseRecord): CourseChartsView {
  const { today, credits, checkIns, weeks, fourWeeks, days } = record;
  const core = record.spans.filter((span) => span.lane === "core");
  const onset =
    daysBetween(record.onsetDay, record.createdDay) > leadInDays ? record.createdDay : record.onsetDay;
  const firsts = [onset, credits[0]?.localDay, checkIns[0]?.day, core[0]?.effectiveFrom].filter(
    (day) => day !== undefined,
  );
  const byDay = <T extends { readonly day: LocalDay }>(a: T, b: T) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : 0;
  return {
    from: [...firsts, today].sort()[0] ?? today,
    today,
    phases: phaseSpans(record.phases),
    versions: core
      .filter((span) => span.effectiveFrom <= today)
      .map((span, index) => ({
        version: span.number,
        effectiveFrom: span.effectiveFrom,
        programName: span.programId === core[index - 1]?.programId ? null : span.programName,
      })),
    weeks,
    fourWeeks,
    days,
    pain: [
      ...checkIns.map((row) => ({
        kind: "check-in" as const,
        day: row.day,
        rest: answer(row.restPain),
        worst: answer(row.worstPain),
      })),
      ...credits.map((row) => ({
        kind: "session" as const,
        day: row.localDay,
        before: answer(row.restPainBefore),
        during: answer(row.painDuring),
        morningAfter: "not-asked" as const,
      })),
    ].sort(byDay),
    ...effortsOf(record, core),
  };
}

function phaseSpans(changes: readonly PhaseChange[]): CourseChartsView["phases"] {
  return changes.flatMap(({ toPhase, effectiveDay }, index) => {
    const next = changes[index + 1]?.effectiveDay;
    const to = next === undefined ? null : addDays(next, -1);
    return toPhase === "discharged" || (to !== null && to < effectiveDay)
      ? []
      : [{ phase: toPhase, from: effectiveDay, to }];
  });
}

function effortsOf(
  { credits, answers, caps, today }: CourseRecord,
  core: readonly PlanSpan[],
): Pick<CourseChartsView, "efforts" | "effortLimits" | "stopped" | "loggedDays"> {
  const bySession = Map.groupBy(answers, (row) => row.sessionId);
  const capOf = new Map(caps.map((cap) => [cap.versionId, cap]));
  const stopped = new Map<LocalDay, string[]>();
  const efforts = credits.flatMap(({ sessionId, versionId, localDay }): CourseChartsView["efforts"] => {
    const own = bySession.get(sessionId) ?? [];
    const names = own.filter((row) => row.stopReason === "pain").map((row) => row.exercise);
    if (names.length > 0) stopped.set(localDay, [...new Set([...(stopped.get(localDay) ?? []), ...names])]);
    const known = own.flatMap((row) => (row.effort === null ? [] : [row.effort]));
    if (known.length > 0) return [{ day: localDay, effort: Math.max(...known) }];
    // Calm care asks no effort: only where a main block was served is a missing answer one.
    return own.length > 0 && capOf.has(versionId) ? [{ day: localDay, effort: "no-answer" as const }] : [];
  });
  const limits: (Span & { limit: number; category: ExerciseCategory })[] = [];
  for (const span of core) {
    const cap = capOf.get(span.versionId);
    if (!cap || span.effectiveFrom > today) continue;
    const to = span.endsBefore === null ? null : addDays(span.endsBefore, -1);
    const last = limits.at(-1);
    const joins = last?.to != null && addDays(last.to, 1) === span.effectiveFrom && last.limit === cap.limit;
    if (last && joins) limits[limits.length - 1] = { ...last, to };
    else limits.push({ from: span.effectiveFrom, to, limit: cap.limit, category: cap.category });
  }
  return {
    efforts,
    effortLimits: limits,
    stopped: [...stopped].map(([day, exercises]) => ({ day, exercises })),
    loggedDays: [...new Set(credits.map((credit) => credit.localDay))],
  };
}
