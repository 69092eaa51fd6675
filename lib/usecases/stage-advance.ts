/**
 * Whether a patient is ready for the next stage: the template's criteria as they stand, and the step that fits.
 * Invariants: it lists and never advances, publishing the next program is the therapist's own act elsewhere; unknown is
 * never met; what no record can show stays open until the therapist says it with the move itself.
 * Source: clinical.md E ("phase advance is always a therapist decision; software lists which criteria are met"), H.
 */
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { listCredits } from "#db/queries/credit.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { listExcuses } from "#db/queries/excuse.ts";
import { listExercisesBySlug } from "#db/queries/exercise.ts";
import { listPlanSpans } from "#db/queries/program.ts";
import { listPromResponses } from "#db/queries/prom.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { getProgramTemplate, type ProgramTemplate } from "#db/queries/stage.ts";
import { listTemplates } from "#db/queries/template.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { PatientGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import { nextVersion, versionInForce } from "#lib/domain/program.ts";
import { phaseOffer } from "#lib/domain/stage.ts";
import { readCriteria, type StageCriterion, type StageFacts } from "#lib/domain/stage-criteria.ts";
import { exercisesNamed, stageRules } from "#lib/domain/stage-rules.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { loadGate } from "./gate.ts";
import { readRestingPain } from "./resting-pain.ts";
import {
  cheapFacts,
  type KnownForStage,
  readFlareEnd,
  readStageExposures,
  scoredOutcomes,
} from "./stage-facts.ts";

/** How far back resting pain is read: the newest values alone count. */
const restingPainDays = 28;

/** Why nothing is advanced now, whatever the criteria say. */
export type StageHold = "red_flag" | "flare";

export interface NextTemplate {
  readonly slug: string;
  readonly name: string;
  /** The phase that publishing it offers to move to; null where it fits the present one. */
  readonly movesTo: Phase | null;
}

export interface StageAdvanceView {
  readonly patientId: string;
  readonly phase: Phase;
  readonly today: LocalDay;
  readonly program: { readonly id: string; readonly name: string; readonly startedOn: LocalDay };
  /** Null for a program made without a template. */
  readonly template: Pick<ProgramTemplate, "slug" | "name" | "builtIn" | "advance"> | null;
  /** In the order of the template; empty for a clinic's own, for a tool, and for a program without an end. */
  readonly criteria: readonly StageCriterion[];
  /** Names of the exercises that the criteria speak of, by slug. */
  readonly names: Readonly<Record<string, string>>;
  readonly hold: StageHold | null;
  /** A program that begins later already; null where none is planned. */
  readonly coming: { readonly name: string; readonly from: LocalDay } | null;
  /** Templates that may follow; empty where the therapist chooses freely or the rule names none. */
  readonly next: readonly NextTemplate[];
  /** What fits now: sign the clearance first, assign the next program, or nothing to do. */
  readonly action: "clearance" | "assign" | null;
  /** A therapist of the care team: may assign. */
  readonly mayAdvance: boolean;
}

/** The criteria of the program in force (`chart:read`); null where none is, or care has ended. */
export async function readStageAdvance(
  actor: Actor,
  { patientId }: { readonly patientId: string },
): Promise<Result<StageAdvanceView | null, Denial>> {
  const access = await authorize(actor, "chart:read", { patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return err("not_found");
  if (facts.phase === "discharged") return ok(null);
  const today = localDayOf(now(), facts.zone);
  const spans = await listPlanSpans(read, grant);
  const span = versionInForce(spans, today);
  if (!span) return ok(null);
  const flare = await readFlareEnd(read, grant);
  // In a flare the calm plan stands in for the program: its criteria would be those of calm care.
  const template = await getProgramTemplate(read, grant, span.programId);
  const rule = template?.builtIn ? stageRules[template.slug] : undefined;
  const criteria = flare.open || !rule ? [] : rule.criteria;
  const known = { ...(await readKnown(read, grant, today)), spans };
  const stage: StageFacts = {
    ...cheapFacts(known, span),
    ...(criteria.length === 0 ? {} : await readStageExposures(read, grant, known, span, flare.over)),
    gate: criteria.some(({ kind }) => kind === "gate") ? await readGateFact(read, grant) : null,
  };
  const found = readCriteria(criteria, stage);
  const mayAdvance = grant.actorKind === "therapist";
  const coming = nextVersion(spans, today);
  const locked = (await getLock(read, grant)).strengthening;
  const hold: StageHold | null = locked ? "red_flag" : flare.open ? "flare" : null;
  const signed = facts.phase !== "acute";
  return ok({
    patientId,
    phase: facts.phase,
    today,
    program: { id: span.programId, name: span.programName, startedOn: stage.startedOn },
    template: template && {
      slug: template.slug,
      name: template.name,
      builtIn: template.builtIn,
      advance: template.advance,
    },
    criteria: found,
    names: await namesOf(read, grant, found),
    hold,
    coming:
      coming && coming.programId !== span.programId
        ? { name: coming.programName, from: coming.effectiveFrom }
        : null,
    next: signed ? await nextTemplates(read, grant, rule?.next ?? [], facts.phase) : [],
    action: actionFor(signed, rule === undefined || rule.next.length > 0, hold),
    mayAdvance,
  });
}

function actionFor(signed: boolean, follows: boolean, hold: StageHold | null): StageAdvanceView["action"] {
  if (hold !== null) return null;
  if (!signed) return "clearance";
  return follows ? "assign" : null;
}

async function readKnown(
  db: Db,
  grant: PatientGrant<"chart:read">,
  today: LocalDay,
): Promise<Omit<KnownForStage, "spans">> {
  const responses = await listPromResponses(db, grant);
  return {
    today,
    credits: await listCredits(db, grant),
    excuses: await listExcuses(db, grant),
    restingPain: await readRestingPain(db, grant, addDays(today, -restingPainDays)),
    outcomes: scoredOutcomes(responses),
  };
}

async function readGateFact(db: Db, grant: PatientGrant<"chart:read">): Promise<StageFacts["gate"]> {
  const state = await loadGate(db, grant);
  if (!state) return null;
  return {
    signed: (await getClearanceInForce(db, grant)) !== null,
    met: state.gate.tests.filter((test) => test.state === "met").length,
    tests: state.gate.tests.length,
  };
}

async function namesOf(
  db: Db,
  grant: PatientGrant<"chart:read">,
  criteria: readonly StageCriterion[],
): Promise<Record<string, string>> {
  const slugs = [
    ...exercisesNamed(criteria.map(({ spec }) => spec)),
    ...criteria.flatMap(({ exercise }) => (exercise === null ? [] : [exercise])),
  ];
  const found = await listExercisesBySlug(db, grant, slugs);
  return Object.fromEntries(found.map(({ slug, name }) => [slug, name]));
}

async function nextTemplates(
  db: Db,
  grant: PatientGrant<"chart:read">,
  slugs: readonly string[],
  phase: Phase,
): Promise<NextTemplate[]> {
  if (slugs.length === 0) return [];
  const templates = await listTemplates(db, grant);
  return slugs.flatMap((slug) => {
    const template = templates.find((one) => one.slug === slug);
    return template ? [{ slug, name: template.name, movesTo: phaseOffer(template.stages, phase) }] : [];
  });
}
