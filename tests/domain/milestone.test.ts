/** Rungs climbed: once each, upward only, whatever happens in between. */
import { expect, test } from "vitest";
import { birdDogLadder } from "#db/content/exercises/bird-dog.ts";
import { type ClimbedExercise, latestClimb, rungsClimbed } from "#lib/domain/milestone.ts";

const rung = (slug: string): ClimbedExercise =>
  birdDogLadder.rungs.find((exercise) => exercise.slug === slug)!;
const [reach, birdDog, squares] = [rung("quadruped-leg-reach"), rung("bird-dog"), rung("bird-dog-square")];
const own = (slug: string, easier: string | null, harder: string | null): ClimbedExercise => ({
  slug,
  name: slug,
  ladder: null,
  rung: null,
  easier,
  harder,
});
const climbed = (...versions: readonly [string, readonly ClimbedExercise[]][]) =>
  rungsClimbed(versions.map(([effectiveFrom, exercises]) => ({ effectiveFrom, exercises }))).map(
    ({ day, from, to }) => `${day} ${from.slug} > ${to.slug}`,
  );

test("each step up is a milestone on the first day of the version that asked for it, the newest first", () => {
  expect(climbed(["2026-04-01", [reach]], ["2026-04-20", [birdDog]], ["2026-05-03", [squares]])).toEqual([
    "2026-05-03 bird-dog > bird-dog-square",
    "2026-04-20 quadruped-leg-reach > bird-dog",
  ]);
});

test("the plan a patient began with and a step down are none, and coming back up is not climbing again", () => {
  expect(climbed(["2026-04-01", [reach, birdDog]])).toEqual([]);
  expect(
    climbed(
      ["2026-04-01", [birdDog]],
      ["2026-04-10", [squares]],
      ["2026-04-20", [birdDog]],
      ["2026-04-25", [reach]],
      ["2026-05-01", [squares]],
    ),
  ).toEqual(["2026-04-10 bird-dog > bird-dog-square"]);
});

test("a rung that was left out is named from the hardest one before it; other ladders do not count", () => {
  expect(
    climbed(["2026-04-01", [reach]], ["2026-04-10", [squares]], ["2026-04-20", [own("rest", null, null)]]),
  ).toEqual(["2026-04-10 quadruped-leg-reach > bird-dog-square"]);
});

test("a clinic’s own exercise is climbed to and from by what it is harder and easier than", () => {
  const towel = own("own-towel", "bird-dog", null);
  expect(climbed(["2026-04-01", [birdDog]], ["2026-04-10", [towel]])).toEqual([
    "2026-04-10 bird-dog > own-towel",
  ]);
  expect(climbed(["2026-04-01", [reach]], ["2026-04-10", [towel]])).toEqual([]);
  expect(climbed(["2026-04-01", [towel, birdDog]], ["2026-04-10", [reach]])).toEqual([]);
  const circle = own("own-a", "own-b", null);
  expect(climbed(["2026-04-01", [own("own-b", "own-a", null)]], ["2026-04-10", [circle]])).toEqual([]);
});

const climbOf = (...versions: readonly [string, readonly ClimbedExercise[]][]) => {
  const all = versions.map(([effectiveFrom, exercises]) => ({ effectiveFrom, exercises }));
  return latestClimb(all, rungsClimbed(all));
};

test("the climbed ladder is told from its lowest rung, with where the plan stands and what comes next", () => {
  const climb = climbOf(["2026-04-01", [reach]], ["2026-04-20", [birdDog]]);
  expect(climb).toMatchObject({ now: "bird-dog", climbed: 1, next: "bird-dog-square" });
  expect(climb?.rungs.map(({ slug, since }) => [slug, since])).toEqual([
    ["quadruped-leg-reach", "2026-04-01"],
    ["bird-dog", "2026-04-20"],
  ]);
  const whole = climbOf(["2026-04-01", [reach]], ["2026-04-20", [birdDog]], ["2026-05-03", [squares]]);
  expect(whole).toMatchObject({ now: "bird-dog-square", climbed: 2, next: null });
});

test("after a step down it stands lower, and at the lowest rung or off the ladder there is none to show", () => {
  const up: [string, readonly ClimbedExercise[]][] = [
    ["2026-04-01", [reach]],
    ["2026-04-20", [birdDog]],
    ["2026-05-03", [squares]],
  ];
  expect(climbOf(...up, ["2026-05-10", [birdDog]])).toMatchObject({ now: "bird-dog", climbed: 1 });
  expect(climbOf(...up, ["2026-05-10", [reach]])).toBeNull();
  expect(climbOf(...up, ["2026-05-10", [own("rest", null, null)]])).toBeNull();
  expect(climbOf()).toBeNull();
});
