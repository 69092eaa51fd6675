/** Exact fractions: the laws of arithmetic, reading and writing, and rounding in the direction that is promised. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  ceil,
  cmp,
  div,
  floor,
  formatFraction,
  fraction,
  fractionOf,
  max,
  mean,
  min,
  mul,
  parseFraction,
  roundHalfUp,
  roundTo,
  subtract,
  sum,
  toNumber,
} from "#lib/domain/fraction.ts";

const whole = fc.integer({ min: -10_000, max: 10_000 });
const fractions = fc.tuple(whole, fc.integer({ min: 1, max: 500 })).map(([n, d]) => fraction(n, d));

describe("exact fractions", () => {
  it("three exercises at 1, 1 and 0.4 are exactly 0.80", () => {
    const credit = mean([fractionOf(1), fractionOf(1), fractionOf(0.4)]);
    expect(credit).toEqual(fraction(4, 5));
  });

  it("is in lowest terms with a positive denominator", () => {
    expect(fraction(6, -8)).toEqual({ n: -3n, d: 4n });
    expect(fraction(0, -5)).toEqual({ n: 0n, d: 1n });
    expect(() => fraction(1, 0)).toThrow();
    expect(() => fraction(0.5)).toThrow();
  });

  it("reads decimals as written", () => {
    expect(fractionOf(7.155)).toEqual(fraction(1431, 200));
    expect(fractionOf(0.1)).toEqual(fraction(1, 10));
    expect(fractionOf(1e-7)).toEqual(fraction(1, 10_000_000));
    expect(fractionOf(1e21)).toEqual(fraction(10n ** 21n));
    expect(() => fractionOf(Number.NaN)).toThrow();
    expect(() => fractionOf(Number.POSITIVE_INFINITY)).toThrow();
  });

  it("reads what it writes", () => {
    fc.assert(
      fc.property(fractions, (f) => {
        expect(parseFraction(formatFraction(f))).toEqual(f);
      }),
    );
    expect(formatFraction(fraction(7, 8))).toBe("7/8");
    expect(formatFraction(fraction(2, 2))).toBe("1");
  });

  it.each(["", "1/0", "1/-2", "a", "1/2/3", ".5", "0x10", "1_000", " 1"])("refuses %j", (text) => {
    expect(parseFraction(text)).toBeNull();
  });

  it("keeps the laws of arithmetic", () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(mul(a, add(b, c))).toEqual(add(mul(a, b), mul(a, c)));
        expect(subtract(add(a, b), b)).toEqual(a);
        if (b.n !== 0n) expect(mul(div(a, b), b)).toEqual(a);
        expect(Math.sign(cmp(a, b))).toBe(Math.sign(toNumber(a) - toNumber(b)));
        expect(sum([min(a, b), max(a, b)])).toEqual(add(a, b));
      }),
    );
    expect(() => div(fraction(1), fraction(0))).toThrow();
  });

  it("rounds halves upward, and floors below", () => {
    expect(roundHalfUp(fraction(159, 2))).toBe(80);
    expect(roundHalfUp(fraction(5, 2))).toBe(3);
    expect(roundHalfUp(fraction(-5, 2))).toBe(-2);
    expect(roundHalfUp(fraction(15, 7))).toBe(2);
    expect(floor(fraction(-1, 3))).toBe(-1);
    expect(floor(fraction(7, 3))).toBe(2);
    expect(ceil(fraction(7, 3))).toBe(3);
    expect(ceil(fraction(-7, 3))).toBe(-2);
    expect(roundTo(fraction(2, 3), 3)).toBe(0.667);
    expect(roundTo(fraction(13, 3), 1)).toBe(4.3);
  });

  it("has no mean of nothing", () => {
    expect(mean([])).toBeNull();
  });
});
