/** A pull from the side: the trunk resists it or, in the chop, turns against it. Seen from the front. */
import { kneeling, standing, standingFront } from "./bases.ts";
import {
  arrow,
  band,
  type Figures,
  farPost,
  figure,
  from,
  hand,
  plant,
  post,
  rep,
  via,
} from "./vocabulary.ts";

/** Half kneeling from the side: the far knee, on the side of the post, is down. */
const kneelF = from(kneeling, {
  hip: [0, 28.6],
  legN: plant([22, 3.9]),
  legF: plant([-26, 4.7], -156),
  farLeg: [2.6, 1.3],
  farArm: [2.4, 0.6],
});
/** Half kneeling, facing the viewer: the foot towards the post is in front. */
const kneelL = from(standingFront, {
  hip: [0, 28.4],
  legL: via([6, 3.4], [6.2, 7.2], -90, { scale: [1, 1, 0.4] }),
  legR: via([-8.8, 24.6], [-8.4, 2.6], -100),
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
    base: kneelL,
    keys: [
      {
        twist: -28,
        look: -40,
        armR: via([-17, 60], [-23, 68.6], 140),
        armL: hand([-21, 67.4], 140),
      },
      {
        armR: via([-12, 46], [-1.6, 50], 136, { scale: [1, 1, 0.9] }),
        armL: hand([1.2, 49], 136, { scale: [0.62, 0.62, 0.9] }),
      },
      {
        twist: 30,
        look: 34,
        armR: via([3, 44], [14, 35], -40),
        armL: hand([16.4, 36], -40, { scale: [0.67, 0.67, 1] }),
      },
    ],
    ground: "mat",
    hands: "fist",
    props: [post(-50, 92, 100), band("palmR", [-50, 92], "before:armR")],
    muscles: ["waist"],
    arrows: [arrow([8, 82], [23, 72], [31, 55])],
    motion: rep(1.8, 0.8, 2.4),
  }),
};
