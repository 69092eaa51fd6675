/** Inputs for publishing, made from what is installed, as the editor would send them. */
import { getTemplate, type StoredTemplate } from "#db/queries/template.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { PublishProgramInput } from "#lib/schemas/program.ts";

/** The input that publishes a template as it is, loads to be found at the first session. */
export function publishInput(
  template: StoredTemplate,
  of: { patientId: string; startDay: string; baseVersionId?: string | null } & Partial<PublishProgramInput>,
): PublishProgramInput {
  return {
    programId: newId(),
    versionId: newId(),
    baseVersionId: null,
    templateId: template.id,
    name: template.name,
    schedule: structuredClone(template.schedule) as PublishProgramInput["schedule"],
    noteToPatient: null,
    movePhase: false,
    blocks: template.blocks.map((block) => ({
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
      prescriptions: block.items.map(({ exercise, dose }) => ({
        exerciseId: exercise.id,
        ...dose,
        findsLoad: exercise.loadable,
        loadMaxG: null,
        side: exercise.side,
        restSeconds: exercise.restSeconds,
        note: null,
        cautionReason: null,
      })),
    })),
    ...of,
  };
}

/** A built-in template as installed. */
export async function installedTemplate(store: Store, slug: string): Promise<StoredTemplate> {
  const template = await getTemplate(store.read, systemGrant("install"), slug);
  if (!template) throw new Error(`the template ${slug} is not installed`);
  return template;
}

/** Signs a clearance for the patient's episode directly. */
export async function addClearance(
  store: Store,
  patient: MemberActor,
  episodeId: string,
  by: MemberActor,
): Promise<string> {
  const id = newId();
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.clearances).values({
      id,
      clinicId: patient.clinicId,
      patientId: patient.memberId,
      episodeId,
      kind: "criteria_met",
      reason: null,
      gateOutcome: "READY_FOR_REVIEW",
      criteria: [],
      signedDay: now().toISOString().slice(0, 10),
      signedAt: now(),
      signedById: by.memberId,
    });
  });
  return id;
}
