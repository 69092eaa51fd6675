/**
 * What the screens of the clinic's own exercises show: the list, and the form with what it begins with. Invariant: a
 * built-in exercise is copied, never opened for change.
 */
import { ladderBySlug } from "#db/content/ladders.ts";
import { builtIn, getExercise, type LibraryExercise, listExercises } from "#db/queries/exercise.ts";
import { type EditedMedia, listEditedMedia, listMediaOfExercises } from "#db/queries/exercise-media.ts";
import {
  countEpisodesWith,
  getOwnExercise,
  listOwnExercises,
  listRevisions,
  type RevisionEntry,
} from "#db/queries/own-exercise.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { exerciseText } from "#lib/messages/exercise-text.ts";
import { type StoredTexts, storedTexts } from "#lib/schemas/exercise.ts";
import type { OwnContent } from "#lib/schemas/own-exercise.ts";
import { pictureOf } from "./view/library-entry.ts";

export interface OwnEntry {
  readonly exercise: LibraryExercise;
  /** In how many episodes of care it has been prescribed. */
  readonly episodes: number;
  readonly photos: number;
  readonly videos: number;
  /** Address of what shows it; null where nothing does. */
  readonly picture: string | null;
}

/** The clinic's own exercises, archived ones among them, by name (`library:edit`). */
export async function listOwn(actor: Actor): Promise<Result<readonly OwnEntry[], Denial>> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const { read } = await getStore();
  const own = await listOwnExercises(read, access.value);
  const ids = own.map(({ id }) => id);
  const episodes = await countEpisodesWith(read, access.value, ids);
  const media = await listMediaOfExercises(read, access.value, ids);
  const count = (id: string, kind: "photo" | "video") =>
    (media.get(id) ?? []).filter((one) => one.kind === kind).length;
  return ok(
    own.map((exercise) => ({
      exercise,
      episodes: episodes.get(exercise.id) ?? 0,
      photos: count(exercise.id, "photo"),
      videos: count(exercise.id, "video"),
      picture: pictureOf(exercise, media),
    })),
  );
}

/** An exercise that may stand next to this one on a ladder. */
export interface Neighbour {
  readonly slug: string;
  readonly name: string;
  /** The name of the ladder it stands on; null for none. */
  readonly ladder: string | null;
}

export interface OwnForm {
  /** What is changed; null for a new one. */
  readonly exercise: LibraryExercise | null;
  /** What the fields begin with: the exercise as it stands, or what it is copied from; null for an empty form. */
  readonly start: OwnContent | null;
  /** What it is copied from. */
  readonly source: { readonly slug: string; readonly name: string } | null;
  /** The name of the built-in exercise whose drawing can show it; null where there is none. */
  readonly drawing: string | null;
  /** Every other exercise, by ladder and place, then those on none. */
  readonly neighbours: readonly Neighbour[];
  readonly media: readonly EditedMedia[];
  /** The newest first; empty for a new one. */
  readonly history: readonly RevisionEntry[];
  readonly episodes: number;
}

/** The form of a new exercise, empty or as a copy (`library:edit`); `not_found` when what is copied is not there. */
export async function readNewOwn(
  actor: Actor,
  input: { readonly copy: string | null },
): Promise<Result<OwnForm, Denial>> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const { read } = await getStore();
  const source = input.copy === null ? null : await getExercise(read, access.value, input.copy);
  if (input.copy !== null && !source) return err("not_found");
  const all = await listExercises(read, access.value);
  const { locale } = actor as MemberActor;
  return ok({
    exercise: null,
    start: source && { ...contentOf(source, wordsOf(source, locale)), easier: null, harder: null },
    source: source && { slug: source.slug, name: source.name },
    drawing: drawingOf(all, source && wordsOf(source, locale)),
    neighbours: neighboursOf(all, null),
    media: [],
    history: [],
    episodes: 0,
  });
}

/** The form of one of the clinic's own (`library:edit`); `not_found` for a built-in one, which nobody changes. */
export async function readOwn(
  actor: Actor,
  input: { readonly slug: string },
): Promise<Result<OwnForm & { readonly exercise: LibraryExercise }, Denial>> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const { read } = await getStore();
  const exercise = await getOwnExercise(read, access.value, { slug: input.slug });
  if (!exercise) return err("not_found");
  const all = await listExercises(read, access.value);
  const episodes = await countEpisodesWith(read, access.value, [exercise.id]);
  return ok({
    exercise,
    start: contentOf(exercise, exercise.texts ?? {}),
    source: null,
    drawing: drawingOf(all, exercise.texts),
    neighbours: neighboursOf(all, exercise.slug),
    media: await listEditedMedia(read, access.value, exercise.id),
    history: await listRevisions(read, access.value, exercise.id),
    episodes: episodes.get(exercise.id) ?? 0,
  });
}

const drawingOf = (all: readonly LibraryExercise[], texts: StoredTexts | null): string | null =>
  all.find((one) => one.scope === builtIn && one.slug === texts?.figure)?.name ?? null;

/** The words a copy begins with. A built-in one's are in the catalogue; its drawing goes along. */
function wordsOf(source: LibraryExercise, locale: string): StoredTexts {
  if (source.texts) return source.texts;
  return storedTexts.parse({ ...exerciseText(locale, source.slug), figure: source.slug });
}

/** A stored entry as its author wrote it, with the words given. */
export function contentOf(exercise: LibraryExercise, texts: StoredTexts): OwnContent {
  const {
    id: _id,
    scope: _scope,
    slug: _slug,
    ladder: _ladder,
    rung: _rung,
    revision: _revision,
    archivedAt: _archivedAt,
    texts: _texts,
    ...entry
  } = exercise;
  return { ...entry, texts };
}

function neighboursOf(all: readonly LibraryExercise[], self: string | null): Neighbour[] {
  const names = [...ladderBySlug.keys()];
  const place = ({ ladder }: LibraryExercise) => (ladder === null ? names.length : names.indexOf(ladder));
  return all
    .filter(({ slug, archivedAt }) => slug !== self && archivedAt === null)
    .sort((a, b) => place(a) - place(b) || (a.rung ?? 1000) - (b.rung ?? 1000))
    .map(({ slug, name, ladder }) => ({
      slug,
      name,
      ladder: ladder === null ? null : (ladderBySlug.get(ladder)?.name ?? ladder),
    }));
}
