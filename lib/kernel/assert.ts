/** Assertions about our own code. A failure is a bug: it throws, is logged with a request id, and shows error.tsx. */

/** Throws when a condition that the code guarantees does not hold. `what` must never contain patient data. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${what}`);
}

/** Marks a branch that the types say cannot be reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable case: ${String(value)}`);
}
