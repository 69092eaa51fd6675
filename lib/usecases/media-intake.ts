/**
 * Takes in the bytes of a photo or video that somebody sent. Invariants: what a file is, is read from its content; a
 * photo is stored as a picture made anew, so that nothing of the sent file but its pixels is left; a video is stored
 * only when it is whole, without its place; whatever is refused leaves no file behind.
 */
import { createHash } from "node:crypto";
import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { fileTypeFromBuffer } from "file-type";
import sharp, { type OutputInfo } from "sharp";
import { beginMedia, type MediaPart, type MediaType, mediaFileName } from "#db/runtime/media-folder.ts";
import { photoMaxBytes, photoMaxPixels, photoSide, videoMaxBytes } from "#lib/domain/own-exercise.ts";
import type { ByteSource, VideoFacts, VideoProblem } from "#lib/interop/byte-source.ts";
import { examineMp4 } from "#lib/interop/mp4.ts";
import { examineWebm } from "#lib/interop/webm.ts";
import { err, ok, type Result } from "#lib/kernel/result.ts";

/** Why a file was not taken. Each has its sentence in ownExercise.media.refused. */
export type MediaRefusal =
  | "file_name"
  | "empty_file"
  | "not_media"
  | "wrong_extension"
  | "photo_too_big"
  | "video_too_big"
  | "too_many_pixels"
  | "two_in_one"
  | "damaged_photo"
  | VideoProblem;

/** A file that stands in the folder under its name, and what its row says of it. */
export interface StoredMedia {
  readonly name: string;
  readonly kind: "photo" | "video";
  readonly mediaType: MediaType;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly sha256: string;
}

/** What is taken, by the type that the content shows, with the endings its name may have. */
const accepted: Readonly<Record<string, { kind: "photo" | "video"; endings: readonly string[] }>> = {
  "image/jpeg": { kind: "photo", endings: ["jpg", "jpeg", "jfif"] },
  "image/png": { kind: "photo", endings: ["png"] },
  "image/apng": { kind: "photo", endings: ["png", "apng"] },
  "image/webp": { kind: "photo", endings: ["webp"] },
  "video/mp4": { kind: "video", endings: ["mp4", "m4v"] },
  "video/x-m4v": { kind: "video", endings: ["mp4", "m4v"] },
  "video/webm": { kind: "video", endings: ["webm"] },
};

/** Enough of a file to tell what it is. */
const headBytes = 4100;

/**
 * Writes the body to the folder, looks at what it is, and keeps it as `id` with the ending of what it has become. The
 * name that was sent is only ever looked at. Throws StorageRefused when the disk is full.
 */
export async function takeInMedia(
  body: AsyncIterable<Uint8Array>,
  { folder, id, fileName }: { readonly folder: string; readonly id: string; readonly fileName: string },
): Promise<Result<StoredMedia, MediaRefusal>> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the point
  if (/[/\\\u0000-\u001f\u007f]|^\.+$/.test(fileName)) return err("file_name");
  const part = await beginMedia(folder);
  try {
    const received = await receive(body, part, fileName);
    if (!received.ok) return received;
    return received.value === "image/webp"
      ? await keepPhoto(part, folder, id)
      : await keepVideo(part, id, received.value);
  } finally {
    await part.discard();
  }
}

/** Writes what comes; stops as soon as it is clear that it will not be taken. The type it will be stored as. */
async function receive(
  body: AsyncIterable<Uint8Array>,
  part: MediaPart,
  fileName: string,
): Promise<Result<MediaType, MediaRefusal>> {
  let head = new Uint8Array(0);
  let kind: Result<{ type: MediaType; kind: "photo" | "video" }, MediaRefusal> | null = null;
  for await (const chunk of body) {
    await part.write(chunk);
    if (kind === null) {
      head = Buffer.concat([head, chunk.subarray(0, headBytes)]);
      if (part.bytes >= headBytes) kind = await kindOf(head, fileName);
    }
    if (kind?.ok === false) return kind;
    if (kind?.value.kind === "photo" && part.bytes > photoMaxBytes) return err("photo_too_big");
    if (part.bytes > videoMaxBytes) return err("video_too_big");
  }
  if (part.bytes === 0) return err("empty_file");
  kind ??= await kindOf(head, fileName);
  return kind.ok ? ok(kind.value.type) : kind;
}

async function kindOf(
  head: Uint8Array,
  fileName: string,
): Promise<Result<{ type: MediaType; kind: "photo" | "video" }, MediaRefusal>> {
  const found = await fileTypeFromBuffer(head).catch(() => undefined);
  const entry = found && accepted[found.mime];
  if (!entry) return err("not_media");
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? "";
  if (!entry.endings.includes(ending)) return err("wrong_extension");
  const type =
    entry.kind === "photo" ? "image/webp" : found.mime === "video/webm" ? "video/webm" : "video/mp4";
  return ok({ type, kind: entry.kind });
}

/** Pages, scripts, archives and documents that stand inside a picture. */
function isTwoInOne(bytes: Buffer): boolean {
  const archive = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  return (
    (archive >= Math.max(0, bytes.length - 65_557) && archive !== -1) ||
    bytes.subarray(0, 1024).includes("%PDF-") ||
    bytes.includes(Buffer.from("Rar!\x1a\x07", "latin1")) ||
    /<(html|head|body|script|iframe|svg)[\s>]|<!doctype|<\?php/i.test(bytes.toString("latin1"))
  );
}

let pictures: Promise<unknown> = Promise.resolve();

/** One picture is decoded at a time: each may take some hundred megabytes for a moment. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const result = pictures.then(work, work);
  pictures = result.catch(() => undefined);
  return result;
}

async function keepPhoto(
  sent: MediaPart,
  folder: string,
  id: string,
): Promise<Result<StoredMedia, MediaRefusal>> {
  const source = readFileSync(sent.path);
  if (isTwoInOne(source)) return err("two_in_one");
  const made = await inTurn(() => makeAnew(source));
  if (!made.ok) return made;
  const { data, info } = made.value;
  const name = mediaFileName(id, "image/webp");
  const part = await beginMedia(folder);
  try {
    await part.write(data);
    await part.keepAs(name);
  } finally {
    await part.discard();
  }
  return ok({
    name,
    kind: "photo",
    mediaType: "image/webp",
    bytes: data.length,
    width: info.width,
    height: info.height,
    sha256: createHash("sha256").update(data).digest("hex"),
  });
}

/** Turned the right way up, at most `photoSide` wide and high, without anything that was written beside the pixels. */
async function makeAnew(source: Buffer): Promise<Result<{ data: Buffer; info: OutputInfo }, MediaRefusal>> {
  const options = { limitInputPixels: photoMaxPixels, failOn: "error" } as const;
  try {
    const { width, height } = await sharp(source, options).metadata();
    if (width * height > photoMaxPixels) return err("too_many_pixels");
    return ok(
      await sharp(source, options)
        .autoOrient()
        .resize(photoSide, photoSide, { fit: "inside", withoutEnlargement: true })
        .webp({ quality: 82 })
        .timeout({ seconds: 20 })
        .toBuffer({ resolveWithObject: true }),
    );
  } catch (problem) {
    const pixels = /pixel limit|too large|dimensions/i.test(problem instanceof Error ? problem.message : "");
    return err(pixels ? "too_many_pixels" : "damaged_photo");
  }
}

const readers = { "video/mp4": examineMp4, "video/webm": examineWebm } as const;
const zeros = new Uint8Array(65_536);

async function keepVideo(
  part: MediaPart,
  id: string,
  mediaType: "video/mp4" | "video/webm",
): Promise<Result<StoredMedia, MediaRefusal>> {
  const facts = reading(part.path, readers[mediaType]);
  if (!facts.ok) return facts;
  for (const { offset, size, header } of facts.value.erasures) {
    await part.writeAt(offset, header);
    for (let at = header.length; at < size; at += zeros.length)
      await part.writeAt(offset + at, zeros.subarray(0, Math.min(zeros.length, size - at)));
  }
  const sha256 = await digestOf(part.path);
  const name = mediaFileName(id, mediaType);
  const { width, height } = facts.value;
  await part.keepAs(name);
  return ok({ name, kind: "video", mediaType, bytes: part.bytes, width, height, sha256 });
}

/** Hands the file at `path` to a reader in pieces. */
function reading(
  path: string,
  read: (source: ByteSource) => Result<VideoFacts, VideoProblem>,
): Result<VideoFacts, VideoProblem> {
  const handle = openSync(path, "r");
  try {
    return read({
      size: fstatSync(handle).size,
      read(offset, length) {
        const bytes = new Uint8Array(length);
        let filled = 0;
        while (filled < length) {
          const got = readSync(handle, bytes, filled, length - filled, offset + filled);
          if (got === 0) break;
          filled += got;
        }
        return bytes.subarray(0, filled);
      },
    });
  } finally {
    closeSync(handle);
  }
}

/** SHA-256 of a file, read in turns: a long video holds nobody up. */
async function digestOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
