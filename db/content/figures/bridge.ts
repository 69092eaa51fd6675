/** Bridges: lifting the hips from the back. */
import { hookLying } from "./bases.ts";
import { elbow, type Figures, figure, from, nudge, rep } from "./vocabulary.ts";

/** The upper back stays where it lies, so the hips come up and a little nearer to the head. */
const bridge = from(hookLying, {
  pin: ["upperBack", -21.4, 0.2],
  armN: elbow([-7, 2.4], -2, 0),
  armF: elbow([-9, 2.4], -2, 0),
});

export const bridgeFigures: Figures = {
  "glute-bridge": figure({
    base: bridge,
    keys: [
      {},
      { trunk: 193, thoracic: 8, lumbar: 2, neck: 2, head: -2 },
      { trunk: 206, thoracic: 20, lumbar: 4, neck: 6, head: 0 },
    ],
    motion: rep(1.8, 1.2, 2.4),
    muscles: ["glutes", "hamstrings"],
    arrows: [nudge("hip", 92, 14, 11)],
  }),
};
