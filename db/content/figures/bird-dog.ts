/** Hands and knees: rocking, reaching, bird dog. */
import type { ArrowSpec } from "#lib/domain/figure/pose.ts";
import { allFours } from "./bases.ts";
import { arrow, cycle, dirs, type Figures, figure, follow, from, plant, rep } from "./vocabulary.ts";

const armOut = dirs(9, 11, 12);
const legOut = dirs(-171, -174, -90);
const armOnTheWay = dirs(-44, -26, -8);

/**
 * Hand and foot at one corner of the square that they draw while the trunk holds the bird dog: straight limbs, up and
 * down by their direction, out to the side (away from the picture) by their length.
 */
const corner = (up: boolean, aside: boolean) => {
  const k = aside ? 0.84 : 1;
  const turn = up ? 7 : -7;
  return {
    armF: dirs(11 + turn, 12 + turn, 12 + turn, { scale: [k, k, 1] }),
    legN: dirs(-173 - turn * 0.8, -174 - turn * 0.8, -92 - turn * 0.8, { scale: [k, k, 1] }),
  };
};
/** Four short arrows round a square, from its lower left corner: up, across, down and back. */
const squareArrows = (x: number, y: number, side = 16, gap = 2.6): readonly ArrowSpec[] => {
  const [right, top] = [x + side, y + side];
  return [
    arrow([x, y + gap], [x, top - gap]),
    arrow([x + gap, top], [right - gap, top]),
    arrow([right, top - gap], [right, y + gap]),
    arrow([right - gap, y], [x + gap, y]),
  ];
};

export const birdDogFigures: Figures = {
  "quadruped-rock-back": figure({
    base: allFours,
    keys: [{}, { legs: dirs(-44, -183, -158) }],
    motion: rep(2.2, 0.6, 2.2),
    muscles: ["glutes", "erectors"],
    arrows: [follow("buttock", -6, 0.1, 1)],
  }),
  "quadruped-arm-reach": figure({
    base: from(allFours, { trunk: 13.4, settle: null }),
    // Each arm in turn, with a hold.
    keys: [
      { at: 0 },
      { armF: armOut, at: 0.18 },
      { armF: armOut, at: 0.36 },
      { at: 0.5 },
      { armN: armOut, at: 0.68 },
      { armN: armOut, at: 0.86 },
    ],
    motion: cycle(9),
    endKey: 1,
    hands: { N: "hand", F: "hand" },
    muscles: ["erectors"],
    arrows: [follow("wristF", -7, 0.05, 0.14)],
  }),
  "quadruped-leg-reach": figure({
    base: allFours,
    // The foot slides back along the mat before it lifts.
    keys: [
      { legN: plant([-14.6, 4.7], -156) },
      { legN: plant([-30, 5.2], -144), at: 0.5 },
      { legN: plant([-31, 5.2], -143), at: 0.55 },
      { legN: legOut },
    ],
    motion: rep(2.6, 1.8, 2.6),
    muscles: ["glutes", "hamstrings"],
    arrows: [arrow([-30, 8], [-44, 9.4], [-49, 20])],
  }),
  "bird-dog": figure({
    base: allFours,
    keys: [{}, { legN: dirs(-133, -174, -142), armF: armOnTheWay }, { legN: legOut, armF: armOut }],
    motion: rep(1.9, 1.8, 1.7),
    hands: { N: "flat", F: "fist" },
    muscles: ["glutes", "hamstrings", "erectors"],
    arrows: [follow("ankleN", -6, 0.1, 0.7), follow("wristF", -7, 0.1, 0.7)],
  }),
  "bird-dog-square": figure({
    base: allFours,
    keys: [corner(false, true), corner(true, true), corner(true, false), corner(false, false)],
    motion: cycle(4.4),
    endKey: 2,
    hands: { N: "flat", F: "fist" },
    muscles: ["glutes", "erectors"],
    arrows: [...squareArrows(59, 50), ...squareArrows(-48, 37)],
  }),
};
