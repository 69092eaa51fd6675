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
      { trunk: 155, lumbar: -40, thoracic: 15 },
      { hip: [6, 9.6], trunk: 202, lumbar: 28, thoracic: -6 },
    ],
    motion: sway(2.4),
    muscles: ["abs", "lowBack"],
    arrows: [round([6, 7], 18, 78, 142)],
  }),
  "seated-pelvic-tilt": figure({
    base: from(sitting, {}, { props: [chair(-24, 24.4)] }),
    keys: [
      { hip: [-19, 29.7], trunk: 122, lumbar: 56, thoracic: 0, neck: -14, head: -2 },
      {},
      { hip: [-21, 29.7], trunk: 64, lumbar: -41, thoracic: 14, neck: 2 },
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
