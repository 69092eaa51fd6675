/**
 * Programs and facts for tests of sessions: rows written directly, so that no test here depends on the builder.
 * Long: rows and facts of every kind a session has, each in its shortest form.
 */
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import type { Dose, SideMode } from "#lib/domain/dosage.ts";
import { prescribedSets } from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import type { ExposureClosed, SessionFinished, SessionStarted, SetRecorded } from "#lib/domain/facts.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { newId } from "#lib/kernel/ids.ts";

const grant = () => systemGrant("setup");

export const reps = (sets: number, count: number, loadG: number | null = null): Dose => ({
  axis: "reps",
  sets,
  reps: count,
  holdSeconds: null,
  durationSeconds: null,
  distanceM: null,
  loadG,
});

/** Adds a library exercise and returns its id. */
export async function addExercise(
  store: Store,
  name = "Bird dog",
  options: { loadable?: boolean } = {},
): Promise<string> {
  const id = newId();
  await store.writeUnaudited(grant(), async (tx) => {
    await tx.insert(tables.exercises).values({
      id,
      scope: "built-in",
      slug: `${name.toLowerCase().replaceAll(" ", "-")}-${id.slice(-6)}`,
      name,
      instructions: "Slowly.",
      category: "strength",
      ladder: null,
      rung: null,
      easierSlug: null,
      harderSlug: null,
      side: "both",
      position: "standing",
      region: "trunk",
      restSeconds: 60,
      effortMax: 7,
      loadable: options.loadable ?? false,
      sessionsPerWeek: 3,
      axis: "reps",
      sets: 2,
      reps: 8,
      holdSeconds: null,
      durationSeconds: null,
      distanceM: null,
      loadG: null,
      setsMin: 1,
      setsMax: 4,
      repsMin: 6,
      repsMax: 12,
      holdSecondsMin: null,
      holdSecondsMax: null,
      durationSecondsMin: null,
      durationSecondsMax: null,
      distanceMMin: null,
      distanceMMax: null,
      cautionDisc: 0,
      cautionFacetOa: 0,
      cautionStenosis: 0,
      cautionDdd: 0,
      cautionAcuteStrain: 0,
      details: {
        targetMuscles: [],
        startPosition: "standing",
        equipment: [],
        equipmentChoice: "all",
        equipmentText: "none",
        movementBias: "neutral",
        tempo: null,
        synonyms: [],
        stages: ["any"],
      },
      updatedAt: new Date("2026-01-01T00:00:00Z"),
    });
  });
  return id;
}

export interface TestItem {
  readonly exerciseId: string;
  readonly dose?: Dose;
  readonly side?: SideMode;
  readonly kind?: BlockKind;
  readonly findsLoad?: boolean;
}

export interface TestVersion {
  readonly programId: string;
  readonly versionId: string;
  /** In the order of the items. */
  readonly prescriptionIds: readonly string[];
}

const scheduleRow = (schedule: Schedule) => ({
  scheduleKind: schedule.kind,
  weekdays: schedule.kind === "fixed_days" ? schedule.weekdays.join(",") : null,
  perWeek: schedule.kind === "weekly_quota" ? schedule.perWeek : null,
  slotsPerDay: schedule.kind === "daily_slots" ? schedule.slotsPerDay : null,
  daysPerWeek: schedule.kind === "daily_slots" ? schedule.daysPerWeek : null,
});

/** Publishes a version with one block per kind. `at` is when it was published. */
export async function addVersion(
  store: Store,
  who: { patient: MemberActor; episodeId: string; by: MemberActor },
  options: {
    items: readonly TestItem[];
    effectiveFrom: string;
    at: Date;
    schedule?: Schedule;
    lane?: "core" | "on_demand";
    programId?: string;
    number?: number;
    note?: string;
    rulesConfig?: unknown;
    bounds?: unknown;
    name?: string;
  },
): Promise<TestVersion> {
  const { clinicId, memberId: patientId } = who.patient;
  const { episodeId } = who;
  const by = who.by.memberId;
  const programId = options.programId ?? newId();
  const versionId = newId();
  const prescriptionIds: string[] = [];
  await store.writeUnaudited(grant(), async (tx) => {
    if (!options.programId) {
      await tx.insert(tables.programs).values({
        id: programId,
        clinicId,
        patientId,
        episodeId,
        templateId: null,
        name: options.name ?? "Strength",
        lane: options.lane ?? "core",
        createdAt: options.at,
        createdById: by,
      });
    }
    await tx.insert(tables.programVersions).values({
      id: versionId,
      clinicId,
      patientId,
      episodeId,
      programId,
      number: options.number ?? 1,
      effectiveFrom: options.effectiveFrom,
      ...scheduleRow(options.schedule ?? { kind: "weekly_quota", perWeek: 3 }),
      noteToPatient: options.note ?? null,
      rulesConfig: options.rulesConfig ?? {},
      publishedAt: options.at,
      publishedById: by,
    });
    const kinds = [...new Set(options.items.map((item) => item.kind ?? "main"))];
    for (const [position, kind] of kinds.entries()) {
      const blockId = newId();
      await tx.insert(tables.programBlocks).values({
        id: blockId,
        clinicId,
        versionId,
        position,
        name: kind,
        kind,
        countsAsMain: kind === "main",
      });
      for (const [place, item] of options.items
        .filter((candidate) => (candidate.kind ?? "main") === kind)
        .entries()) {
        const id = newId();
        prescriptionIds.push(id);
        await tx.insert(tables.prescriptions).values({
          id,
          clinicId,
          versionId,
          blockId,
          position: place,
          exerciseId: item.exerciseId,
          ...(item.dose ?? reps(2, 10)),
          side: item.side ?? "both",
          restSeconds: 60,
          tempo: null,
          effortMax: 7,
          bounds: options.bounds ?? {},
          findsLoad: item.findsLoad ?? false,
          note: null,
          cautionReason: null,
        });
      }
    }
  });
  return { programId, versionId, prescriptionIds };
}

/** Signs a clearance for the episode, so that strengthening may be published. */
export async function addClearance(
  store: Store,
  who: { patient: MemberActor; episodeId: string; by: MemberActor },
  signedDay: string,
): Promise<string> {
  const id = newId();
  await store.writeUnaudited(grant(), async (tx) => {
    await tx.insert(tables.clearances).values({
      id,
      clinicId: who.patient.clinicId,
      patientId: who.patient.memberId,
      episodeId: who.episodeId,
      kind: "override",
      reason: "Test",
      gateOutcome: "NOT_YET",
      criteria: [],
      signedDay,
      signedAt: new Date(`${signedDay}T08:00:00Z`),
      signedById: who.by.memberId,
    });
  });
  return id;
}

/** Raises a flag; returns its id. */
export async function addFlag(
  store: Store,
  who: { patient: MemberActor; episodeId: string },
  code: "E" | "S" | "U" | "T",
  raisedAt: Date,
  questionId = "leg_weaker",
): Promise<string> {
  const [id, screenId] = [newId(), newId()];
  const { clinicId, memberId: patientId } = who.patient;
  await store.writeUnaudited(grant(), async (tx) => {
    await tx.insert(tables.redFlagScreens).values({
      id: screenId,
      clinicId,
      patientId,
      episodeId: who.episodeId,
      occasion: "session",
      localDay: raisedAt.toISOString().slice(0, 10),
      answeredAt: raisedAt,
      receivedAt: raisedAt,
      recordedById: patientId,
    });
    await tx.insert(tables.redFlags).values({
      id,
      clinicId,
      patientId,
      episodeId: who.episodeId,
      screenId,
      questionId,
      code,
      raisedBy: "answer",
      raisedAt,
    });
  });
  return id;
}

/** A session begun at `at`; its day is that of the zone unless given. */
export function started(
  versionId: string,
  at: Date,
  day: string,
  more: Partial<SessionStarted> = {},
): SessionStarted {
  return {
    kind: "session_started",
    id: newId(),
    versionId,
    startedAt: at,
    zone: "Europe/Vienna",
    localDay: day,
    source: "live",
    restPainBefore: 1,
    drowsy: false,
    recordedAt: at,
    ...more,
  };
}

/** Sets of one prescription done as given, first side by side. */
export function setsOf(
  sessionId: string,
  prescriptionId: string,
  dose: Dose,
  side: SideMode,
  at: Date,
  doneOf: (target: number, place: number) => number | null = (target) => target,
): SetRecorded[] {
  return prescribedSets(dose, side).flatMap((set, place): SetRecorded[] => {
    const done = doneOf(set.target, place);
    if (done === null) return [];
    return [
      {
        kind: "set_recorded",
        id: newId(),
        sessionId,
        prescriptionId,
        setIndex: set.index,
        side: set.side,
        revision: 0,
        done,
        loadG: null,
        recordedAt: at,
      },
    ];
  });
}

export function closed(
  sessionId: string,
  prescriptionId: string,
  at: Date,
  more: Partial<ExposureClosed> = {},
): ExposureClosed {
  return {
    kind: "exposure_closed",
    id: newId(),
    sessionId,
    prescriptionId,
    revision: 0,
    painDuring: 2,
    effort: 5,
    stopReason: "none",
    endedByApp: false,
    notReached: false,
    recordedAt: at,
    ...more,
  };
}

export function finished(sessionId: string, at: Date): SessionFinished {
  return {
    kind: "session_finished",
    id: newId(),
    sessionId,
    finishedAt: at,
    endedBy: "patient",
    recordedAt: at,
  };
}
