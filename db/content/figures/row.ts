/** Pulling the shoulder blades and elbows back: without a thing, with a band, with a weight. */
import { allFours, standing, standingBack } from "./bases.ts";
import {
  arrow,
  band,
  bench,
  bend,
  dirs,
  dumbbell,
  type Figures,
  figure,
  follow,
  from,
  hand,
  plant,
  post,
  rep,
  stool,
  via,
} from "./vocabulary.ts";

const ANCHOR = [56, 61.5] as const;

/** On a stool, seen from the back: the thighs point away from the viewer. */
const sittingBack = from(
  standingBack,
  { hip: [0, 29.4], legs: via([8.4, 25.4], [8.6, 5.6], -80), arms: bend(10, -4, 0) },
  { props: [{ ...stool(0, 24.4), z: "after:legL" }] },
);

export const rowFigures: Figures = {
  "scapular-squeeze": figure({
    base: sittingBack,
    keys: [
      { shrug: 1.4, arms: bend(4, 4, 0) },
      { shrug: -2.4, arms: bend(18, -22, 0) },
    ],
    muscles: ["midBack"],
    arrows: [arrow([-17, 76], [-15, 71], [-14.4, 65.5]), arrow([17, 76], [15, 71], [14.4, 65.5])],
    motion: rep(1.4, 2.4, 1.8),
    isometric: true,
  }),
  "band-row": figure({
    base: from(standing, { stand: ["N", -1.4, 0.988], farArm: [2.4, 0.6] }),
    keys: [
      { arms: hand([28, 67.2], -8) },
      { arms: hand([17, 65], -6) },
      { thoracic: -4, head: 3, arms: hand([7, 64.5], -4) },
    ],
    hands: "fist",
    props: [post(ANCHOR[0], ANCHOR[1], 92), band("palmF", ANCHOR), band("palmN", ANCHOR)],
    muscles: ["midBack", "lats"],
    arrows: [follow("wristN", 10, 0, 0.7)],
    motion: rep(2, 1, 3),
  }),
  "one-arm-row": figure({
    base: from(allFours, {
      settle: null,
      trunk: 11,
      hip: [-3, 51.8],
      neck: -3,
      head: -8,
      farLeg: [2.6, 1.3],
      legF: dirs(-87, -181, -156),
      legN: plant([-11, 3.9]),
      armF: hand([27, 27], 0, { exact: true }),
      armN: dirs(-92, -90, -90),
    }),
    keys: [{}, { armN: dirs(-136, -84, -78) }, { armN: dirs(-196, -88, -92) }],
    ground: "floor",
    hands: { N: "fist", F: "flat" },
    props: [bench(-34, 44, 25, true), dumbbell("N")],
    muscles: ["lats", "midBack"],
    arrows: [arrow([17, 33], [12, 39], [10, 47])],
    motion: rep(1.7, 1, 2.5),
  }),
};
