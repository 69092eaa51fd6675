/** Questionnaires of patients, and outcomes as the care team reads and enters them. */
import { getStore } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import { newId } from "#lib/kernel/ids.ts";
import type { Cast } from "./cast.ts";
import { careTeamAction, careTeamScreen, ownAction, ownScreen, type Row } from "./row.ts";

const id = (cast: Cast) => ({ id: cast.patientId });
const begunId = newId();
const answeredId = newId();

const rowOf = (cast: Cast) => ({
  clinicId: cast.world.clinicId,
  patientId: cast.patientId,
  episodeId: cast.episodeId,
  recordedAt: cast.present,
  receivedAt: cast.present,
  recordedById: cast.patientId,
});

/** The patient confirmed one page of the pain questions and stopped. */
async function beginQuestionnaire(cast: Cast): Promise<void> {
  await (await getStore()).writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.promPages).values({
      ...rowOf(cast),
      id: newId(),
      responseId: begunId,
      instrument: "nprs",
      page: 0,
      revision: 0,
      answers: { items: [3] },
    });
  });
}

/** An answer that somebody of the team can take back. */
async function answerQuestionnaire(cast: Cast): Promise<void> {
  await (await getStore()).writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.promResponses).values({
      ...rowOf(cast),
      id: answeredId,
      instrument: "nprs",
      instrumentVersion: "nprs-rest-worst-average",
      occasionWeek: null,
      localDay: cast.today,
      answers: { items: [2, 5, 3] },
      scoreTenths: 30,
      missing: 0,
      valid: true,
      totalOnly: false,
      source: "patient",
    });
  });
}

/** Not cleared yet, so nothing is asked of them. */
const notAsked = { otherPatient: "refused", foreignPatient: "refused" } as const;

export const promRows: readonly Row[] = [
  { served: "app/(patient)/questionnaires/page.tsx", expected: ownScreen() },
  {
    served: "app/(patient)/questionnaires/[instrument]/page.tsx",
    params: () => ({ instrument: "rmdq" }),
    expected: ownScreen(),
  },
  {
    served: "app/(patient)/questionnaires/[instrument]/actions.ts savePage",
    leadsTo: "/questionnaires/*",
    fields: () => ({
      idempotencyKey: newId(),
      responseId: newId(),
      instrument: "nprs",
      page: 0,
      seenRevision: "",
      value: 3,
    }),
    expected: ownAction(notAsked),
  },
  {
    served: "app/(patient)/questionnaires/[instrument]/actions.ts sendAsItIs",
    leadsTo: "/questionnaires",
    before: beginQuestionnaire,
    fields: () => ({ idempotencyKey: newId(), responseId: begunId, instrument: "nprs" }),
    expected: ownAction({ otherPatient: "not_found", foreignPatient: "not_found" }),
  },
  {
    served: "app/(patient)/questionnaires/[instrument]/actions.ts saveActivities",
    leadsTo: "/questionnaires/psfs",
    fields: () => ({ idempotencyKey: newId(), activities: { 0: "put on my socks", 1: "" } }),
    expected: ownAction(notAsked),
  },
  { served: "app/(staff)/patients/[id]/outcomes/page.tsx", params: id, expected: careTeamScreen() },
  {
    served: "app/(staff)/patients/[id]/outcomes/actions.ts enterMeasure",
    leadsTo: "/patients/*/outcomes",
    fields: (cast) => ({
      idempotencyKey: newId(),
      patientId: cast.patientId,
      version: "odi-2-1a",
      day: cast.today,
      total: 36,
      second: "",
      replaces: "",
      reason: "",
    }),
    expected: careTeamAction(),
  },
  {
    served: "app/(staff)/patients/[id]/outcomes/actions.ts takeBack",
    leadsTo: "/patients/*/outcomes",
    before: answerQuestionnaire,
    fields: (cast) => ({
      idempotencyKey: newId(),
      patientId: cast.patientId,
      responseId: answeredId,
      reason: "Entered for another patient.",
    }),
    expected: careTeamAction(),
  },
];
