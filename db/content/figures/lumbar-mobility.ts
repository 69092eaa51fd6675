/** Moving the low back: tilts and cat-cow. */
import { allFours, hookLying, sitting } from "./bases.ts";
import { chair, type Figures, figure, from, nudge, on, round, sway } from "./vocabulary.ts";

export const lumbarMobilityFigures: Figures = {
  "pelvic-tilt": figure({
    base: from(hookLying, {
      armN: on("pelvis", [4.4, 4.4], -50, { scale: [0.8, 0.8, 0.8], flip: true }),
      armF: on("pelvis", [5.4, 4.4], -50, { scale: [0.8, 0.8, 0.8], flip: true }),
    }),
    keys: [
      { trunk: 160, lumbar: -32, thoracic: 12 },
      { hip: [6, 8.6], trunk: 196, lumbar: 20, thoracic: -4 },
    ],
    motion: sway(2.4),
    muscles: ["abs", "lowBack"],
    arrows: [round([6, 7], 18, 78, 142)],
  }),
  "seated-pelvic-tilt": figure({
    base: from(sitting, {}, { props: [chair(-24, 24.4)] }),
    keys: [
      { trunk: 112, lumbar: 42, thoracic: 4, neck: -12 },
      {},
      { trunk: 73, lumbar: -36, thoracic: 12, neck: 2 },
    ],
    motion: sway(2.6),
    muscles: ["lowBack"],
    arrows: [round([-20, 30], 14, 200, 130)],
  }),
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
