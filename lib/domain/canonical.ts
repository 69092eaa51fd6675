/** One text for one content, whatever order its keys were written in: for telling a repeat from a change. */

/** JSON with the keys of every object sorted. PostgreSQL gives the keys of stored JSON back in another order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
