/**
 * A decision as screens show it: from which dose to which, why, and the exposures it rests on.
 * Invariant: everything shown comes from the record of the decision, so what a person approves is what was decided on.
 */
import type { DecisionRow } from "#db/queries/decision.ts";
import type { LibraryExercise } from "#db/queries/exercise.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { cautionsFor, type DiagnosisCaution } from "#lib/domain/caution.ts";
import { type Dose, targetsOf } from "#lib/domain/dosage.ts";
import type { Diagnosis } from "#lib/domain/episode.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import type { PrescriptionBounds } from "#lib/domain/prescription.ts";
import { nextDayChange, type Zone, zoneOf } from "#lib/domain/progression-exposure.ts";
import type { SpokenDecision } from "#lib/domain/progression-words.ts";
import { type Media, pictureOf } from "./library-entry.ts";

/** One exposure behind a decision. Pains and effort 0 to 10; null is not answered. */
export interface DecisionEvidence {
  readonly day: LocalDay;
  readonly dose: Dose;
  readonly targets: readonly number[];
  readonly done: readonly number[];
  readonly restPainBefore: number | null;
  readonly painDuring: number | null;
  readonly nextDayPain: number | null;
  /** Next morning minus before, -10 to 10. */
  readonly nextDayChange: number | null;
  readonly effort: number | null;
  readonly zone: Zone;
}

export interface ShownRung {
  readonly slug: string;
  readonly name: string;
  readonly position: Exercise["position"];
  /** Address of the small picture; null where there is none. */
  readonly picture: string | null;
}

export interface DecisionCard {
  readonly decisionId: string;
  readonly patientId: string;
  readonly exercise: ShownRung;
  /** The exercise proposed, where it is another. */
  readonly toExercise: ShownRung | null;
  readonly from: Dose;
  readonly to: Dose | null;
  /** For `sayProgression`. */
  readonly spoken: SpokenDecision;
  readonly evidence: readonly DecisionEvidence[];
  /** Pain during that was amber under the settings of the decision, both ends included. */
  readonly zones: { readonly amberFrom: number; readonly amberMax: number };
  /** Limits of a dose that a therapist sets instead: the exercise's, widened to hold the present one. */
  readonly bounds: PrescriptionBounds;
  readonly loadable: boolean;
  /** Of the proposed exercise for the patient's diagnoses, where it is another. */
  readonly caution: DiagnosisCaution | null;
  readonly occasion: DecisionRow["occasion"];
  readonly decidedOn: LocalDay;
  readonly decidedAt: Date;
  readonly superseded: boolean;
  /** What became of it: null while it waits or needs nothing. `by`: a member's name, null for the rules. */
  readonly resolution: {
    readonly kind: NonNullable<DecisionRow["resolution"]>["kind"];
    readonly dose: Dose | null;
    readonly reason: string | null;
    readonly at: Date;
    readonly by: string | null;
  } | null;
}

/** Exposures shown with a decision. */
const evidenceShown = 6;

/** An exercise by name and picture; by its slug alone where the library has it no more. */
export function toShownRung(
  slug: string,
  exercises: ReadonlyMap<string, LibraryExercise>,
  media: Media,
): ShownRung {
  const exercise = exercises.get(slug);
  return {
    slug,
    name: exercise?.name ?? slug,
    position: exercise?.position ?? "standing",
    picture: exercise ? pictureOf(exercise, media) : null,
  };
}

/** `exercises` by slug; `names` of members by id. */
export function toDecisionCard(
  row: DecisionRow,
  exercises: ReadonlyMap<string, LibraryExercise>,
  names: ReadonlyMap<string, string>,
  media: Media,
  diagnoses: readonly Diagnosis[] = [],
): DecisionCard {
  const { rule } = row.inputs;
  const named = (slug: string) => toShownRung(slug, exercises, media);
  const next = row.proposal;
  const other = next?.kind === "rung" ? next.slug : null;
  const target = other === null ? undefined : exercises.get(other);
  const { resolution } = row;
  return {
    decisionId: row.id,
    patientId: row.patientId,
    exercise: named(rule.slug),
    toExercise: other === null ? null : named(other),
    from: rule.dose,
    to: next?.dose ?? null,
    spoken: { action: row.outcome, reason: row.reason, next, figures: row.figures },
    evidence: rule.exposures.slice(-evidenceShown).map(
      (log): DecisionEvidence => ({
        day: log.day,
        dose: log.dose,
        targets: targetsOf(log.dose).targets,
        done: log.done,
        restPainBefore: log.restPainBefore,
        painDuring: log.painDuring,
        nextDayPain: log.nextDayPain,
        nextDayChange: nextDayChange(log),
        effort: log.effort,
        zone: zoneOf(log, rule.rules),
      }),
    ),
    zones: { amberFrom: rule.rules.painGreenMax + 1, amberMax: rule.rules.painAmberMax },
    bounds: rule.bounds,
    loadable: rule.loadable,
    caution: target ? cautionsFor(target.cautions, diagnoses) : null,
    occasion: row.occasion,
    decidedOn: row.decidedOn,
    decidedAt: row.decidedAt,
    superseded: row.superseded,
    resolution: resolution && {
      kind: resolution.kind,
      dose: resolution.dose,
      reason: resolution.reason,
      at: resolution.resolvedAt,
      by: resolution.resolvedById === null ? null : (names.get(resolution.resolvedById) ?? null),
    },
  };
}

/** The slugs whose exercises the cards name. */
export const slugsOf = (rows: readonly DecisionRow[]): string[] => [
  ...new Set(
    rows.flatMap(({ inputs, proposal }) => [
      inputs.rule.slug,
      ...(proposal?.kind === "rung" ? [proposal.slug] : []),
    ]),
  ),
];

/** The members whose names the cards show. */
export const answeredBy = (rows: readonly DecisionRow[]): string[] =>
  rows.flatMap(({ resolution }) => (resolution?.resolvedById ? [resolution.resolvedById] : []));
