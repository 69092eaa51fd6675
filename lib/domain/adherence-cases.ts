/**
 * Answers the worked adherence cases (the shapes of the clinical vectors) for the command `rules -- adherence`, so
 * that anyone can check the rules against cases of their own. Invariant: it only translates; every figure comes from
 * the functions that the product itself uses. Source: clinical.md F3 and the notes of its vectors.
 */

import {
  type AdherenceInput,
  combineFigures,
  computeAdherence,
  type Figures,
  type WeekFigures,
} from "./adherence.ts";
import type { AdherenceLog, PlanSegment } from "./adherence-plan.ts";
import { addDays, isValidZone, type LocalDay, localDayOf } from "./calendar.ts";
import { creditedBlockKinds, type ExerciseResult, isSafetyStop, sessionCredit } from "./credit.ts";
import { type BlockKind, blockKinds } from "./episode.ts";
import { type Fraction, fractionOf, parseFraction, roundTo } from "./fraction.ts";

/** Day 0 of a case: a Monday. */
export const caseMonday: LocalDay = "2025-03-03";

/** [Σ credit, due, extras, percent, band]. */
export type WeekAnswer = [number, number, number, number | null, string];
export type AdherenceAnswer = number | string | WeekAnswer | [number | null, string];

/**
 * The answer to one case, given whole (`{id, input}`) or as its input alone:
 * - `credit` {exercises: [{target, done, safetyStop?, notReached?}]} → credit, 3 decimals half up;
 * - `fixed` {due, excused, logs} and `quota` {segments, excused, perDay, logs} → `WeekAnswer`; days count from a
 *   Monday, logs are [day, credit], due dates beyond one week and segments of more than 7 days make several weeks;
 * - `localDay` {instant, zone} → the date; `rolling` {weeks: [[credit, due]]} → [percent, band] of the last four.
 * Throws, naming what it cannot read, on any other shape.
 */
export function answerAdherenceCase(given: unknown): AdherenceAnswer {
  const outer = recordOf(given, "a case");
  const input = outer.input === undefined ? outer : recordOf(outer.input, "input");
  switch (input.kind) {
    case "credit":
      return answerCredit(input);
    case "fixed":
      return answerFixed(input);
    case "quota":
      return answerQuota(input);
    case "localDay":
      return answerLocalDay(input);
    case "rolling":
      return answerRolling(input);
    default:
      throw new Error(`unknown kind of adherence case: ${String(input.kind)}`);
  }
}

type Fields = Record<string, unknown>;

function answerCredit(input: Fields): number {
  const exercises = listOf(input.exercises, "exercises").map((entry) => recordOf(entry, "an exercise"));
  const blocks = exercises.map((exercise) => blockKinds.find((kind) => kind === exercise.block) ?? null);
  const counting = creditedBlockKinds(blocks.map((block): BlockKind => block ?? "main"));
  const painAmberMax = input.painAmberMax === undefined ? 5 : numberOf(input.painAmberMax, "painAmberMax");
  const judged = exercises.filter((_, index) => counting.has(blocks[index] ?? "main"));
  const { credit } = sessionCredit(judged.map((exercise) => exerciseResultOf(exercise, painAmberMax)));
  return roundTo(credit, 3);
}

function exerciseResultOf(exercise: Fields, painAmberMax: number): ExerciseResult {
  const stop = exercise.stop ?? exercise.stopReason;
  const stoppedForPain =
    stop === "pain" &&
    isSafetyStop("pain", typeof exercise.during === "number" ? exercise.during : null, painAmberMax);
  return {
    targets: setsOf(exercise.target ?? exercise.targets, "target").map((target) => target ?? 0),
    done: setsOf(exercise.done ?? [], "done"),
    safetyStop:
      exercise.safetyStop === true || exercise.endedByApp === true || stop === "app" || stoppedForPain,
    notReached: exercise.notReached === true || exercise.reached === false,
  };
}

function answerFixed(input: Fields): WeekAnswer {
  const due = daysOf(input.due, "due");
  const [firstWeek, lastWeek] = [weekOf(Math.min(0, ...due)), weekOf(Math.max(0, ...due))];
  const segments: PlanSegment[] = [];
  for (let week = firstWeek; week <= lastWeek; week++) {
    const weekdays = due.filter((day) => weekOf(day) === week).map((day) => day - week * 7);
    segments.push(segment(week * 7, 7, { kind: "dates", weekdays }));
  }
  return weekAnswer(input, segments, firstWeek, lastWeek);
}

function answerQuota(input: Fields): WeekAnswer {
  const parts = listOf(input.segments, "segments").map((entry, index) => {
    const [quota, days, ownPerDay] = Array.isArray(entry)
      ? entry
      : [recordOf(entry, "a segment").quota, recordOf(entry, "a segment").days];
    const perDay = ownPerDay ?? (Array.isArray(input.perDay) ? input.perDay[index] : input.perDay) ?? 1;
    return {
      perWeek: numberOf(quota, "quota"),
      days: wholeOf(days, "days in force"),
      perDate: wholeOf(perDay, "perDay"),
    };
  });
  const daysInForce = parts.reduce((days, part) => days + part.days, 0);
  let start = startOfShortWeek(input, daysInForce);
  const lastWeek = weekOf(Math.max(0, start + daysInForce - 1));
  const segments = parts.map(({ perWeek, perDate, days }) => {
    const planned = segment(start, days, { kind: "quota", perWeek, perDate });
    start += days;
    return planned;
  });
  return weekAnswer(input, segments, 0, lastWeek);
}

/**
 * A case of fewer than seven days does not say which: the program began mid-week (the usual one), unless days it
 * names (excused first, then logged) only fit an earlier stretch.
 */
function startOfShortWeek(input: Fields, daysInForce: number): number {
  const excused = daysOf(input.excused ?? [], "excused");
  const logged = logsOf(input).map((log) => log.dayOffset);
  let best = { start: 0, fit: -1 };
  for (let start = 0; start <= Math.max(0, 7 - daysInForce); start++) {
    const within = (days: readonly number[]) =>
      days.filter((day) => day >= start && day < start + daysInForce).length;
    const fit = within(excused) * 1000 + within(logged);
    if (fit >= best.fit) best = { start, fit };
  }
  return best.start;
}

function weekAnswer(input: Fields, segments: PlanSegment[], firstWeek: number, lastWeek: number): WeekAnswer {
  const logs = logsOf(input);
  const excused = daysOf(input.excused ?? [], "excused");
  const lastDay = Math.max(lastWeek * 7 + 6, ...logs.map((log) => log.dayOffset));
  const whole: AdherenceInput = {
    segments: segments.filter((planned) => planned.until === null || planned.until! >= planned.effectiveFrom),
    logs,
    excuses: excused.map((day) => ({ from: dateOf(day), to: dateOf(day) })),
    today: dateOf(lastDay + 8),
  };
  const [from, to] = [dateOf(firstWeek * 7), dateOf(lastWeek * 7)];
  const isAsked = (week: WeekFigures) => week.weekStart >= from && week.weekStart <= to;
  const weeks = computeAdherence(whole).weeks.filter(isAsked);
  const figures = combineFigures(weeks);
  const extras = weeks.reduce((count, week) => count + week.extras, 0);
  return [roundTo(figures.credit, 3), figures.due, extras, figures.percent, figures.band];
}

function answerLocalDay(input: Fields): LocalDay {
  const instant = new Date(String(input.instant));
  if (Number.isNaN(instant.getTime())) throw new Error("instant is not a time");
  if (!isValidZone(input.zone)) throw new Error("zone is not a time zone");
  return localDayOf(instant, input.zone);
}

function answerRolling(input: Fields): [number | null, string] {
  const weeks = listOf(input.weeks, "weeks").map((entry): Pick<Figures, "credit" | "due" | "counted"> => {
    const [credit, due] = Array.isArray(entry)
      ? entry
      : [recordOf(entry, "a week").credit, recordOf(entry, "a week").due];
    return { credit: fractionFrom(credit, "credit"), due: wholeOf(due, "due"), counted: 0 };
  });
  const { percent, band } = combineFigures(weeks.slice(-4));
  return [percent, band];
}

function segment(start: number, days: number, schedule: PlanSegment["schedule"]): PlanSegment {
  return {
    versionId: `v${start}`,
    effectiveFrom: dateOf(start),
    until: dateOf(start + days - 1),
    schedule,
  };
}

function logsOf(input: Fields): (AdherenceLog & { dayOffset: number })[] {
  return listOf(input.logs ?? [], "logs").map((entry, index) => {
    const [day, credit] = Array.isArray(entry)
      ? entry
      : [recordOf(entry, "a log").day, recordOf(entry, "a log").credit];
    const dayOffset = wholeOf(day, "the day of a log");
    const id = String(index).padStart(6, "0");
    return { id, dayOffset, day: dateOf(dayOffset), credit: fractionFrom(credit, "credit") };
  });
}

const dateOf = (day: number): LocalDay => addDays(caseMonday, day);
const weekOf = (day: number): number => Math.floor(day / 7);

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

function wholeOf(value: unknown, what: string): number {
  const number = numberOf(value, what);
  if (!Number.isInteger(number)) throw new Error(`${what} must be a whole number`);
  return number;
}

function daysOf(value: unknown, what: string): number[] {
  return listOf(value, what).map((day) => wholeOf(day, `a day of ${what}`));
}

/** A set's figures: a list with null for a set not logged, or one figure for one set. */
function setsOf(value: unknown, what: string): (number | null)[] {
  const list = Array.isArray(value) ? value : [value];
  return list.map((entry) => (entry === null ? null : numberOf(entry, what)));
}

function fractionFrom(value: unknown, what: string): Fraction {
  const exact = typeof value === "string" ? parseFraction(value) : fractionOf(numberOf(value, what));
  if (!exact) throw new Error(`${what} must be a number`);
  return exact;
}
