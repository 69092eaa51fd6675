/** From a chair to a squat with a weight. */
import { sitting, standing } from "./bases.ts";
import {
  bellOn,
  bend,
  chair,
  type Figures,
  figure,
  follow,
  from,
  on,
  pillow,
  rep,
  via,
} from "./vocabulary.ts";

/** Arms crossed over the chest: what lies across the body is shortened. */
const crossed = {
  armN: via([6, -9.6], [7.4, -0.6], 118, { scale: [1, 1, 0.8] }, "chest"),
  armF: via([8.4, -10.6], [8.2, 1], 120, { scale: [1, 1, 0.7] }, "chest"),
};
/** A firm cushion makes a chair high. */
const high = from(sitting, {}, { props: [chair(-20, 25.6), pillow(-20.4, 29.6, 23, 8)] });
const hang = (turn: number) => ({ armN: bend(turn, 14), armF: bend(turn + 6, 16) });

export const squatFigures: Figures = {
  "sit-to-stand-high": figure({
    base: high,
    keys: [
      { hip: [-18, 38.4], ...hang(14) },
      { hip: [-17.4, 38.6], trunk: 58, neck: -12, head: -12, ...hang(44) },
      { hip: [-10, 44], trunk: 56, neck: -12, head: -12, ...hang(42) },
      { hip: [-4, 50], trunk: 74, neck: -6, head: -6, ...hang(20) },
      { hip: [-0.8, 52.8], neck: 0, head: 0, ...hang(-4) },
    ],
    hands: "hand",
    motion: rep(2, 0.7, 3, 0.5),
    muscles: ["quads", "glutes"],
    arrows: [follow("shoulder", -13, 0.3, 0.95)],
  }),
  "sit-to-stand": figure({
    base: from(sitting, crossed),
    // Five keys: the trunk leans before the hips leave the seat.
    keys: [
      {},
      { hip: [-19.2, 29.8], trunk: 54, neck: -12, head: -14 },
      { hip: [-12, 37], trunk: 50, neck: -14, head: -14 },
      { hip: [-4.6, 47], trunk: 70, neck: -6, head: -6 },
      { hip: [-0.8, 52.8], neck: 0, head: 0 },
    ],
    hands: "hand",
    paint: ["legF", "armF", "neck", "trunk", "legN", "armN"],
    motion: rep(2, 0.7, 3, 0.5),
    muscles: ["quads", "glutes"],
    arrows: [follow("shoulder", -14, 0.3, 0.95)],
  }),
  "bodyweight-squat": figure({
    base: standing,
    keys: [
      { stand: ["N", -0.8], armN: bend(70, 6), armF: bend(74, 6) },
      { hip: [-9.4, 41], trunk: 72, neck: -6, head: -6, armN: bend(78, 4), armF: bend(82, 4) },
      { hip: [-16.4, 29], trunk: 52, neck: -14, head: -10, armN: bend(112, 2), armF: bend(116, 2) },
    ],
    hands: "hand",
    motion: rep(2.2, 0.8, 1.8),
    muscles: ["quads", "glutes"],
    arrows: [follow("buttock", -5, 0.15, 0.8)],
  }),
  "goblet-squat": figure({
    base: from(standing, { thoracic: 2, arms: on("chest", [8.6, -2.4], 66) }),
    keys: [
      { stand: ["N", -0.8], trunk: 91 },
      { hip: [-8, 40], trunk: 74, lumbar: 2, neck: -6, head: -4 },
      { hip: [-13.6, 27.4], trunk: 60, lumbar: 4, neck: -12, head: -8 },
    ],
    hands: "fist",
    motion: rep(2.2, 0.8, 1.8),
    props: [bellOn("chest", [8.2, -2.4], -62, "after:legN")],
    paint: ["legF", "armF", "neck", "trunk", "legN", "armN"],
    muscles: ["quads", "glutes"],
    arrows: [follow("buttock", -5, 0.15, 0.8)],
  }),
};
