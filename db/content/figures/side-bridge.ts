/** Side bridges: elbow and feet (or knees) stay, the hips come up into the line. */
import { plankPose, sideLying, standingFront } from "./bases.ts";
import {
  ball,
  elbow,
  type Figures,
  figure,
  from,
  hand,
  nudge,
  on,
  plant,
  rep,
  round,
  via,
  wall,
} from "./vocabulary.ts";

/** Side-on to a wall at x −30, one foot before the other, the hand nearest to the wall on it. */
const besideWall = from(
  standingFront,
  {
    legR: plant([13.5, 3.4], -100),
    legL: plant([14.5, 5.4], -70),
    armL: on("pelvis", [8.6, 5], -150, { scale: [0.9, 0.9, 0.8] }),
    armR: hand([-28.1, 92.4], 92, { flip: true }),
  },
  { props: [wall(-30, -1)], hands: { R: "flat", L: "hand" } },
);

/** The side bridge with the head on the right, on the left forearm. */
const rightward = from(
  sideLying,
  {
    hip: [-1, 17.4],
    trunk: 12,
    lumbar: 0,
    thoracic: 0,
    neck: 0,
    legL: plant([-49, 2.8], 192),
    legR: plant([-48.4, 4.4], 204),
    armL: elbow([29.5, 1.8], -28, -28, { scale: [1, 0.5, 0.8] }),
    armR: on("pelvis", [-8.2, 6.2], -50, { scale: [0.86, 0.9, 0.85] }),
  },
  { hands: { L: "fist", R: "hand" }, paint: ["legL", "armR", "neck", "trunk", "head", "legR", "armL"] },
);

export const sideBridgeFigures: Figures = {
  "wall-side-bridge": figure({
    base: besideWall,
    keys: [{ hip: [12, 53] }, { hip: [3.6, 51.6], trunk: 102, neck: 4, head: 3 }],
    motion: rep(1.8, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 180, 12, 12)],
  }),
  "side-bridge-knees": figure({
    base: from(sideLying, {
      legR: via([26, 3.2], [38.6, 4.8], 8, { scale: [1, 1, 0.7] }),
      legL: via([26.2, 6.6], [38.6, 7.4], 8, { scale: [1, 1, 0.7] }),
    }),
    keys: [
      { hip: [3, 10] },
      {
        hip: [3.7, 16.6],
        trunk: 165,
        lumbar: 0,
        thoracic: 0,
        neck: 0,
        legR: via([26.4, 3.8], [36, 7], 16, { scale: [1, 1, 0.7] }),
        legL: via([26.2, 7.4], [36, 9.6], 16, { scale: [1, 1, 0.7] }),
      },
    ],
    motion: rep(1.6, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 90, 12, 12)],
  }),
  "side-bridge": figure({
    base: sideLying,
    keys: [
      {},
      { hip: [2.6, 13.4], trunk: 173, lumbar: 12, thoracic: 5, neck: -6 },
      { hip: [1, 17.4], trunk: 168, lumbar: 0, thoracic: 0, neck: 0 },
    ],
    motion: rep(1.6, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 90, 12, 12)],
  }),
  // A turn about the long axis: the side bridge from the front fades into the front plank from the side.
  "side-bridge-roll": figure({
    base: rightward,
    keys: [{}],
    motion: rep(2.4, 2.4, 2.4, 0.8),
    muscles: ["waist:L"],
    arrows: [round([2, 42], 15, 155, 10, 0.4)],
    second: figure({
      base: from(plankPose, {
        hip: [1, 15.2],
        legs: ball([-49, 2.2], -78, 78),
        armN: elbow([28, 2.3], 0, 0),
        armF: elbow([26, 2.3], 0, 0),
      }),
      keys: [{}],
      hands: "flat",
      muscles: ["serratus"],
    }),
  }),
};
