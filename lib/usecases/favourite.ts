/** Keeping exercises at hand. Invariant: a member marks only what their clinic can see, and for themselves alone. */
import { listExercisesById } from "#db/queries/exercise.ts";
import { createFavourite, deleteFavourite } from "#db/queries/favourite.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { now } from "#lib/kernel/clock.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import type { FavouriteInput } from "#lib/schemas/exercise.ts";

/**
 * Keeps an exercise, or keeps it no longer (`favourite:keep`). Doing it again changes nothing. `not_found` for an
 * exercise that the clinic does not have.
 */
export async function setFavourite(
  actor: Actor,
  { exerciseId, kept }: FavouriteInput,
): Promise<Result<{ kept: boolean }, Denial>> {
  const access = await authorize(actor, "favourite:keep");
  if (!access.ok) return access;
  const store = await getStore();
  if ((await listExercisesById(store.read, access.value, [exerciseId])).length === 0) return err("not_found");
  await store.write(access.value, kept ? "favourite:keep" : "favourite:drop", async (tx, audit) => {
    audit({ subjectId: exerciseId });
    if (kept) await createFavourite(tx, access.value, exerciseId, now());
    else await deleteFavourite(tx, access.value, exerciseId);
  });
  return ok({ kept });
}
