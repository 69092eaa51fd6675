/**
 * Expected outcomes are values. A use case never throws for something a person can cause; it returns a
 * `Result` with a closed union of codes, and the screens turn the code into a sentence from the catalogue.
 */

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Err<C extends string, D = undefined> = {
  readonly ok: false;
  readonly code: C;
  readonly detail?: D;
};
export type Result<T, C extends string = never, D = undefined> = Ok<T> | Err<C, D>;

/** A success carrying `value`. */
export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

/** A failure with its code, and optionally what the screen needs to explain it. */
export function err<C extends string>(code: C): Err<C>;
export function err<C extends string, D>(code: C, detail: D): Err<C, D>;
export function err<C extends string, D>(code: C, detail?: D): Err<C, D> {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}
