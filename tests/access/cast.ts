/**
 * Everybody the matrix knows, and what there is for them to reach: one patient with a whole course, and people who stand
 * to that patient in every relation there is.
 * Long: one course of care, made in the order it happens; each step needs the one before.
 */
import { eq } from "drizzle-orm";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays, localDayOf } from "#lib/domain/calendar.ts";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readClearancePage, signClearance } from "#lib/usecases/clearance.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { newToken } from "#lib/usecases/invitation-token.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { answerScreen } from "#lib/usecases/red-flag.ts";
import { checkInForm, plainContext, screenForm, storeCheckIn } from "#tests/support/acute.ts";
import { installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { closed, finished, setsOf, started } from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

export const actorNames = [
  "visitor",
  "patient",
  "otherPatient",
  "newPatient",
  "therapist",
  "otherTherapist",
  "clinician",
  "otherClinician",
  "admin",
  "foreignTherapist",
  "foreignPatient",
  "disabled",
  "revoked",
] as const;

/**
 * - `patient`: the one everything is about. `otherPatient`: of the same clinic. `newPatient`: has not agreed yet.
 * - `therapist`, `clinician`: of the patient's care team. `otherTherapist`, `otherClinician`: of the clinic, not of the team.
 * - `foreign…`: of another clinic. `disabled`: was of the care team. `revoked`: the therapist's sign-in that was ended.
 */
export type ActorName = (typeof actorNames)[number];

export interface CastVersion {
  readonly programId: string;
  readonly versionId: string;
  readonly prescriptionId: string;
  readonly exerciseId: string;
  readonly exerciseSlug: string;
  readonly dose: Dose;
  readonly side: SideMode;
}

export interface Cast {
  readonly world: World;
  readonly actors: Readonly<Record<ActorName, MemberActor | null>>;
  /** The patient of the rows. */
  readonly patientId: string;
  readonly episodeId: string;
  readonly today: string;
  /** The moment all of it stands at: a day that turns over meanwhile changes nothing. */
  readonly present: Date;
  readonly version: CastVersion;
  /** Finished two days ago. */
  readonly sessionId: string;
  /** Ten days back, entered today: waits for the therapist. */
  readonly lateSessionId: string;
  readonly excuseId: string;
  readonly contextId: string;
  /** The token of an open invitation of a patient, and who was invited. */
  readonly token: string;
  readonly invited: MemberActor;
  readonly invitedStaff: MemberActor;
  readonly revokedSessionId: string;
}

/** A stored sign-in of the same member beside their present one. */
async function addSignIn(store: Store, member: MemberActor, ended: boolean): Promise<string> {
  const [id, at] = [newId(), now()];
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.signInSessions).values({
      id,
      userId: member.userId,
      memberId: member.memberId,
      device: "Test",
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 30 * 86_400_000),
      revokedAt: ended ? at : null,
    });
  });
  return id;
}

async function invite(store: Store, member: MemberActor, by: MemberActor): Promise<string> {
  const { token, tokenHash } = newToken();
  const at = now();
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    const { users, signInSessions, invitations } = tables;
    await tx.update(users).set({ signInName: null, passphraseHash: null }).where(eq(users.id, member.userId));
    await tx.delete(signInSessions).where(eq(signInSessions.memberId, member.memberId));
    await tx.insert(invitations).values({
      id: newId(),
      clinicId: member.clinicId,
      memberId: member.memberId,
      tokenHash,
      email: null,
      createdById: by.memberId,
      createdAt: at,
      expiresAt: new Date(at.getTime() + 5 * 86_400_000),
      usedAt: null,
      revokedAt: null,
    });
  });
  return token;
}

/** The clearance, against the criteria and with a reason, as the page does it. */
async function sign(therapist: MemberActor, patientId: string): Promise<void> {
  const page = await readClearancePage(therapist, { patientId });
  if (!page.ok) throw new Error(`the clearance page did not open: ${page.code}`);
  const signed = await signClearance(therapist, {
    patientId,
    idempotencyKey: newId(),
    fingerprint: page.value.view.fingerprint,
    reason: "Seen today, walks and bends freely.",
  });
  if (!signed.ok) throw new Error(`the clearance was not signed: ${signed.code}`);
}

/** One exercise of the first strengthening template, in force for twenty days. */
async function publish(store: Store, { patient, therapist }: World, present: Date): Promise<CastVersion> {
  const template = await installedTemplate(store, "strength-1-foundation");
  return atInstant(new Date(present.getTime() - 20 * 86_400_000), async () => {
    await sign(therapist, patient.memberId);
    const startDay = localDayOf(now(), patient.zone);
    const input = publishInput(template, { patientId: patient.memberId, startDay });
    const block = input.blocks.find((one) => one.kind === "main")!;
    const prescription = block.prescriptions.find((one) => !one.findsLoad)!;
    const schedule = { kind: "weekly_quota" as const, perWeek: 3 };
    const published = await publishProgram(therapist, {
      ...input,
      schedule,
      blocks: [{ ...block, prescriptions: [prescription] }],
    });
    if (!published.ok) throw new Error(`the cast's program was not published: ${published.code}`);
    const { versionId, programId } = published.value;
    const [stored] = await store.read
      .select({ id: tables.prescriptions.id })
      .from(tables.prescriptions)
      .where(eq(tables.prescriptions.versionId, versionId));
    const { side, exerciseId } = prescription;
    const { exercise } = template.blocks
      .flatMap((one) => one.items)
      .find((item) => item.exercise.id === exerciseId)!;
    return {
      programId,
      versionId,
      prescriptionId: stored!.id,
      exerciseId,
      exerciseSlug: exercise.slug,
      dose: prescription as Dose,
      side,
    };
  });
}

/** A session of the patient with its two sets, done on `day` and entered at `at`. */
function sessionFacts(version: CastVersion, day: string, at: Date) {
  const live = localDayOf(at, "Europe/Vienna") === day;
  const start = started(version.versionId, at, day, { source: live ? "live" : "backfilled" });
  const { prescriptionId, dose, side } = version;
  return [
    start,
    ...setsOf(start.id, prescriptionId, dose, side, at),
    closed(start.id, prescriptionId, at),
    finished(start.id, at),
  ];
}

/** Everybody and everything, written to a fresh database. */
export async function createCast(store: Store): Promise<Cast> {
  const present = now();
  const world = await atInstant(new Date(present.getTime() - 40 * 86_400_000), () => createWorld(store));
  const { patient, therapist, episodeId, clinicId } = world;
  await installContent();
  const today = localDayOf(present, patient.zone);

  const disabled = await addMember(store, clinicId, "therapist", "Dora Vale");
  const newPatient = await addMember(store, clinicId, "patient", "Nils Birch", { consented: false });
  const invited = await addMember(store, clinicId, "patient", "Ivo Sorrel", { consented: false });
  const invitedStaff = await addMember(store, clinicId, "therapist", "Gwen Larch");
  await addEpisode(store, newPatient, [{ member: therapist, part: "lead_therapist" }]);
  await addEpisode(store, invited, [{ member: therapist, part: "lead_therapist" }]);
  const token = await invite(store, invited, therapist);
  await invite(store, invitedStaff, world.admin);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    const { members, careTeamLinks, signInSessions } = tables;
    await tx.insert(careTeamLinks).values({
      id: newId(),
      clinicId,
      episodeId,
      memberId: disabled.memberId,
      part: "therapist",
      startedAt: present,
      startedById: therapist.memberId,
      endedAt: null,
    });
    await tx.update(members).set({ disabledAt: present }).where(eq(members.id, disabled.memberId));
    // Everyone signed in just now, so that no reading of a page touches a row.
    await tx
      .update(signInSessions)
      .set({ lastSeenAt: present, expiresAt: new Date(present.getTime() + 30 * 86_400_000) });
  });
  const revokedSessionId = await addSignIn(store, therapist, true);

  const version = await publish(store, world, present);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    const { episodes } = tables;
    await tx.update(episodes).set({ phase: "strengthening" }).where(eq(episodes.id, episodeId));
  });
  const twoDaysAgo = new Date(present.getTime() - 2 * 86_400_000);
  const session = sessionFacts(version, localDayOf(twoDaysAgo, patient.zone), twoDaysAgo);
  const late = sessionFacts(version, addDays(today, -10), present);
  const excuse = {
    kind: "excuse_recorded" as const,
    id: newId(),
    fromDay: addDays(today, 1),
    toDay: addDays(today, 2),
    reason: "away" as const,
    recordedAt: present,
  };
  const recorded = await recordFacts(patient, {
    patientId: patient.memberId,
    facts: [...session, ...late, excuse],
  });
  if (!recorded.ok || recorded.value.results.some(({ status }) => status !== "stored")) {
    throw new Error(`the cast could not be set up: ${JSON.stringify(recorded)}`);
  }
  await storeCheckIn(store, patient, episodeId, addDays(today, -1), checkInForm(today));
  const contextId = newId();
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.redFlagContexts).values({
      id: contextId,
      clinicId,
      patientId: patient.memberId,
      revision: 0,
      ...plainContext,
      cancer: true,
      recordedAt: present,
      recordedById: patient.memberId,
    });
  });
  // The whole screen comes before strengthening (clinical.md A4).
  const screened = await atInstant(present, () =>
    answerScreen(patient, screenForm({}, { occasion: "program_start", context: null })),
  );
  if (!screened.ok) throw new Error(`the cast's screen was not stored: ${screened.code}`);

  return {
    world,
    actors: {
      visitor: null,
      patient,
      otherPatient: world.otherPatient,
      newPatient,
      therapist,
      otherTherapist: world.otherTherapist,
      clinician: world.clinician,
      otherClinician: world.otherClinician,
      admin: world.admin,
      foreignTherapist: world.foreign.therapist,
      foreignPatient: world.foreign.patient,
      disabled,
      revoked: { ...therapist, sessionId: revokedSessionId },
    },
    patientId: patient.memberId,
    episodeId,
    today,
    present,
    version,
    sessionId: session[0]!.id,
    lateSessionId: late[0]!.id,
    excuseId: excuse.id,
    contextId,
    token,
    invited,
    invitedStaff,
    revokedSessionId,
  };
}
