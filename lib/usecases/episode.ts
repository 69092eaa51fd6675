/**
 * Managing an episode of care: diagnosis labels, care team, phase, discharge and return.
 * Invariants: there is always one lead therapist; a phase is moved by a therapist’s click with a reason and only from
 * the phase that was seen; going back to acute care takes the clearance back and puts the calm plan in force at once.
 * Long because every change shares one way of refusing. Source: clinical.md A2 (the gate), A4 (red flags asked again), E (phases; discharge), K (labels set cautions only).
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import {
  addCareTeamLink,
  addDiagnosis,
  type CareTeamMember,
  type Colleague,
  endCareTeamLink,
  listCareTeam,
  listColleagues,
  listDiagnoses,
  listPhaseChanges,
  movePhase,
  type PhaseChangeRow,
  removeDiagnosis,
  revokeClearances,
} from "#db/queries/episode.ts";
import { type EpisodeFacts, getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { endCorePrograms } from "#db/queries/program-version.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { type Diagnosis, diagnoses, type Phase } from "#lib/domain/episode.ts";
import { type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import { nextPhase, returnTargets } from "#lib/domain/stage.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type {
  AddToTeamInput,
  DischargeInput,
  MovePhaseInput,
  SaveDiagnosesInput,
  TeamLinkInput,
} from "#lib/schemas/episode.ts";
import { restartCalmPlan } from "./calm-plan.ts";
import { flareAfter } from "./flare-course.ts";
import { lapseProposals } from "./lapse-proposals.ts";
import { refreshSignals } from "./refresh-signals.ts";

const makeId = () => newId(now().getTime());

export interface EpisodeView {
  readonly facts: EpisodeFacts;
  readonly today: LocalDay;
  readonly diagnoses: readonly Diagnosis[];
  readonly team: readonly CareTeamMember[];
  /** Staff of the clinic who are not in the team. */
  readonly colleagues: readonly Colleague[];
  readonly phaseChanges: readonly PhaseChangeRow[];
  readonly cleared: boolean;
  readonly inForce: PlanSpan | null;
  /** Where the phase can be advanced to; null when the next step is not an advance or needs a clearance first. */
  readonly advanceTo: Phase | null;
  readonly returnTo: readonly Phase[];
}

/** The episode page (`episode:manage`). */
export async function readEpisode(
  actor: Actor,
  { patientId }: { readonly patientId: string },
): Promise<Result<EpisodeView, Denial>> {
  const access = await authorize(actor, "episode:manage", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return err("not_found");
  const team = await listCareTeam(read, grant);
  const inTeam = new Set(team.map((member) => member.memberId));
  const cleared = (await getClearanceInForce(read, grant)) !== null;
  const today = localDayOf(now(), facts.zone);
  return ok({
    facts,
    today,
    diagnoses: await listDiagnoses(read, grant),
    team,
    colleagues: (await listColleagues(read, grant)).filter((person) => !inTeam.has(person.memberId)),
    phaseChanges: await listPhaseChanges(read, grant),
    cleared,
    inForce: versionInForce(await listPlanSpans(read, grant), today),
    advanceTo: cleared ? nextPhase(facts.phase) : null,
    returnTo: returnTargets(facts.phase).filter((phase) => phase === "acute" || cleared),
  });
}

type Change<C extends string> = Promise<Result<{ patientId: string }, Denial | C>>;
type ManageGrant = PatientGrant<"episode:manage">;

/** Leaves a transaction with nothing written; the code becomes the answer. */
class Refused<C extends string> extends Error {
  readonly code: C;
  constructor(code: C) {
    super(code);
    this.code = code;
  }
}

/** Authorizes, writes, and turns a refusal inside the transaction into an answer. */
async function change<C extends string>(
  actor: Actor,
  patientId: string,
  verb: string,
  fn: (tx: Db, grant: ManageGrant, audit: (note: { subjectId?: string }) => void) => Promise<C | undefined>,
): Change<C> {
  const access = await authorize(actor, "episode:manage", { patientId });
  if (!access.ok) return access;
  if (access.value.episodeId === null) return err("not_found");
  const store = await getStore();
  try {
    await store.write(access.value, verb, async (tx, audit) => {
      const refusal = await fn(tx, access.value, audit);
      if (refusal !== undefined) throw new Refused(refusal);
      await refreshSignals(tx, access.value);
    });
  } catch (problem) {
    if (problem instanceof Refused) return err(problem.code as C);
    // The same row was sent twice at once: the first one stands, which is what was asked for.
    if (!isUniqueViolation(problem)) throw problem;
  }
  await flareAfter(access.value);
  return ok({ patientId });
}

const sameLabels = (a: readonly string[], b: readonly string[]) =>
  diagnoses.every((label) => a.includes(label) === b.includes(label));

/** Makes the labels exactly those given. `conflict` when others stand than the form saw (and not yet those asked for). */
export async function saveDiagnoses(actor: Actor, input: SaveDiagnosesInput): Change<"conflict"> {
  return change(actor, input.patientId, "diagnosis:save", async (tx, grant) => {
    const standing = await listDiagnoses(tx, grant);
    if (sameLabels(standing, input.labels)) return undefined;
    if (!sameLabels(standing, input.seen)) return "conflict";
    for (const label of diagnoses) {
      if (input.labels.includes(label) && !standing.includes(label))
        await addDiagnosis(tx, grant, { id: makeId(), label, at: now() });
      if (!input.labels.includes(label) && standing.includes(label))
        await removeDiagnosis(tx, grant, label, now());
    }
    return undefined;
  });
}

/** Adds a therapist or a clinician of the clinic to the team. Somebody who is in it already changes nothing. */
export async function addToTeam(actor: Actor, input: AddToTeamInput): Change<"not_staff"> {
  return change(actor, input.patientId, "care-team:add", async (tx, grant, audit) => {
    audit({ subjectId: input.memberId });
    const person = (await listColleagues(tx, grant)).find((one) => one.memberId === input.memberId);
    if (!person) return "not_staff";
    const team = await listCareTeam(tx, grant);
    if (team.some((member) => member.memberId === input.memberId)) return undefined;
    const part = person.role === "clinician" ? "clinician" : "therapist";
    await addCareTeamLink(tx, grant, { id: input.linkId, memberId: person.memberId, part, at: now() });
    return undefined;
  });
}

/** Ends a link of the team; one that has ended already changes nothing. The lead stays until another leads. */
export async function endTeamLink(actor: Actor, input: TeamLinkInput): Change<"lead_required"> {
  return change(actor, input.patientId, "care-team:end", async (tx, grant, audit) => {
    const link = (await listCareTeam(tx, grant)).find((member) => member.linkId === input.linkId);
    if (!link) return undefined;
    audit({ subjectId: link.memberId });
    if (link.part === "lead_therapist") return "lead_required";
    await endCareTeamLink(tx, grant, link.linkId, now());
    return undefined;
  });
}

/** Makes a therapist of the team its lead; the lead until now stays as a therapist. */
export async function makeLead(actor: Actor, input: TeamLinkInput): Change<"conflict"> {
  return change(actor, input.patientId, "care-team:lead", async (tx, grant, audit) => {
    const team = await listCareTeam(tx, grant);
    const next = team.find((member) => member.linkId === input.linkId);
    if (!next || next.part === "clinician") return "conflict";
    audit({ subjectId: next.memberId });
    if (next.part === "lead_therapist") return undefined;
    for (const lead of team.filter((member) => member.part === "lead_therapist")) {
      await endCareTeamLink(tx, grant, lead.linkId, now());
      await addCareTeamLink(tx, grant, {
        id: makeId(),
        memberId: lead.memberId,
        part: "therapist",
        at: now(),
      });
    }
    await endCareTeamLink(tx, grant, next.linkId, now());
    await addCareTeamLink(tx, grant, {
      id: makeId(),
      memberId: next.memberId,
      part: "lead_therapist",
      at: now(),
    });
    return undefined;
  });
}

/** One move of the phase: nothing when this very change stands already, `conflict` when the phase is another. */
async function move(
  tx: Db,
  grant: ManageGrant,
  input: { readonly changeId: string; readonly from: Phase; readonly to: Phase; readonly reason: string },
): Promise<{ readonly kind: "moved" | "repeated" | "conflict"; readonly day: LocalDay }> {
  const facts = await getEpisodeFacts(tx, grant);
  const day = localDayOf(now(), facts?.zone ?? "UTC");
  if ((await listPhaseChanges(tx, grant)).some((row) => row.id === input.changeId))
    return { kind: "repeated", day };
  const { from, to, reason } = input;
  const moved = await movePhase(tx, grant, { id: input.changeId, from, to, day, reason, at: now() });
  return { kind: moved ? "moved" : "conflict", day };
}

/**
 * Subacute to strengthening, strengthening to maintenance, with a reason. `clearance_required` without a clearance in
 * force; `conflict` when the phase is no longer the one seen or the step is not the next one.
 */
export async function advancePhase(
  actor: Actor,
  input: MovePhaseInput,
): Change<"conflict" | "clearance_required"> {
  return change(actor, input.patientId, "phase:advance", async (tx, grant, audit) => {
    audit({ subjectId: input.changeId });
    if (nextPhase(input.from) !== input.to) return "conflict";
    if (!(await getClearanceInForce(tx, grant))) return "clearance_required";
    return (await move(tx, grant, input)).kind === "conflict" ? "conflict" : undefined;
  });
}

/**
 * Ends care: the core program ends today, the phase becomes discharged. The patient keeps reading everything, and
 * on-demand warm-ups stay; the clearance stands, so that a return to maintenance does not ask for it again.
 */
export async function discharge(actor: Actor, input: DischargeInput): Change<"conflict"> {
  return change(actor, input.patientId, "episode:discharge", async (tx, grant, audit) => {
    audit({ subjectId: input.changeId });
    if (input.from === "discharged") return "conflict";
    const moved = await move(tx, grant, { ...input, to: "discharged" });
    if (moved.kind !== "moved") return moved.kind === "conflict" ? "conflict" : undefined;
    await endCorePrograms(tx, grant, { endsOn: moved.day, reason: input.reason, at: now(), makeId });
    await lapseProposals(tx, grant);
    return undefined;
  });
}

/**
 * Takes an episode back. To acute: every clearance is taken back with the reason and the calm plan is in force from
 * today, in place of whatever was or would have been. To strengthening or maintenance: needs a clearance still in force
 * and starts no program; the therapist assigns one.
 */
export async function returnToCare(
  actor: Actor,
  input: MovePhaseInput,
): Change<"conflict" | "clearance_required"> {
  return change(actor, input.patientId, "episode:return", async (tx, grant, audit) => {
    audit({ subjectId: input.changeId });
    if (!returnTargets(input.from).includes(input.to)) return "conflict";
    if (input.to !== "acute" && !(await getClearanceInForce(tx, grant))) return "clearance_required";
    const moved = await move(tx, grant, input);
    if (moved.kind !== "moved") return moved.kind === "conflict" ? "conflict" : undefined;
    if (input.to === "acute") {
      await revokeClearances(tx, grant, { reason: input.reason, at: now(), makeId });
      await restartCalmPlan(tx, grant, { day: moved.day });
      await lapseProposals(tx, grant);
    }
    return undefined;
  });
}
