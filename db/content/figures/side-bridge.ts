/** Side bridges: elbow and feet (or knees) stay, the hips come up into the line. */
import { plankPose, sideLying, standingFront } from "./bases.ts";
import {
  arrow,
  ball,
  dirs,
  elbow,
  type Figures,
  figure,
  from,
  hand,
  nudge,
  on,
  plant,
  rep,
  sway,
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

/**
 * The roll, from the side: hips and feet stay at one height, the chest turns from the viewer over the mat to the wall
 * behind. The forearms lie along the mat throughout, so that each lands where it will carry.
 */
const rolling = from(plankPose, {
  hip: [-4.2, 15.6],
  trunk: 15,
  thoracic: 0,
  neck: -2,
  head: -5,
  farLeg: [1.2, 1],
  legN: ball([-54, 2.2], -78, 78),
  legF: ball([-52.7, 3.4], -78, 78, { exact: true }),
  armN: elbow([24, 2.3], 0, 0),
  armF: elbow([26, 3.6], 0, 0, { exact: true }),
});
const onHip = dirs(166, 248, 296);

export const sideBridgeFigures: Figures = {
  "wall-side-bridge": figure({
    base: besideWall,
    keys: [{ hip: [12, 53] }, { hip: [5.5, 51.9], trunk: 100.6, neck: 4, head: 3 }],
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
  "side-bridge-roll": figure({
    base: rolling,
    keys: [{ twist: 88, look: 90, armN: onHip }, { trunk: 11 }, { twist: -88, look: -90, armF: onHip }],
    motion: sway(3.4, 1.6),
    muscles: ["waist"],
    arrows: [arrow([46, 37], [52.5, 31], [53, 20], [47, 11])],
  }),
};
