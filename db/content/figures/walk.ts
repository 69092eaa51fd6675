/** Walking, from easy to with jogs between. */
import { standing } from "./bases.ts";
import { walk } from "./gait.ts";
import { arrow, cycle, type Figures, figure } from "./vocabulary.ts";

const easy = walk({ step: 22, swing: 17, trunk: 89 });
const brisk = walk({ step: 32, swing: 36, elbows: 74, trunk: 86, lift: 4, soft: 0.978 });
const jog = walk({ step: 42, stance: 0.38, lift: 16, swing: 36, elbows: 92, trunk: 83, soft: 0.955 });

export const walkFigures: Figures = {
  "easy-walk": figure({
    base: standing,
    keys: easy.keys,
    motion: cycle(2.2, easy.travel),
    endKey: 8,
    muscles: ["glutes", "calves"],
    arrows: [arrow([16, 78], [22, 78], [28, 78])],
  }),
  "brisk-walk": figure({
    base: standing,
    keys: brisk.keys,
    motion: cycle(1.4, brisk.travel),
    hands: "fist",
    endKey: 8,
    muscles: ["glutes", "calves"],
    arrows: [arrow([18, 79], [28, 79], [38, 79])],
  }),
  "walk-jog-intervals": figure({
    base: standing,
    keys: jog.keys,
    motion: cycle(1.2, jog.travel),
    hands: "fist",
    endKey: 4,
    muscles: ["quads", "glutes", "calves"],
    arrows: [arrow([22, 84], [34, 84], [46, 84])],
  }),
};
