/**
 * What the address of the library asks for, read and written: every choice stands in it, so that a view can be sent to
 * a colleague. Invariant: anything unknown in an address is "no choice", never an error.
 */
import { type Diagnosis, diagnoses } from "./episode.ts";
import { equipmentKeys, exerciseCategories, stages } from "./exercise.ts";
import { type Choices, type Facet, facets } from "./library-choices.ts";

export interface LibraryQuery extends Choices {
  /** What was typed; at most 80 characters. */
  readonly q: string;
  /** Exactly as typed: no letter is forgiven. */
  readonly exact: boolean;
  readonly view: "list" | "ladders";
}

/** What can be chosen in each facet, in the order in which it is offered. */
export const facetWords = {
  region: ["low_back", "mid_back", "neck", "shoulder", "hip", "legs", "whole_body"],
  category: exerciseCategories,
  position: [
    "supine",
    "prone",
    "side-lying",
    "all-fours",
    "kneeling",
    "half-kneeling",
    "plank",
    "sitting",
    "standing",
  ],
  equipment: ["nothing", ...equipmentKeys],
  bias: ["neutral", "flexion", "extension", "rotation"],
  axis: ["reps", "pyramid", "hold", "duration", "distance"],
  stage: stages.filter((stage) => stage !== "any"),
} as const satisfies Readonly<Record<Facet, readonly string[]>>;

const shelves = ["favourites", "own", "archived"] as const;

/** The query of an address. */
export function readLibraryQuery(params: URLSearchParams): LibraryQuery {
  const one = (name: string, words: readonly string[]) => {
    const value = params.get(name);
    return value !== null && words.includes(value) ? value : null;
  };
  const choices = Object.fromEntries(facets.map((facet) => [facet, one(facet, facetWords[facet])]));
  const ladder = params.get("ladder");
  const given = params.getAll("caution");
  return {
    ...(choices as Record<Facet, string | null>),
    q: (params.get("q") ?? "").trim().slice(0, 80),
    exact: params.get("exact") === "1",
    ladder: ladder !== null && /^[a-z0-9-]{1,80}$/.test(ladder) ? ladder : null,
    caution: diagnoses.filter((label): label is Diagnosis => given.includes(label)),
    hide: params.get("hide") === "1",
    only: one("only", shelves) as LibraryQuery["only"],
    view: params.get("view") === "ladders" ? "ladders" : "list",
  };
}

/** The address of a query; choices that are not made are left out. */
export function libraryAddress(query: LibraryQuery, change: Partial<LibraryQuery> = {}): string {
  const next = { ...query, ...change };
  const params = new URLSearchParams();
  if (next.q.trim()) params.set("q", next.q.trim());
  if (next.q.trim() && next.exact) params.set("exact", "1");
  for (const name of [...facets, "ladder", "only"] as const) {
    const value = next[name];
    if (value !== null) params.set(name, value);
  }
  for (const label of next.caution) params.append("caution", label);
  if (next.hide && next.caution.length > 0) params.set("hide", "1");
  if (next.view !== "list") params.set("view", next.view);
  const text = params.toString();
  return text === "" ? "/library" : `/library?${text}`;
}

/** Whether anything is typed or chosen besides the view. */
export function isFiltered(query: LibraryQuery): boolean {
  return libraryAddress({ ...query, view: "list" }) !== "/library";
}
