/** A clinic to measure in: a database of its own, patients with a course, sessions recorded as patients record them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { migrateDatabase } from "#db/runtime/migrate.ts";
import { closeStore, getStore, type Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { settleAccessLog } from "#lib/access/authorize.ts";
import { addDays, localDayOf } from "#lib/domain/calendar.ts";
import { now } from "#lib/kernel/clock.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { addCourse, type Course, logSessions, mondayWednesdayFriday } from "#tests/support/course-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

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
