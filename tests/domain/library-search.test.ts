/** What a typed line means, what it leaves out, and that the counts beside the choices tell the truth. */
import { describe, expect, test } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import {
  type Choices,
  countChoices,
  facets,
  facetValues,
  fitsChoices,
  isOnShelf,
  type ShelfEntry,
} from "#lib/domain/library-choices.ts";
import { searchOver } from "#lib/domain/library-index.ts";
import { ladderRungs } from "#lib/domain/library-ladder.ts";
import { understand } from "#lib/domain/library-search.ts";

const shelf: ShelfEntry[] = exercises.map((exercise) => ({
  ...exercise,
  own: false,
  archived: false,
  favourite: exercise.slug === "bird-dog",
}));
const nothing: Choices = {
  region: null,
  category: null,
  position: null,
  equipment: null,
  bias: null,
  axis: null,
  stage: null,
  ladder: null,
  caution: [],
  hide: false,
  only: null,
};
const search = searchOver(shelf);
const found = (line: string) => search(line).entries;
const slugs = (entries: readonly { slug: string }[]) => entries.map((entry) => entry.slug);

describe("a typed line", () => {
  test("without words asks for everything, in the order given", () => {
    expect(slugs(found("  "))).toEqual(slugs(shelf));
  });
  test("“avoid extension” leaves out what goes into extension, and nothing else", () => {
    expect(found("avoid extension").every((entry) => entry.movementBias !== "extension")).toBe(true);
    expect(found("avoid extension")).toHaveLength(
      exercises.filter((exercise) => exercise.movementBias !== "extension").length,
    );
  });
  test("“no equipment” allows a mat and nothing else", () => {
    const needed = new Set(found("core no equipment").flatMap((entry) => entry.equipment));
    expect([...needed].every((key) => key === "mat")).toBe(true);
  });
  test("two things can be turned away with one word", () => {
    const left = found("no bands or weights");
    expect(left.flatMap((entry) => entry.equipment)).not.toContain("band");
    expect(left.flatMap((entry) => entry.equipment)).not.toContain("dumbbell");
  });
  test("what is turned away by name is gone", () => {
    expect(slugs(found("legs avoid lunges"))).not.toContain("reverse-lunge");
  });
  test("a position finds what is called so too, and only that besides", () => {
    expect(
      found("lying down").every(
        (entry) =>
          ["supine", "prone", "side-lying"].includes(entry.position) ||
          /lying/.test([entry.name, ...entry.synonyms].join(" ")),
      ),
    ).toBe(true);
  });
  test("a diagnosis leaves out what a therapist clears first, and says how many", () => {
    const { entries, leftOut } = search("for stenosis");
    expect(entries.some((entry) => entry.cautions.stenosis === 2)).toBe(false);
    expect(leftOut).toBe(exercises.filter((exercise) => exercise.cautions.stenosis === 2).length);
    expect(leftOut).toBeGreaterThan(0);
  });
  test("a line that was read with other letters says as what, and can be searched for exactly", () => {
    expect(search("brid dog").corrected).toBe("bird dog");
    expect(search("Clamshel").corrected).toBeNull();
    expect(search("clamshall").corrected).toBe("clamshell");
    expect(slugs(search("brid dog").entries)[0]).toBe("bird-dog");
    const exact = search("brid dog", true);
    expect(exact.corrected).toBeNull();
    expect(exact.nearest).toBe(true);
    expect(slugs(search("brid", true).entries)).not.toContain("bird-dog");
    // What is typed so far, endings and plain words are no mistakes.
    for (const line of ["bir", "bird dogs", "plank", "glutes no equipment", "avoid extension", "xyzzyq", ""])
      expect(search(line).corrected, line).toBeNull();
  });
  test("every word counts; where nothing has them all, the nearest are shown as such", () => {
    expect(search("multifidus row").nearest).toBe(true);
    expect(search("bird dog").nearest).toBe(false);
    expect(search("xyzzyq").entries).toEqual([]);
  });
  test("“easy” and “hard” go by effort", () => {
    expect(Math.max(...found("easy core").map((entry) => entry.effortMax))).toBeLessThanOrEqual(4);
    expect(Math.min(...found("hard core").map((entry) => entry.effortMax))).toBeGreaterThanOrEqual(6);
  });
  test("a word keeps its meaning inside a name", () => {
    expect(understand("sit to stand").words).toContain("stand");
    expect(slugs(found("sit to stand"))[0]).toBe("sit-to-stand");
    expect(slugs(found("sit to stand")).slice(0, 3)).toContain("sit-to-stand-high");
    expect(slugs(found("prone press up"))[0]).toBe("prone-press-up");
    expect(slugs(found("half kneeling chop"))[0]).toBe("half-kneeling-chop");
  });
  test("every exercise is found by its own name and by each other name, among the first three", () => {
    const lost = exercises.flatMap((exercise) =>
      [exercise.name, ...exercise.synonyms].filter(
        (name) => !slugs(found(name)).slice(0, 3).includes(exercise.slug),
      ),
    );
    expect(lost).toEqual([]);
  });
});

describe("choices", () => {
  const chosen: Choices = { ...nothing, region: "low_back", caution: ["disc"], hide: true };

  test("each count is what the choice would find, all others standing", () => {
    const counts = countChoices(shelf, chosen);
    for (const facet of facets)
      for (const [value, count] of Object.entries(counts.facet[facet]))
        expect([facet, value, count]).toEqual([
          facet,
          value,
          shelf.filter((entry) => fitsChoices(entry, { ...chosen, [facet]: value })).length,
        ]);
  });
  test("what is hidden is counted", () => {
    const { hidden } = countChoices(shelf, chosen);
    const level2 = shelf.filter((entry) => entry.region === "low_back" && entry.cautions.disc === 2);
    expect(hidden).toBe(level2.length);
    expect(hidden).toBeGreaterThan(0);
  });
  test("a stage finds what fits any stage too", () => {
    const acute = shelf.filter((entry) => fitsChoices(entry, { ...nothing, stage: "acute" }));
    expect(acute.some((entry) => facetValues(entry, "stage").includes("any"))).toBe(true);
  });
  test("what is archived is on no shelf but its own", () => {
    const archived = { ...shelf[0]!, archived: true, own: true, favourite: true };
    expect([null, "favourites", "own", "archived"].map((only) => isOnShelf(archived, only as "own"))).toEqual(
      [false, false, false, true],
    );
    expect(shelf.filter((entry) => isOnShelf(entry, "favourites"))).toHaveLength(1);
  });
});

describe("ladders", () => {
  const rung = (
    slug: string,
    of: Partial<ShelfEntry & { rung: number; easier: string; harder: string }>,
  ) => ({
    slug,
    ladder: null,
    rung: null,
    easier: null,
    harder: null,
    ...of,
  });
  test("the built-in ones stand as they were written", () => {
    const bird = ladderRungs(exercises, ["bird-dog"]).find((ladder) => ladder.slug === "bird-dog")!;
    expect(slugs(bird.rungs)).toEqual([
      "quadruped-rock-back",
      "quadruped-arm-reach",
      "quadruped-leg-reach",
      "bird-dog",
      "bird-dog-square",
    ]);
  });
  test("a clinic's own exercises stand beside the neighbour they name, and chains of them too", () => {
    const entries = [
      rung("one", { ladder: "l", rung: 1 }),
      rung("two", { ladder: "l", rung: 2 }),
      rung("own-b", { easier: "own-a" }),
      rung("own-a", { easier: "one" }),
      rung("below", { harder: "one" }),
      rung("loose", {}),
    ];
    expect(ladderRungs(entries, []).map(({ rungs }) => slugs(rungs))).toEqual([
      ["below", "one", "own-a", "own-b", "two"],
    ]);
  });
});
