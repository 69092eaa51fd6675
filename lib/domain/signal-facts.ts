/**
 * Everything that the signals of one patient are computed from, as plain facts.
 * Invariants: local days are the patient's; what is not known is null or absent, never zero. Lists that another part of
 * the product produces are optional: absent means that there is nothing of the kind on record. Source: clinical.md H, A5, G.
 */
import type { Figures, SlotRecord, WeekFigures } from "./adherence.ts";
import type { LocalDay } from "./calendar.ts";
import type { Dose } from "./dosage.ts";
import type { Phase } from "./episode.ts";
import type { Gate } from "./gate.ts";
import type { RulesConfig } from "./prescription.ts";
import type { RestingPain } from "./resting-pain.ts";
import type { FlagFact, FlareSource, MeasureChange } from "./signal.ts";

/** One exercise of a session as it stands, corrections applied; withdrawn sessions are left out. */
export interface ExposureFact {
  /** Names the exposure: session and prescription. */
  readonly key: string;
  readonly sessionId: string;
  readonly exerciseId: string;
  readonly exercise: string;
  readonly day: LocalDay;
  /** By the clock of the device. */
  readonly enteredAt: Date;
  /** Of the day's first session (clinical.md B5); 0 to 10, null is not answered. */
  readonly restPainBefore: number | null;
  readonly painDuring: number | null;
  /** Next-morning pain that counts (clinical.md B5) and when it was answered; null while unanswered or answered too late. */
  readonly nextDayPain: number | null;
  readonly nextDayAt: Date | null;
  /** In a main block: the rules run on those alone. */
  readonly main: boolean;
  readonly dose: Dose;
  /** The settings of the version served. */
  readonly rules: Pick<RulesConfig, "painGreenMax" | "painAmberMax" | "painStop" | "ndOk" | "ndRed">;
  /** The dose can go no further: its bounds reached and no harder rung, or the heaviest load allowed. */
  readonly atCeiling: boolean;
}

/** What adherence says as of today; null in `SignalFacts` where no plan was ever in force. */
export interface AdherenceFacts {
  readonly rolling: Pick<Figures, "percent" | "counted" | "due" | "band">;
  /** The last fourteen completed days, and the fourteen before. */
  readonly last14: Pick<Figures, "percent" | "due">;
  readonly before14: Pick<Figures, "percent" | "due">;
  /** Due sessions with fixed dates, by date, those of excused days left out. */
  readonly slots: readonly Pick<SlotRecord, "day" | "state">[];
  /** By date. */
  readonly weeks: readonly Pick<WeekFigures, "weekStart" | "open" | "due" | "counted" | "extras">[];
  /** How the plan in force today asks: fixed dates, so many a week, or none in force. */
  readonly rule: "dates" | "quota" | null;
}

export interface FlareFact {
  readonly id: string;
  readonly startedOn: LocalDay;
  readonly startedAt: Date;
  readonly source: FlareSource;
  readonly restPain: number | null;
  readonly baseline: number | null;
  /** The patient is still in it: neither returned to the program nor ended by a therapist. */
  readonly active: boolean;
  /** A therapist has decided on it since it grew long or came second. */
  readonly reviewed: boolean;
}

export interface StopFact {
  readonly id: string;
  readonly exercise: string;
  readonly reason: "LONG_LAYOFF" | "NO_EASIER";
  readonly on: LocalDay;
  readonly at: Date;
}

export interface PromFacts {
  /** Measures whose newest answer is worse than the one before by the threshold (clinical.md H). */
  readonly worse: readonly (MeasureChange & { readonly responseId: string; readonly at: Date })[];
  /** Measures due and not answered for seven days. */
  readonly overdue: readonly {
    readonly instrument: string;
    readonly dueOn: LocalDay;
    readonly overdueFrom: LocalDay;
  }[];
  /** The measure of week 6 against the first: MIC reached or not, and any better at all. Null before it is answered. */
  readonly week6: {
    readonly responseId: string;
    readonly at: Date;
    readonly measures: readonly MeasureChange[];
    readonly micMet: boolean;
    /** NPRS or RMDQ is below its first score. */
    readonly anyBetter: boolean;
  } | null;
}

/** Everything the signals of one patient are computed from. */
export interface SignalFacts {
  readonly phase: Phase;
  readonly now: Date;
  readonly today: LocalDay;
  /** The instant at which a local day begins in the patient's zone. */
  readonly startOf: (day: LocalDay) => Date;
  readonly onsetDay: LocalDay;
  readonly openFlags: readonly (FlagFact & { readonly id: string })[];
  /** The gate as it stands, in the acute phase; null in every other. */
  readonly gate: Gate | null;
  /** When the newest check-in that the gate reads was entered. */
  readonly gateAnsweredAt: Date | null;
  /** One a day, oldest first; the newest two suffice. */
  readonly checkIns: readonly {
    readonly day: LocalDay;
    readonly nightUnrelenting: boolean | null;
    readonly enteredAt: Date;
  }[];
  /** The series of A5, at least of the last fourteen days. */
  readonly restingPain: readonly RestingPain[];
  /** Of the last weeks, oldest day first; of one exercise those since a person last resumed it. */
  readonly exposures: readonly ExposureFact[];
  readonly adherence: AdherenceFacts | null;
  /**
   * The days without any entry up to yesterday: from the day after the newest session or check-in, or from the first
   * day of the plan where nothing was ever entered. Null while there is no plan.
   */
  readonly silence: {
    readonly from: LocalDay;
    readonly everLogged: boolean;
    /** Sessions due from `from` to yesterday, and on the last `silentDays` completed days. */
    readonly due: number;
    readonly dueLately: number;
  } | null;
  /** Days that the patient excused themselves, standing ones. */
  readonly selfExcuses: readonly {
    readonly id: string;
    readonly from: LocalDay;
    readonly to: LocalDay;
    readonly enteredAt: Date;
  }[];
  readonly lateEntries: readonly {
    readonly sessionId: string;
    readonly day: LocalDay;
    readonly enteredAt: Date;
  }[];
  /** When the invitation was made, while it is not accepted; null afterwards. */
  readonly invitedAt: Date | null;
  readonly invitedOn: LocalDay | null;
  /** Flares of the last weeks, oldest first. */
  readonly flares?: readonly FlareFact[];
  /** Exercises or strengthening held back for another reason than pain, until a person decides. */
  readonly stops?: readonly StopFact[];
  /** Progressions that wait for a therapist. */
  readonly approvals?: readonly { readonly id: string; readonly exercise: string; readonly at: Date }[];
  readonly proms?: PromFacts;
  /** The template in force whose criteria are all met. */
  readonly advance?: {
    readonly template: string;
    readonly criteria: number;
    readonly since: LocalDay;
  } | null;
  /** Messages with a safety word that nobody of the team has read. */
  readonly unreadSafety?: readonly {
    readonly id: string;
    readonly sentAt: Date;
    readonly words: readonly string[];
  }[];
}
