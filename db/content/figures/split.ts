/** One leg in front of the other: with a hand on a rail, stepping back, with weights. The near leg is the front one. */
import { standing } from "./bases.ts";
import {
  ball,
  bend,
  dumbbell,
  type Figures,
  figure,
  follow,
  from,
  hand,
  nudge,
  on,
  plant,
  rail,
  rep,
  stick,
} from "./vocabulary.ts";

/** A long stance, the back heel lifted. */
const stance = from(standing, { legN: plant([19, 3.9]), legF: ball([-28, 1], -52, 52) });
const top = { hip: [-2.6, 47.4] } as const;
const lifting = (foot: number) => ball([-28, 1], -foot, foot);

export const splitFigures: Figures = {
  "supported-split-squat": figure({
    base: from(stance, {
      armN: on("pelvis", [-0.6, 8.2], -62),
      armF: hand([11, 48.2], -8, { exact: true }),
    }),
    keys: [top, { hip: [-2.6, 41.6], legF: lifting(58) }, { hip: [-2.6, 35.4], legF: lifting(64) }],
    hands: { N: "fist", F: "cup" },
    props: [rail(-14, 46), rail(30, 46), stick("", [-22, 46], [38, 46], "back")],
    muscles: ["quads", "glutes"],
    arrows: [nudge("hip", -90, 13, 10, [-23, 34])],
    motion: rep(2, 0.7, 1.8),
  }),
  "reverse-lunge": figure({
    base: from(standing, { legN: plant([10, 3.9]), armN: bend(-5, 14), armF: bend(6, 16) }),
    // Stand, lift, set the ball of the foot down behind, lower.
    keys: [
      { stand: ["N", 9.4], legF: ball([14.4, 1], 0, 0) },
      { hip: [7, 52.4], legF: ball([-12, 9], -34, 0) },
      { hip: [-5, 43.6], legF: ball([-31, 1], -58, 58) },
      { hip: [-7, 29.4], trunk: 88, legF: ball([-31, 1], -74, 74) },
    ],
    muscles: ["quads", "glutes"],
    arrows: [follow("heelF", -7, 0.08, 0.6)],
    motion: rep(2.4, 0.8, 2),
  }),
  "loaded-split-squat": figure({
    base: from(stance, { armN: bend(-4, 6), armF: bend(4, 6) }),
    keys: [top, { hip: [-2.6, 38.6], legF: lifting(60) }, { hip: [-2.6, 29.4], legF: lifting(72) }],
    hands: "fist",
    props: [dumbbell("F"), dumbbell("N")],
    muscles: ["quads", "glutes"],
    arrows: [nudge("hip", -90, 14, 10, [-23, 34])],
    motion: rep(2.2, 0.8, 1.9),
  }),
};
