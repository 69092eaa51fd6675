/** Turning the upper back while hips and knees stay. */
import { allFours, sideLyingFromAbove, sittingFront } from "./bases.ts";
import { arrow, dirs, type Figures, figure, from, pillow, round, sway, via } from "./vocabulary.ts";

/** Arms crossed over the chest, a hand on each shoulder. */
const crossed = from(sittingFront, {
  legs: via([5.4, 25.1], [5.2, 3.9], -84),
  armR: via([-6.6, -2.4], [4, 6], 42, { scale: [1, 1, 0.7] }, "chest"),
  armL: via([6.6, -2.4], [-4, 6], 138, { scale: [1, 1, 0.7] }, "chest"),
});

/** On the side seen from above, head left on a pillow, hips and knees at right angles, palms together in front. */
const onSideFromAbove = from(
  sideLyingFromAbove,
  { trunk: 180, legs: dirs(90, -2, 90), arms: dirs(92, 90, 90), farLeg: [2, 1.2], farArm: [2.4, 0.6] },
  { props: [pillow(-38, 1, 17, 30)] },
);

export const thoracicRotationFigures: Figures = {
  "seated-thoracic-rotation": figure({
    base: crossed,
    keys: [
      {},
      {
        twist: 58,
        look: 62,
        armR: via([4, -3], [6.4, 7], 70, { scale: [1, 1, 0.5] }, "chest"),
        armL: via([11, -1.4], [0, 6.4], 140, { scale: [1, 1, 0.7] }, "chest"),
      },
    ],
    motion: sway(2.2, 0.6),
    muscles: ["waist"],
    arrows: [round([0, 84], 17, 215, 325, 0.4)],
  }),
  "open-book": figure({
    base: onSideFromAbove,
    keys: [
      {},
      { twist: 40, look: 40, armN: dirs(114, 114, 114, { scale: [0.4, 0.4, 0.5] }) },
      { twist: 60, look: 70, armN: dirs(240, 240, 240, { scale: [0.4, 0.4, 0.5] }) },
      { twist: 80, look: 110, armN: dirs(262, 264, 264) },
    ],
    motion: sway(2.6, 0.8),
    muscles: ["pecs"],
    arrows: [arrow([-35, 29], [-54, 6], [-36, -22])],
  }),
  "thread-the-needle": figure({
    // The standing shoulder stays over its hand: the chest sinks and rises as it turns, the pelvis does not.
    base: from(allFours, { settle: null }),
    keys: [
      {
        trunk: -2,
        lumbar: 10,

        twist: -50,
        look: 0,
        armN: dirs(-146, -172, -178, { scale: [0.7, 0.8] }),
      },
      {
        trunk: 8,
        lumbar: -4,
        twist: 5,
        look: 10,
        armN: dirs(-84, -96, -96, { scale: [0.5, 0.45] }),
        at: 0.36,
      },
      { trunk: 17, lumbar: -20, twist: 78, look: 60, armN: dirs(90, 90, 90) },
    ],
    motion: sway(3, 0.6),
    muscles: ["midBack"],
    arrows: [arrow([50, 14], [57, 32], [51, 50])],
  }),
};
