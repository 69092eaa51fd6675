/** Planks: from the wall to the ball. The line from heel to head is the same on every rung; the support is not. */
import { plankPose, standing } from "./bases.ts";
import {
  arrow,
  ball,
  ballOn,
  bench,
  cycle,
  elbow,
  type Figures,
  figure,
  from,
  nudge,
  plant,
  rep,
  round,
  wall,
} from "./vocabulary.ts";

/** Forearms upright on the wall, elbows at shoulder height. */
const wallPlank = from(
  standing,
  { armN: elbow([21.3, 77], 90, 90), armF: elbow([18.7, 77.6], 90, 90) },
  { props: [wall(24)], hands: { N: "flat", F: "flat" } },
);

/** Forearms on a bench of 20, elbows under the shoulders. */
const benchPlank = from(
  plankPose,
  { arms: elbow([29.8, 22.4], 0, 0), trunk: 24, neck: -4, head: -12 },
  { ground: "floor", props: [bench(22, 62, 20)] },
);

/** Forearms on a ball of radius 15 that stands at x 36. */
const ballPlank = from(
  plankPose,
  { hip: [3, 34.35], trunk: 30, neck: -4, head: -10, legs: ball([-38.4, 2.2], -61, 61) },
  { ground: "floor" },
);

export const plankFigures: Figures = {
  "wall-plank": figure({
    base: wallPlank,
    keys: [
      { hip: [4.2, 52.7], legs: plant([3.9, 3.9]) },
      { hip: [2.6, 51.8], trunk: 86.5, legN: plant([-9, 7], -14), legF: plant([3.9, 3.9]) },
      { hip: [-1.4, 50.2], trunk: 80, legN: plant([-17.6, 3.9]), legF: plant([3.9, 3.9]) },
      { hip: [-3.7, 48.8], trunk: 75, legN: plant([-23, 3.9]), legF: plant([-8, 7], -14) },
      { hip: [-6.3, 49.98], trunk: 70, neck: -3, head: -2, legs: plant([-23, 3.9]) },
    ],
    muscles: ["abs", "serratus"],
    arrows: [arrow([-9, 9], [-22, 9])],
    motion: rep(2.6, 3, 2.6),
  }),
  "incline-plank": figure({
    base: benchPlank,
    keys: [
      { hip: [6, 28], trunk: 27.4, legs: ball([-20, 2.2], -78, 78) },
      { hip: [5.6, 28.6], trunk: 26, legN: ball([-31, 5], -74, 60), legF: ball([-20, 2.2], -78, 78) },
      { hip: [5, 29.1], trunk: 24.6, legN: ball([-39.4, 2.2], -72, 72), legF: ball([-20, 2.2], -78, 78) },
      { hip: [4.8, 29.4], trunk: 24.2, legN: ball([-40, 2.2], -70, 70), legF: ball([-31, 5], -74, 60) },
      { hip: [4.7, 29.6], trunk: 24, legs: ball([-40.2, 2.2], -68, 68) },
    ],
    muscles: ["abs", "serratus"],
    arrows: [arrow([-27, 9], [-41, 9])],
    motion: rep(2.8, 3, 2.6),
  }),
  plank: figure({
    base: plankPose,
    keys: [
      { hip: [-6, 11.2], trunk: 16, lumbar: -2, thoracic: 2, neck: -6 },
      { hip: [-5, 13.2], trunk: 13.2, lumbar: -2, thoracic: 3, neck: -4 },
      {},
    ],
    muscles: ["abs", "quads"],
    arrows: [nudge("hip", 90, 12, 11)],
    motion: rep(1.8, 3, 2.2),
  }),
  "stir-the-pot": figure({
    base: ballPlank,
    keys: [
      { arms: elbow([26.5, 32.3], 0, 0) },
      { arms: elbow([30.5, 33.1], 3, 3) },
      { arms: elbow([34.5, 32.3], 0, 0) },
      { arms: elbow([30.5, 31.5], -3, -3) },
    ],
    props: [ballOn("forearmN", [6, -17.3], 15)],
    muscles: ["abs", "serratus"],
    arrows: [round([40, 30], 21, 180, 378, 0.35)],
    groundSpan: [-52, 64],
    motion: cycle(4),
  }),
};
