/**
 * When which outcome measure is due. Invariants: weeks count from the first clearance, so nothing is due before it; at
 * most one of each measure is asked at a time; a new occasion takes the place of one that was not answered, and how
 * long it has been due counts from the first that was not. Source: clinical.md G "Default battery", E.11, H.
 */
import { addDays, compareDays, daysBetween, type LocalDay } from "./calendar.ts";
import type { Phase } from "./episode.ts";
import { type PatientInstrument, patientInstruments } from "./prom.ts";

/** Weeks after the first clearance in which each is asked; the NPRS every week. */
export const promWeeks = {
  psfs: [0, 2, 6, 12],
  rmdq: [0, 2, 6, 12],
  pgic: [6, 12],
} as const satisfies Record<Exclude<PatientInstrument, "nprs">, readonly number[]>;

/** Asked each month of maintenance. */
export const monthlyInstruments: readonly PatientInstrument[] = ["nprs", "psfs"];

/** Days after which an answer not given raises PROM_OVERDUE (clinical.md H). */
export const overdueAfterDays = 7;
/** Week 0 is answered within this many days of the clearance, on either side. */
const weekZeroDays = 7;
/** A measure of weeks 2 to 12 answered up to three days early stands for its week (a visit the day before). */
const earlyDays = 3;
/** Answered later than this it stands for no week, but it has been answered. */
const weekStandsDays = 13;

export interface PromCourse {
  /** Local day of the first clearance of the episode; null before it. */
  readonly clearedOn: LocalDay | null;
  readonly phase: Phase;
  /** Since when the episode is in maintenance; null in any other phase. */
  readonly maintenanceSince: LocalDay | null;
}

/** One time a measure is asked. `week` is null for the monthly ones of maintenance. */
export interface PromOccasion {
  readonly instrument: PatientInstrument;
  readonly week: number | null;
  readonly dueOn: LocalDay;
}

/** Whole weeks an answer may stand for are counted to here; nobody stays in weekly care for four years. */
const mostOccasions = 208;

/** All occasions of a measure with a due day up to `through`, oldest first. None for an episode that has ended. */
export function occasionsOf(
  instrument: PatientInstrument,
  course: PromCourse,
  through: LocalDay,
): PromOccasion[] {
  const { clearedOn, maintenanceSince, phase } = course;
  if (clearedOn === null || phase === "discharged") return [];
  const weekly = instrument === "nprs";
  const weeks: readonly number[] = weekly
    ? Array.from({ length: mostOccasions }, (_, week) => week)
    : promWeeks[instrument];
  const planned: PromOccasion[] = weeks
    .map((week) => ({ instrument, week, dueOn: addDays(clearedOn, 7 * week) }))
    .filter(({ dueOn }) => !weekly || maintenanceSince === null || dueOn < maintenanceSince);
  if (maintenanceSince !== null && monthlyInstruments.includes(instrument)) {
    for (let month = 1; month <= mostOccasions; month++) {
      const dueOn = addMonths(maintenanceSince, month);
      if (dueOn > through) break;
      planned.push({ instrument, week: null, dueOn });
    }
  }
  return planned.filter(({ dueOn }) => dueOn <= through).sort((a, b) => compareDays(a.dueOn, b.dueOn));
}

/** The same day of a later month, or its last day where it is shorter. */
function addMonths(day: LocalDay, count: number): LocalDay {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(date, days)))
    .toISOString()
    .slice(0, 10);
}

/** A measure that waits for an answer. */
export interface DueMeasure extends PromOccasion {
  /** Due day of the first occasion that has not been answered; earlier than `dueOn` when more than one was not. */
  readonly since: LocalDay;
  /** Whole days since then; from `overdueAfterDays` on it is overdue. */
  readonly waitingDays: number;
  readonly overdue: boolean;
}

/**
 * What is due today, in the order of the battery. `answered` are the days of standing responses (corrected or withdrawn
 * ones left out), whether or not they have a score.
 */
export function dueMeasures(
  course: PromCourse,
  answered: readonly { readonly instrument: string; readonly day: LocalDay }[],
  today: LocalDay,
): DueMeasure[] {
  return patientInstruments.flatMap((instrument): DueMeasure[] => {
    const last = answered
      .filter((one) => one.instrument === instrument)
      .reduce<LocalDay | null>((max, { day }) => (max === null || day > max ? day : max), null);
    const open = occasionsOf(instrument, course, today).filter(
      (occasion) => last === null || last < opensOn(occasion),
    );
    const [first, newest] = [open[0], open.at(-1)];
    if (!first || !newest) return [];
    const waitingDays = daysBetween(first.dueOn, today);
    return [{ ...newest, since: first.dueOn, waitingDays, overdue: waitingDays >= overdueAfterDays }];
  });
}

/** From which day on an answer counts for the occasion. */
function opensOn({ instrument, week, dueOn }: PromOccasion): LocalDay {
  if (week === 0) return addDays(dueOn, -weekZeroDays);
  return instrument === "nprs" ? dueOn : addDays(dueOn, -earlyDays);
}

/** The next occasion after today; null when none is planned. */
export function nextOccasion(
  instrument: PatientInstrument,
  course: PromCourse,
  today: LocalDay,
): PromOccasion | null {
  const ahead = occasionsOf(instrument, course, addDays(today, 120));
  return ahead.find(({ dueOn }) => dueOn > today) ?? null;
}

/**
 * The week that an answer of a day stands for: week 0 within seven days of the clearance, on either side; the NPRS the
 * week the day lies in; the others from three days before their day to thirteen after. Null: outside the schedule.
 */
export function occasionWeekOf(
  instrument: string,
  course: Pick<PromCourse, "clearedOn" | "maintenanceSince">,
  day: LocalDay,
): number | null {
  const { clearedOn, maintenanceSince } = course;
  if (clearedOn === null) return null;
  const after = daysBetween(clearedOn, day);
  if (instrument === "nprs") {
    if (after < -weekZeroDays || (maintenanceSince !== null && day >= maintenanceSince)) return null;
    return Math.max(0, Math.floor(after / 7));
  }
  const weeks: readonly number[] =
    instrument === "psfs" || instrument === "rmdq" || instrument === "pgic" ? promWeeks[instrument] : [];
  const found = weeks.find((week) =>
    week === 0
      ? Math.abs(after) <= weekZeroDays
      : after >= 7 * week - earlyDays && after <= 7 * week + weekStandsDays,
  );
  return found ?? null;
}
