/**
 * A session as its screens show it: every prescribed set with what was done of it, and what the whole comes to in
 * words that others fill in. Invariant: what was not logged is null, never zero; the first entry of a corrected set is
 * kept beside the present one. Source: clinical.md B5, F2; product.md "Session".
 */
import { creditClassOf, type StopReason } from "./credit.ts";
import { type Dose, prescribedSets, type Side, type SideMode, type TargetUnit, targetsOf } from "./dosage.ts";
import type { BlockKind } from "./episode.ts";
import type { Exercise } from "./exercise.ts";
import { cmp, one, parseFraction } from "./fraction.ts";
import {
  currentExposures,
  currentSets,
  exerciseResults,
  type RecordedExposure,
  type SessionFacts,
} from "./session.ts";

/** A prescription as a screen needs it. */
export interface ShownPrescription {
  readonly id: string;
  readonly exercise: Pick<Exercise, "name" | "slug" | "position" | "instructions" | "loadable">;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly restSeconds: number;
  readonly findsLoad: boolean;
  readonly note: string | null;
}

export interface ShownBlock {
  readonly name: string;
  readonly kind: BlockKind;
  readonly prescriptions: readonly ShownPrescription[];
}

export interface SessionSetView {
  readonly side: Side;
  /** From 0, within its side. */
  readonly index: number;
  readonly target: number;
  /** Repetitions, seconds or metres; null while not logged. */
  readonly done: number | null;
  readonly loadG: number | null;
  /** Newest revision; null while not logged. */
  readonly revision: number | null;
  /** What was entered first, where it was corrected since. */
  readonly firstDone: number | null;
}

export interface SessionExposureView {
  readonly painDuring: number | null;
  readonly effort: number | null;
  readonly stopReason: StopReason;
  readonly revision: number;
}

/** `left_out`: the app left it out for safety; it takes nothing from the credit. */
export type ExerciseState = "todo" | "logged" | "left_out";

export interface SessionExerciseView {
  readonly prescriptionId: string;
  readonly slug: string;
  readonly name: string;
  readonly position: Exercise["position"];
  readonly instructions: string;
  readonly note: string | null;
  readonly blockName: string;
  readonly blockKind: BlockKind;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly unit: TargetUnit;
  readonly sets: readonly SessionSetView[];
  readonly loadable: boolean;
  readonly findsLoad: boolean;
  readonly exposure: SessionExposureView | null;
  readonly state: ExerciseState;
}

/** Every exercise of the version in order, with what the session holds of it. */
export function exerciseViews(
  blocks: readonly ShownBlock[],
  session: Pick<SessionFacts, "sets" | "exposures">,
): SessionExerciseView[] {
  const newest = currentSets(session.sets);
  const exposures = currentExposures(session.exposures);
  return blocks.flatMap((block) =>
    block.prescriptions.map((item): SessionExerciseView => {
      const exposure = exposures.find((row) => row.prescriptionId === item.id) ?? null;
      const ofItem = (set: { readonly prescriptionId: string }) => set.prescriptionId === item.id;
      const own = newest.filter(ofItem);
      const first = session.sets.filter((set) => ofItem(set) && set.revision === 0);
      return {
        prescriptionId: item.id,
        name: item.exercise.name,
        slug: item.exercise.slug,
        position: item.exercise.position,
        instructions: item.exercise.instructions,
        note: item.note,
        blockName: block.name,
        blockKind: block.kind,
        dose: item.dose,
        side: item.side,
        unit: targetsOf(item.dose).unit,
        sets: prescribedSets(item.dose, item.side).map((set) => {
          const same = (row: { side: Side; setIndex: number }) =>
            row.side === set.side && row.setIndex === set.index;
          const logged = own.find(same);
          const original = first.find(same);
          return {
            ...set,
            done: logged?.done ?? null,
            loadG: logged?.loadG ?? null,
            revision: logged?.revision ?? null,
            firstDone:
              logged && original && logged.revision > 0 && logged.done !== original.done
                ? original.done
                : null,
          };
        }),
        loadable: item.exercise.loadable,
        findsLoad: item.findsLoad,
        exposure: exposure && {
          painDuring: exposure.painDuring,
          effort: exposure.effort,
          stopReason: exposure.stopReason,
          revision: exposure.revision,
        },
        state: stateOf(exposure, own.length > 0),
      };
    }),
  );
}

function stateOf(exposure: RecordedExposure | null, hasSets: boolean): ExerciseState {
  if (exposure && !hasSets && (exposure.notReached || exposure.endedByApp)) return "left_out";
  return exposure || hasSets ? "logged" : "todo";
}

export interface SessionSummary {
  readonly full: number;
  /** Names of what was done in part, stopped for safety, left out by the app, and not done, in order. */
  readonly part: readonly string[];
  readonly stopped: readonly string[];
  readonly leftOut: readonly string[];
  readonly notDone: readonly string[];
}

/** What was done, in counts and names, over every block. */
export function summaryOf(
  blocks: readonly ShownBlock[],
  session: Pick<SessionFacts, "sets" | "exposures">,
  painAmberMax: number,
): SessionSummary {
  const shown = blocks.flatMap((block) =>
    block.prescriptions.map((item) => ({ ...item, blockKind: block.kind })),
  );
  const names = new Map(shown.map((item) => [item.id, item.exercise.name]));
  const sorted: Record<"full" | "part" | "stopped" | "leftOut" | "notDone", string[]> = {
    full: [],
    part: [],
    stopped: [],
    leftOut: [],
    notDone: [],
  };
  for (const { item, result, ratio, exposure } of exerciseResults(session, shown, painAmberMax)) {
    const some = result.done.some((done) => (done ?? 0) > 0);
    const group =
      result.notReached || (exposure?.endedByApp && !some)
        ? "leftOut"
        : result.safetyStop
          ? "stopped"
          : cmp(ratio, one) >= 0
            ? "full"
            : some
              ? "part"
              : "notDone";
    sorted[group].push(names.get(item.id) ?? "");
  }
  return { ...sorted, full: sorted.full.length };
}

/** complete, partial or none of a stored credit such as `7/8`. */
export function creditClassOfText(text: string): "complete" | "partial" | "none" {
  const credit = parseFraction(text);
  return credit ? creditClassOf(credit) : "none";
}
