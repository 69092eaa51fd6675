/**
 * Finding exercises by what people type and choose. Invariant: every word typed must be found somewhere in an entry;
 * "avoid extension" leaves a movement out. The same search serves the library page and the editor.
 */
import type { Exercise, ExerciseCategory, Stage } from "./exercise.ts";

export interface ExerciseFilter {
  readonly q?: string;
  readonly region?: Exercise["region"] | null;
  readonly position?: Exercise["position"] | null;
  readonly category?: ExerciseCategory | null;
  /** `nothing`: needs no equipment at all. */
  readonly equipment?: string | null;
  readonly stage?: Stage | null;
  readonly ladder?: string | null;
}

/** What the search reads of an entry. */
export type Searchable = Pick<
  Exercise,
  | "name"
  | "synonyms"
  | "targetMuscles"
  | "equipment"
  | "equipmentText"
  | "startPosition"
  | "category"
  | "region"
  | "position"
  | "movementBias"
  | "stages"
  | "ladder"
>;

/** Lower case without accents, hyphens as spaces: "Child’s pose" is found by "childs". */
export function searchFold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f'’]/g, "")
    .toLowerCase()
    .replace(/[-–_]/g, " ");
}

/** Whether the entry has every word of the text; "avoid X" and "no X" turn a movement or a piece of equipment away. */
export function matchesText(exercise: Searchable, text: string): boolean {
  const folded = searchFold(text).trim();
  if (folded === "") return true;
  const haystack = searchFold(
    [
      exercise.name,
      ...exercise.synonyms,
      ...exercise.targetMuscles,
      exercise.equipmentText,
      ...exercise.equipment,
      exercise.startPosition,
      exercise.category,
      exercise.ladder ?? "",
      exercise.movementBias,
    ].join(" "),
  );
  const words = folded.split(/\s+/);
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    const next = words[index + 1];
    if ((word === "avoid" || word === "no" || word === "without") && next !== undefined) {
      if (searchFold([exercise.movementBias, ...exercise.equipment].join(" ")).includes(next)) return false;
      index++;
    } else if (!haystack.includes(word)) return false;
  }
  return true;
}

/** Whether the entry fits the text and every choice. A stage also finds what fits any stage. */
export function matchesQuery(exercise: Searchable, filter: ExerciseFilter): boolean {
  const { region, position, category, equipment, stage, ladder } = filter;
  if (region && exercise.region !== region) return false;
  if (position && exercise.position !== position) return false;
  if (category && exercise.category !== category) return false;
  if (equipment === "nothing" && exercise.equipment.length > 0) return false;
  if (equipment && equipment !== "nothing" && !exercise.equipment.includes(equipment)) return false;
  if (stage && stage !== "any" && !exercise.stages.includes(stage) && !exercise.stages.includes("any"))
    return false;
  if (ladder && exercise.ladder !== ladder) return false;
  return matchesText(exercise, filter.q ?? "");
}
