/** Favourites on each engine: kept once however often they are pressed, gone when dropped, and one member's own. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { listFavouriteIds } from "#db/queries/favourite.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import { setFavourite } from "#lib/usecases/favourite.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addExercise } from "#tests/support/session-world.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let exerciseId: string;
beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
  exerciseId = await addExercise(store);
});
afterAll(closeTestStore);

async function keptBy(actor: MemberActor): Promise<string[]> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) throw new Error(access.code);
  return [...(await listFavouriteIds(store.read, access.value))];
}

test("pressing twice, also at once, keeps one row", async () => {
  await setFavourite(world.therapist, { exerciseId, kept: true });
  await Promise.all([
    setFavourite(world.therapist, { exerciseId, kept: true }),
    setFavourite(world.therapist, { exerciseId, kept: true }),
  ]);
  expect(await keptBy(world.therapist)).toEqual([exerciseId]);
  expect(await store.read.select().from(tables.exerciseFavourites)).toHaveLength(1);
});

test("dropping takes the member's own mark, and nobody else's", async () => {
  await setFavourite(world.clinician, { exerciseId, kept: true });
  await setFavourite(world.therapist, { exerciseId, kept: false });
  await setFavourite(world.therapist, { exerciseId, kept: false });
  expect(await keptBy(world.therapist)).toEqual([]);
  expect(await keptBy(world.clinician)).toEqual([exerciseId]);
});
