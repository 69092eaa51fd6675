/** A pull from the side: the trunk resists it or, in the chop, turns against it. */
import { halfKneeling, kneeling, standing } from "./bases.ts";
import { arrow, band, type Figures, farPost, figure, from, hand, plant, rep } from "./vocabulary.ts";

/** Half kneeling from the side: the far knee, on the side of the post, is down. */
const kneelF = from(kneeling, {
  hip: [0, 28.6],
  legN: plant([22, 3.9]),
  legF: plant([-26, 4.7], -156),
  farLeg: [2.6, 1.3],
  farArm: [2.4, 0.6],
});
/** Half kneeling from the side: the near knee is down, the far foot, on the side of the post, in front. */
const kneelN = from(halfKneeling, { hip: [0, 28.6], legN: plant([-25.4, 4.7], -156), farArm: [2.4, 0.6] });
/** Both hands on one grip. */
const handsAt = (x: number, y: number, direction: number) => ({
  armN: hand([x, y], direction),
  armF: hand([x + 1.8, y + 1], direction, { exact: true }),
});

/** Both hands from the breastbone straight out, with the shoulders at a height. */
const press = (up: number) => [
  { arms: hand([9, up - 9.6], 10) },
  { arms: hand([20, up - 9], 2) },
  { arms: hand([30.4, up - 8], -4) },
];

export const antiRotationFigures: Figures = {
  "pallof-press-half-kneeling": figure({
    base: kneelF,
    keys: press(55.8),
    hands: "fist",
    props: [farPost(28, 57, 72), band("palmF", [28, 57], "before:armF")],
    muscles: ["waist", "abs", "glutes"],
    arrows: [arrow([21, 38], [33, 39])],
    groundSpan: [-40, 46],
    motion: rep(2, 2, 2),
  }),
  "pallof-press": figure({
    base: from(standing, { stand: ["N", -1.2, 0.99], farArm: [2.4, 0.6] }),
    keys: press(80.2),
    hands: "fist",
    props: [farPost(28, 81, 96), band("palmF", [28, 81], "before:armF")],
    muscles: ["waist", "abs"],
    arrows: [arrow([21, 62], [33, 63])],
    groundSpan: [-20, 44],
    motion: rep(2, 2, 2),
  }),
  "half-kneeling-chop": figure({
    base: kneelN,
    keys: [
      { twist: -10, trunk: 86, ...handsAt(27, 71, 44) },
      { twist: 4, trunk: 88, ...handsAt(19.6, 45, -20) },
      { twist: 24, look: 14, trunk: 87, ...handsAt(8, 26.4, -70) },
    ],
    hands: "fist",
    props: [farPost(44, 94, 100), band("palmN", [44, 94], "before:armN")],
    muscles: ["waist", "abs"],
    arrows: [arrow([36, 66], [32, 50], [19, 35])],
    groundSpan: [-40, 54],
    motion: rep(2, 0.8, 2.4),
  }),
};
