/**
 * Exact rational numbers. Invariant: a fraction is always in lowest terms with a positive denominator, so equal
 * values are equal in every part, and nothing clinical is ever decided on a binary floating-point sum.
 * Source: clinical.md B5 "All arithmetic is exact", F2 "Fractions are exact".
 */
import { assert } from "#lib/kernel/assert.ts";

/** `n / d`, in lowest terms, d > 0. Make one with `fraction`, `fractionOf` or `parseFraction`, never by hand. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Fraction = { n: 0n, d: 1n };
export const one: Fraction = { n: 1n, d: 1n };

/** `n / d` reduced. Throws when d is 0, or when a number is not a whole one. */
export function fraction(n: number | bigint, d: number | bigint = 1n): Fraction {
  const numerator = BigInt(n);
  const denominator = BigInt(d);
  assert(denominator !== 0n, "a fraction needs a denominator other than 0");
  const divisor = greatestCommonDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n);
  return { n: numerator / divisor, d: denominator / divisor };
}

/** The exact value of a number as it is written in decimals: 0.4 is 2/5, 7.155 is 1431/200. Throws unless finite. */
export function fractionOf(value: number): Fraction {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const parsed = parseFraction(String(value));
  assert(parsed, "a number must be finite to be a fraction");
  return parsed;
}

/** Reads `7/8`, `3`, `0.875` or `1e-3`, with an optional sign; null when the text is none of these. */
export function parseFraction(text: string): Fraction | null {
  const ratio = /^(-?\d{1,100})\/(\d{1,100})$/.exec(text);
  if (ratio) return BigInt(ratio[2]!) === 0n ? null : fraction(BigInt(ratio[1]!), BigInt(ratio[2]!));
  const decimal = /^(-?)(\d{1,100})(?:\.(\d{1,100}))?(?:e([+-]?\d{1,3}))?$/i.exec(text);
  if (!decimal) return null;
  const decimals = decimal[3] ?? "";
  const digits = BigInt(`${decimal[2]}${decimals}`) * (decimal[1] ? -1n : 1n);
  const exponent = Number(decimal[4] ?? 0) - decimals.length;
  return exponent >= 0
    ? fraction(digits * 10n ** BigInt(exponent))
    : fraction(digits, 10n ** BigInt(-exponent));
}

/** The text form for storage, read back by `parseFraction`: `7/8`, and `1` for whole values. */
export function formatFraction(value: Fraction): string {
  return value.d === 1n ? String(value.n) : `${value.n}/${value.d}`;
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n };
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { n: -b.n, d: b.d });
}

export function mul(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

/** `a / b`. Throws when b is 0. */
export function div(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

/** Negative, 0 or positive as `a` is less than, equal to or greater than `b`. */
export function cmp(a: Fraction, b: Fraction): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function min(a: Fraction, b: Fraction): Fraction {
  return cmp(a, b) <= 0 ? a : b;
}

export function max(a: Fraction, b: Fraction): Fraction {
  return cmp(a, b) >= 0 ? a : b;
}

export function sum(values: Iterable<Fraction>): Fraction {
  let total = zero;
  for (const value of values) total = add(total, value);
  return total;
}

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly Fraction[]): Fraction | null {
  return values.length === 0 ? null : div(sum(values), fraction(values.length));
}

/** The greatest whole number not above the value. */
export function floor(value: Fraction): number {
  const quotient = value.n / value.d;
  return Number(value.n < 0n && quotient * value.d !== value.n ? quotient - 1n : quotient);
}

/** The least whole number not below the value. */
export function ceil(value: Fraction): number {
  return 0 - floor({ n: -value.n, d: value.d });
}

/** The nearest whole number, halves upward (2.5 is 3, −2.5 is −2). */
export function roundHalfUp(value: Fraction): number {
  return floor(add(value, { n: 1n, d: 2n }));
}

/** The value rounded half up to `decimals` places, as a number for display or output. */
export function roundTo(value: Fraction, decimals: number): number {
  const scale = 10 ** decimals;
  return roundHalfUp(mul(value, fraction(scale))) / scale;
}

/** The nearest binary number: for drawing, never for deciding. */
export function toNumber(value: Fraction): number {
  return Number(value.n) / Number(value.d);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
