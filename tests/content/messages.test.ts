/** Every value of a closed list that the library uses has a name people can read, and no name is left over. */
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import { diagnoses } from "#lib/domain/episode.ts";
import { equipmentKeys, exerciseCategories, stages } from "#lib/domain/exercise.ts";

type Catalogue = Readonly<Record<string, string | Readonly<Record<string, string>>>>;

const catalogue = (area: string) =>
  JSON.parse(
    readFileSync(new URL(`../../lib/messages/en/${area}.json`, import.meta.url), "utf8"),
  ) as Catalogue;
const keysOf = (area: string, group: string) =>
  Object.keys(catalogue(area)[group] as Record<string, string>).sort();
const used = (pick: (exercise: (typeof exercises)[number]) => string) =>
  [...new Set(exercises.map(pick))].sort();

describe("names of the closed lists", () => {
  it("cover equipment, stages and diagnoses exactly", () => {
    expect(keysOf("equipment", "name")).toEqual([...equipmentKeys].sort());
    expect(keysOf("equipment", "choice")).toEqual(used((exercise) => exercise.equipmentChoice));
    expect(keysOf("template", "stage")).toEqual([...stages].sort());
    for (const diagnosis of diagnoses) {
      expect(keysOf("diagnosis", diagnosis)).toEqual(["caution1", "caution2", "name"]);
    }
  });

  it("cover what an exercise is sorted by exactly", () => {
    expect(keysOf("exercise", "category")).toEqual([...exerciseCategories].sort());
    expect(keysOf("exercise", "region")).toEqual(used((exercise) => exercise.region));
    expect(keysOf("exercise", "position")).toEqual(used((exercise) => exercise.position));
    expect(keysOf("exercise", "bias")).toEqual(used((exercise) => exercise.movementBias));
    expect(keysOf("exercise", "side")).toEqual(used((exercise) => exercise.side));
    expect(keysOf("exercise", "axis")).toEqual(used((exercise) => exercise.axis));
    expect(keysOf("exercise", "caution")).toEqual(["0", "1", "2"]);
  });
});
