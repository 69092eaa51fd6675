/**
 * What can be chosen beside the search of the library, and how many each choice would leave with all others standing.
 * Invariant: nothing is hidden that is not counted.
 */
import type { Diagnosis } from "./episode.ts";
import type { Caution } from "./exercise.ts";
import type { Findable } from "./library-search.ts";

export const facets = ["region", "category", "position", "equipment", "bias", "axis", "stage"] as const;
/** What can be chosen beside the search; each has one choice at a time. */
export type Facet = (typeof facets)[number];

/** The choices made. `equipment` may be `nothing`: needs no equipment at all. */
export type Choices = Readonly<Record<Facet, string | null>> & {
  readonly ladder: string | null;
  readonly caution: readonly Diagnosis[];
  /** Leaves out what a therapist clears first for `caution`. */
  readonly hide: boolean;
  readonly only: "favourites" | "own" | "archived" | null;
};

/** An entry with what the library knows of it besides. */
export interface ShelfEntry extends Findable {
  readonly own: boolean;
  readonly archived: boolean;
  readonly favourite: boolean;
}

/** The values by which a facet finds an entry. */
export function facetValues(entry: Findable, facet: Facet): readonly string[] {
  switch (facet) {
    case "region":
      return [entry.region];
    case "category":
      return [entry.category];
    case "position":
      return [entry.position];
    case "equipment":
      return entry.equipment.length === 0 ? ["nothing"] : entry.equipment;
    case "bias":
      return [entry.movementBias];
    case "axis":
      return [entry.axis];
    case "stage":
      return entry.stages;
  }
}

function fitsFacet(entry: Findable, facet: Facet, choice: string | null): boolean {
  if (choice === null) return true;
  const values = facetValues(entry, facet);
  return values.includes(choice) || (facet === "stage" && values.includes("any"));
}

/** The highest caution of an entry for the labels given. */
const cautionOf = (entry: Findable, labels: readonly Diagnosis[]): Caution =>
  labels.reduce<Caution>((most, label) => Math.max(most, entry.cautions[label]) as Caution, 0);

/** What is on the shelf at all under the choice of favourites, own or archived. */
export function isOnShelf(entry: ShelfEntry, only: Choices["only"]): boolean {
  if (only === "archived") return entry.archived;
  if (entry.archived) return false;
  if (only === "favourites") return entry.favourite;
  return only !== "own" || entry.own;
}

/** Whether an entry fits every choice, one facet left aside where named. */
export function fitsChoices(entry: ShelfEntry, choices: Choices, aside?: Facet): boolean {
  return (
    isOnShelf(entry, choices.only) &&
    (choices.ladder === null || entry.ladder === choices.ladder) &&
    facets.every((facet) => facet === aside || fitsFacet(entry, facet, choices[facet])) &&
    !(choices.hide && cautionOf(entry, choices.caution) === 2)
  );
}

export interface Counts {
  /** For each facet and value: how many would be found with it, every other choice standing. */
  readonly facet: Readonly<Record<Facet, Readonly<Record<string, number>>>>;
  /** How many of those found ask for care with each label. */
  readonly caution: Readonly<Partial<Record<Diagnosis, number>>>;
  /** How many more there would be if nothing were hidden for `caution`. */
  readonly hidden: number;
}

/** Counts over the entries that fit the words. */
export function countChoices(entries: readonly ShelfEntry[], choices: Choices): Counts {
  const facet = Object.fromEntries(
    facets.map((name) => {
      const counts: Record<string, number> = {};
      for (const entry of entries) {
        if (!fitsChoices(entry, choices, name)) continue;
        const values = facetValues(entry, name);
        for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
      }
      return [name, counts];
    }),
  ) as Record<Facet, Record<string, number>>;
  // What fits any stage is found under each of them.
  const { any = 0, ...stages } = facet.stage;
  facet.stage = Object.fromEntries(Object.entries(stages).map(([name, count]) => [name, count + any]));
  const shown = entries.filter((entry) => fitsChoices(entry, choices));
  const all = entries.filter((entry) => fitsChoices(entry, { ...choices, hide: false }));
  const caution: Partial<Record<Diagnosis, number>> = {};
  for (const entry of shown)
    for (const [label, level] of Object.entries(entry.cautions) as [Diagnosis, Caution][])
      if (level > 0) caution[label] = (caution[label] ?? 0) + 1;
  return { facet, caution, hidden: all.length - shown.length };
}
