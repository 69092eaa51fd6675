/**
 * Ladders with the clinic's own exercises on them: which ladder one stands on, and whether the steps run in a circle. Invariant: "easier" and "harder" never lead back to where they began; whoever adds
 * a step asks `findLoop` first. Built-in entries carry a rung, a clinic's own never do: their place is computed here.
 */

/** What a ladder needs to know of an exercise. `easier` and `harder` are slugs; unknown ones are left out of account. */
export interface LadderEntry {
  readonly slug: string;
  readonly ladder: string | null;
  readonly rung: number | null;
  readonly easier: string | null;
  readonly harder: string | null;
}

/** For each slug, the slugs one step harder, by what either of the two says. */
function stepsUp(entries: readonly LadderEntry[]): Map<string, string[]> {
  const up = new Map<string, string[]>(entries.map((entry) => [entry.slug, []]));
  const add = (from: string, to: string) => {
    const steps = up.get(from);
    if (steps && up.has(to) && !steps.includes(to)) steps.push(to);
  };
  for (const entry of entries) {
    if (entry.easier !== null) add(entry.easier, entry.slug);
    if (entry.harder !== null) add(entry.slug, entry.harder);
  }
  return up;
}

/**
 * The shortest way up that leads from `slug` back to it, with `slug` at both ends; null when there is none. Two that
 * each claim to be harder than the other are a loop of two.
 */
export function findLoop(entries: readonly LadderEntry[], slug: string): string[] | null {
  const up = stepsUp(entries);
  const cameFrom = new Map<string, string>();
  const queue = [slug];
  for (let place = 0; place < queue.length; place++) {
    const at = queue[place]!;
    for (const next of up.get(at) ?? []) {
      if (next === slug) {
        const way = [at];
        while (way[0] !== slug) way.unshift(cameFrom.get(way[0]!)!);
        return [...way, slug];
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, at);
      queue.push(next);
    }
  }
  return null;
}

/**
 * The ladder an exercise stands on: a built-in one's own; a clinic's own stands where the one it is harder than stands,
 * or else where the one it is easier than stands. Null for none.
 */
export function ladderOf(entries: readonly LadderEntry[], slug: string): string | null {
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const seen = new Set<string>();
  const resolve = (wanted: string | null): string | null => {
    const entry = wanted === null || seen.has(wanted) ? undefined : bySlug.get(wanted);
    if (!entry) return null;
    if (entry.rung !== null) return entry.ladder;
    seen.add(entry.slug);
    return resolve(entry.easier) ?? resolve(entry.harder);
  };
  return resolve(slug);
}
