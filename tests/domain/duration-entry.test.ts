/** Times as they are entered: minutes and seconds from two minutes on, and always the same seconds again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { entersMinutes, joinDuration, splitDuration } from "#lib/domain/duration-entry.ts";

test("a walk is entered in minutes, a hold and repetitions are not", () => {
  expect(entersMinutes("seconds", 600)).toBe(true);
  expect(entersMinutes("seconds", 120)).toBe(true);
  expect(entersMinutes("seconds", 119)).toBe(false);
  expect(entersMinutes("reps", 200)).toBe(false);
  expect(entersMinutes("metres", 400)).toBe(false);
});

test("split and joined again it is the same time; nothing entered stays nothing", () => {
  fc.assert(
    fc.property(fc.nat(36_000), (time) => {
      const { minutes, seconds } = splitDuration(time);
      expect(seconds).toBeLessThan(60);
      expect(joinDuration(minutes, seconds)).toBe(time);
    }),
  );
  expect(joinDuration(null, null)).toBeNull();
  expect(joinDuration(12, null)).toBe(720);
  expect(joinDuration(null, 30)).toBe(30);
});
