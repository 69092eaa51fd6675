/** The exercise library and the reusable templates. `scope` is `built-in` or the id of the clinic that owns the row. */
import type { Kit } from "#db/dialect/kit.ts";
import { blockKinds } from "#lib/domain/episode.ts";
import { exerciseCategories } from "#lib/domain/exercise.ts";
import { doseColumns, scheduleColumns } from "./dose-columns.ts";

export function exerciseTables(k: Kit) {
  const exercises = k.table(
    "exercises",
    {
      id: k.id(),
      scope: k.text().notNull(),
      slug: k.text().notNull(),
      name: k.text().notNull(),
      instructions: k.text().notNull(),
      category: k.oneOf(exerciseCategories).notNull(),
      ladder: k.text(),
      rung: k.int(),
      easierSlug: k.text(),
      harderSlug: k.text(),
      side: k.oneOf(["both", "each", "alternating"]).notNull(),
      position: k.text().notNull(),
      region: k.text().notNull(),
      restSeconds: k.int().notNull(),
      effortMax: k.int().notNull(),
      loadable: k.bool().notNull(),
      sessionsPerWeek: k.int().notNull(),
      ...doseColumns(k),
      setsMin: k.int().notNull(),
      setsMax: k.int().notNull(),
      repsMin: k.int(),
      repsMax: k.int(),
      holdSecondsMin: k.int(),
      holdSecondsMax: k.int(),
      durationSecondsMin: k.int(),
      durationSecondsMax: k.int(),
      distanceMMin: k.int(),
      distanceMMax: k.int(),
      cautionDisc: k.int().notNull(),
      cautionFacetOa: k.int().notNull(),
      cautionStenosis: k.int().notNull(),
      cautionDdd: k.int().notNull(),
      cautionAcuteStrain: k.int().notNull(),
      /** The rest of the entry (muscles, equipment, start position, stages…) as installed. */
      details: k.json().notNull(),
      /** The words beside the figure of a clinic's own exercise; null for a built-in one, whose words are in the catalogue. */
      texts: k.json(),
      /** Grows with every edit of a clinic's own exercise; what it was before stands in its revisions. */
      revision: k.int().notNull().default(0),
      /** No longer offered; what prescribes it keeps it. Built-in exercises are never archived. */
      archivedAt: k.instant(),
      updatedAt: k.instant().notNull(),
    },
    (t) => [k.unique("exercises_scope_slug").on(t.scope, t.slug)],
  );

  const templates = k.table(
    "templates",
    {
      id: k.id(),
      scope: k.text().notNull(),
      slug: k.text().notNull(),
      name: k.text().notNull(),
      /** Stages it belongs to, as "subacute,strength-1". */
      stages: k.text().notNull(),
      minWeeks: k.int().notNull(),
      maxWeeks: k.int().notNull(),
      sessionMinutes: k.int().notNull(),
      advance: k.text().notNull(),
      avoidDefault: k.text().notNull(),
      notes: k.text().notNull(),
      ...scheduleColumns(k),
      updatedAt: k.instant().notNull(),
    },
    (t) => [k.unique("templates_scope_slug").on(t.scope, t.slug)],
  );

  const templateBlocks = k.table(
    "template_blocks",
    {
      id: k.id(),
      templateId: k.ref(() => templates.id).notNull(),
      position: k.int().notNull(),
      name: k.text().notNull(),
      kind: k.oneOf(blockKinds).notNull(),
      /** Whether its exercises count towards the warning from seven (walk and aerobic do not). */
      countsAsMain: k.bool().notNull(),
    },
    (t) => [k.unique("template_blocks_position").on(t.templateId, t.position)],
  );

  const templateItems = k.table(
    "template_items",
    {
      id: k.id(),
      blockId: k.ref(() => templateBlocks.id).notNull(),
      position: k.int().notNull(),
      exerciseId: k.ref(() => exercises.id).notNull(),
      ...doseColumns(k),
    },
    (t) => [k.unique("template_items_position").on(t.blockId, t.position)],
  );

  return { exercises, templates, templateBlocks, templateItems };
}
