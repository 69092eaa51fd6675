/**
 * The calm plan, put in force at once: when a patient is invited, when an episode returns to acute care, in a flare.
 * Invariant: it has calm blocks only, so it needs no clearance and is never locked. Source: clinical.md A3, E.
 */
import {
  createVersion,
  createVersionForInvited,
  getNewestVersion,
  type NewVersion,
} from "#db/queries/program-version.ts";
import { getTemplate, type StoredTemplate } from "#db/queries/template.ts";
import type { Db } from "#db/runtime/store.ts";
import type { MemberGrant, PatientGrant, RulesGrant } from "#lib/access/grant.ts";
import type { LocalDay } from "#lib/domain/calendar.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { laneOf } from "#lib/domain/program.ts";
import { assert } from "#lib/kernel/assert.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";

/** The template of calm care. */
export const calmTemplate = "acute-calm-down";

export interface CalmPlanStart {
  /** The patient’s local day from which it is in force. */
  readonly day: LocalDay;
  readonly noteToPatient?: string | null;
}

/**
 * Publishes version 1 of `acute-calm-down` for a patient invited in the same transaction, effective on `start.day`.
 * Needs the built-in content installed (a bug otherwise).
 */
export async function startCalmPlan(
  tx: Db,
  grant: MemberGrant<"patient:invite">,
  invited: { readonly patientId: string; readonly episodeId: string },
  start: CalmPlanStart,
): Promise<{ versionId: string }> {
  const version = calmVersion(await calmPlanTemplate(tx, grant), start, null);
  await createVersionForInvited(tx, grant, invited, version);
  return { versionId: version.versionId };
}

/** The same for an episode that returns to acute care; it replaces whatever stands in the core lane from that day. */
export async function restartCalmPlan(
  tx: Db,
  grant: PatientGrant<"episode:manage">,
  start: CalmPlanStart,
): Promise<{ versionId: string }> {
  const newest = await getNewestVersion(tx, grant, { lane: "core" });
  const version = calmVersion(await calmPlanTemplate(tx, grant), start, newest?.publishedAt ?? null);
  await createVersion(tx, grant, version);
  return { versionId: version.versionId };
}

/** The same, put in by the rules in the name of a member: for a flare of a patient who never had a calm plan. */
export async function calmPlanByRules(
  tx: Db,
  grant: RulesGrant,
  start: CalmPlanStart,
  publishedById: string,
): Promise<{ versionId: string }> {
  const newest = await getNewestVersion(tx, grant, { lane: "core" });
  const version = calmVersion(await calmPlanTemplate(tx, grant), start, newest?.publishedAt ?? null);
  await createVersion(tx, grant, { ...version, publisher: { memberId: publishedById, origin: "rules" } });
  return { versionId: version.versionId };
}

async function calmPlanTemplate(
  tx: Db,
  grant: MemberGrant | PatientGrant | RulesGrant,
): Promise<StoredTemplate> {
  const template = await getTemplate(tx, grant, calmTemplate);
  assert(template !== null, "the built-in content is installed before a patient is invited");
  return template;
}

function calmVersion(template: StoredTemplate, start: CalmPlanStart, after: Date | null): NewVersion {
  const makeId = () => newId(now().getTime());
  return {
    versionId: makeId(),
    programId: makeId(),
    program: { name: template.name, lane: laneOf(template.schedule), templateId: template.id },
    number: 1,
    effectiveFrom: start.day,
    schedule: template.schedule,
    noteToPatient: start.noteToPatient ?? null,
    rules: defaultRules,
    publishedAt: publicationAfter(after),
    makeId,
    blocks: template.blocks.map((block) => ({
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
      prescriptions: block.items.map(({ exercise, dose }) => ({
        exerciseId: exercise.id,
        dose,
        side: exercise.side,
        restSeconds: exercise.restSeconds,
        tempo: exercise.tempo,
        effortMax: exercise.effortMax,
        bounds: prescriptionBounds(exercise.bounds, dose),
        findsLoad: false,
        note: null,
        cautionReason: null,
      })),
    })),
  };
}

/** Now, and always later than the publication before it, so that publications of an episode have one order. */
export function publicationAfter(previous: Date | null): Date {
  return new Date(Math.max(now().getTime(), previous === null ? 0 : previous.getTime() + 1));
}
