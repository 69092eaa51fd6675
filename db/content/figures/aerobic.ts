/** Walking in chest-deep water: the feet of a walk under a surface that stays where it is. */
import { standing } from "./bases.ts";
import { walk } from "./gait.ts";
import { arrow, cycle, type Figures, figure, water } from "./vocabulary.ts";

const stride = walk({ step: 26, swing: 24, elbows: 26, lift: 5, trunk: 90 });

export const aerobicFigures: Figures = {
  "pool-walk": figure({
    base: standing,
    keys: stride.keys,
    motion: cycle(3.4, stride.travel),
    props: [water(74)],
    endKey: 8,
    muscles: ["glutes", "calves"],
    arrows: [arrow([16, 86], [23, 86], [30, 86])],
  }),
};
