/** One clinic of the large simulation, lived and checked in a thread: told what to live, it answers what it found. */
import { parentPort, workerData } from "node:worker_threads";
import { tables } from "#db/runtime/tables.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { livePopulation, type Population } from "#tests/support/population.ts";
import { checkPopulation } from "#tests/support/population-check.ts";

export interface ClinicReport {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly facts: number;
  readonly decisions: number;
  readonly signals: number;
}

const population = workerData as Population;
const store = await openTestStore();
const lived = await livePopulation(store, population);
const report: ClinicReport = {
  seed: population.seed,
  violations: await checkPopulation(store, lived),
  facts: lived.ledger.stored.size,
  decisions: await store.read.$count(tables.decisions),
  signals: await store.read.$count(tables.signalEvents),
};
await closeTestStore();
parentPort?.postMessage(report);
