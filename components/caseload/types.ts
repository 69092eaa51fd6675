/** What a list of patients draws: plain views, made by a use case. Invariant: unknown is null or a word, never 0. */
import type { AdherenceView, Day, PainDotView, WeekView } from "#components/chart/types.ts";
import type { CaseloadGroup } from "#lib/domain/caseload.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { SignalCode, SignalData, Tier } from "#lib/domain/signal.ts";

export type NextDueView =
  | { readonly kind: "day"; readonly day: Day }
  | { readonly kind: "this-week"; readonly left: number }
  | { readonly kind: "locked" | "not-joined" | "no-plan" | "none" };

/** A signal that is not closed. */
export interface SignalView {
  readonly id: string;
  readonly code: SignalCode;
  readonly data: SignalData;
  readonly state: "open" | "acknowledged" | "snoozed";
  readonly openedAt: Date;
  readonly snoozedUntil: Day | null;
  /** What was written when it was acknowledged or put off. */
  readonly note: { readonly reason: string | null; readonly byName: string | null } | null;
  /** Marks the data shown. */
  readonly seen: string;
}

export interface PatientRowView {
  readonly id: string;
  readonly name: string;
  readonly phase: Phase;
  readonly dayOfEpisode: number;
  readonly weekOfPhase: number;
  readonly therapist: string | null;
  readonly joined: boolean;
  /** The patient's local day, and the zone it is counted by. */
  readonly today: Day;
  readonly zone: string;
  readonly tier: Tier | null;
  readonly openFlags: number;
  /** The most telling first, those put off last. */
  readonly signals: readonly SignalView[];
  readonly weeks: readonly WeekView[];
  readonly fourWeeks: Pick<AdherenceView, "percent" | "band">;
  readonly pain: readonly PainDotView[];
  readonly lastEntry: {
    readonly kind: "session" | "check-in";
    readonly day: Day;
    readonly enteredAt: Date;
  } | null;
  readonly next: NextDueView;
}

export interface CaseloadGroupView {
  readonly group: CaseloadGroup;
  readonly rows: readonly PatientRowView[];
}
