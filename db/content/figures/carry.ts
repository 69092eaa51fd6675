/** Walking with a load: in both hands, in one, at the chest. Short steps; the trunk stays as it is. */
import { standing } from "./bases.ts";
import {
  type Base,
  bend,
  cycle,
  dumbbell,
  type FigureEntry,
  type Figures,
  figure,
  kettlebell,
  nudge,
  on,
  type PosePatch,
  plant,
} from "./vocabulary.ts";

/** Half a short step: the ankle before and behind the hips. */
const HALF = 9.5;
const front = plant([HALF, 3.9]);
const under = plant([-1, 3.9]);
const behind = plant([-HALF - 1, 6.4], -24, { toes: 24 });
const swing = plant([-3, 8.4], -18);

/** One walking step of each leg; `arms` are held all the while. */
const walk = (arms: PosePatch): readonly PosePatch[] => [
  { ...arms, hip: [0, 52], legN: front, legF: behind },
  { ...arms, hip: [0, 52.9], legN: under, legF: swing },
  { ...arms, hip: [0, 52], legN: behind, legF: front },
  { ...arms, hip: [0, 52.9], legN: swing, legF: under },
];
const walking = (
  base: Base,
  more: Omit<FigureEntry, "base" | "keys" | "motion">,
  arms: PosePatch,
): FigureEntry => ({
  base,
  keys: walk(arms),
  motion: cycle(2.4, 4 * HALF),
  ...more,
});

/** The swing of an arm that carries nothing, key by key of `walk`. */
const FREE_ARM = [bend(28, 22), bend(4, 16), bend(-22, 10), bend(8, 14)];

export const carryFigures: Figures = {
  "farmer-carry": figure(
    walking(
      standing,
      {
        hands: "fist",
        props: [dumbbell("F"), dumbbell("N")],
        muscles: ["waist", "forearm", "upperTrap"],
        arrows: [nudge("chest", 0, 14, 12)],
      },
      { armN: bend(-2, 4), armF: bend(12, 6) },
    ),
  ),
  "suitcase-carry": figure({
    // The weight hangs still at the near side; the free far arm swings against its leg.
    base: standing,
    keys: walk({ armN: bend(-2, 4) }).map((key, i) => ({ ...key, armF: FREE_ARM[i]! })),
    hands: { N: "fist", F: "hand" },
    props: [dumbbell("N")],
    muscles: ["waist", "forearm"],
    motion: cycle(2.4, 4 * HALF),
    arrows: [nudge("chest", 0, 14, 16)],
  }),
  "rack-carry": figure(
    walking(
      standing,
      {
        hands: "fist",
        props: [kettlebell("F", 196), { ...kettlebell("N", 196), z: "after:armN" }],
        muscles: ["upperBack", "abs"],
        arrows: [nudge("chest", 0, 14, 20)],
      },
      { armN: on("chest", [9.4, 2], 80), armF: on("chest", [10.2, 2], 80) },
    ),
  ),
};
