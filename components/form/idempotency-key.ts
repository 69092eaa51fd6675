/** A key that names one sending of one form: a repeat with the same key is answered, not done again. */
import { newId } from "#lib/kernel/ids.ts";

/** An id like every other, because the row that the form makes is often named by it. */
export function newIdempotencyKey(): string {
  return newId();
}
