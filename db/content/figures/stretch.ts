/** Stretches that are held. */
import { allFours, halfKneeling, hookLying, sittingFront, standing } from "./bases.ts";
import {
  arrow,
  dirs,
  doorway,
  type Figures,
  figure,
  follow,
  from,
  hand,
  nudge,
  on,
  plant,
  rep,
  round,
  strap,
  via,
} from "./vocabulary.ts";

const holding = rep(2, 2, 2.2);

export const stretchFigures: Figures = {
  "hamstring-stretch-strap": figure({
    base: hookLying,
    keys: [
      { legN: dirs(36, 26, 112), armN: dirs(36, 52, 40), armF: dirs(40, 54, 42) },
      { legN: dirs(82, 68, 150), armN: dirs(-12, 70, 62), armF: dirs(-8, 72, 64) },
    ],
    motion: holding,
    hands: "fist",
    props: [strap("palmN", "ballN"), strap("palmF", "ballN")],
    muscles: ["hamstrings"],
    arrows: [follow("ankleN", -9, 0.1, 0.8)],
  }),
  "half-kneeling-hip-flexor-stretch": figure({
    base: from(halfKneeling, {
      armN: on("pelvis", [-1.6, 7], -52, { scale: [1, 0.9, 0.6] }),
      armF: on("thighF", [17, 4.6], -10),
    }),
    keys: [
      { pin: ["kneeN", 0, 3.6], trunk: 87, legN: dirs(-88, -183, -158) },
      { pin: ["kneeN", 0, 3.6], trunk: 98, lumbar: 8, legN: dirs(-109, -182, -158) },
    ],
    motion: holding,
    hands: "flat",
    muscles: ["hipFlexors", "glutes"],
    arrows: [nudge("buttock", 0, 12, -18, [0, 2])],
  }),
  "figure-four-stretch": figure({
    base: hookLying,
    keys: [
      { legN: via([13, 7.4], [20.4, -5], 32, { scale: [1, 1, 0.9] }, "thighF") },
      {
        legN: via([13, 7.4], [20.4, -5], 32, { scale: [1, 1, 0.9] }, "thighF"),
        legF: dirs(108, 4, 84),
        arms: on("thighF", [15.5, -5], 60, { scale: [1, 1, 0.8] }),
      },
    ],
    motion: holding,
    hands: "cup",
    muscles: ["glutes"],
    arrows: [follow("kneeF", -14, 0.1, 0.9)],
  }),
  "childs-pose": figure({
    base: allFours,
    keys: [
      {},
      {
        settle: null,
        trunk: 20,
        lumbar: 30,
        thoracic: 10,
        at: 0.6,
        pin: ["kneeF", 8.5, 3.9],
        legs: dirs(-52, -183, -158),
        arms: hand([41, 1.9], 0),
      },
      {
        settle: null,
        trunk: 26,
        lumbar: 42,
        thoracic: 10,
        neck: -2,
        head: -2,
        pin: ["kneeF", 8.5, 3.9],
        legs: dirs(-29, -182, -158),
        arms: hand([45.6, 1.9], 0),
      },
    ],
    motion: rep(2.4, 2, 2.4),
    muscles: ["erectors", "lats"],
    arrows: [follow("buttock", 7, 0.1, 0.9)],
  }),
  "doorway-pec-stretch": figure({
    // The elbow stays at the frame, out to the side; the foot of that side steps through, the chest follows.
    base: from(standing, { armN: via([-2.4, 75], [-3, 89.4], 91) }),
    keys: [
      { stand: ["F", -13], legs: plant([-12.6, 3.9]) },
      { hip: [-4, 51.4], legF: plant([-12.6, 3.9]), legN: plant([5, 8.4]) },
      { hip: [5.6, 48.6], legF: plant([-12.6, 3.9]), legN: plant([21, 3.9]) },
    ],
    motion: holding,
    props: [doorway(0)],
    hands: { N: "flat" },
    muscles: ["pecs"],
    arrows: [arrow([6, 8], [16, 10], [26, 8])],
  }),
  "upper-trap-stretch": figure({
    base: from(sittingFront, {
      armR: via([-14, 53], [-11, 39.6], -70, { scale: [1, 1, 0.5] }),
    }),
    keys: [{ shrug: 0.3 }, { neck: 14, head: 20, shrug: 0 }],
    motion: holding,
    paint: ["handR", "legR", "legL", "neck", "trunk", "head", "armR", "armL"],
    muscles: ["upperTrap:R", "neckFront:R"],
    arrows: [round([0, 63], 24, 92, 56)],
    crop: [-33, 41, 66],
  }),
};
