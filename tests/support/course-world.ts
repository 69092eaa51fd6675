/**
 * Patients with a course: phases, a program and weeks of sessions, for tests of what staff read. Sessions are recorded
 * through the use case that patients use, so that credit is the real one.
 */
import { eq } from "drizzle-orm";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays, localDayOf } from "#lib/domain/calendar.ts";
import type { Phase } from "#lib/domain/episode.ts";
import type { Fact } from "#lib/domain/facts.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import {
  addClearance,
  addVersion,
  closed,
  finished,
  reps,
  setsOf,
  started,
  type TestVersion,
} from "./session-world.ts";
import { addEpisode, addMember } from "./world.ts";

export interface Course {
  readonly patient: MemberActor;
  readonly episodeId: string;
  readonly version: TestVersion;
}

export interface CourseOptions {
  readonly name: string;
  readonly therapist: MemberActor;
  readonly clinician?: MemberActor;
  readonly exerciseId: string;
  readonly phase?: Phase;
  readonly onsetDay: string;
  /** First day of the present phase and of the strengthening program. */
  readonly from: string;
  readonly schedule?: Schedule;
}

/** A patient past the acute phase with one program in force from `from`. */
export async function addCourse(store: Store, options: CourseOptions): Promise<Course> {
  const { therapist, clinician, onsetDay, from, exerciseId } = options;
  const phase = options.phase ?? "strengthening";
  const at = new Date(`${from}T09:00:00Z`);
  return atInstant(at, async () => {
    const patient = await addMember(store, therapist.clinicId, "patient", options.name);
    const team = [
      { member: therapist, part: "lead_therapist" as const },
      ...(clinician ? [{ member: clinician, part: "clinician" as const }] : []),
    ];
    const episodeId = await addEpisode(store, patient, team, { onsetDay, phase });
    const who = { patient, episodeId, by: therapist };
    await addClearance(store, who, from);
    const version = await addVersion(store, who, {
      items: [{ exerciseId, dose: reps(2, 10) }],
      effectiveFrom: from,
      at,
      schedule: options.schedule ?? { kind: "fixed_days", weekdays: [0, 2, 4] },
    });
    return { patient, episodeId, version };
  });
}

export interface LoggedDay {
  readonly day: string;
  /** Repetitions of each of the two sets, of ten asked for. */
  readonly done?: number;
  /** How many of the two sets were logged at all. */
  readonly sets?: number;
  readonly pain?: number | null;
  readonly before?: number | null;
  readonly effort?: number | null;
  readonly stopReason?: "none" | "pain";
  /** Days after the session on which it was entered. */
  readonly enteredAfter?: number;
}

/** Facts of one session with two sets of the course's exercise, done at 08:00 UTC of the day. */
export function sessionFacts(course: Course, entry: LoggedDay): Fact[] {
  const { version } = course;
  const at = new Date(`${addDays(entry.day, entry.enteredAfter ?? 0)}T08:00:00Z`);
  const session = started(version.versionId, at, entry.day, {
    source: entry.enteredAfter ? "backfilled" : "live",
    restPainBefore: entry.before === undefined ? 1 : entry.before,
  });
  const prescriptionId = version.prescriptionIds[0]!;
  return [
    session,
    ...setsOf(session.id, prescriptionId, reps(2, 10), "both", at, (_, place) =>
      place < (entry.sets ?? 2) ? (entry.done ?? 10) : null,
    ),
    closed(session.id, prescriptionId, at, {
      painDuring: entry.pain === undefined ? 2 : entry.pain,
      effort: entry.effort === undefined ? 5 : entry.effort,
      stopReason: entry.stopReason ?? "none",
    }),
    finished(session.id, at),
  ];
}

/** Records sessions as the patient, as of `now`. Throws when one is refused. */
export async function logSessions(course: Course, entries: readonly LoggedDay[], now: Date): Promise<Fact[]> {
  const facts = entries.flatMap((entry) => sessionFacts(course, entry));
  for (let start = 0; start < facts.length; start += 500) {
    const result = await atInstant(now, () =>
      recordFacts(course.patient, {
        patientId: course.patient.memberId,
        facts: facts.slice(start, start + 500),
      }),
    );
    if (!result.ok) throw new Error(`refused: ${result.code}`);
    const rejected = result.value.results.find((one) => one.status === "rejected");
    if (rejected) throw new Error(`rejected: ${JSON.stringify(rejected)}`);
  }
  return facts;
}

/** Every Monday, Wednesday and Friday from `from` to `to`. */
export function mondayWednesdayFriday(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if ([1, 3, 5].includes(new Date(`${day}T00:00:00Z`).getUTCDay())) days.push(day);
  }
  return days;
}

/** Marks days as ill. */
export async function addExcuse(store: Store, course: Course, fromDay: string, toDay: string): Promise<void> {
  const at = new Date(`${fromDay}T07:00:00Z`);
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.insert(tables.excuses).values({
      id: newId(),
      clinicId: course.patient.clinicId,
      patientId: course.patient.memberId,
      episodeId: course.episodeId,
      fromDay,
      toDay,
      reason: "ill",
      recordedAt: at,
      receivedAt: at,
      recordedById: course.patient.memberId,
    });
  });
}

/** Moves an episode into a phase on a day, as the use case would. */
export async function moveToPhase(
  store: Store,
  course: Course,
  phase: Phase,
  at: Date,
  by: MemberActor,
): Promise<void> {
  const { episodes, phaseChanges } = tables;
  await store.writeUnaudited(systemGrant("setup"), async (tx) => {
    await tx.update(episodes).set({ phase }).where(eq(episodes.id, course.episodeId));
    await tx.insert(phaseChanges).values({
      id: newId(),
      clinicId: course.patient.clinicId,
      episodeId: course.episodeId,
      fromPhase: null,
      toPhase: phase,
      effectiveDay: localDayOf(at, course.patient.zone),
      reason: "Test",
      changedAt: at,
      changedById: by.memberId,
    });
  });
}
