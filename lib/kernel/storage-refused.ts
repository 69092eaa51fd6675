/** The disk is full or cannot be written. Nothing of the transaction was stored; the person keeps what they typed. */
export class StorageRefused extends Error {
  override readonly name = "StorageRefused";
}

/** By name: the server entry and Next's bundle each carry their own copy of the class. */
export function isStorageRefused(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "StorageRefused";
}
