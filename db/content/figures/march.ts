/** Marches on the spot. */
import { standing } from "./bases.ts";
import { bend, cycle, type Figures, figure, follow } from "./vocabulary.ts";

const back = bend(-24, 18);
const forth = bend(22, 42);
const hang = { armN: bend(-5, 20), armF: bend(4, 22) };
const up = bend(62, 78, -8);

export const marchFigures: Figures = {
  "march-in-place": figure({
    base: standing,
    keys: [
      { ...hang, stand: ["N", -0.6] },
      { legN: up, armN: back, armF: forth, stand: ["F", -0.6] },
      { ...hang, stand: ["F", -0.6] },
      { legF: up, armN: forth, armF: back, stand: ["N", -0.6] },
    ],
    motion: cycle(2.4),
    endKey: 1,
    muscles: ["hipFlexors"],
    arrows: [follow("kneeN", 6, 0.02, 0.24)],
  }),
};
