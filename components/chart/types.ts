/**
 * What the charts draw: plain view objects, made by a use case, safe to pass from server to client.
 * Invariant: "unknown" is always its own value here (null or a word) and never 0. A reported 0 is the number 0.
 */

/** A local calendar day, "YYYY-MM-DD". Days start at the hour the clinic set (03:00), not here. */
export type Day = string;

/** Adherence bands of clinical.md F2. "insufficient": too few due to say. "not-applicable": nothing was due. */
export type Band = "on-track" | "partial" | "low" | "insufficient" | "not-applicable";

/** One ISO week. `percent` is the displayed integer 0 to 100, null when it cannot be said. */
export interface WeekView {
  readonly weekStart: Day;
  readonly percent: number | null;
  readonly band: Band;
  /** Sessions due, excused ones left out, and credited sessions among them. */
  readonly due: number;
  readonly done: number;
  /** Sessions beyond what was due. They never raise `percent`. */
  readonly extras: number;
  /** The week in progress: drawn dashed, without a number. */
  readonly open: boolean;
  /** Every session that was due is excused: hatched. */
  readonly excused: boolean;
}

/** The rolling four completed weeks. */
export interface AdherenceView {
  readonly from: Day;
  readonly to: Day;
  readonly percent: number | null;
  readonly band: Band;
  readonly due: number;
  readonly done: number;
  readonly extras: number;
  /** Days of these four weeks spent in a flare, judged on the calm plan. */
  readonly flareDays: number;
}

export const dayStates = [
  "done",
  "part",
  "not-done",
  "open",
  "due-later",
  "excused",
  "rest",
  "extra",
  "safety-stop",
] as const;
export type DayState = (typeof dayStates)[number];

/** One day of the calendar. Leave out days before the program began: nothing is drawn for them. */
export interface DayView {
  readonly day: Day;
  readonly state: DayState;
  /** Share of the work done, above 0 and below 1; read for "part" only. */
  readonly fraction?: number;
  /** The day lies in a flare: hatched behind whatever its state is. */
  readonly flare?: boolean;
}

/** First and last day, both inside. `to: null` means it still goes on. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day | null;
}

export type PhaseTone = "calm" | "subacute" | "strengthening" | "maintenance" | "return" | "flare";

export interface PhaseSpanView extends DaySpan {
  /** What the clinic calls it: the program's title, or the phase. */
  readonly label: string;
  readonly tone: PhaseTone;
}

export interface VersionView {
  readonly version: number;
  readonly effectiveFrom: Day;
  /** What changed, in a few words: "cleared 11 Aug". */
  readonly note?: string;
}

/** 0 to 10, or why there is no number: asked and not answered, window still open, never asked. */
export type Answer = number | "no-answer" | "not-yet" | "not-asked";

/** Pain around one session: resting before it, worst during it, and the next morning. */
export interface SessionPainView {
  readonly kind: "session";
  readonly day: Day;
  readonly before: Answer;
  readonly during: Answer;
  readonly morningAfter: Answer;
}

/** Pain of one daily check-in: resting now, worst in 24 hours. */
export interface CheckInPainView {
  readonly kind: "check-in";
  readonly day: Day;
  readonly rest: Answer;
  readonly worst: Answer;
}

export type PainView = SessionPainView | CheckInPainView;

/** The traffic light's edges, clinic settings (clinical.md A5): amber from 3 to 5 by default, red above. */
export interface PainZones {
  readonly amberFrom: number;
  readonly amberMax: number;
}

export interface EffortView {
  readonly day: Day;
  readonly effort: Answer;
}

/** The effort limit in force over a span, with the reason for it ("strength"). */
export interface EffortLimitView extends DaySpan {
  readonly limit: number;
  readonly label: string;
}

/** Where the log of a day can be opened. */
export interface DayLinkView {
  readonly day: Day;
  readonly href: string;
}

/** One sentence about a day that numbers do not say: "side bridge stopped in set 2". */
export interface DayNoteView {
  readonly day: Day;
  readonly text: string;
}

/** Everything the therapist's patient page draws on one time axis. Lists are in order of time. */
export interface PatientChartsView {
  /** First day of the episode (onset, or the first entry if earlier). */
  readonly from: Day;
  readonly today: Day;
  readonly phases: readonly PhaseSpanView[];
  readonly versions: readonly VersionView[];
  readonly flares: readonly DaySpan[];
  readonly weeks: readonly WeekView[];
  readonly fourWeeks: AdherenceView;
  readonly days: readonly DayView[];
  readonly pain: readonly PainView[];
  readonly zones?: PainZones;
  readonly efforts: readonly EffortView[];
  readonly effortLimits: readonly EffortLimitView[];
  readonly notes?: readonly DayNoteView[];
  readonly links?: readonly DayLinkView[];
}

/** One dot of a pain sparkline; null is a day without an answer. */
export interface PainDotView {
  readonly day: Day;
  readonly pain: number | null;
}
