/** Rounding the low back: knees to the chest, and forward from a chair. */
import { hookLying, sitting } from "./bases.ts";
import {
  arrow,
  bend,
  chair,
  dirs,
  type Figures,
  figure,
  follow,
  from,
  hand,
  on,
  sway,
} from "./vocabulary.ts";

/** The hands come up while the thigh rises, then close over the shin just below the knee. */
const reachingN = dirs(38, 52, 60);
const onShinN = on("shankN", [5.4, -1], 72, { scale: [1, 1, 0.78] });
const onShinF = on("shankF", [6.4, -1], 72, { scale: [1, 1, 0.78] });

export const flexionFigures: Figures = {
  "single-knee-to-chest": figure({
    base: hookLying,
    keys: [
      {},
      { legN: bend(92, 112, -8), armN: reachingN, armF: dirs(38, 52, 60) },
      {
        legN: bend(114, 128, -14),
        armN: onShinN,
        armF: on("shankN", [8, -0.6], 72, { scale: [1, 1, 0.78] }),
      },
      {
        legN: bend(132, 138, -22),
        lumbar: 8,
        trunk: 185,
        armN: onShinN,
        armF: on("shankN", [8, -0.6], 72, { scale: [1, 1, 0.78] }),
      },
    ],
    hands: "cup",
    motion: sway(2.8, 2),
    muscles: ["lowBack", "glutes"],
    arrows: [follow("kneeN", 5, 0.2, 0.9)],
  }),
  "double-knee-to-chest": figure({
    base: hookLying,
    keys: [
      {},
      { legN: bend(92, 112, -8), armN: reachingN },
      { legN: bend(114, 128, -14), armN: onShinN, legF: bend(92, 112, -8), armF: dirs(38, 52, 60) },
      { legs: bend(116, 128, -14), armN: onShinN, armF: onShinF },
      { legs: bend(130, 140, -22), hip: [6, 8.4], lumbar: 26, trunk: 199, armN: onShinN, armF: onShinF },
    ],
    hands: "cup",
    motion: sway(3.6, 2),
    muscles: ["lowBack", "glutes"],
    arrows: [arrow([26, 37], [16, 40], [5, 37])],
  }),
  "seated-flexion": figure({
    base: from(sitting, { farLeg: [7, 2] }, { props: [chair(-24, 24.4)] }),
    keys: [
      {},
      {
        trunk: 76,
        lumbar: 30,
        thoracic: 20,
        neck: 14,
        head: 14,
        armN: hand([4, 25], -82),
        armF: hand([4, 25], -82),
      },
      {
        trunk: 52,
        lumbar: 58,
        thoracic: 32,
        neck: 18,
        head: 14,
        armN: hand([3, 11.6], -76),
        armF: hand([3, 11.6], -76),
      },
    ],
    motion: sway(2.6, 0.8),
    muscles: ["erectors"],
    arrows: [follow("forehead", 8, 0.1, 0.62)],
  }),
};
