/** Posture and unloading. */
import { standingFront } from "./bases.ts";
import { backWall, bend, type Figures, figure, follow, sway } from "./vocabulary.ts";

export const postureFigures: Figures = {
  "wall-angel": figure({
    base: standingFront,
    keys: [
      { arms: bend(72, 96, 0) },
      { arms: bend(104, 70, 0), shrug: 0.8 },
      { arms: bend(144, 30, 4), shrug: 1.8 },
    ],
    props: [backWall(-40, 40, 118)],
    motion: sway(2.6, 0.6),
    muscles: ["upperTrap", "deltoid"],
    arrows: [follow("tipL", -6, 0.1, 0.8), follow("tipR", 6, 0.1, 0.8)],
  }),
};
