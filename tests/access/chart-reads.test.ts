/** A look at a chart leaves one row in the audit, however many parts of the page ask; the next look leaves another. */
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { authorize, settleAccessLog } from "#lib/access/authorize.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);

const { auditEntries } = tables;
const rows = async (outcome: "read" | "denied") => {
  await settleAccessLog();
  return (
    await store.read
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.outcome, outcome), eq(auditEntries.patientId, world.patient.memberId)))
  ).length;
};
const readAt = (time: string) =>
  atInstant(new Date(time), () =>
    authorize(world.therapist, "chart:read", { patientId: world.patient.memberId }),
  );

test("parts of one page are one read; a minute later it is another; another reader is another", async () => {
  await readAt("2026-11-24T10:00:00Z");
  await readAt("2026-11-24T10:00:01Z");
  expect(await rows("read")).toBe(1);
  await readAt("2026-11-24T10:01:01Z");
  expect(await rows("read")).toBe(2);
  await atInstant(new Date("2026-11-24T10:01:02Z"), () =>
    authorize(world.clinician, "chart:read", { patientId: world.patient.memberId }),
  );
  expect(await rows("read")).toBe(3);
});

test("every denial is recorded, however fast they come", async () => {
  for (let ask = 0; ask < 3; ask++)
    await authorize(world.patient, "chart:read", { patientId: world.patient.memberId });
  expect(await rows("denied")).toBe(3);
});
