/** Reading templates: the reusable programs of the product and of the clinic (`library:read`). */
import { getTemplate, listTemplates, type StoredTemplate } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";
import { mediaOf, pictureOf } from "./view/library-entry.ts";

/** Every template, from acute to maintenance. */
export async function readTemplates(actor: Actor): Promise<Result<readonly StoredTemplate[], Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  return ok(await listTemplates((await getStore()).read, access.value));
}

export interface TemplateView extends StoredTemplate {
  /** Address of the small picture of each exercise, by its id: the clinic's own photo, else the drawing; null without. */
  readonly pictures: ReadonlyMap<string, string | null>;
}

/** One template whole, with what shows its exercises; `not_found` for an unknown slug. */
export async function readTemplate(
  actor: Actor,
  { slug }: { readonly slug: string },
): Promise<Result<TemplateView, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const { read } = await getStore();
  const template = await getTemplate(read, access.value, slug);
  if (!template) return err("not_found");
  const exercises = template.blocks.flatMap((block) => block.items).map((item) => item.exercise);
  const media = await mediaOf(read, access.value, exercises);
  return ok({
    ...template,
    pictures: new Map(exercises.map((exercise) => [exercise.id, pictureOf(exercise, media)])),
  });
}
