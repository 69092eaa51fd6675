/** From a chair to a squat with a weight. */
import { sitting, standing } from "./bases.ts";
import { bellOn, bend, type Figures, figure, follow, from, on, rep } from "./vocabulary.ts";

export const squatFigures: Figures = {
  "sit-to-stand": figure({
    base: sitting,
    // Five keys: the trunk leans before the hips leave the seat.
    keys: [
      { armN: bend(58, 16), armF: bend(62, 16) },
      { hip: [-19.2, 29.8], trunk: 56, neck: -12, head: -14, armN: bend(78, 12), armF: bend(82, 12) },
      { hip: [-12, 37], trunk: 50, neck: -14, head: -14, armN: bend(72, 12), armF: bend(76, 12) },
      { hip: [-4.6, 47], trunk: 70, neck: -6, head: -6, armN: bend(36, 12, 2), armF: bend(42, 12, 2) },
      { hip: [-0.8, 52.8], neck: 0, head: 0, armN: bend(-5, 10, 4), armF: bend(4, 12, 4) },
    ],
    hands: "hand",
    motion: rep(2, 0.7, 3, 0.5),
    muscles: ["quads", "glutes"],
    arrows: [follow("shoulder", -13, 0.35, 0.95)],
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
