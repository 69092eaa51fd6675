/** Ids of facts made on the phone: the same form as everywhere, so that one row has one name wherever it is. */
import { newId } from "#lib/kernel/ids.ts";

/** A fresh id for a fact. */
export function newWireId(): string {
  return newId();
}
