/**
 * Identifiers. Every row is named by a UUIDv7 made by the app (by the device for logs), so that a row can be
 * sent twice and stored once. Works in the browser and in Node.
 */

/** A fresh UUIDv7: 48 bits of Unix milliseconds, then randomness (RFC 9562). `at` is milliseconds since the epoch. */
export function newId(at: number = Date.now()): string {
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(at / 2 ** 32));
  view.setUint32(2, at % 2 ** 32);
  bytes[6] = 0x70 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const idPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `value` has the exact form of an identifier made by `newId`. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && idPattern.test(value);
}
