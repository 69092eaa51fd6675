/** Acute care on each engine: revisions of a day, open and ended flags, one signature at a time, lists of many. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listCheckInsOfMany } from "#db/queries/check-in.ts";
import { listClearancesInForceOfMany } from "#db/queries/clearance.ts";
import { listClearedLegDaysOfMany, listOpenFlagsOfMany } from "#db/queries/red-flag.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { authorize } from "#lib/access/authorize.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { recordCheckIn } from "#lib/usecases/check-in.ts";
import { readClearancePage, signClearance, toSignedGate } from "#lib/usecases/clearance.ts";
import { readGate } from "#lib/usecases/gate.ts";
import { answerScreen, readScreenStatus } from "#lib/usecases/red-flag.ts";
import { endRedFlags, readCareRecord } from "#lib/usecases/red-flag-record.ts";
import { checkInForm, screenForm } from "#tests/support/acute.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await atInstant(new Date("2026-03-01T08:00:00Z"), () => createWorld(store));
});
afterAll(closeTestStore);

const on = <T>(day: number, fn: () => Promise<T>) => atInstant(new Date(Date.UTC(2026, 2, day, 12)), fn);
const list = async () => {
  const access = await authorize(world.therapist, "caseload:read");
  if (!access.ok) throw new Error(access.code);
  return access.value;
};

test("from the screen over three check-ins and an ended flag to one signature", async () => {
  const { patient, therapist } = world;
  const input = { patientId: patient.memberId };
  const leg = { legWorse: true, legBothOrFootDrop: false };

  const form = screenForm();
  const screens = await on(1, () => Promise.all([answerScreen(patient, form), answerScreen(patient, form)]));
  expect(screens).toMatchObject([{ ok: true }, { ok: true }]);
  expect(await readScreenStatus(patient)).toMatchObject({
    value: { intakeDue: false, lastComplete: { intake: "2026-03-01" } },
  });

  for (const day of [4, 5]) await on(day, () => recordCheckIn(patient, checkInForm(`2026-03-0${day}`)));
  await on(6, () => recordCheckIn(patient, checkInForm("2026-03-06", leg)));
  const corrections = await on(6, () =>
    Promise.all([
      recordCheckIn(patient, checkInForm("2026-03-06", { seenRevision: 0, restPain: 1, ...leg })),
      recordCheckIn(patient, checkInForm("2026-03-06", { seenRevision: 0, restPain: 3, ...leg })),
    ]),
  );
  expect(corrections.filter((result) => result.ok)).toHaveLength(1);
  expect(corrections.find((result) => !result.ok)).toMatchObject({ code: "conflict" });
  const many = await listCheckInsOfMany(store.read, await list(), "2026-03-01");
  expect(many.map((row) => [row.day, row.revision])).toEqual([
    ["2026-03-04", 0],
    ["2026-03-05", 0],
    ["2026-03-06", 1],
  ]);

  expect(await on(6, () => readGate(patient, input))).toMatchObject({
    value: { gate: { reasons: ["RED_FLAG"] } },
  });
  const open = await listOpenFlagsOfMany(store.read, await list());
  expect(
    open.every((flag) => flag.questionId === "check_in_leg_worse" && flag.raisedOn === "2026-03-06"),
  ).toBe(true);
  const statement = { reason: "Examined.", assessedBy: "Dana Wren", assessedOn: "2026-03-06" };
  const flagIds = open.map((flag) => flag.id);
  const ends = await on(6, () =>
    Promise.all([
      endRedFlags(therapist, { ...input, ...statement, flagIds }),
      endRedFlags(world.clinician, { ...input, ...statement, flagIds, reason: "Seen." }),
    ]),
  );
  expect(ends.filter((result) => result.ok)).toHaveLength(1);
  expect(ends.find((result) => !result.ok)).toMatchObject({ code: "conflict" });
  expect(await listOpenFlagsOfMany(store.read, await list())).toEqual([]);
  expect(await listClearedLegDaysOfMany(store.read, await list())).toEqual([
    { patientId: patient.memberId, day: "2026-03-06" },
  ]);

  const page = await on(6, () => readClearancePage(therapist, input));
  if (!page.ok) throw new Error(page.code);
  expect(page.value.view.gate.outcome).toBe("READY_FOR_REVIEW");
  const { fingerprint } = page.value.view;
  const signatures = await on(6, () =>
    Promise.all(
      [newId(), newId()].map((id) =>
        signClearance(therapist, { ...input, idempotencyKey: id, fingerprint, reason: null }),
      ),
    ),
  );
  expect(signatures.filter((result) => result.ok)).toHaveLength(1);
  const rows = await store.read
    .select()
    .from(tables.clearances)
    .where(eq(tables.clearances.patientId, patient.memberId));
  expect(rows.map(toSignedGate)).toEqual([page.value.view.gate]);
  expect(await listClearancesInForceOfMany(store.read, await list())).toMatchObject([
    { patientId: patient.memberId, signedDay: "2026-03-06" },
  ]);
  expect(await readCareRecord(therapist, input)).toMatchObject({
    value: {
      facts: { phase: "subacute" },
      checkIns: [{ corrections: 1 }, { corrections: 0 }, { corrections: 0 }],
      phaseChanges: [{ toPhase: "subacute" }, { toPhase: "acute" }],
      screens: [{ occasion: "check_in" }, { occasion: "intake", complete: true }],
    },
  });
});
