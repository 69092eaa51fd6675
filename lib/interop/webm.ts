/**
 * Reads a WebM file element by element (EBML, RFC 8794; Matroska, RFC 9559): whether it is whole, what size its picture
 * has, and which parts tell more than picture and sound. Invariant: every element ends inside the file, and what is not
 * needed to play it becomes a Void of the same size, so that no position changes.
 */
import { err, ok, type Result } from "#lib/kernel/result.ts";
import {
  Broken,
  type ByteSource,
  type Erasure,
  exactly,
  type VideoFacts,
  type VideoProblem,
} from "./byte-source.ts";

const id = {
  ebml: 0x1a45dfa3,
  docType: 0x4282,
  segment: 0x18538067,
  seekHead: 0x114d9b74,
  info: 0x1549a966,
  title: 0x7ba9,
  fileName: 0x7384,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackType: 0x83,
  video: 0xe0,
  pixelWidth: 0xb0,
  pixelHeight: 0xba,
  cluster: 0x1f43b675,
  cues: 0x1c53bb6b,
  tags: 0x1254c367,
  chapters: 0x1043a770,
  attachments: 0x1941a469,
  void: 0xec,
  checksum: 0xbf,
} as const;

interface Element {
  readonly id: number;
  readonly offset: number;
  readonly content: number;
  /** Where it ends; null for "until the next of its level", as recorders write while they record. */
  readonly end: number | null;
}

/** A number of variable length: `marker` keeps the length's bit, as identifiers are written. */
function readVint(source: ByteSource, offset: number, marker: boolean): { value: number; length: number } {
  const first = exactly(source, offset, 1).getUint8(0);
  const length = Math.clz32(first) - 23;
  if (length > (marker ? 4 : 8)) throw new Broken("number");
  const data = exactly(source, offset, length);
  let value = marker ? first : first & (0xff >> length);
  let allOnes = (first | ((0xff << (8 - length)) % 256)) === 0xff;
  for (let place = 1; place < length; place++) {
    value = value * 256 + data.getUint8(place);
    allOnes &&= data.getUint8(place) === 0xff;
  }
  return { value: !marker && allOnes ? -1 : value, length };
}

function readElement(source: ByteSource, offset: number, limit: number): Element {
  const name = readVint(source, offset, true);
  const size = readVint(source, offset + name.length, false);
  const content = offset + name.length + size.length;
  const end = size.value === -1 ? null : content + size.value;
  if (content > limit || (end ?? content) > limit) throw new Broken("beyond its parent");
  return { id: name.value, offset, content, end };
}

/** The children from `from` to `to`, each of a size that it says. */
function children(source: ByteSource, from: number, to: number): Element[] {
  const found: Element[] = [];
  for (let offset = from; offset < to; offset = found.at(-1)!.end!) {
    const element = readElement(source, offset, to);
    if (element.end === null || found.length > 50_000) throw new Broken("no size");
    found.push(element);
  }
  return found;
}

const inside = (source: ByteSource, element: Element) => children(source, element.content, element.end!);

/** An unsigned number of up to four bytes; null when there is none. */
function numberIn(source: ByteSource, parent: Element, wanted: number): number | null {
  const found = inside(source, parent).find((child) => child.id === wanted);
  if (!found || found.end! - found.content > 4) return null;
  let value = 0;
  const data = exactly(source, found.content, found.end! - found.content);
  for (let place = 0; place < data.byteLength; place++) value = value * 256 + data.getUint8(place);
  return value;
}

/** Void of the same size: its identifier, its length, zeros. */
function blank({ offset, end }: Element): Erasure {
  const size = end! - offset;
  const lengthBytes = size >= 9 ? 8 : 1;
  const header = new Uint8Array(1 + lengthBytes);
  header[0] = id.void;
  if (lengthBytes === 1) header[1] = 0x80 | (size - 2);
  else {
    new DataView(header.buffer).setBigUint64(1, BigInt(size - 9));
    header[1] = 0x01;
  }
  return { offset, size, header };
}

/** Level-one elements by which a cluster without a size is known to have ended. */
const levelOne = new Set<number>([
  id.seekHead,
  id.info,
  id.tracks,
  id.cluster,
  id.cues,
  id.tags,
  id.chapters,
  id.attachments,
]);

/** The parts of the segment, clusters walked to their end. */
function partsOf(source: ByteSource, segment: Element): Element[] {
  const limit = segment.end ?? source.size;
  const parts: Element[] = [];
  let offset = segment.content;
  while (offset < limit) {
    const part = readElement(source, offset, limit);
    if (part.end === null && part.id !== id.cluster) throw new Broken("no size");
    parts.push(part);
    if (parts.length > 200_000) throw new Broken("too many parts");
    offset = part.end ?? endOfCluster(source, part, limit);
  }
  return parts;
}

function endOfCluster(source: ByteSource, cluster: Element, limit: number): number {
  let offset = cluster.content;
  while (offset < limit) {
    const block = readElement(source, offset, limit);
    if (levelOne.has(block.id)) return offset;
    if (block.end === null) throw new Broken("no size");
    offset = block.end;
  }
  return offset;
}

const needed = new Set<number>([id.seekHead, id.info, id.tracks, id.cluster, id.cues, id.checksum]);

/** A whole WebM video. Fails with `damaged_video` or `extra_track`. */
export function examineWebm(source: ByteSource): Result<VideoFacts, VideoProblem> {
  try {
    const head = readElement(source, 0, source.size);
    if (head.id !== id.ebml || head.end === null) throw new Broken("no head");
    const docType = inside(source, head).find((child) => child.id === id.docType);
    if (!docType || docType.end! - docType.content > 16) throw new Broken("no kind");
    const kind = exactly(source, docType.content, docType.end! - docType.content);
    if (new TextDecoder().decode(kind).replaceAll("\0", "") !== "webm") throw new Broken("another kind");

    const segment = readElement(source, head.end, source.size);
    if (segment.id !== id.segment || (segment.end ?? source.size) !== source.size)
      throw new Broken("segment");
    const parts = partsOf(source, segment);
    const tracks = parts.find((part) => part.id === id.tracks);
    if (!tracks || !parts.some((part) => part.id === id.cluster)) throw new Broken("nothing to play");

    let picture: { width: number | null; height: number | null } | null = null;
    for (const track of inside(source, tracks).filter((child) => child.id === id.track)) {
      const type = numberIn(source, track, id.trackType);
      if (type !== 1 && type !== 2) return err("extra_track");
      if (type !== 1 || picture) continue;
      const video = inside(source, track).find((child) => child.id === id.video);
      picture = {
        width: video ? numberIn(source, video, id.pixelWidth) : null,
        height: video ? numberIn(source, video, id.pixelHeight) : null,
      };
    }
    if (!picture) throw new Broken("no picture");
    const named = parts
      .filter((part) => part.id === id.info)
      .flatMap((info) => inside(source, info).filter(({ id: of }) => of === id.title || of === id.fileName));
    const erasures = [...parts.filter((part) => !needed.has(part.id)), ...named].map(blank);
    return ok({ ...picture, erasures });
  } catch (problem) {
    if (problem instanceof Broken) return err("damaged_video");
    throw problem;
  }
}
