/** The back extensors: lying on the front over a pillow, then on the sloping bench. */
import { prone, standing } from "./bases.ts";
import {
  backExtensionBench,
  cycle,
  dirs,
  type Figures,
  figure,
  follow,
  from,
  nudge,
  on,
  pillow,
  rep,
} from "./vocabulary.ts";

const overPillow = from(
  prone,
  { hip: [-6, 11.6], trunk: 0, lumbar: 10, thoracic: -10, legs: dirs(-170, -171, -147) },
  { props: [pillow(2, 2.9, 24, 7.6)] },
);
const lifted = dirs(-188, -188, -162);
const reached = dirs(8.5, 14, 15);
const reachArms = from(
  overPillow,
  { arms: dirs(-16, -4, 0), neck: -4, head: -4 },
  {
    props: [pillow(2, 2.9, 24, 7.6), pillow(33, 0.8, 13, 3)],
  },
);

const onBench = from(
  standing,
  {
    hip: [0, 47.1],
    trunk: 46,
    legs: dirs(-134, -134, -44),
    armN: on("chest", [5, 0], 120, { scale: [0.8, 0.7, 0.9] }),
    armF: on("chest", [5, 2], 120, { scale: [0.8, 0.7, 0.9] }),
  },
  { props: [backExtensionBench(2.7, 41)] },
);

export const backExtensorFigures: Figures = {
  "prone-leg-lift": figure({
    base: overPillow,
    keys: [{}, { legN: lifted }],
    motion: rep(2, 0.6, 3),
    muscles: ["glutes", "hamstrings"],
    arrows: [nudge("ankleN", 92, 12, 7)],
  }),
  "prone-alternate-lift": figure({
    base: reachArms,
    // Each diagonal in turn, with a pause.
    keys: [
      { at: 0 },
      { legN: lifted, armF: reached, at: 0.2 },
      { legN: lifted, armF: reached, at: 0.36 },
      { at: 0.5 },
      { legF: lifted, armN: reached, at: 0.7 },
      { legF: lifted, armN: reached, at: 0.86 },
    ],
    motion: cycle(10),
    endKey: 1,
    muscles: ["erectors", "glutes"],
    arrows: [nudge("ankleN", 92, 10, 7), nudge("wristN", 88, 10, 8)],
  }),
  "back-extension-bench": figure({
    base: onBench,
    keys: [{}, { trunk: 6, neck: -4 }, { trunk: -34, neck: -8 }],
    motion: rep(2.4, 0.4, 2.2),
    muscles: ["erectors", "glutes", "hamstrings"],
    arrows: [follow("crown", 6, 0.1, 0.8)],
  }),
};
