/** Statements of one caseload page: with 20 patients, with 200, and with 200 whose history is four times as long. */
import Database from "better-sqlite3";
import { readAll } from "./bench-caseload.ts";
import { printTable } from "./bench-server.ts";
import { addPatientWithWeeks, type BenchWorld, openBenchWorld } from "./bench-world.ts";

/** Statements run while `work` runs, however they were compiled. */
async function countStatements<T>(work: () => Promise<T>): Promise<{ value: T; statements: number }> {
  const memory = new Database(":memory:");
  const shared = Object.getPrototypeOf(memory.prepare("select 1")) as Database.Statement;
  memory.close();
  const own = { all: shared.all, get: shared.get, run: shared.run, iterate: shared.iterate };
  let statements = 0;
  for (const [name, call] of Object.entries(own)) {
    Object.assign(shared, {
      [name](this: Database.Statement, ...given: unknown[]) {
        statements += 1;
        return Reflect.apply(call, this, given);
      },
    });
  }
  try {
    const value = await work();
    if (statements === 0) throw new Error("no statement was counted: the counter does not see them");
    return { value, statements };
  } finally {
    Object.assign(shared, own);
  }
}

async function measure(name: string, patients: number, weeks: number): Promise<string[]> {
  const bench: BenchWorld = await openBenchWorld();
  for (let at = 1; at < patients; at++) await addPatientWithWeeks(bench, `Patient ${at}`, weeks);
  await readAll(bench.world.therapist);
  const started = performance.now();
  const { value, statements } = await countStatements(() => readAll(bench.world.therapist));
  const milliseconds = performance.now() - started;
  await bench.close();
  bench.remove();
  return [name, String(value), String(statements), milliseconds.toFixed(0)];
}

const rows = [
  await measure("20 patients, 2 weeks", 20, 2),
  await measure("200 patients, 2 weeks", 200, 2),
  await measure("200 patients, 8 weeks", 200, 8),
];
printTable([["caseload", "rows", "statements", "ms"], ...rows]);
const counts = rows.map((row) => Number(row[2]));
const met = counts.every((count) => count <= 8 && count === counts[0]);
process.stdout.write(
  `Aim: at most 8, whatever the number of patients and sessions. ${met ? "Met." : "Not met."}\n`,
);
