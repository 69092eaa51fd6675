/** Side bridges. */
import { sideLying } from "./bases.ts";
import { type Figures, figure, nudge, rep } from "./vocabulary.ts";

export const sideBridgeFigures: Figures = {
  "side-bridge": figure({
    base: sideLying,
    keys: [
      {},
      { hip: [2.6, 13.4], trunk: 173, lumbar: 12, thoracic: 5, neck: -6 },
      { hip: [1, 17.4], trunk: 168, lumbar: 0, thoracic: 0, neck: 0 },
    ],
    motion: rep(1.6, 2, 1.8),
    muscles: ["waist:R", "gluteMed:R"],
    arrows: [nudge("hip", 90, 12, 12)],
  }),
};
