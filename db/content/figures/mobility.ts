/** Movements of the low back, a nerve and the neck. */
import { sitting, sittingFront, standing, standingFront, supineFromAbove } from "./bases.ts";
import {
  bend,
  cycle,
  dirs,
  type Figures,
  figure,
  follow,
  from,
  nudge,
  on,
  plant,
  rep,
  round,
  sway,
  via,
  wall,
} from "./vocabulary.ts";

export const mobilityFigures: Figures = {
  "standing-back-bend": figure({
    base: from(standing, {
      armN: on("pelvis", [-4.6, 6.4], -96, { scale: [1, 1, 0.8] }),
      armF: on("pelvis", [-4, 6.4], -96, { scale: [1, 1, 0.8] }),
    }),
    keys: [{}, { stand: ["N", 5.6], trunk: 90, lumbar: -31, thoracic: -10, neck: 2, head: 6 }],
    motion: rep(2.2, 0.8, 2),
    hands: "flat",
    muscles: ["lowBack"],
    arrows: [follow("crown", -6, 0.02, 0.98)],
  }),
  "side-glide-wall": figure({
    base: from(standingFront, {
      legR: plant([6, 3.9], -98),
      legL: plant([14, 3.9], -82),
      armR: via([-11.4, -7], [-1, -3.6], 14, { scale: [1, 1, 0.8] }, "chest"),
      armL: on("pelvis", [9.6, 4], -110, { scale: [1, 1, 0.8] }),
    }),
    keys: [
      { hip: [1.4, 52], trunk: 103, neck: 8, head: 5 },
      { hip: [-9.6, 49.6], trunk: 90, lumbar: 20, thoracic: -24, neck: 4, head: 4 },
    ],
    motion: sway(3),
    props: [wall(-19.4, -1)],
    muscles: ["waist:L"],
    arrows: [nudge("hipRight", 180, 12, -24, [0, -6])],
  }),
  "lower-trunk-rotation": figure({
    base: from(
      supineFromAbove,
      {
        legR: via([16.4, -4.6], [29, -4.4], 0),
        legL: via([16.4, 4.6], [29, 4.4], 0),
        arms: bend(84, 82, 4),
      },
      { hands: { R: "hand", L: "hand" } },
    ),
    keys: [
      {},
      {
        legR: via([16, 7], [28.2, -2.6], 6),
        legL: via([15.4, 15.6], [28.4, 5.4], 6),
      },
      {},
      {
        legR: via([15.4, -15.6], [28.4, -5.4], -6),
        legL: via([16, -7], [28.2, 2.6], -6),
      },
    ],
    motion: cycle(6),
    endKey: 1,
    muscles: ["waist"],
    arrows: [nudge("kneeL", 90, 12, 6)],
  }),
  "sciatic-nerve-slider": figure({
    base: from(sitting, { hip: [-14, 29.7] }),
    keys: [
      { neck: 18, head: 22, legN: dirs(-3, -101, -2) },
      { neck: 0, head: 2, legN: dirs(4, -50, 38) },
      { neck: -16, head: -20, legN: dirs(0, -6, 88) },
    ],
    motion: sway(2.2, 0.3),
    muscles: ["hamstrings"],
    arrows: [follow("ankleN", -8, 0.4, 0.95), follow("nose", -8, 0.1, 0.9)],
  }),
  "cervical-rotation": figure({
    base: sittingFront,
    keys: [{}, { look: 46 }, { look: 74 }],
    motion: sway(3, 0.8),
    arrows: [round([0, 84], 12, 150, 30, 0.3)],
    crop: [-31, 44, 62],
    muscles: ["neckFront"],
  }),
};
