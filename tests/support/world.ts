/**
 * A small world for tests: two clinics, every role, patients with and without relations. Rows are written directly, so
 * that a test of one use case does not depend on all others. Passphrase of everyone: `worldPassphrase`.
 */
import { hashSync } from "@node-rs/argon2";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { consentTextVersion } from "#lib/domain/consent.ts";
import type { Phase, Role } from "#lib/domain/episode.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";

export const worldPassphrase = "correct horse battery";
const passphraseHash = hashSync(worldPassphrase, {
  algorithm: 2,
  memoryCost: 8192,
  timeCost: 1,
  parallelism: 1,
});

export interface World {
  readonly clinicId: string;
  readonly admin: MemberActor;
  readonly therapist: MemberActor;
  readonly otherTherapist: MemberActor;
  readonly clinician: MemberActor;
  readonly otherClinician: MemberActor;
  /** Care team: therapist and clinician. Consented, phase acute, onset ten days ago. */
  readonly patient: MemberActor;
  readonly episodeId: string;
  /** A patient whose only care-team member is otherTherapist. */
  readonly otherPatient: MemberActor;
  readonly otherEpisodeId: string;
  /** Same roles in another clinic. */
  readonly foreign: {
    readonly therapist: MemberActor;
    readonly patient: MemberActor;
    readonly clinicId: string;
  };
}

const defaults = {
  emergencyNumber: "112",
  doctorNumber: "116 117",
  crisisLine: "0800 111 0 111",
  replyTime: "one working day",
  serviceHours: "Monday to Friday, 9:00 to 17:00",
};

/** Adds a clinic. */
export async function addClinic(store: Store, name: string): Promise<string> {
  const id = newId();
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.clinics).values({
      id,
      name,
      locale: "en-GB",
      zone: "Europe/Vienna",
      ...defaults,
      progressionEnabled: false,
      cliniciansOnlyClearUrgent: false,
      isDemo: false,
      createdAt: now(),
      revision: 0,
    });
  });
  return id;
}

/** Adds a user with a place in the clinic and a live sign-in session; the actor as a request would carry it. */
export async function addMember(
  store: Store,
  clinicId: string,
  role: Role,
  name: string,
  options: { zone?: string; consented?: boolean; birthYear?: number } = {},
): Promise<MemberActor> {
  const at = now();
  const zone = options.zone ?? "Europe/Vienna";
  const [userId, memberId, sessionId] = [newId(), newId(), newId()];
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.users).values({
      id: userId,
      signInName: `${name.toLowerCase().replaceAll(" ", ".")}@example.test`,
      name,
      email: null,
      passphraseHash,
      theme: "auto",
      textSize: "normal",
      createdAt: at,
      revision: 0,
    });
    await tx.insert(tables.members).values({
      id: memberId,
      clinicId,
      userId,
      role,
      title: null,
      birthYear: options.birthYear ?? (role === "patient" ? 1980 : null),
      zone,
      locale: "en-GB",
      createdAt: at,
      disabledAt: null,
    });
    await tx.insert(tables.signInSessions).values({
      id: sessionId,
      userId,
      memberId,
      device: "Test",
      createdAt: at,
      lastSeenAt: at,
      expiresAt: new Date(at.getTime() + 30 * 86_400_000),
      revokedAt: null,
    });
    if (options.consented ?? true) {
      await tx.insert(tables.consents).values({
        id: newId(),
        clinicId,
        memberId,
        textVersion: consentTextVersion,
        locale: "en-GB",
        agreedAt: at,
      });
    }
  });
  return { kind: "member", userId, memberId, clinicId, role, sessionId, name, zone, locale: "en-GB" };
}

/** Adds an episode with its care team; `onsetDay` and `phase` as given. */
export async function addEpisode(
  store: Store,
  patient: MemberActor,
  team: readonly { member: MemberActor; part: "lead_therapist" | "therapist" | "clinician" }[],
  options: { onsetDay?: string; phase?: Phase } = {},
): Promise<string> {
  const at = now();
  const episodeId = newId();
  const by = team[0]?.member.memberId ?? patient.memberId;
  const phase = options.phase ?? "acute";
  const onsetDay = options.onsetDay ?? new Date(at.getTime() - 10 * 86_400_000).toISOString().slice(0, 10);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.episodes).values({
      id: episodeId,
      clinicId: patient.clinicId,
      patientId: patient.memberId,
      onsetDay,
      region: "low_back",
      phase,
      createdAt: at,
      createdById: by,
    });
    await tx.insert(tables.phaseChanges).values({
      id: newId(),
      clinicId: patient.clinicId,
      episodeId,
      fromPhase: null,
      toPhase: phase,
      effectiveDay: at.toISOString().slice(0, 10),
      reason: null,
      changedAt: at,
      changedById: by,
    });
    for (const { member, part } of team) {
      await tx.insert(tables.careTeamLinks).values({
        id: newId(),
        clinicId: patient.clinicId,
        episodeId,
        memberId: member.memberId,
        part,
        startedAt: at,
        startedById: by,
        endedAt: null,
      });
    }
  });
  return episodeId;
}

/** The whole world. */
export async function createWorld(store: Store): Promise<World> {
  const clinicId = await addClinic(store, "Test clinic");
  const admin = await addMember(store, clinicId, "admin", "Ada Heron");
  const therapist = await addMember(store, clinicId, "therapist", "Dana Wren");
  const otherTherapist = await addMember(store, clinicId, "therapist", "Theo Swift");
  const clinician = await addMember(store, clinicId, "clinician", "Mira Kestrel");
  const otherClinician = await addMember(store, clinicId, "clinician", "Noah Rook");
  const patient = await addMember(store, clinicId, "patient", "Ines Hazel");
  const otherPatient = await addMember(store, clinicId, "patient", "Otto Elder");
  const episodeId = await addEpisode(store, patient, [
    { member: therapist, part: "lead_therapist" },
    { member: clinician, part: "clinician" },
  ]);
  const otherEpisodeId = await addEpisode(store, otherPatient, [
    { member: otherTherapist, part: "lead_therapist" },
  ]);
  const foreignClinicId = await addClinic(store, "Another clinic");
  const foreignTherapist = await addMember(store, foreignClinicId, "therapist", "Una Crane");
  const foreignPatient = await addMember(store, foreignClinicId, "patient", "Piet Bracken");
  await addEpisode(store, foreignPatient, [{ member: foreignTherapist, part: "lead_therapist" }]);
  return {
    clinicId,
    admin,
    therapist,
    otherTherapist,
    clinician,
    otherClinician,
    patient,
    episodeId,
    otherPatient,
    otherEpisodeId,
    foreign: { therapist: foreignTherapist, patient: foreignPatient, clinicId: foreignClinicId },
  };
}
