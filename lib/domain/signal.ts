/**
 * Reasons for a person to look at a patient now: their codes, tiers and weights, and the data each one shows.
 * Invariant: a signal carries the figures it rests on and the instant it counts from, so that its rule can be checked
 * on the page that shows it. Source: clinical.md H; thresholds [P]. Long by nature: a table of codes and their data.
 */
import type { LocalDay } from "./calendar.ts";
import type { Dose } from "./dosage.ts";
import type { GateReason } from "./gate.ts";
import type { RedFlagCode } from "./red-flag-questions.ts";

/** P0 now, P1 within one working day, P2 within three, P3 weekly. */
export type Tier = 0 | 1 | 2 | 3;

/**
 * Tier and weight of each signal, within a tier in the order in which a row tells them: what a person is to decide, then
 * what is not known, then how much was done. LATE_ENTRY and INVITED are this project's own, weighed like
 * APPROVAL_PENDING: a person's decision waits, and nobody is at risk by it.
 */
export const signalRules = {
  RED_FLAG: { tier: 0, weight: 1000 },
  STOP_SEVERE: { tier: 0, weight: 900 },
  STOP_REPEATED: { tier: 1, weight: 400 },
  FLARE: { tier: 1, weight: 300 },
  UNREAD_SAFETY: { tier: 1, weight: 300 },
  FLAG_TU: { tier: 1, weight: 260 },
  FLARE_REVIEW: { tier: 1, weight: 260 },
  NEXT_DAY_RED: { tier: 1, weight: 250 },
  NIGHT_PAIN: { tier: 1, weight: 250 },
  GATE_READY: { tier: 2, weight: 100 },
  MEDICAL_REVIEW: { tier: 2, weight: 130 },
  STOP_OTHER: { tier: 2, weight: 115 },
  PROM_WORSE: { tier: 2, weight: 150 },
  PAIN_TREND: { tier: 2, weight: 140 },
  SLOW_RECOVERY: { tier: 2, weight: 100 },
  SILENT7: { tier: 2, weight: 110 },
  MISSED3: { tier: 2, weight: 110 },
  ADH_LOW: { tier: 2, weight: 120 },
  ADH_DROP: { tier: 2, weight: 100 },
  APPROVAL_PENDING: { tier: 3, weight: 20 },
  ADVANCE_READY: { tier: 3, weight: 30 },
  LATE_ENTRY: { tier: 3, weight: 20 },
  EXCUSE_REVIEW: { tier: 3, weight: 30 },
  INVITED: { tier: 3, weight: 20 },
  PLATEAU: { tier: 3, weight: 40 },
  OVERUSE: { tier: 3, weight: 40 },
  PROM_OVERDUE: { tier: 3, weight: 20 },
} as const satisfies Record<string, { readonly tier: Tier; readonly weight: number }>;

export type SignalCode = keyof typeof signalRules;
export const signalCodes = Object.keys(signalRules) as readonly SignalCode[];

/** Whether a text names a signal. */
export function isSignalCode(value: unknown): value is SignalCode {
  return typeof value === "string" && Object.hasOwn(signalRules, value);
}

/** ADH_LOW: below this displayed percent, with at least so many due. */
export const lowAdherence = { percentBelow: 50, dueAtLeast: 4 } as const;
/** ADH_DROP: points lost from one span of completed days to the next, with at least so many due in both. */
export const adherenceDrop = { points: 30, spanDays: 14, dueAtLeast: 4 } as const;
/** MISSED3: due sessions in a row without anything done. */
export const missedInARow = 3;
/** SILENT7: completed days without any entry, at least one of them with something due. */
export const silentDays = 7;
/** OVERUSE: extras of at least this share of what was due, in each of so many completed weeks. */
export const overuse = { percentOfDue: 50, weeks: 2 } as const;
/** EXCUSE_REVIEW: more self-excused days than this within so many. */
export const excuseReview = { daysAbove: 3, within: 14 } as const;
/** PAIN_TREND: rise of the median of resting pain from one span of days to the next, with so many values in both. */
export const painTrend = { rise: 2, spanDays: 7, valuesAtLeast: 4 } as const;
/** STOP_REPEATED: red exposures among the last ones of one exercise. */
export const repeatedRed = { red: 2, of: 3 } as const;
/** PLATEAU: exposures in a row at one dose, all green. */
export const plateauExposures = 6;
/** MEDICAL_REVIEW: days from onset with the gate unmet. */
export const medicalReviewDay = 42;
/** FLARE_REVIEW: a flare this many days old, or the second within so many. */
export const flareReview = { days: 7, secondWithin: 28 } as const;

export interface FlagFact {
  readonly questionId: string;
  readonly code: RedFlagCode;
  readonly raisedAt: Date;
}

/** An exercise on a day with the pain that was answered; NRS 0 to 10. */
export interface PainfulExposure {
  readonly exercise: string;
  readonly day: LocalDay;
  readonly painDuring: number | null;
  /** Next-morning pain minus resting pain before; null while either is unknown. */
  readonly nextDayChange: number | null;
}

/** Two answers of one outcome measure; scores as shown, one decimal where the measure has it. */
export interface MeasureChange {
  readonly instrument: string;
  readonly from: number;
  readonly to: number;
  readonly fromDay: LocalDay;
  readonly toDay: LocalDay;
}

/** What a signal shows, one shape a code. Days are the patient's local days. */
export type SignalData =
  | { readonly code: "RED_FLAG" | "FLAG_TU"; readonly flags: readonly FlagFact[] }
  /** `limit`: the setting `painStop` of the version served. */
  | { readonly code: "STOP_SEVERE"; readonly exposures: readonly PainfulExposure[]; readonly limit: number }
  | { readonly code: "STOP_REPEATED"; readonly exposures: readonly PainfulExposure[] }
  | {
      readonly code: "NEXT_DAY_RED";
      readonly days: readonly { readonly day: LocalDay; readonly before: number; readonly after: number }[];
      readonly limit: number;
    }
  | { readonly code: "NIGHT_PAIN"; readonly days: readonly LocalDay[] }
  | {
      readonly code: "FLARE";
      readonly startedOn: LocalDay;
      readonly source: FlareSource;
      readonly restPain: number | null;
      readonly baseline: number | null;
    }
  /** `previousOn`: the flare before it, where this is the second within 28 days. */
  | {
      readonly code: "FLARE_REVIEW";
      readonly startedOn: LocalDay;
      readonly days: number;
      readonly previousOn: LocalDay | null;
    }
  | { readonly code: "UNREAD_SAFETY"; readonly count: number; readonly words: readonly string[] }
  | { readonly code: "PROM_WORSE"; readonly measures: readonly MeasureChange[] }
  /** Lower median of the last seven days and of the seven before. */
  | {
      readonly code: "PAIN_TREND";
      readonly median: number;
      readonly previous: number;
      readonly values: number;
      readonly previousValues: number;
    }
  | { readonly code: "ADH_LOW"; readonly percent: number; readonly done: number; readonly due: number }
  | {
      readonly code: "ADH_DROP";
      readonly percent: number;
      readonly previous: number;
      readonly due: number;
      readonly previousDue: number;
    }
  /** `days`: the due dates not done, or the Mondays of the weeks; `due`: how many were due on them. */
  | {
      readonly code: "MISSED3";
      readonly kind: "slots" | "weeks";
      readonly days: readonly LocalDay[];
      readonly due: number;
    }
  /** `days`: completed days since the last entry, or since the plan began where there is none yet. */
  | {
      readonly code: "SILENT7";
      readonly days: number;
      readonly due: number;
      readonly everLogged: boolean;
    }
  | { readonly code: "GATE_READY"; readonly restPain: readonly (number | null)[] }
  | {
      readonly code: "SLOW_RECOVERY";
      /** Days since onset, where the gate is not met; null where the measure of week 6 alone says so. */
      readonly day: number | null;
      readonly reasons: readonly {
        readonly reason: GateReason;
        readonly unknown: boolean;
        readonly limit: number;
      }[];
      readonly measures: readonly MeasureChange[];
    }
  | {
      readonly code: "MEDICAL_REVIEW";
      readonly day: number | null;
      readonly measures: readonly MeasureChange[];
    }
  | {
      readonly code: "STOP_OTHER";
      readonly stops: readonly {
        readonly exercise: string;
        readonly reason: "LONG_LAYOFF" | "NO_EASIER";
        readonly on: LocalDay;
      }[];
    }
  | {
      readonly code: "PLATEAU";
      readonly exercises: readonly {
        readonly exercise: string;
        readonly dose: Dose;
        readonly exposures: number;
        readonly since: LocalDay;
      }[];
    }
  | {
      readonly code: "OVERUSE";
      readonly weeks: readonly {
        readonly weekStart: LocalDay;
        readonly extras: number;
        readonly due: number;
      }[];
    }
  /** `template`: the program whose criteria are met; `criteria`: how many they are. */
  | { readonly code: "ADVANCE_READY"; readonly template: string; readonly criteria: number }
  | { readonly code: "APPROVAL_PENDING"; readonly exercises: readonly string[]; readonly count: number }
  | {
      readonly code: "PROM_OVERDUE";
      readonly measures: readonly { readonly instrument: string; readonly dueOn: LocalDay }[];
    }
  | {
      readonly code: "EXCUSE_REVIEW";
      readonly excusedDays: number;
      readonly from: LocalDay;
      readonly to: LocalDay;
    }
  | { readonly code: "LATE_ENTRY"; readonly count: number; readonly oldestDay: LocalDay }
  | { readonly code: "INVITED"; readonly invitedOn: LocalDay };

export type FlareSource = "button" | "detected" | "before_session";

/** A signal as the record gives it now. */
export type Signal = SignalData & {
  /** Since when the condition has held, as far as the record tells; never after now. */
  readonly openedAt: Date;
  /** Names the data behind it (`signal-state.ts` says which other data are new): tokens with a space between, or a day. */
  readonly fingerprint: string;
};
