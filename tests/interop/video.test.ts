/** The readers of MP4 and WebM: what is whole, what is not, what is found to be blanked. */
import { describe, expect, test } from "vitest";
import type { ByteSource } from "#lib/interop/byte-source.ts";
import { examineMp4 } from "#lib/interop/mp4.ts";
import { examineWebm } from "#lib/interop/webm.ts";
import {
  box,
  element,
  phoneMp4,
  placeBytes,
  recordedMp4,
  recordedWebm,
  taggedWebm,
} from "#tests/support/media-files.ts";

const over = (bytes: Buffer): ByteSource => ({
  size: bytes.length,
  read: (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
});
const mp4 = (bytes: Buffer) => examineMp4(over(bytes));
const webm = (bytes: Buffer) => examineWebm(over(bytes));

/** The file with its erasures done, as the intake does them. */
function blanked(bytes: Buffer, read: typeof examineMp4): Buffer {
  const facts = read(over(bytes));
  if (!facts.ok) throw new Error(facts.code);
  const out = Buffer.from(bytes);
  for (const { offset, size, header } of facts.value.erasures) {
    out.fill(0, offset, offset + size);
    out.set(header, offset);
  }
  return out;
}

describe("MP4", () => {
  test("a video of a phone is whole, and its picture has the size it is shown in", () => {
    expect(mp4(phoneMp4())).toMatchObject({ ok: true, value: { width: 640, height: 480 } });
    expect(mp4(phoneMp4({ upright: true }))).toMatchObject({ ok: true, value: { width: 480, height: 640 } });
    expect(mp4(recordedMp4())).toMatchObject({ ok: true, value: { width: 160, height: 120 } });
  });

  test("the place is gone from user data, metadata, vendors' boxes and leftovers; nothing has moved", () => {
    const sent = phoneMp4();
    expect(sent.includes(placeBytes)).toBe(true);
    const kept = blanked(sent, examineMp4);
    expect(kept.includes(placeBytes)).toBe(false);
    expect(kept.includes("quicktime.location")).toBe(false);
    expect(kept).toHaveLength(sent.length);
    expect(kept.indexOf("mdat")).toBe(sent.indexOf("mdat"));
    // Looked at again it is as whole as before.
    expect(mp4(kept)).toMatchObject({ ok: true, value: { width: 640, height: 480 } });
  });

  test("a box of the long form stays one", () => {
    const sent = phoneMp4();
    const long = Buffer.alloc(16 + placeBytes.length);
    long.writeUInt32BE(1);
    long.write("uuid", 4, "latin1");
    long.writeBigUInt64BE(BigInt(long.length), 8);
    placeBytes.copy(long, 16);
    const kept = blanked(Buffer.concat([sent, long]), examineMp4);
    expect(kept.includes(placeBytes)).toBe(false);
    expect(mp4(kept).ok).toBe(true);
  });

  test.each([1, 5, 40, 200, 600])("cut %i bytes before its end it is damaged", (missing) => {
    const sent = phoneMp4();
    expect(mp4(sent.subarray(0, sent.length - missing))).toEqual({ ok: false, code: "damaged_video" });
    const recorded = recordedMp4();
    expect(mp4(recorded.subarray(0, recorded.length - missing))).toEqual({
      ok: false,
      code: "damaged_video",
    });
  });

  test("a box that says “to the end” is whole when all its samples are there", () => {
    const streamed = phoneMp4({ streamed: true });
    expect(mp4(streamed).ok).toBe(true);
    expect(mp4(streamed.subarray(0, streamed.length - 1))).toEqual({ ok: false, code: "damaged_video" });
  });

  test.each(["meta", "text", "sbtl", "tmcd"])("a track of %s is told", (handler) => {
    expect(mp4(phoneMp4({ handler }))).toEqual({ ok: false, code: "extra_track" });
  });

  test.each([
    ["sound alone", phoneMp4({ handler: "soun" })],
    ["an empty file", Buffer.alloc(0)],
    ["text", Buffer.from("a text that is long enough to be read as boxes")],
    ["a head alone", box("ftyp", Buffer.from("isom"))],
    ["a box of no size in the middle", Buffer.concat([phoneMp4(), Buffer.alloc(8), phoneMp4()])],
    ["something after it", Buffer.concat([phoneMp4(), Buffer.from("PK\x03\x04 and more", "latin1")])],
  ])("%s is no whole video", (_what, bytes) => {
    expect(mp4(bytes)).toEqual({ ok: false, code: "damaged_video" });
  });
});

describe("WebM", () => {
  test("a recorded and a tagged video are whole, with their picture's size", () => {
    expect(webm(recordedWebm())).toMatchObject({ ok: true, value: { width: 160, height: 120 } });
    expect(webm(taggedWebm())).toMatchObject({ ok: true, value: { width: 640, height: 480 } });
  });

  test("tags, title and attachments are blanked at their place", () => {
    const sent = taggedWebm();
    expect(sent.includes(placeBytes)).toBe(true);
    const kept = blanked(sent, examineWebm);
    expect(kept.includes(placeBytes)).toBe(false);
    expect(kept).toHaveLength(sent.length);
    expect(webm(kept)).toMatchObject({ ok: true, value: { width: 640, height: 480 } });
  });

  test.each([1, 30, 90, 300])("cut %i bytes before its end it is damaged", (missing) => {
    for (const whole of [taggedWebm(), recordedWebm()])
      expect(webm(whole.subarray(0, whole.length - missing))).toEqual({ ok: false, code: "damaged_video" });
  });

  test("subtitles and other tracks are told; another kind of the same container is not taken", () => {
    expect(webm(taggedWebm({ trackType: 0x11 }))).toEqual({ ok: false, code: "extra_track" });
    expect(webm(taggedWebm({ trackType: 0x21 }))).toEqual({ ok: false, code: "extra_track" });
    expect(webm(taggedWebm({ docType: "matroska" }))).toEqual({ ok: false, code: "damaged_video" });
  });

  test.each([
    ["an empty file", Buffer.alloc(0)],
    ["zeros", Buffer.alloc(64)],
    ["a head alone", element("1a45dfa3", element("4282", Buffer.from("webm")))],
    ["something after it", Buffer.concat([taggedWebm(), Buffer.from("more")])],
    ["an element larger than the file", element("1a45dfa3", Buffer.alloc(4), 1e12)],
  ])("%s is no whole video", (_what, bytes) => {
    expect(webm(bytes)).toEqual({ ok: false, code: "damaged_video" });
  });
});
