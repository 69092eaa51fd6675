/**
 * Reads an MP4 file box by box (ISO/IEC 14496-12): whether it is whole, what size its picture has, and which parts tell
 * more than picture and sound. Invariant: every sample of every track lies inside the file, and what is not needed to
 * play it is blanked at its place, so that no offset changes.
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

interface Box {
  readonly type: string;
  readonly offset: number;
  readonly size: number;
  /** Where its content begins. */
  readonly content: number;
}

const end = (box: Box) => box.offset + box.size;

/** The boxes from `from` to `to`, which they must fill to the byte. `open`: media data may say "to the end". */
function boxesIn(source: ByteSource, from: number, to: number, open = false): Box[] {
  const boxes: Box[] = [];
  let offset = from;
  while (offset < to) {
    const head = exactly(source, offset, 8);
    const type = String.fromCharCode(head.getUint8(4), head.getUint8(5), head.getUint8(6), head.getUint8(7));
    let size = head.getUint32(0);
    let content = offset + 8;
    if (size === 1) {
      size = Number(exactly(source, offset + 8, 8).getBigUint64(0));
      content = offset + 16;
    } else if (size === 0 && open && type === "mdat") size = to - offset;
    if (size < content - offset || offset + size > to) throw new Broken(type);
    boxes.push({ type, offset, size, content });
    if (boxes.length > 50_000) throw new Broken("too many boxes");
    offset += size;
  }
  return boxes;
}

/** What plays. Everything else on the top level is blanked. */
const topLevel = new Set(["ftyp", "moov", "mdat", "moof", "mfra", "sidx", "styp", "ssix", "prft", "pdin"]);
/** Boxes whose children are looked through for what to blank. */
const containers = new Set(["moov", "trak", "mdia", "minf", "stbl", "dinf", "edts", "mvex", "moof", "traf"]);
/** User data, metadata (Apple's location among it), vendors' own boxes, location, leftovers. */
const telling = new Set(["udta", "meta", "uuid", "loci", "free", "skip", "wide"]);

/** `free` of the same size. A box of the long form keeps it. */
function blank({ offset, size, content }: Box): Erasure {
  const header = new Uint8Array(content - offset);
  const view = new DataView(header.buffer);
  view.setUint32(0, header.length === 16 ? 1 : size);
  header.set([0x66, 0x72, 0x65, 0x65], 4);
  if (header.length === 16) view.setBigUint64(8, BigInt(size));
  return { offset, size, header };
}

function erasuresIn(source: ByteSource, box: Box): Erasure[] {
  if (telling.has(box.type)) return [blank(box)];
  if (!containers.has(box.type)) return [];
  return boxesIn(source, box.content, end(box)).flatMap((child) => erasuresIn(source, child));
}

/** The one child at the end of a path of types; null when there is none. */
function find(source: ByteSource, box: Box, ...path: readonly string[]): Box | null {
  let at: Box | undefined = box;
  for (const type of path) {
    if (!at) return null;
    at = boxesIn(source, at.content, end(at)).find((child) => child.type === type);
  }
  return at ?? null;
}

const view = (source: ByteSource, box: Box) => exactly(source, box.content, end(box) - box.content);

/** The entries of a sample table behind its version and `skip` further bytes. */
function table(
  source: ByteSource,
  box: Box,
  skip: number,
  entryBytes: number,
): { data: DataView; count: number } {
  const data = view(source, box);
  if (data.byteLength < skip + 8) throw new Broken(box.type);
  const count = data.getUint32(4 + skip);
  if (8 + skip + count * entryBytes > data.byteLength) throw new Broken(box.type);
  return { data, count };
}

/** Every chunk of the track lies inside the file. */
function checkSamples(source: ByteSource, trak: Box): void {
  const stbl = find(source, trak, "mdia", "minf", "stbl");
  if (!stbl) throw new Broken("stbl");
  const inside = (type: string) => find(source, stbl, type);
  const [stsz, stsc] = [inside("stsz"), inside("stsc")];
  const offsets = inside("stco") ?? inside("co64");
  if (!stsz || !stsc || !offsets) throw new Broken("sample tables");
  const wide = offsets.type === "co64";
  const chunks = table(source, offsets, 0, wide ? 8 : 4);
  const runs = table(source, stsc, 0, 12);
  const sizes = view(source, stsz);
  if (sizes.byteLength < 12) throw new Broken("stsz");
  const [one, samples] = [sizes.getUint32(4), sizes.getUint32(8)];
  if (one === 0 && 12 + samples * 4 > sizes.byteLength) throw new Broken("stsz");
  const sizeOf = (sample: number) => (one === 0 ? sizes.getUint32(12 + sample * 4) : one);

  let [sample, run] = [0, 0];
  for (let chunk = 0; chunk < chunks.count; chunk++) {
    while (run + 1 < runs.count && runs.data.getUint32(8 + (run + 1) * 12) <= chunk + 1) run++;
    const perChunk = runs.count === 0 ? 0 : runs.data.getUint32(8 + run * 12 + 4);
    let at = wide ? Number(chunks.data.getBigUint64(8 + chunk * 8)) : chunks.data.getUint32(8 + chunk * 4);
    for (let n = 0; n < perChunk && sample < samples; n++) at += sizeOf(sample++);
    if (at > source.size) throw new Broken("samples beyond the end");
  }
  if (sample < samples) throw new Broken("samples without a place");
}

/** Width and height as it is shown, from the track's header (16.16 fixed point); null where it says none. */
function pictureSize(source: ByteSource, trak: Box): { width: number | null; height: number | null } {
  const tkhd = find(source, trak, "tkhd");
  if (!tkhd || tkhd.size < 84) throw new Broken("tkhd");
  const data = view(source, tkhd);
  const [width, height] = [data.getUint16(data.byteLength - 8), data.getUint16(data.byteLength - 4)];
  // A phone held upright films on its side and says so in the matrix: no share of x stays on x.
  const upright = data.getInt32(data.byteLength - 44) === 0 && data.getInt32(data.byteLength - 40) !== 0;
  return { width: (upright ? height : width) || null, height: (upright ? width : height) || null };
}

/** A whole MP4 video. Fails with `damaged_video` or `extra_track`. */
export function examineMp4(source: ByteSource): Result<VideoFacts, VideoProblem> {
  try {
    const boxes = boxesIn(source, 0, source.size, true);
    const moov = boxes.find((box) => box.type === "moov");
    const media = boxes.some((box) => box.type === "mdat");
    if (boxes[0]?.type !== "ftyp" || !moov || !media || !find(source, moov, "mvhd"))
      throw new Broken("parts");
    const inPieces = find(source, moov, "mvex") !== null;
    if (inPieces && !boxes.some((box) => box.type === "moof")) throw new Broken("no fragment");

    let picture: { width: number | null; height: number | null } | null = null;
    for (const trak of boxesIn(source, moov.content, end(moov)).filter((box) => box.type === "trak")) {
      const hdlr = find(source, trak, "mdia", "hdlr");
      if (!hdlr || hdlr.size < 20) throw new Broken("hdlr");
      const kind = exactly(source, hdlr.content + 8, 4).getUint32(0);
      const isPicture = kind === 0x76696465;
      if (!isPicture && kind !== 0x736f756e) return err("extra_track");
      if (isPicture) picture ??= pictureSize(source, trak);
      if (!inPieces) checkSamples(source, trak);
    }
    if (!picture) throw new Broken("no picture");
    const erasures = boxes.flatMap((box) =>
      topLevel.has(box.type) ? erasuresIn(source, box) : [blank(box)],
    );
    return ok({ ...picture, erasures });
  } catch (problem) {
    if (problem instanceof Broken) return err("damaged_video");
    throw problem;
  }
}
