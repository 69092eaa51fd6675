/**
 * Publishing a program and reading what was published. Invariants: the server, not the button, refuses a block other
 * than calm without a clearance in force or under an open red flag; a version is written once and a second sending of
 * it changes nothing; whoever saw an older state overwrites nothing.
 * Source: clinical.md A4, B2, D ("caution 2 asks for a reason"), E ("a version with any block other than calm needs a
 * clearance in force"; "phase advance is always a therapist decision").
 */
import { isUniqueViolation, refusedBy } from "#db/dialect/errors.ts";
import { getClearanceInForce } from "#db/queries/clearance.ts";
import { movePhase } from "#db/queries/episode.ts";
import { getEpisodeFacts } from "#db/queries/episode-facts.ts";
import { getServedVersion } from "#db/queries/program.ts";
import { createVersion, getNewestVersion, getProgram } from "#db/queries/program-version.ts";
import { getLock } from "#db/queries/red-flag.ts";
import { getRuleSettings } from "#db/queries/rule-settings.ts";
import { getTemplateById } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { addDays, localDayOf } from "#lib/domain/calendar.ts";
import { isCalmOnly, laneOf } from "#lib/domain/program.ts";
import { rulesProblems, rulesWith } from "#lib/domain/rules-settings.ts";
import { phaseOffer } from "#lib/domain/stage.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { PublishProgramInput } from "#lib/schemas/program.ts";
import { publicationAfter } from "./calm-plan.ts";
import { flareAfter } from "./flare-course.ts";
import { lapseProposals } from "./lapse-proposals.ts";
import { checkPrescriptions, isSameContent, type PublishRefusal } from "./program-check.ts";
import { refreshSignals } from "./refresh-signals.ts";
import { endSuspensionsByEdit } from "./suspension.ts";

/** How far ahead a version may begin. */
export const maxDaysAhead = 90;

export interface PublishedProgram {
  readonly patientId: string;
  readonly programId: string;
  readonly versionId: string;
}

type PublishResult = Result<PublishedProgram, Denial | PublishRefusal, { exercises: string }>;

/**
 * Publishes a version: the first of a new program, or the next of one. It replaces, from `startDay` on, what the lane
 * had. A second sending of the same version answers the same and does nothing; the id with other content is `conflict`,
 * and so is a base that is no longer the newest.
 */
export async function publishProgram(actor: Actor, input: PublishProgramInput): Promise<PublishResult> {
  const access = await authorize(actor, "program:publish", { patientId: input.patientId });
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const done = ok({ patientId: input.patientId, programId: input.programId, versionId: input.versionId });
  const repeated = await getServedVersion(store.read, grant, input.versionId);
  if (repeated) return isSameContent(repeated, input) ? done : err("conflict");
  // Two sendings at once: the one that came second finds the first one’s version and answers the same.
  const standsAlready = async () => {
    const stored = await getServedVersion(store.read, grant, input.versionId);
    return stored !== null && isSameContent(stored, input);
  };

  const facts = await getEpisodeFacts(store.read, grant);
  if (!facts) return err("not_found");
  const today = localDayOf(now(), facts.zone);
  if (input.startDay < today) return err("start_in_past");
  if (input.startDay > addDays(today, maxDaysAhead)) return err("start_too_late");
  const checked = await checkPrescriptions(store.read, grant, input);
  if (!checked.ok) return checked;

  // The clinic's settings as they are now, with those that this program sets for itself.
  const rules = rulesWith((await getRuleSettings(store.read, grant)).rules, input.rules ?? {});
  if (rulesProblems(rules).length > 0) return err("rules_refused", { exercises: "" });

  const lane = laneOf(input.schedule);
  const calmOnly = isCalmOnly(input.blocks.map((block) => block.kind));
  const template = input.templateId ? await getTemplateById(store.read, grant, input.templateId) : null;
  if (input.templateId && !template) return err("not_found");
  try {
    const refused = await store
      .write(grant, "program:publish", async (tx, audit) => {
        audit({ subjectId: input.versionId });
        if (!calmOnly) {
          if (!(await getClearanceInForce(tx, grant))) throw new Refused("clearance_required");
          if ((await getLock(tx, grant)).strengthening) throw new Refused("red_flag_open");
        }
        const program = await getProgram(tx, grant, input.programId);
        if (program && (program.lane !== lane || program.endsOn !== null)) throw new Refused("conflict");
        const newestOfProgram = await getNewestVersion(tx, grant, { programId: input.programId });
        const newest = lane === "core" ? await getNewestVersion(tx, grant, { lane }) : newestOfProgram;
        if ((newest?.versionId ?? null) !== input.baseVersionId) throw new Refused("conflict");
        await createVersion(tx, grant, {
          versionId: input.versionId,
          programId: input.programId,
          program: program ? null : { name: input.name, lane, templateId: template?.id ?? null },
          number: (newestOfProgram?.number ?? 0) + 1,
          effectiveFrom: input.startDay,
          schedule: input.schedule,
          noteToPatient: input.noteToPatient,
          rules,
          publishedAt: publicationAfter(newest?.publishedAt ?? null),
          blocks: checked.value,
          makeId,
        });
        if (lane === "core") {
          const exerciseIds = new Set(
            input.blocks.flatMap((block) => block.prescriptions.map((row) => row.exerciseId)),
          );
          await endSuspensionsByEdit(tx, grant, { versionId: input.versionId, calmOnly, exerciseIds, today });
          const main = checked.value.filter((block) => block.kind === "main");
          await lapseProposals(
            tx,
            grant,
            main.flatMap((block) => block.prescriptions),
          );
        }
        const target = input.movePhase && template ? phaseOffer(template.stages, facts.phase) : null;
        if (target) {
          const reason = input.moveReason ?? null;
          const move = { id: makeId(), from: facts.phase, to: target, day: today, reason, at: now() };
          if (!(await movePhase(tx, grant, move))) throw new Refused("conflict");
        }
        await refreshSignals(tx, grant);
      })
      .then(() => null, toRefusal);
    if (refused && !(await standsAlready())) return err(refused);
  } catch (problem) {
    if (!isUniqueViolation(problem)) throw problem;
    if (!(await standsAlready())) return err("conflict");
  }
  await flareAfter(grant);
  return done;
}

const makeId = () => newId(now().getTime());

/** Leaves a transaction with nothing written; the code becomes the answer. */
class Refused extends Error {
  readonly code: "clearance_required" | "red_flag_open" | "conflict";
  constructor(code: Refused["code"]) {
    super(code);
    this.code = code;
  }
}

function toRefusal(problem: unknown): Refused["code"] {
  if (problem instanceof Refused) return problem.code;
  if (refusedBy(problem) === "clearance_required") return "clearance_required";
  throw problem;
}
