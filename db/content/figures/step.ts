/** Stepping up: a low step, then a box with weights. The near foot stays up. */
import { standing } from "./bases.ts";
import { arrow, bend, dumbbell, type Figures, figure, from, plant, rep, step } from "./vocabulary.ts";

export const stepFigures: Figures = {
  "step-up-low": figure({
    base: from(standing, { legN: plant([15, 12.9]), legF: plant([-9, 3.9]) }),
    keys: [
      { hip: [-4, 52.2], armN: bend(-5, 14), armF: bend(8, 16) },
      {
        hip: [9, 52.2],
        trunk: 74,
        legF: plant([-8, 6.6], -22, { toes: 22 }),
        armN: bend(6, 20),
        armF: bend(18, 22),
      },
      { hip: [13, 59], trunk: 84, legF: plant([2, 19], -20), armN: bend(2, 16), armF: bend(12, 18) },
      { stand: ["N", 14.4], legF: plant([15, 12.9]), armN: bend(-5, 10), armF: bend(4, 12) },
    ],
    props: [step(8, 32, 9)],
    muscles: ["quads", "glutes"],
    arrows: [arrow([12, 70], [15, 79], [22, 88])],
    motion: rep(2.2, 0.8, 2.4),
  }),
  "step-up-loaded": figure({
    base: from(standing, { legN: plant([17, 21.5]), legF: plant([-9, 3.9]) }),
    keys: [
      { hip: [-5, 52], armN: bend(-3, 6), armF: bend(4, 6) },
      {
        hip: [6.5, 53],
        trunk: 66,
        legF: plant([-6.6, 7], -26, { toes: 26 }),
        armN: bend(20, 4),
        armF: bend(25, 4),
      },
      { hip: [14.5, 64], trunk: 80, legF: plant([0, 28], -30), armN: bend(8, 4), armF: bend(13, 4) },
      { stand: ["N", 16.4], legF: plant([17, 21.5]), armN: bend(-3, 6), armF: bend(4, 6) },
    ],
    hands: "fist",
    props: [step(9, 36, 17.6), dumbbell("F"), dumbbell("N")],
    muscles: ["quads", "glutes"],
    arrows: [arrow([12, 72], [15, 82], [23, 93])],
    motion: rep(2.4, 0.8, 2.6),
  }),
};
