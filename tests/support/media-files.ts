/**
 * Photos and videos with real bytes: whole, broken and dishonest ones. The two in usecases/fixtures were recorded by a
 * browser; those built here have what a phone adds: the place where they were taken.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

const fixture = (name: string) =>
  readFileSync(fileURLToPath(new URL(`../usecases/fixtures/${name}`, import.meta.url)));
/** Recorded by a browser: a square that moves, one second. */
export const recordedWebm = () => fixture("moving.webm");
export const recordedMp4 = () => fixture("moving.mp4");

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2f6b4f" } });

/** A photo as a phone takes it: on its side, with a camera's name and the place. */
export function phonePhoto(width = 400, height = 300): Promise<Buffer> {
  return picture(width, height)
    .withExif({
      IFD0: { Make: "Phone of Ines", Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "48/1 12/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "16/1 22/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
}

export const pngPhoto = () => picture(300, 200).png().toBuffer();
export const webpPhoto = () => picture(300, 200).webp().toBuffer();

/** The last part of a ZIP archive, as the reader of an archive looks for it. */
const archiveEnd = Buffer.from(`PK\x05\x06${"\0".repeat(18)}`, "latin1");
export const photoWithArchive = async () =>
  Buffer.concat([await phonePhoto(), Buffer.from("PK\x03\x04", "latin1"), archiveEnd]);
export const photoWithPage = async () =>
  Buffer.concat([await phonePhoto(), Buffer.from("<html><script>alert(1)</script></html>")]);
export const svg = () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

/** A few hundred bytes that claim to be a picture of 25,000 × 20,000 pixels. */
export function pixelBomb(width = 25_000, height = 20_000): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
    const out = Buffer.alloc(8 + data.length + 4);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), 8 + data.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = deflateSync(Buffer.alloc(5000));
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", data), chunk("IEND", Buffer.alloc(0))]);
}

/** One box of an MP4 file. */
export function box(type: string, ...content: readonly (Buffer | number)[]): Buffer {
  const body = Buffer.concat(
    content.map((part) => {
      if (typeof part !== "number") return part;
      const four = Buffer.alloc(4);
      four.writeUInt32BE(part);
      return four;
    }),
  );
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, body]);
}

const place = "+48.2083+016.3667/";
export const placeBytes = Buffer.from(place);
const ascii = (text: string) => Buffer.from(text, "latin1");

/**
 * An MP4 video with three samples in one chunk, and the place in every way that phones write it. `streamed`: its samples
 * come last, in a box that says "to the end".
 */
export function phoneMp4({
  handler = "vide",
  upright = false,
  sampleBytes = 100,
  streamed = false,
  samplesAt = 0,
} = {}): Buffer {
  const ftyp = box("ftyp", ascii("isom"), 512, ascii("isommp41"));
  const samples = Buffer.alloc(3 * sampleBytes, 7);
  const mdat = box("mdat", samples);
  const matrix = upright
    ? [0, 65_536, 0, 0xffff0000, 0, 0, 0, 0, 0x40000000]
    : [65_536, 0, 0, 0, 65_536, 0, 0, 0, 0x40000000];
  const tkhd = box("tkhd", 3, 0, 0, 1, 0, 1000, 0, 0, 0, 0, ...matrix, 640 << 16, 480 << 16);
  const table = box(
    "stbl",
    box("stsd", 0, 0),
    box("stsz", 0, 0, 3, sampleBytes, sampleBytes, sampleBytes),
    box("stsc", 0, 1, 1, 3, 1),
    box("stco", 0, 1, samplesAt || ftyp.length + 8),
  );
  const hdlr = box("hdlr", 0, 0, ascii(handler), 0, 0, 0, Buffer.alloc(1));
  const trak = box("trak", tkhd, box("mdia", box("mdhd", 0, 0, 0, 1000, 3000, 0), hdlr, box("minf", table)));
  const udta = box("udta", box("\u00a9xyz", ascii(place)), box("loci", ascii(place)));
  const meta = box("meta", 0, box("keys", ascii("com.apple.quicktime.location.ISO6709")), ascii(place));
  const mvhd = box("mvhd", Buffer.alloc(100));
  const uuid = box("uuid", Buffer.alloc(16, 1), ascii(place));
  const moov = box("moov", mvhd, trak, udta, meta);
  if (!streamed) return Buffer.concat([ftyp, mdat, moov, uuid, box("free", ascii(place))]);
  const at = ftyp.length + moov.length + 8;
  if (samplesAt !== at) return phoneMp4({ handler, upright, sampleBytes, streamed, samplesAt: at });
  mdat.writeUInt32BE(0);
  return Buffer.concat([ftyp, moov, mdat]);
}

/** One element of a WebM file; `size` overrides what it says of itself. */
export function element(id: string, content: Buffer | readonly Buffer[], size?: number): Buffer {
  const body = Buffer.isBuffer(content) ? content : Buffer.concat(content);
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(size ?? body.length));
  length[0] = 0x01;
  return Buffer.concat([Buffer.from(id, "hex"), length, body]);
}

/** A WebM video with the place in its tags, its title and an attachment. */
export function taggedWebm({ trackType = 1, docType = "webm" } = {}): Buffer {
  const head = element("1a45dfa3", element("4282", ascii(docType)));
  const video = element("e0", [
    element("b0", Buffer.from([0x02, 0x80])),
    element("ba", Buffer.from([0x01, 0xe0])),
  ]);
  const tracks = element("1654ae6b", element("ae", [element("83", Buffer.from([trackType])), video]));
  const info = element("1549a966", element("7ba9", ascii(place)));
  const cluster = element("1f43b675", [element("e7", Buffer.from([0])), element("a3", Buffer.alloc(60, 7))]);
  const tags = element("1254c367", ascii(`LOCATION ${place}`));
  const file = element("1941a469", ascii(place));
  return Buffer.concat([head, element("18538067", [info, tracks, cluster, tags, file])]);
}

/** The bytes as they come in over a network, in pieces. */
export async function* inPieces(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
