/** Acute-care rows for tests: whole screens answered "no", check-ins and flags written directly. */
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { CheckInAnswers } from "#lib/domain/check-in.ts";
import type { RedFlagAnswers } from "#lib/domain/red-flag.ts";
import {
  type RedFlagCode,
  type RedFlagContext,
  redFlagQuestions,
  screenQuestionIds,
} from "#lib/domain/red-flag-questions.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { RecordCheckInInput } from "#lib/schemas/check-in.ts";
import type { AskedOccasion, RedFlagScreenForm } from "#lib/schemas/red-flag.ts";

/** A person of 45 without anything in their history. */
export const plainContext: RedFlagContext = {
  birthYear: 1981,
  firstEpisode: false,
  cancer: false,
  recentSurgery: false,
  longTermSteroids: false,
  osteoporosis: false,
  weakImmuneSystem: false,
  pregnancy: false,
};

/** Every question of the whole screen answered "no", single questions left out as they open from a yes. */
export const allNo: RedFlagAnswers = Object.fromEntries(
  screenQuestionIds.filter((id) => redFlagQuestions[id].opensFrom === null).map((id) => [id, false]),
);

export function screenForm(
  answers: RedFlagAnswers = {},
  rest: { occasion?: AskedOccasion; context?: RedFlagContext | null; id?: string } = {},
): RedFlagScreenForm {
  return {
    idempotencyKey: rest.id ?? newId(),
    occasion: rest.occasion ?? "intake",
    answers: { ...allNo, ...answers },
    context: rest.context === undefined ? plainContext : rest.context,
  };
}

/** A day that meets every criterion. */
export const goodDay: CheckInAnswers = {
  restPain: 2,
  worstPain: 4,
  wokenByPain: false,
  nightUnrelenting: false,
  analgesicLevel: 0,
  sedating: false,
  walkMinutes: 15,
  standsUnaided: true,
  legWorse: false,
};

export function checkInForm(day: string, answers: Partial<RecordCheckInInput> = {}): RecordCheckInInput {
  const given = { ...goodDay, ...answers };
  return {
    day,
    idempotencyKey: newId(),
    seenRevision: null,
    legBothOrFootDrop: null,
    ...given,
    restPain: given.restPain ?? 2,
    legWorse: given.legWorse ?? false,
  };
}

/** Writes a check-in row past the use case. */
export async function storeCheckIn(
  store: Store,
  patient: MemberActor,
  episodeId: string,
  day: string,
  answers: Partial<CheckInAnswers> = {},
  revision = 0,
): Promise<void> {
  const at = new Date(`${day}T18:00:00Z`);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.checkIns).values({
      id: newId(),
      clinicId: patient.clinicId,
      patientId: patient.memberId,
      episodeId,
      localDay: day,
      revision,
      ...goodDay,
      ...answers,
      zone: patient.zone,
      recordedAt: at,
      receivedAt: at,
      recordedById: patient.memberId,
    });
  });
}

/** Writes an open flag past the use case; its id. */
export async function storeFlag(
  store: Store,
  patient: MemberActor,
  episodeId: string,
  code: RedFlagCode,
  questionId = "fever",
  day = "2026-03-02",
): Promise<string> {
  const [screenId, flagId] = [newId(), newId()];
  const at = new Date(`${day}T12:00:00Z`);
  const belongs = { clinicId: patient.clinicId, patientId: patient.memberId };
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.redFlagScreens).values({
      id: screenId,
      ...belongs,
      episodeId,
      occasion: "flare",
      localDay: day,
      answeredAt: at,
      receivedAt: at,
      recordedById: patient.memberId,
    });
    await tx.insert(tables.redFlags).values({
      id: flagId,
      ...belongs,
      episodeId,
      screenId,
      questionId,
      code,
      raisedBy: "answer",
      raisedAt: at,
    });
  });
  return flagId;
}
