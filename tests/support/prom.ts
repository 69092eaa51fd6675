/** A patient cleared on a day, and their questionnaires answered as their forms send them. */
import { eq } from "drizzle-orm";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { PatientInstrument, PromVersion } from "#lib/domain/prom.ts";
import { newId } from "#lib/kernel/ids.ts";
import { type EnterPromInput, enterPromInput, type SavePromPageInput } from "#lib/schemas/prom.ts";
import { nameActivities, savePromPage } from "#lib/usecases/prom.ts";
import { readQuestionnaire } from "#lib/usecases/questionnaire.ts";

/** Signs a clearance past the use case, and moves the episode on. */
export async function storeClearance(
  store: Store,
  patient: MemberActor,
  episodeId: string,
  day: string,
  signedById: string,
): Promise<void> {
  const at = new Date(`${day}T10:00:00Z`);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    const { clearances, episodes, phaseChanges } = tables;
    await tx.update(episodes).set({ phase: "subacute" }).where(eq(episodes.id, episodeId));
    const belongs = { clinicId: patient.clinicId, episodeId };
    await tx.insert(clearances).values({
      id: newId(at.getTime()),
      ...belongs,
      patientId: patient.memberId,
      kind: "override",
      reason: "Walks and sleeps well.",
      gateOutcome: "NOT_YET",
      criteria: {},
      signedDay: day,
      signedAt: at,
      signedById,
    });
    await tx.insert(phaseChanges).values({
      id: newId(at.getTime()),
      ...belongs,
      fromPhase: "acute",
      toPhase: "subacute",
      effectiveDay: day,
      reason: null,
      changedAt: at,
      changedById: signedById,
    });
  });
}

/** The page of a questionnaire that the patient sees, or what stands there instead. */
export async function pageOf(
  patient: MemberActor,
  instrument: PatientInstrument,
  page: number | "end" | null = null,
) {
  const view = await readQuestionnaire(patient, { instrument, page });
  if (!view.ok) throw new Error(view.code);
  return view.value;
}

/** What the form of the shown page would send. */
export async function pageInput(
  patient: MemberActor,
  instrument: PatientInstrument,
  page: number | null,
  given: Partial<Pick<SavePromPageInput, "value" | "ticks" | "none">>,
): Promise<SavePromPageInput> {
  const view = await pageOf(patient, instrument, page);
  if (view.kind !== "page") throw new Error(`no page is shown, but ${view.kind}`);
  return {
    idempotencyKey: view.formId,
    responseId: view.responseId,
    instrument,
    page: view.page,
    seenRevision: view.seenRevision,
    value: null,
    ticks: [],
    none: false,
    ...given,
  };
}

/** Confirms a page as its form sends it. */
export async function confirmPage(...given: Parameters<typeof pageInput>) {
  return savePromPage(given[0], await pageInput(...given));
}

/** Answers a whole questionnaire of one question a page. */
export async function answerAll(
  patient: MemberActor,
  instrument: "nprs" | "psfs" | "pgic",
  values: readonly number[],
): Promise<void> {
  for (const [page, value] of values.entries()) {
    const saved = await confirmPage(patient, instrument, page, { value });
    if (!saved.ok) throw new Error(saved.code);
  }
}

/** Answers the whole RMDQ with these places ticked. */
export async function answerRmdq(patient: MemberActor, ticked: readonly number[]): Promise<void> {
  for (let page = 0; page < 4; page++) {
    const ticks = ticked.filter((place) => Math.floor(place / 6) === page);
    const saved = await confirmPage(patient, "rmdq", page, { ticks, none: ticks.length === 0 });
    if (!saved.ok) throw new Error(saved.code);
  }
}

/** Names activities for the PSFS. */
export async function name(patient: MemberActor, ...activities: string[]) {
  return nameActivities(patient, { idempotencyKey: newId(), activities });
}

/** A measure as the form of the care team sends it. */
export function entryOf(
  patientId: string,
  version: PromVersion,
  day: string,
  given: Partial<EnterPromInput> = {},
): EnterPromInput {
  return {
    ...enterPromInput.parse({ idempotencyKey: newId(), patientId, version, day, total: "0" }),
    total: null,
    ...given,
  };
}
