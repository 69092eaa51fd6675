/** A clinic to measure in: a database of its own, patients with a course, sessions recorded as patients record them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { migrateDatabase } from "#db/runtime/migrate.ts";
import { closeStore, getStore, type Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { addDays, localDayOf } from "#lib/domain/calendar.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { addCourse, type Course, logSessions, mondayWednesdayFriday } from "#tests/support/course-world.ts";
import { addClearance, installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { closed, finished, setsOf, started } from "#tests/support/session-world.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

export interface BenchWorld {
  readonly store: Store;
  readonly world: World;
  readonly databaseUrl: string;
  readonly exerciseId: string;
  readonly today: string;
  /** Closes the database; its file stays. */
  close(): Promise<void>;
  remove(): void;
}

/** Opens a fresh, migrated database with built-in content and the two small clinics of the tests. */
export async function openBenchWorld(): Promise<BenchWorld> {
  const folder = mkdtempSync(join(tmpdir(), "rung-bench-"));
  process.env.DATABASE_URL = `file:${join(folder, "rung.db")}`;
  // What the store says of itself is not a figure.
  console.log = () => undefined;
  await migrateDatabase(process.env.DATABASE_URL);
  const store = await getStore();
  await installContent();
  const world = await createWorld(store);
  const [exercise] = await store.read
    .select({ id: tables.exercises.id })
    .from(tables.exercises)
    .where(eq(tables.exercises.slug, "bird-dog"));
  return {
    store,
    world,
    databaseUrl: process.env.DATABASE_URL,
    exerciseId: exercise!.id,
    today: localDayOf(now(), world.therapist.zone),
    async close() {
      await settleAccessLog();
      await closeStore();
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A patient of the therapist with `weeks` weeks of a program behind them and every due session done. */
export async function addPatientWithWeeks(bench: BenchWorld, name: string, weeks: number): Promise<Course> {
  const from = addDays(bench.today, -7 * weeks);
  const course = await addCourse(bench.store, {
    name,
    therapist: bench.world.therapist,
    exerciseId: bench.exerciseId,
    onsetDay: addDays(from, -30),
    from,
  });
  const days = mondayWednesdayFriday(from, addDays(bench.today, -1));
  await logSessions(
    course,
    // A repetition short on every third: as people are.
    days.map((day, at) => ({ day, done: at % 3 === 0 ? 9 : 10, pain: at % 4, effort: 4 + (at % 3) })),
    now(),
  );
  return course;
}

export interface LoggedPatient {
  readonly patient: MemberActor;
  readonly lastSessionId: string;
}

/**
 * A patient whose whole program was published as therapists do it, with every due session of `weeks` weeks logged set by
 * set, as phones do it.
 */
export async function addPatientWithProgram(
  bench: BenchWorld,
  name: string,
  weeks: number,
): Promise<LoggedPatient> {
  const { store, world } = bench;
  const from = addDays(bench.today, -7 * weeks);
  const template = await installedTemplate(store, "strength-1-foundation");
  const patient = await atInstant(new Date(`${from}T09:00:00Z`), async () => {
    const added = await addMember(store, world.clinicId, "patient", name);
    const team = [{ member: world.therapist, part: "lead_therapist" as const }];
    const episodeId = await addEpisode(store, added, team, {
      onsetDay: addDays(from, -30),
      phase: "strengthening",
    });
    await addClearance(store, added, episodeId, world.therapist);
    const input = publishInput(template, { patientId: added.memberId, startDay: from });
    const schedule = { kind: "fixed_days" as const, weekdays: [0, 2, 4] };
    const published = await publishProgram(world.therapist, { ...input, schedule });
    if (!published.ok) throw new Error(`not published: ${published.code}`);
    return { ...added, versionId: published.value.versionId };
  });
  const items = await store.read
    .select()
    .from(tables.prescriptions)
    .where(eq(tables.prescriptions.versionId, patient.versionId));
  let lastSessionId = "";
  for (const [place, day] of mondayWednesdayFriday(from, addDays(bench.today, -1)).entries()) {
    const at = new Date(`${day}T10:00:00Z`);
    const session = started(patient.versionId, at, day);
    lastSessionId = session.id;
    const facts = [
      session,
      ...items.flatMap((item) => [
        ...setsOf(session.id, item.id, item as Dose, item.side, at),
        closed(session.id, item.id, at, { painDuring: place % 4, effort: 4 + (place % 3) }),
      ]),
      finished(session.id, at),
    ];
    const result = await atInstant(at, () => recordFacts(patient, { patientId: patient.memberId, facts }));
    if (!result.ok || result.value.results.some(({ status }) => status !== "stored")) {
      throw new Error(`not recorded: ${JSON.stringify(result).slice(0, 300)}`);
    }
  }
  return { patient, lastSessionId };
}
