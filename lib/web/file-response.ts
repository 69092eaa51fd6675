/**
 * Sends a stored file, whole or the range that was asked for. Invariant: the browser is told what the file is and takes
 * it for nothing else: no guessing, no script, nothing of the page around it.
 */
import "server-only";
import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { lengthHeader } from "#lib/kernel/length-header.ts";

export interface StoredFile {
  readonly path: string;
  readonly mediaType: string;
  readonly bytes: number;
  /** Changes when the content does. */
  readonly sha256: string;
}

/**
 * The bytes asked for, both ends included. Null: all of them (no range, several, or one that cannot be read, as
 * RFC 9110 allows). `unsatisfiable`: it begins behind the end.
 */
export function rangeOf(
  header: string | null,
  bytes: number,
): { readonly first: number; readonly last: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? "");
  const [from, to] = [match?.[1] ?? "", match?.[2] ?? ""];
  if (from === "" && to === "") return null;
  if (from === "") {
    const count = Math.min(Number(to), bytes);
    return count === 0 ? "unsatisfiable" : { first: bytes - count, last: bytes - 1 };
  }
  const first = Number(from);
  const last = to === "" ? bytes - 1 : Math.min(Number(to), bytes - 1);
  if (to !== "" && Number(to) < first) return null;
  return first >= bytes ? "unsatisfiable" : { first, last };
}

/** The response of a GET or HEAD. Kept by the browser, and asked for again each time whether it may still be shown. */
export function fileResponse(file: StoredFile, request: Request): Response {
  const etag = `"${file.sha256}"`;
  const headers = new Headers({
    "content-type": file.mediaType,
    "content-disposition": "inline",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, no-cache",
    "accept-ranges": "bytes",
    etag,
  });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const unchanged = [null, etag].includes(request.headers.get("if-range"));
  const range = unchanged ? rangeOf(request.headers.get("range"), file.bytes) : null;
  if (range === "unsatisfiable") {
    headers.set("content-range", `bytes */${file.bytes}`);
    return new Response(null, { status: 416, headers });
  }
  const { first, last } = range ?? { first: 0, last: file.bytes - 1 };
  headers.set("content-length", String(last - first + 1));
  // Next takes that header away again; the server entry puts it back from this one (lib/cli/content-length.ts).
  headers.set(lengthHeader, String(last - first + 1));
  if (range) headers.set("content-range", `bytes ${first}-${last}/${file.bytes}`);
  const body =
    request.method === "HEAD"
      ? null
      : (Readable.toWeb(createReadStream(file.path, { start: first, end: last })) as ReadableStream);
  return new Response(body, { status: range ? 206 : 200, headers });
}
