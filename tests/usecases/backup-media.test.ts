/** Photos and videos in the backup: copied once, named with their content, checked, and brought back. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { backUp, backupFolder, restoreBackup, verifyBackup } from "#db/runtime/backup.ts";
import { mediaFolder } from "#db/runtime/media-folder.ts";
import { closeStore, type Store } from "#db/runtime/store.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { addMedia, openMedia, takeOffMedia } from "#lib/usecases/exercise-media.ts";
import { saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { inPieces, phoneMp4, pngPhoto } from "#tests/support/media-files.ts";
import { ownExerciseForm } from "#tests/support/own-exercise.ts";
import { createWorld, type World } from "#tests/support/world.ts";

const url = env().DATABASE_URL;
const media = mediaFolder(url);
const pool = join(backupFolder(url), "media");
let store: Store;
let world: World;
let exerciseId: string;

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  store = await openTestStore();
  world = await createWorld(store);
  const form = ownExerciseForm();
  await saveOwnExercise(world.therapist, form);
  exerciseId = form.idempotencyKey;
});
afterAll(closeTestStore);

async function add(bytes: Buffer, fileName: string): Promise<string> {
  const input = { id: newId(), exerciseId, fileName, description: "From the side" };
  const added = await addMedia(world.therapist, input, inPieces(bytes));
  if (!added.ok) throw new Error(added.code);
  return added.value.id;
}
const manifestOf = (path: string) => JSON.parse(readFileSync(`${path}.json`, "utf8"));

test("a backup holds every photo and video, each copied once, and says what is in them", async () => {
  const photo = await add(await pngPhoto(), "a.png");
  const first = await backUp(url, new Date("2026-01-05T10:00:00Z"));
  const video = await add(phoneMp4(), "a.mp4");
  const second = await backUp(url, new Date("2026-01-06T10:00:00Z"));
  const names = (path: string) => manifestOf(path).media.map((file: { name: string }) => file.name);
  expect(names(first)).toEqual([`${photo}.webp`]);
  expect(names(second)).toEqual([`${photo}.webp`, `${video}.mp4`]);
  expect(readdirSync(pool).sort()).toEqual([`${photo}.webp`, `${video}.mp4`]);
  expect([verifyBackup(first), verifyBackup(second)]).toEqual([[], []]);

  const stored = join(pool, `${video}.mp4`);
  const whole = readFileSync(stored);
  writeFileSync(stored, Buffer.concat([whole.subarray(0, 100), Buffer.alloc(whole.length - 100)]));
  expect(verifyBackup(first)).toEqual([]);
  expect(verifyBackup(second)).toEqual([expect.stringContaining("missing or changed")]);
  expect(() => restoreBackup(second, url, new Date())).toThrow("not sound");
  rmSync(stored);
  expect(verifyBackup(second)).toEqual([expect.stringContaining("missing or changed")]);
  // The next backup finds that the copy is gone and makes it again.
  await backUp(url, new Date("2026-01-07T10:00:00Z"));
  expect(verifyBackup(second)).toEqual([]);
});

test("a file that is gone or damaged stops no backup, and is not said to be in it", async () => {
  const lost = await add(await pngPhoto(), "b.png");
  const swept = await add(await pngPhoto(), "c.png");
  await takeOffMedia(world.therapist, { mediaId: swept });
  writeFileSync(join(media, `${lost}.webp`), "something else");
  rmSync(join(media, `${swept}.webp`));
  const warned = vi.mocked(console.error).mock.calls.length;
  const path = await backUp(url, new Date("2026-01-08T10:00:00Z"));
  expect(verifyBackup(path)).toEqual([]);
  expect(JSON.stringify(manifestOf(path))).not.toContain(lost);
  const line = String(vi.mocked(console.error).mock.calls[warned]?.[0]);
  expect(JSON.parse(line)).toMatchObject({ event: "backup.media-missing", count: 1 });
  rmSync(join(media, `${lost}.webp`));
});

test("a restore brings back the files with the rows; the present ones are moved aside", async () => {
  const kept = await add(await pngPhoto(), "d.png");
  const path = await backUp(url, new Date("2026-01-09T10:00:00Z"));
  const content = readFileSync(join(media, `${kept}.webp`));
  await closeStore();
  rmSync(join(media, `${kept}.webp`));
  writeFileSync(join(media, "later.txt"), "what came later");
  restoreBackup(path, url, new Date("2026-01-10T10:00:00Z"));
  expect(readFileSync(join(media, `${kept}.webp`))).toEqual(content);
  expect(existsSync(join(media, "later.txt"))).toBe(false);
  const aside = readdirSync(dirname(media)).filter((name) => name.includes("before-restore"));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(dirname(media), aside[0]!, "later.txt"), "utf8")).toBe("what came later");
  expect((await openMedia(world.therapist, { mediaId: kept })).ok).toBe(true);
});

test("a backup from before there were photos and videos is whole, and leaves none", async () => {
  const path = await backUp(url, new Date("2026-01-11T10:00:00Z"));
  const { media: _none, ...before } = manifestOf(path);
  writeFileSync(`${path}.json`, JSON.stringify(before));
  expect(verifyBackup(path)).toEqual([]);
  await closeStore();
  restoreBackup(path, url, new Date("2026-01-12T10:00:00Z"));
  expect(existsSync(media)).toBe(false);
});
