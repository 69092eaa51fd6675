/** Posture and unloading. */
import { sideLyingBent, sitting, standingFront, supine } from "./bases.ts";
import {
  arrow,
  backWall,
  bed,
  bend,
  breath,
  type Figures,
  figure,
  follow,
  from,
  hand,
  pillow,
  plant,
  rep,
  sway,
  via,
} from "./vocabulary.ts";

/** Leaning back on a slope of cushions on a bed, a pillow under the knees. */
const reclined = from(
  supine,
  {
    trunk: 144,
    hip: [6, 29.6],
    neck: 0,
    head: -3,
    legs: plant([51, 25.6], 76),
    armN: hand([8.6, 25.2], -4),
    armF: hand([8.6, 25.2], -4),
  },
  {
    props: [
      bed(-60, 66, 22),
      pillow(-38, 26, 38, 9),
      pillow(-42, 34, 28, 8.6),
      pillow(-19, 35, 58, 8, -36),
      pillow(30, 26.4, 20, 11),
    ],
    ground: "floor",
  },
);

/** On the side at the edge of the bed, facing the viewer, knees bent, the upper hand before the chest. */
const atEdge = from(
  sideLyingBent,
  {
    hip: [2, 32.6],
    neck: -2,
    legR: via([18.5, 26.8], [34, 25.4], -6, { scale: [1, 1, 0.8] }),
    legL: via([18.5, 32.2], [34, 29.6], -6, { scale: [1, 1, 0.8] }),
    armR: via([-13, 28], [-24, 24.8], -184, { scale: [1, 1, 0.5] }),
    armL: via([-8, 38], [-13, 25.4], -150, { scale: [1, 1, 0.8] }),
  },
  { props: [bed(-58, 54, 22), pillow(-42, 24.4, 24, 6)], ground: "floor", knees: true },
);

export const postureFigures: Figures = {
  "reclined-rest": figure({
    base: reclined,
    keys: [{}, { belly: 0.8 }],
    motion: breath,
    isometric: true,
    muscles: ["diaphragm"],
  }),
  "log-roll": figure({
    base: atEdge,
    keys: [
      {},
      {
        trunk: 174,
        hip: [2, 32.2],
        legR: via([14.4, 24.6], [16.8, 7], -70, { scale: [1, 1, 0.8] }),
        legL: via([16, 28.4], [22, 11], -64, { scale: [1, 1, 0.8] }),
      },
      {
        trunk: 138,
        hip: [2, 30.6],
        legR: via([-3.8, 21.2], [-1.4, 3.6], -84, { scale: [1, 1, 0.8] }),
        legL: via([13, 26.6], [16, 6], -78, { scale: [1, 1, 0.8] }),
        armR: via([-28, 31.6], [-15.6, 26.6], -120, { scale: [1, 1, 0.5] }),
        armL: via([-8, 39], [-11, 25.4], -150, { scale: [1, 1, 0.8] }),
      },
      {
        trunk: 90,
        hip: [2, 31.4],
        legR: via([-5.6, 25.4], [-5.2, 3], -96, { scale: [1, 1, 0.8] }),
        legL: via([9.6, 25.4], [9.2, 3], -84, { scale: [1, 1, 0.8] }),
        armR: via([-15, 42.8], [-16.4, 29], -120, { scale: [1, 1, 0.5] }),
        armL: via([15, 46.4], [10.4, 33.8], -100, { scale: [1, 1, 0.74] }),
      },
    ],
    motion: rep(3.4, 1, 3.4),
    hands: "flat",
    arrows: [follow("skull", 11, 0.4, 0.97)],
  }),
  "desk-posture-reset": figure({
    base: sitting,
    keys: [
      { hip: [-17, 29.7], trunk: 106, lumbar: 42, thoracic: 26, neck: 10, head: -22 },
      { hip: [-24.4, 29.7], trunk: 90, neck: -4, head: 2 },
    ],
    motion: sway(2.2, 1.6),
    muscles: ["erectors"],
    arrows: [follow("crown", 10, 0.2, 0.95)],
  }),
  "sit-stand-break": figure({
    base: sitting,
    keys: [
      {},
      { hip: [-15, 30], trunk: 52, neck: -12, head: -14, arms: bend(44, 20), at: 0.18 },
      { hip: [-5, 46], trunk: 66, neck: -10, head: -8, arms: bend(26, 14), at: 0.54 },
      { hip: [4, 52.2], at: 0.8, legN: plant([11, 7], -8), armN: bend(-6, 10), armF: bend(6, 12) },
      {
        hip: [11, 51],
        trunk: 88,
        legN: plant([22, 4.4], 8),
        legF: plant([0.4, 5.6], -14),
        armN: bend(-26, 10),
        armF: bend(24, 16),
      },
    ],
    hands: "hand",
    motion: rep(3, 0.8, 3),
    arrows: [arrow([-6, 78], [1, 88], [12, 94], [22, 95])],
  }),
  "wall-angel": figure({
    base: standingFront,
    keys: [
      { arms: bend(72, 96, 0) },
      { arms: bend(104, 70, 0), shrug: 0.8 },
      { arms: bend(144, 30, 4), shrug: 1.8 },
    ],
    props: [backWall(-40, 40, 126)],
    motion: sway(2.6, 0.6),
    muscles: ["serratus", "deltoid"],
    arrows: [follow("tipL", -6, 0.1, 0.8), follow("tipR", 6, 0.1, 0.8)],
  }),
};
