/**
 * The whole library, with what each member keeps at hand; the page and the browser search and filter it.
 * Invariant: what is no longer offered is marked, never left out in silence.
 */
import { type LibraryExercise, listExercises } from "#db/queries/exercise.ts";
import { listFavouriteIds } from "#db/queries/favourite.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import type { ShelfEntry } from "#lib/domain/library-choices.ts";
import { ladderRungs } from "#lib/domain/library-ladder.ts";
import { ok, type Result } from "#lib/kernel/result.ts";
import {
  isOwn,
  ladderName,
  ladderSlugs,
  type Media,
  mayEdit,
  mediaOf,
  oneOfEachSlug,
  pictureOf,
  toFindable,
} from "./view/library-entry.ts";

/** An exercise in a list: small enough to send a hundred of them. */
export interface LibraryItem extends ShelfEntry {
  readonly id: string;
  readonly equipmentText: string;
  readonly dose: LibraryExercise["defaultDose"];
  readonly side: LibraryExercise["side"];
  /** Address of the picture of its start; null where it has none. */
  readonly picture: string | null;
}

export interface LibraryLadder {
  readonly slug: string;
  /** As content names it; the slug of a ladder that a clinic made. */
  readonly name: string;
  /** Slugs, the easiest first. */
  readonly rungs: readonly string[];
}

export interface LibraryView {
  /** By name, those no longer offered among them. */
  readonly items: readonly LibraryItem[];
  readonly ladders: readonly LibraryLadder[];
  /** The member may add and change the clinic's own exercises. */
  readonly mayEdit: boolean;
}

function toItem(exercise: LibraryExercise, favourites: ReadonlySet<string>, media: Media): LibraryItem {
  const { defaultDose: dose } = exercise;
  return {
    id: exercise.id,
    ...toFindable(exercise),
    equipmentText: exercise.equipmentText,
    dose,
    side: exercise.side,
    picture: pictureOf(exercise, media),
    own: isOwn(exercise),
    archived: exercise.archivedAt !== null,
    favourite: favourites.has(exercise.id),
  };
}

/** The whole library (`library:read`): the page and the browser search and filter it. */
export async function readLibrary(actor: Actor): Promise<Result<LibraryView, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const all = oneOfEachSlug(await listExercises(read, access.value));
  const favourites = await listFavouriteIds(read, access.value);
  const media = await mediaOf(read, access.value, all);
  const drawn = ladderRungs(
    all.filter((exercise) => exercise.archivedAt === null),
    ladderSlugs,
  );
  const ladderOf = new Map(drawn.flatMap(({ slug, rungs }) => rungs.map((rung) => [rung.slug, slug])));
  return ok({
    items: all.map((exercise) => ({
      ...toItem(exercise, favourites, media),
      ladder: ladderOf.get(exercise.slug) ?? null,
    })),
    ladders: drawn.map(({ slug, rungs }) => ({
      slug,
      name: ladderName(slug),
      rungs: rungs.map((rung) => rung.slug),
    })),
    mayEdit: mayEdit(actor),
  });
}
