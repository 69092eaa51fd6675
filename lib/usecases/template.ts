/** Reading templates: the reusable programs of the product and of the clinic (`library:read`). */
import { getTemplate, listTemplates, type StoredTemplate } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import type { Actor } from "#lib/access/actor.ts";
import { authorize } from "#lib/access/authorize.ts";
import type { Denial } from "#lib/access/policy.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";

/** Every template, from acute to maintenance. */
export async function readTemplates(actor: Actor): Promise<Result<readonly StoredTemplate[], Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  return ok(await listTemplates((await getStore()).read, access.value));
}

/** One template whole; `not_found` for an unknown slug. */
export async function readTemplate(
  actor: Actor,
  { slug }: { readonly slug: string },
): Promise<Result<StoredTemplate, Denial>> {
  const access = await authorize(actor, "library:read");
  if (!access.ok) return access;
  const template = await getTemplate((await getStore()).read, access.value, slug);
  return template ? ok(template) : err("not_found");
}
