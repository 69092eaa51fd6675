/** Side bridges: elbow and feet (or knees) stay, the hips come up into the line; the roll turns chest and face down. */
import { sideLying, standingFront } from "./bases.ts";
import {
  arrow,
  elbow,
  type Figures,
  figure,
  from,
  hand,
  nudge,
  on,
  plant,
  rep,
  via,
  wall,
} from "./vocabulary.ts";

/** Side-on to a wall at x −32, a step away, the feet apart, the hand nearest to the wall on it. */
const besideWall = from(
  standingFront,
  {
    legR: plant([10, 3.4], -100),
    legL: plant([18, 5], -78),
    armL: on("pelvis", [8.6, 5], -150, { scale: [0.9, 0.9, 0.8] }),
    armR: hand([-30.1, 85], 92, { flip: true }),
  },
  { props: [wall(-32, -1)], hands: { R: "flat", L: "hand" } },
);

/** The elbow under the shoulder; the forearm lies on the mat, towards the viewer and the head, and carries. */
const onForearm = from(
  sideLying,
  { armR: elbow([-28.2, 2.9], -173, -173, { scale: [1, 0.8, 0.9] }) },
  { paint: ["armR", "legR", "neck", "trunk", "head", "legL", "armL"] },
);

/** The side bridge itself. */
const raised = from(onForearm, { hip: [1, 17.4], trunk: 168, lumbar: 0, thoracic: 0, neck: 0 });

export const sideBridgeFigures: Figures = {
  "wall-side-bridge": figure({
    base: besideWall,
    keys: [
      { hip: [11, 53], trunk: 92 },
      {
        hip: [-2.4, 51],
        trunk: 108,
        neck: 8,
        head: 6,
        armR: hand([-30.1, 85], 92, { flip: true, scale: [0.6, 1, 1] }),
      },
    ],
    motion: rep(1.8, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 180, 12, 12)],
  }),
  "side-bridge-knees": figure({
    base: from(onForearm, {
      legR: via([26, 3.2], [37, 11], 44, { scale: [1, 1, 0.7] }),
      legL: via([26.2, 6.6], [36.4, 14], 44, { scale: [1, 1, 0.7] }),
    }),
    keys: [
      { hip: [3, 10] },
      {
        hip: [3.7, 16.6],
        trunk: 165,
        lumbar: 0,
        thoracic: 0,
        neck: 0,
        legR: via([26.4, 3.8], [37, 11], 44, { scale: [1, 1, 0.7] }),
        legL: via([26.2, 7.4], [36.4, 14], 44, { scale: [1, 1, 0.7] }),
      },
    ],
    motion: rep(1.6, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 90, 12, 12)],
  }),
  "side-bridge": figure({
    base: onForearm,
    keys: [
      {},
      { hip: [2.6, 13.4], trunk: 173, lumbar: 12, thoracic: 5, neck: -6 },
      { hip: [1, 17.4], trunk: 168, lumbar: 0, thoracic: 0, neck: 0 },
    ],
    motion: rep(1.6, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 90, 12, 12)],
  }),
  "side-bridge-roll": figure({
    base: raised,
    keys: [
      {},
      {
        twist: -76,
        look: -90,
        armL: elbow([-27.6, 2.6], -173, -173, { scale: [1, 0.8, 0.9] }),
      },
    ],
    motion: rep(2.6, 1.4, 2.6),
    hands: "fist",
    muscles: ["waist:R"],
    arrows: [arrow([-8, 42], [-1, 36], [-2, 26])],
  }),
};
