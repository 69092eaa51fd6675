/**
 * Uploading and fetching a photo or video over the real route handlers: what a browser is told about the file, the
 * ranges a player asks for, and the answers to a bad upload.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { mediaFolder } from "#db/runtime/media-folder.ts";
import type { MemberActor } from "#lib/access/actor.ts";
import { env } from "#lib/kernel/env.ts";
import { newId } from "#lib/kernel/ids.ts";
import { catalogue } from "#lib/messages/catalogue.ts";
import { saveOwnExercise } from "#lib/usecases/own-exercise.ts";
import { rangeOf } from "#lib/web/file-response.ts";
import { becomeRequestOf, requestHeaders } from "#tests/access/framework.ts";
import { closeTestStore, openTestStore } from "#tests/support/database.ts";
import { phonePhoto, photoWithPage, pixelBomb, recordedWebm, svg } from "#tests/support/media-files.ts";
import { ownExerciseForm } from "#tests/support/own-exercise.ts";
import { createWorld, type World } from "#tests/support/world.ts";

vi.mock("server-only", () => ({}));
vi.mock("next/headers", async () => (await import("#tests/access/framework.ts")).nextHeaders);
vi.mock("next/navigation", async () => (await import("#tests/access/framework.ts")).nextNavigation);

process.env.RUNG_SECRET = "Kq7vN2xTz9mWc4Rj8bYp5LhGd3Fs6Aeu";
process.env.RUNG_URL = "http://localhost:3000";

let world: World;
let exerciseId: string;
const folder = () => mediaFolder(env().DATABASE_URL);
const files = () => (existsSync(folder()) ? readdirSync(folder()) : []);

beforeAll(async () => {
  vi.spyOn(console, "log").mockImplementation(() => undefined);
  world = await createWorld(await openTestStore());
  const form = ownExerciseForm();
  await saveOwnExercise(world.therapist, form);
  exerciseId = form.idempotencyKey;
});
afterAll(closeTestStore);

async function post(
  bytes: Uint8Array | null,
  fileName: string,
  change: Readonly<Record<string, string | undefined>> = {},
) {
  const { POST } = await import("#app/api/v1/media/route.ts");
  await becomeRequestOf(world.therapist);
  const query = new URLSearchParams({
    id: newId(),
    exerciseId,
    fileName,
    description: "From the side",
    ...(change as Record<string, string>),
  });
  const body = bytes === null ? undefined : new Blob([new Uint8Array(bytes)]).stream();
  const options = { method: "POST", headers: requestHeaders(), body, duplex: "half" };
  return POST(new Request(`${env().RUNG_URL}/api/v1/media?${query}`, options as RequestInit));
}

async function get(
  id: string,
  headers: Record<string, string> = {},
  actor: MemberActor = world.clinician,
  method = "GET",
) {
  const { GET } = await import("#app/api/v1/media/[id]/route.ts");
  await becomeRequestOf(actor);
  const all = requestHeaders();
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const request = new Request(`${env().RUNG_URL}/api/v1/media/${id}`, { method, headers: all });
  return GET(request, { params: Promise.resolve({ id }) });
}
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test("a photo is sent and fetched; the browser is told what it is and to take it for nothing else", async () => {
  const sent = await post(await phonePhoto(), "IMG_1.jpg");
  expect(sent.status).toBe(200);
  const { id } = (await sent.json()) as { id: string };
  const response = await get(id);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/webp",
    "content-disposition": "inline",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
  });
  const stored = readFileSync(join(folder(), `${id}.webp`));
  expect(await bytesOf(response)).toEqual(stored);
  const again = await get(id, { "if-none-match": response.headers.get("etag")! });
  expect([again.status, await again.text()]).toEqual([304, ""]);
  const head = await get(id, {}, world.clinician, "HEAD");
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
    200,
    String(stored.length),
    "",
  ]);
});

describe("a video", () => {
  test("is sent in the ranges that a player asks for", async () => {
    const { id } = (await (await post(recordedWebm(), "clip.webm")).json()) as { id: string };
    const stored = readFileSync(join(folder(), `${id}.webm`));
    const part = async (range: string, more: Record<string, string> = {}) => {
      const response = await get(id, { range, ...more });
      return [response.status, response.headers.get("content-range"), await bytesOf(response)] as const;
    };
    const size = stored.length;
    expect(await part("bytes=0-")).toEqual([206, `bytes 0-${size - 1}/${size}`, stored]);
    expect(await part("bytes=10-19")).toEqual([206, `bytes 10-19/${size}`, stored.subarray(10, 20)]);
    expect(await part("bytes=-5")).toEqual([
      206,
      `bytes ${size - 5}-${size - 1}/${size}`,
      stored.subarray(-5),
    ]);
    expect(await part(`bytes=${size}-`)).toEqual([416, `bytes */${size}`, Buffer.alloc(0)]);
    expect(await part("bytes=0-1,5-6")).toEqual([200, null, stored]);
    expect(await part("bytes=0-4", { "if-range": '"another"' })).toEqual([200, null, stored]);
  });

  test.each([
    ["bytes=0-0", 10, { first: 0, last: 0 }],
    ["bytes=3-99", 10, { first: 3, last: 9 }],
    ["bytes=-99", 10, { first: 0, last: 9 }],
    ["bytes=-0", 10, "unsatisfiable"],
    ["bytes=10-", 10, "unsatisfiable"],
    ["bytes=5-2", 10, null],
    ["bytes=-", 10, null],
    ["items=0-1", 10, null],
    [null, 10, null],
  ])("the range %s of %i bytes", (header, bytes, wanted) => {
    expect(rangeOf(header, bytes)).toEqual(wanted);
  });
});

const refused: Readonly<Record<string, string>> = catalogue("en-GB").ownExercise.media.refused;

test.each([
  ["a photo that is a page too", photoWithPage, "a.jpg", 409, "two_in_one"],
  ["an SVG", svg, "a.svg", 415, "not_media"],
  ["a bomb of 500 megapixels", () => pixelBomb(), "a.png", 409, "too_many_pixels"],
  ["a truncated video", () => recordedWebm().subarray(0, 700), "a.webm", 409, "damaged_video"],
  ["a wrong extension", phonePhoto, "a.gif", 415, "wrong_extension"],
  ["a path in the name", phonePhoto, "../../x.jpg", 409, "file_name"],
  ["nothing at all", () => null, "a.jpg", 409, "empty_file"],
] as const)(
  "%s is refused with a sentence, and nothing is left behind",
  async (_what, bytes, name, status, code) => {
    const before = files();
    const response = await post(await bytes(), name);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([status, code]);
    expect(refused[code]).toMatch(/\.$/);
    expect(files()).toEqual(before);
  },
);

test("an upload that does not say what it shows, or for which exercise, is not taken", async () => {
  for (const change of [{ description: " " }, { exerciseId: "x" }, { id: "../../x" }]) {
    const response = await post(await phonePhoto(), "a.jpg", change);
    expect([response.status, ((await response.json()) as { code: string }).code]).toEqual([422, "not_valid"]);
  }
});

test("what is not there, or no id at all, is not found", async () => {
  for (const id of [newId(), "x", "../../etc/passwd"]) expect((await get(id)).status).toBe(404);
});
