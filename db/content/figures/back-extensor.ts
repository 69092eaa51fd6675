/** The back extensors: lying on the front over a pillow, then on the sloping bench. */
import type { Point } from "#lib/domain/figure/vector.ts";
import { prone, standing } from "./bases.ts";
import {
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
  roller,
  stick,
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

/** The ankle on the sloping bench, and the direction of the foot: the frame of the bars below. */
const ANKLE: Point = [-34.1, 11.7];
const FOOT = -44;
/** A bar of the bench between two points of the picture. The feet never move, so the bars may hang on them. */
const bar = (from: Point, to: Point) => {
  const turn = (-FOOT * Math.PI) / 180;
  const local = ([x, y]: Point): Point => {
    const [dx, dy] = [x - ANKLE[0], y - ANKLE[1]];
    return [dx * Math.cos(turn) - dy * Math.sin(turn), dx * Math.sin(turn) + dy * Math.cos(turn)];
  };
  return stick("footN", local(from), local(to), "back");
};

/** One straight line on the sloping bench: pad below the fold of the hips, heels under a roller, arms crossed. */
const onBench = from(
  standing,
  {
    hip: [0, 47],
    trunk: 46,
    legs: dirs(-134, -134, FOOT),
    armN: on("chest", [5, 0], 120, { scale: [0.8, 0.7, 0.9] }),
    armF: on("chest", [4.4, 2.4], 110, { scale: [0.56, 0.5, 0.8] }),
  },
  {
    props: [
      bar([-37, 1.2], [8, 1.2]),
      bar([-1, 33], [-13, 1.4]),
      bar([-5, 29.5], [-34, 5]),
      bar([-41.6, 12.2], [-29, 0.2]),
      roller(-36.2, 16.4, 2.6),
      pillow(-2.3, 34, 19, 5.8, 46),
    ],
  },
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
    groundSpan: [-46, 20],
    keys: [{}, { trunk: 6, neck: -4 }, { trunk: -34, neck: -8 }],
    motion: rep(2.4, 0.4, 2.2),
    muscles: ["erectors", "glutes", "hamstrings"],
    arrows: [follow("crown", 6, 0.1, 0.8)],
  }),
};
