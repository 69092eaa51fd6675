/** The question of the morning after on Today: when it is asked, what an answer means, how it is changed. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { atInstant } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { answerMorning } from "#lib/usecases/next-day.ts";
import { readToday } from "#lib/usecases/today.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  addTrainingPatient,
  dayOf,
  evening,
  morning,
  type TrainingPatient,
} from "#tests/support/progression-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let person: TrainingPatient;

beforeAll(async () => {
  store = await openTestStore();
  await atInstant(new Date("2025-02-01T09:00:00Z"), async () => {
    world = await createWorld(store);
    await installContent();
  });
});
afterAll(closeTestStore);
beforeEach(async () => {
  person = await addTrainingPatient(store, world);
});

const asked = async (at: Date) => {
  const today = await atInstant(at, () => readToday(person.patient));
  if (!today.ok) throw new Error(today.code);
  return today.value.morning;
};
const answer = (n: number, pain: number, revision = 0, id = newId()) =>
  atInstant(morning(n + 1), () =>
    answerMorning(person.patient, { idempotencyKey: id, sessionDay: dayOf(n), revision, pain }),
  );

test("it is asked on the next day with the pain from before, and not on the day itself", async () => {
  await person.doSession(0);
  expect(await asked(evening(0))).toBeNull();
  expect(await asked(morning(1))).toEqual({
    sessionDay: dayOf(0),
    isYesterday: true,
    restPainBefore: 1,
    answered: null,
    band: null,
    nextRevision: 0,
  });
  // 36 hours after the end of the session it is closed.
  expect(await asked(new Date(evening(2).getTime()))).toBeNull();
});

test("an answer says what it means, and can be changed; the second of two tabs is told", async () => {
  await person.doSession(0);
  const id = newId();
  expect(await answer(0, 4, 0, id)).toMatchObject({ ok: true });
  expect(await asked(morning(1))).toMatchObject({ answered: 4, band: "red", nextRevision: 1 });
  expect(await answer(0, 2, 0)).toEqual({ ok: false, code: "conflict" });
  expect(await answer(0, 2, 1)).toMatchObject({ ok: true });
  expect(await asked(morning(1))).toMatchObject({ answered: 2, band: "green", nextRevision: 2 });
});

test("without a session there is nothing to answer", async () => {
  expect(await asked(morning(1))).toBeNull();
  expect(await answer(0, 2)).toEqual({ ok: false, code: "no_session" });
});
