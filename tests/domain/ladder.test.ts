/** Ladders: the order of rungs with own exercises between them, and loops named by the way around. */
import { describe, expect, test } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import { findLoop, type LadderEntry, ladderOf, orderRungs } from "#lib/domain/ladder.ts";

const builtIn = (slug: string, rung: number, easier: string | null, harder: string | null): LadderEntry => ({
  slug,
  ladder: "bird",
  rung,
  easier,
  harder,
});
const own = (slug: string, easier: string | null, harder: string | null): LadderEntry => ({
  slug,
  ladder: null,
  rung: null,
  easier,
  harder,
});
const chain = [builtIn("a", 1, null, "b"), builtIn("b", 2, "a", "c"), builtIn("c", 3, "b", null)];
const order = (entries: readonly LadderEntry[]) => orderRungs(entries).map(({ slug }) => slug);

describe("findLoop", () => {
  test("finds none in the built-in library, nor for an entry between two rungs", () => {
    for (const { slug } of exercises) expect(findLoop(exercises, slug)).toBeNull();
    expect(findLoop([...chain, own("x", "a", "b")], "x")).toBeNull();
    expect(findLoop([...chain, own("x", null, null)], "x")).toBeNull();
  });

  test("names the way around a ladder, the shortest one", () => {
    expect(findLoop([...chain, own("x", "c", "a")], "x")).toEqual(["x", "a", "b", "c", "x"]);
    expect(findLoop([...chain, own("x", "b", "a")], "x")).toEqual(["x", "a", "b", "x"]);
  });

  test("sees a loop that another own exercise closes", () => {
    expect(findLoop([own("x", "y", null), own("y", "x", null)], "x")).toEqual(["x", "y", "x"]);
    expect(findLoop([own("x", null, "y"), own("y", null, "z"), own("z", null, "x")], "z")).toEqual([
      "z",
      "x",
      "y",
      "z",
    ]);
  });

  test("an exercise that is harder than itself is a loop of one", () => {
    expect(findLoop([own("x", "x", null)], "x")).toEqual(["x", "x"]);
  });

  test("unknown neighbours are left out of account", () => {
    expect(findLoop([own("x", "gone", "away")], "x")).toBeNull();
  });
});

describe("ladderOf", () => {
  test("follows the easier one first, through other own exercises", () => {
    const entries = [
      ...chain,
      own("x", "b", null),
      own("y", "x", null),
      own("z", null, "y"),
      own("w", null, null),
    ];
    expect(["x", "y", "z", "w", "a", "gone"].map((slug) => ladderOf(entries, slug))).toEqual([
      "bird",
      "bird",
      "bird",
      null,
      "bird",
      null,
    ]);
  });

  test("a built-in exercise on no ladder gives none", () => {
    const loose = { ...own("loose", null, null) };
    expect(ladderOf([loose, own("x", "loose", null)], "x")).toBeNull();
  });
});

describe("orderRungs", () => {
  test("puts own exercises right above what they are harder than, right below what they are easier than", () => {
    expect(order([own("x", "b", null), ...chain])).toEqual(["a", "b", "x", "c"]);
    expect(order([...chain].reverse().concat(own("x", null, "b")))).toEqual(["a", "x", "b", "c"]);
    expect(order([own("low", null, "a"), ...chain, own("top", "c", null)])).toEqual([
      "low",
      "a",
      "b",
      "c",
      "top",
    ]);
    expect(order([own("y", "x", null), own("x", "a", null), ...chain])).toEqual(["a", "x", "y", "b", "c"]);
  });

  test("never lists a harder one before an easier one, whatever the neighbours say", () => {
    expect(order([...chain, own("x", "c", "y"), own("y", "a", null)])).toEqual(["a", "b", "c", "x", "y"]);
  });

  test("keeps every entry, and built-in ladders as they stand", () => {
    const ladder = exercises.filter((exercise) => exercise.ladder === "bird-dog");
    expect(order([...ladder].reverse())).toEqual(ladder.map(({ slug }) => slug));
  });
});
