/**
 * Puts the built-in library and templates into the database, at set-up and after an update. Invariant: running it
 * again changes nothing; ids and slugs stay, because prescriptions and logs point to them; nothing is ever taken out.
 */
import { exercises } from "#db/content/exercises.ts";
import { templates } from "#db/content/templates.ts";
import {
  createBuiltInExercises,
  listInstalledExercises,
  updateBuiltInExercise,
} from "#db/queries/exercise.ts";
import { listTemplates, type StoredTemplate, saveBuiltInTemplate } from "#db/queries/template.ts";
import { getStore } from "#db/runtime/store.ts";
import { systemGrant } from "#lib/access/system.ts";
import { canonicalJson } from "#lib/domain/canonical.ts";
import type { Template } from "#lib/domain/exercise.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";

export interface InstalledContent {
  /** How many entries were added or brought up to date. */
  readonly exercises: number;
  readonly templates: number;
}

/** Installs what is missing and brings what changed up to date; writes nothing when all is there. */
export async function installContent(): Promise<InstalledContent> {
  const store = await getStore();
  const grant = systemGrant("install");
  const installed = new Map((await listInstalledExercises(store.read, grant)).map((row) => [row.slug, row]));
  const present = new Map(
    (await listTemplates(store.read, grant)).map((template) => [template.slug, template]),
  );
  const missing = exercises.filter((exercise) => !installed.has(exercise.slug));
  const changed = exercises.filter((exercise) => installed.get(exercise.slug)?.same(exercise) === false);
  const outdated = templates.filter((template) => !isSame(template, present.get(template.slug)));
  if (missing.length + changed.length + outdated.length === 0) return { exercises: 0, templates: 0 };

  const at = now();
  const makeId = () => newId(at.getTime());
  const added = missing.map((exercise) => ({ id: makeId(), exercise }));
  const exerciseIds = new Map([
    ...[...installed].map(([slug, row]) => [slug, row.id] as const),
    ...added.map(({ id, exercise }) => [exercise.slug, id] as const),
  ]);
  await store.write(grant, "content:install", async (tx) => {
    await createBuiltInExercises(tx, grant, added, at);
    for (const exercise of changed)
      await updateBuiltInExercise(tx, grant, exerciseIds.get(exercise.slug)!, exercise, at);
    for (const template of outdated) {
      const id = present.get(template.slug)?.id;
      await saveBuiltInTemplate(tx, grant, {
        id: id ?? makeId(),
        isNew: id === undefined,
        template,
        exerciseIds,
        makeId,
        at,
      });
    }
  });
  return { exercises: missing.length + changed.length, templates: outdated.length };
}

function isSame(template: Template, stored: StoredTemplate | undefined): boolean {
  if (!stored) return false;
  const { id: _id, scope: _scope, blocks, ...summary } = stored;
  const asShipped = {
    ...summary,
    blocks: blocks.map((block) => ({
      ...block,
      items: block.items.map((item) => ({ exercise: item.exercise.slug, dose: item.dose })),
    })),
  };
  return canonicalJson(asShipped) === canonicalJson(template);
}
