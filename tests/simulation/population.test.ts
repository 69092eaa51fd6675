/**
 * A simulated patient population through the real use cases: with response, flares, gaps, red flags, wrong clocks, late and
 * disordered arrivals, corrections, and a staff that answers, forgets and changes its mind. In `npm test` a small one; in
 * `npm run prove` 500 patients over 26 weeks, in clinics of 25, with the time it took. RUNG_SEED repeats a run.
 */
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { env } from "#lib/kernel/env.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { livePopulation, type Population } from "#tests/support/population.ts";
import { checkPopulation } from "#tests/support/population-check.ts";
import type { ClinicReport } from "./population-clinic.ts";

const proving = process.env.RUNG_PROVE === "1";
const seed = Number(process.env.RUNG_SEED ?? (proving ? Date.now() % 100_000 : 7));

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(closeTestStore);

test("nothing that must not happen happens to a small population", async () => {
  const population: Population = proving
    ? { seed, patients: 12, weeks: 12 }
    : { seed, patients: 6, weeks: 8 };
  const lived = await livePopulation(store, population);
  const { patients, weeks } = population;
  const told = `population of seed ${seed}: ${patients} patients, ${weeks} weeks`;
  console.info(`${told}, ${Math.round(lived.milliseconds / 100) / 10} s`);
  expect(await checkPopulation(store, lived), told).toEqual([]);
  // A life in which nothing came about would prove nothing.
  const outcomes = new Set((await store.read.select().from(tables.decisions)).map((one) => one.outcome));
  expect([...outcomes].sort()).toEqual(expect.arrayContaining(["HOLD", "PROGRESS", "STOP_NOTIFY"]));
  expect((await store.read.select().from(tables.flares)).length).toBeGreaterThan(0);
  const kinds = (await store.read.select().from(tables.decisionResolutions)).map((one) => one.kind);
  expect(kinds).toEqual(expect.arrayContaining(["applied", "approved", "lapsed"]));
}, 600_000);

/** One clinic lived and checked in a thread and a database of its own. */
function liveElsewhere(population: Population): Promise<ClinicReport> {
  return new Promise((resolve, reject) => {
    const program = fileURLToPath(new URL("population-clinic.ts", import.meta.url));
    const address = env().DATABASE_URL.replace(/\.db$/, `-${population.seed}.db`);
    const worker = new Worker(program, {
      workerData: population,
      env: { ...process.env, DATABASE_URL: address },
    });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`the clinic of seed ${population.seed} ended with ${code}`)),
    );
  });
}

test.runIf(proving)("nor to 500 patients in 26 weeks", { timeout: 5 * 3_600_000 }, async () => {
  const clinics = Array.from({ length: 20 }, (_, place) => ({
    seed: seed + 1 + place,
    patients: 25,
    weeks: 26,
  }));
  const began = performance.now();
  const reports: ClinicReport[] = [];
  const waiting = [...clinics];
  const workUntilDone = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) reports.push(await liveElsewhere(next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, workUntilDone));
  const sum = (of: (report: ClinicReport) => number) =>
    reports.reduce((total, report) => total + of(report), 0);
  console.info(
    `500 patients, 26 weeks: ${Math.round((performance.now() - began) / 1000)} s; ` +
      `${sum((one) => one.facts)} facts, ${sum((one) => one.decisions)} decisions, ${sum((one) => one.signals)} signal events`,
  );
  expect(reports).toHaveLength(clinics.length);
  expect(
    reports.flatMap((report) => report.violations.map((text) => `seed ${report.seed}: ${text}`)),
  ).toEqual([]);
});
