/** Marches on the spot. */
import { standing } from "./bases.ts";
import { bend, cycle, type Figures, figure, follow } from "./vocabulary.ts";

const back = bend(-24, 18);
const forth = bend(22, 36);
const hang = { armN: bend(-5, 20), armF: bend(4, 22) };
const up = bend(46, 66, -8);

const pumpBack = bend(-38, 88);
const pumpForth = bend(34, 94);
const pump = { armN: bend(-4, 90), armF: bend(2, 92) };
const high = bend(92, 94, -4);

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
    arrows: [follow("kneeN", -8, 0.06, 0.24)],
  }),
  "high-knee-march": figure({
    base: standing,
    keys: [
      { ...pump, stand: ["N", -0.6] },
      { legN: high, armN: pumpBack, armF: pumpForth, stand: ["F", -0.6] },
      { ...pump, stand: ["F", -0.6] },
      { legF: high, armN: pumpForth, armF: pumpBack, stand: ["N", -0.6] },
    ],
    motion: cycle(2),
    endKey: 1,
    hands: "fist",
    muscles: ["hipFlexors", "abs"],
    arrows: [follow("kneeN", -8, 0.06, 0.24)],
  }),
};
