/**
 * Reusable programs: the built-in templates and the clinic's own, whole with blocks, items and exercises.
 * Invariant: a clinic sees `built-in` and its own scope, nothing else.
 */
import { and, asc, eq, inArray, or } from "drizzle-orm";
import type { Db } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { Grant, SystemGrant } from "#lib/access/grant.ts";
import type { Dose } from "#lib/domain/dosage.ts";
import type { BlockKind } from "#lib/domain/episode.ts";
import { type Stage, stages, type Template } from "#lib/domain/exercise.ts";
import type { Schedule } from "#lib/domain/schedule.ts";
import { builtIn, type LibraryExercise, listExercisesById } from "./exercise.ts";
import { toSchedule, toScheduleColumns } from "./schedule-columns.ts";

export interface StoredTemplateItem {
  readonly exercise: LibraryExercise;
  readonly dose: Dose;
}

export interface StoredTemplateBlock {
  readonly name: string;
  readonly kind: BlockKind;
  readonly countsAsMain: boolean;
  readonly items: readonly StoredTemplateItem[];
}

/** What is known of a template without its blocks. */
export interface TemplateSummary {
  readonly id: string;
  readonly scope: string;
  readonly slug: string;
  readonly name: string;
  readonly stages: readonly Stage[];
  readonly durationWeeks: { readonly min: number; readonly max: number };
  readonly sessionMinutes: number;
  readonly schedule: Schedule;
  readonly advance: string;
  readonly avoidDefault: string;
  readonly notes: string;
}

export interface StoredTemplate extends TemplateSummary {
  readonly blocks: readonly StoredTemplateBlock[];
}

type TemplateRow = (typeof tables.templates)["$inferSelect"];

const toSummary = (row: TemplateRow): TemplateSummary => ({
  id: row.id,
  scope: row.scope,
  slug: row.slug,
  name: row.name,
  stages: row.stages.split(",") as Stage[],
  durationWeeks: { min: row.minWeeks, max: row.maxWeeks },
  sessionMinutes: row.sessionMinutes,
  schedule: toSchedule(row),
  advance: row.advance,
  avoidDefault: row.avoidDefault,
  notes: row.notes,
});

const visible = (grant: Grant) =>
  grant.clinicId === null
    ? eq(tables.templates.scope, builtIn)
    : or(eq(tables.templates.scope, builtIn), eq(tables.templates.scope, grant.clinicId));

/** Every template the clinic can use, whole, from acute to maintenance, then by name. Three queries in all. */
export async function listTemplates(db: Db, grant: Grant): Promise<StoredTemplate[]> {
  const { templates } = tables;
  const found = await withBlocks(db, grant, await db.select().from(templates).where(visible(grant)));
  const place = ({ stages: [first] }: StoredTemplate) => stages.indexOf(first ?? "any");
  return found.sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

/** One template by its slug, the clinic's own before the built-in; null when there is none. */
export async function getTemplate(db: Db, grant: Grant, slug: string): Promise<StoredTemplate | null> {
  const { templates } = tables;
  const rows = await db
    .select()
    .from(templates)
    .where(and(visible(grant), eq(templates.slug, slug)));
  const row = rows.find((found) => found.scope !== builtIn) ?? rows[0];
  return row ? ((await withBlocks(db, grant, [row]))[0] ?? null) : null;
}

/** One template by its id; null when the clinic has none such. */
export async function getTemplateById(db: Db, grant: Grant, id: string): Promise<StoredTemplate | null> {
  const { templates } = tables;
  const rows = await db
    .select()
    .from(templates)
    .where(and(visible(grant), eq(templates.id, id)));
  return (await withBlocks(db, grant, rows))[0] ?? null;
}

async function withBlocks(db: Db, grant: Grant, rows: readonly TemplateRow[]): Promise<StoredTemplate[]> {
  if (rows.length === 0) return [];
  const { templateBlocks: b, templateItems: i } = tables;
  const found = await db
    .select({
      templateId: b.templateId,
      blockId: b.id,
      name: b.name,
      kind: b.kind,
      countsAsMain: b.countsAsMain,
      exerciseId: i.exerciseId,
      axis: i.axis,
      sets: i.sets,
      reps: i.reps,
      holdSeconds: i.holdSeconds,
      durationSeconds: i.durationSeconds,
      distanceM: i.distanceM,
      loadG: i.loadG,
    })
    .from(b)
    .innerJoin(i, eq(i.blockId, b.id))
    .where(
      inArray(
        b.templateId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(asc(b.templateId), asc(b.position), asc(i.position));
  const exercises = new Map(
    (
      await listExercisesById(
        db,
        grant,
        found.map((item) => item.exerciseId),
      )
    ).map((exercise) => [exercise.id, exercise]),
  );
  const blocks = new Map<
    string,
    { templateId: string; block: StoredTemplateBlock & { items: StoredTemplateItem[] } }
  >();
  for (const { templateId, blockId, name, kind, countsAsMain, exerciseId, ...dose } of found) {
    const exercise = exercises.get(exerciseId);
    if (!exercise) continue;
    const entry = blocks.get(blockId) ?? { templateId, block: { name, kind, countsAsMain, items: [] } };
    entry.block.items.push({ exercise, dose });
    blocks.set(blockId, entry);
  }
  const all = [...blocks.values()];
  return rows.map((row) => ({
    ...toSummary(row),
    blocks: all.filter((entry) => entry.templateId === row.id).map((entry) => entry.block),
  }));
}

/** Every dose that a template of the clinic asks for, by exercise: what bounds are widened to (clinical.md B2). */
export async function listTemplateDoses(db: Db, grant: Grant): Promise<Map<string, Dose[]>> {
  const { templates, templateBlocks: b, templateItems: i } = tables;
  const rows = await db
    .select({
      exerciseId: i.exerciseId,
      axis: i.axis,
      sets: i.sets,
      reps: i.reps,
      holdSeconds: i.holdSeconds,
      durationSeconds: i.durationSeconds,
      distanceM: i.distanceM,
      loadG: i.loadG,
    })
    .from(i)
    .innerJoin(b, eq(b.id, i.blockId))
    .innerJoin(templates, eq(templates.id, b.templateId))
    .where(visible(grant));
  const doses = new Map<string, Dose[]>();
  for (const { exerciseId, ...dose } of rows) doses.set(exerciseId, [...(doses.get(exerciseId) ?? []), dose]);
  return doses;
}

/** Stores a built-in template: a new row, or the row `id` brought to what ships now, its blocks written anew. */
export async function saveBuiltInTemplate(
  tx: Db,
  _grant: SystemGrant<"install">,
  entry: {
    readonly id: string;
    readonly isNew: boolean;
    readonly template: Template;
    readonly exerciseIds: ReadonlyMap<string, string>;
    readonly makeId: () => string;
    readonly at: Date;
  },
): Promise<void> {
  const { templates, templateBlocks, templateItems } = tables;
  const { id, template, makeId } = entry;
  const columns = {
    name: template.name,
    stages: template.stages.join(","),
    minWeeks: template.durationWeeks.min,
    maxWeeks: template.durationWeeks.max,
    sessionMinutes: template.sessionMinutes,
    advance: template.advance,
    avoidDefault: template.avoidDefault,
    notes: template.notes,
    ...toScheduleColumns(template.schedule),
    updatedAt: entry.at,
  };
  if (entry.isNew) await tx.insert(templates).values({ id, scope: builtIn, slug: template.slug, ...columns });
  else {
    await tx.update(templates).set(columns).where(eq(templates.id, id));
    const old = await tx
      .select({ id: templateBlocks.id })
      .from(templateBlocks)
      .where(eq(templateBlocks.templateId, id));
    if (old.length > 0) {
      await tx.delete(templateItems).where(
        inArray(
          templateItems.blockId,
          old.map((block) => block.id),
        ),
      );
      await tx.delete(templateBlocks).where(eq(templateBlocks.templateId, id));
    }
  }
  const blocks = template.blocks.map((block, position) => ({ block, id: makeId(), position }));
  await tx.insert(templateBlocks).values(
    blocks.map(({ block, id: blockId, position }) => ({
      id: blockId,
      templateId: id,
      position,
      name: block.name,
      kind: block.kind,
      countsAsMain: block.countsAsMain,
    })),
  );
  await tx.insert(templateItems).values(
    blocks.flatMap(({ block, id: blockId }) =>
      block.items.map((item, position) => ({
        id: makeId(),
        blockId,
        position,
        exerciseId: entry.exerciseIds.get(item.exercise)!,
        ...item.dose,
      })),
    ),
  );
}
