/**
 * The clinic's own exercises: written from nothing or from a copy, changed, archived, brought back. Invariants: nothing
 * that was ever prescribed can go away, so nothing is deleted at all; every state is kept; of two editors the second is
 * told; the steps between easier and harder never run in a circle.
 */
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { type LibraryExercise, listExercises } from "#db/queries/exercise.ts";
import {
  addRevision,
  createOwnExercise,
  getOwnExercise,
  getRevision,
  setLadder,
  updateOwnExercise,
} from "#db/queries/own-exercise.ts";
import { type Db, getStore } from "#db/runtime/store.ts";
import type { Actor, MemberActor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { MemberGrant } from "#lib/access/grant.ts";
import type { Denial } from "#lib/access/policy.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import type { Exercise } from "#lib/domain/exercise.ts";
import { findLoop, ladderOf } from "#lib/domain/ladder.ts";
import { searchFold } from "#lib/domain/library-search.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import type { OwnContent, OwnExerciseInput, SaveOwnExerciseInput } from "#lib/schemas/own-exercise.ts";
import { contentOf } from "./own-exercise-form.ts";

type EditGrant = MemberGrant<"library:edit">;

/**
 * Why an exercise was not saved. `conflict`: it was changed since the form was opened. `exercise_archived`: bring it
 * back first. `ladder_loop` carries the way around in `detail.loop`, by names.
 */
export type SaveRefusal =
  | "conflict"
  | "exercise_archived"
  | "exercise_name_taken"
  | "unknown_neighbour"
  | "ladder_loop";
type Detail = { readonly loop: string };

/**
 * Adds an exercise, or changes one that still stands as the form showed it (`library:edit`). The same form sent twice
 * is answered, not done again. The slug it has, or the refusal.
 */
export async function saveOwnExercise(
  actor: Actor,
  input: SaveOwnExerciseInput,
): Promise<Result<{ slug: string }, Denial | SaveRefusal, Detail>> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const content = withEquipmentText(input.content, (actor as MemberActor).locale);
  const isNew = input.exerciseId === null;
  try {
    return await store.write(grant, isNew ? "exercise:create" : "exercise:save", async (tx, audit) => {
      const id = input.exerciseId ?? input.idempotencyKey;
      audit({ subjectId: id });
      const all = await listExercises(tx, grant);
      const present = isNew
        ? null
        : (all.find((one) => one.id === id && one.scope === grant.clinicId) ?? null);
      if (!isNew) {
        if (!present) throw new Refused("not_found");
        if (present.revision !== input.revision) throw new Refused("conflict");
        if (present.archivedAt !== null) throw new Refused("exercise_archived");
      }
      const others = all.filter((one) => one.id !== id);
      const slug = present?.slug ?? freeSlug(content.name, new Set(others.map((one) => one.slug)));
      const exercise = place({ ...content, slug, ladder: null, rung: null }, others);
      const at = now();
      if (isNew) await createOwnExercise(tx, grant, id, exercise, content.texts, at);
      else await updateOwnExercise(tx, grant, id, input.revision, { exercise, texts: content.texts }, at);
      await addRevision(tx, grant, {
        id: input.idempotencyKey,
        exerciseId: id,
        revision: isNew ? 1 : input.revision + 1,
        content: toState(slug, false, content),
        at,
      });
      await moveDependents(tx, grant, [...others, { ...exercise, id, scope: grant.clinicId }]);
      return ok({ slug });
    });
  } catch (problem) {
    if (!(problem instanceof Refused) && !isUniqueViolation(problem)) throw problem;
    const standing = await alreadySaved(store.read, grant, input, content);
    if (standing !== null) return ok({ slug: standing });
    return problem instanceof Refused ? problem.toResult() : err("conflict");
  }
}

/** Leaves a transaction with nothing written; the code becomes the answer. */
class Refused extends Error {
  readonly code: "not_found" | SaveRefusal;
  readonly loop: string | null;
  constructor(code: Refused["code"], loop: string | null = null) {
    super(code);
    this.code = code;
    this.loop = loop;
  }
  toResult() {
    return this.loop === null ? err(this.code) : err(this.code, { loop: this.loop });
  }
}

/** The entry on its ladder, judged against all others: a free name, neighbours that exist, no way in a circle. */
function place(entry: Exercise, others: readonly LibraryExercise[]): Exercise {
  const name = searchFold(entry.name);
  if (others.some((one) => searchFold(one.name) === name)) throw new Refused("exercise_name_taken");
  const names = new Map([...others, entry].map((one) => [one.slug, one.name]));
  if ([entry.easier, entry.harder].some((slug) => slug !== null && !names.has(slug)))
    throw new Refused("unknown_neighbour");
  const entries = [...others, entry];
  const loop = findLoop(entries, entry.slug);
  if (loop) throw new Refused("ladder_loop", loop.map((slug) => names.get(slug)).join(" → "));
  return { ...entry, ladder: ladderOf(entries, entry.slug) };
}

/** Own exercises whose ladder follows from a neighbour move with it. */
async function moveDependents(
  tx: Db,
  grant: EditGrant,
  all: readonly (Exercise & { readonly id: string; readonly scope: string })[],
): Promise<void> {
  for (const one of all.filter(({ scope }) => scope === grant.clinicId)) {
    const ladder = ladderOf(all, one.slug);
    if (ladder !== one.ladder) await setLadder(tx, grant, one.id, ladder);
  }
}

/** Every own slug begins with `own-`, so that no words or drawing of a built-in exercise are ever taken for its own. */
function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const words = searchFold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  const stem = `own-${words || "exercise"}`;
  let slug = stem;
  for (let number = 2; taken.has(slug); number++) slug = `${stem}-${number}`;
  return slug;
}

/** What is needed in words, from the names of the things where the author wrote none. */
function withEquipmentText(content: OwnContent, locale: string): OwnContent {
  if (content.equipmentText !== "") return content;
  const { name } = catalogue(locale).equipment;
  const things = content.equipment.map((key) => name[key as keyof typeof name].toLowerCase());
  const type = content.equipmentChoice === "any" ? "disjunction" : "conjunction";
  const text = new Intl.ListFormat(locale, { type }).format(things);
  return { ...content, equipmentText: things.length === 0 ? "none" : text };
}

const toState = (slug: string, archived: boolean, content: OwnContent) => ({ slug, archived, ...content });

/** The slug, when this very form has been saved before; null when it has not, or said something else. */
async function alreadySaved(
  db: Db,
  grant: EditGrant,
  input: SaveOwnExerciseInput,
  content: OwnContent,
): Promise<string | null> {
  const saved = await getRevision(db, grant, input.idempotencyKey);
  if (!saved || saved.exerciseId !== (input.exerciseId ?? input.idempotencyKey)) return null;
  const { slug } = saved.content as { slug: string };
  return canonicalJson(saved.content) === canonicalJson(toState(slug, false, content)) ? slug : null;
}

/** Takes an exercise out of what is offered; programs that prescribe it keep it (`library:edit`). */
export const archiveOwnExercise = (actor: Actor, input: OwnExerciseInput) => setArchived(actor, input, true);

/** Offers an archived exercise again (`library:edit`). */
export const restoreOwnExercise = (actor: Actor, input: OwnExerciseInput) => setArchived(actor, input, false);

async function setArchived(
  actor: Actor,
  input: OwnExerciseInput,
  archived: boolean,
): Promise<Result<{ slug: string }, Denial | "conflict">> {
  const access = await authorize(actor, "library:edit");
  if (!access.ok) return access;
  const grant = access.value;
  const store = await getStore();
  const standing = await getOwnExercise(store.read, grant, { id: input.exerciseId });
  if (!standing) return err("not_found");
  if ((standing.archivedAt !== null) === archived) return ok({ slug: standing.slug });
  try {
    return await store.write(grant, archived ? "exercise:archive" : "exercise:restore", async (tx, audit) => {
      audit({ subjectId: standing.id });
      const at = now();
      const archivedAt = archived ? at : null;
      if (!(await updateOwnExercise(tx, grant, standing.id, standing.revision, { archivedAt }, at)))
        throw new Refused("conflict");
      await addRevision(tx, grant, {
        id: newId(at.getTime()),
        exerciseId: standing.id,
        revision: standing.revision + 1,
        content: toState(standing.slug, archived, contentOf(standing, standing.texts ?? {})),
        at,
      });
      return ok({ slug: standing.slug });
    });
  } catch (problem) {
    if (problem instanceof Refused || isUniqueViolation(problem)) return err("conflict");
    throw problem;
  }
}
