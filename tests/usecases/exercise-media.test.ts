/**
 * Photos and videos of a clinic's own exercises, with real bytes over a real database and folder: what is kept has lost
 * its place, what is refused leaves nothing, and a file is sent to those alone who may see its exercise. Long: one case
 * after another of what people send.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { mediaFolder } from "#db/runtime/media-folder.ts";
import type { Store } from "#db/runtime/store.ts";
import { tables } from "#db/runtime/tables.ts";
import { visitor } from "#lib/access/actor.ts";
import { mediaMost, videoMaxBytes } from "#lib/domain/own-exercise.ts";
import { atInstant, now } from "#lib/kernel/clock.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { addMedia, openMedia, putBackMedia, sweepMedia, takeOffMedia } from "#lib/usecases/exercise-media.ts";
import { archiveOwnExercise, saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import {
  inPieces,
  phoneMp4,
  phonePhoto,
  photoWithArchive,
  photoWithPage,
  pixelBomb,
  placeBytes,
  pngPhoto,
  recordedMp4,
  recordedWebm,
  svg,
  taggedWebm,
  webpPhoto,
} from "#tests/support/media-files.ts";
import { ownExerciseForm, prescribeTo } from "#tests/support/own-exercise.ts";
import { createWorld, type World } from "#tests/support/world.ts";

/** What the next writes to files answer; null lets them through. */
const disk: { refuseAfter: number | null } = { refuseAfter: null };
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof import("node:fs/promises")>();
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => {
      const handle = await real.open(...given);
      const write = handle.write.bind(handle) as (...args: unknown[]) => Promise<unknown>;
      let writes = 0;
      handle.write = ((...args: unknown[]) =>
        disk.refuseAfter !== null && writes++ >= disk.refuseAfter
          ? Promise.reject(Object.assign(new Error("no space left"), { code: "ENOSPC" }))
          : write(...args)) as typeof handle.write;
      return handle;
    },
  };
});

let store: Store;
let world: World;
let exerciseId: string;
const folder = () => mediaFolder(env().DATABASE_URL);
const files = () => (existsSync(folder()) ? readdirSync(folder()).sort() : []);
const rows = () => store.read.select().from(tables.exerciseMedia);

async function newExercise(actor = world.therapist): Promise<string> {
  const key = newId();
  const saved = await saveOwnExercise(actor, ownExerciseForm({ idempotencyKey: key, name: `Hold ${key}` }));
  if (!saved.ok) throw new Error(saved.code);
  return key;
}

const upload = (bytes: Uint8Array, fileName: string, more: { id?: string; exerciseId?: string } = {}) =>
  addMedia(
    world.therapist,
    { id: newId(), exerciseId, fileName, description: "From the side", ...more },
    inPieces(bytes),
  );

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  store = await openTestStore();
  world = await createWorld(store);
  exerciseId = await newExercise();
});
afterEach(async () => {
  disk.refuseAfter = null;
  rmSync(folder(), { recursive: true, force: true });
  exerciseId = await newExercise();
});
afterAll(closeTestStore);

describe("a photo", () => {
  test("is made anew: the right way up, without the place and everything else beside its pixels", async () => {
    const sent = await phonePhoto(400, 300);
    expect(sent.includes("Phone of Ines")).toBe(true);
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    const added = await upload(sent, "IMG_0001.JPG");
    expect(added).toMatchObject({ ok: true, value: { kind: "photo", mediaType: "image/webp" } });
    const id = added.ok ? added.value.id : "";
    expect(files()).toEqual([`${id}.webp`]);
    const kept = readFileSync(join(folder(), `${id}.webp`));
    const facts = await sharp(kept).metadata();
    expect(facts).toMatchObject({ format: "webp", width: 300, height: 400 });
    expect([facts.exif, facts.xmp, facts.iptc, facts.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(kept.includes("Phone of Ines")).toBe(false);
    const [row] = (await rows()).filter((one) => one.id === id);
    expect(row).toMatchObject({
      width: 300,
      height: 400,
      bytes: kept.length,
      sha256: createHash("sha256").update(kept).digest("hex"),
      addedById: world.therapist.memberId,
      removedAt: null,
    });
  });

  test("is at most 1,600 pixels wide and high; PNG and WebP become WebP", async () => {
    expect(await upload(await phonePhoto(3200, 800), "wide.jpeg")).toMatchObject({
      ok: true,
      value: { width: 400, height: 1600 },
    });
    expect(await upload(await pngPhoto(), "a.png")).toMatchObject({ ok: true, value: { width: 300 } });
    expect(await upload(await webpPhoto(), "a.webp")).toMatchObject({ ok: true, value: { width: 300 } });
    expect(files().every((name) => name.endsWith(".webp"))).toBe(true);
  });

  test("with unknown bytes behind it is kept without them", async () => {
    const behind = Buffer.from("bytes that a camera keeps for itself");
    const added = await upload(Buffer.concat([await phonePhoto(), behind]), "motion.jpg");
    expect(added.ok).toBe(true);
    expect(readFileSync(join(folder(), files()[0]!)).includes(behind)).toBe(false);
  });
});

describe("a video", () => {
  test.each([
    ["MP4 with the place", phoneMp4(), "clip.mp4", "video/mp4"],
    ["WebM with the place", taggedWebm(), "clip.webm", "video/webm"],
  ] as const)("%s is kept whole and without it", async (_what, sent, name, mediaType) => {
    expect(sent.includes(placeBytes)).toBe(true);
    const added = await upload(sent, name);
    expect(added).toMatchObject({ ok: true, value: { kind: "video", mediaType, width: 640, height: 480 } });
    const kept = readFileSync(join(folder(), files()[0]!));
    expect(kept).toHaveLength(sent.length);
    expect(kept.includes(placeBytes)).toBe(false);
    const [row] = (await rows()).filter((one) => added.ok && one.id === added.value.id);
    expect(row?.sha256).toBe(createHash("sha256").update(kept).digest("hex"));
  });

  test("as a browser records it is kept", async () => {
    expect(await upload(recordedWebm(), "a.webm")).toMatchObject({ ok: true, value: { width: 160 } });
    expect(await upload(recordedMp4(), "a.mp4")).toMatchObject({ ok: true, value: { width: 160 } });
  });
});

describe("is refused, and nothing is left behind:", () => {
  const cases: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array, string, string])[] = [
    ["a photo that is an archive too", photoWithArchive, "a.jpg", "two_in_one"],
    ["a photo that is a page too", photoWithPage, "a.jpg", "two_in_one"],
    ["an SVG", svg, "a.svg", "not_media"],
    ["an SVG under another name", svg, "a.png", "not_media"],
    ["a picture of 500 megapixels in a few hundred bytes", () => pixelBomb(), "a.png", "too_many_pixels"],
    [
      "a truncated photo",
      async () => (await phonePhoto(800, 600)).subarray(0, 1500),
      "a.jpg",
      "damaged_photo",
    ],
    ["a truncated MP4", () => phoneMp4().subarray(0, 700), "a.mp4", "damaged_video"],
    ["a truncated WebM", () => recordedWebm().subarray(0, 800), "a.webm", "damaged_video"],
    ["a video with a track of places", () => phoneMp4({ handler: "meta" }), "a.mp4", "extra_track"],
    ["a video that is called a photo", phoneMp4, "a.jpg", "wrong_extension"],
    ["a photo that is called a program", phonePhoto, "a.exe", "wrong_extension"],
    ["a photo without an ending", phonePhoto, "photo", "wrong_extension"],
    ["a path in the name", phonePhoto, "../../x.jpg", "file_name"],
    ["a Windows path in the name", phonePhoto, "..\\x.jpg", "file_name"],
    ["text", () => Buffer.from("not a picture at all"), "a.jpg", "not_media"],
    ["an empty file", () => Buffer.alloc(0), "a.jpg", "empty_file"],
  ];
  test.each(cases)("%s", async (_what, bytes, name, code) => {
    const before = (await rows()).length;
    expect(await upload(await bytes(), name)).toEqual({ ok: false, code });
    expect(files()).toEqual([]);
    expect(await rows()).toHaveLength(before);
  });

  test("a photo over 15 MB and a video over 80 MB, read no further than that", async () => {
    const padding = Buffer.alloc(1 << 20);
    let sent = 0;
    async function* endless(head: Uint8Array) {
      yield head;
      for (; sent < 200; sent++) yield padding;
    }
    const post = async (head: Uint8Array, fileName: string) => {
      sent = 0;
      const input = { id: newId(), exerciseId, fileName, description: "Too big" };
      return addMedia(world.therapist, input, endless(head));
    };
    expect(await post(await phonePhoto(), "a.jpg")).toEqual({ ok: false, code: "photo_too_big" });
    expect(sent).toBeLessThan(17);
    expect(await post(recordedMp4(), "a.mp4")).toEqual({ ok: false, code: "video_too_big" });
    expect(sent).toBeLessThan(videoMaxBytes / padding.length + 2);
    expect(files()).toEqual([]);
  });

  test.each([
    ["at the first byte", 0],
    ["in the middle", 2],
  ])("a photo and a video when the disk is full %s", async (_where, refuseAfter) => {
    const before = (await rows()).length;
    for (const [bytes, name] of [
      [await phonePhoto(1200, 900), "a.jpg"],
      [phoneMp4({ sampleBytes: 2000 }), "a.mp4"],
    ] as const) {
      disk.refuseAfter = refuseAfter;
      await expect(upload(bytes, name)).rejects.toMatchObject({ name: "StorageRefused" });
      expect(files()).toEqual([]);
    }
    expect(await rows()).toHaveLength(before);
  });

  test("a photo whose sender goes away in the middle", async () => {
    const sent = await phonePhoto(1200, 900);
    const broken = Readable.from(
      (async function* () {
        yield sent.subarray(0, 5000);
        throw new Error("aborted");
      })(),
    );
    const input = { id: newId(), exerciseId, fileName: "a.jpg", description: "Half" };
    await expect(addMedia(world.therapist, input, broken)).rejects.toThrow("aborted");
    expect(files()).toEqual([]);
  });

  test("a fifth one, one for an archived exercise, and one that the database does not take", async () => {
    for (let place = 0; place < 4; place++) expect((await upload(await pngPhoto(), "a.png")).ok).toBe(true);
    expect(await upload(await pngPhoto(), "a.png")).toEqual({ ok: false, code: "media_full" });
    expect(files()).toHaveLength(4);
    await archiveOwnExercise(world.therapist, { exerciseId });
    expect(await upload(await pngPhoto(), "a.png")).toEqual({ ok: false, code: "exercise_archived" });

    const other = await newExercise();
    const failing = vi.spyOn(store, "write").mockRejectedValueOnce(new Error("no"));
    await expect(upload(await pngPhoto(), "a.png", { exerciseId: other })).rejects.toThrow("no");
    failing.mockRestore();
    expect(files()).toHaveLength(4);
  });
});

test("an upload sent twice is stored once; an id that is taken elsewhere writes over nothing", async () => {
  const id = newId();
  const first = await upload(await phonePhoto(), "a.jpg", { id });
  const content = readFileSync(join(folder(), `${id}.webp`));
  expect(await upload(await phonePhoto(), "a.jpg", { id })).toEqual(first);
  const foreign = world.foreign.therapist;
  const theirs = await newExercise(foreign);
  const input = { id, exerciseId: theirs, fileName: "a.png", description: "Other" };
  expect(await addMedia(foreign, input, inPieces(await pngPhoto()))).toEqual({ ok: false, code: "conflict" });
  expect(readFileSync(join(folder(), `${id}.webp`))).toEqual(content);
  expect((await rows()).filter((row) => row.id === id)).toHaveLength(1);
});

test("only therapists and admins of the clinic add, take off and put back", async () => {
  const added = await upload(await pngPhoto(), "a.png");
  const mediaId = added.ok ? added.value.id : "";
  const others = [
    [world.clinician, "forbidden"],
    [world.patient, "forbidden"],
    [world.foreign.therapist, "not_found"],
    [visitor, "signed_out"],
  ] as const;
  for (const [actor, code] of others) {
    const input = { id: newId(), exerciseId, fileName: "a.png", description: "Mine" };
    expect(await addMedia(actor, input, inPieces(await pngPhoto()))).toEqual({ ok: false, code });
    expect(await takeOffMedia(actor, { mediaId })).toEqual({ ok: false, code });
    expect(await putBackMedia(actor, { mediaId })).toEqual({ ok: false, code });
  }
  expect(files()).toEqual([`${mediaId}.png`.replace("png", "webp")]);
  expect((await takeOffMedia(world.admin, { mediaId })).ok).toBe(true);
  expect(await openMedia(world.therapist, { mediaId })).toEqual({ ok: false, code: "not_found" });
  expect((await putBackMedia(world.admin, { mediaId })).ok).toBe(true);
  expect((await openMedia(world.therapist, { mediaId })).ok).toBe(true);
});

test("what was taken off comes back only where there is room again", async () => {
  const first = await upload(await pngPhoto(), "a.png");
  const mediaId = first.ok ? first.value.id : "";
  await takeOffMedia(world.therapist, { mediaId });
  const others: string[] = [];
  for (let one = 0; one < mediaMost; one++) {
    const added = await upload(await pngPhoto(), "a.png");
    if (added.ok) others.push(added.value.id);
  }
  expect(others).toHaveLength(mediaMost);
  expect(await putBackMedia(world.therapist, { mediaId })).toEqual({ ok: false, code: "media_full" });
  expect(await openMedia(world.therapist, { mediaId })).toEqual({ ok: false, code: "not_found" });
  await takeOffMedia(world.therapist, { mediaId: others[0]! });
  expect((await putBackMedia(world.therapist, { mediaId })).ok).toBe(true);
  expect((await openMedia(world.therapist, { mediaId })).ok).toBe(true);
});

test("a file is sent to the clinic's staff, and to the patient it is prescribed to", async () => {
  const added = await upload(await pngPhoto(), "a.png");
  const mediaId = added.ok ? added.value.id : "";
  const open = (actor: Parameters<typeof openMedia>[0]) => openMedia(actor, { mediaId });
  for (const actor of [world.therapist, world.otherTherapist, world.clinician, world.admin])
    expect(await open(actor)).toMatchObject({ ok: true, value: { mediaType: "image/webp" } });
  for (const actor of [world.patient, world.otherPatient, world.foreign.therapist, world.foreign.patient])
    expect(await open(actor)).toEqual({ ok: false, code: "not_found" });
  expect(await open(visitor)).toEqual({ ok: false, code: "signed_out" });
  await prescribeTo(store, world.patient, world.episodeId, world.therapist, exerciseId);
  expect((await open(world.patient)).ok).toBe(true);
  expect(await open(world.otherPatient)).toEqual({ ok: false, code: "not_found" });
});

test("the sweep deletes what nothing shows any more, and nothing else", async () => {
  const shown = await upload(await pngPhoto(), "a.png");
  const off = await upload(await pngPhoto(), "a.png");
  const [shownId, offId] = [shown, off].map((one) => (one.ok ? one.value.id : ""));
  await takeOffMedia(world.therapist, { mediaId: offId! });
  mkdirSync(folder(), { recursive: true });
  const orphan = `${newId()}.mp4`;
  const [oldPart, newPart] = [`${newId()}.part`, `${newId()}.part`];
  for (const name of [orphan, oldPart, newPart, "readme.txt"]) writeFileSync(join(folder(), name), "x");
  const twoHoursAgo = new Date(now().getTime() - 2 * 3_600_000);
  for (const name of [orphan, oldPart, "readme.txt", `${shownId}.webp`])
    utimesSync(join(folder(), name), twoHoursAgo, twoHoursAgo);
  expect(await sweepMedia()).toBe(2);
  expect(files()).toEqual([`${shownId}.webp`, `${offId}.webp`, newPart, "readme.txt"].sort());

  const later = new Date(now().getTime() + 31 * 86_400_000);
  expect(await atInstant(later, sweepMedia)).toBe(2);
  expect(files()).toEqual([`${shownId}.webp`, "readme.txt"].sort());
  expect(await putBackMedia(world.therapist, { mediaId: offId! })).toEqual({ ok: false, code: "media_gone" });
});
