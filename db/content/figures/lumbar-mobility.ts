/** Moving the low back: tilts and cat-cow. */
import { allFours } from "./bases.ts";
import { type Figures, figure, nudge, sway } from "./vocabulary.ts";

export const lumbarMobilityFigures: Figures = {
  "cat-cow": figure({
    base: allFours,
    keys: [
      { trunk: 54, lumbar: 64, thoracic: 28, neck: 12, head: 8 },
      {},
      { trunk: -12, lumbar: -38, thoracic: -14, neck: -20, head: -22 },
    ],
    motion: sway(3),
    muscles: ["erectors"],
    arrows: [nudge("lowBack", -90, 11, 3, [4, 26])],
  }),
};
