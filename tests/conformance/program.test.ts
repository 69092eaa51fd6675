/** Programs on each engine: what is published is read back whole, ordered and by episode; the guards hold. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listPlanSpans, listPlanSpansOfMany, listServedVersions } from "#db/queries/program.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { authorize } from "#lib/access/authorize.ts";
import { defaultRules } from "#lib/domain/prescription.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { discharge, returnToCare } from "#lib/usecases/episode.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addClearance, installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
const noon = new Date("2026-03-04T11:00:00Z");
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
  await addClearance(store, world.patient, world.episodeId, world.therapist);
});
afterAll(closeTestStore);

async function grantOf() {
  const access = await authorize(world.therapist, "program:publish", { patientId: world.patient.memberId });
  if (!access.ok) throw new Error(access.code);
  return access.value;
}
async function publish(slug: string, more: object = {}) {
  const template = await installedTemplate(store, slug);
  const input = publishInput(template, {
    patientId: world.patient.memberId,
    startDay: "2026-03-04",
    ...more,
  });
  return { input, result: await atInstant(noon, () => publishProgram(world.therapist, input)) };
}

test("versions published in one instant keep their order, and each comes back as it was sent", async () => {
  const first = await publish("strength-1-foundation", { noteToPatient: "Sehr gut – weiter so" });
  const second = await publish("strength-3-load", {
    baseVersionId: first.input.versionId,
    startDay: "2026-03-09",
    schedule: { kind: "fixed_days", weekdays: [0, 3] },
  });
  expect([first.result.ok, second.result.ok]).toEqual([true, true]);
  const served = await listServedVersions(store.read, await grantOf());
  expect(served.map((version) => version.versionId)).toEqual([first.input.versionId, second.input.versionId]);
  expect(served[0]).toMatchObject({
    noteToPatient: "Sehr gut – weiter so",
    rules: defaultRules,
    calmOnly: false,
    publishedByName: "Dana Wren",
  });
  expect(served[1]?.schedule).toEqual({ kind: "fixed_days", weekdays: [0, 3] });
  for (const [version, { input }] of [
    [served[0]!, first],
    [served[1]!, second],
  ] as const) {
    expect(version.blocks.map((block) => [block.name, block.kind, block.countsAsMain])).toEqual(
      input.blocks.map((block) => [block.name, block.kind, block.countsAsMain]),
    );
    expect(version.blocks.flatMap((block) => block.prescriptions.map((row) => row.exercise.id))).toEqual(
      input.blocks.flatMap((block) => block.prescriptions.map((row) => row.exerciseId)),
    );
  }
  const spans = await listPlanSpans(store.read, await grantOf());
  expect(spans.map((span) => [span.effectiveFrom, span.endsBefore])).toEqual([
    ["2026-03-04", "2026-03-09"],
    ["2026-03-09", null],
  ]);
});

test("a caseload and a panel read the spans of their own episodes in one go, and of no other", async () => {
  const own = await listPlanSpans(store.read, await grantOf());
  const caseload = await authorize(world.therapist, "caseload:read");
  const panel = await authorize(world.clinician, "panel:read");
  const other = await authorize(world.otherTherapist, "caseload:read");
  const foreign = await authorize(world.foreign.therapist, "caseload:read");
  if (!caseload.ok || !panel.ok || !other.ok || !foreign.ok) throw new Error("denied");
  expect((await listPlanSpansOfMany(store.read, caseload.value)).get(world.episodeId)).toEqual(own);
  expect((await listPlanSpansOfMany(store.read, panel.value)).get(world.episodeId)).toEqual(own);
  expect((await listPlanSpansOfMany(store.read, other.value)).size).toBe(0);
  expect((await listPlanSpansOfMany(store.read, foreign.value)).size).toBe(0);
});

test("two sendings at once write one version; two editors at once cannot both win", async () => {
  const [newest] = (await listServedVersions(store.read, await grantOf())).slice(-1);
  const template = await installedTemplate(store, "strength-2-build");
  const input = (noteToPatient: string) =>
    publishInput(template, {
      patientId: world.patient.memberId,
      startDay: "2026-03-04",
      baseVersionId: newest!.versionId,
      noteToPatient,
    });
  const [one, two] = [input("one"), input("two")];
  const results = await atInstant(noon, () =>
    Promise.all([
      publishProgram(world.therapist, one),
      publishProgram(world.therapist, one),
      publishProgram(world.therapist, two),
    ]),
  );
  const codes = results.map((result) => (result.ok ? "ok" : result.code));
  expect([...codes].sort()).toEqual(
    codes[2] === "ok" ? ["conflict", "conflict", "ok"] : ["conflict", "ok", "ok"],
  );
  const written = await store.read
    .select()
    .from(tables.programVersions)
    .where(eq(tables.programVersions.patientId, world.patient.memberId));
  expect(
    written.filter((version) => version.id === one.versionId || version.id === two.versionId),
  ).toHaveLength(1);
});

test("discharge and return leave a history of rows and nothing overwritten", async () => {
  const patientId = world.patient.memberId;
  await atInstant(noon, async () => {
    const end = await discharge(world.therapist, {
      patientId,
      changeId: newId(),
      from: "acute",
      reason: "Moves away",
    });
    expect(end.ok).toBe(true);
    expect(await listPlanSpans(store.read, await grantOf())).toEqual([]);
    const back = await returnToCare(world.therapist, {
      patientId,
      changeId: newId(),
      from: "discharged",
      to: "acute",
      reason: "Pain again",
    });
    expect(back.ok).toBe(true);
  });
  const spans = await listPlanSpans(store.read, await grantOf());
  expect(spans).toMatchObject([
    { effectiveFrom: "2026-03-04", endsBefore: null, calmOnly: true, clearanceNeeded: false },
  ]);
  const revoked = await store.read.select().from(tables.clearanceRevocations);
  expect(revoked.map((row) => row.reason)).toEqual(["Pain again"]);
  const refused = await publish("strength-1-foundation", { baseVersionId: spans[0]!.versionId });
  expect(refused.result).toMatchObject({ ok: false, code: "clearance_required" });
});
