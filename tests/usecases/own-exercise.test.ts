/**
 * The clinic's own exercises over a real database: written, copied, changed by two, put on ladders, archived, prescribed.
 * Long: the whole life of an entry.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { getExercise, listExercises } from "#db/queries/exercise.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { type Actor, visitor } from "#lib/access/actor.ts";
import { systemGrant } from "#lib/access/system.ts";
import { saveOwnExerciseInput } from "#lib/schemas/own-exercise.ts";
import { readAssign } from "#lib/usecases/assign.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { archiveOwnExercise, restoreOwnExercise, saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { listOwn, readNewOwn, readOwn } from "#lib/usecases/own-exercise-form.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { ownExerciseFields, ownExerciseForm, prescribeTo } from "#tests/support/own-exercise.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
let count = 0;
const inClinic = () => systemGrant("install", { clinicId: world.clinicId });

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
});
beforeEach(() => {
  count += 1;
});
afterAll(closeTestStore);

type Change = Parameters<typeof ownExerciseForm>[0];

/** Saves and reads back; the name differs from test to test. */
async function make(change: Change = {}, actor: Actor = world.therapist) {
  const form = ownExerciseForm({ name: `Towel bridge ${count}`, ...change });
  const saved = await saveOwnExercise(actor, form);
  if (!saved.ok) throw new Error(`${saved.code} ${JSON.stringify(saved.detail)}`);
  const exercise = await getExercise(store.read, inClinic(), saved.value.slug);
  return { form, slug: saved.value.slug, id: form.exerciseId ?? form.idempotencyKey, exercise: exercise! };
}
const revisions = async (exerciseId: string) =>
  (await store.read.select().from(tables.exerciseRevisions)).filter((row) => row.exerciseId === exerciseId);

describe("a new exercise", () => {
  test("is stored whole, at its first revision, with the lower end of its bounds as its dose", async () => {
    const { exercise, id, slug } = await make();
    expect(slug).toBe(`own-towel-bridge-${count}`);
    expect(exercise).toMatchObject({
      id,
      scope: world.clinicId,
      revision: 1,
      archivedAt: null,
      synonyms: ["towel lift", "squeeze bridge"],
      targetMuscles: ["gluteus maximus", "adductors"],
      equipment: ["mat", "chair"],
      equipmentText: "mat and chair",
      defaultDose: { axis: "reps", sets: 2, reps: 8, holdSeconds: null, durationSeconds: null, loadG: null },
      bounds: { sets: { min: 2, max: 3 }, reps: { min: 8, max: 12 }, holdSeconds: null, distanceM: null },
      cautions: { facet_oa: 1, disc: 0 },
      stages: ["strength-1"],
      ladder: null,
      rung: null,
    });
    expect(exercise.texts).toEqual({
      steps: ["Press the knees together.", "Lift the hips.", "Lower slowly."],
      stop: "Stop if the back hurts.",
      caution: { facet_oa: "The low back may arch." },
    });
    const [state, ...more] = await revisions(id);
    expect(more).toEqual([]);
    expect(state).toMatchObject({ revision: 1, savedById: world.therapist.memberId });
    expect(state?.content).toMatchObject({ name: exercise.name, slug, archived: false });
  });

  test("needs every figure of its way of dosing, a caution for each diagnosis and a stage", () => {
    const problems = (change: Record<string, unknown>) => {
      const parsed = saveOwnExerciseInput.safeParse({ ...ownExerciseFields(), ...change });
      return parsed.success ? [] : parsed.error.issues.map((one) => `${one.path.join(".")} ${one.message}`);
    };
    expect(problems({})).toEqual([]);
    expect(problems({ reps: { min: "", max: "12" } })).toEqual(["reps.min required"]);
    expect(problems({ reps: { min: "12", max: "8" } })).toEqual(["reps.max below_least"]);
    expect(problems({ reps: { min: "101", max: "" } })).toContain("reps.min out_of_range");
    expect(problems({ axis: "hold" })).toEqual(["holdSeconds.min required"]);
    expect(problems({ axis: "duration", durationSeconds: { min: "60", max: "" } })).toEqual([]);
    expect(problems({ stages: [] })).toEqual(["stages required"]);
    expect(problems({ cautions: { ...ownExerciseFields().cautions, ddd: "" } })).toEqual([
      "cautions.ddd required",
    ]);
    expect(problems({ steps: Array(9).fill("One step.").join("\n") })).toEqual(["steps too_many_rows"]);
    expect(problems({ name: " " })).toEqual(["name required"]);
    expect(problems({ instructions: "" })).toEqual(["instructions required"]);
  });

  test("a pyramid has three sets and a time has one, whatever was typed", () => {
    const pyramid = ownExerciseForm({
      axis: "pyramid",
      reps: { min: "3", max: "8" },
      holdSeconds: { min: "10", max: "" },
    }).content;
    expect(pyramid.bounds).toMatchObject({ sets: { min: 3, max: 3 }, holdSeconds: { min: 10, max: 10 } });
    const time = ownExerciseForm({ axis: "duration", durationSeconds: { min: "60", max: "300" } }).content;
    expect(time.defaultDose).toMatchObject({ sets: 1, reps: null, durationSeconds: 60 });
  });

  test("sent twice is made once; the same key with other content is told", async () => {
    const { form, slug, id } = await make();
    expect(await saveOwnExercise(world.therapist, form)).toEqual({ ok: true, value: { slug } });
    const other = { ...form, content: { ...form.content, name: `Other ${count}` } };
    expect(await saveOwnExercise(world.therapist, other)).toMatchObject({ ok: false, code: "conflict" });
    expect(await revisions(id)).toHaveLength(1);
  });

  test("needs a name that no exercise has, built-in ones included; slugs differ where names fold alike", async () => {
    const { exercise } = await make();
    const again = (name: string) => saveOwnExercise(world.admin, ownExerciseForm({ name }));
    expect(await again(exercise.name.toUpperCase())).toMatchObject({
      ok: false,
      code: "exercise_name_taken",
    });
    expect(await again("Bird Dog")).toMatchObject({ ok: false, code: "exercise_name_taken" });
    const signs = await again(`Towel bridge ${count}+`);
    expect(signs).toEqual({ ok: true, value: { slug: `own-towel-bridge-${count}-2` } });
  });
});

describe("a copy", () => {
  test("begins with everything of a built-in one, words and drawing included, and on no ladder", async () => {
    const view = await readNewOwn(world.therapist, { copy: "bird-dog" });
    if (!view.ok) throw new Error(view.code);
    const { start, source, exercise } = view.value;
    expect(exercise).toBeNull();
    expect(source).toEqual({ slug: "bird-dog", name: "Bird dog" });
    expect(start).toMatchObject({
      axis: "pyramid",
      easier: null,
      harder: null,
      texts: { figure: "bird-dog" },
    });
    expect(start?.texts.steps?.length).toBeGreaterThanOrEqual(3);
    expect(Object.keys(start?.texts.caution ?? {})).toEqual(["facet_oa", "stenosis", "acute_strain"]);
  });

  test("of an own one keeps its words; of nothing it is not found", async () => {
    const { slug } = await make();
    const view = await readNewOwn(world.therapist, { copy: slug });
    expect(view).toMatchObject({
      ok: true,
      value: { start: { texts: { stop: "Stop if the back hurts." } } },
    });
    expect(await readNewOwn(world.therapist, { copy: "no-such" })).toEqual({ ok: false, code: "not_found" });
    expect(await readNewOwn(world.foreign.therapist, { copy: slug })).toEqual({
      ok: false,
      code: "not_found",
    });
  });
});

describe("a change", () => {
  test("keeps the slug and every earlier state", async () => {
    const { id, slug, form } = await make();
    const changed = await make({ exerciseId: id, revision: 1, name: `Renamed ${count}` }, world.admin);
    expect(changed.slug).toBe(slug);
    expect(changed.exercise).toMatchObject({ id, name: `Renamed ${count}`, revision: 2 });
    expect(
      (await revisions(id)).map((row) => [row.revision, (row.content as { name: string }).name]),
    ).toEqual([
      [1, form.content.name],
      [2, `Renamed ${count}`],
    ]);
    const view = await readOwn(world.therapist, { slug });
    expect(view.ok && view.value.history.map((entry) => [entry.revision, entry.savedBy])).toEqual([
      [2, world.admin.name],
      [1, world.therapist.name],
    ]);
  });

  test("of the second of two editors is told, and overwrites nothing", async () => {
    const { id, slug } = await make();
    await make({ exerciseId: id, revision: 1, name: `First ${count}` });
    const second = ownExerciseForm({ exerciseId: id, revision: 1, name: `Second ${count}` });
    expect(await saveOwnExercise(world.admin, second)).toMatchObject({ ok: false, code: "conflict" });
    expect(await getExercise(store.read, inClinic(), slug)).toMatchObject({
      name: `First ${count}`,
      revision: 2,
    });
    expect(await revisions(id)).toHaveLength(2);
  });

  test("sent twice is done once", async () => {
    const { id } = await make();
    const form = ownExerciseForm({ exerciseId: id, revision: 1, name: `Again ${count}` });
    const first = await saveOwnExercise(world.therapist, form);
    expect(first.ok).toBe(true);
    expect(await saveOwnExercise(world.therapist, form)).toEqual(first);
    expect(await revisions(id)).toHaveLength(2);
  });

  test("leaves no row in the audit that says it was done when it was refused", async () => {
    const done = async () =>
      (await store.read.select().from(tables.auditEntries)).filter(({ verb }) => verb === "exercise:save")
        .length;
    const { id } = await make();
    const before = await done();
    await saveOwnExercise(
      world.therapist,
      ownExerciseForm({ exerciseId: id, revision: 7, name: `X ${count}` }),
    );
    expect(await done()).toBe(before);
  });
});

describe("a place on a ladder", () => {
  test("is the ladder of the easier one, and others that stand by it move along", async () => {
    const low = await make({ name: `Low ${count}`, easier: "bird-dog" });
    expect(low.exercise).toMatchObject({ ladder: "bird-dog", rung: null, easier: "bird-dog" });
    const high = await make({ name: `High ${count}`, easier: low.slug });
    expect(high.exercise.ladder).toBe("bird-dog");
    await make({ exerciseId: low.id, revision: 1, name: `Low ${count}`, harder: "glute-bridge" });
    const moved = await getExercise(store.read, inClinic(), high.slug);
    expect(moved).toMatchObject({ ladder: "bridge", revision: 1 });
  });

  test("in a circle is refused with the way around, by names", async () => {
    const refused = await saveOwnExercise(
      world.therapist,
      ownExerciseForm({ name: `Ring ${count}`, easier: "bird-dog", harder: "quadruped-leg-reach" }),
    );
    expect(refused).toEqual({
      ok: false,
      code: "ladder_loop",
      detail: { loop: `Ring ${count} → Quadruped leg reach → Bird dog → Ring ${count}` },
    });
    const one = await make({ name: `One ${count}` });
    const two = await make({ name: `Two ${count}`, easier: one.slug });
    const closing = ownExerciseForm({
      exerciseId: one.id,
      revision: 1,
      name: `One ${count}`,
      easier: two.slug,
    });
    expect(await saveOwnExercise(world.therapist, closing)).toMatchObject({
      code: "ladder_loop",
      detail: { loop: `One ${count} → Two ${count} → One ${count}` },
    });
    expect(await getExercise(store.read, inClinic(), one.slug)).toMatchObject({ revision: 1, easier: null });
  });

  test("beside an exercise that is not there is refused", async () => {
    const form = ownExerciseForm({ name: `Lost ${count}`, easier: "no-such" });
    expect(await saveOwnExercise(world.therapist, form)).toMatchObject({ code: "unknown_neighbour" });
  });
});

describe("archived", () => {
  test("it is no longer offered, keeps its states, and comes back", async () => {
    const { id, slug } = await make();
    const input = () => ({ exerciseId: id });
    expect(await archiveOwnExercise(world.therapist, input())).toEqual({ ok: true, value: { slug } });
    expect(await archiveOwnExercise(world.therapist, input())).toEqual({ ok: true, value: { slug } });
    expect(await getExercise(store.read, inClinic(), slug)).toMatchObject({ revision: 2 });
    expect((await getExercise(store.read, inClinic(), slug))?.archivedAt).not.toBeNull();
    const edit = ownExerciseForm({ exerciseId: id, revision: 2, name: `Edit ${count}` });
    expect(await saveOwnExercise(world.therapist, edit)).toMatchObject({ code: "exercise_archived" });
    expect(await restoreOwnExercise(world.admin, input())).toEqual({ ok: true, value: { slug } });
    expect((await getExercise(store.read, inClinic(), slug))?.archivedAt).toBeNull();
    expect((await revisions(id)).map((row) => (row.content as { archived: boolean }).archived)).toEqual([
      false,
      true,
      false,
    ]);
  });

  test("it is prescribed to nobody new; a program that has it keeps it and can be changed", async () => {
    const { id, slug } = await make();
    const other = await make({ name: `Other ${count}` });
    const { patient, therapist, episodeId } = world;
    const published = await prescribeTo(store, patient, episodeId, therapist, id);
    if (!published.ok) throw new Error(published.code);
    const { programId, versionId } = published.value;
    await archiveOwnExercise(therapist, { exerciseId: id });
    await archiveOwnExercise(therapist, { exerciseId: other.id });

    const editor = await readAssign(therapist, { patientId: patient.memberId, change: "newest" });
    const offered = editor.ok ? editor.value.exercises : [];
    expect(offered.find((one) => one.id === id)).toMatchObject({ slug, archived: true });
    expect(offered.find((one) => one.id === other.id)).toBeUndefined();

    const again = { programId, baseVersionId: versionId, restSeconds: 90 };
    const anew = await prescribeTo(store, patient, episodeId, therapist, other.id, again);
    expect(anew).toMatchObject({ ok: false, code: "unknown_exercise" });
    expect((await prescribeTo(store, patient, episodeId, therapist, id, again)).ok).toBe(true);
    const list = await listOwn(therapist);
    expect(list.ok && list.value.find((entry) => entry.exercise.id === id)).toMatchObject({ episodes: 1 });
  });
});

test("the clinic's own are found by its staff, and by no other clinic", async () => {
  const { slug, id } = await make();
  const seen = async (clinicId: string) =>
    (await listExercises(store.read, systemGrant("install", { clinicId }))).some((one) => one.slug === slug);
  expect(await seen(world.clinicId)).toBe(true);
  expect(await seen(world.foreign.clinicId)).toBe(false);
  const list = await listOwn(world.admin);
  expect(list.ok && list.value.some((entry) => entry.exercise.id === id)).toBe(true);
  expect(await listOwn(world.foreign.therapist)).toEqual({ ok: true, value: [] });
});

test("therapists and admins of the clinic edit; built-in exercises nobody", async () => {
  const { id, slug } = await make();
  const others = [
    [world.clinician, "forbidden"],
    [world.patient, "forbidden"],
    [visitor, "signed_out"],
  ] as const;
  for (const [actor, code] of others) {
    for (const refused of [
      await listOwn(actor),
      await readNewOwn(actor, { copy: null }),
      await readOwn(actor, { slug }),
      await saveOwnExercise(actor, ownExerciseForm({ name: `No ${count}` })),
      await archiveOwnExercise(actor, { exerciseId: id }),
      await restoreOwnExercise(actor, { exerciseId: id }),
    ])
      expect(refused).toEqual({ ok: false, code });
  }
  const foreign = world.foreign.therapist;
  const change = ownExerciseForm({ exerciseId: id, revision: 1, name: `Theirs ${count}` });
  expect(await saveOwnExercise(foreign, change)).toEqual({ ok: false, code: "not_found" });
  expect(await readOwn(foreign, { slug })).toEqual({ ok: false, code: "not_found" });
  expect(await archiveOwnExercise(foreign, { exerciseId: id })).toMatchObject({
    code: "not_found",
  });
  const builtIn = await getExercise(store.read, inClinic(), "bird-dog");
  expect(await readOwn(world.therapist, { slug: "bird-dog" })).toEqual({ ok: false, code: "not_found" });
  const overwrite = ownExerciseForm({ exerciseId: builtIn!.id, revision: 0, name: `Taken ${count}` });
  expect(await saveOwnExercise(world.therapist, overwrite)).toEqual({ ok: false, code: "not_found" });
  expect(await getExercise(store.read, inClinic(), "bird-dog")).toEqual(builtIn);
});
