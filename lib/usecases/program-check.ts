/**
 * Judging what is to be published: exercises, doses, loads, cautions; and whether two versions say the same.
 * Invariant: every bound is the exercise’s, widened only to doses that stand already in a template or in the version
 * being changed. Source: clinical.md B2 (bounds, loads), D (caution 2 asks for a reason).
 */
import { listDiagnoses } from "#db/queries/episode.ts";
import { type LibraryExercise, listExercisesById } from "#db/queries/exercise.ts";
import { getServedVersion, type ServedVersion } from "#db/queries/program.ts";
import type { NewVersion } from "#db/queries/program-version.ts";
import { listTemplateDoses } from "#db/queries/template.ts";
import type { Db } from "#db/runtime/store.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import { cautionsFor, needsReason } from "#lib/domain/caution.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import {
  defaultIncrementG,
  defaultLightestLoadG,
  type PrescriptionBounds,
  prescriptionBounds,
  prescriptionProblems,
  widenedBounds,
} from "#lib/domain/prescription.ts";
import { approvalProblem } from "#lib/domain/row-limits.ts";
import type { RulesField } from "#lib/domain/rules-settings.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { PrescriptionInput, PublishProgramInput } from "#lib/schemas/program.ts";

/** Why a program was not published. Those about rows carry the names of the exercises in `detail.exercises`. */
export type PublishRefusal =
  | "clearance_required"
  | "red_flag_open"
  | "start_in_past"
  | "start_too_late"
  | "conflict"
  | "unknown_exercise"
  | "caution_reason_required"
  | "dose_out_of_bounds"
  | "approval_out_of_bounds"
  | "rules_refused"
  | "load_required";

type Refusal<C extends string> = Result<never, C, { exercises: string }>;

const figuresOf = (row: PrescriptionInput): Dose => ({
  axis: row.axis,
  sets: row.sets,
  reps: row.reps,
  holdSeconds: row.holdSeconds,
  durationSeconds: row.durationSeconds,
  distanceM: row.distanceM,
  loadG: row.loadG,
});

/** Every prescription with its exercise, judged; what is stored of it, or the first kind of refusal with its names. */
export async function checkPrescriptions(
  db: Db,
  grant: PatientGrant<"program:publish">,
  input: PublishProgramInput,
): Promise<Result<NewVersion["blocks"], PublishRefusal, { exercises: string }>> {
  const ids = input.blocks.flatMap((block) => block.prescriptions.map((row) => row.exerciseId));
  const exercises = new Map((await listExercisesById(db, grant, ids)).map((entry) => [entry.id, entry]));
  const diagnoses = await listDiagnoses(db, grant);
  const allowed = await allowedDoses(db, grant, input.baseVersionId);
  // What is archived is not prescribed anew; where it stands already it stays.
  const isOffered = (id: string) => exercises.get(id)?.archivedAt === null || allowed.has(id);
  if (ids.some((id) => !exercises.has(id) || !isOffered(id)))
    return err("unknown_exercise", { exercises: "" });
  const withoutReason: string[] = [];
  const outOfBounds: string[] = [];
  const withoutLoad: string[] = [];
  const approvedWrongly: string[] = [];
  const blocks = input.blocks.map((block) => ({
    name: block.name,
    kind: block.kind,
    countsAsMain: block.countsAsMain,
    prescriptions: block.prescriptions.map((row) => {
      const exercise = exercises.get(row.exerciseId)!;
      const dose = figuresOf(row);
      const bounds = widenedBounds(exercise.bounds, allowed.get(exercise.id) ?? []);
      for (const problem of prescriptionProblems(
        { dose, findsLoad: row.findsLoad },
        exercise,
        bounds,
        block.kind,
      )) {
        (problem.field === "loadG" && problem.problem === "required" ? withoutLoad : outOfBounds).push(
          exercise.name,
        );
      }
      const limits = { approval: approvalOf(row) };
      if (approvalProblem({ dose, limits }, exercise, bounds) !== null) approvedWrongly.push(exercise.name);
      if (needsReason(cautionsFor(exercise.cautions, diagnoses)) && row.cautionReason === null)
        withoutReason.push(exercise.name);
      return toPrescription(row, exercise, dose);
    }),
  }));
  const refuse = <C extends PublishRefusal>(code: C, names: readonly string[]): Refusal<C> =>
    err(code, { exercises: [...new Set(names)].join(", ") });
  if (outOfBounds.length > 0) return refuse("dose_out_of_bounds", outOfBounds);
  if (approvedWrongly.length > 0) return refuse("approval_out_of_bounds", approvedWrongly);
  if (withoutLoad.length > 0) return refuse("load_required", withoutLoad);
  if (withoutReason.length > 0) return refuse("caution_reason_required", withoutReason);
  return ok(blocks);
}

/** The dose that steps up may reach by themselves, and until when; null where nothing is approved beforehand. */
function approvalOf(row: PrescriptionInput) {
  if (!row.approval) return null;
  const { until, sets, ...figures } = row.approval;
  return { dose: { axis: row.axis, sets: sets ?? row.sets, ...figures }, until };
}

/** What the rules may do with a row by themselves, as stored; an empty figure is the usual one. */
function limitsOf(row: PrescriptionInput, { loadG }: Dose) {
  const lightest = row.lightestLoadG ?? defaultLightestLoadG;
  return {
    incrementG: row.incrementG ?? defaultIncrementG,
    lightestLoadG: loadG === null ? lightest : Math.min(lightest, loadG),
    rungDownAllowed: row.rungDownAllowed ?? true,
    approval: approvalOf(row),
  };
}

const comparableLimits = ({
  incrementG,
  lightestLoadG,
  rungDownAllowed = true,
  approval = null,
}: PrescriptionBounds) => ({ incrementG, lightestLoadG, rungDownAllowed, approval });

function toPrescription(row: PrescriptionInput, exercise: LibraryExercise, dose: Dose) {
  return {
    exerciseId: exercise.id,
    dose,
    side: row.side,
    restSeconds: row.restSeconds,
    tempo: exercise.tempo,
    effortMax: exercise.effortMax,
    bounds: {
      ...prescriptionBounds(exercise.bounds, dose, { loadMaxG: row.loadMaxG }),
      ...limitsOf(row, dose),
    },
    // A load that is given is not to be found any more.
    findsLoad: row.findsLoad && dose.loadG === null,
    note: row.note,
    cautionReason: row.cautionReason,
  };
}

/** Doses that stand already, by exercise: those of the templates and of the version that is being changed. */
export async function allowedDoses(
  db: Db,
  grant: PatientGrant<"program:publish">,
  baseVersionId: string | null,
): Promise<Map<string, Dose[]>> {
  const doses = await listTemplateDoses(db, grant);
  const base = baseVersionId ? await getServedVersion(db, grant, baseVersionId) : null;
  for (const { exercise, dose } of base?.blocks.flatMap((block) => block.prescriptions) ?? [])
    doses.set(exercise.id, [...(doses.get(exercise.id) ?? []), dose]);
  return doses;
}

/** Whether a stored version says what was sent. The base and the phase are not part of a version's content. */
export function isSameContent(stored: ServedVersion, input: PublishProgramInput): boolean {
  const asStored = {
    programId: stored.programId,
    effectiveFrom: stored.effectiveFrom,
    schedule: stored.schedule,
    note: stored.noteToPatient,
    blocks: stored.blocks.map(({ name, kind, countsAsMain, prescriptions }) => ({
      name,
      kind,
      countsAsMain,
      prescriptions: prescriptions.map((row) => ({
        exerciseId: row.exercise.id,
        dose: row.dose,
        side: row.side,
        restSeconds: row.restSeconds,
        findsLoad: row.findsLoad,
        note: row.note,
        cautionReason: row.cautionReason,
        limits: comparableLimits(row.bounds),
      })),
    })),
  };
  const asSent = {
    programId: input.programId,
    effectiveFrom: input.startDay,
    schedule: input.schedule,
    note: input.noteToPatient,
    blocks: input.blocks.map(({ name, kind, countsAsMain, prescriptions }) => ({
      name,
      kind,
      countsAsMain,
      prescriptions: prescriptions.map((row) => ({
        exerciseId: row.exerciseId,
        dose: figuresOf(row),
        side: row.side,
        restSeconds: row.restSeconds,
        findsLoad: row.findsLoad && row.loadG === null,
        note: row.note,
        cautionReason: row.cautionReason,
        limits: limitsOf(row, figuresOf(row)),
      })),
    })),
  };
  const own = Object.entries(input.rules ?? {}) as [RulesField, number][];
  const sameRules = own.every(([field, value]) => stored.rules[field] === value);
  return sameRules && canonicalJson(asStored) === canonicalJson(asSent);
}
