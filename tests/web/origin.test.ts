/** Whether a request that changes something comes from our own pages. */
import { expect, test } from "vitest";
import { isOwnOrigin } from "#lib/kernel/origin.ts";

const address = "https://rung.example.test";
const from = (headers: Record<string, string>) => isOwnOrigin(new Headers(headers), address);

test("our own pages pass, with either header or both", () => {
  expect(from({ origin: address })).toBe(true);
  expect(from({ "sec-fetch-site": "same-origin" })).toBe(true);
  expect(from({ origin: address, "sec-fetch-site": "same-origin" })).toBe(true);
});

test("other sites, other ports, other schemes and requests that say nothing do not", () => {
  for (const origin of [
    "https://evil.test",
    "http://rung.example.test",
    "https://rung.example.test:8443",
    "https://rung.example.test.evil.test",
    "null",
  ]) {
    expect(from({ origin })).toBe(false);
    expect(from({ origin, "sec-fetch-site": "same-origin" })).toBe(false);
  }
  for (const site of ["cross-site", "same-site", "none"])
    expect(from({ "sec-fetch-site": site })).toBe(false);
  expect(from({ origin: address, "sec-fetch-site": "cross-site" })).toBe(false);
  expect(from({})).toBe(false);
});

test("a forwarded host is not believed", () => {
  expect(from({ origin: "https://evil.test", "x-forwarded-host": "evil.test", host: "evil.test" })).toBe(
    false,
  );
});
