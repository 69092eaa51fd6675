/** Ladders: which one an own exercise stands on, and loops named by the way around. */
import { describe, expect, test } from "vitest";
import { exercises } from "#db/content/exercises.ts";
import { findLoop, type LadderEntry, ladderOf } from "#lib/domain/ladder.ts";

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
