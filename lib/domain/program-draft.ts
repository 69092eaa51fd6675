/**
 * A program that is being put together: what the editor holds, what it may do, and what still keeps it from being
 * published. Invariants: every operation returns a new draft; the checks here and those of the server are the same
 * functions, so the page never promises what the server refuses. Source: clinical.md B2, D, E.
 */
import type { DiagnosisCaution } from "./caution.ts";
import type { Dose, DoseBounds, SideMode } from "./dosage.ts";
import { sessionMinutes } from "./duration-estimate.ts";
import type { BlockKind } from "./episode.ts";
import type { Exercise } from "./exercise.ts";
import type { Findable } from "./library-search.ts";
import { prescriptionProblems } from "./prescription.ts";
import { isCalmOnly, mainCount } from "./program.ts";
import { approvalProblem, type DraftLimits, usualLimits } from "./row-limits.ts";
import { daysAWeek, type Schedule, sessionsPerWeek } from "./schedule.ts";

/** An exercise as the editor needs it: small enough to send a hundred of them. */
export interface EditorExercise {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly axis: Exercise["axis"];
  readonly loadable: boolean;
  readonly position: Exercise["position"];
  /** What the search in the editor reads. */
  readonly find: Findable;
  /** The member keeps it at hand. */
  readonly favourite: boolean;
  /** Address of its picture; null where there is none. */
  readonly picture: string | null;
  readonly instructions: string;
  readonly defaultDose: Dose;
  /** Widened to what the templates and the version being changed ask for. */
  readonly bounds: DoseBounds;
  readonly side: SideMode;
  readonly restSeconds: number;
  readonly easier: string | null;
  readonly harder: string | null;
  /** For this patient's diagnosis labels. */
  readonly caution: DiagnosisCaution;
  /** No longer offered: what stands in the program stays, and it is not added again. */
  readonly archived: boolean;
}

export interface DraftPrescription {
  readonly exerciseId: string;
  readonly dose: Dose;
  readonly side: SideMode;
  readonly restSeconds: number;
  readonly findsLoad: boolean;
  /** Null until set: twice the load (clinical.md B2). */
  readonly loadMaxG: number | null;
  readonly note: string | null;
  readonly cautionReason: string | null;
  readonly limits: DraftLimits;
}

export interface DraftBlock {
  readonly name: string;
  readonly kind: BlockKind;
  readonly countsAsMain: boolean;
  readonly prescriptions: readonly DraftPrescription[];
}

/** Where a row stands: block, then place within it, both from 0. */
export interface RowPlace {
  readonly block: number;
  readonly row: number;
}

export type Catalog = ReadonlyMap<string, EditorExercise>;

/** The row for an exercise that is taken into the program: its default dose, a load to be found. */
export function newPrescription(exercise: EditorExercise): DraftPrescription {
  return {
    exerciseId: exercise.id,
    dose: exercise.defaultDose,
    side: exercise.side,
    restSeconds: exercise.restSeconds,
    findsLoad: exercise.loadable,
    loadMaxG: null,
    note: null,
    cautionReason: null,
    limits: usualLimits,
  };
}

const withRows = (
  blocks: readonly DraftBlock[],
  index: number,
  change: (rows: readonly DraftPrescription[]) => readonly DraftPrescription[],
): DraftBlock[] =>
  blocks.map((block, place) =>
    place === index ? { ...block, prescriptions: change(block.prescriptions) } : block,
  );

/** The blocks with one row changed. */
export function changeRow(
  blocks: readonly DraftBlock[],
  at: RowPlace,
  change: Partial<DraftPrescription>,
): DraftBlock[] {
  return withRows(blocks, at.block, (rows) =>
    rows.map((row, place) => (place === at.row ? { ...row, ...change } : row)),
  );
}

/** The blocks without one row. A block that is left empty stays, and is not sent. */
export function removeRow(blocks: readonly DraftBlock[], at: RowPlace): DraftBlock[] {
  return withRows(blocks, at.block, (rows) => rows.filter((_, place) => place !== at.row));
}

/** The blocks with an exercise added at the end of one. */
export function addRow(blocks: readonly DraftBlock[], block: number, exercise: EditorExercise): DraftBlock[] {
  return withRows(blocks, block, (rows) => [...rows, newPrescription(exercise)]);
}

/**
 * One step up (-1) or down (+1), across the edge of a block into the next one; null where there is nowhere to go. Also
 * says where the row went.
 */
export function moveRow(
  blocks: readonly DraftBlock[],
  at: RowPlace,
  by: -1 | 1,
): { readonly blocks: DraftBlock[]; readonly to: RowPlace } | null {
  const row = blocks[at.block]?.prescriptions[at.row];
  if (!row) return null;
  const inBlock = at.row + by;
  const stays = inBlock >= 0 && inBlock < (blocks[at.block]?.prescriptions.length ?? 0);
  const to: RowPlace = stays
    ? { block: at.block, row: inBlock }
    : { block: at.block + by, row: by < 0 ? (blocks[at.block - 1]?.prescriptions.length ?? 0) : 0 };
  if (to.block < 0 || to.block >= blocks.length) return null;
  const without = removeRow(blocks, at);
  return {
    blocks: withRows(without, to.block, (rows) => rows.toSpliced(to.row, 0, row)),
    to,
  };
}

/** The row with the exercise beside it on its ladder, at that exercise's default dose; the note stays. */
export function swapExercise(row: DraftPrescription, exercise: EditorExercise): DraftPrescription {
  return { ...newPrescription(exercise), note: row.note };
}

export interface RowCheck {
  readonly at: RowPlace;
  readonly name: string;
  readonly problem: "dose" | "load" | "reason" | "approval";
}

export interface DraftChecks {
  /** What keeps it from being published, in order. */
  readonly problems: readonly RowCheck[];
  readonly mainCount: number;
  /** A main block holds strength exercises and the program is due on every day of the week (clinical.md B1). */
  readonly dailyStrength: boolean;
  readonly modify: number;
  readonly reasonsGiven: number;
  readonly loadsToFind: number;
  readonly exercises: number;
  readonly calmOnly: boolean;
  readonly minutes: number;
  readonly minutesAWeek: number;
}

/** Everything the page says about a draft, by the rules that the server holds it to. */
export function checkDraft(blocks: readonly DraftBlock[], schedule: Schedule, catalog: Catalog): DraftChecks {
  const rows = blocks.flatMap((block, blockIndex) =>
    block.prescriptions.map((row, rowIndex) => ({
      block,
      row,
      at: { block: blockIndex, row: rowIndex },
      exercise: catalog.get(row.exerciseId)!,
    })),
  );
  const problems: RowCheck[] = [];
  for (const { block, row, at, exercise } of rows) {
    const add = (problem: RowCheck["problem"]) => problems.push({ at, name: exercise.name, problem });
    const found = prescriptionProblems(row, exercise, exercise.bounds, block.kind);
    const loadMissing = found.some(({ field, problem }) => field === "loadG" && problem === "required");
    if (found.length > (loadMissing ? 1 : 0)) add("dose");
    if (loadMissing) add("load");
    if (approvalProblem(row, exercise, exercise.bounds) !== null) add("approval");
    if (exercise.caution.level === 2 && !row.cautionReason?.trim()) add("reason");
  }
  const filled = blocks.filter((block) => block.prescriptions.length > 0);
  const minutes = sessionMinutes(rows.map(({ row }) => row));
  return {
    problems,
    mainCount: mainCount(blocks),
    dailyStrength:
      daysAWeek(schedule) >= 7 &&
      rows.some(({ block, exercise }) => block.kind === "main" && exercise.find.category === "strength"),
    modify: rows.filter(({ exercise }) => exercise.caution.level === 1).length,
    reasonsGiven: rows.filter(
      ({ exercise, row }) => exercise.caution.level === 2 && row.cautionReason?.trim(),
    ).length,
    loadsToFind: rows.filter(({ row }) => row.findsLoad && row.dose.loadG === null).length,
    exercises: rows.length,
    calmOnly: isCalmOnly(filled.map((block) => block.kind)),
    minutes,
    minutesAWeek: minutes * sessionsPerWeek(schedule),
  };
}

/** The values a time can be set to, seconds: steps of 15 s below 5 min, of 1 min from there (clinical.md B5 "Time unit"). */
export function timeChoices(min: number, max: number, present: number): number[] {
  const choices = new Set([present, min, max]);
  for (let seconds = min; seconds <= max; seconds += seconds < 300 ? 15 : 60) choices.add(seconds);
  return [...choices].filter((seconds) => seconds >= min && seconds <= max).sort((a, b) => a - b);
}
