/**
 * Screens and changes of therapists and clinicians.
 * Long: a table, one row a screen or change.
 */
import { getStore } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { diagnoses } from "#lib/domain/episode.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readClearancePage } from "#lib/usecases/clearance.ts";
import { declareFlare } from "#lib/usecases/flare.ts";
import { readPatientSignals } from "#lib/usecases/signal.ts";
import { storeFlag } from "#tests/support/acute.ts";
import { refreshEach } from "#tests/support/signals.ts";
import { addMember } from "#tests/support/world.ts";
import type { Cast } from "./cast.ts";
import {
  careTeamAction,
  careTeamScreen,
  expectAll,
  type Fields,
  gone,
  type Row,
  staffScreen,
  therapistAction,
  therapistScreen,
} from "./row.ts";

const allStaff = staffScreen({ admin: "allow" });
const patientsMayNot = {
  patient: "forbidden",
  otherPatient: "forbidden",
  foreignPatient: "forbidden",
  newPatient: "forbidden",
} as const;
const clinicianOnly = expectAll("home", { ...gone, clinician: "allow", otherClinician: "allow" });
/** Of the care team, therapists alone. */
const therapistOfTeam = careTeamScreen({ clinician: "home", otherClinician: "home" });
const anyTherapist = { therapist: "allow", otherTherapist: "allow", foreignTherapist: "allow" } as const;

const id = (cast: Cast) => ({ id: cast.patientId });

/** A flare that the patient has declared, and the program from before it. */
async function declareAFlare(cast: Cast): Promise<void> {
  const declared = await declareFlare(cast.world.patient, { idempotencyKey: newId() });
  if (!declared.ok) throw new Error(declared.code);
  made.flareId = declared.value.flareId;
}
const flareReason = "Spoke on the phone, no new signs.";

/** What a row's past left for its form. */
const made = { flareId: "", flagId: "", fingerprint: "", linkId: "", signal: "" };

async function raiseFlag(cast: Cast): Promise<void> {
  const patient = cast.world.patient;
  made.flagId = await storeFlag(await getStore(), patient, cast.episodeId, "U", "fever", cast.today);
}

/** An answer to review that stands as a signal. */
async function openSignal(cast: Cast): Promise<void> {
  await raiseFlag(cast);
  const { patient, therapist } = cast.world;
  await refreshEach(await getStore(), new Date(), [{ patient, episodeId: cast.episodeId }]);
  const page = await readPatientSignals(therapist, { patientId: cast.patientId });
  if (!page.ok) throw new Error(page.code);
  const signal = page.value.standing.find(({ code }) => code === "FLAG_TU");
  if (!signal) throw new Error("the flag opened no signal");
  made.signal = `${signal.id} ${signal.seen}`;
}

/** A second therapist in the team, whom nobody signs in as. */
async function addColleague(cast: Cast): Promise<void> {
  const store = await getStore();
  const colleague = await addMember(store, cast.world.clinicId, "therapist", "Lars Alder");
  made.linkId = newId();
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.careTeamLinks).values({
      id: made.linkId,
      clinicId: cast.world.clinicId,
      episodeId: cast.episodeId,
      memberId: colleague.memberId,
      part: "therapist",
      startedAt: new Date(),
      startedById: cast.world.therapist.memberId,
      endedAt: null,
    });
  });
}

const phaseChange = (cast: Cast, from: string, to?: string): Fields => ({
  patientId: cast.patientId,
  changeId: newId(),
  from,
  ...(to ? { to } : {}),
  reason: "Agreed at the visit.",
});

/** Where the episode's forms lead back to. */
const episodePage = "/patients/*/episode";

/** The patient who has not been cleared: the new one, whose lead the therapist is. */
const newcomer = (cast: Cast) => cast.actors.newPatient!.memberId;

async function openClearancePage(cast: Cast): Promise<void> {
  const page = await readClearancePage(cast.world.therapist, { patientId: newcomer(cast) });
  if (!page.ok) throw new Error(page.code);
  made.fingerprint = page.value.view.fingerprint;
}

/** About a patient other than the cast's: nobody but the lead therapist and the patient has a relation. */
const leadOnly = therapistAction({ patient: "not_found", clinician: "not_found", newPatient: "forbidden" });
const invitedOnly = therapistAction({ patient: "not_found", clinician: "not_found" });

/** The cast's own prescription, sent again; a figure that its axis does not use is left empty. */
function prescriptionFields({ version }: Cast): Fields {
  const { axis, sets, reps, holdSeconds, durationSeconds, distanceM } = version.dose;
  const dose = { axis, sets, reps, holdSeconds, durationSeconds, distanceM };
  return { exerciseId: version.exerciseId, ...dose, side: version.side, restSeconds: 60 };
}

export const staffRows: readonly Row[] = [
  { served: "app/(staff)/caseload/page.tsx", expected: therapistScreen() },
  { served: "app/(staff)/dashboard/page.tsx", expected: clinicianOnly },
  { served: "app/(staff)/library/page.tsx", expected: allStaff },
  // Where an exercise stood before: its page asks who it is.
  {
    served: "app/(staff)/library/[slug]/page.tsx",
    params: () => ({ slug: "bird-dog" }),
    leadsTo: "/exercise/bird-dog",
    expected: expectAll("allow"),
  },
  {
    served: "app/(staff)/library/print/page.tsx",
    query: () => ({ slugs: "bird-dog,plank" }),
    expected: allStaff,
  },
  {
    served: "app/(staff)/library/actions.ts keepFavourite",
    fields: (cast) => ({ keep: cast.version.exerciseId }),
    expected: expectAll("allow", { ...gone, ...patientsMayNot }),
  },
  { served: "app/(staff)/templates/page.tsx", expected: allStaff },
  {
    served: "app/(staff)/templates/[slug]/page.tsx",
    params: () => ({ slug: "acute-calm-down" }),
    expected: allStaff,
  },
  { served: "app/(staff)/patients/[id]/page.tsx", params: id, expected: careTeamScreen() },
  { served: "app/(staff)/patients/[id]/record/page.tsx", params: id, expected: careTeamScreen() },
  { served: "app/(staff)/patients/[id]/clearance/page.tsx", params: id, expected: careTeamScreen() },
  { served: "app/(staff)/patients/[id]/program/page.tsx", params: id, expected: careTeamScreen() },
  { served: "app/(staff)/patients/[id]/log/page.tsx", params: id, expected: therapistOfTeam },
  {
    served: "app/(staff)/patients/[id]/assign/page.tsx",
    params: id,
    // The whole of it: a template picked from the criteria, whose state becomes the reason of the phase change.
    query: () => ({ template: "strength-2-build", from: "stage", judged: "hinge_form" }),
    expected: therapistOfTeam,
  },
  {
    served: "app/(staff)/patients/[id]/assign/actions.ts publishProgramAction",
    leadsTo: "/patients/*/program",
    fields: (cast) => ({
      patientId: cast.patientId,
      programId: newId(),
      versionId: newId(),
      baseVersionId: cast.version.versionId,
      name: "Strength",
      schedule: { kind: "weekly_quota", perWeek: 3 },
      startDay: cast.today,
      blocks: [{ name: "Main", kind: "main", countsAsMain: "on", prescriptions: [prescriptionFields(cast)] }],
    }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/log/actions.ts savePaperLog",
    fields: (cast) => ({
      patientId: cast.patientId,
      sessionId: newId(),
      versionId: cast.version.versionId,
      day: addDays(cast.today, -1),
      restPain: 2,
      rows: [{ prescriptionId: cast.version.prescriptionId, sets: { 0: 5 }, pain: 2, effort: 5 }],
    }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/log/actions.ts decideLateEntry",
    fields: (cast) => ({
      patientId: cast.patientId,
      reviewId: newId(),
      sessionId: cast.lateSessionId,
      decision: "accept",
    }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/record/actions.ts endRedFlagsAction",
    before: raiseFlag,
    leadsTo: "/patients/*/record",
    fields: (cast) => ({
      patientId: cast.patientId,
      flagIds: made.flagId,
      reason: "Seen by the practice, no fever since Monday.",
      assessedBy: "Dr Rook",
      assessedOn: cast.today,
    }),
    expected: careTeamAction(),
  },
  {
    served: "app/(staff)/patients/[id]/record/actions.ts reviewContextAction",
    leadsTo: "/patients/*/record",
    fields: (cast) => ({
      patientId: cast.patientId,
      contextId: cast.contextId,
      note: "In remission, oncology informed.",
    }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/clearance/actions.ts signClearanceAction",
    before: openClearancePage,
    leadsTo: "/patients/*/clearance",
    fields: (cast) => ({
      patientId: newcomer(cast),
      idempotencyKey: newId(),
      fingerprint: made.fingerprint,
      reason: "Seen today, walks and bends freely.",
    }),
    expected: leadOnly,
  },
  { served: "app/(staff)/patients/[id]/signals/page.tsx", params: id, expected: careTeamScreen() },
  {
    served: "app/(staff)/patients/[id]/signals/actions.ts handleSignalsAction",
    before: openSignal,
    leadsTo: "/patients/*",
    fields: (cast) => ({
      patientId: cast.patientId,
      act: "acknowledge",
      "signals[]": [made.signal],
      reason: "Called, sees the practice tomorrow.",
    }),
    expected: therapistAction(),
  },
  { served: "app/(staff)/patients/[id]/episode/page.tsx", params: id, expected: therapistOfTeam },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts saveDiagnosesAction",
    fields: (cast) => ({ patientId: cast.patientId, labels: diagnoses[0]!, seen: "" }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts addToTeamAction",
    leadsTo: episodePage,
    fields: (cast) => ({
      patientId: cast.patientId,
      linkId: newId(),
      memberId: cast.world.otherClinician.memberId,
    }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts endTeamLinkAction",
    before: addColleague,
    leadsTo: episodePage,
    fields: (cast) => ({ patientId: cast.patientId, linkId: made.linkId }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts makeLeadAction",
    before: addColleague,
    leadsTo: episodePage,
    fields: (cast) => ({ patientId: cast.patientId, linkId: made.linkId }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts advancePhaseAction",
    leadsTo: episodePage,
    fields: (cast) => phaseChange(cast, "strengthening", "maintenance"),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts dischargeAction",
    leadsTo: episodePage,
    fields: (cast) => phaseChange(cast, "strengthening"),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/episode/actions.ts returnToCareAction",
    leadsTo: episodePage,
    fields: (cast) => phaseChange(cast, "strengthening", "acute"),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/record/actions.ts reviewFlareAction",
    before: declareAFlare,
    leadsTo: "/patients/*",
    fields: (cast) => ({
      patientId: cast.patientId,
      flareId: made.flareId,
      idempotencyKey: newId(),
      reason: flareReason,
    }),
    expected: therapistAction(),
  },
  {
    served: "app/(staff)/patients/[id]/record/actions.ts endFlareAction",
    before: declareAFlare,
    leadsTo: "/patients/*",
    fields: (cast) => ({
      patientId: cast.patientId,
      flareId: made.flareId,
      idempotencyKey: newId(),
      reason: flareReason,
      plan: "keep",
    }),
    expected: therapistAction(),
  },
  { served: "app/(staff)/patients/invite/page.tsx", expected: therapistScreen() },
  {
    served: "app/(staff)/patients/invite/[patientId]/page.tsx",
    params: (cast) => ({ patientId: cast.invited.memberId }),
    expected: therapistScreen({ otherTherapist: "not_found", foreignTherapist: "not_found" }),
  },
  {
    served: "app/(staff)/patients/invite/actions.ts sendPatientInvitation",
    fields: (cast) => ({
      idempotencyKey: newId(),
      name: "Bea Thorn",
      onsetDay: addDays(cast.today, -3),
      region: "low_back",
    }),
    expected: expectAll("forbidden", { ...gone, ...anyTherapist }),
  },
  {
    served: "app/(staff)/patients/invite/actions.ts renewPatientInvitation",
    fields: (cast) => ({ idempotencyKey: newId(), patientId: cast.invited.memberId }),
    expected: invitedOnly,
  },
  {
    served: "app/(staff)/patients/invite/actions.ts takeBackPatientInvitation",
    fields: (cast) => ({ patientId: cast.invited.memberId }),
    expected: invitedOnly,
  },
];
