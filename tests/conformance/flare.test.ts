/** A flare's rows and steps on every engine: one step of a kind, its people by name, nothing of another patient. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { insertFlareStep, listFlares } from "#db/queries/flare.ts";
import type { Store } from "#db/runtime/store.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { declareFlare, endFlare } from "#lib/usecases/flare.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addTrainingPatient, dayOf, morning, switchRules } from "#tests/support/progression-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;

beforeAll(async () => {
  store = await openTestStore();
  await atInstant(new Date("2025-02-01T09:00:00Z"), async () => {
    world = await createWorld(store);
    await installContent();
  });
  await switchRules(store, world.clinicId, true);
});
afterAll(closeTestStore);

test("it is declared once, calmed by the rules and ended by a therapist, each step once", async () => {
  const [person, other] = [await addTrainingPatient(store, world), await addTrainingPatient(store, world)];
  const id = newId();
  const press = () => declareFlare(person.patient, { idempotencyKey: id });
  const pressed = await atInstant(morning(3), () => Promise.all([press(), press()]));
  expect(pressed.map((one) => one.ok)).toEqual([true, true]);
  const [flare, ...more] = await listFlares(store.read, person.grant);
  expect(more).toEqual([]);
  expect(flare).toMatchObject({ id, startedOn: dayOf(3), source: "button", restPainNrs: null });
  expect(flare?.steps).toMatchObject([{ kind: "calm", happenedOn: dayOf(3), byName: null }]);
  expect(await listFlares(store.read, other.grant)).toEqual([]);

  const again = store.write(person.grant, "flare:advance", (tx) =>
    insertFlareStep(tx, person.grant, {
      id: newId(),
      flareId: id,
      kind: "calm",
      happenedOn: dayOf(4),
      versionId: null,
      reason: null,
      at: morning(4),
    }),
  );
  await expect(again).rejects.toThrow();

  const input = {
    patientId: person.patient.memberId,
    flareId: id,
    idempotencyKey: newId(),
    reason: "Moves as before, pain gone.",
    plan: "before" as const,
  };
  expect(await atInstant(morning(5), () => endFlare(world.therapist, input))).toMatchObject({ ok: true });
  expect((await listFlares(store.read, person.grant))[0]?.steps.at(-1)).toMatchObject({
    kind: "ended",
    byName: "Dana Wren",
    reason: input.reason,
    versionId: (await person.newest()).versionId,
  });
});
