/** Turning the upper back while hips and knees stay. */
import { allFours, sideLyingFromAbove, sitting } from "./bases.ts";
import { arrow, dirs, type Figures, figure, from, pillow, round, sway, via } from "./vocabulary.ts";

/** Arms crossed over the chest, a hand on each shoulder. */
const crossed = from(
  sitting,
  {
    armN: via([8.4, -8.6], [8, -0.6], 138, { scale: [1, 1, 0.72] }, "chest"),
    armF: via([10.4, -7.4], [9, 0.8], 120, { scale: [1, 1, 0.5] }, "chest"),
  },
  { hands: { N: "flat", F: "flat" }, paint: ["legF", "neck", "trunk", "legN", "armF", "armN"] },
);

/** On the side seen from above, head left on a pillow, hips and knees at right angles, palms together in front. */
const onSideFromAbove = from(
  sideLyingFromAbove,
  { trunk: 180, legs: dirs(90, -2, 90), arms: dirs(92, 90, 90), farLeg: [2, 1.2], farArm: [2.4, 0.6] },
  { props: [pillow(-38, 1, 17, 30)] },
);

export const thoracicRotationFigures: Figures = {
  "seated-thoracic-rotation": figure({
    base: crossed,
    solid: ["F"],
    keys: [
      {},
      {
        twist: 62,
        look: 62,
        armN: via([-5.4, -8.6], [4.4, -1.6], 42, { scale: [1, 1, 0.72] }, "chest"),
        armF: via([6.4, -7.6], [-4.4, -2.2], 140, { scale: [1, 1, 0.72] }, "chest"),
      },
    ],
    motion: sway(2.2, 0.6),
    muscles: ["waist"],
    arrows: [round([-19, 84], 14, 20, -120, 0.28)],
  }),
  "open-book": figure({
    base: onSideFromAbove,
    keys: [
      {},
      { twist: 40, look: 40, armN: dirs(52, 46, 46, { scale: [0.4, 0.34, 0.5] }) },
      { twist: 60, look: 70, armN: dirs(-60, -66, -66, { scale: [0.4, 0.34, 0.5] }) },
      { twist: 80, look: 110, armN: dirs(-98, -96, -96) },
    ],
    motion: sway(2.6, 0.8),
    muscles: ["pecs"],
    arrows: [arrow([-35, 29], [-54, 6], [-36, -22])],
  }),
  "thread-the-needle": figure({
    // The standing shoulder stays over its hand: the chest sinks and rises as it turns, the pelvis does not.
    base: from(allFours, { settle: null }),
    keys: [
      { trunk: 17, lumbar: -20, twist: 78, look: 45, armN: dirs(90, 90, 90) },
      {
        trunk: 8,
        lumbar: -4,
        twist: 4,
        armN: dirs(-90, -96, -96, { scale: [0.5, 0.5] }),
        at: 0.64,
      },
      { trunk: -2, lumbar: 10, twist: -14, armN: dirs(-136, -176, -178, { scale: [0.8, 0.9] }) },
    ],
    motion: sway(3, 0.6),
    muscles: ["midBack"],
    arrows: [arrow([20, 74], [8, 58], [10, 40])],
  }),
};
