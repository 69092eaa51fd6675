/**
 * A therapist's answer to a step up that the rules propose: approve, change, decline, one or many.
 * Invariants: the answer is checked against what stands when it is stored, not when the page was drawn; an answer given
 * twice changes nothing and says so; nothing is approved under a red flag, in a flare, or over a dose that has changed
 * since. Source: clinical.md B3 "Policy", D (caution 2 asks for a reason), I.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import {
  type DecisionRow,
  getDecision,
  insertResolutions,
  type ResolutionKind,
} from "#db/queries/decision.ts";
import { listDiagnoses } from "#db/queries/episode.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listExercisesBySlug } from "#db/queries/exercise.ts";
import { listFlares } from "#db/queries/flare.ts";
import {
  getServedVersion,
  listPlanSpans,
  type ServedPrescription,
  type ServedVersion,
} from "#db/queries/program.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { listSuspensions } from "#db/queries/suspension.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { localDayOf } from "#lib/domain/calendar.ts";
import { cautionsFor, needsReason } from "#lib/domain/caution.ts";
import { type Dose, isSameDose } from "#lib/domain/dosage.ts";
import { openFlare } from "#lib/domain/flare.ts";
import { prescriptionBounds } from "#lib/domain/prescription.ts";
import { versionInForce } from "#lib/domain/program.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { ResolveDecisionsInput } from "#lib/schemas/decision.ts";
import { boundsFor, isAllowed } from "./dose-limits.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { publishChange, type RowChange } from "./rules-version.ts";

/**
 * What became of each answer. `already`: somebody answered, or it lapsed with a newer session. `superseded`: later
 * answers led to another decision. `dose_changed`: the program is another by now. The next four are states in which
 * nothing steps up. `caution_reason_required`, `dose_out_of_bounds`: to be mended and sent again. `one_by_one`: a rung up is never approved among others.
 */
export type AnswerOutcome =
  | "done"
  | "already"
  | "superseded"
  | "dose_changed"
  | "red_flag_open"
  | "flare"
  | "paused"
  | "caution_reason_required"
  | "dose_out_of_bounds"
  | "one_by_one"
  | "not_found";

export interface AnsweredDecision {
  readonly decisionId: string;
  readonly outcome: AnswerOutcome;
}

/**
 * Answers proposals (`decision:resolve` of each patient). One patient's proposals become one version. Patients out of
 * reach answer `not_found`, each item by itself. Fails as a whole only when signed out.
 */
export async function resolveDecisions(
  actor: Actor,
  input: ResolveDecisionsInput,
): Promise<Result<{ readonly items: readonly AnsweredDecision[] }, Denial>> {
  if (actor.kind !== "member") return err("signed_out");
  const items: AnsweredDecision[] = [];
  const byPatient = Map.groupBy(input.items, (item) => item.patientId);
  for (const [patientId, own] of byPatient) {
    const ids = [...new Set(own.map((item) => item.decisionId))];
    const access = await authorize(actor, "decision:resolve", { patientId });
    if (!access.ok) {
      if (access.code === "signed_out") return access;
      items.push(...ids.map((decisionId) => ({ decisionId, outcome: "not_found" as const })));
      continue;
    }
    items.push(...(await answerForPatient(access.value, ids, input)));
  }
  return ok({ items });
}

async function answerForPatient(
  grant: PatientGrant<"decision:resolve">,
  ids: readonly string[],
  input: ResolveDecisionsInput,
): Promise<AnsweredDecision[]> {
  const store = await getStore();
  try {
    return await store.write(grant, `decision:${input.answer}`, async (tx, audit) => {
      audit({ subjectId: ids[0] });
      return answerAll(tx, grant, ids, input);
    });
  } catch (problem) {
    // Somebody else's answer to one of them was faster; nothing of this one was stored.
    if (isUniqueViolation(problem)) return ids.map((decisionId) => ({ decisionId, outcome: "already" }));
    throw problem;
  }
}

interface Stand {
  readonly version: ServedVersion | null;
  readonly blocked: Extract<AnswerOutcome, "red_flag_open" | "flare" | "paused"> | null;
}

async function answerAll(
  tx: Db,
  grant: PatientGrant<"decision:resolve">,
  ids: readonly string[],
  input: ResolveDecisionsInput,
): Promise<AnsweredDecision[]> {
  const facts = await getEpisodeFacts(tx, grant);
  if (!facts) return ids.map((decisionId) => ({ decisionId, outcome: "not_found" }));
  const today = localDayOf(now(), facts.zone);
  const span = versionInForce(await listPlanSpans(tx, grant), today);
  const version = span && (await getServedVersion(tx, grant, span.versionId));
  const stand: Stand = { version, blocked: await blockedBy(tx, grant) };
  const diagnoses = await listDiagnoses(tx, grant);
  const changes = new Map<string, RowChange>();
  const accepted: { readonly row: DecisionRow; readonly kind: ResolutionKind; readonly dose: Dose | null }[] =
    [];
  const answers: AnsweredDecision[] = [];
  for (const decisionId of ids) {
    const row = await getDecision(tx, grant, decisionId);
    const refused = row ? refusal(row, input, stand) : "not_found";
    const change =
      row && refused === null && input.answer !== "decline"
        ? await changeOf(tx, grant, row, input, stand, diagnoses)
        : null;
    const outcome = refused ?? (typeof change === "string" ? change : "done");
    answers.push({ decisionId, outcome });
    if (!row || outcome !== "done") continue;
    if (change && typeof change !== "string") changes.set(change.prescriptionId, change.change);
    const kind = { approve: "approved", change: "changed", decline: "declined" } as const;
    accepted.push({
      row,
      kind: kind[input.answer],
      dose: input.answer === "change" ? (input.dose ?? null) : null,
    });
  }
  const published =
    changes.size > 0 && version
      ? await publishChange(tx, grant, { base: version, changes, day: today, byRules: false })
      : null;
  await insertResolutions(
    tx,
    grant,
    accepted.map(({ row, kind, dose }) => ({
      id: newId(now().getTime()),
      decisionId: row.id,
      kind,
      dose,
      reason: input.reason,
      versionId: kind === "declined" ? null : (published?.versionId ?? null),
      resolvedAt: now(),
    })),
  );
  if (accepted.length > 0) await refreshSignals(tx, grant);
  return answers;
}

async function blockedBy(tx: Db, grant: PatientGrant<"decision:resolve">): Promise<Stand["blocked"]> {
  if ((await getLock(tx, grant)).strengthening) return "red_flag_open";
  if (openFlare(await listFlares(tx, grant))) return "flare";
  const paused = (await listSuspensions(tx, grant)).some(
    (one) => one.scope === "strengthening" && one.ending === null,
  );
  return paused ? "paused" : null;
}

/** The row of the version in force that the decision was about, still at the dose it started from. */
function rowOf(row: DecisionRow, version: ServedVersion | null): ServedPrescription | null {
  const main = version?.blocks
    .filter((block) => block.kind === "main")
    .flatMap((block) => block.prescriptions);
  const found = main?.find((one) => one.exercise.id === row.exerciseId);
  return found && isSameDose(found.dose, row.inputs.rule.dose) ? found : null;
}

function refusal(row: DecisionRow, input: ResolveDecisionsInput, stand: Stand): AnswerOutcome | null {
  if (row.outcome !== "PROGRESS" || !row.proposal) return "not_found";
  if (row.superseded) return "superseded";
  if (row.resolution) return "already";
  // The form of a new exercise must be seen: one rung up is one look (clinical.md B3).
  if (row.proposal.kind === "rung" && input.answer === "approve" && input.items.length > 1)
    return "one_by_one";
  // Leaving a dose as it is harms nobody, whatever has happened since.
  if (input.answer === "decline") return null;
  if (stand.blocked) return stand.blocked;
  return rowOf(row, stand.version) ? null : "dose_changed";
}

async function changeOf(
  tx: Db,
  grant: PatientGrant<"decision:resolve">,
  row: DecisionRow,
  input: ResolveDecisionsInput,
  { version }: Stand,
  diagnoses: Parameters<typeof cautionsFor>[1],
): Promise<{ readonly prescriptionId: string; readonly change: RowChange } | AnswerOutcome> {
  const served = rowOf(row, version);
  const proposal = row.proposal;
  if (!served || !proposal) return "dose_changed";
  if (input.answer === "change" || proposal.kind === "dose") {
    const dose = input.answer === "change" ? (input.dose ?? null) : proposal.dose;
    if (dose === null) return "dose_out_of_bounds";
    const bounds = boundsFor(served.exercise, served.bounds, dose);
    if (input.answer === "change" && !isAllowed(served.exercise, dose)) return "dose_out_of_bounds";
    return { prescriptionId: served.id, change: { kind: "dose", dose, bounds } };
  }
  const [exercise] = await listExercisesBySlug(tx, grant, [proposal.slug]);
  if (!exercise || exercise.archivedAt !== null) return "dose_changed";
  if (needsReason(cautionsFor(exercise.cautions, diagnoses)) && input.cautionReason === null)
    return "caution_reason_required";
  return {
    prescriptionId: served.id,
    change: {
      kind: "exercise",
      exercise,
      dose: proposal.dose,
      bounds: prescriptionBounds(exercise.bounds, proposal.dose),
      cautionReason: input.cautionReason,
    },
  };
}
