/**
 * What deciding costs beside storing: one session of eight exercises is sent by a patient with two years of history, with
 * the rules switched off and on. Printed: the write that stores it, its signals, and the decisions over all of it.
 */
import { eq } from "drizzle-orm";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant, systemRulesGrant } from "#lib/access/system.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import { now } from "#lib/kernel/clock.ts";
import { readProgressionGround } from "#lib/usecases/progression-ground.ts";
import { recordFacts } from "#lib/usecases/record-facts.ts";
import { computeSignalChanges } from "#lib/usecases/refresh-signals.ts";
import { closed, finished, setsOf, started } from "#tests/support/session-world.ts";
import { printTable } from "./bench-server.ts";
import { addPatientWithProgram, openBenchWorld } from "./bench-world.ts";

const rounds = 15;
const middle = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const bench = await openBenchWorld();
const { store, world, today } = bench;
const weeks = Number(process.env.RUNG_BENCH_WEEKS ?? 104);
const { patient, lastSessionId } = await addPatientWithProgram(bench, "Two Years", weeks);
const [last] = await store.read.select().from(tables.sessions).where(eq(tables.sessions.id, lastSessionId));
const { versionId, episodeId } = last!;
const items = await store.read
  .select()
  .from(tables.prescriptions)
  .where(eq(tables.prescriptions.versionId, versionId));
const switchRules = (on: boolean) =>
  store.writeUnaudited(systemGrant("setup"), (tx) =>
    tx.update(tables.clinics).set({ progressionEnabled: on }).where(eq(tables.clinics.id, world.clinicId)),
  );
const grant = systemRulesGrant({ clinicId: world.clinicId, patientId: patient.memberId, episodeId });

/** Sends one whole session of today. */
async function send(): Promise<void> {
  const at = now();
  const session = started(versionId, at, today);
  const facts = [
    session,
    ...items.flatMap((item) => [
      ...setsOf(session.id, item.id, item as Dose, item.side, at),
      closed(session.id, item.id, at, { painDuring: 1, effort: 3 }),
    ]),
    finished(session.id, at),
  ];
  const sent = await recordFacts(patient, { patientId: patient.memberId, facts });
  if (!sent.ok || sent.value.results.some(({ status }) => status !== "stored")) throw new Error("not stored");
}

const stored: number[] = [];
const decided: number[] = [];
const looked: number[] = [];
const signals: number[] = [];
await switchRules(false);
await send();
for (let round = 0; round < rounds; round++) stored.push(await timed(send));
await switchRules(true);
await send();
for (let round = 0; round < rounds; round++) {
  decided.push(await timed(send));
  looked.push(await timed(() => readProgressionGround(store.read, grant)));
  signals.push(await timed(() => computeSignalChanges(store.read, grant)));
}
await bench.close();
bench.remove();
const [write, withRules, look, refresh] = [stored, decided, looked, signals].map(middle) as [
  number,
  number,
  number,
  number,
];
printTable([
  [`a session of ${items.length} exercises, ${weeks} weeks behind it`, "ms"],
  ["stored, with its signals, rules off", write.toFixed(1)],
  ["stored and decided, rules on", withRules.toFixed(1)],
  ["of it: reading and deciding once", look.toFixed(1)],
  ["of it: the signals", refresh.toFixed(1)],
]);
const share = (withRules - write) / write;
process.stdout.write(
  `Aim: deciding costs less than the write that stores the session. ${(100 * share).toFixed(0)} % of it. ${share < 1 ? "Met." : "Not met."}\n` +
    `Signals: ${((100 * refresh) / (write - refresh)).toFixed(0)} % of storing the facts alone.\n`,
);
