/** The built-in library in the database, on each engine: whole, the same as what ships, installed once. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exercises as shippedExercises } from "#db/content/exercises.ts";
import { templates as shippedTemplates } from "#db/content/templates.ts";
import { getExercise, listExercises } from "#db/queries/exercise.ts";
import { getTemplate, listTemplateDoses, listTemplates } from "#db/queries/template.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { systemGrant } from "#lib/access/system.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";

let store: Store;
const grant = systemGrant("install");
beforeAll(async () => {
  store = await openTestStore();
  expect(await installContent()).toEqual({ exercises: 100, templates: 11 });
});
afterAll(closeTestStore);

test("every exercise comes back column by column as it ships", async () => {
  const stored = new Map((await listExercises(store.read, grant)).map((entry) => [entry.slug, entry]));
  expect(stored.size).toBe(shippedExercises.length);
  for (const shipped of shippedExercises) {
    const { id: _id, scope, texts, revision, archivedAt, ...entry } = stored.get(shipped.slug)!;
    expect({ scope, texts, revision, archivedAt }).toEqual({
      scope: "built-in",
      texts: null,
      revision: 0,
      archivedAt: null,
    });
    expect(entry).toEqual(shipped);
  }
});

test("every template comes back whole, from acute to maintenance", async () => {
  const stored = await listTemplates(store.read, grant);
  expect(stored[0]?.slug).toBe("acute-calm-down");
  for (const shipped of shippedTemplates) {
    const { id: _id, scope: _scope, ...template } = stored.find((entry) => entry.slug === shipped.slug)!;
    const blocks = template.blocks.map((block) => ({
      ...block,
      items: block.items.map((item) => ({ exercise: item.exercise.slug, dose: item.dose })),
    }));
    expect({ ...template, blocks }).toEqual(shipped);
  }
  const birdDog = await getExercise(store.read, grant, "bird-dog");
  const doses = (await listTemplateDoses(store.read, grant)).get(birdDog!.id)!;
  expect(doses.some((dose) => dose.axis === "reps" && dose.sets === 1 && dose.holdSeconds === 10)).toBe(true);
});

test("installing again writes nothing", async () => {
  const audit = () => store.read.select({ id: tables.auditEntries.id }).from(tables.auditEntries);
  const before = (await audit()).length;
  expect(await installContent()).toEqual({ exercises: 0, templates: 0 });
  expect((await audit()).length).toBe(before);
});

test("an entry that was changed is brought back to what ships, and keeps its id", async () => {
  const before = (await getExercise(store.read, grant, "plank"))!;
  const template = (await getTemplate(store.read, grant, "maintenance"))!;
  await store.writeUnaudited(grant, async (tx) => {
    await tx
      .update(tables.exercises)
      .set({ name: "Old name", repsMax: 1 })
      .where(eq(tables.exercises.id, before.id));
    await tx.update(tables.templates).set({ notes: "Old notes" }).where(eq(tables.templates.id, template.id));
  });
  expect(await installContent()).toEqual({ exercises: 1, templates: 1 });
  expect(await getExercise(store.read, grant, "plank")).toEqual(before);
  expect(await getTemplate(store.read, grant, "maintenance")).toEqual(template);
});

test("a clinic does not see another clinic’s own exercises", async () => {
  const row = (
    await store.read.select().from(tables.exercises).where(eq(tables.exercises.slug, "plank"))
  )[0]!;
  await store.writeUnaudited(grant, async (tx) => {
    await tx
      .insert(tables.exercises)
      .values({ ...row, id: "01980000-0000-7000-8000-000000000001", scope: "clinic-a", slug: "own" });
  });
  const clinic = (clinicId: string) => systemGrant("install", { clinicId });
  expect(await getExercise(store.read, clinic("clinic-a"), "own")).not.toBeNull();
  expect(await getExercise(store.read, clinic("clinic-b"), "own")).toBeNull();
  expect((await listExercises(store.read, clinic("clinic-b"))).length).toBe(100);
});
