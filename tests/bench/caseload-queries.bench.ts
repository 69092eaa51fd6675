/** Statements of one caseload page: with 20 patients, with 200, and with 200 whose history is four times as long. */
import { countStatements } from "#tests/support/count-statements.ts";
import { readAll } from "./bench-caseload.ts";
import { printTable } from "./bench-server.ts";
import { addPatientWithWeeks, type BenchWorld, openBenchWorld } from "./bench-world.ts";

async function measure(name: string, patients: number, weeks: number): Promise<string[]> {
  const bench: BenchWorld = await openBenchWorld();
  for (let at = 1; at < patients; at++) await addPatientWithWeeks(bench, `Patient ${at}`, weeks);
  await readAll(bench.world.therapist);
  const started = performance.now();
  const { value, statements } = await countStatements(() => readAll(bench.world.therapist));
  const milliseconds = performance.now() - started;
  await bench.close();
  bench.remove();
  return [name, String(value), String(statements.length), milliseconds.toFixed(0)];
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
