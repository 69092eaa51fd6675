/** Hinging at the hips. */
import { standing } from "./bases.ts";
import { type Figures, figure, follow, from, on, plant, rep, stick } from "./vocabulary.ts";

const dowelHold = from(standing, {
  neck: -6,
  head: -2,
  legs: plant([0, 3.9]),
  armN: on("chest", [-7.4, -13], -60, { scale: [0.92, 0.92] }),
  armF: on("chest", [-6.9, 8.4], 176, { scale: [0.42, 0.46, 0.9] }),
});

export const hingeFigures: Figures = {
  "hip-hinge-dowel": figure({
    base: dowelHold,
    keys: [{ stand: ["N", -0.8] }, { hip: [-8, 50.2], trunk: 66 }, { hip: [-14.5, 46.2], trunk: 38 }],
    hands: "fist",
    props: [stick("chest", [-8.4, -33], [-7.9, 24])],
    paint: ["legF", "armF", "neck", "trunk", "legN", "armN"],
    muscles: ["glutes", "hamstrings"],
    arrows: [follow("buttock", -6, 0.1, 1)],
    motion: rep(2, 0.8, 1.8),
  }),
};
