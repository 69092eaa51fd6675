/** Finding a person by what somebody types of their name. Invariant: case, accents and outer space make no difference. */

/** A name or a query as it is compared: without case, accents and outer space. */
export function foldName(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/\s+/g, " ");
}

/** Whether every word of the query begins a word of the name, or stands in it from three letters on. */
export function matchesName(name: string, query: string): boolean {
  const folded = foldName(name);
  const words = folded.split(/[\s-]+/);
  return foldName(query)
    .split(" ")
    .filter(Boolean)
    .every(
      (part) => words.some((word) => word.startsWith(part)) || (part.length > 2 && folded.includes(part)),
    );
}
