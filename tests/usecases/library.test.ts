/** Reading the library and one exercise, and keeping favourites: who sees what, and whose marks are whose. */
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { visitor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { addDays } from "#lib/domain/calendar.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { readCards, readExercise } from "#lib/usecases/exercise.ts";
import { setFavourite } from "#lib/usecases/favourite.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { readLibrary } from "#lib/usecases/library.ts";
import { publishProgram } from "#lib/usecases/program.ts";
import { readTemplate } from "#lib/usecases/template.ts";
import { storeFlag } from "#tests/support/acute.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { addClearance, installedTemplate, publishInput } from "#tests/support/program-input.ts";
import { addEpisode, addMember, createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let patient: MemberActor;
let episodeId: string;
const noon = new Date("2026-03-04T11:00:00Z");
const today = "2026-03-04";
const inDays = (days: number) => new Date(noon.getTime() + days * 86_400_000);
const at = <T>(fn: () => Promise<T>, instant = noon) => atInstant(instant, fn);

beforeAll(async () => {
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
  patient = await addMember(store, world.clinicId, "patient", "Fern Patient");
  episodeId = await addEpisode(store, patient, [{ member: world.therapist, part: "lead_therapist" }], {
    phase: "subacute",
  });
  await addClearance(store, patient, episodeId, world.therapist);
  const template = await installedTemplate(store, "strength-1-foundation");
  const published = await at(() =>
    publishProgram(
      world.therapist,
      publishInput(template, { patientId: patient.memberId, startDay: addDays(today, 1) }),
    ),
  );
  if (!published.ok) throw new Error(published.code);
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(tables.episodeDiagnoses).values({
      id: newId(),
      clinicId: world.clinicId,
      episodeId,
      label: "stenosis",
      addedAt: now(),
      addedById: world.therapist.memberId,
      removedAt: null,
      removedById: null,
    });
  });
});
afterAll(closeTestStore);

const codeOf = (result: { ok: boolean; code?: string }) => (result.ok ? "ok" : result.code);
const idOf = async (slug: string) => {
  const library = await readLibrary(world.therapist);
  if (!library.ok) throw new Error(library.code);
  return library.value.items.find((item) => item.slug === slug)!.id;
};
const keptBy = async (actor: MemberActor) => {
  const library = await readLibrary(actor);
  if (!library.ok) throw new Error(library.code);
  return library.value.items.filter((item) => item.favourite).map((item) => item.slug);
};

/** An exercise of the clinic's own, copied from the bird dog as it is stored. */
async function addOwn(
  slug: string,
  more: Partial<(typeof tables.exercises)["$inferInsert"]> = {},
): Promise<void> {
  const { exercises } = tables;
  const [bird] = await store.read
    .select()
    .from(exercises)
    .where(and(eq(exercises.slug, "bird-dog"), eq(exercises.scope, "built-in")));
  await store.writeUnaudited(systemGrant("command-line"), async (tx) => {
    await tx.insert(exercises).values({
      ...bird!,
      id: newId(),
      scope: world.clinicId,
      slug,
      name: "Bird dog with a towel",
      ladder: null,
      rung: null,
      easierSlug: "bird-dog",
      harderSlug: null,
      texts: { purpose: "To feel the trunk stay level.", figure: "bird-dog" },
      ...more,
    });
  });
}

test("staff read all of it, patients and visitors none", async () => {
  const library = await readLibrary(world.therapist);
  expect(library.ok && library.value.items.length).toBe(100);
  expect(library.ok && library.value.ladders.length).toBe(24);
  expect(codeOf(await readLibrary(world.patient))).toBe("forbidden");
  expect(codeOf(await readLibrary(visitor))).toBe("signed_out");
  expect(codeOf(await readCards(world.patient, { slugs: ["bird-dog"] }))).toBe("forbidden");
});

test("who may add is who may edit the library", async () => {
  const may = async (actor: MemberActor) => {
    const library = await readLibrary(actor);
    return library.ok && library.value.mayEdit;
  };
  expect([await may(world.therapist), await may(world.admin), await may(world.clinician)]).toEqual([
    true,
    true,
    false,
  ]);
});

test("a favourite is one member’s own, kept once, and gone when dropped", async () => {
  const exerciseId = await idOf("bird-dog");
  for (let press = 0; press < 2; press++)
    expect(codeOf(await setFavourite(world.therapist, { exerciseId, kept: true }))).toBe("ok");
  expect(await keptBy(world.therapist)).toEqual(["bird-dog"]);
  expect(await keptBy(world.otherTherapist)).toEqual([]);
  expect(codeOf(await setFavourite(world.otherTherapist, { exerciseId, kept: false }))).toBe("ok");
  expect(await keptBy(world.therapist)).toEqual(["bird-dog"]);
  expect(codeOf(await setFavourite(world.therapist, { exerciseId, kept: false }))).toBe("ok");
  expect(await keptBy(world.therapist)).toEqual([]);
});

test("patients keep none, and nobody what their clinic does not have", async () => {
  const exerciseId = await idOf("bird-dog");
  expect(codeOf(await setFavourite(world.patient, { exerciseId, kept: true }))).toBe("forbidden");
  expect(codeOf(await setFavourite(world.therapist, { exerciseId: newId(), kept: true }))).toBe("not_found");
});

test("staff see the ladder with its neighbours, the words and the figure", async () => {
  const view = await readExercise(world.clinician, { slug: "bird-dog" });
  if (!view.ok || view.value.audience !== "staff") throw new Error("not shown");
  expect(view.value.easier?.slug).toBe("quadruped-leg-reach");
  expect(view.value.harder?.slug).toBe("bird-dog-square");
  expect(view.value.words.steps?.length).toBeGreaterThan(2);
  expect(view.value.figure).not.toBeNull();
  expect(codeOf(await readExercise(world.therapist, { slug: "no-such" }))).toBe("not_found");
});

test("a patient sees what is to come, in force and past, with their own dose and cautions", async () => {
  const read = (days: number, slug = "bird-dog") => at(() => readExercise(patient, { slug }), inDays(days));
  const [before, during] = [await read(0), await read(2)];
  if (!before.ok || before.value.audience !== "patient") throw new Error("not shown");
  if (!during.ok || during.value.audience !== "patient") throw new Error("not shown");
  expect(before.value.standing).toBe("to_come");
  expect(during.value.standing).toBe("in_force");
  expect(during.value.prescribed[0]?.dose.sets).toBeGreaterThan(0);
  // Bird dog asks for care with stenosis and a facet label; only the first is this patient's.
  expect(during.value.cautions).toEqual([{ label: "stenosis", level: 1 }]);
  expect(during.value.paused).toBe(false);
});

test("what is not prescribed to a patient does not exist for them", async () => {
  expect(codeOf(await at(() => readExercise(patient, { slug: "trap-bar-deadlift" })))).toBe("not_found");
  expect(codeOf(await at(() => readExercise(world.patient, { slug: "bird-dog" })))).toBe("not_found");
  expect(codeOf(await at(() => readExercise(world.foreign.patient, { slug: "bird-dog" })))).toBe("not_found");
  const withoutConsent = await addMember(store, world.clinicId, "patient", "New Patient", {
    consented: false,
  });
  expect(codeOf(await readExercise(withoutConsent, { slug: "bird-dog" }))).toBe("consent_required");
});

test("an open red flag is said where the exercise is read", async () => {
  await storeFlag(store, patient, episodeId, "E", "saddle", today);
  const view = await at(() => readExercise(patient, { slug: "bird-dog" }), inDays(2));
  expect(view.ok && view.value.audience === "patient" && view.value.paused).toBe(true);
});

test("a clinic’s own exercise stands on the ladder it was placed on, in that clinic alone", async () => {
  await addOwn("towel-bird-dog");
  const view = await readExercise(world.therapist, { slug: "towel-bird-dog" });
  if (!view.ok || view.value.audience !== "staff") throw new Error("not shown");
  expect(view.value.own).toBe(true);
  expect(view.value.easier?.slug).toBe("bird-dog");
  expect(view.value.harder?.slug).toBe("bird-dog-square");
  expect(view.value.words.purpose).toBe("To feel the trunk stay level.");
  expect(view.value.figure?.slug).toBe("bird-dog");
  expect(codeOf(await readExercise(world.foreign.therapist, { slug: "towel-bird-dog" }))).toBe("not_found");
});

test("what is no longer offered is marked, and on no ladder", async () => {
  await addOwn("old-bird-dog", { archivedAt: noon });
  const library = await readLibrary(world.therapist);
  if (!library.ok) throw new Error(library.code);
  expect(library.value.items.find((item) => item.slug === "old-bird-dog")?.archived).toBe(true);
  expect(library.value.ladders.flatMap((ladder) => ladder.rungs)).not.toContain("old-bird-dog");
});

test("cards come in the order asked for, and what is unknown is counted", async () => {
  const view = await readCards(world.therapist, { slugs: ["plank", "no-such", "bird-dog"] });
  if (!view.ok) throw new Error(view.code);
  expect(view.value.cards.map(({ exercise }) => exercise.slug)).toEqual(["plank", "bird-dog"]);
  expect(view.value.unknown).toBe(1);
});

test("a template carries the drawing of each of its exercises", async () => {
  const template = await readTemplate(world.therapist, { slug: "strength-1-foundation" });
  if (!template.ok) throw new Error(template.code);
  const { blocks, pictures } = template.value;
  const items = blocks.flatMap((block) => block.items);
  expect(items.length).toBeGreaterThan(5);
  for (const { exercise } of items)
    expect(pictures.get(exercise.id)).toContain(`/figures/${exercise.slug}-start.svg`);
});
