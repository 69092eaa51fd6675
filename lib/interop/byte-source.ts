/**
 * A file that is read in pieces, and what is to be blanked in it. Invariant: a reader of a format never holds the whole
 * file and never trusts a length in it beyond the file's end.
 */

export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end of the file. */
  read(offset: number, length: number): Uint8Array;
}

/** A part that is overwritten in place: `header` first, zeros up to `size`. Nothing behind it moves. */
export interface Erasure {
  readonly offset: number;
  readonly size: number;
  readonly header: Uint8Array;
}

/** What is known of a whole video. Pixels; null where the file does not say. */
export interface VideoFacts {
  readonly width: number | null;
  readonly height: number | null;
  /** Everything that may tell where or by whom it was filmed. */
  readonly erasures: readonly Erasure[];
}

/**
 * Why a video is not taken: `damaged_video` is not whole or not what it says; `extra_track` carries a track that is
 * neither picture nor sound, in which cameras write the place second by second.
 */
export type VideoProblem = "damaged_video" | "extra_track";

/** Thrown inside a reader; becomes `damaged_video` at its door. */
export class Broken extends Error {}

/** A view of exactly `length` bytes; throws Broken when the file ends before. */
export function exactly(source: ByteSource, offset: number, length: number): DataView {
  if (length < 0 || offset < 0 || offset + length > source.size) throw new Broken("beyond the end");
  const bytes = source.read(offset, length);
  if (bytes.length !== length) throw new Broken("beyond the end");
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
