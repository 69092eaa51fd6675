/** A clinic's own exercises and their media rows on every engine: conditional changes, json, counts, order, uniqueness. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { isUniqueViolation } from "#db/dialect/errors.ts";
import { getExercise } from "#db/queries/exercise.ts";
import {
  createMedia,
  isMediaIdTaken,
  isPrescribed,
  listEditedMedia,
  listMediaOfExercises,
  setMediaRemoved,
} from "#db/queries/exercise-media.ts";
import { addRevision, countEpisodesWith } from "#db/queries/own-exercise.ts";
import type { Store } from "#db/runtime/store.ts";
import { authorize } from "#lib/access/authorize.ts";
import { now } from "#lib/kernel/clock.ts";
import { newId } from "#lib/kernel/ids.ts";
import { installContent } from "#lib/usecases/install-content.ts";
import { archiveOwnExercise, restoreOwnExercise, saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { listOwn } from "#lib/usecases/own-exercise-form.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { ownExerciseForm, prescribeTo } from "#tests/support/own-exercise.ts";
import { createWorld, type World } from "#tests/support/world.ts";

let store: Store;
let world: World;
beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  store = await openTestStore();
  world = await createWorld(store);
  await installContent();
});
afterAll(closeTestStore);

async function editGrant() {
  const access = await authorize(world.therapist, "library:edit");
  if (!access.ok) throw new Error(access.code);
  return access.value;
}

test("an entry is stored and read back whole; a change of an older state changes nothing", async () => {
  const form = ownExerciseForm({ easier: "glute-bridge" });
  const saved = await saveOwnExercise(world.therapist, form);
  expect(saved).toEqual({ ok: true, value: { slug: "own-towel-bridge" } });
  const grant = await editGrant();
  const stored = await getExercise(store.read, grant, "own-towel-bridge");
  expect(stored).toMatchObject({ revision: 1, archivedAt: null, ladder: "bridge", rung: null });
  expect(stored?.texts).toEqual(form.content.texts);
  expect(await saveOwnExercise(world.therapist, form)).toEqual(saved);

  const exerciseId = form.idempotencyKey;
  const first = ownExerciseForm({ exerciseId, revision: 1, name: "First of two" });
  const second = ownExerciseForm({ exerciseId, revision: 1, name: "Second of two" });
  const outcomes = await Promise.all([
    saveOwnExercise(world.therapist, first),
    saveOwnExercise(world.admin, second),
  ]);
  expect(outcomes.map((one) => one.ok).sort()).toEqual([false, true]);
  expect(outcomes.find((one) => !one.ok)).toMatchObject({ code: "conflict" });
  expect(await getExercise(store.read, grant, "own-towel-bridge")).toMatchObject({ revision: 2 });

  expect((await archiveOwnExercise(world.therapist, { exerciseId })).ok).toBe(true);
  expect((await getExercise(store.read, grant, "own-towel-bridge"))?.archivedAt).toBeInstanceOf(Date);
  expect((await restoreOwnExercise(world.therapist, { exerciseId })).ok).toBe(true);
  expect(await getExercise(store.read, grant, "own-towel-bridge")).toMatchObject({
    revision: 4,
    archivedAt: null,
  });
});

test("a kept state is never written again", async () => {
  const form = ownExerciseForm({ name: "Kept state" });
  await saveOwnExercise(world.therapist, form);
  const grant = await editGrant();
  const again = { id: newId(), exerciseId: form.idempotencyKey, revision: 1, content: {}, at: now() };
  const refused = await store
    .write(grant, "exercise:save", (tx) => addRevision(tx, grant, again))
    .catch((problem: unknown) => problem);
  expect(isUniqueViolation(refused)).toBe(true);
});

test("photos and videos are listed in the order they were added; what was taken off is not shown", async () => {
  const form = ownExerciseForm({ name: "With photos" });
  await saveOwnExercise(world.therapist, form);
  const exerciseId = form.idempotencyKey;
  const grant = await editGrant();
  const ids = [newId(), newId(), newId()];
  for (const [place, id] of ids.entries()) {
    await store.write(grant, "media:add", (tx) =>
      createMedia(tx, grant, {
        id,
        exerciseId,
        kind: place === 1 ? "video" : "photo",
        mediaType: place === 1 ? "video/mp4" : "image/webp",
        bytes: 10 + place,
        width: place === 1 ? null : 400,
        height: place === 1 ? null : 300,
        sha256: "0".repeat(64),
        description: `Number ${place}`,
        at: new Date(1_700_000_000_000 + place),
      }),
    );
  }
  await store.write(grant, "media:remove", (tx) => setMediaRemoved(tx, grant, ids[0]!, now()));
  const shown = (await listMediaOfExercises(store.read, grant, [exerciseId, newId()])).get(exerciseId);
  expect(shown?.map(({ id, kind, width }) => [id, kind, width])).toEqual([
    [ids[1], "video", null],
    [ids[2], "photo", 400],
  ]);
  expect((await listEditedMedia(store.read, grant, exerciseId)).map(({ id }) => id)).toEqual(ids);
  await store.write(grant, "media:put-back", (tx) => setMediaRemoved(tx, grant, ids[0]!, null));
  expect((await listMediaOfExercises(store.read, grant, [exerciseId])).get(exerciseId)).toHaveLength(3);
  expect([
    await isMediaIdTaken(store.read, grant, ids[0]!),
    await isMediaIdTaken(store.read, grant, newId()),
  ]).toEqual([true, false]);
  const listed = await listOwn(world.therapist);
  expect(listed.ok && listed.value.find((entry) => entry.exercise.id === exerciseId)).toMatchObject({
    photos: 2,
    videos: 1,
    picture: `/api/v1/media/${ids[0]}`,
  });
});

test("an exercise is counted once an episode, however many versions prescribe it", async () => {
  const form = ownExerciseForm({ name: "Counted" });
  await saveOwnExercise(world.therapist, form);
  const exerciseId = form.idempotencyKey;
  const grant = await editGrant();
  expect(await countEpisodesWith(store.read, grant, [exerciseId])).toEqual(new Map());
  const { patient, episodeId, therapist } = world;
  const first = await prescribeTo(store, patient, episodeId, therapist, exerciseId);
  if (!first.ok) throw new Error(first.code);
  const { programId, versionId } = first.value;
  const change = { programId, baseVersionId: versionId, restSeconds: 90 };
  expect((await prescribeTo(store, patient, episodeId, therapist, exerciseId, change)).ok).toBe(true);
  expect(await countEpisodesWith(store.read, grant, [exerciseId])).toEqual(new Map([[exerciseId, 1]]));

  const own = await authorize(patient, "own-record:read", { patientId: patient.memberId });
  const other = await authorize(world.otherPatient, "own-record:read", {
    patientId: world.otherPatient.memberId,
  });
  if (!own.ok || !other.ok) throw new Error("the patients cannot read their records");
  expect(await isPrescribed(store.read, own.value, exerciseId)).toBe(true);
  expect(await isPrescribed(store.read, other.value, exerciseId)).toBe(false);
});
