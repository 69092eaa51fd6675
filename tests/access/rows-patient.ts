/** The patient's own screens and forms. A form names no patient: it is about whoever sends it. */
import { getStore } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import { newId } from "#lib/kernel/ids.ts";
import { allNo, goodDay, plainContext } from "#tests/support/acute.ts";
import type { Cast } from "./cast.ts";
import {
  expectAll,
  type Fields,
  gone,
  ownAction,
  ownScreen,
  ownThing,
  type Row,
  therapistAction,
} from "./row.ts";

/** Answers as the form sends them. */
const asText = (answers: object): Fields =>
  Object.fromEntries(
    Object.entries(answers).map(([name, value]) => [
      name,
      typeof value === "boolean" ? (value ? "yes" : "no") : (value as number),
    ]),
  );

const session = (cast: Cast) => ({ id: cast.sessionId });
const screenId = newId();

/** One screen that the patient answered. */
async function addScreen(cast: Cast): Promise<void> {
  const at = new Date();
  await (await getStore()).writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.redFlagScreens).values({
      id: screenId,
      clinicId: cast.world.clinicId,
      patientId: cast.patientId,
      episodeId: cast.episodeId,
      occasion: "intake",
      localDay: cast.today,
      answeredAt: at,
      receivedAt: at,
      recordedById: cast.patientId,
    });
  });
}

/** To everyone on the staff but the care team's therapist, who enters paper logs and pauses. */
const factsAction = therapistAction({ patient: "allow" });

export const patientRows: readonly Row[] = [
  { served: "app/(patient)/agree/page.tsx", expected: ownScreen({ newPatient: "allow" }) },
  { served: "app/(patient)/today/page.tsx", expected: ownScreen() },
  {
    served: "app/(patient)/today/actions.ts answerMorningAction",
    fields: () => ({ idempotencyKey: newId(), sessionDay: "2001-01-01", revision: 0, pain: 3 }),
    // Nobody has a session on that day: it is theirs to answer, and there is nothing to answer about.
    expected: ownAction({ patient: "refused", otherPatient: "refused", foreignPatient: "refused" }),
  },
  {
    served: "app/(patient)/today/actions.ts declareFlareAction",
    fields: () => ({ idempotencyKey: newId() }),
    expected: ownAction(),
    leadsTo: "/today",
  },
  { served: "app/(patient)/calm-care/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/check-in/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/screen/page.tsx", expected: ownScreen() },
  {
    served: "app/(patient)/screen/[screenId]/page.tsx",
    before: addScreen,
    params: () => ({ screenId }),
    expected: ownThing(),
  },
  { served: "app/(patient)/program/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/progress/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/learn/page.tsx", expected: ownScreen() },
  {
    served: "app/(patient)/learn/[topic]/page.tsx",
    params: () => ({ topic: "spasm" }),
    expected: ownScreen(),
  },
  { served: "app/(patient)/days/page.tsx", expected: ownScreen() },
  { served: "app/(patient)/session/new/page.tsx", expected: ownScreen() },
  // An id that is not of a session of theirs is one not begun yet: others see their own start, and nothing of this one.
  { served: "app/(patient)/session/[id]/page.tsx", params: session, expected: ownScreen() },
  { served: "app/(patient)/session/[id]/correct/page.tsx", params: session, expected: ownThing() },
  {
    served: "app/(patient)/agree/actions.ts agree",
    leadsTo: ["/screen", "/today"],
    fields: () => ({ textVersion: consentTextVersion, agreed: "on" }),
    // Everyone else agreed before; agreeing twice is agreeing once.
    expected: expectAll("no_effect", { ...gone, newPatient: "allow" }),
  },
  {
    served: "app/(patient)/check-in/actions.ts saveCheckIn",
    leadsTo: "/check-in",
    fields: (cast) => ({ idempotencyKey: newId(), day: cast.today, ...asText(goodDay) }),
    expected: ownAction(),
  },
  {
    served: "app/(patient)/screen/actions.ts sendScreen",
    leadsTo: "/screen/*",
    fields: () => ({
      idempotencyKey: newId(),
      occasion: "intake",
      answers: asText(allNo),
      context: asText(plainContext),
    }),
    expected: ownAction(),
  },
  {
    served: "app/(patient)/session/[id]/actions.ts start",
    leadsTo: "/session/*",
    fields: (cast) => ({
      sessionId: newId(),
      screenId: newId(),
      versionId: cast.version.versionId,
      restPain: 2,
      drowsy: "no",
      answers: { session_cauda_equina: "no", session_nerve: "no" },
    }),
    keeps: "answers to the safety questions stand even where no session starts",
    expected: ownAction({ otherPatient: "refused", foreignPatient: "refused" }),
  },
  {
    served: "app/(patient)/session/new/actions.ts backdate",
    leadsTo: "/session/*",
    fields: (cast) => ({ sessionId: newId(), day: addDays(cast.today, -3), restPain: 2 }),
    expected: ownAction({ otherPatient: "refused", foreignPatient: "refused" }),
  },
  {
    served: "app/(patient)/session/[id]/correct/actions.ts amend",
    fields: (cast) => ({
      amendmentId: newId(),
      sessionId: cast.sessionId,
      revision: 0,
      day: addDays(cast.today, -3),
      restPain: 2,
    }),
    expected: ownAction({ otherPatient: "not_found", foreignPatient: "not_found" }),
  },
  {
    served: "app/(patient)/days/actions.ts markDays",
    fields: (cast) => ({
      patientId: cast.patientId,
      excuseId: newId(),
      fromDay: cast.today,
      toDay: cast.today,
      reason: "ill",
    }),
    expected: factsAction,
  },
  {
    served: "app/(patient)/days/actions.ts takeBack",
    fields: (cast) => ({ patientId: cast.patientId, withdrawalId: newId(), excuseId: cast.excuseId }),
    expected: factsAction,
  },
  {
    served: "app/(patient)/session/facts/route.ts POST",
    fields: (cast) => ({
      patientId: cast.patientId,
      facts: [
        {
          kind: "excuse_recorded",
          id: newId(),
          recordedAt: new Date().toISOString(),
          fromDay: cast.today,
          toDay: cast.today,
          reason: "ill",
        },
      ],
    }),
    expected: { ...factsAction, ...gone },
  },
];
