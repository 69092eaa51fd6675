/**
 * Ladders as they are drawn: the rungs in their order, a clinic's own exercises between them where they were placed.
 * Invariant: an exercise stands on one ladder at most, and once.
 */
import type { Exercise } from "./exercise.ts";

type Placed = Pick<Exercise, "slug" | "ladder" | "rung" | "easier" | "harder">;

export interface DrawnLadder<T> {
  readonly slug: string;
  /** The easiest first; never empty. */
  readonly rungs: readonly T[];
}

/**
 * All ladders of a library, in the order of `slugs`, others after them. An exercise without a rung of its own stands
 * right above the one it names as easier, or right below the one it names as harder.
 */
export function ladderRungs<T extends Placed>(
  entries: readonly T[],
  slugs: readonly string[],
): DrawnLadder<T>[] {
  const ladders = new Map<string, T[]>(slugs.map((slug) => [slug, []]));
  const withRung = entries.filter((entry) => entry.ladder !== null && entry.rung !== null);
  for (const entry of withRung.sort((a, b) => (a.rung ?? 0) - (b.rung ?? 0))) {
    const rungs = ladders.get(entry.ladder!) ?? [];
    rungs.push(entry);
    ladders.set(entry.ladder!, rungs);
  }
  let waiting = entries.filter((entry) => !withRung.includes(entry));
  for (let placed = true; placed; ) {
    const left = waiting.filter((entry) => !place(entry, ladders));
    placed = left.length < waiting.length;
    waiting = left;
  }
  // On a ladder by name alone, without a neighbour that stands there.
  for (const entry of waiting)
    if (entry.ladder !== null) ladders.set(entry.ladder, [...(ladders.get(entry.ladder) ?? []), entry]);
  return [...ladders].filter(([, rungs]) => rungs.length > 0).map(([slug, rungs]) => ({ slug, rungs }));
}

/** Puts an exercise beside its neighbour; whether it found one. */
function place<T extends Placed>(entry: T, ladders: ReadonlyMap<string, T[]>): boolean {
  for (const rungs of ladders.values()) {
    const below = entry.easier === null ? -1 : rungs.findIndex((rung) => rung.slug === entry.easier);
    const above = entry.harder === null ? -1 : rungs.findIndex((rung) => rung.slug === entry.harder);
    if (below === -1 && above === -1) continue;
    rungs.splice(below === -1 ? above : below + 1, 0, entry);
    return true;
  }
  return false;
}
