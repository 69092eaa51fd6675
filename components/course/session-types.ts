/** A logged session as it is shown: plain views, made by a use case. Invariant: what was not logged is null, never 0. */
import type { Day } from "#components/chart/types.ts";
import type { StopReason } from "#lib/domain/credit.ts";
import type { Dose, Side, SideMode } from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { SessionSource } from "#lib/domain/facts.ts";
import type { Lateness } from "#lib/domain/late-entry.ts";

export interface Corrected<T> {
  readonly value: T;
  readonly first: T;
  readonly corrected: boolean;
}

export interface LoggedExercise {
  readonly prescriptionId: string;
  readonly name: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly sets: readonly {
    readonly side: Side;
    readonly target: number;
    readonly done: Corrected<number> | null;
  }[];
  readonly pain: Corrected<number | null> | null;
  readonly effort: Corrected<number | null> | null;
  readonly stopReason: StopReason;
  readonly notReached: boolean;
}

export interface SessionLog {
  readonly id: string;
  readonly day: Day;
  readonly source: SessionSource;
  readonly enteredAt: Date;
  readonly percent: number;
  readonly counts: boolean;
  readonly withdrawn: boolean;
  readonly waits: boolean;
  readonly late: Lateness;
  readonly safetyStop: boolean;
  readonly finished: boolean;
  readonly restPainBefore: Corrected<number | null>;
  readonly painDuring: number | null;
  readonly firstDay: Day | null;
  readonly program: { readonly name: string; readonly version: number } | null;
  readonly exercises: readonly LoggedExercise[];
}
