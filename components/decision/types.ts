/** What the decision screens are given: a decision with its evidence, from its record and nothing else. */
import type { LocalDay } from "#lib/domain/calendar.ts";
import type { DiagnosisCaution } from "#lib/domain/caution.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { PrescriptionBounds } from "#lib/domain/prescription.ts";
import type { Zone } from "#lib/domain/progression-exposure.ts";
import type { SpokenDecision } from "#lib/domain/progression-words.ts";

export interface EvidenceView {
  readonly day: LocalDay;
  readonly dose: Dose;
  readonly targets: readonly number[];
  readonly done: readonly number[];
  readonly restPainBefore: number | null;
  readonly painDuring: number | null;
  readonly nextDayPain: number | null;
  readonly nextDayChange: number | null;
  readonly effort: number | null;
  readonly zone: Zone;
}

export interface RungView {
  readonly slug: string;
  readonly name: string;
  readonly position: Exercise["position"];
  readonly picture: string | null;
}

export interface ResolutionView {
  readonly kind: "applied" | "approved" | "changed" | "declined" | "lapsed";
  readonly dose: Dose | null;
  readonly reason: string | null;
  readonly at: Date;
  readonly by: string | null;
}

export interface CardView {
  readonly decisionId: string;
  readonly patientId: string;
  readonly exercise: RungView;
  readonly toExercise: RungView | null;
  readonly from: Dose;
  readonly to: Dose | null;
  readonly spoken: SpokenDecision;
  readonly evidence: readonly EvidenceView[];
  readonly zones: { readonly amberFrom: number; readonly amberMax: number };
  readonly bounds: PrescriptionBounds;
  readonly loadable: boolean;
  readonly caution: DiagnosisCaution | null;
  readonly decidedOn: LocalDay;
  readonly decidedAt: Date;
  readonly superseded: boolean;
  readonly resolution: ResolutionView | null;
}

export interface PausedView {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly scope: "exercise" | "strengthening";
  readonly exercise: string;
  readonly reason: string;
  readonly suspendedOn: LocalDay;
  readonly card: CardView | null;
}

/** What the server answered for each decision that was sent to it. */
export interface AnsweredView {
  readonly decisionId: string;
  readonly outcome: string;
}
