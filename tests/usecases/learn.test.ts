/** Learn fills in the clinic's numbers, and the edges of the plan the patient is on; nobody reads it for somebody else. */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { visitor } from "#lib/access/actor.ts";
import { defaultRules, prescriptionBounds } from "#lib/domain/prescription.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { readLearn } from "#lib/usecases/learn.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addExercise, addVersion, reps } from "#tests/support/session-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
});
afterAll(closeTestStore);

const none = { holdSeconds: null, durationSeconds: null, distanceM: null };
const bounds = prescriptionBounds(
  { sets: { min: 1, max: 4 }, reps: { min: 6, max: 12 }, ...none },
  reps(2, 10),
);

test("the edges are the clinic's until a plan is in force, then the plan's own", async () => {
  const before = await readLearn(world.patient);
  if (!before.ok) throw new Error(before.code);
  expect(before.value.values).toMatchObject({
    painGreenMax: 2,
    painAmberMin: 3,
    painAmberMax: 5,
    painRedMin: 6,
  });
  expect(before.value.values.emergencyNumber).not.toBe("");
  expect(typeof before.value.rulesOn).toBe("boolean");
  const who = { patient: world.patient, episodeId: world.episodeId, by: world.therapist };
  await addVersion(store, who, {
    items: [{ exerciseId: await addExercise(store), kind: "calm" }],
    effectiveFrom: "2025-03-03",
    at: new Date("2025-03-03T08:00:00Z"),
    rulesConfig: { ...defaultRules, painGreenMax: 3, painAmberMax: 6 },
    bounds,
  });
  const after = await atInstant(new Date("2025-03-12T17:00:00Z"), () => readLearn(world.patient));
  if (!after.ok) throw new Error(after.code);
  expect(after.value.values).toMatchObject({
    painGreenMax: 3,
    painAmberMin: 4,
    painAmberMax: 6,
    painRedMin: 7,
  });
});

test("a visitor is told to sign in, and staff have no such pages", async () => {
  expect(await readLearn(visitor)).toMatchObject({ ok: false, code: "signed_out" });
  expect((await readLearn(world.therapist)).ok).toBe(false);
});
