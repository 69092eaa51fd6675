/**
 * What the assign page needs: the patient’s state, templates in the order they fit, and a draft from a template or from
 * the newest version. Invariant: a draft is a suggestion; nothing counts until `publishProgram` has accepted it.
 * Source: clinical.md E (stages and phases), D (cautions, `avoid_default`).
 */
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { listDiagnoses } from "#db/queries/episode.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { type LibraryExercise, listExercises } from "#db/queries/exercise.ts";
import { listFavouriteIds } from "#db/queries/favourite.ts";
import { getServedVersion, listPlanSpans, type ServedVersion } from "#db/queries/program.ts";
import { getNewestVersion, getProgram } from "#db/queries/program-version.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { getRuleSettings, getRulesAt, listProgramRules } from "#db/queries/rule-settings.ts";
import { listTemplates, type StoredTemplate } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, type LocalDay, localDayOf } from "#lib/domain/calendar.ts";
import { cautionsFor } from "#lib/domain/caution.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { Diagnosis, Phase } from "#lib/domain/episode.ts";
import { type RulesConfig, widenedBounds } from "#lib/domain/prescription.ts";
import { isCalmOnly, nextVersion, type PlanSpan, versionInForce } from "#lib/domain/program.ts";
import type { EditorExercise } from "#lib/domain/program-draft.ts";
import { ownRules } from "#lib/domain/rules-settings.ts";
import { stagesFitPhase } from "#lib/domain/stage.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { maxDaysAhead } from "./program.ts";
import { allowedDoses } from "./program-check.ts";
import { type Draft, draftFromTemplate, draftFromVersion } from "./program-draft.ts";
import { mediaOf, pictureOf, toFindable } from "./view/library-entry.ts";

export type { Draft };

export interface TemplateChoice {
  readonly slug: string;
  readonly name: string;
  readonly template: StoredTemplate;
  readonly fits: boolean;
  /** Exercises that ask for a reason or for care with this patient’s diagnoses. */
  readonly clearFirst: number;
  readonly modify: number;
  readonly needsClearance: boolean;
}

export interface AssignView {
  readonly patientId: string;
  readonly patientName: string;
  readonly phase: Phase;
  readonly diagnoses: readonly Diagnosis[];
  readonly today: LocalDay;
  readonly lastStartDay: LocalDay;
  readonly cleared: boolean;
  /** An open E, S or T keeps everything but calm care from being published. */
  readonly locked: boolean;
  readonly inForce: PlanSpan | null;
  readonly next: PlanSpan | null;
  /** Those that fit the phase first, then those with fewer cautions, then by stage. */
  readonly choices: readonly TemplateChoice[];
  readonly draft: Draft | null;
  /** The clinic's settings of the rules, which a program follows where it sets none of its own. */
  readonly clinicRules: RulesConfig;
  /** The library for the editor; empty while there is no draft. */
  readonly exercises: readonly EditorExercise[];
}

/**
 * The assign page (`program:publish`). `template` names the one picked; `change` starts from the newest version of the
 * core lane, or of the program given. Both absent: the choice of templates.
 */
export async function readAssign(
  actor: Actor,
  input: { readonly patientId: string; readonly template?: string; readonly change?: string },
): Promise<Result<AssignView, Denial>> {
  const access = await authorize(actor, "program:publish", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const { read } = await getStore();
  const facts = await getEpisodeFacts(read, grant);
  if (!facts) return err("not_found");
  const diagnoses = await listDiagnoses(read, grant);
  const templates = await listTemplates(read, grant);
  const spans = await listPlanSpans(read, grant);
  const today = localDayOf(now(), facts.zone);

  const template = templates.find((candidate) => candidate.slug === input.template) ?? null;
  if (input.template && !template) return err("not_found");
  const onDemand = template?.schedule.kind === "on_demand";
  const newestCore = await getNewestVersion(read, grant, { lane: "core" });
  const named = input.change && input.change !== "newest" ? input.change : null;
  const changed = named ? await getNewestVersion(read, grant, { programId: named }) : newestCore;
  const changedWhole =
    input.change && changed ? await getServedVersion(read, grant, changed.versionId) : null;
  if (input.change && !changedWhole) return err("not_found");
  const newestWhole =
    template && !onDemand && newestCore ? await getServedVersion(read, grant, newestCore.versionId) : null;
  const draft = template
    ? draftFromTemplate(template, newestWhole, facts.phase)
    : changedWhole
      ? draftFromVersion(changedWhole, await hasEnded(changedWhole.programId), {
          day: today,
          rules: await ownRulesOf(changedWhole),
        })
      : null;
  const exercises = draft ? await editorExercises(draft.baseVersionId) : [];
  return ok({
    patientId: facts.patientId,
    patientName: facts.name,
    phase: facts.phase,
    diagnoses,
    today,
    lastStartDay: addDays(today, maxDaysAhead),
    cleared: (await getClearanceInForce(read, grant)) !== null,
    locked: (await getLock(read, grant)).strengthening,
    inForce: versionInForce(spans, today),
    next: nextVersion(spans, today),
    choices: toChoices(templates, facts.phase, diagnoses),
    draft,
    clinicRules: (await getRuleSettings(read, grant)).rules,
    exercises,
  });

  /** Steps publish a version with the settings of the one before: what counts is when these were taken. */
  async function ownRulesOf({ programId, rules }: ServedVersion) {
    const versions = await listProgramRules(read, grant, programId);
    const other = versions.findIndex((one) => Object.keys(ownRules(one.rules, rules)).length > 0);
    const taken = versions[other === -1 ? versions.length - 1 : other - 1];
    return taken ? ownRules(rules, await getRulesAt(read, grant, taken.publishedAt)) : {};
  }

  async function hasEnded(programId: string): Promise<boolean> {
    return (await getProgram(read, grant, programId))?.endsOn != null;
  }

  async function editorExercises(baseVersionId: string | null): Promise<EditorExercise[]> {
    const doses = await allowedDoses(read, grant, baseVersionId);
    const all = await listExercises(read, grant);
    const favourites = await listFavouriteIds(read, grant);
    const media = await mediaOf(read, grant, all);
    return all
      .filter((exercise) => exercise.archivedAt === null || doses.has(exercise.id))
      .map((exercise) =>
        toEditorExercise(exercise, {
          doses: doses.get(exercise.id) ?? [],
          diagnoses,
          favourite: favourites.has(exercise.id),
          picture: pictureOf(exercise, media),
        }),
      );
  }
}

interface EditorFacts {
  readonly doses: readonly Dose[];
  readonly diagnoses: readonly Diagnosis[];
  readonly favourite: boolean;
  readonly picture: string | null;
}

function toEditorExercise(
  exercise: LibraryExercise,
  { doses, diagnoses, favourite, picture }: EditorFacts,
): EditorExercise {
  return {
    id: exercise.id,
    slug: exercise.slug,
    name: exercise.name,
    axis: exercise.axis,
    loadable: exercise.loadable,
    position: exercise.position,
    find: toFindable(exercise),
    favourite,
    picture,
    instructions: exercise.instructions,
    defaultDose: exercise.defaultDose,
    bounds: widenedBounds(exercise.bounds, doses),
    side: exercise.side,
    restSeconds: exercise.restSeconds,
    easier: exercise.easier,
    harder: exercise.harder,
    caution: cautionsFor(exercise.cautions, diagnoses),
    archived: exercise.archivedAt !== null,
  };
}

function toChoices(
  templates: readonly StoredTemplate[],
  phase: Phase,
  diagnoses: readonly Diagnosis[],
): TemplateChoice[] {
  const choices = templates.map((template): TemplateChoice => {
    const levels = template.blocks.flatMap((block) =>
      block.items.map((item) => cautionsFor(item.exercise.cautions, diagnoses).level),
    );
    return {
      slug: template.slug,
      name: template.name,
      template,
      fits: stagesFitPhase(template.stages, phase),
      clearFirst: levels.filter((level) => level === 2).length,
      modify: levels.filter((level) => level === 1).length,
      needsClearance: !isCalmOnly(template.blocks.map((block) => block.kind)),
    };
  });
  // A stable sort: within equals the order from acute to maintenance stays, `any` last.
  return choices.sort(
    (a, b) =>
      Number(b.fits) - Number(a.fits) ||
      Number(isForAny(a)) - Number(isForAny(b)) ||
      a.clearFirst - b.clearFirst ||
      a.modify - b.modify,
  );
}

const isForAny = ({ template }: TemplateChoice) => template.stages.every((stage) => stage === "any");
